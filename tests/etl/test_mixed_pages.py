"""A page that tells the same in several languages is read in each of them, and each number is told once."""

from __future__ import annotations

import re
from pathlib import Path

from etl import names
from etl.extraction import explain, extract, record
from etl.records import Document

PAGE = """Алматы облысының прокуратурасы 2023 жылдың қорытындысын шығарды

2023 жылы облыста 12 450 қылмыс тіркелді. Сотқа 824 іс жолданды. Прокурорлар 340 ұсыныс енгізді.

Прокуратура Алматинской области подвела итоги

В области зарегистрировано 12 450 преступлений. В суд направлено 824 дела. Прокурорами внесено 340 представлений.
Кроме того, отменено 45 незаконных постановлений.

The prosecutor's office of the region summed up

In the region 12,450 crimes were registered and 824 cases were sent to court; 7 citizens were acquitted.
"""
VERDICTS = """Аудан әкімінің орынбасары пара алғаны үшін сотталды

Сот аудан әкімінің орынбасарын 5 млн теңге пара алғаны үшін кінәлі деп танып, 7 жылға бас бостандығынан айырды.

Заместитель акима района осужден за взятку

Суд признал заместителя акима района виновным в получении взятки в 5 млн тенге и приговорил его к 7 годам лишения свободы.
"""


def _document(text: str) -> Document:
    return Document("page", Path("page.txt"), text, "0")


def test_each_number_is_told_once_and_the_period_of_one_language_is_that_of_all() -> None:
    extraction = extract(_document(PAGE))
    told = {(figure.indicator, int(figure.value)): figure for figure in extraction.figures}
    assert told.keys() == {
        ("registered_crimes", 12450),
        ("cases_sent_to_court", 824),
        ("oversight_acts", 340),
        ("decisions_annulled", 45),
        ("persons_acquitted", 7),
    }
    assert {(figure.region, str(figure.period_end)) for figure in told.values()} == {("KZ-19", "2023-12-31")}
    assert [one.reason for one in extraction.set_aside].count("duplicate") == 5
    spans = [(figure.start, figure.end, figure.quote) for figure in extraction.figures]
    spans += [(number.start, number.end, number.quote) for number in extraction.set_aside]
    assert all(PAGE[start:end] == quote for start, end, quote in spans)


def test_every_number_of_every_language_is_explained() -> None:
    explained = {(one.start, one.quote) for one in explain(_document(PAGE))}
    for number in ("12 450", "12,450", "824", "340", "45", "7"):
        places = [found.start() for found in re.finditer(rf"(?<!\d){number}(?!\d)", PAGE)]
        assert [place for place in places if (place, number) in explained] == places, number


def test_a_case_told_in_two_languages_is_one_row() -> None:
    (case,) = record(_document(VERDICTS)).cases
    assert (case.stage, int(case.years or 0), int(case.amount or 0)) == ("convicted", 7, 5_000_000)


def test_names_are_masked_in_each_language() -> None:
    text = PAGE.replace("Кроме того, отменено", "Прокурор К. Н. Сергазин отменил").replace(
        "Прокурорлар 340", "Прокурор Қ. Н. Серғазин 340"
    )
    stored = record(_document(text)).text
    assert names.MASK in stored
    assert "Сергазин" not in stored
    assert "Серғазин" not in stored
