"""Two numbers with a stroke between them, under two times that stand so too: "2024 / 2025", then "168 / 181"."""

from __future__ import annotations

import re
from itertools import pairwise

from etl.claims import Claim
from etl.figures.texts import Text
from etl.quantities import Quantity

LINES = 8
"""The times stand in the same line or in one of so many before."""
_STROKE = re.compile(r"[\s\d.,-]*/\s*")
"""What parts the times: a stroke, and the first one's own number ("2015 - 402 / 2014 - 455")."""


def earlier_first(text: Text, left: Quantity, right: Quantity) -> bool | None:
    """Whether the first of two such numbers is of the earlier time; ``None`` where the text tells no order."""
    folded = text.words.text
    if left.unit != right.unit or folded[left.end : right.start].strip() != "/":
        return None
    for first, second in reversed(list(pairwise(_times(text, left.start)))):
        apart = first.fields["year"] != second.fields["year"]
        if apart and _STROKE.fullmatch(folded, first.end, second.start):
            return first.fields["year"] < second.fields["year"]
    return None


def _times(text: Text, end: int) -> list[Claim]:
    """The times with a year in the lines before an offset."""
    start = end
    for _ in range(LINES):
        start = text.words.text.rfind("\n", 0, max(start, 0))
    return [claim for claim in text.claims_within(start + 1, end) if "year" in claim.fields]
