"""Rows as they are published: counted, filtered, flagged, named and exact."""

import tracemalloc
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert, select

from etl.store.models import Figure, Report
from metrics import observations
from metrics.observations import COLUMNS
from metrics.selections import BadQuery, Selection, parse
from tests.metrics.conftest import FIGURE, Shelf

CONTRACT = (
    "indicator, indicator_name, region, region_name, place, scope, period_start, period_end, window, measure, value,"
    " unit, qualifier, offence, gravity, modality, status, label, quote, source_title, source_url, published,"
    " figure_id"
)
"""What other programs rely on; further columns stand behind them."""
EIGHT_MONTHS = {"period_end": date(2025, 8, 31)}
NO_PERIOD = {"period_start": None, "period_end": None}


def test_the_columns_are_those_of_the_contract() -> None:
    assert ", ".join(COLUMNS) == f"{CONTRACT}, note"


def test_a_figure_has_all_that_is_published(shelf: Shelf) -> None:
    (key,) = shelf.add("aktobe", {"value": "824", "quote": "in 824 cases"}, text="Verdicts in 824 cases.")
    (row,) = observations.rows(shelf.engine, Selection(lang="ru"))
    assert row.region_name == "Актюбинская область"
    assert row == (
        "verdicts",
        row.indicator_name,
        "KZ-15",
        row.region_name,
        None,
        None,
        date(2025, 1, 1),
        date(2025, 9, 30),
        "9m",
        "level",
        Decimal(824),
        "count",
        "exact",
        None,
        None,
        "result",
        "",
        "verdicts",
        "in 824 cases",
        "Title of aktobe",
        "https://example.org/1",
        date(2025, 10, 16),
        key,
        None,
        "aktobe",
        "Prosecutor's Office of Aktobe Region",
        9,
        21,
        None,
        None,
        None,
    )


@pytest.mark.parametrize("value", ["824", "-3.8", "52634104.5", "1200000000", "0.001", "9999999999999.99"])
def test_values_are_exact(shelf: Shelf, value: str) -> None:
    shelf.add("a", {"value": value})
    (row,) = observations.rows(shelf.engine, Selection())
    assert str(row.value) == value


FIGURES: list[dict[str, Any]] = [
    {"value": "1"},
    {"value": "2", "indicator": "registered_crimes", "offence": "theft"},
    {"value": "3", "region": "KZ-75", "gravity": "serious"},
    {"value": "4", "place": "Irgiz district"},
    {"value": "5", "measure": "change", "unit": "percent"},
    {"value": "6", "modality": "target"},
    {"value": "7", **EIGHT_MONTHS},
    {"value": "8", **NO_PERIOD},
    {"value": "9", "region": None},
    {"value": "10", "period_start": None},
]
FILTERS = [
    ("", "1 2 3 4 5 6 7 8 9 10"),
    ("indicator=registered_crimes", "2"),
    ("indicator=registered_crimes&indicator=verdicts", "1 2 3 4 5 6 7 8 9 10"),
    ("region=KZ-75", "3"),
    ("region=KZ-75&region=KZ-15&measure=level&modality=result&window=9m", "1 2 3 4"),
    ("place=Irgiz+district", "4"),
    ("offence=theft", "2"),
    ("gravity=serious", "3"),
    ("measure=change", "5"),
    ("unit=percent", "5"),
    ("modality=target", "6"),
    ("window=8m", "7"),
    ("window=unknown", "8"),
    ("window=point", "10"),
    ("to=2025-09-29", "7"),
    ("from=2025-09-30&region=KZ-75", "3"),
    ("from=2025-10-01", ""),
    ("report=first", "1 2 3 4 5 6 7 8 9 10"),
    ("report=second", ""),
]


@pytest.fixture
def filtered(shelf: Shelf) -> Shelf:
    shelf.add("first", *FIGURES)
    shelf.add("second")
    return shelf


def test_each_filter_keeps_what_it_says(filtered: Shelf) -> None:
    for query, expected in FILTERS:
        selection = parse(query)
        found = [str(row.value) for row in observations.rows(filtered.engine, selection)]
        assert sorted(found, key=int) == expected.split(), query
        assert observations.count(filtered.engine, selection) == len(found), query


UNKNOWN = [
    (
        "report=frist",
        "'frist' is no report of this database; did you mean first? All 2 that are allowed stand at",
    ),
    (
        "place=Irgis+district",
        "'Irgis district' is no place of this database; did you mean Irgiz district? All 1",
    ),
    ("report=first&report=zzz", "'zzz' is no report of this database. All 2"),
]


def test_places_and_reports_that_do_not_exist_are_refused(filtered: Shelf) -> None:
    for query, sentence in UNKNOWN:
        for ask in (observations.count, observations.frame, lambda *asked: list(observations.rows(*asked))):
            with pytest.raises(BadQuery) as refusal:
                ask(filtered.engine, parse(query))
            assert str(refusal.value).startswith(sentence)


def test_pages_of_a_table_add_up_to_the_whole(filtered: Shelf) -> None:
    whole = observations.frame(filtered.engine, Selection())
    pages = [observations.frame(filtered.engine, Selection(), limit=4, offset=start) for start in (0, 4, 8)]
    assert [len(page) for page in pages] == [4, 4, 2]
    assert [key for page in pages for key in page["figure_id"]] == list(whole["figure_id"])
    assert whole["place"].isna().sum() == 9 and whole["offence"].notna().sum() == 1


