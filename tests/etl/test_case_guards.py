"""What must never be read as a verdict: requests, suspicions, what the law threatens, what is still to come."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from etl.extraction import record
from etl.proceedings import GUILT, Case
from etl.records import Document, RefusedDocument

NOT_GUILTY = [
    # English
    "The prosecutor asked the court to find the former mayor of Kentau guilty of bribery and to sentence him to nine years in prison.",
    "Prosecutors demanded that the former mayor of Kentau, who denies everything, be sentenced to nine years in prison for bribery.",
    "The former mayor of Kentau faces nine years in prison for bribery, the prosecutor said in his closing speech.",
    "If convicted, the former mayor of Kentau could be jailed for up to nine years for bribery.",
    "The former mayor of Kentau will be sentenced on Friday in the bribery case, the court in Kentau said.",
    "The former mayor of Kentau has not been convicted of bribery, and his trial goes on in the Turkistan region.",
    "The state prosecutor proposed a punishment of nine years of imprisonment for the former mayor of Kentau with a life ban on public office.",
    "The bribe-taker, the former mayor of Kentau, was caught red-handed and admitted his guilt in full during the investigation.",
    "The article provides for seven to twelve years of imprisonment; the former mayor of Kentau is suspected of bribery.",
    "In the debate the prosecution considered it proven that the mayor of Kentau took bribes and sought a prison term of nine years.",
    "The former mayor of Kentau was accused of bribery and arrested; the verdict is expected in May in Kentau.",
    "The prosecutor requested a fine of 20 million tenge for the former mayor of Kentau, accused of taking a bribe.",
    "The investigative court gave leave to hold the former mayor of Kentau, suspected of bribery, for two months.",
    "At the prosecutor's suit the court found nine decrees of the mayor of Kentau unlawful and cancelled them.",
    "The court found the contract that the former mayor of Kentau had signed invalid; he is suspected of bribery.",
    # Russian
    "По искам прокурора суд признал девять постановлений акима Кентау незаконными, сообщили в прокуратуре.",
    "Суд признал договор с бывшим акимом Кентау недействительным, сам он подозревается во взятке.",
    "Суд признал увольнение директора школы Кентау незаконным и взыскал в его пользу 2 млн тенге.",
    "Прокурор просит признать бывшего акима Кентау виновным во взятке и приговорить его к девяти годам лишения свободы.",
    "Гособвинитель запросил для бывшего акима Кентау девять лет лишения свободы с пожизненным лишением права занимать должности.",
    "Бывшему акиму Кентау грозит до девяти лет лишения свободы за получение взятки, сообщили в прокуратуре.",
    "Прокуратура требует назначить бывшему акиму Кентау наказание в виде девяти лет лишения свободы за взятку.",
    "Приговор бывшему акиму Кентау огласят пятого мая, ранее прокурор просил для него девять лет колонии за взятку.",
    "Бывший аким Кентау, взяточник, пойман с поличным и во всём признался, рассказали в антикоррупционной службе.",
    "Если вина бывшего акима Кентау будет доказана, он может получить девять лет лишения свободы за взятку.",
    "По мнению прокурора, бывшему акиму Кентау следует назначить девять лет лишения свободы за получение взятки.",
    "Санкция статьи предусматривает от семи до двенадцати лет лишения свободы; бывший аким Кентау подозревается во взятке.",
    "В прениях сторон прокурор счёл вину бывшего акима Кентау во взятке доказанной и попросил назначить девять лет колонии.",
    "Бывшего акима Кентау обвиняют во взятке; защита просит оправдать его, решение суда будет позже.",
    "Прокурор попросил оштрафовать бывшего акима Кентау на 20 миллионов тенге за взятку и лишить его наград.",
    "Суд дал санкцию на арест бывшего акима Кентау на два месяца, его подозревают во взятке.",
    # Kazakh
    "Прокурор Кентау қаласының бұрынғы әкімін пара алғаны үшін кінәлі деп танып, тоғыз жылға соттауды сұрады.",
    "Мемлекеттік айыптаушы Кентау қаласының бұрынғы әкіміне тоғыз жыл бас бостандығынан айыру жазасын тағайындауды талап етті.",
    "Кентау қаласының бұрынғы әкімі пара алды деген күдікпен ұсталды, оған тоғыз жылға дейін бас бостандығынан айыру жазасы көзделген.",
    "Кентау қаласының бұрынғы әкіміне пара алғаны үшін тоғыз жыл сұралып отыр, үкім бейсенбіде жарияланады.",
    "Кентау қаласының бұрынғы әкімі кінәсін толық мойындады, оған қатысты пара алу бойынша тергеу жүріп жатыр.",
    "Егер кінәсі дәлелденсе, Кентау қаласының бұрынғы әкімі тоғыз жылға бас бостандығынан айырылуы мүмкін.",
    "Прокурор Кентау қаласының бұрынғы әкімін тоғыз жылға бас бостандығынан айыруды, мүлкін тәркілеуді сұрады.",
    "Кентау қалалық соты аудан әкімін екі айға қамауға алуға санкция берді, ол пара алды деген күдікке ілінді.",
    "Кентау қаласының бұрынғы әкімі сотта пара алды деп айыпталуда, үкім әлі шыққан жоқ.",
]
GUILTY = [
    "The prosecutor had asked for nine years; the court in Kentau gave the former mayor of Kentau seven years in prison for bribery.",
    "Прокурор просил девять лет, но суд приговорил бывшего акима Кентау к семи годам лишения свободы за взятку.",
    "Прокурор тоғыз жыл сұраған еді. Сот Кентау қаласының бұрынғы әкімін пара алғаны үшін жеті жылға бас бостандығынан айырды.",
]

SENTENCED = [
    ("The prosecutor asked for eight years, but the court in Kentau gave the former mayor of Kentau five instead.", "5"),
    ("The former mayor of Kentau was sentenced in absentia to six years in prison for bribery, a court in Kentau said.", "6"),
    ("The court in Kentau handed the former mayor of Kentau a suspended sentence of three years for bribery.", "3"),
    ("Instead of the eight years that the prosecutor had sought, the former mayor of Kentau was given four years in prison by the court.", "4"),
    ("The former mayor of Kentau did not admit guilt, but was sentenced to seven years in prison for bribery.", "7"),
    ("Бывший аким Кентау заочно приговорён к шести годам лишения свободы за взятку, сообщили в суде.", "6"),
    ("Прокурор просил восемь лет, но суд назначил бывшему акиму Кентау пять лет лишения свободы за взятку.", "5"),
    ("Бывший аким Кентау вину не признал, однако осуждён за взятку на семь лет лишения свободы.", "7"),
    ("Суд в Кентау приговорил бывшего акима города к трём годам лишения свободы условно за взятку.", "3"),
    ("Кентау қаласының бұрынғы әкімі пара алғаны үшін алты жылға бас бостандығынан айырылды, деп хабарлады сот.", "6"),
    ("Прокурор сегіз жыл сұраған еді, бірақ сот Кентау қаласының бұрынғы әкімін бес жылға бас бостандығынан айырды.", "5"),
    ("Кентау қаласының бұрынғы әкімі пара алғаны үшін үш жылға шартты түрде сотталды.", "3"),
]  # fmt: skip
"""Verdicts beside words that take others back, and the years that were given."""


def read(text: str) -> list[Case]:
    document = Document("guard", Path("guard.txt"), text, hashlib.sha256(text.encode()).hexdigest())
    try:
        return list(record(document).cases)
    except RefusedDocument:
        return []


@pytest.mark.parametrize("text", NOT_GUILTY, ids=lambda text: text[:70])
def test_nobody_is_convicted_without_a_court(text: str) -> None:
    rows = read(text)
    assert [row for row in rows if row.stage in GUILT or row.sanction_status in {"imposed", "upheld"}] == []


@pytest.mark.parametrize("text", GUILTY, ids=lambda text: text[:70])
def test_a_court_that_gave_less_than_was_asked_for_has_given_it(text: str) -> None:
    (row,) = read(text)
    assert (row.stage, row.sanction_status) == ("convicted", "imposed")
    assert row.years == Decimal(7)


@pytest.mark.parametrize(("text", "years"), SENTENCED, ids=[text[:70] for text, _ in SENTENCED])
def test_a_verdict_is_read_beside_words_that_take_others_back(text: str, years: str) -> None:
    (row,) = read(text)
    assert (row.stage, row.sanction_status, row.years) == ("convicted", "imposed", Decimal(years))


@pytest.mark.parametrize(
    "text",
    [
        "A judge of the Semey city court was detained for a bribe. Last year a judge of the same court was sentenced to four years.",
        "Судья Есильского районного суда Астаны задержана при получении взятки. Напомним, в прошлом году судью этого же суда приговорили к 4,5 годам колонии за взятку.",
        "Семей қалалық сотының судьясы пара алды деген күдікпен ұсталды. Былтыр осы соттың судьясы төрт жылға сотталған.",
    ],
    ids=lambda text: text[:60],
)
def test_an_earlier_verdict_of_somebody_else_convicts_nobody_now(text: str) -> None:
    assert [row.stage for row in read(text)].count("detained") == 1
