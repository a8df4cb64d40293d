"""When a report was made and what period it is about: what its head says, else its date of publication."""

from __future__ import annotations

from datetime import date

from etl import periods
from etl.claims import Claim
from etl.periods import Clock, Period
from etl.sentences import Sentence

HEAD = 5
"""So many sentences, the title among them, can say what a report is about."""
FIRST = 3
"""So many of them can say it in passing."""
_DATED = frozenset({"date", "until", "as_of"})
_STANDING = frozenset({"as_of", "until", "to_date"})
"""Kinds that tell a day at which things stand."""
_WINDOWS = frozenset({"day_range", "months", "half", "quarter", "month_range"})
"""Kinds that are only used for what a report is about; a mere year or "this year" may stand in passing."""
_PASSING = frozenset(
    {
        "to_date",
        "last_year",
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
FULL = 6
"""A sentence has at least so many words."""
LINE = 9
"""A line of at most so many words that holds a date is a dateline."""
OPENING = 2
"""A sentence of so few words is the name of the city that a report comes from."""
_LATER_DAYS = 400


def clock(folded: str, claims: list[Claim], sentences: list[Sentence], published: date | None) -> Clock:
    """The day of the statement and the report's own period; each ``None`` where nothing tells.

    The day is the first full date of the head, else a day of the head in the year that the head is about, else
    ``published``. A period that had not ended on that day ends there.
    """
    head = [claim for claim in claims if claim.start < head_end(folded, sentences, HEAD)]
    today = _day(head, sentences, published)
    years = [claim.fields["year"] for claim in head if "year" in claim.fields]
    year = today.year if today else max(years, default=None)
    base = Clock(today, year)
    for end in (head_end(folded, sentences, 1), head_end(folded, sentences, HEAD)):
        passing = min(end, head_end(folded, sentences, FIRST))
        told = [
            (claim.kind in _WINDOWS, own[0] is not None, *_newness(own), own, claim.kind in _STANDING)
            for claim in head
            if claim.start < end
            and claim.kind in periods.PRIMARY
            and (claim.kind not in _PASSING or claim.start < passing)
            and (own := periods.resolve(claim, base))
            and (own[0] is None or today is None or own[0] <= today)
        ]
        if told:
            *_, own, standing = max(told, key=lambda item: item[:4])
            return Clock(today, year, cut(own, today), standing)
    return base


def _newness(period: Period) -> tuple[date, int]:
    """The later end first, of equal ends the longer span; an open period is the newest of its start."""
    start, end = period
    first = start or date.min
    return end or date(first.year, 12, 31), -first.toordinal()


def datelines(folded: str, claims: list[Claim], sentences: list[Sentence]) -> list[tuple[int, int]]:
    """Stretches of the head that only say where and when a report was written: no region is meant by them."""
    found = []
    for sentence in sentences[1 : HEAD + 2]:
        words = folded[sentence.start : sentence.end].split()
        dated = any(sentence.start <= claim.start < sentence.end and claim.kind == "date" for claim in claims)
        if dated and len(words) <= LINE:
            found.append((sentence.start, sentence.end))
        if len(words) <= OPENING and folded[sentence.end - 1 : sentence.end] == ".":
            found.append((sentence.start, sentence.end))
    return found


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


def _day(head: list[Claim], sentences: list[Sentence], published: date | None) -> date | None:
    full = [
        claim for claim in head if claim.kind == "date" and {"year", "month", "day"} <= claim.fields.keys()
    ]
    days = [day for claim in full if (day := periods.day_of(claim, Clock(None, None)))]
    if days:
        near = [day for day in days if published and abs((published - day).days) <= _LATER_DAYS]
        return near[0] if near else days[0] if published is None else max(days[0], published)
    if published:
        return published
    for claim in head:
        if claim.kind in _DATED and {"month", "day"} <= claim.fields.keys():
            line_end = next((line.end for line in sentences if line.end > claim.start), claim.end)
            years = [
                other.fields["year"] for other in head if "year" in other.fields and other.start < line_end
            ]
            return periods.day_of(claim, Clock(None, max(years))) if years else None
    return None
