"""The step of each value of a series from the same period of an earlier year: one, two, three or five years back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from metrics import breaks, changes, points
from metrics.changes import Change
from metrics.points import JOINED, Point

YEARS = (1, 2, 3, 5)
"""How many years back a value may be compared with."""

NO_BASE = "no_base"
"""No report gives the value of the earlier period."""
BROKEN = "break"
"""Borders or definitions changed between the two periods."""
SMALL_BASE = "small_base"
"""The base counts fewer than 30: there is a difference, and no percentage."""


@dataclass(frozen=True, slots=True)
class Step:
    """A point and how far it lies from its ``base``; without a ``change``, or a percentage of it, ``reason`` says why."""

    point: Point
    base: Point | None
    change: Change | None
    reason: str | None = None

    @property
    def percent(self) -> Decimal | None:
        """The change in percent, where one may be given."""
        return self.change.percent if self.change else None


def find(found: Iterable[Point], years: int = 1) -> tuple[Step, ...]:
    """Return one step for each point of a series (one kind and window), in the order of the points.

    A base lies exactly so many ``years`` before. Over a break there is no change.
    """
    listed = list(found)
    known = {_moment(point, points.end(point)): point for point in listed}
    return tuple(_step(point, known.get(_moment(point, back(points.end(point), years)))) for point in listed)


def back(day: date, years: int) -> date:
    """Return the same day so many years before; the last of a month stays the last.

    >>> back(date(2024, 2, 29), 2)
    datetime.date(2022, 2, 28)
    """
    for _ in range(years):
        day = changes.year_before(day)
    return day


def _step(point: Point, base: Point | None) -> Step:
    if base is None:
        return Step(point, None, None, NO_BASE)
    if _broken(base, point):
        return Step(point, base, None, BROKEN)
    row, end = point.shown, points.end(point)
    # The arithmetic of a change is that of one year; only the day of its base lies farther back.
    values = {changes.year_before(end): base.shown.value, end: row.value}
    change = changes.find(values, end, row.measure, row.unit)
    if change is None:
        return Step(point, base, None, NO_BASE)
    small = change.percent is None and row.measure == "level"
    return Step(point, base, replace(change, before=points.end(base)), SMALL_BASE if small else None)


def _broken(base: Point, point: Point) -> bool:
    """Whether a break lies between the first day of the base and the last of the point; joined borders never break."""
    row, since = point.shown, base.shown.period_start or points.end(base)
    crossed = breaks.crossed(row.indicator, row.region, since, points.end(point))
    if JOINED in {point.derived, base.derived}:
        borders = {one.id for one in breaks.declared() if one.regions is not None}
        crossed = tuple(key for key in crossed if key not in borders)
    return bool(crossed)


def _moment(point: Point, end: date) -> tuple[Any, ...]:
    return point.shown.region, point.shown.place, end
