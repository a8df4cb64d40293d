"""Quarters and months by subtraction: only of one source, never across borders, never losing a hedge."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics import series, subtractions
from metrics.cells import Cell
from metrics.observations import Observation
from metrics.points import Point
from metrics.selections import parse
from tests.metrics.conftest import FIGURE, Shelf
from tests.metrics.spans import until, within

OUTLET: dict[str, Any] = {"publisher": "Alash.kz", "source_url": "https://alash.kz/1"}
COMMITTEE: dict[str, Any] = {
    "publisher": "Committee on Legal Statistics and Special Records",
    "source_url": None,
}


def quarters(shelf: Shelf, query: str = "indicator=verdicts&window=3m") -> list[tuple[str, str, str, str]]:
    points = series.read(shelf.engine, parse(query), derive=True).points
    return [
        (str(point.shown.period_start), str(point.shown.value), point.shown.qualifier, point.status)
        for point in points
    ]


def test_quarters_follow_from_cumulative_values(shelf: Shelf) -> None:
    keys = shelf.add(
        "a",
        {"value": "100", **until(2025, 3)},
        {"value": "250", **until(2025, 6)},
        {"value": "430", **until(2025, 9)},
        {"value": "600", **until(2025, 12)},
    )
    assert quarters(shelf) == [
        ("2025-01-01", "100", "exact", ""),
        ("2025-04-01", "150", "exact", "derived"),
        ("2025-07-01", "180", "exact", "derived"),
        ("2025-10-01", "170", "exact", "derived"),
    ]
    point = series.read(shelf.engine, parse("indicator=verdicts&window=3m"), derive=True).points[1]
    assert (point.derived, point.sources) == ("subtracted", (keys[1], keys[0]))
    assert (point.shown.figure_id, point.shown.window, point.shown.quote) == (
        f"{keys[1]}-{keys[0]}",
        "3m",
        None,
    )
    halves = quarters(shelf, "indicator=verdicts&window=6m")
    assert halves == [("2025-01-01", "250", "exact", ""), ("2025-07-01", "350", "exact", "derived")]
    assert [row[:2] for row in quarters(shelf, "indicator=verdicts&window=3m&from=2025-09-30")] == [
        ("2025-07-01", "180"),
        ("2025-10-01", "170"),
    ]


def test_a_month_follows_from_two_neighbours(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "70", **until(2025, 8)}, {"value": "81", **until(2025, 9)})
    assert quarters(sqlite_shelf, "indicator=verdicts&window=1m") == [
        ("2025-09-01", "11", "exact", "derived")
    ]


def test_a_stated_quarter_is_never_replaced(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "100", **until(2025, 3)},
        {"value": "250", **until(2025, 6)},
        {"value": "149", **within(2025, 4, 6)},
    )
    assert quarters(sqlite_shelf) == [("2025-01-01", "100", "exact", ""), ("2025-04-01", "149", "exact", "")]


def test_without_asking_nothing_is_derived(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "100", **until(2025, 3)}, {"value": "250", **until(2025, 6)})
    table = series.like_for_like(sqlite_shelf.engine, parse("indicator=verdicts&window=3m"))
    assert [str(value) for value in table["value"]] == ["100"]


HEDGES = [
    ("exact", "exact", "exact"),
    ("over", "exact", "over"),
    ("exact", "over", "under"),
    ("over", "over", "about"),
    ("nearly", "exact", "under"),
    ("about", "exact", "about"),
    ("exact", "nearly", "over"),
    ("over", "under", "over"),
]


@pytest.mark.parametrize(("whole", "part", "expected"), HEDGES)
def test_a_hedge_is_carried(sqlite_shelf: Shelf, whole: str, part: str, expected: str) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "101", "qualifier": part, **until(2025, 3)},
        {"value": "253", "qualifier": whole, **until(2025, 6)},
    )
    flags = "derived" if expected == "exact" else "derived hedged"
    assert quarters(sqlite_shelf)[-1] == ("2025-04-01", "152", expected, flags)


def test_rounded_sums_leave_an_approximate_difference(sqlite_shelf: Shelf) -> None:
    money = {"indicator": "budget_recovered", "unit": "KZT"}
    sqlite_shelf.add(
        "a",
        {"value": "1100000000", **money, **until(2025, 3)},
        {"value": "1200000000", **money, **until(2025, 6)},
    )
    found = quarters(sqlite_shelf, "indicator=budget_recovered&window=3m")
    assert found[-1] == ("2025-04-01", "100000000", "about", "derived hedged")


def test_two_sources_are_never_subtracted_from_each_other(shelf: Shelf) -> None:
    shelf.add("office", {"value": "100", **until(2025, 3)})
    shelf.add("outlet", {"value": "250", **until(2025, 6)}, **OUTLET)
    assert [row[0] for row in quarters(shelf)] == ["2025-01-01"]
    shelf.add("more", {"value": "96", **until(2025, 3)}, **OUTLET)
    found = series.read(shelf.engine, parse("indicator=verdicts&window=3m"), derive=True).points
    assert [(str(one.shown.value), one.status) for one in found] == [
        ("100", "conflict"),
        ("154", "derived conflict"),
    ]


def test_the_committee_and_the_prosecutors_are_one_source(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("office", {"value": "100", **until(2025, 3)})
    sqlite_shelf.add("committee", {"value": "250", **until(2025, 6)}, **COMMITTEE)
    assert quarters(sqlite_shelf)[-1] == ("2025-04-01", "150", "exact", "derived")


NEVER: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("a share", {"measure": "share", "unit": "percent"}, {}),
    ("a change", {"measure": "change", "unit": "percent"}, {}),
    ("a stock", {"indicator": "persons_arrested"}, {}),
    ("a rate", {"indicator": "crime_rate", "measure": "rate", "unit": "per_10000"}, {}),
    ("a cumulative value that falls", {}, {"value": "99"}),
    ("another unit", {}, {"unit": "KZT"}),
    ("another offence", {}, {"offence": "theft"}),
    ("another region", {}, {"region": "KZ-75"}),
    ("another year", {}, until(2024, 6)),
    ("a target", {}, {"modality": "target"}),
]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in NEVER], ids=[row[0] for row in NEVER])
def test_never(sqlite_shelf: Shelf, first: dict[str, Any], second: dict[str, Any]) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "100", **until(2025, 3)} | first,
        {"value": "250", **until(2025, 6)} | first | second,
    )
    indicator = first.get("indicator", "verdicts")
    for query in ("", "&modality=target", "&unit=KZT", "&offence=theft"):
        points = series.read(
            sqlite_shelf.engine, parse(f"indicator={indicator}&window=3m{query}"), derive=True
        )
        assert not [point for point in points.points if point.derived]


def test_nothing_is_subtracted_across_a_change_of_borders(sqlite_shelf: Shelf) -> None:
    for number, region in enumerate(("KZ-63", "KZ-15")):
        sqlite_shelf.add(
            f"r{number}",
            {"value": "100", "region": region, **until(2022, 6)},
            {"value": "120", "region": region, **until(2022, 9)},
        )
    found = series.read(sqlite_shelf.engine, parse("indicator=verdicts&window=3m"), derive=True).points
    assert [(point.shown.region, str(point.shown.value)) for point in found] == [("KZ-15", "20")]


def cell(value: int, year: int, month: int) -> Cell:
    span = until(year, month)
    figure = {**FIGURE, **span, "value": Decimal(value), "window": f"{month}m", "status": ""}
    fields: dict[str, Any] = {name: figure.get(name) for name in Observation._fields}
    named: dict[str, Any] = {
        "figure_id": f"{year}-{month}",
        "source_title": "t",
        "report_id": "r",
        "publisher": "P",
    }
    return Cell(Observation(**(fields | named)), (), conflict=False)


def test_the_difference_is_that_of_the_months_between(sqlite_shelf: Shelf) -> None:
    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(st.integers(0, 500), min_size=12, max_size=12),
        st.sets(st.integers(1, 12), min_size=1),
        st.integers(1, 11),
    )
    def holds(months: list[int], told: set[int], length: int) -> None:
        cells = [cell(sum(months[:month]), 2025, month) for month in sorted(told)]
        found: list[Point] = subtractions.derive(cells, f"{length}m")
        expected = {
            month: sum(months[month - length : month])
            for month in told
            if month > length and month % length == 0 and month - length in told
        }
        assert {
            one.shown.period_end.month: int(one.shown.value) for one in found if one.shown.period_end
        } == expected
        for one in found:
            start = one.shown.period_start
            assert start is not None and one.shown.window == f"{length}m" and one.derived
            assert one.shown.period_end is not None and start.month == one.shown.period_end.month - length + 1

    holds()
