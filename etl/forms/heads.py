"""The head of a sheet: the rows above the row of column numbers, and what each column is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.forms import layouts
from etl.forms.books import Column
from etl.records import RefusedDocument
from etl.tables.grids import Grid

DEEPEST = 40
"""The row of column numbers stands among so many first rows, or nowhere."""

Ranges = tuple[tuple[tuple[int, int], tuple[int, int]], ...]
"""The merged cells of a sheet: each with its first and last corner, a corner with its row and column (from 0)."""


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


def find(grid: Grid, ranges: Ranges, unit: str | None = None) -> Head | None:
    """The head of the sheet, ``None`` where no row numbers the columns from 1 on without a gap.

    ``ranges`` are the sheet's merged cells, ``unit`` is the unit of all columns where neither the title nor a head
    names one. Raises ``RefusedDocument`` for numbers with a gap: a column was lost or moved.
    """
    for row, cells in enumerate(grid.rows[:DEEPEST]):
        first = _numbered(cells)
        if first is not None:
            return _head(grid, ranges, row, first, unit)
    return None


def _numbered(cells: Sequence[Any]) -> int | None:
    """The place of column 1, if letters stand before it and nothing but numbers behind it."""
    numbers = [place for place, cell in enumerate(cells) if isinstance(cell, float | int)]
    if not numbers or cells[numbers[0]] != 1 or numbers[0] == 0:
        return None
    before = [str(cell).strip() for cell in cells[: numbers[0]]]
    lettered = [cell for cell in before if cell]
    return numbers[0] if lettered and all(len(cell) == 1 and cell.isalpha() for cell in lettered) else None


def _head(grid: Grid, ranges: Ranges, row: int, first: int, unit: str | None) -> Head:
    cells = grid.rows[row]
    end = _end(grid, row)
    for number, place in enumerate(range(first, end), 1):
        if cells[place] != number:
            raise RefusedDocument(
                f"{grid.where(row, place)}: column {number} is numbered {cells[place]!r}; a column was moved or lost, "
                "so take the workbook as it was published."
            )
    names = next(place for place, cell in enumerate(cells) if str(cell).strip())
    title, columns = _columns(tuple(map(tuple, grid.rows[:row])), ranges, names, range(first, end), unit)
    return Head(row, names, first - 1, title, columns)


@lru_cache(maxsize=layouts.SHEETS)
def _columns(
    above: tuple[tuple[Any, ...], ...], ranges: Ranges, names: int, places: range, unit: str | None
) -> tuple[str, tuple[Column, ...]]:
    """The title and the columns from the cells ``above`` the row of numbers: the same in the workbooks of all regions."""
    merged = {
        (row, column): (top, left)
        for (top, left), (bottom, right) in ranges
        for row in range(top, min(bottom + 1, len(above)))
        for column in range(left, right + 1)
    }
    grid = Grid(Path(), None, [list(cells) for cells in above], merged)
    last = len(above) - 1
    top = merged.get((last, names), (last, names))[0]
    title = " ".join(_labels(grid, [(row, column) for row in range(top) for column in range(grid.width)]))
    common = _unit(title) or (layouts.words().units[unit] if unit else None)
    columns = []
    for number, place in enumerate(places, 1):
        path = _labels(grid, [(row, place) for row in range(top, len(above))])
        kind, times = _unit(" ".join(path)) or common or ("count", 1)
        columns.append(Column(number, place, path, kind, times))
    return title, tuple(columns)


def _labels(grid: Grid, cells: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """What stands in the cells, each merged one once."""
    return tuple(dict.fromkeys(label for cell in cells if (label := grid.label(*cell))))


def _end(grid: Grid, row: int) -> int:
    """Where the numbered columns end: behind the last cell of the row that holds anything."""
    return max(place for place, cell in enumerate(grid.rows[row]) if cell != "") + 1


def _unit(text: str) -> tuple[str, int] | None:
    """The unit that a text names, and what one of it is."""
    folded = layouts.fold(text)
    return next((unit for name, unit in layouts.words().units.items() if name in folded), None)
