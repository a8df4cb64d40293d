"""The head of a sheet: the rows above the row of column numbers, and what each column is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.forms import layouts
from etl.forms.books import Column
from etl.records import RefusedDocument
from etl.tables.grids import Grid

DEEPEST = 40
"""The row of column numbers stands among so many first rows, or nowhere."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the values begin: the row of column numbers, the column of row codes, the first of the row names.

    ``title`` is what stands above the head, ``columns`` the numbered columns in order.
    """

    row: int
    names: int
    codes: int
    title: str
    columns: tuple[Column, ...]


def find(grid: Grid, unit: str | None = None) -> Head | None:
    """The head of the sheet, ``None`` where no row numbers the columns from 1 on without a gap.

    ``unit`` is the unit of all columns where neither the title nor a head names one. Raises ``RefusedDocument`` for
    numbers with a gap: a column was lost or moved.
    """
    for row, cells in enumerate(grid.rows[:DEEPEST]):
        first = _numbered(cells)
        if first is not None:
            return _head(grid, row, first, unit)
    return None


def _numbered(cells: Sequence[Any]) -> int | None:
    """The place of column 1, if letters stand before it and nothing but numbers behind it."""
    numbers = [place for place, cell in enumerate(cells) if isinstance(cell, float | int)]
    if not numbers or cells[numbers[0]] != 1 or numbers[0] == 0:
        return None
    before = [str(cell).strip() for cell in cells[: numbers[0]]]
    lettered = [cell for cell in before if cell]
    return numbers[0] if lettered and all(len(cell) == 1 and cell.isalpha() for cell in lettered) else None


def _head(grid: Grid, row: int, first: int, unit: str | None) -> Head:
    cells = grid.rows[row]
    names = next(place for place, cell in enumerate(cells) if str(cell).strip())
    above = row - 1
    top = grid.merged.get((above, names), (above, names))[0]
    title = " ".join(
        dict.fromkeys(
            label
            for place in range(top)
            for column in range(grid.width)
            if (label := grid.label(place, column))
        )
    )
    common = _unit(title) or (layouts.words().units[unit] if unit else None)
    columns = []
    for number, place in enumerate(range(first, _end(grid, row)), 1):
        if cells[place] != number:
            raise RefusedDocument(
                f"{grid.where(row, place)}: column {number} is numbered {cells[place]!r}; a column was moved or lost, "
                "so take the workbook as it was published."
            )
        path = _path(grid, top, row, place)
        kind, times = _unit(" ".join(path)) or common or ("count", 1)
        columns.append(Column(number, place, path, kind, times))
    return Head(row, names, first - 1, title, tuple(columns))


def _end(grid: Grid, row: int) -> int:
    """Where the numbered columns end: behind the last cell of the row that holds anything."""
    return max(place for place, cell in enumerate(grid.rows[row]) if cell != "") + 1


def _path(grid: Grid, top: int, row: int, column: int) -> tuple[str, ...]:
    """The heads over a column from top to bottom, each merged one once."""
    return tuple(dict.fromkeys(label for place in range(top, row) if (label := grid.label(place, column))))


def _unit(text: str) -> tuple[str, int] | None:
    """The unit that a text names, and what one of it is."""
    folded = layouts.fold(text)
    return next((unit for name, unit in layouts.words().units.items() if name in folded), None)


def grid(path: Path, name: str, rows: list[list[Any]], ranges: Sequence[Any]) -> Grid:
    """The sheet as a grid, with the merged cells of its head and its row names alone: values are never merged."""
    numbered = next((_numbered(cells) for cells in rows[:DEEPEST] if _numbered(cells) is not None), 0) or 0
    merged = {
        (row, column): (top, left)
        for (top, left), (bottom, right) in ranges
        if left < numbered or top < DEEPEST
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    return Grid(path, name, rows, merged)
