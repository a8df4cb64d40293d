"""Derived metrics: declared in data, computed from like values alone, and honest about their base."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import LANGUAGES, CatalogueError
from etl.store import references
from metrics import declarations, derived
from metrics.declarations import SHAPES
from metrics.derived import BROKEN, SMALL_BASE, ZERO_BASE, Derived
from metrics.selections import BadQuery, Selection, parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until

VERDICTS, SUPPORTED = {"indicator": "verdicts"}, {"indicator": "state_prosecution_cases"}
CONVICTED, IMPRISONED = {"indicator": "persons_convicted"}, {"indicator": "persons_imprisoned"}
EVERYTHING = Selection()


def told(found: tuple[Derived, ...]) -> list[tuple[str | None, str, str | None]]:
    """Region, value with its flags, and reason."""
    return [
        (
            one.of.shown.region,
            f"{one.point.shown.value} {one.point.status}".strip() if one.point else "",
            one.reason,
        )
        for one in found
    ]


def test_a_ratio_of_two_reported_values(shelf: Shelf) -> None:
    verdicts, supported = shelf.add("a", {"value": "824", **VERDICTS}, {"value": "1000", **SUPPORTED})
    shelf.add(
        "b", {"value": "7", **VERDICTS, "region": "KZ-75"}, {"value": "9", **SUPPORTED, "region": "KZ-71"}
    )
    (one,) = derived.compute(shelf.engine, "verdicts_per_supported_case", EVERYTHING)
    assert told((one,)) == [("KZ-15", "0.82 derived", None)]
    assert one.point is not None and one.point.sources == (verdicts, supported)
    row = one.point.shown
    assert (row.indicator, row.measure, row.unit, row.window, row.period_end) == (
        "verdicts_per_supported_case",
        "ratio",
        "ratio",
        "9m",
        date(2025, 9, 30),
    )
    assert row.indicator_name == "Verdicts per case that a prosecutor supported"
    (line,) = derived.frame([one]).to_dict("records")
    assert (line["value"], line["of"], line["to"], line["reason"]) == (
        Decimal("0.82"),
        Decimal(824),
        Decimal(1000),
        None,
    )


SHARES = [
    ({"value": "150"}, {"value": "600"}, "25 derived", None),
    ({"value": "150", "qualifier": "over"}, {"value": "600"}, "25 derived hedged", None),
    ({"value": "7"}, {"value": "29"}, "", SMALL_BASE),
    ({"value": "7"}, {"value": "30"}, "23.33 derived", None),
    ({"value": "0"}, {"value": "30"}, "0 derived", None),
    ({"value": "0"}, {"value": "0"}, "", ZERO_BASE),
    ({"value": "700"}, {"value": "600"}, "116.67 derived conflict", None),
]


@pytest.mark.parametrize(("part", "whole", "expected", "reason"), SHARES)
def test_shares(
    sqlite_shelf: Shelf, part: dict[str, Any], whole: dict[str, Any], expected: str, reason: str | None
) -> None:
    sqlite_shelf.add("a", part | IMPRISONED, whole | CONVICTED)
    found = derived.compute(sqlite_shelf.engine, "imprisoned_per_convicted", EVERYTHING)
    assert told(found) == [("KZ-15", expected, reason)]
    assert derived.frame(found)["value"].isna().sum() == (reason is not None)


def test_a_dispute_about_a_part_is_one_about_the_result(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "150", **IMPRISONED}, {"value": "600", **CONVICTED})
    sqlite_shelf.add("b", {"value": "170", **IMPRISONED}, publisher="Alash.kz", source_url=None)
    found = derived.compute(sqlite_shelf.engine, "imprisoned_per_convicted", EVERYTHING)
    assert told(found) == [("KZ-15", "25 derived conflict", None)]


UNLIKE: list[dict[str, Any]] = [
    {"region": "KZ-75"},
    until(2025, 6),
    until(2024, 9),
    {"offence": "theft"},
    {"gravity": "serious"},
    {"modality": "target"},
    {"unit": "KZT"},
    {"measure": "share"},
    {"scope": "for bribes"},
    {"place": "Irgiz district"},
    {"period_start": date(2025, 7, 1)},
]


@pytest.mark.parametrize("unlike", UNLIKE, ids=str)
def test_unlike_values_are_never_set_against_each_other(sqlite_shelf: Shelf, unlike: dict[str, Any]) -> None:
    sqlite_shelf.add("a", {"value": "150", **IMPRISONED}, {"value": "600", **CONVICTED} | unlike)
    assert derived.compute(sqlite_shelf.engine, "imprisoned_per_convicted", EVERYTHING) == ()


def test_money_is_only_set_against_its_own_currency(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "300", "indicator": "damage_compensated", "unit": "KZT"},
        {"value": "400", "indicator": "damage_established", "unit": "USD"},
        {"value": "300", "indicator": "damage_compensated", "unit": "KZT", "region": "KZ-75"},
        {"value": "400", "indicator": "damage_established", "unit": "KZT", "region": "KZ-75"},
    )
    found = derived.compute(sqlite_shelf.engine, "compensated_of_damage", EVERYTHING)
    assert told(found) == [("KZ-75", "75 derived", None)]


def crimes(value: str, year: int, month: int = 12, **more: Any) -> dict[str, Any]:
    return {"indicator": "registered_crimes", "value": value, **until(year, month)} | more


def test_changes_stop_at_breaks_and_small_bases(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        crimes("500", 2023),
        crimes("450", 2024),
        crimes("1000", 2021, region="KZ-63"),
        crimes("600", 2022, region="KZ-63"),
        crimes("540", 2023, region="KZ-63"),
        crimes("567", 2024, region="KZ-63"),
        crimes("12", 2023, region="KZ-75"),
        crimes("24", 2024, region="KZ-75"),
        crimes("9", 2024, region="KZ-71"),
    )
    found = derived.compute(sqlite_shelf.engine, "crimes_change", EVERYTHING)
    assert told(found) == [
        ("KZ-15", "-10 derived", None),
        ("KZ-63", "", BROKEN),
        ("KZ-63", "", BROKEN),
        ("KZ-63", "5 derived", None),
        ("KZ-75", "", SMALL_BASE),
    ]
    bounded = derived.compute(sqlite_shelf.engine, "crimes_change", parse("from=2024-01-01&region=KZ-15"))
    assert told(bounded) == [("KZ-15", "-10 derived", None)]


def test_one_window_at_a_time(sqlite_shelf: Shelf) -> None:
    halves = [crimes(value, year, 6) for value, year in (("200", 2023), ("220", 2024))]
    sqlite_shelf.add("a", crimes("500", 2022), crimes("500", 2023), crimes("450", 2024), *halves)
    found = derived.compute(sqlite_shelf.engine, "crimes_change", EVERYTHING)
    assert {one.of.shown.window for one in found} == {"12m"}
    found = derived.compute(sqlite_shelf.engine, "crimes_change", parse("window=6m"))
    assert told(found) == [("KZ-15", "10 derived", None)]


def test_a_rate_uses_the_population(shelf: Shelf) -> None:
    references.refresh(shelf.engine)
    shelf.add("a", crimes("9000", 2023), crimes("600", 2022, region="KZ-63"))
    found = derived.compute(shelf.engine, "crimes_per_100k", EVERYTHING)
    assert told(found) == [("KZ-15", "969.66 derived", None), ("KZ-63", "", "borders_changed")]
    assert list(derived.frame(found)["to"]) == [928161, None]


def test_an_unknown_metric_is_refused(sqlite_shelf: Shelf) -> None:
    with pytest.raises(BadQuery, match="'crime_change' is no derived metric; did you mean crimes_change"):
        derived.compute(sqlite_shelf.engine, "crime_change", EVERYTHING)


def test_every_declaration_says_what_it_is_in_three_languages() -> None:
    known = declarations.read_all()
    assert {declared.shape for declared in known.values()} == set(SHAPES)
    for declared in known.values():
        for texts in (declared.names, declared.includes, declared.excludes):
            assert len({texts[language] for language in LANGUAGES}) == len(LANGUAGES), declared.id


TEXTS = "{en: a, ru: b, kk: c}"
NAMED = f"names: {TEXTS}, includes: {TEXTS}, excludes: {TEXTS}"
WRONG = [
    (f"x: {{shape: sum, of: {{indicator: verdicts}}, {NAMED}}}", "must have a 'shape': ratio, share"),
    (f"x: {{shape: ratio, of: {{indicator: verdicts}}, {NAMED}}}", "must have just the keys excludes"),
    (f"x: {{shape: change, of: {{indicator: verdict}}, {NAMED}}}", "names the indicator 'verdict'"),
    (f"x: {{shape: change, of: {{offence: theft}}, {NAMED}}}", "must name an indicator"),
    (
        f"x: {{shape: share, of: {{indicator: verdicts}}, to: {{indicator: fines_imposed}}, {NAMED}}}",
        "a part in count has no whole in KZT",
    ),
    (f"x: {{shape: per_100k, of: {{indicator: fines_imposed}}, {NAMED}}}", "is measured in KZT"),
    (
        f"x: {{shape: ratio, of: {{indicator: registered_crimes}}, to: {{indicator: registered_offences}}, {NAMED}}}",
        "counted apart",
    ),
    (f"verdicts: {{shape: change, of: {{indicator: verdicts}}, {NAMED}}}", "is the id of another metric"),
    (
        f"x: {{shape: change, of: {{indicator: verdicts}}, names: {TEXTS}, includes: {{en: a}}, excludes: {TEXTS}}}",
        "must give 'includes' in en, ru, kk",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG, ids=[row[1] for row in WRONG])
def test_a_declaration_that_makes_no_sense_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "wrong.yml").write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=f"wrong.yml: .*{sentence}"):
        declarations.read_all(tmp_path)
