"""A report about another country is refused; one about Kazakhstan that names others is read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from babel import Locale

from etl.catalogue import DATA
from etl.extraction import extract
from etl.records import Document, RefusedDocument
from tests.etl import brackets

# The country, a text, its publisher and its address.
ABROAD = [
    (
        "Russia",
        "Прокуратура Омской области\nВ 2023 году прокурорами выявлено 450 нарушений законов.",
        None,
        None,
    ),
    (
        "Kyrgyzstan",
        "Генпрокуратура Кыргызстана подвела итоги\nВозмещено 210 млн сомов.",
        "Tengrinews",
        "https://tengrinews.kz/1",
    ),
    ("Uzbekistan", "Өзбекстан прокурорлары 2023 жылы 450 іс қозғады, 12 адам сотталды.", None, None),
    ("United Kingdom", "Prosecutors in England and Wales charged 9,800 persons in 2022.", None, None),
    ("United States", "The U.S. Attorney in Manhattan convicted 1,240 defendants in 2023.", None, None),
    (
        "Russia",
        "Прокуратура Оренбургской области: итоги\nВ Оренбурге 450 нарушений. В Омске - 12. Из Казахстана выданы 2.",
        None,
        None,
    ),
]
HOME = [
    (
        "Из ОАЭ экстрадирован обвиняемый\nПрокуратура Атырауской области сообщила об ущербе в 5 млн тенге.",
        None,
        None,
    ),
    (
        "За год осуждены 12 граждан Узбекистана и 3 гражданина России.",
        "Прокуратура Туркестанской области",
        None,
    ),
    ("За год осуждены 12 граждан Узбекистана и 3 гражданина России.", None, "https://www.gov.kz/memleket/1"),
    ("Ресейден 5 адам елге қайтарылды\nҚазақстан прокурорлары 2023 жылы 12 өтініш жіберді.", None, None),
    ("Prosecutors in 2023 convicted 40 persons.", None, None),
    ("Взятка в 2,5 млн долларов США и 300 тысяч рублей РФ", None, None),
    ("The bribe was 2 million US dollars, another U.S. dollars 3 million", None, None),
    ("Пара 2 млн АҚШ доллары болды, 5 адам сотталды", None, None),
    ("Extradition from Turkey: 5 persons returned\nThe office recovered 12 million tenge.", None, None),
]


def _document(text: str, publisher: str | None, url: str | None) -> Document:
    return Document("page", Path("page.txt"), text, "0", publisher=publisher, source_url=url)


@pytest.mark.parametrize(("country", "text", "publisher", "url"), ABROAD)
def test_a_report_about_another_country_is_refused(
    country: str, text: str, publisher: str | None, url: str | None
) -> None:
    with pytest.raises(
        RefusedDocument, match=rf"page.txt: tells of {country}; give a report about Kazakhstan"
    ):
        extract(_document(text, publisher, url))


@pytest.mark.parametrize(("text", "publisher", "url"), HOME)
def test_a_report_that_only_names_other_countries_is_read(
    text: str, publisher: str | None, url: str | None
) -> None:
    assert extract(_document(text, publisher, url)).figures


def test_every_country_has_words_in_each_language_and_a_code() -> None:
    with (DATA / "catalogue" / "countries.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert all(all(line.values()) for line in lines)
    assert {line["code"] for line in lines} <= Locale("en").territories.keys()


# Texts with numbers in [brackets], and whether each is told of a region of Kazakhstan.
PLACES = [
    (
        (
            "За год в Костанайской области [5 120] преступлений. В России за это время совершено [12 000] таких, в "
            "Кыргызстане - [340]. Из Узбекистана выданы [12] лиц, осуждены [7] граждан Китая. В Россию выданы [15] лиц."
        ),
        [True, False, False, True, True, True],
    ),
    (
        (
            "In Kostanay region [5,120] crimes were registered. In Russia [12,000] crimes were committed, and in the "
            "United States [340]. From Uzbekistan [12] persons were extradited, [7] citizens of China were convicted."
        ),
        [True, False, False, True, True],
    ),
    (
        (
            "Қостанай облысында [5 120] қылмыс тіркелді. Ресейде осы уақытта [12 000] қылмыс жасалды, Қырғызстанда - [340]. "
            "Өзбекстаннан [12] адам қайтарылды, Қытайдың [7] азаматы сотталды."
        ),
        [True, False, False, True, True],
    ),
]


@pytest.mark.parametrize(("marked", "home"), PLACES, ids=["ru", "en", "kk"])
def test_what_happened_abroad_is_of_no_region(marked: str, home: list[bool]) -> None:
    example = brackets.parse(marked)
    figures = extract(_document(example.text, None, None)).figures
    regions = [
        next(figure.region for figure in figures if figure.start < end and start < figure.end)
        for start, end in example.spans
    ]
    assert regions == ["KZ-39" if one else None for one in home]
