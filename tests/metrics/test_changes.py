"""The step from the year before, and when it is no percentage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from metrics import changes

NOW, BEFORE = date(2025, 9, 30), date(2024, 9, 30)

STEPS = [
    ("a count", 100, 90, "level", "count", ("-10", "-10")),
    ("a small base", 29, 58, "level", "count", ("29", None)),
    ("the smallest base that will do", 30, 33, "level", "count", ("3", "10")),
    ("money is never small", 2, 3, "level", "KZT", ("1", "50")),
    ("points of a share", 40, 45, "share", "percent", ("5", None)),
    ("from nothing", 0, 5, "level", "count", ("5", None)),
]


@pytest.mark.parametrize(
    ("base", "value", "measure", "unit", "expected"),
    [row[1:] for row in STEPS],
    ids=[row[0] for row in STEPS],
)
def test_step(base: int, value: int, measure: str, unit: str, expected: tuple[str, str | None]) -> None:
    found = changes.find({BEFORE: Decimal(base), NOW: Decimal(value)}, NOW, measure, unit)
    assert found is not None and found.before == BEFORE
    assert (str(found.difference), found.percent) == (expected[0], expected[1] and Decimal(expected[1]))


def test_no_step_without_the_same_period_of_the_year_before() -> None:
    values = {NOW: Decimal(5), date(2024, 6, 30): Decimal(4), date(2023, 9, 30): Decimal(3)}
    assert changes.find(values, NOW, "level", "count") is None
    assert changes.find({NOW: Decimal(5), BEFORE: Decimal(4)}, NOW, "change", "percent") is None


DAYS = [
    (date(2024, 2, 29), date(2023, 2, 28)),
    (date(2025, 2, 28), date(2024, 2, 29)),
    (date(2024, 2, 28), date(2023, 2, 28)),
    (date(2025, 9, 30), date(2024, 9, 30)),
]


@pytest.mark.parametrize(("day", "expected"), DAYS)
def test_the_year_before(day: date, expected: date) -> None:
    assert changes.year_before(day) == expected
