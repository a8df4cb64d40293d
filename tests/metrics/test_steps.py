"""The step of a value from an earlier year: one to five years back, never over a break."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from metrics import series, steps
from metrics.selections import parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until


def told(
    shelf: Shelf, query: str, years: int, *, joined: bool = False
) -> dict[str, tuple[str | None, str | None]]:
    """The percentage and the reason by region and year."""
    read = series.read(shelf.engine, parse(query), joined=joined)
    return {
        f"{one.point.shown.region} {one.point.shown.period_end}"[:10]: (
            str(round(one.percent, 1)) if one.percent is not None else None,
            one.reason,
        )
        for one in steps.find(read.points, years)
    }


def test_a_step_reaches_as_many_years_back_as_is_asked(sqlite_shelf: Shelf) -> None:
    values = zip((2021, 2022, 2023, 2024), ("100", "120", "110", "132"), strict=True)
    sqlite_shelf.add("a", *({"value": value, **until(year, 12)} for year, value in values))
    query = "indicator=verdicts"
    assert told(sqlite_shelf, query, 1)["KZ-15 2024"] == ("20.0", None)
    assert told(sqlite_shelf, query, 2)["KZ-15 2024"] == ("10.0", None)
    assert told(sqlite_shelf, query, 3)["KZ-15 2024"] == ("32.0", None)
    assert told(sqlite_shelf, query, 5)["KZ-15 2024"] == (None, steps.NO_BASE)


def test_a_small_base_has_a_difference_and_no_percentage(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "7", **until(2023, 12)}, {"value": "9", **until(2024, 12)})
    read = series.read(sqlite_shelf.engine, parse("indicator=verdicts"))
    step = steps.find(read.points)[-1]
    assert step.change and step.change.difference == Decimal(2)
    assert (step.percent, step.reason) == (None, steps.SMALL_BASE)


def test_no_step_crosses_changed_borders_unless_they_are_joined(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "100", "region": "KZ-63", **until(2021, 12)},
        {"value": "60", "region": "KZ-63", **until(2023, 12)},
        {"value": "50", "region": "KZ-10", **until(2023, 12)},
    )
    query = "indicator=verdicts&region=KZ-63"
    assert told(sqlite_shelf, query, 2)["KZ-63 2023"] == (None, steps.BROKEN)
    assert told(sqlite_shelf, query, 2, joined=True)["KZ-63 2023"] == ("10.0", None)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 29), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2025, 9, 30), 5, date(2020, 9, 30)),
    ],
)
def test_a_day_some_years_back(day: date, years: int, expected: date) -> None:
    assert steps.back(day, years) == expected
