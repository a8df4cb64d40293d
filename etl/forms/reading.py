"""From a workbook to a book: the whole form, or a refusal."""

from __future__ import annotations

import gc
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from etl import catalogue
from etl.forms import layouts, meanings, sheets, sums, unpacking
from etl.forms.books import Book, Column, Line, Sheet
from etl.forms.layouts import Layout
from etl.forms.meanings import Subject
from etl.forms.sheets import Read
from etl.forms.sidecars import Sidecar
from etl.forms.unpacking import Unpacked
from etl.tables.parts import Found, Table


def read(path: Path) -> Book:
    """The form in ``path``, whose region and period its sidecar tells.

    Raises ``RefusedDocument`` for the first thing that is wrong, naming file, sheet and cell: a form is read whole or
    not at all; and ``CatalogueError`` where a file of ``data/`` is broken.
    """
    return interpret(unpacking.unpack(path))


def interpret(unpacked: Unpacked) -> Book:
    """What stands in the sheets of a workbook. Raises ``RefusedDocument`` and ``CatalogueError`` as `read` does."""
    path, layout = unpacked.path, unpacked.layout
    with _uncollected():
        found = {name: sheets.read(path, name, sheet, layout) for name, sheet in unpacked.sheets.items()}
        return _book(path, layout, unpacked.sidecar, found, unpacked.sha256)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: the rows of a workbook are ten thousand lists, and each would be gone through."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


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
    parts = (_digest(sheet.name, sheet.title, sheet.columns, sheet.lines) for sheet in found)
    return hashlib.sha256(form.encode() + b"".join(parts)).hexdigest()


@lru_cache(maxsize=layouts.SHEETS)
def _digest(name: str, title: str, columns: tuple[Column, ...], lines: tuple[Line, ...]) -> bytes:
    return repr((name, title, columns)).encode() + hashlib.sha256(repr(lines).encode()).digest()


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
