"""The facts of forms that come with the project: the cells that carry indicators, of all regions, in one file a form.

A file holds numbers and where they stand, not the workbooks: its first line says which form, period and source, the
second names the columns, and each line after these is one cell in all regions. An empty place is a zero.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.catalogue import CatalogueError
from etl.forms import digests, layouts, meanings, reading, sums
from etl.forms.books import Book, Column, Line, Sheet
from etl.forms.layouts import Layout, Meaning
from etl.forms.meanings import Subject
from etl.forms.sidecars import Sidecar
from etl.tables.grids import address
from etl.tables.parts import Found, Table

HEAD = ("form", "period_start", "period_end", "publisher", "source_url", "copy_url")
FIXED = ("sheet", "cell", "column", "row", "unit", "times")
Key = tuple[str, str, int, str, str, int]
"""The fixed values of a line, in the order of `FIXED`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One file: the facts of its head by name, and for each cell the values by region."""

    head: dict[str, str]
    cells: dict[Key, dict[str, str]]


def read(path: Path) -> tuple[Table, ...]:
    """What the file gives, one table a region, as if read from the region's workbook.

    Raises ``CatalogueError`` naming the file and the line.
    """
    known = _parse(path)
    layout = layouts.read().get(known.head["form"])
    if layout is None:
        raise CatalogueError(f"{path}: the form '{known.head['form']}' is not described in data/forms.")
    values: dict[str, list[tuple[Key, str]]] = defaultdict(list)
    for key, by_region in known.cells.items():
        for region, value in by_region.items():
            values[region].append((key, value))
    return tuple(_table(layout, known.head, region, told) for region, told in values.items())


def collect(books: Iterable[Book]) -> Facts:
    """The facts of several workbooks of one form and period, for `write`."""
    head: dict[str, str] = {}
    cells: dict[Key, dict[str, str]] = {}
    for book in books:
        layout = layouts.read()[book.form]
        head = {
            "form": book.form,
            "period_start": book.period_start.isoformat(),
            "period_end": book.period_end.isoformat(),
            "publisher": book.table.publisher or "",
            "source_url": book.table.source_url,
        }
        for sheet in book.sheets:
            for key, value in _mapped(sheet, layout):
                cells.setdefault(key, {})[book.region] = value
    return Facts(head, cells)


def write(path: Path, facts: Facts, copy_url: str) -> None:
    """Write the facts as the file that `read` reads."""
    regions = sorted({region for by_region in facts.cells.values() for region in by_region})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        head = facts.head | {"copy_url": copy_url}
        writer.writerow([part for name in HEAD for part in (name, head[name])])
        writer.writerow([*FIXED, *regions])
        for key, by_region in facts.cells.items():
            writer.writerow([*key, *(_short(by_region.get(region)) for region in regions)])


def _short(value: str | None) -> str:
    """A value as the file has it: nothing for zero."""
    return "" if value in {None, "0"} else str(value)


def _mapped(sheet: Sheet, layout: Layout) -> Iterator[tuple[Key, str]]:
    """The cells of a sheet that become figures."""
    cells = sheet.cells
    places = zip(cells.lines.tolist(), cells.columns.tolist(), strict=True)
    values = dict(zip(places, cells.values.tolist(), strict=True))
    for meaning in layout.sheets[sheet.name].meanings:
        column = sheet.columns[meaning.column - 1]
        for place, line in enumerate(sheet.lines):
            named = _named(line, meaning, layout)
            if named and any(meanings.rows(line, meaning, layout)):
                value = values.get((place, meaning.column - 1), 0.0)
                cell = address(line.place, column.place)
                if value or meaning.zeros:
                    yield (
                        (sheet.name, cell, column.number, named, column.unit, column.times),
                        sums.written(value),
                    )


def _named(line: Line, meaning: Meaning, layout: Layout) -> str | None:
    """How a line of the file names the row, so that the layout understands it without the workbook."""
    for name in meaning.sets:
        for key in layout.rows.get(name, ()):
            if meanings.ends(line, key):
                return f"row {' > '.join(key)}"
    if line.chapter:
        return f"chapter {line.chapter}"
    return f"article {line.articles[0]}" if len(line.articles) == 1 else None


def _parse(path: Path) -> Facts:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CatalogueError(f"{path}: cannot be read ({error}).") from error
    head = dict(zip(rows[0][::2], rows[0][1::2], strict=False)) if rows else {}
    if tuple(head) != HEAD or len(rows) < 2 or tuple(rows[1][: len(FIXED)]) != FIXED:
        raise CatalogueError(
            f"{path}: must begin with a line of {', '.join(HEAD)} and a line of {', '.join(FIXED)} and regions."
        )
    regions = rows[1][len(FIXED) :]
    cells: dict[Key, dict[str, str]] = {}
    for number, row in enumerate(rows[2:], 3):
        if len(row) != len(FIXED) + len(regions):
            raise CatalogueError(f"{path}, line {number}: must have {len(FIXED) + len(regions)} values.")
        sheet, cell, column, named, unit, times, *values = row
        try:
            key = (sheet, cell, int(column), named, unit, int(times))
            told = {region: value or "0" for region, value in zip(regions, values, strict=True)}
            [float(value) for value in told.values()]
        except ValueError as error:
            raise CatalogueError(f"{path}, line {number}: holds something that is no number.") from error
        cells[key] = told
    return Facts(head, cells)


def _table(layout: Layout, head: dict[str, str], region: str, told: Sequence[tuple[Key, str]]) -> Table:
    start, end = (date.fromisoformat(head[name]) for name in ("period_start", "period_end"))
    sidecar = Sidecar(
        layout.form, region, start, end, head["publisher"] or None, head["source_url"], None, None, ()
    )
    subject = Subject(region, start, end)
    figures = [found for key, value in told for found in _figures(layout, key, value, subject)]
    whole = hashlib.sha256(repr((told, sorted(head.items()))).encode() + digests.rules())
    return reading.table(layout, sidecar, f"{region}.xlsx", whole.hexdigest(), figures)


def _figures(layout: Layout, key: Key, value: str, subject: Subject) -> Iterator[Found]:
    sheet, cell, number, named, unit, times = key
    kind, _, name = named.partition(" ")
    path = tuple(name.split(" > ")) if kind == "row" else (named,)
    place, column = _place(cell)
    articles = (name,) if kind == "article" else ()
    line = Line(None, place, 0, path, None, articles, name if kind == "chapter" else None)
    for meaning in layout.sheets[sheet].meanings:
        if meaning.column == number and (float(value) or meaning.zeros):
            for row in meanings.rows(line, meaning, layout):
                told = Column(number, column, (), unit, times)
                yield meanings.figure(meanings.cell(line, told, sheet, meaning, row), float(value), subject)


def _place(cell: str) -> tuple[int, int]:
    """Row and column, from 0, of an address such as ``F115``."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell[len(letters) :]) - 1, column - 1
