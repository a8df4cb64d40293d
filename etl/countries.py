"""Tell a report about another country from one about Kazakhstan: its numbers are of no region here.

The names of countries, of what only Kazakhstan has, and of cities that a prosecutor's office abroad is called by
stand in ``data/catalogue/countries.csv``.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from etl import preparations
from etl.catalogue import DATA
from etl.languages import Language
from etl.lexicons import Lexicon, Tag, Words

HOME = "KZ"
NONE = "ZZ"
"""What holds a country's name and means none, by the code of CLDR for an unknown one."""
HEAD = 600
"""What a report is about is named in so many of its first characters."""
OFTENER = 3
"""A report that names Kazakhstan too is about the other country if it names that so many times as often."""
_COLUMNS = ("patterns_en", "patterns_ru", "patterns_kk")


def find(words: Words) -> list[Tag]:
    """The countries and cities abroad that a text names, this country among them, but for those that a currency or a convention is called by."""
    tags = _names().tags(words)
    called = {number for tag in tags if tag.id == NONE for number in range(tag.first, tag.last + 1)}
    return [tag for tag in tags if tag.first not in called]


def abroad(words: Words, tags: Sequence[Tag], places: Sequence[int], published: Words) -> str | None:
    """The code (ISO 3166-1) of the other country that a report is about; ``None`` where it is about Kazakhstan.

    ``tags`` are the countries that it names, ``places`` where places of Kazakhstan stand, ``published`` the words of
    its publisher and its address. A report that names no country at all is about this one.
    """
    named = Counter(tag.id for tag in tags if tag.id != HOME and tag.start < HEAD)
    if not named or any(tag.id == HOME for tag in _names().tags(published)):
        return None
    home = {*places, *(tag.start for tag in tags if tag.id == HOME)}
    code = named.most_common(1)[0][0]
    if not home:
        return code
    title = words.text.find("\n", words.spans[0][0]) if words.spans else 0
    titled = any(tag.id == code and tag.start < title for tag in tags) and min(home) >= title
    often = sum(tag.id == code for tag in tags) >= OFTENER * len(home)
    return code if titled and often else None


def inside(
    words: Words, named: Iterable[Tag], tags: Iterable[Tag], language: Language
) -> list[tuple[int, int]]:
    """Where another country is named as the place of what is told: "in Russia 12,000", not "extradited from Russia".

    ``named`` are the countries, ``tags`` all else that the text names. So it is behind a word that says so, in a form that says so, or both, as the language has it.
    """
    led = {tag.end for tag in tags if tag.kind == "inside"}
    return [
        (tag.start, tag.end)
        for tag in named
        if tag.id != HOME
        and (not language.inside_endings or words.words[tag.last].endswith(language.inside_endings))
        and (language.verb_final or (tag.first and words.spans[tag.first - 1][1] in led))
    ]


def name(code: str) -> str:
    """The English name of a country."""
    # The library of names is only wanted where a report is refused.
    from babel import Locale  # noqa: PLC0415

    return str(Locale("en").territories[code])


@cache
def _names(folder: Path = DATA) -> Lexicon:
    return preparations.prepared("countries", folder, lambda: Lexicon(_patterns(folder)))


def _patterns(folder: Path) -> list[tuple[str, str, str]]:
    with (folder / "catalogue" / "countries.csv").open(encoding="utf-8", newline="") as file:
        return [
            ("country", line["code"], pattern)
            for line in csv.DictReader(file)
            for column in _COLUMNS
            for pattern in line[column].split("|")
        ]
