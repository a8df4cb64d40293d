"""The cells of a CSV file or of one sheet of a workbook, by row and column, as they are written."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import python_calamine as calamine

from etl.documents import decoding
from etl.records import RefusedDocument

LARGEST = 200_000_000
"""Bytes of the largest file that is read, and of the largest workbook unpacked."""
DELIMITERS = ",;\t"
ADVICE = "save the table as CSV UTF-8."


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet (``None``: a file without sheets); rows and columns count from 0 here, from 1 in addresses.

    ``merged`` leads from a cell that a merged one covers to the cell that holds its content.
    """

    path: Path
    sheet: str | None
    rows: list[list[Any]]
    merged: dict[tuple[int, int], tuple[int, int]]

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def value(self, row: int, column: int) -> Any:
        """What stands in just this cell; text is stripped, and empty where the sheet ends before it."""
        cells = self.rows[row] if row < len(self.rows) else []
        found = cells[column] if column < len(cells) else ""
        return found.strip() if isinstance(found, str) else found

    def label(self, row: int, column: int) -> str:
        """What a reader sees there: the content of a merged cell in all of it, line ends and runs of spaces as one."""
        found = self.value(*self.merged.get((row, column), (row, column)))
        if isinstance(found, float) and found.is_integer():
            found = int(found)
        return " ".join(str(found).split())

    def where(self, row: int, column: int) -> str:
        """The cell as a sentence names it: file, sheet and address."""
        sheet = f", sheet '{self.sheet}'" if self.sheet is not None else ""
        return f"{self.path}{sheet}, cell {address(row, column)}"


def address(row: int, column: int) -> str:
    """The cell's address as a spreadsheet shows it.

    >>> address(0, 0), address(11, 27)
    ('A1', 'AB12')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def read(path: Path, sheet: str | None, head: int = 1) -> Grid:
    """The cells of ``path``: of its ``sheet``, of its only one, or of a CSV file, which has none.

    A CSV file's cells are parted by what parts most of them in its row ``head``, counted from 1.

    Raises ``RefusedDocument`` for a file that is no table, is locked or is too large, and for a sheet that is not there.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise RefusedDocument(f"{path}: is larger than {LARGEST // 1_000_000} MB; load it in parts.")
        return _text(path, head) if path.suffix.lower() == ".csv" else _workbook(path, sheet)
    except OSError as error:
        raise RefusedDocument(f"{path}: cannot be read ({error.strerror}); check its name.") from error


def _text(path: Path, head: int) -> Grid:
    try:
        text = decoding.decode(path.read_bytes())
    except decoding.NotText as error:
        raise RefusedDocument(f"{path}: {str(error).replace(decoding.ADVICE, ADVICE)}") from error
    parted = []
    for delimiter in DELIMITERS:
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
            parted.append(list[list[Any]](rows))
        except csv.Error as error:
            fault = error
    if not parted:
        raise RefusedDocument(f"{path}: is no CSV file ({fault}); save the table anew.")
    return Grid(path, None, max(parted, key=lambda rows: len(rows[head - 1]) if head <= len(rows) else 0), {})


def _workbook(path: Path, sheet: str | None) -> Grid:
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > LARGEST * 5:
            raise RefusedDocument(f"{path}: unpacks to more than a gigabyte, which no table of figures does.")
        with calamine.CalamineWorkbook.from_path(path) as book:
            name = _chosen(path, book.sheet_names, sheet)
            cells = book.get_sheet_by_name(name)
            return Grid(path, name, cells.to_python(skip_empty_area=False), _merged(cells))
    except calamine.PasswordError as error:
        raise RefusedDocument(f"{path}: is locked by a password; save it without one.") from error
    except (zipfile.BadZipFile, calamine.CalamineError, calamine.ZipError, calamine.XmlError) as error:
        raise RefusedDocument(f"{path}: is no whole workbook ({error}); save it anew as XLSX.") from error


def _chosen(path: Path, names: list[str], sheet: str | None) -> str:
    if sheet is None and len(names) == 1:
        return names[0]
    if sheet is None:
        raise RefusedDocument(
            f"{path.with_suffix('.yml')}: has no key 'sheet', and the workbook has the sheets {', '.join(names)}; add it."
        )
    if sheet not in names:
        raise RefusedDocument(
            f"{path}: has no sheet '{sheet}', only {', '.join(names)}; correct the key 'sheet'."
        )
    return sheet


def _merged(cells: calamine.CalamineSheet) -> dict[tuple[int, int], tuple[int, int]]:
    return {
        (row, column): (top, left)
        for (top, left), (bottom, right) in cells.merged_cell_ranges or ()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
