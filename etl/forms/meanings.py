"""The cells of a form that carry indicators, as figures like those of any other table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from etl import catalogue
from etl.catalogue import CatalogueError
from etl.forms import articles, layouts
from etl.forms.books import Column, Line, Sheet
from etl.forms.layouts import ARTICLES, CHAPTERS, Fields, Layout, Meaning
from etl.records import Figure, RefusedDocument
from etl.tables import amounts
from etl.tables.grids import address
from etl.tables.parts import Found

MEANINGS = 300
"""Columns whose rows are remembered: a form gives meaning to some fifty."""
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


def figures(
    sheet: Sheet, values: Sequence[Sequence[float]], layout: Layout, subject: Subject
) -> Iterator[Found]:
    """Yield the figures of a sheet, in the order of its columns and rows.

    An article's row never stands for an offence, nor an offence for its article: the article is a restriction, its
    ``scope``, and the figure without one is told only for rows that the layout names as a whole. Raises
    ``CatalogueError`` for a layout that names what the catalogue does not know.
    """
    for number, meaning in enumerate(layout.sheets[sheet.name].meanings):
        column = sheet.columns[meaning.column - 1]
        for place, row in _meant(sheet.lines, layout.form, sheet.name, number):
            value = values[place][meaning.column - 1]
            if value or meaning.zeros:
                yield figure(sheet.lines[place], column, sheet.name, value, meaning, row, subject)


@lru_cache(maxsize=MEANINGS)
def _meant(lines: tuple[Line, ...], form: str, sheet: str, number: int) -> tuple[tuple[int, Row], ...]:
    """The rows that mean something in a column, the same in the workbooks of all regions."""
    layout = layouts.read()[form]
    meaning = layout.sheets[sheet].meanings[number]
    return tuple((place, row) for place, line in enumerate(lines) for row in rows(line, meaning, layout))


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
    twice = _named_twice(sheet.lines, layout.form, sheet.name)
    if twice:
        raise RefusedDocument(
            f"{file}, sheet '{sheet.name}': two rows are named '{twice}'; say in {layout.path.name} which one is meant."
        )


@lru_cache(maxsize=MEANINGS)
def _named_twice(lines: tuple[Line, ...], form: str, sheet: str) -> str | None:
    """A name by which the layout means a row, and which several rows have."""
    layout = layouts.read()[form]
    sets = {name for meaning in layout.sheets[sheet].meanings for name in meaning.sets}
    keys = {key for name in sets for key in layout.rows.get(name, ())}
    return next((" > ".join(key) for key in keys if sum(ends(line, key) for line in lines) > 1), None)


def rows(line: Line, meaning: Meaning, layout: Layout) -> Iterator[Row]:
    """Yield what the row means in this column: nothing, one thing, or an article and the offence that is that article."""
    for name in meaning.sets:
        for key, fields in layout.rows.get(name, {}).items():
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


def figure(
    line: Line, column: Column, sheet: str, value: float, meaning: Meaning, row: Row, subject: Subject
) -> Found:
    """The figure of one cell; money is brought to tenge."""
    base = meaning.articles if row.single else meaning.fields
    scope = layouts.words().joint.join(part for part in (row.fields.get("scope"), base.get("scope")) if part)
    fields = DEFAULTS | base | row.fields
    _known(fields)
    times = Decimal(column.times)
    amount = amounts.parse(float(value)).value
    cell = address(line.place, column.place)
    found = Figure(
        indicator=fields["indicator"],
        measure=fields["measure"],
        value=amount * times,
        unit=column.unit,
        qualifier=fields["qualifier"],
        offence=fields.get("offence"),
        gravity=fields.get("gravity"),
        region=subject.region,
        place=None,
        scope=scope or None,
        period_start=subject.period_start,
        period_end=subject.period_end,
        modality=fields["modality"],
        label=f"{row.label} / {meaning.name}",
        start=line.place * 1000 + column.place,
        end=line.place * 1000 + column.place + 1,
        quote=f"{amount:f}",
    )
    return Found(found, sheet, cell, None)


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
