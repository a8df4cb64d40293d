"""Times that only say what a number is compared with."""

from __future__ import annotations

import re

from etl.claims import Claim
from etl.figures.comparisons import PAST
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.quantities import Quantity

COMPARED = frozenset({"earlier_before", "compared"})
LEAD = 4
"""So many characters has the preposition before a time."""
WINDOWS = frozenset({"year", "month", "month_range", "months", "quarter", "quarters", "half"})
"""Kinds of times that a change can be measured from."""
_BRACKETED = re.compile(r"\([^()]*\)")
_MARK = re.compile(r"[,;.(]")


def is_start(text: Text, claim: Claim, quantity: Quantity) -> bool:
    """Whether a case ending says that a change is measured from the time: its own, or that of the word behind it."""
    folded, endings = text.words.text, text.language.from_suffixes
    if not endings or claim.kind not in WINDOWS:
        return False
    if folded[claim.start : claim.end].endswith(endings):
        return True
    between = folded[claim.end : quantity.start].split()
    return 0 < len(between) <= 2 and between[0].endswith(endings)


def is_other(text: Text, claim: Claim) -> bool:
    """Whether the time is that of the other side of a comparison: "than in July of last year"."""
    folded = text.words.text
    for tag in text.within(claim.start - 30, claim.end + 20, "comparison", "compared"):
        if (
            tag.id not in COMPARED
            or _is_hedge(text, tag)
            or (claim.kind in PAST and claim.start - LEAD <= tag.start and tag.end <= claim.end)
        ):
            continue
        before, after = folded[tag.end : claim.start], folded[claim.end : tag.start]
        if tag.start <= claim.start < tag.end or (
            tag.end <= claim.start and len(before.split()) <= 2 and not _MARK.search(before)
        ):
            return True
        if text.language.verb_final and tag.start >= claim.end and not _BRACKETED.sub("", after).strip():
            return True
    return False


def _is_hedge(text: Text, tag: Tag) -> bool:
    """Whether the word belongs to a hedge: "not less than 20%"."""
    hedges = text.within(tag.start - 20, tag.start + 1, "qualifier_before")
    return any(hedge.end >= tag.end for hedge in hedges)
