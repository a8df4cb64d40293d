"""What there is to say of one region: the newest value of each indicator, the nation's for the very same period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from metrics import briefings, headlines
from metrics.selections import parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until


def test_the_newest_value_of_each_indicator_with_the_nation_s_of_the_same_period(shelf: Shelf) -> None:
    shelf.add(
        "a",
        {"value": "800", **until(2023, 12)},
        {"value": "880", **until(2024, 12)},
        {"value": "5", "place": "Irgiz district", **until(2025, 12)},
        {"value": "9000", "region": "KZ", **until(2024, 12)},
        {"value": "9500", "region": "KZ", **until(2025, 12)},
        {"value": "40", "indicator": "persons_acquitted", **until(2025, 9)},
        {"value": "7", "indicator": "persons_acquitted", "region": "KZ-75", **until(2025, 9)},
    )
    found = {entry.indicator: entry for entry in briefings.find(shelf.engine, "KZ-15", parse(""))}
    assert list(found) == ["verdicts", "persons_acquitted"]  # the headlines first
    verdicts = found["verdicts"]
    assert (verdicts.point.shown.value, verdicts.step.percent) == (Decimal(880), Decimal(10))
    assert verdicts.nation and verdicts.nation.point.shown.value == Decimal(9000)  # not that of 2025
    assert [str(point.shown.value) for point in verdicts.history] == ["800", "880"]
    assert found["persons_acquitted"].nation is None


def test_a_window_and_a_day_hold(shelf: Shelf) -> None:
    shelf.add(
        "a",
        {"value": "824", **until(2025, 9)},
        {"value": "900", **until(2025, 12)},
        published=date(2026, 1, 20),
    )
    (nine,) = briefings.find(shelf.engine, "KZ-15", parse("window=9m"))
    assert nine.point.shown.value == Decimal(824)
    assert briefings.find(shelf.engine, "KZ-15", parse("as_of=2025-12-31")) == ()


def test_on_its_own_page_the_nation_has_no_substitute(shelf: Shelf) -> None:
    shelf.add("a", {"value": "824", **until(2025, 9)})
    (one,) = headlines.find(shelf.engine, parse(""), indicators=("verdicts",), substitute=False)
    assert one.point is None
