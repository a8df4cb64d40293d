"""The mapping file beside a table: which sheet, where the head stands, and what columns, rows and notes mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.catalogue import CatalogueError, read_yaml
from etl.records import RefusedDocument

ENDING = ".yml"
ROWS, CROSS = "rows", "cross"
LAYOUTS = (ROWS, CROSS)
"""One figure a row with a column for each field; or rows and columns that together say what a cell means."""
REQUIRED = ("title", "language", "layout", "header")
EACH = {ROWS: ("columns",), CROSS: ()}
OPTIONAL = (
    "publisher", "source_url", "published", "sheet", "sheets", "first", "last", "labels", "heads", "rows", "ignore",
)  # fmt: skip
FURTHER = ("fields", "missing", "zeros", "decimal", "footnotes", "notes", "stated", "remarks", "sources")
FIELDS = frozenset({
    "indicator", "measure", "value", "unit", "qualifier", "offence", "gravity", "region", "place", "scope",
    "modality", "period", "period_start", "period_end", "label", "note", "source_url", "times",
})  # fmt: skip
MISSING = ("", "-", "\u2013", "\u2014", "...", "\u2026", "x")
"""What a cell without a value holds, besides what the mapping names."""

Fields = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says by its words: its ``set`` and the pattern's named groups become fields of the figure."""

    pattern: re.Pattern[str]
    set: Fields


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be told with figures whose period ends ``before`` a day, of some indicators or regions.

    What is ``None`` or empty bounds nothing.
    """

    text: str
    before: date | None
    indicators: frozenset[str]
    regions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stated:
    """A note that states a further number, its pattern's group ``value``: a figure like the row's, but for ``set``.

    It holds for rows whose columns are as ``only`` says.
    """

    pattern: re.Pattern[str]
    set: Fields
    only: Fields


@dataclass(frozen=True, slots=True)
class Source:
    """The facts of a source whose link begins with ``link``."""

    link: str
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Mapping:
    """One mapping file; rows count from 1 as in a spreadsheet.

    ``sheets`` leads from the sheets that are read to what all of one has in common; ``None`` is the only sheet.
    """

    path: Path
    title: str
    language: str
    layout: str
    header: tuple[int, ...]
    first: int
    last: int | None
    sheets: dict[str | None, Fields]
    labels: str
    publisher: str | None
    source_url: str | None
    published: date | None
    columns: Fields
    heads: dict[str, Fields]
    rows: dict[str, Fields]
    ignore: frozenset[str]
    fields: Fields
    missing: frozenset[str]
    zeros: frozenset[str]
    decimal: str | None
    footnotes: dict[str, str]
    notes: tuple[Note, ...]
    stated: tuple[Stated, ...]
    remarks: tuple[Remark, ...]
    sources: tuple[Source, ...]


def read(table: Path) -> Mapping:
    """The mapping file of a table, its name with the ending ``.yml``.

    Raises ``RefusedDocument`` naming the file and the key: a missing, an unknown or one of a wrong value.
    """
    path = table.with_suffix(ENDING)
    if not path.is_file():
        raise RefusedDocument(
            f"{table}: nothing says what its columns mean; write {path.name} beside it, with the keys "
            f"{', '.join(REQUIRED)}, and columns or heads."
        )
    try:
        given = read_yaml(path)
    except CatalogueError as error:
        raise RefusedDocument(str(error)) from error
    if not isinstance(given, dict):
        raise RefusedDocument(f"{path}: must be a list of keys with values, such as 'title: ...'.")
    _check(path, given)
    try:
        return _mapping(path, given)
    except (TypeError, ValueError, AttributeError, KeyError, re.error) as error:
        raise RefusedDocument(f"{path}: {error}; correct it.") from error


def _check(path: Path, given: dict[str, Any]) -> None:
    layout = given.get("layout")
    for key in (*REQUIRED, *EACH.get(str(layout), ())):
        if given.get(key) in (None, "", [], {}):
            raise RefusedDocument(f"{path}: has no key '{key}'; add it.")
    if layout not in LAYOUTS:
        raise RefusedDocument(f"{path}: the key 'layout' is '{layout}'; it must be {' or '.join(LAYOUTS)}.")
    known = {*REQUIRED, *EACH[layout], *OPTIONAL, *FURTHER}
    for key in given:
        if key not in known:
            raise RefusedDocument(
                f"{path}: the key '{key}' is not known; allowed are {', '.join(sorted(known))}."
            )
    if not given.get("source_url") and "source_url" not in (given.get("columns") or {}):
        raise RefusedDocument(f"{path}: has no key 'source_url'; add the link to the table's source.")


def _mapping(path: Path, given: dict[str, Any]) -> Mapping:
    header = given["header"] if isinstance(given["header"], list) else [given["header"]]
    rows = tuple(int(row) for row in header)
    return Mapping(
        path=path,
        title=str(given["title"]),
        language=str(given["language"]),
        layout=given["layout"],
        header=rows,
        first=int(given.get("first") or max(rows) + 1),
        last=int(given["last"]) if given.get("last") else None,
        sheets=_sheets(given),
        labels=str(given.get("labels") or "A"),
        publisher=_text(given.get("publisher")),
        source_url=_text(given.get("source_url")),
        published=_day("published", given.get("published")),
        columns=_fields("columns", given.get("columns")),
        heads=_meanings("heads", given.get("heads")),
        rows=_meanings("rows", given.get("rows")),
        ignore=frozenset(str(label) for label in given.get("ignore") or ()),
        fields=_fields("fields", given.get("fields")),
        missing=frozenset([*MISSING, *(str(word) for word in given.get("missing") or ())]),
        zeros=frozenset(str(word) for word in given.get("zeros") or ()),
        decimal=_sign(given.get("decimal")),
        footnotes={str(mark): str(text) for mark, text in (given.get("footnotes") or {}).items()},
        notes=tuple(_note(rule) for rule in given.get("notes") or ()),
        stated=tuple(_stated(rule) for rule in given.get("stated") or ()),
        remarks=tuple(_remark(rule) for rule in given.get("remarks") or ()),
        sources=tuple(_source(rule) for rule in given.get("sources") or ()),
    )


def _sheets(given: dict[str, Any]) -> dict[str | None, Fields]:
    if given.get("sheets") and given.get("sheet"):
        raise ValueError("has both 'sheet' and 'sheets', of which it can have one")
    several: list[tuple[str | None, Fields]] = [*_meanings("sheets", given.get("sheets")).items()]
    return dict(several or [(_text(given.get("sheet")), {})])


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _fields(where: str, given: Any) -> Fields:
    fields = {str(name): _text(value) for name, value in (given or {}).items()}
    for name in fields:
        if name not in FIELDS:
            raise ValueError(
                f"the key '{name}' of '{where}' is no field; fields are {', '.join(sorted(FIELDS))}"
            )
    return fields


def _meanings(where: str, given: Any) -> dict[str, Fields]:
    return {str(label): _fields(f"{where}: {label}", fields) for label, fields in (given or {}).items()}


def _day(key: str, value: Any) -> date | None:
    try:
        return None if value is None else date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(f"the key '{key}' is '{value}', which is no date like 2025-01-31") from error


def _sign(value: Any) -> str | None:
    if value not in {None, ",", "."}:
        raise ValueError("the key 'decimal' must be ',' or '.'")
    return _text(value)


def _note(rule: Any) -> Note:
    return Note(re.compile(str(rule["match"])), _fields("notes", rule.get("set")))


def _remark(rule: Any) -> Remark:
    bounds = (frozenset(str(key) for key in rule.get(name) or ()) for name in ("indicators", "regions"))
    return Remark(str(rule["text"]), _day("before", rule.get("before")), *bounds)


def _stated(rule: Any) -> Stated:
    pattern = re.compile(str(rule["match"]))
    if "value" not in pattern.groupindex:
        raise ValueError("the key 'match' of 'stated' has no group 'value'")
    return Stated(pattern, _fields("stated", rule.get("set")), _fields("stated", rule.get("only")))


def _source(rule: Any) -> Source:
    return Source(str(rule["link"]), _text(rule.get("publisher")), _day("published", rule.get("published")))
