"""Parts told by two numbers or by a word before a multiplier: "seven out of ten", "52 crimes in a hundred", "half a billion"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Protocol

from etl.languages import Language
from etl.ranges import Bound

_LEAST = 1000
"""A part is told of thousands, millions and billions, not of a dozen."""
_WHOLES = (10, 100)
"""Of so many a part is told to say its share."""
_LEADING = 2
"""... and of fewer, where so many words lead to them."""
_WORDS, _NOUN = re.compile(r"\S+"), re.compile(r"[^\W\d_]+ ")


class Part(Bound, Protocol):
    """A number that may be a part of another, or the whole."""

    @property
    def in_words(self) -> bool: ...
    @property
    def measure(self) -> str | None: ...


def share(text: str, left: Part, right: Part, leads: set[tuple[int, int]]) -> tuple[Decimal, int] | None:
    """The percentage that two numbers tell, and where it ends: "seven out of ten"; ``None`` where they tell none.

    ``leads`` are the spans of words such as "out of". What is counted may stand between: "52 crimes in a hundred".
    """
    if not _is_proportion(text, left, right, leads):
        return None
    apart = _counted(text, left, right, leads) > left.end + 1
    return round(left.value * 100 / right.value, 1).normalize(), left.end if apart else right.end


def is_fraction_of(
    text: str, left: Part, right: Part, language: Language, joints: set[tuple[int, int]]
) -> bool:
    """Whether a word for a part stands before a mere multiplier: "half a billion tenge", "a quarter of a million"."""
    if left.measure != "share" or not left.in_words or not right.in_words or right.value < _LEAST:
        return False
    first, *_ = text[right.start : right.end].split()
    between = {match.span() for match in _WORDS.finditer(text, left.end, right.start)}
    return language.number_words.get(first, ("",))[0] == "multiplier" and between <= joints


def _is_all_but_one(left: Part, right: Part, gap: str) -> bool:
    """Whether numerals say how common something is: "two out of three", but "two of three claims" are counts."""
    words = left.in_words and right.in_words and len(gap.split()) >= _LEADING
    return words and right.value - left.value == 1 < left.value < _WHOLES[0]


def _counted(text: str, left: Part, right: Part, leads: set[tuple[int, int]]) -> int:
    """Where "in" begins between a number and a hundred in words, behind the noun between them if there is one."""
    opens = left.end + (text[left.end : left.end + 1] == " ")
    noun = _NOUN.match(text, opens)
    if right.in_words and noun and (opens, right.start - 1) not in leads:
        return noun.end()
    return opens


def _is_proportion(text: str, left: Part, right: Part, leads: set[tuple[int, int]]) -> bool:
    gap = text[left.end : right.start]
    whole = right.value in _WHOLES or (left.value == 1 < right.value <= _WHOLES[0] and not left.in_words)
    whole = whole or _is_all_but_one(left, right, gap)
    if not left.unit == right.unit == "count" or not whole or left.value >= right.value:
        return False
    opens = _counted(text, left, right, leads)
    return (opens, left.end + len(gap.rstrip())) in leads
