"""When a report was made and what period it is about: what its head says, else its date of publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from etl import base_years, periods
from etl.claims import Claim
from etl.clocks import Clock, Period
from etl.sentences import Sentence

HEAD = 5
"""So many sentences, the title among them, can say what a report is about."""
FIRST = 3
"""So many of them can say it in passing."""
_DATED = frozenset({"date", "until", "as_of"})
_STANDING = frozenset({"as_of", "until", "to_date"})
"""Kinds that tell a day at which things stand."""
_WINDOWS = frozenset({"day_range", "months", "half", "quarter", "quarters", "month_range"})
"""Kinds that are only used for what a report is about; a mere year or "this year" may stand in passing."""
_PASSING = frozenset(
    {
        "to_date",
        "last_month",
        "last_quarter",
        "last_year",
        "past_year",
        "month",
        "since",
        "as_of",
        "until",
        "previous_period",
        "last_years",
        "month_range",
        "year_range",
    }
)
_DAYS = frozenset({"as_of", "until"})
_OPEN = frozenset({"year_to_date", "this_year"})
HISTORY = 3
"""Years of one sentence that lie so far apart tell how something went, not what a report is about."""
EARLY = 1 / 3
"""A feature comes late to its numbers: up to so many of them may stand before the sentence that says their time."""
FULL = 6
"""A sentence has at least so many words."""
FEW, FOOT = 4, 8
"""Among so many last sentences a line of at most so many words that holds a date says when the report was made."""
_LATER_DAYS = 400
_RECENT = 7


@dataclass(frozen=True, order=True, slots=True)
class _Told:
    """A statement of what a report is about; of several the greatest is meant."""

    is_open: bool
    is_window: bool
    has_start: bool
    end: date
    length: int
    period: Period = field(compare=False)
    is_standing: bool = field(compare=False)


def clock(
    folded: str,
    claims: list[Claim],
    sentences: list[Sentence],
    numbers: Sequence[int],
    published: date | None,
    compared: Sequence[tuple[int, int]] = (),
) -> Clock:
    """The day of the statement and the report's own period; each ``None`` where nothing tells.

    The day is the first full date of the head, else a day of the head in the year that the head is about, else
    ``published``. What the head leaves open the first sentence of the body tells that says what time it is about,
    unless most of the ``numbers`` (their places) stand before it. A period that had not ended on the day of the
    statement ends there, and its stocks are those of that day. ``compared`` are the spans of words such as "than".
    """
    claims = _without_history(claims, sentences)
    title, head = head_end(folded, sentences, 1), head_end(folded, sentences, HEAD)
    told_in_head = [claim for claim in claims if claim.start < head]
    told_in_head += [claim for claim in _at_foot(folded, claims, sentences) if claim.start >= head]
    bases, now = (
        (base_years.compared_with(folded, told_in_head, claims, compared), None)
        if published
        else base_years.find(folded, told_in_head, claims, compared)
    )
    claims, told_in_head = (
        [claim for claim in known if claim not in bases] for known in (claims, told_in_head)
    )
    today = _day(told_in_head, sentences, published, now)
    told_in_head = base_years.without_earlier(told_in_head, today)
    years = [
        claim.fields["year"] for claim in told_in_head if "year" in claim.fields and claim.kind != "since"
    ]
    year = today.year if today else now or max(years, default=None)
    base = Clock(today, year)
    passing = head_end(folded, sentences, FIRST)
    stages = [
        [claim for claim in told_in_head if claim.start < title],
        [claim for claim in told_in_head if not _is_passing(claim, claims, sentences, passing)],
        [claim for claim in claims if claim.kind in _DAYS and _is_beside(claim, numbers, sentences)],
        *_body(claims, sentences, head, numbers),
    ]
    told: _Told | None = None
    for stage in stages:
        found = _told(stage, folded, base)
        if told is None or (found and _is_closer(found, told)):
            told = found
    if told is None:
        return replace(base, own=base_years.span(now, told_in_head)) if now else base
    signed = published or any(claim.kind == "date" for claim in told_in_head)
    if told.is_standing and not signed and not stages[0]:
        return base  # a stock's day says nothing of when the rest was done
    period = cut(told.period, today)
    return Clock(today, year, period, told.is_standing or period != told.period)


def _at_foot(folded: str, claims: list[Claim], sentences: list[Sentence]) -> list[Claim]:
    """The dates in short lines at the foot, where a letter or a page says when it was written."""
    if not sentences:
        return []
    first = sentences[max(0, len(sentences) - FEW)].start
    return [
        claim
        for claim in claims
        if claim.kind == "date" and claim.start >= first and len(_line(folded, claim.start).split()) <= FOOT
    ]


def _line(folded: str, position: int) -> str:
    """The line around a position."""
    end = folded.find("\n", position)
    return folded[folded.rfind("\n", 0, position) + 1 : end if end > 0 else len(folded)]


def _without_history(claims: list[Claim], sentences: list[Sentence]) -> list[Claim]:
    """The claims but for mere years of a sentence that looks far back: "61 mln in 2002, by 2012 only 1 mln"."""
    starts = [claim.start for claim in claims]
    dropped: set[int] = set()
    for sentence in sentences:
        inside = claims[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        years = [claim for claim in inside if claim.kind == "year"]
        printed = [claim.fields["year"] for claim in years]
        if printed and max(printed) - min(printed) >= HISTORY:
            dropped.update(claim.start for claim in years)
    return [claim for claim in claims if claim.start not in dropped]


def _is_passing(claim: Claim, claims: list[Claim], sentences: list[Sentence], end: int) -> bool:
    """Whether a time behind the first sentences does not say what a report is about.

    "On 1 November" does beside "since the beginning of the year".
    """
    is_to_date = claim.kind == "month_range" and claim.fields.get("month") == 1
    if claim.kind not in _PASSING or is_to_date or claim.start < end:
        return False
    sentence = next(sentence for sentence in sentences if claim.start < sentence.end)
    beside = (other for other in claims if sentence.start <= other.start < sentence.end)
    return claim.kind not in _DAYS or not any(
        other.kind in _OPEN
        or (other.start != claim.start and (other.kind, other.fields) == (claim.kind, claim.fields))
        for other in beside  # `dated` gives "since the beginning of the year" the day that ends it
    )


def _is_beside(claim: Claim, numbers: Sequence[int], sentences: list[Sentence]) -> bool:
    """Whether a time stands in the sentence of the first number."""
    end = next((sentence.end for sentence in sentences if numbers and numbers[0] < sentence.end), 0)
    start = max((sentence.start for sentence in sentences if sentence.start < end), default=0)
    return start <= claim.start < end


def _body(
    claims: list[Claim], sentences: list[Sentence], head: int, numbers: Sequence[int]
) -> Iterator[list[Claim]]:
    """The times of each sentence of the body that can still say what a report is about."""
    starts = [claim.start for claim in claims]
    for sentence in sentences:
        if bisect_left(numbers, sentence.start) > len(numbers) * EARLY:
            return
        if sentence.end > head:
            inside = claims[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            yield [claim for claim in inside if not _is_passing(claim, inside, sentences, 0)]


def _told(claims: list[Claim], folded: str, base: Clock) -> _Told | None:
    """The best statement among the claims of what a report is about.

    Just after the turn of the year a report of last year looks ahead: once it has named last year, this year is a plan.
    """
    found = [
        _Told(
            not base_years.in_bracket(folded, claim.start) or base_years.is_gloss(folded, claim, claims),
            claim.kind in _WINDOWS or _is_of_one_year(claim, own),
            own[0] is not None,
            *_newness(own),
            own,
            claim.kind in _STANDING,
        )
        for claim in claims
        if claim.kind in periods.PRIMARY
        and (own := periods.resolve(claim, base))
        and (own[0] is None or base.today is None or own[0] <= base.today)
    ]
    if (
        found
        and base.today
        and base.today.month <= periods.JUST_OVER
        and _is_whole(found[0], base.today.year - 1)
    ):
        found = [told for told in found if told.period[0] and told.period[0].year < base.today.year]
    return max(found, default=None)


def _is_of_one_year(claim: Claim, period: Period) -> bool:
    """Whether a time counts from the beginning of the year that it names: "since the beginning of 2024"."""
    start, end = period
    is_open = end is None or start is None or start.year == end.year
    return claim.kind == "year_to_date" and "year" in claim.fields and is_open


def _is_whole(told: _Told, year: int) -> bool:
    """Whether this is the whole of the year."""
    return told.period == (date(year, 1, 1), date(year, 12, 31))


def _is_closer(found: _Told, told: _Told) -> bool:
    """Whether what a later sentence says makes the title's "since the beginning of the year" exact."""
    is_exact = found.is_window and not told.is_window
    return is_exact and found.period[0] is not None and found.period[0] == told.period[0]


