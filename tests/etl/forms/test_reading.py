from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import forms
from etl.forms import Book, facts, layouts
from tests.etl.forms.conftest import ROWS, Write, build


def named(book: Book, sheet: str = "R1") -> dict[str, tuple[str, ...]]:
    """The rows' paths by their codes."""
    return {str(line.code): line.path for one in book.sheets if one.name == sheet for line in one.lines}


def value(book: Book, code: int, column: int) -> float:
    """A value of the first sheet; what is not stored is zero."""
    sheet = book.sheets[0]
    cells = zip(sheet.cells.lines, sheet.cells.columns, sheet.cells.values, strict=True)
    return next((value for line, place, value in cells if (line, place) == (code - 1, column - 1)), 0.0)


def figures(book: Book) -> dict[tuple[str, str | None, str | None, str | None], Decimal]:
    return {
        (
            found.figure.indicator,
            found.figure.offence,
            found.figure.gravity,
            found.figure.scope,
        ): found.figure.value
        for found in book.table.figures
    }


@pytest.fixture
def book(write: Write, workbook: openpyxl.Workbook) -> Book:
    return forms.read(write(workbook))


def test_heads_over_merged_cells(book: Book) -> None:
    assert [column.path for column in book.sheets[0].columns] == [
        ("В производстве",),
        ("из них", "зарегистрировано"),
        ("из них", "в отношении женщин"),
        ("окончено",),
    ]
    assert [column.number for column in book.sheets[0].columns] == [1, 2, 3, 4]


def test_rows_know_what_they_are_a_part_of(book: Book) -> None:
    paths = named(book)
    person, property_ = ("Всего", "Глава 1. Против личности"), ("Всего", "Глава 6. Против собственности")
    assert paths["1"] == ("Всего",)
    assert paths["2"] == ("Всего", "проступки")
    assert paths["4"] == ("Всего", "преступлений", "тяжкие")
    assert paths["6"] == (*person, "Убийство (ст.99)")
    assert paths["7"] == (*person, "покушение на убийство"), "the form counts it beside murder"
    assert paths["10"] == (*property_, "Кража (ст.188)", "транспортных средств")
    assert paths["11"] == (*property_, "Кража (ст.188)", "транспортных средств", "в т.ч. автомобилей")
    assert paths["12"] == (*property_, "Скотокрадство (ст.188-1)")


def test_every_number_is_counted_and_zeros_are_known(book: Book) -> None:
    assert book.numbers == len(ROWS) * 5 + 2
    for code, (*_names, values) in enumerate(ROWS, 1):
        assert [value(book, code, column) for column in (1, 2, 3, 4)] == values
    assert len(book.sheets[0].cells.values) == sum(
        number != 0 for *_names, values in ROWS for number in values
    )


def test_money_is_told_in_tenge(book: Book) -> None:
    assert figures(book)["damage_established", None, None, None] == Decimal(1234567)


def test_cells_become_figures_with_their_place(book: Book) -> None:
    found = figures(book)
    assert found["registered_offences", None, None, None] == 100
    assert found["registered_misdemeanours", None, None, None] == 10
    assert found["registered_crimes", None, "serious", None] == 30
    assert found["registered_offences", None, None, "в отношении женщин"] == 30
    first = book.table.figures[0]
    assert (first.sheet, first.cell, first.figure.quote, first.figure.region) == ("R1", "F6", "100", "KZ-15")


def test_an_article_is_told_apart_from_its_offence(book: Book) -> None:
    found = figures(book)
    assert found["registered_offences", "theft", None, "ст. 188"] == 70
    assert found["registered_offences", "theft", None, None] == 70, (
        "the layout says that this article is the offence"
    )
    assert found["registered_offences", "murder", None, "ст. 99"] == 8
    assert ("registered_offences", "murder", None, None) not in found, "attempts are counted beside it"
    assert found["registered_offences", "theft", None, "ст. 188; в отношении женщин"] == 20
    assert found["registered_offences", None, None, "гл. 6"] == 88


def test_zeros_become_figures_where_the_layout_says_so(book: Book) -> None:
    found = figures(book)
    assert found["registered_offences", None, None, "ст. 193"] == 0
    assert ("registered_offences", None, None, "ст. 193; в отношении женщин") not in found


def test_nothing_is_out_of_balance(book: Book) -> None:
    assert book.unbalanced == ()


@pytest.mark.parametrize(
    ("cell", "content", "rule", "stated", "due"),
    [
        ("F6", 101, "form_sum", "101", "100"),
        ("F11", 9, "form_sum", "12", "13"),
        ("E15", 90, "form_part", "90", "80"),
        ("G13", 99, "form_part", "99", "88"),
    ],
)
def test_what_does_not_add_up_is_told(
    write: Write, workbook: openpyxl.Workbook, cell: str, content: int, rule: str, stated: str, due: str
) -> None:
    workbook["R1"][cell] = content
    found = forms.read(write(workbook)).unbalanced
    assert (rule, stated, due) in {(one.rule, one.stated, one.due) for one in found}


def test_an_empty_cell_is_not_zero(write: Write, workbook: openpyxl.Workbook) -> None:
    workbook["R1"]["H6"] = None
    book = forms.read(write(workbook))
    assert value(book, 1, 4) != value(book, 1, 4), "an empty cell is no number"
    assert book.numbers == len(ROWS) * 5 + 1


def test_the_region_may_stand_in_the_files_name(write: Write, workbook: openpyxl.Workbook) -> None:
    book = forms.read(
        write(workbook, "T-1_KZ-63_2023-01_2023-09", region=None, period_start=None, period_end=None)
    )
    assert (book.region, book.period_start.isoformat(), book.period_end.isoformat()) == (
        "KZ-63",
        "2023-01-01",
        "2023-09-30",
    )
    assert len(book.notes) == 3 and "KZ-63 was taken from the file's name" in book.notes[0]
    assert book.table.name == "T-1-2023-01-2023-09-KZ-63"


def test_facts_are_what_the_workbook_says(write: Write, workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    book = forms.read(write(workbook))
    other = forms.read(
        write(build([(a, b, c, [2 * n for n in values]) for a, b, c, values in ROWS]), "two", region="KZ-75")
    )
    file = tmp_path / "T-1-2022.csv"
    facts.write(file, facts.collect([book, other]), "https://example.kz/copy")
    tables = {table.name: table for table in facts.read(file)}
    for one in (book, other):
        assert sorted(map(repr, tables[one.table.name].figures)) == sorted(map(repr, one.table.figures))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.integers(0, 10**9), min_size=4, max_size=4), min_size=len(ROWS), max_size=len(ROWS))
)
def test_whatever_stands_in_the_cells_is_read(
    write: Write, layout: layouts.Layout, numbers: list[list[int]]
) -> None:
    rows = [(a, b, c, [*map(float, told)]) for (a, b, c, _), told in zip(ROWS, numbers, strict=True)]
    book = forms.read(write(build(rows)))
    for code, values in enumerate(numbers, 1):
        assert [value(book, code, column) for column in (1, 2, 3, 4)] == values
