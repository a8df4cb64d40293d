"""A sentence ends where a reader would end it: not behind an abbreviation, an initial or a number."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import languages, sentences
from etl.folding import fold

# "|" stands where the sentences are cut.
CUT = [
    # Russian
    "За год вынесено 824 приговора. | Осуждены 912 человек.",
    "Возмещено 1,2 млрд. тенге ущерба. | Изъято 40 кг. гашиша.",
    "Взыскано 340 млн. | Арест наложен на 12 домов.",
    "Ущерб составил 15 тыс. тенге.",
    "Об этом сообщил А. Б. Ахметов. | Дела направлены в суд.",
    "За 9 месяцев 2024 г. - 5 130 преступлений.",
    "В 2023 г. зарегистрировано 12 дел, в 2024 г. – 15.",
    "По ст. 189 УК осуждены 44 человека.",
    "Изъяты документы, деньги и т.д. в пользу государства.",
    "В г. Алматы раскрыто 5 краж.",
    "Сколько? | Сорок! | Больше нет…",
    "Показатель 3.8 процента.",
    "«Мы вернули 5 млн тенге.» | Остальное взыщет суд.",
    # Kazakh
    "Būl ötken jyldan 7,5 paiyzğa köp. | Onyñ ışınde ūrlyq 4 120.",
    "Бюджетке 12,5 млн. теңге түсті. | Іс сотқа жолданды.",
    "2024 ж. қаңтарда 824 үкім шығарылды. | Бұл аз емес.",
    "А.Б. Ахметов 5 жылға сотталды.",
    # English
    "The court gave 824 verdicts. | It acquitted 12 persons.",
    "About 1.2 bln. tenge was reimbursed. | The rest is due.",
    "Mr. Akhmetov was sentenced. | The case is closed.",
    "J. Smith and 11 others were convicted.",
    "Crime fell by 3.8% in Aktobe. | Thefts rose.",
]


def _split(text: str, language: str = "ru") -> list[str]:
    multipliers = languages.read(language).abbreviations
    return [text[line.start : line.end] for line in sentences.split(fold(text), text, multipliers)]


@pytest.mark.parametrize("marked", CUT)
def test_sentences(marked: str) -> None:
    language = "en" if marked.isascii() else "kk" if set(marked) & set("әғқңөұүһі") else "ru"
    assert _split(marked.replace(" | ", " "), language) == marked.split(" | ")


def test_every_line_is_a_sentence() -> None:
    assert _split("Заголовок без точки\n\nВынесено 5 приговоров\n- краж 3\n- грабежей 2") == [
        "Заголовок без точки",
        "Вынесено 5 приговоров",
        "- краж 3",
        "- грабежей 2",
    ]


def test_a_sentence_knows_its_line() -> None:
    text = "Первая строка. Она же.\n\nТретья строка."
    found = sentences.split(fold(text), text)
    assert [line.paragraph for line in found] == [0, 0, 2]


@given(st.text(alphabet="абвАБВ.!?… \n12-–«»г", max_size=80))
def test_nothing_but_space_is_lost(text: str) -> None:
    found = sentences.split(fold(text), text)
    assert "".join("".join(_split(text)).split()) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(not text[line.start].isspace() for line in found)
