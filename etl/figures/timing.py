"""The period of each figure: the nearest statement of time, else the report's own period."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl import clocks, periods, statements
from etl.claims import Claim
from etl.clocks import MONTHS, NONE, Period
from etl.figures import applications, comparisons, contrasted
from etl.figures.comparisons import EARLIER, PAST
from etl.figures.texts import Text
from etl.quantities import Quantity

INSIDE = 0.5
"""Within the number's own part of the sentence a time is nearer than the words between tell."""
HEAD = 6.0
"""What a time in the head of a list costs its members."""
BRACKET = 5.0
"""What a bracket between the time and the number costs."""
BEHIND = 1.0
"""A time after the number is meant a little less likely than one before it."""
CASE, BACK = "single_case", 2
"""The day of a case stands in the sentence itself or in one of so many before."""
POINTS = frozenset({"as_of", "until"})
ACROSS = contrasted.COMPARED | {"from"}
YEARLESS = frozenset({"month", "month_range", "months", "quarter", "quarters", "half", "day_range"})
"""Kinds that take the year which the sentence has printed before them."""
CARRIED = frozenset(
    {"as_of", "day_range", "half", "month", "month_range", "months", "quarter", "quarters", "since"}
)
"""Kinds that go on to be meant in the sentences that follow in the paragraph."""
SAME, YEAR_END = "same_period", frozenset({"by_year_end", "next_month", "next_year"})
YEARS = frozenset({"year", "this_year"})
"""What is to be done in a year has all of it, even where the year has only begun."""
YEARLY = frozenset({"half", "months", "quarter", "quarters"})
"""Those of them that may tell how long something took, "in two months", where no year stands beside them."""
BESIDE = 3.0
"""A printed year nearer than this is the number's own: its comparison is not shifted once more."""


def find(
    text: Text, index: int, role: str, *, is_point: bool, is_change: bool, is_target: bool, is_case: bool
) -> Period:
    """First and last day of what the quantity covers, each ``None`` where the text does not tell.

    ``is_point`` says that the indicator is a stock, which has a day and no span; ``is_case`` that a single case
    is told, which has the day on which it happened.
    """
    quantity = text.quantities[index]
    if is_case and (day := _day(text, quantity)):
        return day, day
    candidates = [
        item
        for item in _candidates(text, index, role=role, is_change=is_change)
        if is_target or item[3].kind not in YEAR_END or "year" in item[3].fields
    ]
    found = min(candidates, key=lambda item: item[:2], default=None)
    if found is None:
        if _is_yearly(text, quantity):
            return NONE
        if is_target:
            return NONE
        before = _told_before(text, quantity)
        if before is None and text.clock.standing and not is_point and _is_only_a_day(text):
            return NONE
        period, told, is_whole = before or text.clock.own, False, False
        if is_point and text.clock.standing:
            return None, period[1]
    else:
        cost, place, period, claim = found
        period = _meant(text, quantity, claim, period, is_target=is_target)
        is_whole = claim.kind in YEAR_END or (is_target and claim.kind in YEARS)
        near = cost <= BESIDE and not _is_across(text, place, quantity)
        is_apart = period != text.clock.own or _is_told_alone(text, quantity)
        told = (_is_past(claim) and is_apart) or (
            "year" in claim.fields and (near or applications.ends_before(period, text.clock.own))
        )
        alone = text.clock.standing or text.clock.own[1] in {None, text.clock.today}
        if is_point and claim.kind in POINTS and alone:
            return None, period[1]
    if role == EARLIER and not is_change and not told:
        return clocks.shifted(period, -1)
    return period if is_whole else statements.cut(period, text.clock.today)


def _meant(text: Text, quantity: Quantity, claim: Claim, period: Period, *, is_target: bool) -> Period:
    """The days of a time for this number: last year told alone is a whole one, and so is the year of a plan."""
    if claim.kind == "last_year" and (claim.fields.get("n") == MONTHS or _is_told_alone(text, quantity)):
        return clocks.whole_year(period)
    if claim.kind == "this_year" and is_target:
        return clocks.whole_year((text.clock.today, None) if text.clock.today else period)
    return _aligned(text, claim, period)


def _is_told_alone(text: Text, quantity: Quantity) -> bool:
    """Whether a sentence tells of last year and nothing beside it, so that no part of the year is compared."""
    sentence = text.sentence(quantity.start)
    if len(text.quantities_within(sentence.start, sentence.end)) > 1:
        return False
    kinds = [claim.kind for claim in _claims(text, quantity) if claim.kind]
    return kinds == ["last_year"]


def _is_only_a_day(text: Text) -> bool:
    """Whether the only day that the report knows is the one at which its stocks stand: nothing else is of it."""
    end, today = text.clock.own[1], text.clock.today
    dated = any(claim.kind == "date" for claim in text.claims)
    return today is None or (not dated and end is not None and (today - end).days <= 1)


def _is_another_year(text: Text, claim: Claim) -> bool:
    """Whether "this year" goes beyond what the report is about and is not known."""
    return claim.kind == "this_year" and periods.resolve(claim, text.clock) == NONE


def _is_yearly(text: Text, quantity: Quantity) -> bool:
    """Whether a word beside the number, or one that opens its sentence, says that it is so every year."""
    start = text.sentence(quantity.start).start
    return bool(
        text.after(quantity, "yearly")
        or text.before(quantity, "yearly")
        or text.within(start, start + 1, "yearly")
    )


