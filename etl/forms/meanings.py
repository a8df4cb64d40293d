"""The cells of a form that carry indicators, as figures like those of any other table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from etl import catalogue
from etl.catalogue import CatalogueError
from etl.forms import articles, layouts
from etl.forms.books import Column, Line, Numbers, Sheet
from etl.forms.layouts import ARTICLES, CHAPTERS, Fields, Layout, Meaning
from etl.records import Figure, RefusedDocument
from etl.tables import amounts
from etl.tables.grids import address
from etl.tables.parts import Found

DEFAULTS: Fields = {"measure": "level", "qualifier": "exact", "modality": "result"}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose figures they are."""

    region: str
    period_start: date
    period_end: date


@dataclass(frozen=True, slots=True)
class Row:
    """What a row means beside its column: its fields, and how labels name it; ``single`` for one article or chapter."""

    fields: Fields
    label: str
    single: bool


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """What a cell's figure is in every workbook: where it stands, what it is multiplied by, and its fields."""

    sheet: str
    address: str
    times: int
    constant: dict[str, Any]


def figures(sheet: Sheet, values: Numbers, layout: Layout, subject: Subject) -> Iterator[Found]:
    """Yield the figures of a sheet, in the order of its columns and rows.

    An article's row never stands for an offence, nor an offence for its article: the article is a restriction, its
    ``scope``, and the figure without one is told only for rows that the layout names as a whole. Raises
    ``CatalogueError`` for a layout that names what the catalogue does not know.
    """
    for number, meaning in enumerate(layout.sheets[sheet.name].meanings):
        column = sheet.columns[meaning.column - 1]
        stated = values[:, meaning.column - 1].tolist()
        for place, known in _meant(sheet.lines, column, layout.form, sheet.name, number):
            value = stated[place]
            if value or meaning.zeros:
                yield figure(known, value, subject)


@lru_cache(maxsize=layouts.SHEETS)
def _meant(
    lines: tuple[Line, ...], column: Column, form: str, sheet: str, number: int
) -> tuple[tuple[int, Cell], ...]:
    """The cells of a column that mean something, the same in the workbooks of all regions."""
    layout = layouts.read()[form]
    meaning = layout.sheets[sheet].meanings[number]
    return tuple(
        (place, cell(line, column, sheet, meaning, row))
        for place, line in enumerate(lines)
        for row in rows(line, meaning, layout)
    )


def check(sheet: Sheet, layout: Layout, file: str) -> None:
    """Raise ``RefusedDocument`` where a column with a meaning has not the head that the layout expects, or a row is missing.

    A column that moved would be read as something else.
    """
    for meaning in layout.sheets[sheet.name].meanings:
        column = sheet.columns[meaning.column - 1]
        told = layouts.fold(" > ".join(column.path))
        if meaning.head not in told:
            cell = address(sheet.lines[0].place - 1, column.place)
            raise RefusedDocument(
                f"{file}, sheet '{sheet.name}', cell {cell}: column {column.number} is headed '{told}' where "
                f"{layout.path.name} expects '{meaning.head}'; a column was moved, or this is another form."
            )
    wrong = _not_once(sheet.lines, layout.form, sheet.name)
    if wrong:
        raise RefusedDocument(
            f"{file}, sheet '{sheet.name}': {wrong[1]} rows are named '{wrong[0]}', which {layout.path.name} expects "
            "once; correct the one that is wrong."
        )


@lru_cache(maxsize=layouts.SHEETS)
def _not_once(lines: tuple[Line, ...], form: str, sheet: str) -> tuple[str, int] | None:
    """A name by which the layout means a row, and which no row has, or several; and how many."""
    layout = layouts.read()[form]
    sets = {name for meaning in layout.sheets[sheet].meanings for name in meaning.sets}
    keys = {key for name in sets for key in layout.rows.get(name, ())}
    counted = {key: sum(ends(line, key) for line in lines) for key in sorted(keys)}
    return next(((" > ".join(key), count) for key, count in counted.items() if count != 1), None)


