"""The ways in which a report says what time it is about, each with the first and the last day of it.

The table ``period_expressions.tsv`` lists them as they open a sentence of a report published on 15 October 2024.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.etl import reading

PUBLISHED = date(2024, 10, 15)
SENTENCES = {
    "en": "{} the courts convicted 1,540 persons.",
    "kk": "{} соттар 1540 адамды соттады.",
    "ru": "{} судами осуждены 1540 человек.",
}
with (Path(__file__).parent / "period_expressions.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = [tuple(row.values()) for row in csv.DictReader(file, dialect="excel-tab")]


@pytest.mark.parametrize(("language", "told", "first", "last"), ROWS, ids=[row[1] for row in ROWS])
def test_the_period_told(language: str, told: str, first: str, last: str) -> None:
    extraction = reading.extract(SENTENCES[language].format(told), language=language, published=PUBLISHED)
    [figure] = extraction.figures
    assert figure.value == 1540
    days = tuple(date.fromisoformat(day) if day else None for day in (first, last))
    assert (figure.period_start, figure.period_end) == days
