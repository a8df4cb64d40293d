"""Which regions have figures for which years, and what is a gap and what was never there."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.catalogue import CatalogueError
from metrics import accuracy, borders, calendars
from metrics.selections import parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until


def test_figures_count_for_the_year_in_which_their_period_ends(shelf: Shelf) -> None:
    shelf.add(
        "a",
        {"value": "1", **until(2024, 9)},
        {"value": "2", **until(2024, 12)},
        {"value": "3", "region": "KZ-75", **until(2025, 9)},
        {"value": "4", "region": "KZ", **until(2025, 9)},
        {"value": "5", "place": "Irgiz district", **until(2025, 9)},
    )
    found = calendars.read(shelf.engine, parse(""))
    assert found.years == (2024, 2025)
    assert dict(found.figures) == {("KZ-15", 2024): 2, ("KZ-75", 2025): 1, ("KZ", 2025): 1}
    assert (found.told(2024), found.told(2025)) == (1, 1)  # the nation is no region


def test_a_gap_says_what_it_is(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "1", **until(2021, 12)})
    found = calendars.read(sqlite_shelf.engine, parse(""))
    assert found.absence("KZ-10", 2021) == borders.NOT_APPLICABLE
    assert found.absence("KZ-75", 2021) == borders.NOT_REPORTED


def test_nothing_told_is_an_empty_calendar(sqlite_shelf: Shelf) -> None:
    assert calendars.read(sqlite_shelf.engine, parse("indicator=verdicts")).years == ()


def test_accuracy_is_told_for_each_language_and_all() -> None:
    found = {one.language: one for one in accuracy.read()}
    assert set(found) == {"en", "ru", "kk", "all"}
    assert all(one.labels > 0 and 0 < one.cell <= one.indicator <= one.found <= 100 for one in found.values())


def test_a_file_of_accuracy_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.yml"
    path.write_text("en: {labels: 3}\n", "utf-8")
    with pytest.raises(CatalogueError, match="must give labels"):
        accuracy.read(path)
