"""Parts told by two numbers or by a word before a multiplier: "seven out of ten", "52 crimes in a hundred", "half a billion"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.languages import Language

if TYPE_CHECKING:
    from etl.quantities import Quantity

_LEAST = 1000
"""A part is told of thousands, millions and billions, not of a dozen."""
_WHOLES = (10, 100)
"""Of so many a part is told to say its share."""
_LEADING = 2
"""... and of fewer, where so many words lead to them."""
_WORDS, _NOUN = re.compile(r"\S+"), re.compile(r"[^\W\d_]+ ")


def merge(text: str, quantities: list[Quantity], leads: set[tuple[int, int]]) -> list[Quantity]:
    """One share for so many of ten or of a hundred, such as "seven out of ten"."""
    merged: list[Quantity] = []
    for right in quantities:
        left = merged[-1] if merged else None
        if left and _is_proportion(text, left, right, leads):
            share = round(left.value * 100 / right.value, 1).normalize()
            apart = _counted(text, left, right, leads) > left.end + 1
            end = left.end if apart else right.end  # what is counted stands between: "52 crimes in a hundred"
            merged[-1] = replace(left, end=end, value=share, unit="percent", measure="share")
        else:
            merged.append(right)
    return merged


def merge_fractions(
    text: str, quantities: list[Quantity], language: Language, joints: set[tuple[int, int]]
) -> list[Quantity]:
    """One quantity for a part of a mere multiplier: "half a billion tenge", "a quarter of a million"."""
    merged: list[Quantity] = []
    for right in quantities:
        left = merged[-1] if merged else None
        if left and _is_fraction_of(text, left, right, language, joints):
            value = left.value / 100 * right.value
            merged[-1] = replace(right, start=left.start, value=value)
        else:
            merged.append(right)
    return merged


def _is_fraction_of(
    text: str, left: Quantity, right: Quantity, language: Language, joints: set[tuple[int, int]]
) -> bool:
    if left.measure != "share" or not left.in_words or not right.in_words or right.value < _LEAST:
        return False
    first, *_ = text[right.start : right.end].split()
    between = {match.span() for match in _WORDS.finditer(text, left.end, right.start)}
    return language.number_words.get(first, ("",))[0] == "multiplier" and between <= joints


def _is_all_but_one(left: Quantity, right: Quantity, gap: str) -> bool:
    """Whether numerals say how common something is: "two out of three", but "two of three claims" are counts."""
    words = left.in_words and right.in_words and len(gap.split()) >= _LEADING
    return words and right.value - left.value == 1 < left.value < _WHOLES[0]


def _counted(text: str, left: Quantity, right: Quantity, leads: set[tuple[int, int]]) -> int:
    """Where "in" begins between a number and a hundred in words, behind the noun between them if there is one."""
    opens = left.end + (text[left.end : left.end + 1] == " ")
    noun = _NOUN.match(text, opens)
    if right.in_words and noun and (opens, right.start - 1) not in leads:
        return noun.end()
    return opens


def _is_proportion(text: str, left: Quantity, right: Quantity, leads: set[tuple[int, int]]) -> bool:
    gap = text[left.end : right.start]
    whole = right.value in _WHOLES or (left.value == 1 < right.value <= _WHOLES[0] and not left.in_words)
    whole = whole or _is_all_but_one(left, right, gap)
    if not left.unit == right.unit == "count" or not whole or left.value >= right.value:
        return False
    opens = _counted(text, left, right, leads)
    return (opens, left.end + len(gap.rstrip())) in leads
