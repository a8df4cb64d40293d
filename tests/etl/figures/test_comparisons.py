"""Changes, their bases and what they led to, each with its sign and the year that it belongs to.

``comparisons.tsv`` has a sentence a line and its figures in order: ``-24%@2024 3287@2023`` is a change by -24 per
cent of 2024 and a level of 2023; ``x`` stands behind a factor.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from etl.records import Figure
from tests.etl import reading

SIGNS = {"percent": "%", "times": "x"}
with (Path(__file__).parent / "comparisons.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = [tuple(row.values()) for row in csv.DictReader(file, dialect="excel-tab")]


def _shown(figure: Figure) -> str:
    year = figure.period_end.year if figure.period_end else None
    return f"{figure.value.normalize():f}{SIGNS.get(figure.unit, '')}@{year}"


@pytest.mark.parametrize(("language", "text", "values"), ROWS, ids=[row[1] for row in ROWS])
def test_compared(language: str, text: str, values: str) -> None:
    figures = reading.extract(text, language=language, published=date(2024, 10, 15)).figures
    assert " ".join(map(_shown, sorted(figures, key=lambda figure: figure.start))) == values
