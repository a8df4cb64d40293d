"""Every rule by hand-computed examples: what it must find, and what it must let pass."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from etl.checks import changes, gravities, intervals, parts, repeats, rules, runs
from tests.etl.checks.conftest import found, say, year

PERCENT: dict[str, Any] = {"measure": "change", "unit": "percent"}
SHARE: dict[str, Any] = {"measure": "share", "unit": "percent"}
Q1 = {"period_start": date(2020, 1, 1), "period_end": date(2020, 3, 31)}
Q1_BEFORE = {"period_start": date(2019, 1, 1), "period_end": date(2019, 3, 31)}


# Base, value and percentage


def test_aktobe_in_the_first_quarter_of_2020() -> None:
    told = say(3180, **Q1_BEFORE), say(2012, **Q1), say("-30.2", **Q1, **PERCENT)
    ((rule, numbers),) = found(changes.find, *told)
    assert rule == "change"
    assert (numbers["base"], numbers["value"], numbers["computed"], numbers["stated"]) == (
        "3180",
        "2012",
        "-36.7",
        "-30.2",
    )


CONSISTENT: list[tuple[object, object, object, dict[str, Any]]] = [
    (3287, 2511, -24, PERCENT),  # -23.6, rounded
    (3287, 2511, "-23.6", PERCENT),
    (3287, 2511, -23, PERCENT),  # cut rather than rounded
    (87100, 113500, 30, PERCENT),  # both are rounded to hundreds: 30.2 to 30.4
    (1000, 2000, 100, PERCENT),
    (10, 20, 2, {"measure": "change", "unit": "times"}),
    (60, 10, -6, {"measure": "change", "unit": "times"}),
]


@pytest.mark.parametrize(("base", "value", "stated", "kind"), CONSISTENT)
def test_a_change_that_fits_passes(base: object, value: object, stated: object, kind: dict[str, Any]) -> None:
    assert found(changes.find, say(base, **year(2024)), say(value), say(stated, **kind)) == []


def test_a_rise_that_is_called_a_fall_is_a_direction() -> None:
    told = say(2511, **year(2024)), say(3287), say("-30.9", **PERCENT)
    assert [rule for rule, _ in found(changes.find, *told)] == ["direction"]


def test_a_change_is_held_against_its_own_report_part_and_window_only() -> None:
    stated = say(-50, **PERCENT)
    base, value = say(100, **year(2024)), say(90)
    assert len(found(changes.find, base, value, stated)) == 1
    assert found(changes.find, base, value._replace(report=2), stated) == []
    assert found(changes.find, base, value._replace(offence="theft"), stated) == []
    assert found(changes.find, base._replace(window="3m"), value, stated) == []
    assert found(changes.find, base, value, say(50), stated) == []  # which of two values?


# Parts, shares and wholes


def test_a_part_above_its_whole_is_found() -> None:
    ((rule, numbers),) = found(parts.find, say(120), say(130, offence="theft"))
    assert (rule, numbers) == ("part", {"part": "130", "whole": "120"})
    assert found(parts.find, say(120), say(120, offence="theft"))[:1] == []
    assert found(parts.find, say(120), say(130, gravity="minor", place="Alga district")) == []


def test_an_offence_within_another_is_its_part() -> None:
    above = say(10, offence="theft"), say(12, offence="livestock_theft")
    assert [rule for rule, _ in found(parts.find, *above)] == ["part"]


def test_corruption_in_2017() -> None:
    told = (
        say(2452, offence="corruption"),
        say(808, offence="embezzlement"),
        say(21, offence="embezzlement", **SHARE),
    )
    ((rule, numbers),) = found(parts.find, *told)
    assert (rule, numbers["computed"], numbers["stated"]) == ("share", "33", "21")
    assert found(parts.find, *told[:2], say(33, offence="embezzlement", **SHARE)) == []


def test_shares_of_one_whole_are_at_most_a_hundred() -> None:
    one, other = say(60, gravity="minor", **SHARE), say(55, gravity="serious", **SHARE)
    assert found(parts.find, one, other) == [("shares", {"sum": "115", "parts": "60 + 55"})]
    assert (
        found(parts.find, say("33.4", gravity="minor", **SHARE), say("66.7", gravity="serious", **SHARE))
        == []
    )
    overlapping = say(60, offence="theft", **SHARE), say(55, offence="street", **SHARE)
    assert found(parts.find, *overlapping) == []
    assert found(parts.find, say(140, **SHARE))[0][0] == "shares"


# Gravities, misdemeanours, totals


def classes(*values: int, **changes: Any) -> list[Any]:
    names = ("particularly_serious", "serious", "medium", "minor")
    return [say(value, gravity=name, **changes) for name, value in zip(names, values, strict=True)]


def test_the_classes_make_up_the_crimes() -> None:
    assert found(gravities.find, *classes(1, 20, 30, 49), say(100)) == []
    assert found(gravities.find, *classes(1, 20, 30, 39), say(100)) == [
        ("gravities", {"parts": "1 + 20 + 30 + 39", "sum": "90", "whole": "100"})
    ]


def test_with_the_misdemeanours_they_make_up_the_offences() -> None:
    told = classes(2100, 41400, 63600, 21900)
    lesser = say(20400, indicator="registered_misdemeanours", gravity="misdemeanour")
    offences = say(149400, indicator="registered_offences")
    assert found(gravities.find, *told, lesser, offences) == []
    assert found(gravities.find, *told, offences) == []  # the misdemeanours are what is left
    assert len(found(gravities.find, *told, lesser._replace(value=Decimal(30400)), offences)) == 1
    assert len(found(gravities.find, *told, offences._replace(value=Decimal(121345)))) == 1


def test_crimes_are_no_more_than_offences() -> None:
    assert found(gravities.find, say(120), say(110, indicator="registered_offences")) == [
        ("part", {"part": "120", "whole": "110"})
    ]
    half = (
        say(52117),
        say(12412, indicator="registered_misdemeanours"),
        say(64529, indicator="registered_offences"),
    )
    assert found(gravities.find, *half) == []
    assert len(found(gravities.find, *half[:2], say(64530, indicator="registered_offences"))) == 1


# The same thing told twice


def test_livestock_theft_in_2024() -> None:
    theft = {"offence": "livestock_theft", "indicator": "registered_offences"}
    ((rule, numbers),) = found(repeats.find, say(1051, **theft), say(1026, report=2, **theft))
    assert (rule, numbers) == ("sources", {"values": "1051; 1026", "difference": "25"})


AGREEING: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"value": 157473}, {"value": 157500}),
    ({"value": 1203456789}, {"value": 1200000000, "qualifier": "over"}),
    ({"value": "36.7", **SHARE}, {"value": 37, **SHARE}),
    ({"value": 45000, "qualifier": "about"}, {"value": 47100}),
]


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_rounded_and_hedged_values_agree(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert found(repeats.find, say(**one), say(report=2, **other)) == []


def test_a_rounding_to_hundreds_allows_no_thousand() -> None:
    told = say(17671000, qualifier="about"), say(17669896, report=2)
    assert len(found(repeats.find, *told)) == 1


def test_versions_of_one_publication_are_told_apart_from_two_reports() -> None:
    told = say(824, versions="gov.kz/1"), say(284, report=2, versions="gov.kz/1")
    assert [rule for rule, _ in found(repeats.find, *told)] == ["versions"]


def test_parts_told_under_one_id_agree_with_their_sum() -> None:
    told = say(624, report=2), say(568, report=2), say(1192)
    assert found(repeats.find, *told) == []


def test_another_place_scope_or_period_is_another_thing() -> None:
    for changes_ in ({"place": "Alga district"}, {"scope": "in schools"}, year(2024), {"unit": "KZT"}):
        assert found(repeats.find, say(824), say(12, report=2, **changes_)) == []


# A value against its series


def test_a_slipped_decimal_is_far_outside() -> None:
    series = [say(value, **year(2018 + place)) for place, value in enumerate((812, 790, 845, 8240, 801, 830))]
    ((rule, numbers),) = found(runs.find, *series)
    assert (rule, numbers["value"], numbers["high"]) == ("outlier", "8240", "845")


def test_a_lost_thousand_is_far_outside() -> None:
    series = [
        say(value, **year(2018 + place)) for place, value in enumerate((16203, 15900, 16, 16800, 17000))
    ]
    assert [numbers["value"] for _, numbers in found(runs.find, *series)] == ["16"]


def test_short_series_small_numbers_and_slow_growth_pass() -> None:
    for values in ((812, 790, 8240), (1, 2, 1, 2, 15), (100, 200, 400, 800, 1600, 3200)):
        series = [say(value, **year(2018 + place)) for place, value in enumerate(values)]
        assert found(runs.find, *series) == []


def until(month: int, day: int) -> dict[str, date]:
    return {"period_start": date(2025, 1, 1), "period_end": date(2025, month, day)}


def test_a_sum_since_january_that_falls_is_found() -> None:
    told = say(500, **until(3, 31)), say(480, **until(6, 30)), say(900, **until(9, 30))
    ((rule, numbers),) = found(runs.find, *told)
    assert (rule, numbers["earlier"], numbers["later"], numbers["difference"]) == (
        "cumulative",
        "500",
        "480",
        "-20",
    )


def test_stocks_and_single_months_may_fall() -> None:
    stock = {"indicator": "wage_arrears", "unit": "KZT"}
    assert found(runs.find, say(500, **until(3, 31), **stock), say(480, **until(6, 30), **stock)) == []
    march = {"period_start": date(2025, 3, 1), "period_end": date(2025, 3, 31)}
    assert found(runs.find, say(500, **march), say(480, **until(6, 30))) == []
    about = say(500, qualifier="about", **until(3, 31))
    assert found(runs.find, about, say(480, **until(6, 30))) == []


# What numbers allow


def test_intervals_hold_their_own_value() -> None:
    for value in ("0", "1", "-3.8", "87100", "1000000", "0.05", "-250"):
        for qualifier in ("exact", "over", "about", "nearly", "under"):
            for counted in (True, False):
                allowed = intervals.of(Decimal(value), qualifier, counted=counted)
                assert allowed.low <= Decimal(value) <= allowed.high


def test_the_rules_name_ids_of_the_catalogue_and_speak_three_languages() -> None:
    known = rules.read()
    assert set(known.words) == {
        "change", "direction", "part", "share", "shares", "gravities", "versions", "sources", "outlier",
        "cumulative", "nation", "nation_unlike", "form_sum", "form_part", "form_sections",
    }  # fmt: skip
    assert "street" in known.overlapping and "theft" not in known.overlapping
