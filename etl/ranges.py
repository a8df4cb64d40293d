"""Ranges: two bounds that a text gives for one number, of which the lower is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from etl.lexicons import Tag

COUNT = "count"
THOUSAND = 1000
MOVED = 60
"""Within so many characters before "40 to 50" a direction makes it a change from the one to the other."""
WIDEST = 2
"""The upper bound of a range that no mark tells is at most so many times the lower one."""


class Bound(Protocol):
    """A number that may be the bound of a range."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def unit(self) -> str: ...
    @property
    def suffix(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words end that announce two bounds or a first value, where those stand that join, and directions begin."""

    bounds: frozenset[int]
    starts: frozenset[int]
    joins: frozenset[tuple[int, int]]
    leads: frozenset[tuple[int, int]]
    directions: Sequence[int]

    @classmethod
    def of(cls, tags: Sequence[Tag]) -> Words:
        """Those of a text."""
        compared = [tag for tag in tags if tag.kind == "comparison"]
        return cls(
            frozenset(tag.end for tag in compared if tag.id == "between"),
            frozenset(tag.end for tag in compared if tag.id == "from"),
            frozenset((tag.start, tag.end) for tag in tags if tag.kind == "number_joins"),
            frozenset((tag.start, tag.end) for tag in compared if tag.id == "to"),
            [tag.start for tag in tags if tag.kind == "direction"],
        )


def tell(text: str, left: Bound, right: Bound, words: Words) -> bool:
    """Whether two numbers are the bounds of one range: "40-50 per cent", "between 40 and 50", "40 to 50 were fined"."""
    if left.unit not in {COUNT, right.unit} or left.suffix or left.value >= right.value:
        return False
    if text[left.end : right.start] in {"-", " - "}:
        return text[left.end : right.start] == "-" or _ascends(left, right)
    gap = left.end + 1, right.start - 1
    if left.start - 1 in words.bounds and gap in words.joins:
        return True
    near = gap in words.leads and left.start - 1 not in words.starts
    return near and right.value <= WIDEST * left.value and not _is_moved(left, right, words.directions)


def _ascends(left: Bound, right: Bound) -> bool:
    """Whether the upper bound is larger as it is printed: "2 - 3 million" is a range, "64 - 12 million" two numbers."""
    printed = right.value
    while left.value < THOUSAND <= printed:
        printed /= THOUSAND
    return left.value < printed or right.value <= WIDEST * left.value


def _is_moved(left: Bound, right: Bound, directions: Sequence[int]) -> bool:
    at = bisect_left(directions, left.start - MOVED)
    return at < len(directions) and directions[at] < right.end + MOVED
