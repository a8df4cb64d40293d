"""How much a value moved since the same period of the year before, and when no percentage may be given."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

SMALLEST_BASE = 30
"""Below so many cases a percentage says more than the numbers do: none is given."""

_COUNTED = "level"


@dataclass(frozen=True, slots=True)
class Change:
    """The step from ``before`` (the period's end a year earlier) to the value itself.

    ``difference`` is in the value's own unit, percentage points for shares; ``percent`` is ``None`` where the
    base is too small for one, or where the value is a percentage itself.
    """

    before: date
    difference: Decimal
    percent: Decimal | None


def find(values: Mapping[date, Decimal], end: date, measure: str, unit: str) -> Change | None:
    """Return how far the value at ``end`` lies from that of a year before; ``None`` where there is none.

    ``values`` are those of one thing over windows of one length, by the period's end. A stated change is not
    compared with another one.

    >>> find({date(2024, 12, 31): Decimal(110), date(2023, 12, 31): Decimal(100)}, date(2024, 12, 31), "level", "count")
    Change(before=datetime.date(2023, 12, 31), difference=Decimal('10'), percent=Decimal('10.0'))
    """
    before = year_before(end)
    if measure == "change" or before not in values or end not in values:
        return None
    base, value = values[before], values[end]
    counted = measure == _COUNTED and base > 0
    large = base >= SMALLEST_BASE or unit != "count"
    percent = (value - base) / base * 100 if counted and large else None
    return Change(before, value - base, percent)


def year_before(day: date) -> date:
    """Return the same day of the year before; the last of a month stays the last.

    >>> year_before(date(2024, 2, 29)), year_before(date(2025, 2, 28))
    (datetime.date(2023, 2, 28), datetime.date(2024, 2, 29))
    """
    last = day.day == monthrange(day.year, day.month)[1]
    longest = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, longest if last else min(day.day, longest))
