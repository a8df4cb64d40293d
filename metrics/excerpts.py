"""The surroundings of a form's cell: the rows that it is a part of, its neighbours, and their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, select

from etl.store.form_models import FormBook, FormCell, FormColumn, FormRow, FormSheet
from etl.store.models import EvidenceCell, Figure, Report
from etl.tables.grids import address

ROWS_BESIDE, COLUMNS_BESIDE = 2, 1
"""Neighbours that are shown on each side of the cell."""

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a sheet.

    ``columns`` are letters with heads, ``rows`` line numbers with names and a value for each column: a number as the
    workbook has it, ``""`` where the cell is empty or not known. ``line`` and ``letter`` are those of the cell itself.
    """

    sheet: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[int, str, tuple[str, ...]], ...]
    line: int
    letter: str


def around(engine: Engine, report: str, sheet: str | None, cell: str | None) -> Excerpt | None:
    """Return the surroundings of a cell of a form; ``None`` for what is no form.

    Where the whole workbook is stored they are those of the sheet; where only its facts are, the nearest of these.
    """
    found = _ADDRESS.fullmatch(cell or "")
    if not found or not sheet:
        return None
    with engine.connect() as connection:
        book = connection.execute(
            select(FormBook.id, FormBook.edition_id)
            .join(Report, Report.id == FormBook.report_id)
            .where(Report.name == report)
        ).first()
        if book is None:
            return _of_facts(connection, report, sheet, found[1], int(found[2]))
        return _of_sheet(connection, book, sheet, found[1], int(found[2]))


def _of_sheet(connection: Connection, book: Any, sheet: str, letter: str, line: int) -> Excerpt | None:
    about = connection.execute(
        select(FormSheet.id, FormSheet.title).where(
            FormSheet.edition_id == book.edition_id, FormSheet.name == sheet
        )
    ).first()
    if about is None:
        return None
    rows = connection.execute(
        select(FormRow.id, FormRow.place, FormRow.path, FormRow.parent)
        .where(FormRow.sheet_id == about.id)
        .order_by(FormRow.place)
    ).all()
    columns = connection.execute(
        select(FormColumn.id, FormColumn.place, FormColumn.path)
        .where(FormColumn.sheet_id == about.id)
        .order_by(FormColumn.place)
    ).all()
    here = next((number for number, row in enumerate(rows) if row.place == line - 1), None)
    across = next((number for number, one in enumerate(columns) if _letter(one.place) == letter), None)
    if here is None or across is None:
        return None
    shown_rows = _above(rows, here) + list(_beside(rows, here, ROWS_BESIDE))
    shown_rows = sorted({row.id: row for row in shown_rows}.values(), key=lambda row: row.place)
    shown_columns = list(_beside(columns, across, COLUMNS_BESIDE))
    asked = select(FormCell.row_id, FormCell.column_id, FormCell.value).where(
        FormCell.book_id == book.id,
        FormCell.row_id.in_([row.id for row in shown_rows]),
        FormCell.column_id.in_([column.id for column in shown_columns]),
    )
    values = {(row, column): value for row, column, value in connection.execute(asked)}
    return Excerpt(
        sheet,
        about.title,
        tuple((_letter(column.place), " / ".join(column.path)) for column in shown_columns),
        tuple(
            (
                row.place + 1,
                row.path[-1],
                tuple(_written(values.get((row.id, column.id), 0.0)) for column in shown_columns),
            )
            for row in shown_rows
        ),
        line,
        letter,
    )


def _above(rows: Sequence[Any], here: int) -> list[Any]:
    """The rows that the cell's row is a part of, the outermost first."""
    by_place = {row.place: row for row in rows}
    chain, row = [], rows[here]
    while row.parent in by_place:
        row = by_place[row.parent]
        chain.append(row)
    return chain[::-1]


def _beside(items: Sequence[Any], here: int, count: int) -> Sequence[Any]:
    return items[max(here - count, 0) : here + count + 1]


def _of_facts(connection: Connection, report: str, sheet: str, letter: str, line: int) -> Excerpt | None:
    """What is known of the sheet from the figures of the report alone."""
    asked = (
        select(EvidenceCell.cell, EvidenceCell.quote, EvidenceCell.label)
        .join(Figure, Figure.id == EvidenceCell.figure_id)
        .join(Report, Report.id == Figure.report_id)
        .where(Report.name == report, Report.kind == "form", EvidenceCell.sheet == sheet)
    )
    cells: dict[tuple[int, str], tuple[str, str]] = {}
    for cell, quote, label in connection.execute(asked):
        found = _ADDRESS.fullmatch(cell)
        if found:
            cells[int(found[2]), found[1]] = (quote, label or "")
    if (line, letter) not in cells:
        return None
    lines = sorted({row for row, column in cells if column == letter})
    letters = sorted({column for row, column in cells if row == line}, key=lambda one: (len(one), one))
    shown_lines = _beside(lines, lines.index(line), ROWS_BESIDE)
    shown_letters = _beside(letters, letters.index(letter), COLUMNS_BESIDE)
    names = {row: _parts(label)[0] for (row, _column), (_quote, label) in cells.items()}
    heads = {column: _parts(label)[1] for (_row, column), (_quote, label) in cells.items()}
    return Excerpt(
        sheet,
        "",
        tuple((column, heads[column]) for column in shown_letters),
        tuple(
            (row, names[row], tuple(cells.get((row, column), ("", ""))[0] for column in shown_letters))
            for row in shown_lines
        ),
        line,
        letter,
    )


def _parts(label: str) -> tuple[str, str]:
    """The row's name and the column's head in the label of a form's figure."""
    row, _, head = label.rpartition(" / ")
    return row, head


def _letter(place: int) -> str:
    return address(0, place)[:-1]


def _written(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else format(value, ".15g")
