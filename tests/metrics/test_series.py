"""Series are like for like: one kind, one window, one value a cell."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics import cells, observations, series
from metrics.selections import BadQuery, Selection, parse
from metrics.series import Kind, Window
from tests.metrics.conftest import Shelf


def months(year: int, count: int) -> dict[str, Any]:
    last = {3: 31, 6: 30, 9: 30, 12: 31}[count]
    return {"period_start": date(year, 1, 1), "period_end": date(year, count, last)}


NO_PERIOD = {"period_start": None, "period_end": None}
VERDICTS = Selection(indicator=("verdicts",))


def drawn(shelf: Shelf, query: str) -> list[tuple[str, str, str]]:
    table = series.like_for_like(shelf.engine, parse(query))
    return [(row["region"], str(row["period_end"]), str(row["value"])) for row in table.to_dict("records")]


def test_a_series_holds_regions_over_the_same_window_of_years(shelf: Shelf) -> None:
    shelf.add("a", {"value": "824", **months(2025, 9)}, {"value": "800", **months(2024, 9)})
    shelf.add("b", {"value": "500", "region": "KZ-75", **months(2025, 9)}, {"value": "99", **months(2025, 3)})
    assert drawn(shelf, "indicator=verdicts") == [
        ("KZ-15", "2024-09-30", "800"),
        ("KZ-15", "2025-09-30", "824"),
        ("KZ-75", "2025-09-30", "500"),
    ]
    assert drawn(shelf, "indicator=verdicts&window=3m") == [("KZ-15", "2025-03-31", "99")]
    assert drawn(shelf, "indicator=verdicts&region=KZ-75") == [("KZ-75", "2025-09-30", "500")]
    assert drawn(shelf, "indicator=verdicts&from=2025-01-01&window=9m&region=KZ-15") == [
        ("KZ-15", "2025-09-30", "824")
    ]
    assert drawn(shelf, "indicator=verdicts&window=6m") == []
    assert drawn(shelf, "indicator=persons_acquitted") == []


@pytest.mark.parametrize(
    "unlike",
    [
        {"measure": "change", "unit": "percent"},
        {"unit": "KZT"},
        {"offence": "theft"},
        {"gravity": "serious"},
        {"place": "Irgiz district"},
        {"scope": "for bribes"},
        {"modality": "target"},
        {"modality": "single_case"},
        {"indicator": "persons_acquitted"},
        {"region": None},
        {"status": "rejected"},
        NO_PERIOD,
        months(2025, 6),
        {"period_start": None},
    ],
    ids=str,
)
def test_nothing_unlike_gets_in(sqlite_shelf: Shelf, unlike: dict[str, Any]) -> None:
    sqlite_shelf.add("a", {"value": "824"}, {"value": "9", "region": "KZ-75"}, {"value": "1", **unlike})
    expected = [("KZ-15", "2025-09-30", "824"), ("KZ-75", "2025-09-30", "9")]
    assert drawn(sqlite_shelf, "indicator=verdicts") == expected
    query = (
        "indicator=verdicts&measure=level&measure=change&unit=count&unit=KZT&unit=percent&window=9m&window=6m"
    )
    assert drawn(sqlite_shelf, query) == expected


KINDS = st.fixed_dictionaries(
    {
        "value": st.integers(0, 9).map(str),
        "measure": st.sampled_from(["level", "change"]),
        "unit": st.sampled_from(["count", "KZT", "USD"]),
        "offence": st.sampled_from([None, "theft"]),
        "gravity": st.sampled_from([None, "serious"]),
        "region": st.sampled_from([None, "KZ-15", "KZ-75"]),
        "place": st.sampled_from([None, "Irgiz district"]),
        "scope": st.sampled_from([None, "for bribes"]),
        "modality": st.sampled_from(["result", "target"]),
        "indicator": st.sampled_from(["verdicts", "other"]),
        "period_start": st.sampled_from([None, date(2025, 1, 1), date(2024, 1, 1)]),
        "period_end": st.sampled_from([None, date(2025, 6, 30), date(2025, 9, 30)]),
    }
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(KINDS, max_size=12), st.integers(0, 10**12))
def test_no_series_ever_mixes(sqlite_shelf: Shelf, figures: list[dict[str, Any]], number: int) -> None:
    name = f"r{number}-{len(figures)}"
    with sqlite_shelf.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM report")
    sqlite_shelf.add(name, *figures)
    for indicator, modality in product(("verdicts", "other"), ((), ("target",))):
        table = series.like_for_like(
            sqlite_shelf.engine, Selection(indicator=(indicator,), modality=modality)
        )
        one = ["indicator", "measure", "unit", "offence", "gravity", "window", "modality", "scope", "place"]
        assert all(table[column].nunique(dropna=False) <= 1 for column in one)
        assert not table.duplicated(["region", "period_end"]).any()
        assert table["region"].notna().all() and table["period_end"].notna().all()
        assert table.empty or indicator == "verdicts"


def test_several_figures_for_a_cell_are_one_value_with_alternatives(shelf: Shelf) -> None:
    shelf.add("outlet", {"value": "831"}, publisher="Alash.kz", source_url=None, published=date(2025, 12, 1))
    (key,) = shelf.add("office", {"value": "824"})
    shelf.add("rounded", {"value": "800", "qualifier": "over"}, published=date(2025, 11, 1))
    (row,) = series.like_for_like(shelf.engine, VERDICTS).to_dict("records")
    assert (row["value"], row["figure_id"], row["report_id"]) == (Decimal(824), key, "office")
    assert (row["alternatives"], row["conflict"], row["hedged"], row["status"]) == (
        2,
        True,
        False,
        "conflict",
    )
    assert (row["source_title"], row["quote"]) == ("Title of office", "824")


def test_a_hedged_value_says_so(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "800", "qualifier": "over"})
    (row,) = series.like_for_like(sqlite_shelf.engine, VERDICTS).to_dict("records")
    assert (row["alternatives"], row["conflict"], row["hedged"]) == (0, False, True)


@pytest.mark.parametrize("query", ["", "indicator=verdicts&indicator=persons_acquitted"])
def test_a_series_is_about_one_indicator(sqlite_shelf: Shelf, query: str) -> None:
    for ask in (series.like_for_like, series.windows, series.choices, series.settle):
        with pytest.raises(BadQuery, match="A series shows one 'indicator', not"):
            ask(sqlite_shelf.engine, parse(query))


def test_choices_and_windows_tell_what_there_is(shelf: Shelf) -> None:
    shelf.add(
        "a",
        {"value": "1", **months(2025, 9)},
        {"value": "2", **months(2024, 9)},
        {"value": "3", **months(2025, 3)},
        {"value": "4", "region": "KZ-75", **months(2025, 3)},
        {"value": "-3.8", "measure": "change", "unit": "percent"},
        {"value": "5", "offence": "theft"},
        {"value": "6", "offence": "theft", **months(2024, 9)},
        {"value": "7", **NO_PERIOD},
    )
    shelf.add("b", {"value": "1", **months(2025, 9)})
    assert series.choices(shelf.engine, VERDICTS) == (
        Kind("level", "count", None, None, 4),
        Kind("change", "percent", None, None, 1),
        Kind("level", "count", "theft", None, 2),
    )
    assert series.windows(shelf.engine, VERDICTS) == (Window("3m", 2, 2), Window("9m", 2, 1))
    assert series.windows(shelf.engine, parse("indicator=verdicts&window=9m")) == (
        Window("3m", 2, 2),
        Window("9m", 2, 1),
    )
    theft = parse("indicator=verdicts&offence=theft")
    assert series.windows(shelf.engine, theft) == (Window("9m", 2, 1),)
    assert series.settle(shelf.engine, theft).offence == ("theft",)
    settled = series.settle(shelf.engine, VERDICTS)
    assert (settled.measure, settled.unit, settled.window) == (("level",), ("count",), ("9m",))
    assert series.settle(shelf.engine, settled) == settled
    assert series.windows(shelf.engine, parse("indicator=persons_acquitted")) == ()


def test_figures_of_unknown_period_are_counted_and_listed(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a", {"value": "1", **NO_PERIOD}, {"value": "2"}, {"value": "3", "region": "KZ-75", **NO_PERIOD}
    )
    table = series.undated(
        sqlite_shelf.engine, parse("indicator=verdicts&region=KZ-15&from=2025-01-01&window=9m")
    )
    assert [str(value) for value in table["value"]] == ["1"]


def test_a_district_has_a_series_of_its_own(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "824"}, {"value": "31", "place": "Irgiz district"})
    assert drawn(sqlite_shelf, "indicator=verdicts&place=Irgiz+district") == [("KZ-15", "2025-09-30", "31")]


def test_gathering_loses_no_figure(sqlite_shelf: Shelf) -> None:
    for number, value in enumerate(["824", "824", "831", "800"]):
        sqlite_shelf.add(f"r{number}", {"value": value}, {"value": value, "region": "KZ-75"})
    rows = list(observations.rows(sqlite_shelf.engine, Selection()))
    gathered = list(cells.gather(rows))
    assert len(gathered) == 2
    kept = [row.figure_id for cell in gathered for row in (cell.shown, *cell.others)]
    assert sorted(kept) == sorted(row.figure_id for row in rows)
