"""What a regular expression cannot match without, read off its parsed form.

Most rules of a language need a word that a text has once or never. Looking for the words of all rules takes one
walk over the text; a rule is then tried where it can match, which is mostly nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.markers import MONTH, NUMERAL

try:
    from re import _constants, _parser  # type: ignore[attr-defined]
except (
    ImportError
):  # another Python without the module: no anchor is known, and every rule is tried everywhere
    _parser = None

AROUND = 240
"""A match reaches at most so many characters to each side of a word that it cannot do without."""
RUN = 40
"""So long is an endless repetition, a word's ending or a run of digits, taken to be."""
SHORTEST = 2
"""A shorter word stands everywhere and is not worth looking for."""
MOST = 64
"""So many beginnings of a match are looked for at the most."""
FEW = 6
"""A choice of so many letters still counts as letters to look for."""
_MARKS = (NUMERAL, MONTH)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words one of which is in every match, and how many characters of it may lie before and after the word."""

    words: frozenset[str]
    before: int = 0
    after: int = 0

    def moved(self, before: int, after: int) -> Anchor:
        """The same words as a part of something longer."""
        return Anchor(self.words, min(AROUND, self.before + before), min(AROUND, self.after + after))

    @property
    def worth(self) -> tuple[int, int]:
        """What to choose between anchors by: long words, few of them; a mark is as good as a long word."""
        return min(map(_weight, self.words)), -len(self.words)


def read(pattern: str) -> Anchor | None:
    """The anchor of a regular expression; ``None`` where it has none, or is no regular expression."""
    if _parser is None:
        return None
    try:
        return _sequence(_parser.parse(pattern))
    except re.error:
        return None


def _weight(word: str) -> int:
    return 2 * SHORTEST if word in _MARKS else len(word)


def _sequence(parsed: Sequence[tuple[Any, Any]]) -> Anchor | None:
    """The best anchor of a sequence of parsed expressions."""
    widths = [_width(operator, argument) for operator, argument in parsed]
    moved = (
        anchor.moved(sum(widths[:first]), sum(widths[last:])) for first, last, anchor in _anchors(parsed)
    )
    return max(moved, key=lambda anchor: anchor.worth, default=None)


def _anchors(parsed: Sequence[tuple[Any, Any]]) -> Iterator[tuple[int, int, Anchor]]:
    """What of the sequence a match cannot do without: the numbers of its first and next part, and the anchor."""
    for number, (operator, argument) in enumerate(parsed):
        words, _ = _openings(parsed[number:])
        if all(words):  # what follows is counted from the number on, the word itself among it
            yield number, number, Anchor(words, after=-min(map(len, words)))
        if anchor := _inside(operator, argument):
            yield number, number + 1, anchor


def _openings(parsed: Sequence[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """Strings with one of which every match of the sequence begins, and whether nothing follows them in it."""
    found = frozenset([""])
    for operator, argument in parsed:
        words, whole = _opening(operator, argument)
        if not words or len(found) * len(words) > MOST:
            return found, False
        found = frozenset(before + word for before in found for word in words)
        if not whole:
            return found, False
    return found, True


def _opening(operator: Any, argument: Any) -> tuple[frozenset[str], bool]:
    """The same of one part; no strings where it can begin with anything."""
    if operator is _constants.LITERAL:
        return frozenset([chr(argument)]), True
    if operator is _constants.SUBPATTERN:
        return _openings(argument[3])
    if operator is _constants.BRANCH:
        branches = [_openings(branch) for branch in argument[1]]
        return frozenset().union(*(words for words, _ in branches)), all(whole for _, whole in branches)
    if operator is _constants.IN:
        letters = [chr(value) for kind, value in argument if kind is _constants.LITERAL]
        return frozenset(letters if len(letters) == len(argument) <= FEW else ()), True
    if operator in {_constants.MAX_REPEAT, _constants.MIN_REPEAT} and (argument[0] >= 1 or argument[1] == 1):
        words, whole = _openings(argument[2])
        return (words if argument[0] else words | {""}), whole and argument[1] == 1
    return frozenset(), False


def _inside(operator: Any, argument: Any) -> Anchor | None:
    if operator is _constants.BRANCH:
        return _either([_sequence(branch) for branch in argument[1]])
    if operator is _constants.SUBPATTERN:
        return _sequence(argument[3])
    if operator is _constants.IN:
        return _letters(argument)
    if operator in {_constants.MAX_REPEAT, _constants.MIN_REPEAT} and argument[0] >= 1:
        anchor = _sequence(argument[2])
        width = _width(operator, argument)
        return anchor and Anchor(anchor.words, width, width)
    return None


def _letters(choice: Sequence[tuple[Any, Any]]) -> Anchor | None:
    """A choice of a few letters, as Latin spellings have it, is missing from a text in another script."""
    letters = [chr(value) for operator, value in choice if operator is _constants.LITERAL]
    is_few = len(letters) == len(choice) <= FEW and all(map(str.isalpha, letters))
    return Anchor(frozenset(letters)) if is_few else None


def _either(anchors: Sequence[Anchor | None]) -> Anchor | None:
    """An anchor of alternatives, each of which must have one."""
    known = [anchor for anchor in anchors if anchor]
    if len(known) < len(anchors):
        return None
    words = frozenset(word for anchor in known for word in anchor.words)
    return Anchor(words, max(a.before for a in known), max(a.after for a in known))


def _width(operator: Any, argument: Any) -> int:
    """The most characters that an expression takes, what it looks ahead at included."""
    if operator is _constants.BRANCH:
        return max(_widths(branch) for branch in argument[1])
    if operator is _constants.SUBPATTERN:
        return _widths(argument[3])
    if operator in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
        most = argument[1]
        return RUN if most is _constants.MAXREPEAT else most * _widths(argument[2])
    if operator in {_constants.ASSERT, _constants.ASSERT_NOT}:
        return _widths(argument[1])
    return 0 if operator is _constants.AT else 1


def _widths(parsed: Iterable[tuple[Any, Any]]) -> int:
    return sum(_width(operator, argument) for operator, argument in parsed)