def _newness(period: Period) -> tuple[date, int]:
    """The later end first, of equal ends the longer span; an open period is the newest of its start."""
    start, end = period
    first = start or date.min
    return end or date(first.year, 12, 31), -first.toordinal()


def cut(period: Period, today: date | None) -> Period:
    """The period up to ``today`` where it had begun but not ended by then."""
    start, end = period
    return (start, today) if start and end and today and start <= today < end else period


def head_end(folded: str, sentences: list[Sentence], count: int) -> int:
    """Where the title and the first sentences end, ``count`` in all; lines of a few words are not counted."""
    told = 0
    for number, sentence in enumerate(sentences):
        told += number == 0 or len(folded[sentence.start : sentence.end].split()) >= FULL
        if told == count:
            return sentence.end
    return sentences[-1].end if sentences else 0


def _told_on(head: list[Claim], day: date) -> date | None:
    """The day without a year that the head names shortly before the day of publication: "was heard on April 14"."""
    named = [
        told
        for claim in head
        if claim.kind == "date"
        and "year" not in claim.fields
        and (told := periods.day_of(claim, Clock(day, None)))
    ]
    return max((told for told in named if 0 < (day - told).days <= _RECENT), default=None)


def _day(
    head: list[Claim], sentences: list[Sentence], published: date | None, now: int | None
) -> date | None:
    """The day of the statement; one without a year is in that of ``now``, where this is known, or in the line's latest."""
    full = [
        claim for claim in head if claim.kind == "date" and {"year", "month", "day"} <= claim.fields.keys()
    ]
    days = [day for claim in full if (day := periods.day_of(claim, Clock(None, None)))]
    if days:
        near = [day for day in days if published and abs((published - day).days) <= _LATER_DAYS]
        day = near[0] if near else days[0] if published is None else max(days[0], published)
        return _told_on(head, day) or day
    if published:
        return _told_on(head, published) or published
    for claim in head:
        if claim.kind in _DATED and {"month", "day"} <= claim.fields.keys():
            line_end = next((line.end for line in sentences if line.end > claim.start), claim.end)
            years = [
                other.fields["year"] for other in head if "year" in other.fields and other.start < line_end
            ]
            year = now or max(years, default=None)
            if year is None:
                return None
            clock = Clock(None, year)
            told = periods.resolve(claim, clock) if claim.kind in _DAYS else None
            return told[1] if told else periods.day_of(claim, clock)
    return None
