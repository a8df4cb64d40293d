"""The period of each figure: the nearest statement of time, else the report's own period."""

from __future__ import annotations

from etl import periods, statements
from etl.claims import Claim
from etl.figures.comparisons import EARLIER
from etl.figures.texts import Text
from etl.periods import NONE, Period
from etl.quantities import Quantity

BEHIND = 1.5
"""A time after the number is meant a little less likely than one before it."""
POINTS = frozenset({"as_of", "until"})
PAST = frozenset({"last_year", "previous_period"})
_NO_PERIOD = frozenset({"date", None})


def find(text: Text, quantity: Quantity, role: str, *, is_point: bool, is_change: bool) -> Period:
    """First and last day of what the quantity covers, each ``None`` where the text does not tell.

    ``is_point`` says that the indicator is a stock, which has a day and no span.
    """
    found = _nearest(text, quantity, comparing=role != EARLIER or is_change)
    if found is None:
        period, kind = text.clock.own, ""
    else:
        period, kind = found
        if is_point and kind in POINTS and text.clock.own[1] in {None, text.clock.today}:
            return None, period[1]
    if role == EARLIER and kind not in PAST and not is_change:
        return periods.shifted(period, -1)
    return statements.cut(period, text.clock.today)


def _nearest(text: Text, quantity: Quantity, *, comparing: bool) -> tuple[Period, str] | None:
    found = _candidates(text, quantity, comparing=comparing)
    if not found:
        return None
    _, period, kind = min(found, key=lambda item: item[0])
    return period, kind


def _candidates(text: Text, quantity: Quantity, *, comparing: bool) -> list[tuple[float, Period, str]]:
    found = []
    number = text.layout.sentence(quantity.start)
    sentence = text.sentences[number]
    head = text.layout.heads[number]
    for claim in text.claims:
        if claim.kind in _NO_PERIOD or claim.end <= (text.sentences[head].start if head is not None else sentence.start):
            continue
        if claim.start >= sentence.end:
            break
        cost = text.layout.distance(quantity.start, quantity.end, claim.start, claim.end)
        if claim.start >= quantity.end:
            cost += BEHIND
        elif head is not None and claim.end <= sentence.start:
            cost = 6.0
        if comparing and _is_compared(text, claim):
            continue
        period = periods.resolve(claim, text.clock)
        if period is not None:
            found.append((cost, period, claim.kind or ""))
    return found


def _is_compared(text: Text, claim: Claim) -> bool:
    """Whether the time is that of the other side of a comparison: "than in July of last year"."""
    for tag in text.within(claim.start - 30, claim.end, "comparison"):
        gap = text.words.text[tag.end : claim.start]
        if tag.id == "earlier_before" and len(gap.split()) <= 2 and not any(mark in gap for mark in ",;.("):
            return True
    return False
