"""Regions through time, and what series must not be read across."""

from datetime import date
from pathlib import Path

import pytest

from etl.catalogue import LANGUAGES, CatalogueError
from metrics import borders, breaks, series
from metrics.borders import NOT_APPLICABLE, NOT_REPORTED, Split
from metrics.selections import parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until


def test_splits_are_those_of_2018_and_2022() -> None:
    assert borders.splits() == (
        Split(date(2018, 6, 19), "KZ-YUZ", ("KZ-61", "KZ-79"), parent_stays=False),
        Split(date(2022, 6, 8), "KZ-19", ("KZ-33",), parent_stays=True),
        Split(date(2022, 6, 8), "KZ-35", ("KZ-62",), parent_stays=True),
        Split(date(2022, 6, 8), "KZ-63", ("KZ-10",), parent_stays=True),
    )
    assert [split.members for split in borders.splits()] == [
        ("KZ-61", "KZ-79"),
        ("KZ-19", "KZ-33"),
        ("KZ-35", "KZ-62"),
        ("KZ-63", "KZ-10"),
    ]


ABSENCES = [
    ("KZ-10", date(2022, 1, 1), date(2022, 6, 7), NOT_APPLICABLE),
    ("KZ-10", date(2022, 1, 1), date(2022, 6, 8), NOT_REPORTED),
    ("KZ-10", None, date(2022, 6, 7), NOT_APPLICABLE),
    ("KZ-YUZ", date(2018, 1, 1), date(2018, 12, 31), NOT_REPORTED),
    ("KZ-YUZ", date(2018, 6, 19), date(2018, 12, 31), NOT_APPLICABLE),
    ("KZ-63", date(2010, 1, 1), date(2010, 12, 31), NOT_REPORTED),
    ("KZ", date(2010, 1, 1), date(2010, 12, 31), NOT_REPORTED),
]


@pytest.mark.parametrize(("region", "start", "end", "expected"), ABSENCES)
def test_before_its_birth_a_region_is_not_applicable(
    region: str, start: date | None, end: date, expected: str
) -> None:
    assert borders.absence(region, start, end) == expected


CROSSED = [
    ("verdicts", "KZ-63", date(2021, 1, 1), date(2022, 12, 31), ("borders_2022",)),
    ("verdicts", "KZ-63", date(2022, 6, 8), date(2022, 12, 31), ()),
    ("verdicts", "KZ-63", date(2022, 6, 7), date(2022, 6, 8), ("borders_2022",)),
    ("verdicts", "KZ-15", date(2021, 1, 1), date(2022, 12, 31), ()),
    ("verdicts", "KZ", date(2021, 1, 1), date(2022, 12, 31), ()),
    ("verdicts", "KZ-15", date(2014, 1, 1), date(2015, 12, 31), ("criminal_code_2015",)),
    ("verdicts", "KZ-15", date(2015, 1, 1), date(2016, 12, 31), ()),
    ("wage_arrears", "KZ-15", date(2014, 1, 1), date(2015, 12, 31), ()),
    ("wage_arrears", "KZ-YUZ", date(2014, 1, 1), date(2018, 12, 31), ("borders_2018",)),
    ("population", "KZ", date(2021, 1, 1), date(2022, 1, 1), ("census_2021",)),
    (
        "registered_crimes",
        "KZ-19",
        date(2014, 1, 1),
        date(2023, 12, 31),
        ("criminal_code_2015", "borders_2022"),
    ),
]


@pytest.mark.parametrize(("indicator", "region", "since", "end", "expected"), CROSSED)
def test_crossed(indicator: str, region: str, since: date, end: date, expected: tuple[str, ...]) -> None:
    assert breaks.crossed(indicator, region, since, end) == expected


def test_every_break_is_named_in_three_languages() -> None:
    named = [one.names for one in breaks.declared()] + [one.names for one in breaks.apart()]
    assert len(named) == 6
    assert all(names[language] for names in named for language in LANGUAGES)


def test_offences_and_crimes_are_counted_apart() -> None:
    found = breaks.between("registered_offences", "registered_crimes")
    assert found is not None and found.id == "offences_for_crimes"
    assert breaks.between("registered_crimes", "registered_crimes") is None
    assert breaks.between("registered_crimes", "verdicts") is None


WRONG = [
    (
        "definitions: [{id: x, day: 2015-01-01, names: {en: a, ru: b, kk: c}}]",
        "must have day, id, indicators, names",
    ),
    (
        "definitions: [{id: x, day: 2015-01-01, indicators: [verdicts], names: {en: a}}]",
        "names in en, ru, kk",
    ),
    (
        "definitions: [{id: x, day: 2015-01-01, indicators: [verdict], names: {en: a, ru: b, kk: c}}]",
        "'x' names unknown indicators verdict",
    ),
    (
        "definitions: [{id: x, day: someday, indicators: [verdicts], names: {en: a, ru: b, kk: c}}]",
        "'x' must give 'day' as a date",
    ),
    (
        "borders: [{id: x, day: 2020-01-01, population: 2020-01-01, names: {en: a, ru: b, kk: c}}]",
        "'x' is on a day on which regions.csv has no region begin",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_a_declaration_that_cannot_be_used_is_named(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "breaks.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=sentence):
        breaks.declared(path)


def test_a_series_is_broken_where_borders_change(shelf: Shelf) -> None:
    values = {2020: "900", 2021: "1000", 2022: "700", 2023: "500", 2024: "510"}
    shelf.add(
        "a", *({"value": value, "region": "KZ-63", **until(year, 12)} for year, value in values.items())
    )
    shelf.add(
        "b", *({"value": value, "region": "KZ-15", **until(year, 12)} for year, value in values.items())
    )
    table = series.like_for_like(shelf.engine, parse("indicator=verdicts"))
    found = {
        (row["region"], row["period_end"].year): (row["breaks"], row["status"])
        for row in table.to_dict("records")
    }
    assert found["KZ-63", 2021] == ((), "")
    assert found["KZ-63", 2022] == (("borders_2022",), "break")
    assert found["KZ-63", 2023] == (("borders_2022",), "break")
    assert found["KZ-63", 2024] == ((), "")
    assert all(found["KZ-15", year] == ((), "") for year in values)


def test_a_gap_does_not_hide_a_break(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "1000", "region": "KZ-63", **until(2019, 12)},
        {"value": "500", "region": "KZ-63", **until(2025, 12)},
        {"value": "90", **until(2013, 12)},
        {"value": "50", **until(2017, 12)},
    )
    points = series.read(sqlite_shelf.engine, parse("indicator=verdicts")).points
    assert [(point.shown.region, point.breaks) for point in points] == [
        ("KZ-15", ()),
        ("KZ-15", ("criminal_code_2015",)),
        ("KZ-63", ()),
        ("KZ-63", ("borders_2022",)),
    ]
