"""From a workbook to a book: the whole form, or a refusal."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from python_calamine import CalamineWorkbook

from etl import catalogue
from etl.catalogue import DATA
from etl.forms import heads, layouts, meanings, sheets, sidecars, sums, workbooks
from etl.forms.books import Book, Line, Sheet
from etl.forms.layouts import FOLDER, Layout
from etl.forms.meanings import Subject
from etl.forms.sheets import Read
from etl.forms.sidecars import Sidecar
from etl.records import RefusedDocument
from etl.tables.grids import Grid
from etl.tables.mappings import ENDING
from etl.tables.parts import Found, Table

MARKED = 12
"""A form names itself in so many first rows of a sheet."""


def read(path: Path) -> Book:
    """The form in ``path``, whose region and period its sidecar tells.

    Raises ``RefusedDocument`` for the first thing that is wrong, naming file, sheet and cell: a form is read whole or
    not at all; and ``CatalogueError`` where a file of ``data/`` is broken.
    """
    sha256 = digest(path)
    with workbooks.opened(path) as book:
        names = book.sheet_names
        opened = {names[0]: _grid(path, book, names[0])} if names else {}
        layout = recognise(path, names, opened.values())
        sidecar = sidecars.read(path)
        _check_form(path, layout, sidecar, names)
        found = {}
        for name in layout.sheets:
            grid = opened.pop(name) if name in opened else _grid(path, book, name)
            found[name] = sheets.read(grid, layout)
    return _book(path, layout, sidecar, found, sha256)


def digest(path: Path) -> str:
    """What decides what is read: the hash of the file, its sidecar and the layouts. Raises ``RefusedDocument``."""
    try:
        sidecar = path.with_name(path.stem + sidecars.ENDING)
        parts = [path.read_bytes(), sidecar.read_bytes() if sidecar.is_file() else b""]
    except OSError as error:
        raise RefusedDocument(f"{path}: cannot be read ({error.strerror}); check its name.") from error
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts) + rules()).hexdigest()


@cache
def rules(folder: Path = DATA) -> bytes:
    """The hash of all that decides how a form is read, apart from the form: layouts, words, articles and this code."""
    data = [*sorted((folder / FOLDER).glob("*.yml")), *sorted((folder / "articles").glob("*.csv"))]
    files = [*data, *sorted(Path(__file__).parent.glob("*.py"))]
    whole = b"".join(path.read_bytes().replace(b"\r\n", b"\n") for path in files)
    return hashlib.sha256(whole).digest()


def recognise(path: Path, names: Sequence[str], grids: Iterable[Grid]) -> Layout:
    """The layout whose marks stand above the head of one of ``grids`` and whose sheets the workbook has most of.

    Raises ``RefusedDocument`` where there is none.
    """
    text = " ".join(
        layouts.fold(str(cell))
        for grid in grids
        for row in grid.rows[:MARKED]
        for cell in row
        if isinstance(cell, str)
    )
    known = layouts.read()
    marked = [layout for layout in known.values() if any(mark in text for mark in layout.marks)]
    if not marked:
        raise RefusedDocument(
            f"{path}: is none of the forms that data/forms describes ({', '.join(known)}), and nothing says what its "
            f"columns mean; write {path.with_suffix(ENDING).name} beside it, with the keys of a table."
        )
    return max(marked, key=lambda layout: len(set(layout.sheets) & set(names)))


def _grid(path: Path, book: CalamineWorkbook, name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    return heads.grid(path, name, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ())


def _check_form(path: Path, layout: Layout, sidecar: Sidecar, names: Sequence[str]) -> None:
    if sidecar.form and sidecar.form != layout.form:
        raise RefusedDocument(
            f"{path}: is form {layout.form}, and its sidecar says {sidecar.form}; correct one of the two."
        )
    missing = [name for name in layout.sheets if name not in names]
    if missing:
        raise RefusedDocument(
            f"{path}: has no sheet '{missing[0]}', which form {layout.form} has; take the workbook as it was published."
        )
    unknown = [name for name in names if name not in layout.sheets]
    if unknown:
        raise RefusedDocument(
            f"{path}: has a sheet '{unknown[0]}', which {layout.path.name} does not describe; describe it there, or "
            "remove it."
        )


def _book(path: Path, layout: Layout, sidecar: Sidecar, found: dict[str, Read], sha256: str) -> Book:
    subject = Subject(sidecar.region, sidecar.period_start, sidecar.period_end)
    figures: list[Found] = []
    for one in found.values():
        meanings.check(one.sheet, layout, str(path))
        figures += meanings.figures(one.sheet, one.values, layout, subject)
    return Book(
        path=path,
        form=layout.form,
        region=sidecar.region,
        period_start=sidecar.period_start,
        period_end=sidecar.period_end,
        sha256=sha256,
        edition=_edition(layout.form, [one.sheet for one in found.values()]),
        sheets=tuple(one.sheet for one in found.values()),
        table=table(layout, sidecar, unicodedata.normalize("NFC", path.name), sha256, figures),
        unbalanced=tuple(sums.check(found, layout)),
        notes=sidecar.notes,
    )


def _edition(form: str, found: Sequence[Sheet]) -> str:
    """The hash of how the form is laid out: workbooks that share it have the same rows and columns."""
    whole = hashlib.sha256(form.encode())
    for sheet in found:
        whole.update(repr((sheet.name, sheet.title, sheet.columns)).encode())
        whole.update(_rows_digest(sheet.lines))
    return whole.hexdigest()


@lru_cache(maxsize=200)
def _rows_digest(lines: tuple[Line, ...]) -> bytes:
    return hashlib.sha256(repr(lines).encode()).digest()


def table(layout: Layout, sidecar: Sidecar, file: str, sha256: str, figures: Iterable[Found]) -> Table:
    """What the form gives, as official tables are stored: one report a form, region and period."""
    name = f"{layout.form}-{period(sidecar)}-{sidecar.region}"
    region = catalogue.read().regions[sidecar.region].names[layout.language]
    title = f"{layout.names[layout.language]}, {region}, {period(sidecar)}"
    return Table(
        name=name,
        file=file,
        title=title,
        language=layout.language,
        publisher=sidecar.publisher,
        source_url=sidecar.source_url,
        published=sidecar.published,
        sha256=hashlib.sha256(f"{name}\n{sha256}".encode()).hexdigest(),
        figures=tuple(figures),
    )


def period(sidecar: Sidecar) -> str:
    """The period as names write it: a year, or its first and last month."""
    start, end = sidecar.period_start, sidecar.period_end
    if (start.month, start.day, end.month, end.day, end.year) == (1, 1, 12, 31, start.year):
        return str(start.year)
    return f"{start:%Y-%m}-{end:%Y-%m}" if start.day == 1 else f"{start}-{end}"
