"""The list of reports, one report with its numbers, and the way from a figure to its report."""

from datetime import date

import pytest

from metrics import reports
from metrics.selections import BadQuery
from tests.metrics.conftest import Shelf


@pytest.fixture
def stocked(shelf: Shelf) -> Shelf:
    shelf.add("old", {"value": "824"}, published=date(2020, 5, 1), title="Verdicts of 100% quality")
    shelf.add(
        "new",
        {"value": "824", "quote": "824"},
        {"value": "12", "quote": "12", "status": "rejected"},
        text="Прокуратура: 12 оправданий, 824 приговора.",
        set_aside=2,
        title="Итоги девяти месяцев",
        language="ru",
    )
    shelf.add(
        "undated", published=None, region=None, language="kk", publisher=None, title="Айдың қорытындысы"
    )
    return shelf


def names(shelf: Shelf, **asked: str | int | None) -> list[str]:
    rows, _total = reports.listing(shelf.engine, **asked)  # type: ignore[arg-type]
    return [row["report_id"] for row in rows]


def test_the_newest_comes_first_and_numbers_are_counted(stocked: Shelf) -> None:
    rows, total = reports.listing(stocked.engine)
    assert ([row["report_id"] for row in rows], total) == (["new", "old", "undated"], 3)
    assert [(row["figures"], row["set_aside"]) for row in rows] == [(1, 2), (1, 0), (0, 0)]
    assert rows[0]["publisher"] == "Prosecutor's Office of Aktobe Region"
    assert "text" not in rows[0]
    assert reports.count(stocked.engine) == 3
    rows, total = reports.listing(stocked.engine, limit=1, offset=1)
    assert ([row["report_id"] for row in rows], total) == (["old"], 3)
    assert reports.titles(stocked.engine) == sorted(
        ((row["report_id"], row["title"]) for row in reports.listing(stocked.engine)[0]),
        key=lambda pair: pair[1],
    )


def test_reports_are_found_by_region_language_and_words(stocked: Shelf) -> None:
    assert names(stocked, region="KZ-15") == ["new", "old"]
    assert names(stocked, language="kk") == ["undated"]
    assert names(stocked, region="KZ-75") == []
    for words in ("итоги", "ИТОГИ МЕСЯЦЕВ", "прокуратура", "приговора", "aktobe 12"):
        assert names(stocked, words=words) == ["new"], words
    assert names(stocked, words="айдың ҚОРЫТЫНДЫСЫ") == ["undated"]
    assert names(stocked, words="100%") == ["old"]
    assert names(stocked, words="_") == []
    assert names(stocked, words="\x00 nothing-of-this") == []


def test_filters_that_nobody_can_mean_are_refused(stocked: Shelf) -> None:
    with pytest.raises(BadQuery, match="'KZ-99' is no region"):
        reports.listing(stocked.engine, region="KZ-99")
    with pytest.raises(BadQuery, match="'language' must be one of en, ru, kk"):
        reports.listing(stocked.engine, language="de")


def test_a_report_has_all_its_numbers_in_the_order_of_the_text(stocked: Shelf) -> None:
    reading = reports.read(stocked.engine, "new", lang="kk")
    assert reading
    text = reading.report["text"]
    assert (reading.report["title"], reading.report["language"]) == ("Итоги девяти месяцев", "ru")
    assert [(row["quote"], row["status"]) for row in reading.figures] == [("12", "rejected"), ("824", "")]
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in reading.figures)
    assert [(row["start"], row["reason"]) for row in reading.set_aside] == [(0, "date"), (1, "date")]
    assert reading.figures[0]["region_name"] == "Ақтөбе облысы"


@pytest.mark.parametrize("name", ["none", "", "\x00", "'; drop table report"])
def test_a_report_that_is_not_there_is_none(stocked: Shelf, name: str) -> None:
    assert reports.read(stocked.engine, name) is None
    assert reports.of_figure(stocked.engine, name) is None


def test_a_contradiction_with_another_report_shows_in_both(shelf: Shelf) -> None:
    shelf.add("one", {"value": "824"})
    shelf.add("two", {"value": "831"})
    for name in ("one", "two"):
        reading = reports.read(shelf.engine, name)
        assert reading and [row["status"] for row in reading.figures] == ["conflict"]


def test_a_figure_leads_to_its_report(stocked: Shelf) -> None:
    (key,) = stocked.add("another", {"value": "5"})
    assert reports.of_figure(stocked.engine, key) == "another"


def test_named_reports_come_by_id(stocked: Shelf) -> None:
    assert [row["report_id"] for row in reports.named(stocked.engine, {"old", "new", "none"})] == [
        "new",
        "old",
    ]
    assert reports.named(stocked.engine, ()) == []
