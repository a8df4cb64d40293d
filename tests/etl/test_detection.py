"""A report's language is told by its letters and small words; kindred languages are refused."""

from __future__ import annotations

import pytest

from etl import detection
from etl.folding import fold
from etl.lexicons import Words

READ = {
    "ru": [
        "За девять месяцев прокурорами области внесено 824 представления, к ответственности привлечены 912 лиц.",
        "Раскрыто 5 краж.",
        "ЗА ГОД ОСУЖДЕНЫ 12 ЧЕЛОВЕК",
        "Прокуратура Ұлытауской области сообщила, что за год осуждены 12 человек.",
    ],
    "kk": [
        "Биылғы тоғыз айда облыс прокурорлары 824 ұсыным енгізді, 912 адам жауапқа тартылды.",
        "Облыста 5 ұрлық ашылды.",
        "2024 жылы 12 адам сотталды.",
        "Bıylǵy toǵyz aıda oblys prokýrorlary 824 usynym engizdi, 912 adam jaýapqa tartyldy.",
    ],
    "en": [
        "In nine months the prosecutors of the region filed 824 submissions, and 912 persons were held liable.",
        "The court convicted 12 persons.",
        "The prosecutor's office of the Ұлытау region reported that 12 persons were convicted in 2024.",
    ],
    # A page of several languages is read in that of its body.
    "mixed ru": [
        "Баспасөз қызметі хабарлайды\n\n"
        + "За год прокурорами области по делам о кражах внесено 5 представлений. " * 4,
    ],
    "mixed kk": [
        "Главная | О нас | Контакты\n\n"
        + "Облыс прокурорлары биыл ұрлық туралы істер бойынша 5 ұсыным енгізді. " * 4,
    ],
}

REFUSED = {
    "Kyrgyz": "Быйылкы тогуз айда облустун прокурорлору 824 сунуштама киргизип, 912 адам жоопко тартылды. "
    "Мындан тышкары кылмыштардын саны былтыркыга караганда он эки пайызга азайгандыгы белгиленди.",
    "Uzbek": "Joriy yilning toʻqqiz oyida viloyat prokurorlari tomonidan 824 ta taqdimnoma kiritildi, 912 nafar shaxs "
    "javobgarlikka tortildi. Bundan tashqari jinoyatlar soni oʻtgan yilga nisbatan kamaygan.",
    "Uzbek in Cyrillic": "Жорий йилнинг тўққиз ойида вилоят прокурорлари томонидан 824 та тақдимнома киритилди, "
    "912 нафар шахс жавобгарликка тортилди. Бундан ташқари жиноятлар сони ўтган йилга нисбатан камайган.",
    "Ukrainian": "За дев'ять місяців прокурорами області внесено 824 подання, до відповідальності притягнуто 912 осіб. "
    "Крім того, кількість злочинів зменшилася порівняно з минулим роком на дванадцять відсотків.",
    "German": "In neun Monaten haben die Staatsanwälte der Region 824 Eingaben gemacht, und 912 Personen wurden zur "
    "Verantwortung gezogen. Die Zahl der Straftaten ist gegenüber dem Vorjahr um zwölf Prozent gesunken.",
    "Turkish": "Dokuz ayda bölge savcıları 824 dilekçe verdi ve 912 kişi hakkında işlem yapıldı. Suç sayısı geçen yıla "
    "göre yüzde on iki azaldı, zararın büyük bölümü devlete geri ödendi.",
    "numbers alone": "12 345; 67,8%; 2024-03-12",
    "nothing": " \n ",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(language.split()[-1], text, id=f"{language}: {text[:60]}")
        for language, texts in READ.items()
        for text in texts
    ],
)
def test_read(language: str, text: str) -> None:
    detected = detection.detect(Words.of(fold(text)))
    assert detected is not None
    assert detected.code == language


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_refused(text: str) -> None:
    detected = detection.detect(Words.of(fold(text)))
    assert detected is None, detected.code


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_refused_when_it_is_long(text: str) -> None:
    assert detection.detect(Words.of(fold(f"{text} " * 5))) is None


KAZAKH = "Облыс прокурорлары биыл ұрлық туралы істер бойынша 5 ұсыным енгізді, 12 адам жауапқа тартылды."
RUSSIAN = "За год прокурорами области по делам о кражах внесено 5 представлений, к ответственности привлечены 12 лиц."
ENGLISH = "In the year the prosecutors of the region filed 5 submissions on thefts, and 12 persons were held liable."
MIXED = [
    ([KAZAKH], ["kk"]),
    ([KAZAKH, RUSSIAN], ["kk", "ru"]),
    ([RUSSIAN, RUSSIAN, KAZAKH, ENGLISH], ["ru", "kk", "en"]),
    (["Облыс прокуратурасының баспасөз қызметі", RUSSIAN, RUSSIAN], ["ru"]),
    ([RUSSIAN, "Атырау - 5", "Павлодар - 7", KAZAKH, "Ұлытау - 9"], ["ru", "kk"]),
    (["12 345", "67,8%"], []),
]


@pytest.mark.parametrize(("lines", "codes"), MIXED, ids=["+".join(codes) or "none" for _, codes in MIXED])
def test_passages_share_out_all_lines(lines: list[str], codes: list[str]) -> None:
    text = "\n\n".join(lines)
    passages = detection.passages(Words.of(fold(text)))
    assert sorted(one.language.code for one in passages) == sorted(codes)
    alone = [one.alone(text) for one in passages]
    assert all(len(part) == len(text) for part in alone)
    shared = [[part[at] for part in alone if not part[at].isspace()] for at in range(len(text))]
    assert not codes or shared == [[] if char.isspace() else [char] for char in text]


def test_a_short_line_goes_with_the_one_before() -> None:
    text = f"{RUSSIAN}\nАтырау - 5\n{KAZAKH}\nАтырау - 7"
    parts = {one.language.code: one.alone(text) for one in detection.passages(Words.of(fold(text)))}
    assert "Атырау - 5" in parts["ru"]
    assert "Атырау - 7" in parts["kk"]
