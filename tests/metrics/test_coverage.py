"""Who reported what, with the reports and the links to them."""

from datetime import date

from metrics import coverage
from metrics.borders import NOT_APPLICABLE, NOT_REPORTED
from metrics.coverage import Source
from metrics.selections import Selection, parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until


def test_coverage_counts_regions_windows_and_indicators_with_their_reports(shelf: Shelf) -> None:
    shelf.add(
        "first",
        {"value": "824"},
        {"value": "-3", "measure": "change", "unit": "percent"},
        {"value": "9", "period_start": None, "period_end": None},
        {"value": "7", "place": "Irgiz district"},
        {"value": "7", "modality": "target"},
        {"value": "7", "indicator": "other"},
        {"value": "7", "status": "rejected"},
    )
    shelf.add(
        "second", {"value": "831"}, {"value": "800", **until(2024, 9)}, {"value": "5", **until(2025, 3)}
    )
    shelf.add("third", {"value": "3", "region": "KZ-75", "indicator": "deaths"}, source_url=None)
    shelf.add("fourth", {"value": "824"})
    found = coverage.find(shelf.engine, Selection())
    assert [(one.region, one.window, one.indicator, one.figures) for one in found] == [
        ("KZ-15", "3m", "verdicts", 1),
        ("KZ-15", "9m", "verdicts", 5),
        ("KZ-75", "9m", "deaths", 1),
    ]
    assert found[1].reports == (
        Source("first", "Title of first", "https://example.org/1", 2),
        Source("second", "Title of second", "https://example.org/1", 2),
        Source("fourth", "Title of fourth", "https://example.org/1", 1),
    )
    assert (found[1].first_end, found[1].last_end) == (date(2024, 9, 30), date(2025, 9, 30))
    assert found[2].reports[0].source_url is None
    assert len(coverage.find(shelf.engine, parse("region=KZ-75&indicator=deaths"))) == 1
    assert coverage.find(shelf.engine, parse("region=KZ-71")) == ()
    table = coverage.frame(found)
    assert tuple(table.columns) == coverage.COLUMNS and list(table["figures"]) == [1, 5, 1]


def test_regions_that_say_nothing_are_told_from_those_that_could_not(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "824", **until(2021, 12)})
    year = (date(2021, 1, 1), date(2021, 12, 31))
    silent = coverage.silent(
        coverage.find(sqlite_shelf.engine, parse("from=2021-01-01&to=2021-12-31")), *year
    )
    assert "KZ-15" not in silent
    assert (silent["KZ-75"], silent["KZ-10"], silent["KZ-YUZ"]) == (
        NOT_REPORTED,
        NOT_APPLICABLE,
        NOT_APPLICABLE,
    )
