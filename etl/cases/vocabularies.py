"""The words in which a language speaks of cases, read from ``data/cases`` and made ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.cases import sections
from etl.catalogue import DATA, CatalogueError, read_yaml
from etl.lexicons import Lexicon

_INFLECTED = {"noun", "body"}


@dataclass(frozen=True)
class Vocabulary:
    """One language's words of cases, compiled; the sections are explained in ``data/cases/README.md``."""

    code: str
    head_last: bool
    lexicon: Lexicon
    links: tuple[str, ...]
    conjunctions: frozenset[str]
    list_joins: frozenset[str]
    indefinite: frozenset[str]
    former_prefixes: tuple[str, ...]
    deputy_prefixes: tuple[str, ...]
    locative_words: frozenset[str]
    locative_suffixes: tuple[str, ...]
    possessives: tuple[str, ...]
    plural_endings: tuple[str, ...]
    singulars: tuple[str, ...]
    genitives: tuple[str, ...]
    closing_cases: tuple[str, ...]
    possessed: tuple[str, ...]
    cases: tuple[str, ...]
    agents: tuple[str, ...]
    ablatives: tuple[str, ...]
    passives: tuple[str, ...]
    unnamed: tuple[str, ...]
    relations: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    destinations: tuple[str, ...]
    objectives: tuple[str, ...]
    against: tuple[str, ...]
    plain: tuple[str, ...]
    verb_endings: tuple[str, ...]
    deed_endings: tuple[str, ...]
    titles: frozenset[str]
    denied_near: int
    feminine: frozenset[str]
    masculine: frozenset[str]
    subjects: frozenset[str]
    level_adjectives: tuple[str, ...]
    years: frozenset[str]
    months: frozenset[str]
    articles: re.Pattern[str]

    def is_link(self, word: str) -> bool:
        """Whether the word may stand inside a role."""
        return any(word.startswith(link[:-1]) if link.endswith("*") else word == link for link in self.links)


@dataclass(frozen=True, slots=True)
class Noun:
    """An office or a body: its names by language, the level that follows from it, and what it does in proceedings."""

    names: dict[str, str]
    level: str | None
    acts: bool
    deputy: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """What offices, bodies and portfolios are called, by id."""

    nouns: dict[str, Noun]
    bodies: dict[str, Noun]
    portfolios: dict[str, Noun]
    parts: dict[str, Noun]


def is_known(code: str, folder: Path = DATA) -> bool:
    """Whether the words of cases of a language are written down: a language may be read for figures alone."""
    return (folder / "cases" / f"{code}.yml").exists()


@cache
def read(code: str, folder: Path = DATA) -> Vocabulary:
    """The vocabulary of a language. Raises ``CatalogueError`` naming the file and what is wrong in it."""
    path = folder / "cases" / f"{code}.yml"
    source = read_yaml(path)
    try:
        return Vocabulary(
            code=source["language"],
            head_last=bool(source["head_last"]),
            lexicon=Lexicon(_patterns(source)),
            links=tuple(map(str, source["links"])),
            conjunctions=frozenset(map(str, source["conjunctions"])),
            list_joins=frozenset(map(str, source["list_joins"])),
            indefinite=frozenset(map(str, source["indefinite"])),
            former_prefixes=tuple(source["former_prefixes"]),
            deputy_prefixes=tuple(source["deputy_prefixes"]),
            locative_words=frozenset(source["locative_words"]),
            locative_suffixes=tuple(source["locative_suffixes"]),
            possessives=tuple(source["possessives"]),
            plural_endings=tuple(source["plural_endings"]),
            singulars=tuple(source["singulars"]),
            genitives=tuple(source["genitives"]),
            closing_cases=tuple(source["closing_cases"]),
            possessed=tuple(source["possessed"]),
            cases=tuple(source["cases"]),
            agents=tuple(source["agents"]),
            ablatives=tuple(source["ablatives"]),
            passives=tuple(source["passives"]),
            unnamed=tuple(source["unnamed"]),
            relations=tuple(source["relations"]),
            women=tuple(source["women"]),
            men=tuple(source["men"]),
            destinations=tuple(source["destinations"]),
            objectives=tuple(source["objectives"]),
            against=tuple(source["against"]),
            plain=tuple(source["plain"]),
            verb_endings=tuple(source["verb_endings"]),
            deed_endings=tuple(source["deed_endings"]),
            titles=frozenset(source["titles"]),
            denied_near=int(source["denied_near"]),
            feminine=frozenset(source["feminine"]),
            masculine=frozenset(source["masculine"]),
            subjects=frozenset(source["subjects"]),
            level_adjectives=tuple(source["level_adjectives"]),
            years=frozenset(map(str, source["term_years"])),
            months=frozenset(map(str, source["term_months"])),
            articles=re.compile(source["articles"]),
        )
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise CatalogueError(f"{path}: the key {error} is missing or has the wrong form.") from error


@cache
def roles(folder: Path = DATA) -> Roles:
    """Offices and bodies by id. Raises ``CatalogueError`` naming the file and the key."""
    path = folder / "cases" / "roles.yml"
    source = read_yaml(path)
    try:
        return Roles(*(_nouns(source[section]) for section in ("nouns", "bodies", "portfolios", "parts")))
    except (KeyError, TypeError, AttributeError) as error:
        raise CatalogueError(f"{path}: the key {error} is missing or has the wrong form.") from error


@cache
def articles(folder: Path = DATA) -> dict[str, str]:
    """The offence that an article of the Criminal Code is, by the article's number as text."""
    source = read_yaml(folder / "cases" / "articles.yml")
    return {str(number): offence for offence, numbers in source["current"].items() for number in numbers}


@cache
def narrows(folder: Path = DATA) -> dict[str, str]:
    """Which wider offence a narrower one is a kind of, by the id of the narrower one."""
    return dict(read_yaml(folder / "cases" / "articles.yml")["narrows"])


def _nouns(section: dict[str, dict[str, Any]]) -> dict[str, Noun]:
    return {
        key: Noun(
            {language: str(entry[language]) for language in ("en", "ru", "kk")},
            entry.get("level"),
            bool(entry.get("acts")),
            bool(entry.get("deputy")),
        )
        for key, entry in section.items()
    }


def _patterns(source: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for section, kind in sections.GROUPS.items():
        for key, patterns in source[section].items():
            for pattern in map(str, patterns):
                forms = [pattern]
                if kind in _INFLECTED:
                    forms = _inflected(pattern, source, prefixed=kind == "noun")
                yield from ((kind, key, form) for form in forms)
    for section in sections.LISTS:
        for pattern in map(str, source[section]):
            forms = _inflected(pattern, source) if section in {"same", "deputy"} else [pattern]
            yield from ((section, section, form) for form in forms)


def _inflected(pattern: str, source: dict[str, Any], *, prefixed: bool = True) -> list[str]:
    """The pattern with the endings and prefixes that every person's noun of the language takes."""
    endings = [""]
    if not pattern.endswith("*"):
        endings += source["plurals"] + source["possessives"]
    prefixes = ["", *source["former_prefixes"]] if prefixed else [""]
    return [f"{prefix}{pattern}{ending}" for prefix in prefixes for ending in endings]
