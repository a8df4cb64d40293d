"""How the names of persons look in the three languages: ``data/cases/names.yml``, made ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.catalogue import DATA, CatalogueError, read_yaml
from etl.lexicons import Lexicon


@dataclass(frozen=True, slots=True)
class Looks:
    """Patterns of initials, patronymics and surnames, common given names, and words that only look like names."""

    initials: re.Pattern[str]
    alone: re.Pattern[str]
    patronymics: tuple[str, ...]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    lone: re.Pattern[str]
    stem: re.Pattern[str]
    not_names: frozenset[str]
    commemorated: Lexicon
    given: frozenset[str]
    given_endings: tuple[str, ...]
    short: frozenset[str]
    locatives: frozenset[str]
    local_endings: tuple[str, ...]
    organisations: tuple[str, ...]


@cache
def read(folder: Path = DATA) -> Looks:
    """The looks of names. Raises ``CatalogueError`` naming the file and what is wrong in it."""
    path = folder / "cases" / "names.yml"
    source = read_yaml(path)
    try:
        surnames = source["surnames"]
        strong = rf"[^\W\d_]{{2,}}(?:{surnames['cyrillic']}|{surnames['latin']})"
        weak = rf"[^\W\d_]{{2,}}(?:{surnames['cyrillic_weak']}|{surnames['latin_weak']})"
        initial = rf"(?:{'|'.join(_cased(source['initials']))}|[^\W\d_a-z\u0430-\u045f\u04d9\u0493\u049b\u04a3\u04e9\u04b1\u04af\u04bb])\."
        surname = r"(?-i:[^\W\d_a-z\u0430-\u045f\u04d9\u0493\u049b\u04a3\u04e9\u04b1\u04af\u04bb])[^\W\d_]{2,}(?:-[^\W\d_]+)?"
        return Looks(
            initials=re.compile(
                rf"(?<![\w.])(?:(?:{initial} ?){{1,2}}{surname}|{surname} (?:{initial} ?){{1,2}}(?! ?(?:{surname}|{initial})))(?!\w)"
            ),
            alone=re.compile(
                rf"(?<=[ (\u00a0])(?:{initial} ?)?{initial}(?=[-,;:)\u00bb\s\u2013\u2014]|$)(?!\s+{surname}\s+{surname})"
            ),
            patronymics=tuple(map(str, source["patronymics"])),
            strong=re.compile(strong),
            weak=re.compile(weak),
            lone=re.compile(rf"[^\W\d_]{{3,}}{surnames['lone']}"),
            stem=re.compile(r"(.{2,}?(?:\u043e\u0432|\u0435\u0432|\u0438\u043d|ov|ev|in))"),
            not_names=frozenset(map(str, source["not_names"])),
            commemorated=Lexicon(("word", "word", str(word)) for word in source["commemorated"]),
            given=frozenset(name.strip() for line in source["given"] for name in line.split(",")),
            given_endings=tuple(map(str, source["given_endings"])),
            short=frozenset(map(str, source["short"])),
            locatives=frozenset(map(str, source["locatives"])),
            local_endings=tuple(map(str, source["local_endings"])),
            organisations=tuple(map(str, source["organisations"])),
        )
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise CatalogueError(f"{path}: the key {error} is missing or has the wrong form.") from error


def _cased(initials: Iterable[str]) -> list[str]:
    return [initial.capitalize() for initial in initials]
