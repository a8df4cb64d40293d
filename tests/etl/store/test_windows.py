from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as some

from etl.store import windows

EXAMPLES = [
    ("2025-01-01", "2025-01-31", "1m"),
    ("2025-01-01", "2025-03-31", "3m"),
    ("2025-01-01", "2025-09-30", "9m"),
    ("2025-01-01", "2025-12-31", "12m"),
    ("2024-01-01", "2024-02-29", "2m"),
    ("2025-01-01", "2025-02-28", "2m"),
    ("2024-01-01", "2024-02-28", "59d"),
    ("2024-11-01", "2025-02-28", "4m"),
    ("2020-01-01", "2024-12-31", "60m"),
    ("2025-01-01", "2025-01-10", "10d"),
    ("2025-01-15", "2025-02-14", "31d"),
    ("2025-01-02", "2025-01-31", "30d"),
    ("2025-05-01", "2025-05-01", "1d"),
    (None, "2025-05-01", "point"),
    ("2025-05-01", None, "unknown"),
    (None, None, "unknown"),
    ("2025-05-02", "2025-05-01", "unknown"),
    ("9999-01-01", "9999-12-31", "12m"),
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("start", "end", "window"), EXAMPLES)
def test_the_window_of_a_period(start: str | None, end: str | None, window: str) -> None:
    assert windows.name(day(start), day(end)) == window


@given(some.none() | some.dates(), some.none() | some.dates())
def test_every_period_has_a_window(start: date | None, end: date | None) -> None:
    assert re.fullmatch(r"[1-9]\d*[md]|point|unknown", windows.name(start, end))


@given(some.dates(date(1900, 1, 1), date(2100, 1, 1)), some.integers(1, 120))
def test_whole_months_are_counted_in_months(day: date, months: int) -> None:
    start = day.replace(day=1)
    end = start + relativedelta(months=months) - timedelta(days=1)
    assert windows.name(start, end) == f"{months}m"


@given(some.dates(date(1900, 1, 1), date(2100, 1, 1)), some.integers(1, 1000))
def test_anything_else_is_counted_in_days(start: date, days: int) -> None:
    end = start + timedelta(days=days - 1)
    assume(start.day != 1 or (end + timedelta(days=1)).day != 1)
    assert windows.name(start, end) == f"{days}d"


@given(some.dates(date(1900, 1, 1), date(2100, 1, 1)), some.integers(0, 23))
def test_the_same_months_of_another_year_are_the_same_window(day: date, months: int) -> None:
    start = day.replace(day=1)
    end = start + relativedelta(months=months + 1) - timedelta(days=1)
    earlier = start - relativedelta(years=1)
    assert windows.name(earlier, earlier + relativedelta(months=months + 1) - timedelta(days=1)) == (
        windows.name(start, end)
    )
