"""Whether a number stands before what it counts or is set behind it."""

from __future__ import annotations

import re

from etl.figures.texts import REACH, Text
from etl.quantities import Quantity

_CLOSED = re.compile(r"\s*(?:[,.;:()|!?\n\"]|$)")
_DASHED = re.compile(r" - ")
OPENED = re.compile(r"(?:\(| - |: ?|- |\| ?)$")


def is_behind(text: Text, quantity: Quantity) -> bool:
    """Whether the number is set behind what it counts.

    So it is where nothing follows it, and where a dash, colon, bracket or copula stands before it and no noun
    follows directly ("verdicts - 824", "the result: 44 acts" is not).
    """
    folded = text.words.text
    if _CLOSED.match(folded, quantity.end):
        return True
    led = bool(OPENED.search(folded[max(0, quantity.start - 4) : quantity.start]))
    dash = _DASHED.match(folded, quantity.end)
    if dash:  # "thefts - 5 - ..." against "5 per cent - thefts"; "of them 34 - against 22"
        return led or _is_compared(text, quantity, dash.end())
    if _is_compared(text, quantity, quantity.end + 1):
        return not text.is_followed(quantity)
    if text.is_followed(quantity):
        return False
    if text.before(quantity, "by") and text.within(quantity.end + 1, quantity.end + 2, "joins"):
        return True  # "deaths by 6 and injuries by 20"
    if text.language.verb_final and _is_copula_next(text, quantity):
        return True
    start = quantity.start
    for tag in reversed(text.within(max(0, start - REACH), start, "qualifier_before")):
        if not folded[tag.end : start].strip():
            start = tag.start
    if OPENED.search(folded[max(0, start - 4) : start]):
        return True
    copulas = text.within(max(0, start - REACH), start, "copulas")
    return bool(copulas) and not folded[copulas[-1].end : start].strip()


def _is_compared(text: Text, quantity: Quantity, start: int) -> bool:
    """Whether a comparison with the next number begins there: "34 against 22", "154 - by 11 fewer"."""
    following = text.following(quantity)
    leads = text.within(start, start + 1, "comparison", "by")
    return following is not None and any(
        not text.words.text[lead.end : following.start].strip() for lead in leads
    )


def _is_copula_next(text: Text, quantity: Quantity) -> bool:
    """Whether the verb follows that ends a sentence such as "the number of cases 824 is"."""
    copulas = text.within(quantity.end, quantity.end + REACH, "copulas")
    if not copulas or text.words.text[quantity.end : copulas[0].start].strip():
        return False
    return not text.within(copulas[0].start, copulas[0].end, "attributives")
