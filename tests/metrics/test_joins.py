"""Regions in their old borders: parent and children added up, or left out with the reason."""

from datetime import date
from typing import Any

import pytest

from metrics import absences, series
from metrics.absences import Absence
from metrics.borders import NOT_APPLICABLE, NOT_REPORTED
from metrics.joins import NOT_ADDABLE, LeftOut
from metrics.selections import parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until


def east(value: str, year: int, **more: Any) -> dict[str, Any]:
    return {"value": value, "region": "KZ-63", **until(year, 12)} | more


def abai(value: str, year: int, **more: Any) -> dict[str, Any]:
    return east(value, year, region="KZ-10") | more


def joined(shelf: Shelf, query: str = "indicator=verdicts") -> list[tuple[str | None, str, str, str]]:
    points = series.read(shelf.engine, parse(query), joined=True).points
    return [
        (point.shown.region, str(point.shown.period_end), str(point.shown.value), point.status)
        for point in points
    ]


def test_a_parent_and_its_child_add_up_to_the_old_borders(shelf: Shelf) -> None:
    keys = shelf.add(
        "a",
        east("1000", 2021),
        east("600", 2023),
        abai("350", 2023),
        east("610", 2024, qualifier="over"),
        abai("360", 2024),
        {"value": "824", **until(2023, 12)},
    )
    assert joined(shelf) == [
        ("KZ-15", "2023-12-31", "824", ""),
        ("KZ-63", "2021-12-31", "1000", ""),
        ("KZ-63", "2023-12-31", "950", "derived"),
        ("KZ-63", "2024-12-31", "970", "derived hedged"),
    ]
    read = series.read(shelf.engine, parse("indicator=verdicts&region=KZ-63"), joined=True)
    assert [str(point.shown.value) for point in read.points] == ["1000", "950", "970"]
    assert read.points[1].sources == (keys[1], keys[2])
    assert (read.points[1].derived, read.points[1].breaks, read.points[1].shown.region_name) == (
        "joined",
        (),
        "East Kazakhstan Region",
    )
    assert read.selection.region == ("KZ-63",) and read.left_out == ()


def test_south_kazakhstan_goes_on_as_the_sum_of_its_successors(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "2000", "region": "KZ-YUZ", **until(2017, 12)},
        {"value": "1200", "region": "KZ-61", **until(2019, 12)},
        {"value": "700", "region": "KZ-79", **until(2019, 12)},
        {"value": "1100", "region": "KZ-61", **until(2020, 12)},
    )
    assert joined(sqlite_shelf) == [
        ("KZ-YUZ", "2017-12-31", "2000", ""),
        ("KZ-YUZ", "2019-12-31", "1900", "derived"),
    ]
    read = series.read(sqlite_shelf.engine, parse("indicator=verdicts&region=KZ-YUZ"), joined=True)
    assert read.left_out == (LeftOut("KZ-YUZ", date(2020, 12, 31), NOT_REPORTED, ("KZ-79",)),)


def test_a_sum_with_a_hole_is_no_sum(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", east("1000", 2021), east("600", 2023), abai("350", 2024))
    read = series.read(sqlite_shelf.engine, parse("indicator=verdicts"), joined=True)
    assert [str(point.shown.value) for point in read.points] == ["1000"]
    assert read.left_out == (
        LeftOut("KZ-63", date(2023, 12, 31), NOT_REPORTED, ("KZ-10",)),
        LeftOut("KZ-63", date(2024, 12, 31), NOT_REPORTED, ("KZ-63",)),
    )


UNADDABLE: list[dict[str, Any]] = [
    {"measure": "change", "unit": "percent"},
    {"measure": "share", "unit": "percent"},
    {"indicator": "persons_arrested"},
]


@pytest.mark.parametrize("kind", UNADDABLE, ids=str)
def test_shares_changes_and_stocks_do_not_add_up(sqlite_shelf: Shelf, kind: dict[str, Any]) -> None:
    sqlite_shelf.add("a", east("-3", 2023, **kind), abai("-5", 2023, **kind))
    query = parse(f"indicator={kind.get('indicator', 'verdicts')}")
    read = series.read(sqlite_shelf.engine, query, joined=True)
    assert read.points == ()
    assert [one.reason for one in read.left_out] == [NOT_ADDABLE]


def test_kinds_and_periods_are_never_added_to_each_other(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a", east("600", 2023), abai("350", 2023, **until(2023, 9)), abai("9", 2023, offence="theft")
    )
    assert joined(sqlite_shelf, "indicator=verdicts&region=KZ-63&window=12m") == []


def test_places_stay_places(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", east("60", 2023, place="Glubokoye district"))
    found = joined(sqlite_shelf, "indicator=verdicts&place=Glubokoye+district")
    assert found == [("KZ-63", "2023-12-31", "60", "break")]


def test_not_applicable_not_reported_and_zero_are_three_things(shelf: Shelf) -> None:
    shelf.add("a", east("1000", 2021), east("0", 2023), abai("350", 2023), {"value": "9", **until(2021, 12)})
    read = series.read(shelf.engine, parse("indicator=verdicts&region=KZ-63&region=KZ-10&region=KZ-15"))
    assert [(one.shown.region, str(one.shown.value)) for one in read.points] == [
        ("KZ-10", "350"),
        ("KZ-15", "9"),
        ("KZ-63", "1000"),
        ("KZ-63", "0"),
    ]
    assert absences.find(shelf.engine, read) == (
        Absence("KZ-10", date(2021, 1, 1), date(2021, 12, 31), NOT_APPLICABLE),
        Absence("KZ-15", date(2023, 1, 1), date(2023, 12, 31), NOT_REPORTED),
    )


def test_what_is_open_lacks_all_regions_of_its_time(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "9", **until(2017, 12)}, {"value": "9", **until(2024, 12)})
    read = series.read(sqlite_shelf.engine, parse("indicator=verdicts"))
    found = absences.find(sqlite_shelf.engine, read)
    states = {(one.region, one.period_end.year): one.state for one in found}
    assert len(states) == 2 * 21 - 2 and not [key for key in states if key[0] == "KZ"]
    assert states["KZ-YUZ", 2017] == NOT_REPORTED and states["KZ-YUZ", 2024] == NOT_APPLICABLE
    assert states["KZ-10", 2017] == NOT_APPLICABLE and states["KZ-10", 2024] == NOT_REPORTED
    assert (
        absences.find(sqlite_shelf.engine, series.read(sqlite_shelf.engine, parse("indicator=deaths"))) == ()
    )


def test_what_is_counted_apart_is_named_where_it_stands_instead(shelf: Shelf) -> None:
    crimes = {"indicator": "registered_crimes", **until(2024, 12)}
    shelf.add(
        "a",
        {"value": "500", **crimes},
        {"value": "900", **crimes, "indicator": "registered_offences", "region": "KZ-75"},
    )
    read = series.read(
        shelf.engine, parse("indicator=registered_crimes&region=KZ-15&region=KZ-75&region=KZ-71")
    )
    found = {one.region: (one.instead, one.why) for one in absences.find(shelf.engine, read)}
    assert found == {"KZ-71": (None, None), "KZ-75": ("registered_offences", "offences_for_crimes")}