def _told_before(text: Text, quantity: Quantity) -> Period | None:
    """The period that an earlier sentence of the paragraph is about: "From January to May ... Courts also ...".

    "In the same period" goes back beyond the paragraph.
    """
    is_same = any(claim.kind == SAME for claim in _claims(text, quantity))
    all_before = reversed(text.sentences[: text.layout.sentence(quantity.start)]) if is_same else None
    for earlier in all_before or text.layout.earlier(quantity.start):
        told = [
            period
            for claim in text.claims_within(earlier.start, earlier.end)
            if (
                claim.kind in CARRIED
                or _is_another_year(text, claim)
                or (claim.kind == "year" and not text.clock.own[1])
            )
            and ("year" in claim.fields or claim.kind not in YEARLY or not text.clock.own[1])
            and not _is_past(claim)
            and not contrasted.is_other(text, claim)
            and not _depth(text, earlier.start, claim.start)
            and (period := periods.resolve(claim, text.clock))
            and not applications.ends_before(period, text.clock.own)
        ]
        if told:
            return told[-1]
    return None


def _aligned(text: Text, claim: Claim, period: Period) -> Period:
    """A bare year of a report about a part of a year: "2015 - 402, 2014 - 455" are the same parts of both.

    So is the year that opens a bracket ("402 (2014 - 455)"). An earlier year alone is a whole one.
    """
    own, year = text.clock.own, claim.fields.get("year")
    if claim.kind != "year" or not own[0] or not own[1] or own[0].month > 1 or own[0].year < own[1].year:
        return period
    if year == own[1].year:
        return own
    sentence = text.sentence(claim.start)
    opened = text.words.text[max(0, claim.start - 2) : claim.start].rstrip()
    beside = opened.endswith("(") or any(
        other.kind == "year" and other.fields.get("year") == own[1].year
        for other in text.claims_within(sentence.start, sentence.end)
    )
    return clocks.shifted(own, -1) if beside and year == own[1].year - 1 else period


def _day(text: Text, quantity: Quantity) -> date | None:
    """The last day named before the quantity in its sentence, or in one of two before that it goes on from."""
    number = text.layout.sentence(quantity.start)
    here = text.sentences[number]
    anew = any(tag.id == CASE for tag in text.within(here.start, here.end, "modality"))
    paragraph = text.sentences[number].paragraph
    for sentence in reversed(text.sentences[number if anew else max(0, number - BACK) : number + 1]):
        named = [
            claim
            for claim in text.claims_within(sentence.start, min(sentence.end, quantity.start))
            if claim.kind == "date"
        ]
        if named and sentence.paragraph == paragraph:
            return periods.day_of(named[-1], text.clock)
    return None


def _is_past(claim: Claim) -> bool:
    """Whether the time says by itself that it is an earlier one: "last year", "in five months of last year"."""
    return claim.kind in PAST or claim.fields.get("offset", 0) < 0


def _is_across(text: Text, place: int, quantity: Quantity) -> bool:
    """Whether the time is of the other side of the comparison, or of both.

    So it is in "89 in 2020 compared with 128" and in "in 2020 it grew from 128 to 89".
    """
    following = text.following(quantity)
    if following and comparisons.is_pair(text, quantity, following):
        return True
    return any(tag.id in ACROSS for tag in text.within(place, quantity.start, "comparison"))


def _candidates(
    text: Text, index: int, *, role: str, is_change: bool
) -> Iterator[tuple[float, int, Period, Claim]]:
    """The times in reach: cost, place, period, and the words that tell it."""
    quantity = text.quantities[index]
    own = text.segment(index)
    year: int | None = None
    for claim in _claims(text, quantity):
        clock = text.clock
        if "year" in claim.fields:
            year = claim.fields["year"]
        elif year is not None and claim.kind in YEARLESS:
            clock = replace(clock, year=year, own=NONE, today=None)
        if (
            claim.kind is None
            or claim.kind == "date"
            or not applications.applies(text, index, claim, own, role, is_change=is_change)
        ):
            continue
        cost, period = _cost(text, quantity, claim, own), periods.resolve(claim, clock)
        if cost is not None and period is not None:
            yield cost, claim.start, period, claim


def _claims(text: Text, quantity: Quantity) -> list[Claim]:
    """The claims of the quantity's sentence and of its list's head."""
    number = text.layout.sentence(quantity.start)
    sentence, head = text.sentences[number], text.layout.heads[number]
    first = text.sentences[head].start if head is not None else sentence.start
    at = bisect_left(text.claim_starts, first)
    before = text.claims[max(0, at - 1) : at]  # a time that the head of the list begins inside of
    told = [claim for claim in before if claim.end > first]
    if head is not None:
        told += text.claims_within(first, min(text.sentences[head].end, sentence.start))
    return told + text.claims_within(sentence.start, sentence.end)


def _cost(text: Text, quantity: Quantity, claim: Claim, own: tuple[int, int]) -> float | None:
    """How far a time is; ``None`` where it stands in a bracket that the number is not in."""
    start = text.sentence(quantity.start).start
    cost = text.layout.distance(quantity.start, quantity.end, claim.start, claim.end)
    if own[0] <= claim.start < own[1]:
        cost *= INSIDE
    if claim.start >= quantity.end:
        cost += BEHIND
    elif claim.end <= start:
        cost = HEAD
    deeper = _depth(text, start, claim.start) - _depth(text, start, quantity.start)
    return None if deeper > 0 else cost - BRACKET * deeper


def _depth(text: Text, start: int, end: int) -> int:
    """How many brackets are open at ``end``."""
    opened = text.words.text[start:end]
    return max(0, opened.count("(") - opened.count(")"))
