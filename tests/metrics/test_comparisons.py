"""Regions side by side, only over one period, and why not where they cannot be."""

from datetime import date
from typing import Any

import pytest

from metrics.comparisons import HEADLINES, Line, compare
from metrics.selections import BadQuery, Selection
from tests.metrics.conftest import Shelf


def until(month: int, day: int, year: int = 2025) -> dict[str, Any]:
    return {"period_start": date(year, 1, 1), "period_end": date(year, month, day)}


AKTOBE, PAVLODAR, ASTANA = "KZ-15", "KZ-55", "KZ-71"
NINE, SIX, YEAR, BEFORE = until(9, 30), until(6, 30), until(12, 31, 2024), until(9, 30, 2024)


def told(line: Line) -> list[tuple[str | None, str | None]]:
    """Value and reason of each region."""
    return [(str(side.cell.shown.value) if side.cell else None, side.reason) for side in line.sides]


def test_the_newest_period_that_most_regions_share_is_chosen(shelf: Shelf) -> None:
    shelf.add(
        "a",
        {"value": "824", **NINE},
        {"value": "500", **SIX},
        {"value": "700", "region": PAVLODAR, **SIX},
        {"value": "900", "region": ASTANA, **SIX},
        {"value": "950", "region": ASTANA, **NINE},
        {"value": "960", "region": ASTANA, **BEFORE},
    )
    (line,) = compare(shelf.engine, [ASTANA, AKTOBE, PAVLODAR], ["verdicts"])
    assert (line.measure, line.unit, line.window, line.period_end) == (
        "level",
        "count",
        "6m",
        date(2025, 6, 30),
    )
    assert [side.region for side in line.sides] == [ASTANA, AKTOBE, PAVLODAR]
    assert told(line) == [("900", None), ("500", None), ("700", None)]
    assert line.comparable
    (line,) = compare(shelf.engine, [ASTANA, AKTOBE], ["verdicts"])
    assert (line.window, told(line)) == ("9m", [("950", None), ("824", None)])
    assert [str(side.earlier.shown.value) if side.earlier else None for side in line.sides] == ["960", None]
    (line,) = compare(shelf.engine, [ASTANA, AKTOBE], ["verdicts"], within=Selection(window=("6m",)))
    assert told(line) == [("900", None), ("500", None)]


def test_reasons_say_why_a_region_cannot_be_set_beside_the_others(shelf: Shelf) -> None:
    shelf.add(
        "a",
        {"value": "1", **NINE},
        {"value": "2", "region": PAVLODAR, **NINE},
        {"value": "3", "region": ASTANA, **SIX},
        {"value": "4", "region": ASTANA, **YEAR},
    )
    shelf.add(
        "b", {"value": "5", "region": "KZ-75", "period_start": None, "period_end": None}, region="KZ-75"
    )
    shelf.add(
        "c", {"value": "6", "region": "KZ-10", "indicator": "persons_acquitted", **NINE}, region="KZ-10"
    )
    shelf.add("d", {"value": "7", "region": "KZ-11", "place": "Irgiz district", **NINE}, region=None)
    shelf.add("e", {"value": "8", "region": "KZ-19", **BEFORE})
    (line,) = compare(shelf.engine, [AKTOBE, PAVLODAR, ASTANA, "KZ-75"], ["verdicts"])
    assert told(line) == [("1", None), ("2", None), ("3", "other_window"), (None, "undated")]
    assert line.comparable
    (line,) = compare(shelf.engine, [AKTOBE, "KZ-10", "KZ-11", "KZ-23"], ["verdicts"])
    assert [side.reason for side in line.sides[1:]] == ["not_reported", "not_reported", "no_report"]
    assert not line.comparable
    (line,) = compare(shelf.engine, [AKTOBE, PAVLODAR, "KZ-19"], ["verdicts"])
    assert told(line)[2] == ("8", "other_period")


def test_where_no_two_regions_share_a_period_none_is_set_beside_another(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "1", **NINE}, {"value": "2", "region": ASTANA, **YEAR})
    (line,) = compare(sqlite_shelf.engine, [AKTOBE, ASTANA], ["verdicts"])
    assert told(line) == [("1", "other_period"), ("2", "other_period")]
    assert (line.window, line.period_end, line.comparable) == (None, None, False)


