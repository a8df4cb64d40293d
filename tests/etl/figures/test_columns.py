"""The period of a number that stands in a column: a line of times heads it."""

from __future__ import annotations

import pytest

from tests.etl import reading

TABLES = [
    (
        "Crime in Kazakhstan\n\nIndicator | 2022 | 2023 | Change\nThefts | 80,112 | 71,020 | -11.3%\n",
        [("80112", 2022, 12), ("71020", 2023, 12), ("-11.3", 2023, 12)],
    ),
    (
        "Crime in Pavlodar region (9 months of 2023 / 9 months of 2022)\n\nThefts: 2,310 / 2,500\n",
        [("2310", 2023, 9), ("2500", 2022, 9)],
    ),
    # one number too few for the columns: no column is guessed
    ("Thefts in Kazakhstan\n\nIndicator | 2022 | 2023\nThefts | 80,112\n", [("80112", None, None)]),
]


@pytest.mark.parametrize(("text", "told"), TABLES, ids=[text.splitlines()[0] for text, _ in TABLES])
def test_columns(text: str, told: list[tuple[str, int | None, int | None]]) -> None:
    figures = reading.extract(text, language="en").figures
    ends = [figure.period_end for figure in figures]
    assert [
        (str(figure.value), end and end.year, end and end.month)
        for figure, end in zip(figures, ends, strict=True)
    ] == told
