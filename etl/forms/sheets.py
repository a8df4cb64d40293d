"""From a sheet's rows to its numbers: every cell is a number, empty, or refused by its address."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Any

from etl.forms import heads, stubs
from etl.forms.books import Cells, Sheet
from etl.forms.heads import Head
from etl.forms.layouts import Layout, SheetLayout
from etl.records import RefusedDocument
from etl.tables.grids import Grid

Rows = list[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet, and the values of all its rows side by side, for the sums; an empty cell is 0 there."""

    sheet: Sheet
    values: Rows


def read(grid: Grid, layout: Layout) -> Read:
    """The sheet of a form. Raises ``RefusedDocument`` naming sheet and cell for the first thing that is wrong."""
    name = str(grid.sheet)
    expected = layout.sheets[name]
    head = heads.find(grid, expected.unit)
    if head is None:
        raise RefusedDocument(
            f"{grid.path}, sheet '{name}': no row numbers the columns 1, 2, 3 ...; take the workbook as it was published."
        )
    if len(head.columns) < expected.columns:
        raise RefusedDocument(
            f"{grid.path}, sheet '{name}': has {len(head.columns)} numbered columns, and {layout.path.name} expects "
            f"{expected.columns}; the sheet was cut off."
        )
    places, values = _rows(grid, head, expected)
    if len(places) < expected.rows:
        raise RefusedDocument(
            f"{grid.path}, sheet '{name}': ends in row {len(grid.rows)} with {len(places)} rows, and "
            f"{layout.path.name} expects {expected.rows}; the sheet was cut off."
        )
    lines = stubs.lines(grid, head, places, layout.siblings)
    return Read(
        Sheet(name, head.title, head.columns, lines, _sparse(values)), [_plain(row) for row in values]
    )


def _rows(grid: Grid, head: Head, expected: SheetLayout) -> tuple[list[stubs.Place], Rows]:
    """The rows below the head that hold numbers, with their codes, which count from 1 on."""
    first, end = head.codes + 1, head.codes + 1 + len(head.columns)
    places: list[stubs.Place] = []
    found: Rows = []
    for row in range(head.row + 1, len(grid.rows)):
        cells = grid.rows[row]
        code = cells[head.codes] if head.codes < len(cells) else ""
        values = cells[first:end]
        if (
            code == ""
            and not any(value != "" for value in values)
            and not _named_uncoded(grid, head, row, expected)
        ):
            continue  # an empty row, or a signature below the table
        if expected.codes and code != len(places) + 1:
            raise RefusedDocument(
                f"{grid.where(row, head.codes)}: the row's code is {code!r} where {len(places) + 1} is due; a row was "
                "moved or lost, so take the workbook as it was published."
            )
        if len(values) < len(head.columns) or (len(cells) > end and any(cell != "" for cell in cells[end:])):
            raise RefusedDocument(
                f"{grid.where(row, end if len(values) == len(head.columns) else len(cells))}: the row has not the "
                f"{len(head.columns)} cells of the head; take the workbook as it was published."
            )
        places.append((row, int(code) if expected.codes else None))
        found.append(_numbers(grid, row, first, values))
    return places, found


def _named_uncoded(grid: Grid, head: Head, row: int, expected: SheetLayout) -> bool:
    """Whether a row without a code belongs to a sheet whose rows have none."""
    return not expected.codes and any(grid.value(row, column) for column in range(head.names, head.codes))


def _numbers(grid: Grid, row: int, first: int, values: Sequence[Any]) -> Sequence[float]:
    """The row's values, ``nan`` where a cell is empty."""
    if set(map(type, values)) <= {float, int}:
        return values
    numbers = []
    for column, value in enumerate(values, first):
        if isinstance(value, str) and not value.strip():
            numbers.append(nan)
        elif isinstance(value, float | int) and not isinstance(value, bool) and isfinite(value):
            numbers.append(value)
        else:
            raise RefusedDocument(
                f"{grid.where(row, column)}: holds {value!r} where a number is due; correct the cell."
            )
    return numbers


def _sparse(values: Rows) -> Cells:
    """What is not zero. The rows are many and nearly all cells are zero, so whole rows are passed over first."""
    lines, columns, found = array("l"), array("l"), array("d")
    for line, row in enumerate(values):
        if any(row):
            for column, value in enumerate(row):
                if value:
                    lines.append(line)
                    columns.append(column)
                    found.append(value)
    return Cells(lines, columns, found)


def _plain(row: Sequence[float]) -> Sequence[float]:
    return [0.0 if value != value else value for value in row] if nan_in(row) else row  # noqa: PLR0124


def nan_in(row: Sequence[float]) -> bool:
    """Whether a cell of the row is empty: a sum over it is no number then."""
    total = sum(row)
    return total != total  # noqa: PLR0124 - only nan differs from itself
