from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from etl import printing
from etl.records import Explanation, Extraction, Figure, SetAside

FIGURE = Figure(
    indicator="verdicts",
    measure="level",
    value=Decimal("824.0"),
    unit="count",
    qualifier="over",
    offence="theft",
    gravity=None,
    region="KZ-15",
    place="Хромтау",
    scope=None,
    period_start=date(2025, 1, 1),
    period_end=date(2025, 9, 30),
    modality="target",
    label="verdicts",
    start=10,
    end=19,
    quote="824\n[red]үкім",
)
YEAR = SetAside(0, 4, "2025", "date")
EXTRACTION = Extraction("a", "kk", "Title", "KZ-15", None, date(2025, 9, 30), (FIGURE,), (YEAR,))

FIGURE_KEYS = [
    "type", "document", "indicator", "measure", "value", "unit", "qualifier", "offence", "gravity", "region", "place",
    "scope", "period_start", "period_end", "modality", "label", "start", "end", "quote",
]  # fmt: skip


def lines(extraction: Extraction) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printing.json_lines(extraction)]


def test_json_lines_have_the_fields_that_other_programs_rely_on() -> None:
    aside, figure = lines(EXTRACTION)
    assert aside == {
        "type": "set_aside",
        "document": "a",
        "start": 0,
        "end": 4,
        "quote": "2025",
        "reason": "date",
    }
    assert list(figure) == FIGURE_KEYS
    assert (figure["type"], figure["document"], figure["value"], figure["period_start"]) == (
        "figure",
        "a",
        824,
        "2025-01-01",
    )
    assert (figure["gravity"], figure["quote"]) == (None, FIGURE.quote)


def test_json_lines_are_one_line_each_in_the_letters_of_the_report() -> None:
    (_, written) = printing.json_lines(EXTRACTION)
    assert "\n" not in written and "үкім" in written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("824", "824"),
        ("824.0", "824"),
        ("-3.8", "-3.8"),
        ("1.2E+9", "1200000000"),
        ("0.10", "0.1"),
        ("33.3", "33.3"),
        ("0", "0"),
        ("123456789012345678901", "123456789012345678901"),
    ],
)
def test_a_value_is_a_plain_number(value: str, written: str) -> None:
    figure = replace(FIGURE, value=Decimal(value))
    (line,) = printing.json_lines(replace(EXTRACTION, figures=(figure,), set_aside=()))
    assert f'"value": {written},' in line


def test_tables_show_each_figure_and_each_number_set_aside() -> None:
    heading, figures, aside = printing.report(EXTRACTION, 200)
    assert heading == (
        "a: language kk, region KZ-15, period ../2025-09-30; 1 figures, 1 numbers set aside\nTitle"
    )
    for shown in (
        "824 [red]үкім",
        "over 824",
        "verdicts level (target)",
        "theft; Хромтау",
        "2025-01-01/2025-09-30",
    ):
        assert shown in figures
    assert "2025" in aside and "date" in aside


@pytest.mark.parametrize("width", [40, 80, 200])
def test_tables_are_no_wider_than_the_terminal(width: int) -> None:
    for table in list(printing.report(EXTRACTION, width))[1:]:
        assert max(map(len, table.splitlines())) <= width


def test_nothing_found_is_no_table() -> None:
    _, figures, aside = printing.report(replace(EXTRACTION, figures=(), set_aside=()), 80)
    assert (figures, aside) == ("", "")


def test_explanations_say_what_decided_and_what_came_second() -> None:
    explained = [
        Explanation(
            0, 3, "824", "verdicts, level", 6.5, ("verdict \u00abverdicts\u00bb at 0.0",), "other (1.0)"
        ),
        Explanation(9, 13, "2024", "set aside: period"),
    ]
    first, second = printing.explanations(explained, 120).splitlines()[2:]
    assert first.split("  ")[0].strip() == "824"
    assert all(part in first for part in ("verdicts, level", "6.5", "at 0.0", "other (1.0)"))
    assert second.split() == ["2024", "set", "aside:", "period", "-", "-", "-"]
