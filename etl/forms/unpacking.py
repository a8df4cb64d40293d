"""From a file to the sheets of a form that is known, before any of their cells is looked at.

This is the slow half of reading, and the library that does it lets other threads work meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineSheet

from etl.forms import digests, layouts, sidecars, workbooks
from etl.forms.layouts import Layout
from etl.forms.sidecars import Sidecar
from etl.records import RefusedDocument
from etl.tables.mappings import ENDING

MARKED = 12
"""A form names itself in so many first rows of its first sheet."""


@dataclass(frozen=True, slots=True, eq=False)
class Unpacked:
    """A workbook that is the form of ``layout``, with its sheets in the layout's order; ``sha256`` as in a book."""

    path: Path
    layout: Layout
    sidecar: Sidecar
    sha256: str
    sheets: dict[str, CalamineSheet]


def unpack(path: Path) -> Unpacked:
    """The workbook ``path``.

    Raises ``RefusedDocument`` for what is no workbook, no form that is known, or has other sheets than its form, and
    for a sidecar that is wrong; and ``CatalogueError`` where a file of ``data/`` is broken.
    """
    sha256 = digests.of(path)
    with workbooks.opened(path) as book:
        names = book.sheet_names
        opened = {name: book.get_sheet_by_name(name) for name in names[:1]}
        layout = _recognise(path, names, opened)
        sidecar = sidecars.read(path)
        _check_form(path, layout, sidecar, names)
        opened |= {name: book.get_sheet_by_name(name) for name in layout.sheets if name not in opened}
    sheets = {name: opened[name] for name in layout.sheets}
    return Unpacked(path, layout, sidecar, sha256, sheets)


def _recognise(path: Path, names: Sequence[str], opened: dict[str, CalamineSheet]) -> Layout:
    """The layout whose marks stand at the top of a sheet of ``opened`` and whose sheets the workbook has most of."""
    text = " ".join(
        layouts.fold(cell)
        for sheet in opened.values()
        for row in sheet.to_python(skip_empty_area=False, nrows=MARKED)
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