def test_an_empty_table_has_its_columns(sqlite_shelf: Shelf) -> None:
    table = observations.frame(sqlite_shelf.engine, Selection())
    assert table.empty and list(table.columns)[: len(COLUMNS)] == list(COLUMNS)
    assert observations.count(sqlite_shelf.engine, Selection()) == 0


STATUSES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("one value", {"value": "824"}, {"value": "824"}, ""),
    ("another value", {"value": "824"}, {"value": "831"}, "conflict"),
    ("rounded", {"value": "824"}, {"value": "800", "qualifier": "over"}, ""),
    ("another period", {"value": "824"}, {"value": "700", **EIGHT_MONTHS}, ""),
    ("another region", {"value": "824"}, {"value": "831", "region": "KZ-75"}, ""),
    ("a district", {"value": "824"}, {"value": "31", "place": "Irgiz district"}, ""),
    ("a part", {"value": "824"}, {"value": "31", "scope": "for bribes"}, ""),
    ("a target", {"value": "824"}, {"value": "900", "modality": "target"}, ""),
    ("money of two kinds", {"value": "824", "unit": "KZT"}, {"value": "2", "unit": "USD"}, ""),
    ("no period", {"value": "824", **NO_PERIOD}, {"value": "831", **NO_PERIOD}, ""),
    ("no region", {"value": "824", "region": None}, {"value": "831", "region": None}, ""),
    ("not understood", {"value": "824", "indicator": "other"}, {"value": "831", "indicator": "other"}, ""),
    ("at one date", {"value": "824", "period_start": None}, {"value": "9", "period_start": None}, "conflict"),
    ("rejected", {"value": "824"}, {"value": "831", "status": "rejected"}, ""),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [row[1:] for row in STATUSES], ids=[row[0] for row in STATUSES]
)
def test_a_contradiction_is_flagged_and_nothing_else(
    sqlite_shelf: Shelf, one: dict[str, Any], other: dict[str, Any], expected: str
) -> None:
    (key,) = sqlite_shelf.add("one", one)
    sqlite_shelf.add("two", other)
    status = {row.figure_id: row.status for row in observations.rows(sqlite_shelf.engine, Selection())}
    assert status[key] == expected


def test_a_contradiction_is_flagged_whatever_is_chosen(shelf: Shelf) -> None:
    shelf.add("one", {"value": "824"})
    shelf.add("two", {"value": "831", "qualifier": "about"}, {"value": "5", "indicator": "persons_acquitted"})
    shelf.add("three", {"value": "2000"})
    for query in ("", "report=one", "indicator=verdicts&region=KZ-15", "window=9m&report=three"):
        rows = list(observations.rows(shelf.engine, parse(query)))
        assert {row.status.split()[0] for row in rows if row.indicator == "verdicts"} == {"conflict"}, query
    flags = {str(row.value): row.status for row in observations.rows(shelf.engine, Selection())}
    assert flags == {"824": "conflict", "831": "conflict hedged", "2000": "conflict", "5": ""}


def test_decisions_show_and_rejected_figures_do_not(shelf: Shelf) -> None:
    shelf.add(
        "a", {"value": "1", "status": "confirmed"}, {"value": "2", "status": "rejected", **EIGHT_MONTHS}
    )
    assert [(str(row.value), row.status) for row in observations.rows(shelf.engine, Selection())] == [
        ("1", "confirmed")
    ]
    assert observations.count(shelf.engine, Selection()) == 1


def test_memory_stays_flat(shelf: Shelf) -> None:
    shelf.add("a", {"value": "1"})
    bare = {name: value for name, value in FIGURE.items() if name != "label"} | {"window": "9m"}
    with shelf.engine.begin() as connection:
        own = connection.scalar(select(Report.id))
        many = [
            bare | {"id": f"{number:016x}", "value": Decimal(number), "report_id": own}
            for number in range(15_000)
        ]
        # Each in a cell of its own, so that none contradicts another.
        many = [figure | {"scope": figure["id"]} for figure in many]
        connection.execute(insert(Figure), many)
    del many
    ask = partial(observations.rows, shelf.engine, Selection())
    assert sum(1 for _row in ask()) == 15_001
    assert peak(lambda: sum(1 for _row in ask())) < peak(lambda: len(list(ask()))) / 3


def peak(work: Callable[[], object]) -> int:
    """The most bytes that ``work`` holds at once."""
    tracemalloc.start()
    work()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_a_page_knows_the_conflicts_beyond_its_end(shelf: Shelf) -> None:
    """Whatever page a row stands on: what contradicts it may stand on another, or in a report that is not asked for."""
    for name, value in (("a", "824"), ("b", "831"), ("c", "831")):
        shelf.add(name, {"value": value}, {"value": "7", "region": "KZ-75"})
    for page in range(3):
        (row,) = observations.frame(shelf.engine, Selection(), limit=1, offset=page).to_dict("records")
        assert (row["region"], row["status"]) == ("KZ-15", "conflict")
    rows = observations.rows(shelf.engine, Selection(report=("c",)))
    assert {row.region: row.status for row in rows} == {"KZ-15": "conflict", "KZ-75": ""}
