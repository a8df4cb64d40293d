"""All regions over one period, the headlines, and who has reported."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from metrics import borders, headlines, reporting, snapshots, steps
from metrics.selections import parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until

VERDICTS = parse("indicator=verdicts")


@pytest.fixture
def stocked(shelf: Shelf) -> Shelf:
    shelf.add(
        "a",
        {"value": "800", **until(2023, 12)},
        {"value": "880", **until(2024, 12)},
        {"value": "400", "region": "KZ-75", **until(2023, 12)},
        {"value": "300", "region": "KZ-75", **until(2024, 12)},
        {"value": "20", "region": "KZ-71", **until(2024, 12)},
        {"value": "9000", "region": "KZ", **until(2023, 12)},
        {"value": "9900", "region": "KZ", **until(2024, 12)},
        {"value": "999", "region": "KZ-71", **until(2025, 12)},
        published=date(2025, 2, 1),
    )
    return shelf


def values(taken: snapshots.Snapshot) -> dict[str, str]:
    return {place.region: f"{float(place.value or 0):g}" for place in taken.told}


def test_the_newest_period_that_enough_regions_tell_is_taken(stocked: Shelf) -> None:
    taken = snapshots.take(stocked.engine, VERDICTS)
    assert taken.period_end == date(2024, 12, 31)  # one region alone has 2025
    assert values(taken) == {"KZ-15": "880", "KZ-75": "300", "KZ-71": "20"}
    assert taken.nation and taken.nation.value == 9900


def test_changes_and_the_reasons_for_their_absence(stocked: Shelf) -> None:
    taken = snapshots.take(stocked.engine, VERDICTS, shown=snapshots.CHANGE)
    assert values(taken) == {"KZ-15": "10", "KZ-75": "-25"}
    reasons = {place.region: place.reason for place in taken.places}
    assert reasons["KZ-71"] == steps.NO_BASE and reasons["KZ-59"] == borders.NOT_REPORTED


def test_every_region_of_today_has_a_place_and_none_is_zero(stocked: Shelf) -> None:
    taken = snapshots.take(stocked.engine, VERDICTS, shown=snapshots.PER_100K)
    assert len(taken.places) == 20
    assert all((place.value is None) == (place.reason is not None) for place in taken.places)


def test_nothing_told_is_an_empty_snapshot(stocked: Shelf) -> None:
    taken = snapshots.take(stocked.engine, parse("indicator=persons_acquitted"))
    assert (taken.places, taken.period_end, taken.told) == ((), None, ())


def test_as_of_a_day_nothing_later_is_known(stocked: Shelf) -> None:
    stocked.add("late", {"value": "881", **until(2024, 12)}, published=date(2025, 3, 1))
    now, then = (
        snapshots.take(stocked.engine, parse(f"indicator=verdicts{more}"))
        for more in ("", "&as_of=2025-02-10")
    )
    assert values(now)["KZ-15"] == "881" and values(then)["KZ-15"] == "880"


def test_a_headline_is_the_nation_s_where_it_has_one(stocked: Shelf) -> None:
    (found,) = headlines.find(stocked.engine, parse(""), indicators=("verdicts",))
    assert found.point and (found.region, found.point.shown.value) == ("KZ", Decimal(9900))
    assert found.movement and found.movement.percent == 10
    (own,) = headlines.find(stocked.engine, parse(""), indicators=("verdicts",), region="KZ-75")
    assert own.movement and own.movement.percent == -25


def test_where_the_nation_has_none_the_newest_region_stands_in(shelf: Shelf) -> None:
    shelf.add("a", {"value": "824"}, {"value": "5", "region": "KZ-75", **until(2024, 12)})
    (found,) = headlines.find(shelf.engine, parse(""), indicators=("verdicts",))
    assert found.region == "KZ-15"
    (none,) = headlines.find(shelf.engine, parse(""), indicators=("verdicts",), region="KZ-71")
    assert none.point is None


def test_a_headline_looks_as_far_back_as_is_asked(stocked: Shelf) -> None:
    stocked.add("old", {"value": "5000", "region": "KZ", **until(2022, 12)}, published=date(2023, 2, 1))
    (found,) = headlines.find(stocked.engine, parse(""), indicators=("verdicts",), years=2)
    assert found.movement is None and found.step and found.step.percent == 98


def test_who_has_reported(shelf: Shelf) -> None:
    shelf.add("a", region="KZ-15")
    shelf.add("plan", region="KZ-15", period_end=date(2026, 12, 31))
    shelf.add("b", region="KZ-75", published=None, period_end=date(2024, 12, 31))
    found = {one.region: (one.reports, one.newest) for one in reporting.find(shelf.engine)}
    assert found["KZ-15"] == (2, date(2025, 9, 30))  # a plan for 2026 is no report on it
    assert found["KZ-75"] == (1, date(2024, 12, 31))
    assert found["KZ-59"] == (0, None) and len(found) == 21
    then = {one.region: one.reports for one in reporting.find(shelf.engine, as_of=date(2024, 6, 1))}
    assert set(then.values()) == {0}


def test_what_nobody_dated_counts_from_the_end_of_its_period(shelf: Shelf) -> None:
    shelf.add("a", {"value": "800", **until(2024, 12)}, {"value": "824", **until(2025, 12)}, published=None)
    taken = snapshots.take(shelf.engine, parse("indicator=verdicts&as_of=2025-06-30"))
    assert (taken.period_end, values(taken)) == (date(2024, 12, 31), {"KZ-15": "800"})
