"""Rules that claim numbers: regular expressions over folded text, only tried where they can match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from etl import anchors
from etl.anchors import Anchor
from etl.catalogue import CatalogueError
from etl.markers import MONTH, NUMERAL

BEYOND = 2
"""So much of the text after a stretch is shown to a rule, for what must not follow a match."""
_YEAR = r"(?:(?:19|20)\d\d)"
_NUMBER = r"\d+(?:[ .,]\d+)*"
_MACROS = {
    "{month}": f"{MONTH}+",
    "{year}": _YEAR,
    "{n}": rf"(?:\d+|{NUMERAL}+)",
    "{num}": rf"(?:{_NUMBER})",
}
"""What a pattern may say for any month, year, numeral and number."""
_MARKED = ("{month}", "{n}")
"""Those of them that are marks of ``etl.markers``."""
_SYNTAX = re.compile(r"\\.|[\[\]()|]")


@dataclass(frozen=True)
class Rule:
    """A regular expression that claims numbers: a time (``kind``) or an aside (its reason).

    With ``marked`` it is over the copy of the text that ``etl.markers`` makes. ``rank`` is the place of its entry
    in the language file. It is compiled when it is first used, since a text needs few of the rules; one that is
    no regular expression then raises ``CatalogueError``, naming the file.
    """

    source: str
    kind: str
    path: Path
    rank: int = 0
    is_time: bool = False
    given: dict[str, int] = field(default_factory=dict)
    marked: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        try:
            return re.compile(self.source)
        except re.error as error:
            raise CatalogueError(
                f"{self.path}: the pattern {self.source!r} is not a regex ({error})."
            ) from error

    @cached_property
    def anchor(self) -> Anchor | None:
        """What a match cannot do without; ``None`` where nothing such is known."""
        return anchors.read(self.source)


def read(path: Path, times: list[dict[str, Any]], asides: list[dict[str, Any]]) -> Iterator[Rule]:
    """The rules of a language file's times and asides, one for each alternative of an entry.

    So each is only tried where its own words stand.
    """
    for rank, entry in enumerate((*times, *asides)):
        is_time = rank < len(times)
        key = "kind" if is_time else "reason"
        given = {name: value for name, value in entry.items() if name not in (key, "pattern")}
        for alternative in _alternatives(str(entry["pattern"])):
            is_marked = any(macro in alternative for macro in _MARKED)
            yield Rule(_expanded(alternative), str(entry[key]), path, rank, is_time, given, is_marked)


def _expanded(pattern: str) -> str:
    for macro, text in _MACROS.items():
        pattern = pattern.replace(macro, text)
    return pattern


def _alternatives(pattern: str) -> list[str]:
    """The parts of a regex between the bars outside all brackets."""
    found, depth, in_class, start = [], 0, False, 0
    for match in _SYNTAX.finditer(pattern):
        mark = match.group()
        if in_class or mark in "[]":
            in_class = mark != "]"
        elif mark in "()":
            depth += 1 if mark == "(" else -1
        elif mark == "|" and depth == 0:
            found.append(pattern[start : match.start()])
            start = match.end()
    return [*found, pattern[start:]]


class Rules:
    """Rules that are tried together over one text."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._everywhere = [rule for rule in self._rules if rule.anchor is None]
        self._by_word = _by_word(self._rules)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def matches(self, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Every match of every rule in the text, rule by rule."""
        for rule in self._everywhere:
            yield from ((rule, match) for match in rule.pattern.finditer(text))
        for rule, stretches in self._tried(text):
            for start, end in stretches:
                for match in rule.pattern.finditer(text, start, end):
                    whole = rule.pattern.match(text, match.start()) if match.end() == end else match
                    if whole:
                        yield rule, whole

    @cached_property
    def _finder(self) -> AhoCorasick:
        return AhoCorasick([word for word, _ in self._by_word])

    def _tried(self, text: str) -> Iterator[tuple[Rule, list[tuple[int, int]]]]:
        """The rules that can match, each with the stretches of the text that a match can lie in."""
        found: dict[int, tuple[Rule, list[tuple[int, int]]]] = {}
        for number, start, end in self._finder.find_matches_as_indexes(text, overlapping=True):
            for rule, anchor in self._by_word[number][1]:
                _, stretches = found.setdefault(id(rule), (rule, []))
                _widen(stretches, start - anchor.before, end + anchor.after + BEYOND)
        yield from found.values()


def _by_word(rules: Iterable[Rule]) -> list[tuple[str, list[tuple[Rule, Anchor]]]]:
    """The words of all anchors, each with the rules that it may be in a match of."""
    found: dict[str, list[tuple[Rule, Anchor]]] = defaultdict(list)
    for rule in rules:
        for word in rule.anchor.words if rule.anchor else ():
            found[word].append((rule, rule.anchor))  # type: ignore[arg-type]
    return list(found.items())


def _widen(stretches: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a stretch to those before it, as one with the last where they meet."""
    start = max(start, 0)
    if stretches and start <= stretches[-1][1]:
        first, last = stretches[-1]
        stretches[-1] = min(start, first), max(end, last)
    else:
        stretches.append((start, end))
