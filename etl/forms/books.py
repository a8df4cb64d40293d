"""What is read out of a form's workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from etl.tables.parts import Table

Places = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of values: its number in the form, its place in the sheet (from 0), and its heads from top to bottom.

    ``unit`` and ``times`` say what one of its numbers is: a count, or a thousand tenge. The columns of a form are the
    same objects in all its workbooks, as its lines are.
    """

    number: int
    place: int
    path: tuple[str, ...]
    unit: str
    times: int


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row of values: its code in the form, its place in the sheet (from 0), its name and what it is a part of.

    ``parent`` is the place of that row in the sheet's list, ``None`` at the top; ``path`` names the rows and groups
    above it and ends with its own name. ``articles`` are those of the Criminal Code that the name cites,
    ``chapter`` the number of the chapter that it is. The lines of a form are the same objects in all its workbooks,
    and equal to nothing else: what is known about them is found by them.
    """

    code: int | None
    place: int
    depth: int
    path: tuple[str, ...]
    parent: int | None
    articles: tuple[str, ...]
    chapter: str | None

    @property
    def name(self) -> str:
        """What the row itself is called."""
        return self.path[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The values of a sheet that are not zero, as three columns of equal length, row by row.

    ``lines`` and ``columns`` are places in the sheet's lists; a value is ``nan`` where the cell is empty, which is
    not zero. Every other cell of the sheet's rows and columns is zero.
    """

    lines: Places
    columns: Places
    values: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One sheet of a form: its name, its title, its columns and rows, and what stands in them."""

    name: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    cells: Cells

    @property
    def numbers(self) -> int:
        """How many numbers were read: values and row codes, not the numbers of the columns."""
        codes = sum(line.code is not None for line in self.lines)
        empty = int(np.isnan(self.cells.values).sum())
        return len(self.lines) * len(self.columns) + codes - empty


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """Cells that should add up, or not be above each other, and do not: ``rule`` is a key of ``data/checks.yml``."""

    rule: str
    sheet: str
    cell: str
    what: str
    parts: str
    stated: str
    due: str


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """One workbook: which form of which region and period, its sheets, its figures, and what does not add up.

    ``sha256`` is that of the file and of what decides how it is read, ``edition`` that of its sheets' rows and columns.
    """

    path: Path
    form: str
    region: str
    period_start: date
    period_end: date
    sha256: str
    edition: str
    sheets: tuple[Sheet, ...]
    table: Table
    unbalanced: tuple[Unbalanced, ...]
    notes: tuple[str, ...]

    @property
    def numbers(self) -> int:
        """How many numbers were read in all sheets."""
        return sum(sheet.numbers for sheet in self.sheets)
