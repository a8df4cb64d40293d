"""Turn what a text says of time into periods with a first and a last day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from etl.claims import Claim
from etl.clocks import MONTHS, NONE, Clock, Period, month_end, shifted

#: Kinds of times that can be a report's own period, where they stand in its head.
PRIMARY = (
    frozenset({"as_of", "day_range", "since", "to_date", "until", "year_to_date"})
    | {"half", "month", "month_range", "months", "quarter", "quarters", "school_year"}
    | {"last_month", "last_quarter", "last_year", "past_year", "this_year", "year", "year_range"}
)
_SCHOOL, _HOLIDAYS = 9, 5
"""The months in which a school year begins and in which it ends."""
_OF_A_YEAR = frozenset({"half", "last_year", "month", "month_range", "months", "quarter", "this_year"})
JUST_OVER = 2
"""Up to this month "the year" is mostly the one that is over."""


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(claim: Claim, clock: Clock, end_month: int = 1) -> int | None:
    """The claim's year, or the latest one in which the period had ended by the day of the statement."""
    year = claim.fields.get("year")
    if year is None:
        year = clock.own[1].year if clock.own[1] else clock.year
        if year is None and clock.today:
            year = clock.today.year
            if date(year, end_month, 1) > clock.today:
                year -= 1
        elif (
            year is not None
            and clock.own[1] is None
            and clock.today
            and clock.today.year == year
            and end_month > clock.today.month
        ):
            year -= 1
    return None if year is None else year + claim.fields.get("offset", 0)


def day_of(claim: Claim, clock: Clock) -> date | None:
    """The day that a date names, its year taken from the clock where it is not printed."""
    year = claim.fields.get("year") or (clock.today.year if clock.today else clock.year)
    if year is None or "month" not in claim.fields:
        return None
    return _valid(year, claim.fields["month"], claim.fields.get("day", 1))


def resolve(claim: Claim, clock: Clock) -> Period | None:
    """The period of a time, ``None`` where the text and the clock do not fix one.

    The kinds and their fields are those of the language files (``data/languages``).
    """
    resolver = _RESOLVERS.get(claim.kind or "")
    found = resolver(claim, clock) if resolver else None
    # a report that only counts from some year on does not say which one is "last year" or whose quarter it is
    is_open = clock.end is None and clock.year is None and clock.own[0] and claim.kind in _OF_A_YEAR
    return NONE if is_open and "year" not in claim.fields else found


def _span(claim: Claim, clock: Clock, first: int, last: int) -> Period | None:
    if not (1 <= first <= MONTHS and 1 <= last <= MONTHS):
        return None
    year = _year(claim, clock, last)
    return (date(year, first, 1), month_end(year, last)) if year else None


def _half(claim: Claim, clock: Clock) -> Period | None:
    number = claim.fields.get("n", 1)
    return _span(claim, clock, 6 * number - 5, 6 * number)


def _quarter(claim: Claim, clock: Clock) -> Period | None:
    number = claim.fields.get("n", 1)
    return _span(claim, clock, 3 * number - 2, 3 * number)


def _quarters(claim: Claim, clock: Clock) -> Period | None:
    """So many quarters from the beginning of the year."""
    return _span(claim, clock, 1, 3 * claim.fields.get("n", 0))


def _month(claim: Claim, clock: Clock) -> Period | None:
    month = claim.fields.get("month", 0)
    return _span(claim, clock, month, month)


def _last_month(_: Claim, clock: Clock) -> Period | None:
    if clock.today is None:
        return None
    last = clock.today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _next_month(_: Claim, clock: Clock) -> Period | None:
    """The month after that of the statement."""
    end = clock.today or clock.end
    if end is None:
        return None
    year, month = divmod(end.year * MONTHS + end.month, MONTHS)
    return date(year, month + 1, 1), month_end(year, month + 1)


