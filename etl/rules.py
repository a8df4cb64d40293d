"""Regular expressions that are only tried where they can match.

A language has two hundred rules for times and asides, and most of them need a word that a text has once or never.
Which words a rule cannot do without is read off the parsed expression; it is tried around those words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

try:
    from re import _constants, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python without the module: every rule is tried everywhere
    _parser = None

AROUND = 240
"""A match reaches at most so many characters to each side of a word that it cannot do without."""
SHORTEST = 2
"""A shorter word stands everywhere and is not worth looking for."""


@dataclass(frozen=True)
class Rule:
    """A regular expression over folded text that claims numbers: a time (``kind``) or an aside (its reason)."""

    pattern: re.Pattern[str]
    kind: str
    given: dict[str, int] = field(default_factory=dict)

    @cached_property
    def needed(self) -> frozenset[str] | None:
        """Words one of which is in every match; ``None`` where no such words are known."""
        if _parser is None:
            return None
        found = _needed(_parser.parse(self.pattern.pattern, self.pattern.flags))
        return frozenset(found) if found and min(map(len, found)) >= SHORTEST else None

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in the text, in order."""
        if self.needed is None:
            yield from self.pattern.finditer(text)
            return
        for start, end in _stretches(text, self.needed):
            yield from self.pattern.finditer(text, start, end)


def _stretches(text: str, needed: Iterable[str]) -> list[tuple[int, int]]:
    """The parts of the text around the words, without overlap."""
    places = sorted(place for word in needed for place in _places(text, word))
    found: list[tuple[int, int]] = []
    for place in places:
        start, end = max(0, place - AROUND), min(len(text), place + AROUND)
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def _needed(parsed: Iterable[tuple[object, object]]) -> set[str] | None:
    """The best set of words, the longest ones, that a match of the sequence cannot do without one of."""
    best: set[str] | None = None
    run = ""
    for operator, argument in parsed:
        if operator is _constants.LITERAL:
            run += chr(argument)  # type: ignore[arg-type]
            continue
        best = _better(best, {run} if run else None)
        run = ""
        best = _better(best, _needed_inside(operator, argument))
    return _better(best, {run} if run else None)


def _needed_inside(operator: object, argument: object) -> set[str] | None:
    if operator is _constants.BRANCH:
        parts = [_needed(branch) for branch in argument[1]]  # type: ignore[index]
        return set().union(*(part for part in parts if part)) if all(parts) else None
    if operator is _constants.SUBPATTERN:
        return _needed(argument[3])  # type: ignore[index]
    if operator in {_constants.MAX_REPEAT, _constants.MIN_REPEAT} and argument[0] >= 1:  # type: ignore[index]
        return _needed(argument[2])  # type: ignore[index]
    return None


def _better(left: set[str] | None, right: set[str] | None) -> set[str] | None:
    if left is None or right is None:
        return left or right
    return max(left, right, key=lambda words: (min(map(len, words)), -len(words)))
