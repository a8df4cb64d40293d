"""The layout of a form, from ``data/forms``: what it is known by, and which rows and columns carry indicators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from etl.catalogue import DATA, LANGUAGES, CatalogueError, read_yaml

FOLDER = "forms"
WORDS = "_words.yml"
ARTICLES, CHAPTERS = "articles", "chapters"
"""The sets of rows that every form has by nature, beside those that its layout lists."""
REQUIRED = ("form", "names", "language", "marks", "sheets")
OPTIONAL = ("rows", "outside", "siblings", "wholes", "sums", "same")
OF_SHEET = ("columns", "rows", "within", "cells", "codes", "unit")
OF_CELLS = ("column", "head", "name", "rows", "fields", "articles", "zeros")
MANY = 20_000
"""So many names are remembered: a form has some thousands."""
SHEETS = 200
"""So many sheets are remembered, for what is the same in the workbooks of all regions: a form has some thirty."""
FIELDS = frozenset({"indicator", "offence", "gravity", "scope"})

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What all forms say alike; see ``data/forms/_words.yml``."""

    links: frozenset[str]
    continues: tuple[str, ...]
    units: dict[str, tuple[str, int]]
    article: tuple[str, ...]
    article_joins: tuple[str, ...]
    other_laws: tuple[str, ...]
    no_articles: frozenset[str]
    chapter: str
    article_scope: str
    chapter_scope: str
    joint: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column's figures are: for the rows of the ``sets``, and otherwise for those of articles and chapters."""

    column: int
    head: str
    name: str
    sets: tuple[str, ...]
    fields: Fields
    articles: Fields
    zeros: bool


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet: the fewest columns and rows that it has, which columns are parts of which, and what they mean."""

    columns: int
    rows: int
    within: dict[int, int]
    meanings: tuple[Meaning, ...]
    codes: bool
    unit: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """One form. Names of rows are folded; ``sums`` and ``same`` are as the file writes them."""

    path: Path
    form: str
    names: dict[str, str]
    language: str
    marks: tuple[str, ...]
    rows: dict[str, dict[tuple[str, ...], Fields]]
    outside: frozenset[str]
    siblings: frozenset[str]
    wholes: dict[str, str]
    sheets: dict[str, SheetLayout]
    sums: tuple[tuple[str, str | tuple[str, ...]], ...]
    same: tuple[tuple[str, str], ...]


@lru_cache(maxsize=MANY)
def fold(text: str) -> str:
    """The text as names are compared: lower case, single spaces. Cached: all workbooks of a form have the same names."""
    return " ".join(text.split()).casefold()


@cache
def read(folder: Path = DATA) -> dict[str, Layout]:
    """The layouts of ``folder`` by form; cached. Raises ``CatalogueError`` naming the file and the key."""
    layouts = [_layout(path) for path in sorted((folder / FOLDER).glob("[!_]*.yml"))]
    return {layout.form: layout for layout in layouts}


@cache
def words(folder: Path = DATA) -> Words:
    """The words that all forms share; cached. Raises ``CatalogueError``."""
    path = folder / FOLDER / WORDS
    given = read_yaml(path)
    try:
        return Words(
            links=frozenset(given["links"]),
            continues=tuple(given["continues"]),
            units={name: (unit["unit"], int(unit["times"])) for name, unit in given["units"].items()},
            article=tuple(given["article"]),
            article_joins=tuple(given["article_joins"]),
            other_laws=tuple(given["other_laws"]),
            no_articles=frozenset(given["no_articles"]),
            chapter=given["chapter"],
            article_scope=given["article_scope"],
            chapter_scope=given["chapter_scope"],
            joint=given["joint"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogueError(f"{path}: the key {error} is missing or wrong; correct it.") from error


def _layout(path: Path) -> Layout:
    given = read_yaml(path)
    _known(path, "", given, (*REQUIRED, *OPTIONAL), REQUIRED)
    rows = {
        name: {_path(key): _fields(path, f"rows: {name}: {key}", fields) for key, fields in entries.items()}
        for name, entries in (given.get("rows") or {}).items()
    }
    _known(path, "names", given["names"], LANGUAGES, LANGUAGES)
    return Layout(
        path=path,
        form=str(given["form"]),
        names=given["names"],
        language=given["language"],
        marks=tuple(fold(mark) for mark in given["marks"]),
        rows=rows,
        outside=frozenset(fold(name) for name in given.get("outside") or ()),
        siblings=frozenset(fold(name) for name in given.get("siblings") or ()),
        wholes={str(article): offence for article, offence in (given.get("wholes") or {}).items()},
        sheets={
            name: _sheet(path, f"sheets: {name}", sheet, rows) for name, sheet in given["sheets"].items()
        },
        sums=tuple((rule["whole"], _parts(rule["parts"])) for rule in given.get("sums") or ()),
        same=tuple((rule["left"], rule["right"]) for rule in given.get("same") or ()),
    )


def _sheet(path: Path, where: str, given: dict[str, Any], rows: dict[str, Any]) -> SheetLayout:
    _known(path, where, given, OF_SHEET, ("columns", "rows"))
    meanings = tuple(_meaning(path, f"{where}: cells", one, rows) for one in given.get("cells") or ())
    within = {int(part): int(whole) for part, whole in (given.get("within") or {}).items()}
    return SheetLayout(
        int(given["columns"]),
        int(given["rows"]),
        within,
        meanings,
        given.get("codes", True),
        given.get("unit"),
    )


def _meaning(path: Path, where: str, given: dict[str, Any], rows: dict[str, Any]) -> Meaning:
    _known(path, where, given, OF_CELLS, ("column", "head", "name", "rows", "fields"))
    for name in given["rows"]:
        if name not in (*rows, ARTICLES, CHAPTERS):
            raise CatalogueError(f"{path}: '{where}' names the rows '{name}', which 'rows' does not list.")
    fields = _fields(path, where, given["fields"])
    articles = _fields(path, where, given.get("articles") or fields)
    return Meaning(
        int(given["column"]),
        fold(given["head"]),
        given["name"],
        tuple(given["rows"]),
        fields,
        articles,
        bool(given.get("zeros", False)),
    )


def _fields(path: Path, where: str, given: dict[str, Any]) -> Fields:
    _known(path, where, given, tuple(FIELDS), ())
    return {name: str(value) for name, value in given.items()}


def _path(key: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in key.split(" > "))


def _parts(given: str | list[str]) -> str | tuple[str, ...]:
    return given if isinstance(given, str) else tuple(fold(part) for part in given)


def _known(path: Path, where: str, given: Any, allowed: tuple[str, ...], required: tuple[str, ...]) -> None:
    told = f" in '{where}'" if where else ""
    if not isinstance(given, dict):
        raise CatalogueError(f"{path}: must hold keys with values{told}.")
    for key in required:
        if key not in given:
            raise CatalogueError(f"{path}: has no key '{key}'{told}; add it.")
    for key in given:
        if key not in allowed:
            raise CatalogueError(
                f"{path}: the key '{key}'{told} is not known; allowed are {', '.join(sorted(allowed))}."
            )
