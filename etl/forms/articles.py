"""Articles of the Criminal Code: which ones a row's name cites, and what each is called."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from etl import catalogue
from etl.catalogue import DATA, LANGUAGES, CatalogueError
from etl.forms import layouts

FILE = "articles/criminal_code_2014.csv"
CHAPTERS = "articles/chapters.csv"
MOST = 60
"""So many articles are a range; more is a misprint."""

_LIST = re.compile(r"\s*(\d{1,3})(?:-(\d{1,3}))?(?:\s*-\s*(\d{1,3}))?\.?")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its number as the Code writes it (``188-1``), its chapter, its offence if any, its names."""

    number: str
    chapter: str
    offence: str | None
    names: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """The articles by number, in the Code's order, and the names of its chapters by number."""

    articles: dict[str, Article]
    chapters: dict[str, dict[str, str]]


@lru_cache(maxsize=layouts.MANY)
def cited(name: str, folder: Path = DATA) -> tuple[str, ...]:
    """The articles that a row's name cites, each once, in order; parts and paragraphs are passed over.

    A range holds every article between its ends that the Code has. What is cited of another code is no article, nor
    is a number of the register that stands for "no crime found".

    >>> cited("(\u0441\u0442.188-1)"), cited("(\u0441\u0442.\u0441\u0442.286-288)"), cited("188")
    (('188-1',), ('286', '287', '288'), ())
    """
    return tuple(dict.fromkeys(number for numbers in _marked(name, folder) for number in numbers))


@cache
def read(folder: Path = DATA) -> Code:
    """The Criminal Code of 2014 as ``folder`` has it; cached. Raises ``CatalogueError`` naming the file and the line."""
    offences = catalogue.read(folder).offences
    chapters = {row["number"]: _named(row) for row in _rows(folder / CHAPTERS)}
    articles = {}
    for row in _rows(folder / FILE):
        where = f"{folder / FILE}: article {row['number']}"
        if row["chapter"] not in chapters:
            raise CatalogueError(
                f"{where} has the chapter '{row['chapter']}', which {CHAPTERS} does not list."
            )
        if row["offence"] and row["offence"] not in offences:
            raise CatalogueError(f"{where} has the offence '{row['offence']}', which is not in offences.csv.")
        articles[row["number"]] = Article(row["number"], row["chapter"], row["offence"] or None, _named(row))
    return Code(articles, chapters)


@lru_cache(maxsize=layouts.MANY)
def chapter(name: str, folder: Path = DATA) -> str | None:
    """The number of the chapter that a row's name begins with, ``None`` for other rows."""
    word = layouts.words(folder).chapter
    found = re.match(rf"{word}\s+(\d+)", layouts.fold(name))
    return found[1] if found else None


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CatalogueError(f"{path}: cannot be read ({error}).") from error
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values() or not all(row[language] for language in LANGUAGES):
            raise CatalogueError(f"{path}, line {number}: must have a name in {', '.join(LANGUAGES)}.")
    return rows


def _named(row: dict[str, str]) -> dict[str, str]:
    return {language: row[language] for language in LANGUAGES}


@cache
def _marks(folder: Path) -> re.Pattern[str]:
    """Where numbers of articles begin, longer marks first."""
    marks = sorted(layouts.words(folder).article, key=len, reverse=True)
    return re.compile("|".join(re.escape(mark) for mark in marks))


@cache
def _joins(folder: Path) -> re.Pattern[str]:
    """What stands between two numbers of one list."""
    joins = "|".join(re.escape(join) for join in layouts.words(folder).article_joins)
    return re.compile(rf"\s*(?:{joins})\s*(?=\d)")


def _marked(name: str, folder: Path) -> list[list[str]]:
    """The numbers behind each mark of the name, those of other laws left out."""
    words = layouts.words(folder)
    text = layouts.fold(name)
    found = []
    for mark in _marks(folder).finditer(text):
        numbers, end = _list(text, mark.end(), folder)
        named = text[end:].lstrip(" .,)")
        if not any(named.startswith(law) for law in words.other_laws):
            found.append([number for number in numbers if number not in words.no_articles])
    return found


def _list(text: str, place: int, folder: Path) -> tuple[list[str], int]:
    """Numbers and ranges parted by commas from ``place`` on, and where they end."""
    numbers: list[str] = []
    while match := _LIST.match(text, place):
        numbers += _one(match, folder)
        place = match.end()
        joined = _joins(folder).match(text, place)
        if not joined:
            break
        place = joined.end()
    return numbers, place


def _one(match: re.Match[str], folder: Path) -> list[str]:
    """``188-1`` is an article, ``286-291`` a range: what follows the hyphen is larger there."""
    first, second, third = match.groups()
    last = third or second
    if not last:
        return [first]
    if int(last) <= int(first):
        return [f"{first}-{last}"]
    if int(last) - int(first) > MOST:
        return [first, last]
    known = read(folder).articles
    between = [number for number in known if int(first) <= int(number.partition("-")[0]) <= int(last)]
    return between or [str(number) for number in range(int(first), int(last) + 1)]