def rows(line: Line, meaning: Meaning, layout: Layout) -> Iterator[Row]:
    """Yield what the row means in this column: nothing, one thing, or an article and the offence that is that article."""
    own = _folded(line.path)[-1]
    for name in meaning.sets:
        for key, fields in _named(layout.form, name).get(own, ()):
            if ends(line, key):
                yield Row(fields, key[-1], single=False)
    if CHAPTERS in meaning.sets and line.chapter:
        scope = layouts.words().chapter_scope.format(number=line.chapter)
        yield Row({"scope": scope}, f"{scope} {_chapter(line.chapter, layout)}", single=True)
    if ARTICLES in meaning.sets and len(line.articles) == 1:
        number = line.articles[0]
        known = articles.read().articles.get(number)
        scope = layouts.words().article_scope.format(number=number)
        fields = {"scope": scope} | ({"offence": known.offence} if known and known.offence else {})
        label = f"{scope} {known.names[layout.language]}" if known else scope
        yield Row(fields, label, single=True)
        if number in layout.wholes and "offence" not in meaning.fields and "scope" not in meaning.fields:
            yield Row({"offence": layout.wholes[number]}, label, single=False)


@cache
def _named(form: str, name: str) -> dict[str, list[tuple[tuple[str, ...], Fields]]]:
    """The keys of a set of rows by the last name of each, which is the row's own: most rows are in no set."""
    found: dict[str, list[tuple[tuple[str, ...], Fields]]] = {}
    for key, fields in layouts.read()[form].rows.get(name, {}).items():
        found.setdefault(key[-1], []).append((key, fields))
    return found


def cell(line: Line, column: Column, sheet: str, meaning: Meaning, row: Row) -> Cell:
    """What a cell means, whatever stands in it."""
    base = meaning.articles if row.single else meaning.fields
    scope = layouts.words().joint.join(part for part in (row.fields.get("scope"), base.get("scope")) if part)
    fields = DEFAULTS | base | row.fields
    _known(fields)
    place = line.place * 1000 + column.place
    constant = {
        "indicator": fields["indicator"],
        "measure": fields["measure"],
        "unit": column.unit,
        "qualifier": fields["qualifier"],
        "offence": fields.get("offence"),
        "gravity": fields.get("gravity"),
        "place": None,
        "scope": scope or None,
        "modality": fields["modality"],
        "label": f"{row.label} / {meaning.name}",
        "start": place,
        "end": place + 1,
    }
    return Cell(sheet, address(line.place, column.place), column.times, constant)


def figure(known: Cell, value: float, subject: Subject) -> Found:
    """The figure of one cell; money is brought to tenge."""
    amount, quote = _told(value)
    found = Figure(
        value=amount if known.times == 1 else amount * known.times,
        region=subject.region,
        period_start=subject.period_start,
        period_end=subject.period_end,
        quote=quote,
        **known.constant,
    )
    return Found(found, known.sheet, known.address, None)


@lru_cache(maxsize=layouts.MANY)
def _told(value: float) -> tuple[Decimal, str]:
    """The number of a cell, and how it is written. Cached: most numbers of a form are small."""
    amount = amounts.parse(value).value
    return amount, f"{amount:f}"


def _chapter(number: str, layout: Layout) -> str:
    """What a chapter is called."""
    return articles.read().chapters.get(number, {}).get(layout.language, "")


@cache
def _folded(path: tuple[str, ...]) -> tuple[str, ...]:
    """A path as keys are written; the same few hundred stand in every workbook."""
    return tuple(map(layouts.fold, path))


def ends(line: Line, key: tuple[str, ...]) -> bool:
    """Whether the row's path ends with the names of the key."""
    return _folded(line.path)[-len(key) :] == key


def _known(fields: Fields) -> None:
    known = catalogue.read()
    for name, ids in (
        ("indicator", known.indicators),
        ("offence", known.offences),
        ("gravity", known.gravities),
    ):
        if fields.get(name) and fields[name] not in ids:
            raise CatalogueError(f"data/forms: '{fields[name]}' is no {name} of the catalogue; correct it.")
