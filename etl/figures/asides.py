"""Quantities that are no figures, and why (LABELS.md, rules 7, 8 and 19)."""

from __future__ import annotations

import re

from etl.figures.texts import Text
from etl.quantities import Quantity

DURATIONS = frozenset({"years", "months", "days", "hours", "minutes"})
_YEAR = re.compile(r"199\d|20[0-3]\d")
_NEAR = 12
FEW = 3
_MARK = re.compile(r"[,;:.()\n]| - ")
AROUND = 4
"""A list has its next count among so many numbers to each side."""


def reason(text: Text, index: int) -> str | None:
    """Why the quantity is set aside: ``term``, ``ordinal`` or ``period``; ``None`` for a figure."""
    quantity = text.quantities[index]
    if quantity.unit in DURATIONS:
        return "term"
    if quantity.unit != "count":
        return None
    if quantity.in_words and quantity.value == 1 and not _is_listed(text, index):
        return "ordinal"
    digits = text.words.text[quantity.start : quantity.end]
    return "period" if _YEAR.fullmatch(digits) and not text.is_followed(quantity) else None


def _is_described(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether the right number only describes what the left one counts: "nine tenants of one house"."""
    gap = text.words.text[left.end : right.start]
    if not 0 < len(gap.split()) <= FEW or _MARK.search(gap):
        return False
    return not text.within(left.end, right.start, "joins", "contrasts", "comparison", "copulas")


def _is_listed(text: Text, index: int) -> bool:
    """Whether a bare "one" stands in a list of counts: before its noun or a dash, or as a part, without a preposition."""
    quantity = text.quantities[index]
    here = text.layout.sentence(quantity.start)
    others = text.quantities[max(0, index - AROUND) : index] + text.quantities[index + 1 : index + AROUND]
    counts = any(other.unit == "count" and text.layout.sentence(other.start) == here for other in others)
    before = text.within(quantity.start - _NEAR, quantity.start, "prepositions")
    governed = any(tag.end == quantity.start - 1 for tag in before)
    dashed = text.words.text[quantity.end : quantity.end + 3] == " - "
    described = index > 0 and _is_described(text, text.quantities[index - 1], quantity)
    return (
        counts
        and not governed
        and not described
        and (dashed or text.is_followed(quantity) or text.is_partitive(quantity))
    )
