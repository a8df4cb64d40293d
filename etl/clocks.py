"""What times are measured by: the day of a statement, the period of its report, and windows of days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

Period = tuple[date | None, date | None]
NONE: Period = (None, None)
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """What a time without a year is measured by: the day of the statement and the report's own period.

    ``standing`` says that the report only tells how things stand on a day: its stocks have no first day.
    """

    today: date | None
    year: int | None
    own: Period = NONE
    standing: bool = False

    @property
    def end(self) -> date | None:
        """The day at which "since the beginning of the year" ends."""
        return self.own[1] or self.today


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shifted(period: Period, years: int) -> Period:
    """The same window of another year; 29 February becomes the 28th, and a month's end stays one."""

    def move(day: date | None, is_end: bool) -> date | None:
        if day is None:
            return None
        last = month_end(day.year, day.month) == day
        year = day.year + years
        if is_end and last:
            return month_end(year, day.month)
        return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))

    return move(period[0], False), move(period[1], True)


def whole_year(period: Period) -> Period:
    """The whole of the year in which a period begins."""
    year = period[0].year if period[0] else None
    return (date(year, 1, 1), date(year, MONTHS, 31)) if year else period