def _last_quarter(_: Claim, clock: Clock) -> Period | None:
    """The last whole quarter before the day of the statement."""
    if clock.today is None:
        return None
    year, quarter = divmod(clock.today.year * 4 + (clock.today.month - 1) // 3 - 1, 4)
    return date(year, 3 * quarter + 1, 1), month_end(year, 3 * quarter + 3)


def _school_year(claim: Claim, clock: Clock) -> Period | None:
    """From September to May: the year that begins in ``year``, else the one of the day of the statement."""
    year = claim.fields.get("year")
    if year is None and clock.today:
        year = clock.today.year - (clock.today.month < _SCHOOL)
    if year is None:
        return None
    year += claim.fields.get("offset", 0)
    return date(year, _SCHOOL, 1), month_end(year + 1, _HOLIDAYS)


def _past_year(_: Claim, clock: Clock) -> Period | None:
    """The year of yearly results: the one that is just over, or about to be."""
    today = clock.today
    if today is None or JUST_OVER < today.month < MONTHS:
        return None
    year = today.year - (today.month <= JUST_OVER)
    return date(year, 1, 1), date(year, MONTHS, 31)


def _month_range(claim: Claim, clock: Clock) -> Period | None:
    return _span(claim, clock, claim.fields.get("month", 0), claim.fields.get("month2", 0))


def _whole_year(claim: Claim, _: Clock) -> Period | None:
    year = claim.fields.get("year")
    return (date(year, 1, 1), date(year, 12, 31)) if year else None


def _year_range(claim: Claim, _: Clock) -> Period | None:
    first, last = claim.fields.get("year"), claim.fields.get("year2")
    return (date(first, 1, 1), date(last, 12, 31)) if first and last and first <= last else None


def _day_range(claim: Claim, clock: Clock) -> Period | None:
    """From one day to another; what the first lacks (month, year) it shares with the second."""
    fields = claim.fields
    month2 = fields.get("month2") or fields.get("month")
    year2 = fields.get("year2") or fields.get("year") or (clock.today.year if clock.today else clock.year)
    if month2 is None or year2 is None:
        return None
    month = fields.get("month") or month2
    year = fields.get("year") or (year2 if month <= month2 else year2 - 1)
    start, end = _valid(year, month, fields.get("day", 1)), _valid(year2, month2, fields.get("day2", 1))
    return (start, end) if start and end and start <= end else None


def _until(claim: Claim, clock: Clock) -> Period | None:
    end = day_of(claim, clock)
    return (date(end.year, 1, 1), end) if end else None


def _as_of(claim: Claim, clock: Clock) -> Period | None:
    """On 1 March as a cut-off means the day before it (LABELS.md, rule 3).

    1 January in a report about a whole year, whose day is not known, ends that year.
    """
    own = clock.own
    at_end = (claim.fields.get("month"), claim.fields.get("day")) == (1, 1) and "year" not in claim.fields
    if at_end and clock.today is None and own[1] and (own[1].month, own[1].day) == (MONTHS, 31):
        return date(own[1].year, 1, 1), own[1]
    end = day_of(claim, clock)
    if end is None:
        return None
    if end.day == 1:
        end -= timedelta(days=1)
    return date(end.year, 1, 1), end


def _since(claim: Claim, clock: Clock) -> Period | None:
    start = day_of(claim, clock)
    if start is None and claim.fields.get("year"):
        start = date(claim.fields["year"], 1, 1)
    return (start, clock.end) if start and (clock.end is None or start <= clock.end) else None


def _year_to_date(claim: Claim, clock: Clock) -> Period | None:
    """From 1 January to the end of the report's own period, else to the day of the statement, else open."""
    end, start = clock.end, clock.own[0]
    if claim.kind == "this_year" and clock.today is None and start and end and start.year < end.year:
        return NONE  # a report about several years does not say which one is "this"
    year = claim.fields.get("year") or (end.year if end else None)
    return (date(year, 1, 1), end if end and end.year >= year else None) if year else None


def _by_year_end(claim: Claim, clock: Clock) -> Period | None:
    """The whole of the year by whose end something is to be done."""
    year = _year(claim, clock)
    return (date(year, 1, 1), date(year, MONTHS, 31)) if year else None


def _next_year(claim: Claim, clock: Clock) -> Period | None:
    """The whole of the year after the one that is told."""
    this = _by_year_end(claim, clock)
    return shifted(this, 1) if this else None


def _last_year(_: Claim, clock: Clock) -> Period | None:
    """Last year: cut at the report's own day where the report is about a part of this year."""
    if clock.own[1] and clock.own[0]:
        first, last = clock.own[0], clock.own[1]
        is_whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if clock.today.year > last.year if clock.today else is_whole and first.year == last.year:
            return date(last.year, 1, 1), last
        return shifted(clock.own, -1)
    return (date(clock.today.year - 1, 1, 1), date(clock.today.year - 1, 12, 31)) if clock.today else None


def _last_years(claim: Claim, clock: Clock) -> Period | None:
    end = clock.end
    if end is None or not 0 < claim.fields.get("n", 0) <= 50:
        return None
    start = shifted((None, end), -claim.fields["n"])[1]
    return (start + timedelta(days=1), end) if start else None


def _last_months(claim: Claim, clock: Clock) -> Period | None:
    """The last so many months before the day at which the report ends."""
    end, months = clock.end, claim.fields.get("n", 0)
    if end is None or not 0 < months <= 600:
        return None
    total = end.year * MONTHS + end.month - 1 - months
    year, month = divmod(total, MONTHS)
    day = min(end.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=1), end


def _last_days(claim: Claim, clock: Clock) -> Period | None:
    """The last so many days, the day at which the report ends among them."""
    end, days = clock.end, claim.fields.get("n", 0)
    return (end - timedelta(days=days - 1), end) if end and 0 < days <= 36_500 else None


def _to_date(_: Claim, clock: Clock) -> Period | None:
    """What stands "by now": the report's own period where it has one, else the day of the statement."""
    if clock.own[0]:
        return clock.own
    return (None, clock.today) if clock.today else None


def _previous_period(claim: Claim, clock: Clock) -> Period | None:
    """The same window of the year before, or of an earlier one that is printed beside it."""
    last = clock.own[1] or clock.own[0]
    if last is None:
        return None
    year = claim.fields.get("year", last.year)
    return shifted(clock.own, min(-1, year - last.year))


_RESOLVERS = {
    "undated": lambda _claim, _clock: NONE,  # "since the law took effect"
    "months": lambda claim, clock: _span(claim, clock, 1, claim.fields.get("n", 0)),
    "half": _half,
    "quarter": _quarter,
    "quarters": _quarters,
    "last_month": _last_month,
    "last_quarter": _last_quarter,
    "school_year": _school_year,
    "past_year": _past_year,
    "month": _month,
    "month_range": _month_range,
    "day_range": _day_range,
    "year": _whole_year,
    "year_range": _year_range,
    "until": _until,
    "as_of": _as_of,
    "since": _since,
    "year_to_date": _year_to_date,
    "this_year": _year_to_date,
    "last_year": _last_year,
    "next_year": _next_year,
    "next_month": _next_month,
    "by_year_end": _by_year_end,
    "last_days": _last_days,
    "last_months": _last_months,
    "last_years": _last_years,
    "to_date": _to_date,
    "previous_period": _previous_period,
}
