"""Whether a time of the sentence can be that of a number, or is only compared with, another number's, or a duration."""

from __future__ import annotations

import re
from bisect import bisect_left

from etl import periods
from etl.claims import Claim
from etl.clocks import Period
from etl.figures import contrasted
from etl.figures.comparisons import EARLIER, LATER, PAST
from etl.figures.measures import RATIOS
from etl.figures.texts import Text

_PARTED = re.compile(r"[,;]")
LEAD = 4
"""A time within so many characters opens its sentence and is meant in all of it."""
WORDS = 3
"""... and so does one behind so many words and a comma: "For comparison, in 2019 ..."."""
SHORT = 3
"""So many months are rather a duration."""


def applies(
    text: Text, index: int, claim: Claim, own: tuple[int, int], role: str, *, is_change: bool
) -> bool:
    """Whether the time can be that of the number; ``own`` is the number's own part of the sentence."""
    return not (
        _is_duration(text, claim)
        or _is_passed_over(text, index, claim, own, role, is_change=is_change)
        or _is_anothers(text, index, claim, is_change=is_change)
    )


def _is_duration(text: Text, claim: Claim) -> bool:
    """Whether so many months tell how long something took: fewer than the report's own, and without a year."""
    own, months = text.clock.own, claim.fields.get("n", 0)
    if claim.kind != "months" or not {"year", "offset"}.isdisjoint(claim.fields) or not (own[0] and own[1]):
        return False
    return own[0].month == 1 and own[0].year == own[1].year and months <= SHORT and months < own[1].month


def _is_passed_over(
    text: Text, index: int, claim: Claim, own: tuple[int, int], role: str, *, is_change: bool
) -> bool:
    """Whether the time is only what the number is compared with."""
    if role == EARLIER and not is_change:
        return False
    if text.words.text[claim.end : text.quantities[index].start].strip() == "(":
        return False  # "than in 8 months of 2024 (14,608)"
    inside = own[0] <= claim.start < own[1] or _opens_list(text, claim, index)
    if claim.kind in PAST and (is_change or role == LATER or not inside):
        return True
    if is_change and contrasted.is_start(text, claim, text.quantities[index]):
        return True
    return contrasted.is_other(text, claim)


def _opens_list(text: Text, claim: Claim, index: int) -> bool:
    """Whether a time opens the sentence, and only "and" or "to" parts the number from the one before.

    So it does where it is the only time of the sentence: "In the same months of 2023 there were 58 fires, six people died".
    """
    quantity, last = text.quantities[index], text.quantities[index - 1]
    sentence = text.sentence(quantity.start)
    lead = text.words.text[sentence.start : claim.start]
    leads = len(lead) <= LEAD or (lead.rstrip().endswith(",") and len(lead.split()) <= WORDS)
    opens = leads and index and last.start > claim.start
    if not opens:
        return False
    if [other for other in text.claims_within(sentence.start, sentence.end) if other.kind] == [claim]:
        return True
    if _PARTED.search(text.words.text, last.end, quantity.start):
        return False
    return bool(text.within(last.end, quantity.start, "joins", "recipients"))


def _is_anothers(text: Text, index: int, claim: Claim, *, is_change: bool) -> bool:
    """Whether another number stands between and nearer: "624 facts, 41% more than the 440 of 2019".

    A time before its number may head a list; a change never has the year that a level beside it prints.
    """
    quantity = text.quantities[index]
    if claim.start >= quantity.end:
        following = text.quantities[index + 1 : index + 2]
        end = text.sentence(quantity.start).end
        if (
            following
            and claim.end <= following[0].start < end
            and _PARTED.search(text.words.text, quantity.end, claim.start)
        ):
            return True  # it leads the next number
        return any(
            quantity.end <= other.start < claim.start for other in text.quantities[index + 1 : index + 4]
        )
    if _is_of_last(text, index, claim) or (is_change and _is_base(text, index, claim)):
        return True
    if not is_change or "year" not in claim.fields:
        return False
    between = [
        other
        for other in text.quantities[max(0, index - 3) : index]
        if claim.end <= other.start and other.unit not in RATIOS
    ]
    if claim.kind == "year" and any(
        text.words.text[claim.end : other.start].strip() in {"", "-", ":"} for other in between
    ):
        return True
    return bool(between) and ends_before(periods.resolve(claim, text.clock), text.clock.own)


def _is_of_last(text: Text, index: int, claim: Claim) -> bool:
    """Whether a time stands behind the number before, and this one has its own: "50 in 2023 and 70 in 2022"."""
    end = text.quantities[index].end
    behind = index > 0 and text.quantities[index - 1].end <= claim.start < end
    at = bisect_left(text.claims, end, key=lambda time: time.start)
    return behind and any(own.start - end <= 1 and own.kind == claim.kind for own in text.claims[at : at + 1])


def _is_base(text: Text, index: int, claim: Claim) -> bool:
    """Whether a year stands behind the number before and an earlier one than another: "14 against 15 for 2022 (-7%)"."""
    sentence = text.sentence(claim.start)
    years = [
        told.fields["year"]
        for told in text.claims_within(sentence.start, sentence.end)
        if "year" in told.fields
    ]
    base = text.quantities[index - 1] if index else None
    if base is None or base.unit in RATIOS or not base.end <= claim.start or claim.kind != "year":
        return False
    parted = _PARTED.search(text.words.text, base.end, claim.start)
    return parted is None and claim.fields["year"] < max(years)


def ends_before(period: Period | None, own: Period) -> bool:
    """Whether the period ends in an earlier year than the report's own."""
    return (
        period is not None and period[1] is not None and own[1] is not None and period[1].year < own[1].year
    )