def test_stated_changes_and_values_of_the_year_before_stand_with_the_value(shelf: Shelf) -> None:
    change = {"measure": "change", "unit": "percent"}
    shelf.add(
        "a",
        {"value": "824", **NINE},
        {"value": "800", **BEFORE},
        {"value": "3", **change, **NINE},
        {"value": "9", **change, **SIX},
        {"value": "99", "region": ASTANA, **NINE},
    )
    level, change_line = compare(shelf.engine, [AKTOBE, ASTANA], ["verdicts"])
    aktobe, astana = level.sides
    assert aktobe.earlier and str(aktobe.earlier.shown.value) == "800"
    assert aktobe.change and str(aktobe.change.shown.value) == "3"
    assert astana.earlier is None and astana.change is None
    assert (change_line.measure, told(change_line)) == (
        "change",
        [("3", "other_period"), (None, "not_reported")],
    )


def test_the_last_of_february_stays_the_last(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "2", **until(2, 29, 2024)}, {"value": "1", **until(2, 28, 2023)})
    (line,) = compare(sqlite_shelf.engine, [AKTOBE, ASTANA], ["verdicts"])
    assert line.sides[0].earlier and str(line.sides[0].earlier.shown.value) == "1"


@pytest.mark.parametrize(
    "unlike",
    [
        {"offence": "theft"},
        {"gravity": "serious"},
        {"place": "Irgiz district"},
        {"scope": "for bribes"},
        {"modality": "target"},
        {"status": "rejected"},
    ],
    ids=str,
)
def test_parts_and_plans_never_stand_for_the_whole(sqlite_shelf: Shelf, unlike: dict[str, Any]) -> None:
    sqlite_shelf.add("a", {"value": "824"}, {"value": "1", "region": ASTANA, **unlike})
    (line,) = compare(sqlite_shelf.engine, [AKTOBE, ASTANA], ["verdicts"])
    assert told(line)[1] == (None, "not_reported")


def test_kinds_of_money_stay_apart(sqlite_shelf: Shelf) -> None:
    recovered = {"indicator": "budget_recovered", "unit": "KZT"}
    sqlite_shelf.add(
        "a",
        {"value": "1000000000", **recovered},
        {"value": "2000000", **recovered, "unit": "USD"},
        {"value": "5000000", "region": ASTANA, **recovered, "indicator": "damage_compensated"},
    )
    lines = compare(sqlite_shelf.engine, [AKTOBE, ASTANA])
    assert [line.indicator for line in lines] == [
        "registered_crimes",
        "verdicts",
        "budget_recovered",
        "budget_recovered",
        "damage_compensated",
        "assets_returned",
    ]
    assert [line.unit for line in lines] == ["", "", "KZT", "USD", "KZT", ""]
    assert tuple(dict.fromkeys(line.indicator for line in lines)) == HEADLINES


def test_contradictions_travel_with_the_value(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "824"}, {"value": "9", "region": ASTANA})
    sqlite_shelf.add("b", {"value": "831"}, publisher="Alash.kz")
    (line,) = compare(sqlite_shelf.engine, [AKTOBE, ASTANA], ["verdicts"])
    aktobe, astana = (side.cell for side in line.sides)
    assert aktobe and aktobe.conflict and [str(other.value) for other in aktobe.others] == ["831"]
    assert astana and not astana.conflict


REFUSED = [
    (["KZ-15"], ["verdicts"], None, "A comparison takes 2 to 4 different regions, not 1."),
    (["KZ-15", "KZ-15"], ["verdicts"], None, "not 1."),
    (["KZ", "KZ-10", "KZ-11", "KZ-15", "KZ-19"], ["verdicts"], None, "not 5."),
    (["KZ-15", "KZ-99"], ["verdicts"], None, "'KZ-99' is no region"),
    (["KZ-15", "KZ-71"], ["verdict"], None, "'verdict' is no indicator; did you mean verdicts?"),
    (["KZ-15", "KZ-71"], ["verdicts"], "9", "'9' is no window"),
]


@pytest.mark.parametrize(
    ("regions", "indicators", "window", "sentence"), REFUSED, ids=[row[-1] for row in REFUSED]
)
def test_what_cannot_be_compared_is_refused(
    sqlite_shelf: Shelf, regions: list[str], indicators: list[str], window: str | None, sentence: str
) -> None:
    with pytest.raises(BadQuery, match=sentence.replace("?", "[?]")):
        compare(
            sqlite_shelf.engine, regions, indicators, within=Selection(window=(window,) if window else ())
        )
