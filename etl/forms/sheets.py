"""From a sheet's rows to its numbers: every cell is a number, empty, or refused by its address."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from math import isfinite, nan
from pathlib import Path
from typing import Any

import numpy as np
from python_calamine import CalamineSheet

from etl.forms import heads, stubs
from etl.forms.books import Cells, Numbers, Sheet
from etl.forms.heads import Head
from etl.forms.layouts import Layout, SheetLayout
from etl.records import RefusedDocument
from etl.tables.grids import Grid

Rows = list[Sequence[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A sheet, and the values of all its rows below each other, for the sums; an empty cell is 0 there."""

    sheet: Sheet
    values: Numbers


def read(path: Path, name: str, opened: CalamineSheet, layout: Layout) -> Read:
    """The sheet of a form. Raises ``RefusedDocument`` naming sheet and cell for the first thing that is wrong."""
    ranges = tuple(sorted(opened.merged_cell_ranges or ()))  # some workbooks list them in another order
    grid = Grid(path, name, opened.to_python(skip_empty_area=False), {})
    expected = layout.sheets[name]
    head = heads.find(grid, ranges, expected.unit)
    if head is None:
        raise RefusedDocument(
            f"{path}, sheet '{name}': no row numbers the columns 1, 2, 3 ...; take the workbook as it was published."
        )
    if len(head.columns) < expected.columns:
        raise RefusedDocument(
            f"{path}, sheet '{name}': has {len(head.columns)} numbered columns, and {layout.path.name} expects "
            f"{expected.columns}; the sheet was cut off."
        )
    places, rows = _rows(grid, head, expected)
    if len(places) < expected.rows:
        raise RefusedDocument(
            f"{path}, sheet '{name}': ends in row {len(grid.rows)} with {len(places)} rows, and "
            f"{layout.path.name} expects {expected.rows}; the sheet was cut off."
        )
    values = _numbers(grid, head, places, rows)
    _refuse_errors(grid, head, places, values)
    lines = stubs.lines(grid, head, places, layout.siblings, ranges)
    sheet = Sheet(name, head.title, head.columns, lines, _sparse(values))
    return Read(sheet, np.nan_to_num(values, copy=False))


def _rows(grid: Grid, head: Head, expected: SheetLayout) -> tuple[list[stubs.Place], Rows]:
    """The rows below the head that hold numbers, with their codes, which count from 1 on, and their values.

    The library gives all rows the width of the sheet.
    """
    first, end = head.codes + 1, head.codes + 1 + len(head.columns)
    places: list[stubs.Place] = []
    found: Rows = []
    wider = grid.width > end
    for row, cells in enumerate(grid.rows[head.row + 1 :], head.row + 1):
        code, values = cells[head.codes], cells[first:end]
        if code == "" and _empty(values) and not _named_uncoded(grid, head, row, expected):
            continue  # an empty row, or a signature below the table
        if expected.codes and code != len(places) + 1:
            raise RefusedDocument(
                f"{grid.where(row, head.codes)}: the row's code is {code!r} where {len(places) + 1} is due; a row was "
                "moved or lost, so take the workbook as it was published."
            )
        if wider and not _empty(cells[end:]):
            raise RefusedDocument(
                f"{grid.where(row, end)}: the row has not the {len(head.columns)} cells of the head; take the workbook "
                "as it was published."
            )
        places.append((row, int(code) if expected.codes else None))
        found.append(values)
    return places, found


def _empty(cells: Sequence[Any]) -> bool:
    return all(cell == "" for cell in cells)


def _named_uncoded(grid: Grid, head: Head, row: int, expected: SheetLayout) -> bool:
    """Whether a row without a code belongs to a sheet whose rows have none."""
    return not expected.codes and any(grid.value(row, column) for column in range(head.names, head.codes))


def _numbers(grid: Grid, head: Head, places: Sequence[stubs.Place], rows: Rows) -> Numbers:
    """The values of all rows, ``nan`` where a cell is empty. Four million cells go by here: one by one only at need."""
    shape = len(rows), len(head.columns)
    if set(map(type, chain.from_iterable(rows))) <= {float, int}:
        numbers = np.fromiter(chain.from_iterable(rows), float, shape[0] * shape[1]).reshape(shape)
        if np.isfinite(numbers).all():
            return numbers
    checked = [
        _row(grid, row, head.codes + 1, values) for (row, _code), values in zip(places, rows, strict=True)
    ]
    return np.array(checked, float).reshape(shape)


def _row(grid: Grid, row: int, first: int, values: Sequence[Any]) -> list[float]:
    """The row's numbers; raises ``RefusedDocument`` for the first cell that holds something else."""
    numbers = []
    for column, value in enumerate(values, first):
        if isinstance(value, str) and not value.strip():
            numbers.append(nan)
        elif isinstance(value, float | int) and not isinstance(value, bool) and isfinite(value):
            numbers.append(float(value))
        else:
            raise RefusedDocument(
                f"{grid.where(row, column)}: holds {value!r} where a number is due; correct the cell."
            )
    return numbers


def _refuse_errors(grid: Grid, head: Head, places: Sequence[stubs.Place], values: Numbers) -> None:
    """Raise ``RefusedDocument`` for an error such as #REF!, which the library takes for an empty cell.

    No form of the Committee has empty cells, so only a sheet that does is read a second time.
    """
    empty = {
        (places[line][0], head.codes + 1 + column) for line, column in np.argwhere(np.isnan(values)).tolist()
    }
    if not empty:
        return
    import openpyxl  # noqa: PLC0415 - see above

    with closing(openpyxl.load_workbook(grid.path, read_only=True, data_only=True)) as book:
        for line, cells in enumerate(book[str(grid.sheet)].iter_rows(min_row=1, min_col=1)):
            for column, cell in enumerate(cells):
                if cell.data_type == "e" and (line, column) in empty:
                    raise RefusedDocument(
                        f"{grid.where(line, column)}: holds the error {cell.value} where a number is due; correct "
                        "the cell."
                    )


def _sparse(values: Numbers) -> Cells:
    """What is not zero; an empty cell is not."""
    lines, columns = np.nonzero(values)
    return Cells(lines, columns, values[lines, columns])
