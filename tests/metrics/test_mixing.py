"""No function that makes a series can set unlike beside unlike, whatever the database holds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics import borders, derived, movements, rates, series
from metrics.points import JOINED, Point
from metrics.selections import Selection
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until

MONEY = ("damage_established", "damage_compensated", "budget_recovered")
KINDS = ("verdicts", "state_prosecution_cases", "registered_crimes", *MONEY[:2])
REGIONS = ("KZ-15", "KZ-63", "KZ-10", "KZ-YUZ", "KZ-61", "KZ-79")

FIGURES = st.fixed_dictionaries(
    {
        "value": st.integers(0, 300).map(str),
        "indicator": st.sampled_from(KINDS),
        "measure": st.sampled_from(["level", "level", "level", "change", "share"]),
        "unit": st.sampled_from(["count", "count", "KZT", "USD", "percent"]),
        "qualifier": st.sampled_from(["exact", "exact", "over", "about"]),
        "region": st.sampled_from(REGIONS),
        "offence": st.sampled_from([None, None, "theft"]),
        "modality": st.sampled_from(["result", "result", "target"]),
        "period": st.sampled_from(
            [until(year, month) for year in (2014, 2015, 2018, 2021, 2022, 2023) for month in (3, 6, 12)]
        ),
    }
)


def flat(figure: dict[str, Any]) -> dict[str, Any]:
    period: dict[str, Any] = figure["period"]
    return {key: value for key, value in figure.items() if key != "period"} | period


def require_like(points: Iterable[Point]) -> None:
    """All points are of one kind and one window, one to a region and period, and breaks lie where borders change."""
    found = list(points)
    one = ("indicator", "measure", "unit", "offence", "gravity", "window", "modality", "scope", "place")
    for name in one:
        assert len({getattr(point.shown, name) for point in found}) <= 1, name
    cells = [(point.shown.region, point.shown.period_start, point.shown.period_end) for point in found]
    assert len(cells) == len(set(cells))
    before: dict[str | None, Point] = {}
    for point in found:
        row, last = point.shown, before.get(point.shown.region)
        assert row.period_end is not None and row.period_start is not None and row.region is not None
        since = last.shown.period_start if last and last.shown.period_start else row.period_start
        crossed = [
            split.day for split in borders.of_region(row.region) if since < split.day <= row.period_end
        ]
        joined = JOINED in {point.derived, last.derived if last else ""}
        assert bool(crossed and not joined) == any(key.startswith("borders") for key in point.breaks)
        assert row.qualifier in {"exact", "over", "about", "under", "nearly"}
        before[row.region] = point


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(FIGURES, max_size=20), st.integers(0, 10**12), st.sampled_from(["3m", "6m", "12m"]))
def test_series_rates_and_metrics_never_mix(
    sqlite_shelf: Shelf, figures: list[dict[str, Any]], number: int, window: str
) -> None:
    engine = sqlite_shelf.engine
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM report")
    sqlite_shelf.add(f"r{number}", *(flat(figure) for figure in figures))
    for indicator in KINDS:
        asked = Selection(indicator=(indicator,), window=(window,))
        for derive in (False, True):
            for joined in (False, True):
                read = series.read(engine, asked, derive=derive, joined=joined)
                require_like(read.points)
                assert {point.shown.window for point in read.points} <= {window}
                if joined:
                    assert not {"KZ-61", "KZ-79"} & {point.shown.region for point in read.points}
        if indicator not in MONEY:
            require_like(rate.point for rate in rates.find(engine, asked))
        for movement in movements.find(engine, asked):
            sides = [point.shown for point in (movement.base, movement.value) if point]
            assert len({(row.indicator, row.unit, row.region, row.offence, row.window) for row in sides}) <= 1
            assert {row.period_end.year for row in sides if row.period_end} <= {
                movement.end.year,
                movement.end.year - 1,
            }
            assert not (movement.breaks and movement.percent is not None and movement.stated is None)
    for metric in ("verdicts_per_supported_case", "compensated_of_damage", "crimes_change"):
        found = derived.compute(engine, metric, Selection(window=(window,)))
        require_like(one.point for one in found if one.point and metric != "crimes_change")
        for one in found:
            assert one.to is not None
            assert (one.of.shown.region, one.of.shown.window) == (one.to.shown.region, one.to.shown.window)
            assert one.of.shown.modality == one.to.shown.modality == "result"


@pytest.mark.parametrize("one", MONEY)
@pytest.mark.parametrize("other", MONEY)
def test_kinds_of_money_are_never_added(sqlite_shelf: Shelf, one: str, other: str) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "100", "indicator": one, "unit": "KZT", **until(2025, 3)},
        {"value": "250", "indicator": other, "unit": "KZT", **until(2025, 6)},
        {"value": "600", "indicator": one, "unit": "KZT", "region": "KZ-63", **until(2023, 12)},
        {"value": "350", "indicator": other, "unit": "KZT", "region": "KZ-10", **until(2023, 12)},
    )
    quarter = series.read(sqlite_shelf.engine, Selection(indicator=(one,), window=("3m",)), derive=True)
    east = series.read(sqlite_shelf.engine, Selection(indicator=(one,), region=("KZ-63",)), joined=True)
    made = [point for point in (*quarter.points, *east.points) if point.derived]
    assert len(made) == (2 if one == other else 0)


def test_a_window_across_years_is_no_window_of_a_year(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "7", "period_start": date(2024, 7, 1), "period_end": date(2025, 6, 30)},
        {"value": "3", **until(2025, 3)},
    )
    read = series.read(sqlite_shelf.engine, Selection(indicator=("verdicts",), window=("3m",)), derive=True)
    assert [str(point.shown.value) for point in read.points] == ["3"]
