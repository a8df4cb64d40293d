"""Numbers of times that say how often something happened, and not by what factor it grew: "went to court 71 times"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from etl.lexicons import Tag
from etl.quantities import Quantity

NEAR = 3
"""A direction within so many words makes a number of times a factor."""
OVERLAPPING = 4
"""At most so many directions overlap: the one that ends nearest to a place is among so many that begin before it."""
MOST = 30
"""Nothing grows by a larger factor: something happened so many times."""
_DIGIT = re.compile(r"\d")


def counted(folded: str, quantity: Quantity, directions: list[Tag], factors: set[int]) -> Quantity:
    """A count of times where the number is no factor: nothing grows or falls near it, no preposition makes it one.

    ``factors`` are where the prepositions end.
    """
    if quantity.unit != "times" or quantity.measure or quantity.value % 1:
        return quantity  # nothing happens two and a half times
    if quantity.value > MOST:
        return replace(quantity, unit="count")
    lead = quantity.start
    while lead and folded[lead - 1].isspace():
        lead -= 1
    if lead in factors:
        return quantity
    at = bisect_left(directions, quantity.end, key=lambda tag: tag.start)
    near = [*directions[max(0, at - OVERLAPPING) : at], *directions[at : at + 1]]
    if any(_apart(folded, quantity, tag) <= NEAR for tag in near):
        return quantity
    return replace(quantity, unit="count")


def _apart(folded: str, quantity: Quantity, tag: Tag) -> int:
    start, end = (quantity.end, tag.start) if tag.start >= quantity.end else (tag.end, quantity.start)
    gap = folded[start:end]
    return NEAR + 1 if _DIGIT.search(gap) else len(gap.split())  # behind a number it is that one's
