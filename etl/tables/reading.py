"""From a file to its tables, one for each source that it quotes."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from etl import catalogue
from etl.catalogue import DATA, LANGUAGES
from etl.records import RefusedDocument
from etl.tables import grids, layouts, mappings, meanings, words
from etl.tables.mappings import Mapping, Source
from etl.tables.parts import Found, Table

DIGITS = 8


def read(path: Path, folder: Path = DATA) -> tuple[Table, ...]:
    """The figures of the table in ``path``, by source; what they mean is told by the mapping beside it.

    Raises ``RefusedDocument`` for the first thing that is wrong, naming file, sheet and cell: a table is read
    whole or not at all.
    """
    mapping = mappings.read(path)
    if mapping.language not in LANGUAGES:
        raise RefusedDocument(
            f"{mapping.path}: the key 'language' is '{mapping.language}'; it must be one of {', '.join(LANGUAGES)}."
        )
    sources: dict[str, list[Found]] = {}
    for link, found in _found(path, mapping, folder):
        sources.setdefault(link or mapping.source_url or "", []).append(found)
    if not sources:
        raise RefusedDocument(
            f"{path}: holds no figure below its head; check 'header' in {mapping.path.name}."
        )
    return tuple(_table(path, mapping, link, found) for link, found in sources.items())


def _found(path: Path, mapping: Mapping, folder: Path) -> Iterator[tuple[str | None, Found]]:
    """The figures of all sheets, each with its own source's link if its row names one."""
    known, reader = catalogue.read(folder), words.Reader(mapping.language, folder)
    for sheet, common in mapping.sheets.items():
        grid = grids.read(path, sheet, mapping.header[-1])
        of_sheet = replace(mapping, fields=mapping.fields | common)
        for cell in layouts.cells(grid, of_sheet, reader):
            for one in meanings.figures(grid, of_sheet, known, cell):
                place = grids.address(cell.row, cell.column)
                yield one.source_url, Found(one.figure, grid.sheet, place, one.note)


def _table(path: Path, mapping: Mapping, link: str, found: list[Found]) -> Table:
    if not link:
        raise RefusedDocument(
            f"{path}: cell {found[0].cell} has no 'source_url', nor has {mapping.path.name}; add it."
        )
    facts = max(
        (source for source in mapping.sources if link.startswith(source.link)),
        key=lambda source: len(source.link),
        default=Source(link, None, None),
    )
    file = unicodedata.normalize("NFC", path.name)
    several = link != mapping.source_url
    host = (urlsplit(link).hostname or "").removeprefix("www.")
    return Table(
        name=f"{file}-{_hash(link)[:DIGITS]}" if several else file,
        file=file,
        title=f"{mapping.title} ({host})" if several and host else mapping.title,
        language=mapping.language,
        publisher=facts.publisher or mapping.publisher,
        source_url=link,
        published=facts.published or mapping.published,
        sha256=_hash(link, *map(repr, found)),
        figures=tuple(found),
    )


def _hash(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode())
        digest.update(b"\n")
    return digest.hexdigest()
