"""Periods as tests write them: months of a year, counted from its beginning or between two of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any


def until(year: int, month: int) -> dict[str, Any]:
    """From 1 January to the end of a month."""
    return within(year, 1, month)


def within(year: int, first: int, last: int) -> dict[str, Any]:
    """From the first day of one month to the last of another."""
    return {
        "period_start": date(year, first, 1),
        "period_end": date(year, last, monthrange(year, last)[1]),
    }
