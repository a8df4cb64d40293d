"""Trends: what is chosen where nothing is asked, what the controls say, and the words of the picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboard.charts import findings
from dashboard.pages import (
    trends_choices,
    trends_controls,
    trends_parts,
    trends_picture,
    trends_points,
    trends_table,
)
from dashboard.translations import translator
from dashboard.views import View
from metrics import observations
from metrics.populations import Populations
from metrics.selections import Selection, parse
from tests.dashboard.conftest import year
from tests.dashboard.test_frame import texts
from tests.metrics.conftest import Shelf

EN = translator("en")


def test_at_first_the_best_covered_headline_shows(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection())
    assert choices.selection.indicator == ("registered_crimes",)
    assert choices.selection.region == ("KZ-15", "KZ-75", "KZ")
    assert (choices.kind, choices.selection.window) == (("level", "count", "", ""), ("12m",))
    assert choices.regions == {"KZ": 2, "KZ-15": 2, "KZ-75": 2}
    assert choices.indicators == {"registered_crimes", "verdicts", "claims_filed"}


def test_parts_never_stand_in_the_picture(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(region=("KZ-15",)))
    assert [str(point.shown.value) for point in choices.shown] == ["1000", "900"]


def test_an_offence_is_shown_where_it_is_asked_for(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(offence=("theft",)))
    assert choices.kind == ("level", "count", "theft", "") and len(choices.shown) == 1


def test_the_download_holds_the_figures_of_the_picture_and_no_others(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(region=("KZ-15",)))
    behind = observations.frame(engine, trends_table.exactly(choices.selection))
    assert sorted(str(value) for value in behind["value"]) == ["1000", "900", "900"]
    assert {point.shown.figure_id for point in choices.shown} <= set(behind["figure_id"])


def test_what_no_report_gives_is_said_and_other_choices_are_offered(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(indicator=("verdicts",), region=("KZ-75",)))
    assert not choices.shown and choices.regions == {"KZ-15": 1}
    assert "No report of this region covers this period." in str(
        trends_picture.build(engine, choices, EN).head[0]
    )


def test_a_new_indicator_brings_its_own_regions_where_the_chosen_ones_lack_it(engine: Engine) -> None:
    asked = Selection(indicator=("verdicts",), region=("KZ-75",))
    assert trends_choices.after(engine, asked, "indicator").selection.region == ("KZ-15",)
    assert trends_choices.after(engine, asked, "region").selection.region == ("KZ-75",)
    both = replace(asked, region=("KZ-75", "KZ-15"))
    assert trends_choices.after(engine, both, "indicator").selection.region == ("KZ-75", "KZ-15")


BEFORE = parse("indicator=verdicts&region=KZ-15&measure=level&unit=count&window=9m&from=2020-01-01&lang=kk")
VALUES: dict[str, Any] = {
    "indicator": "registered_crimes", "kind": "change|percent", "offence": "theft", "gravity": "none", "window": "12m",
    "region": ["KZ-75"],
}  # fmt: skip
READ = [
    ("indicator", "indicator=registered_crimes&region=KZ-75&from=2020-01-01&lang=kk"),
    (
        "kind",
        "indicator=registered_crimes&region=KZ-75&offence=theft&measure=change&unit=percent&from=2020-01-01&lang=kk",
    ),
    ("offence", "indicator=registered_crimes&region=KZ-75&offence=theft&from=2020-01-01&lang=kk"),
    (
        "window",
        "indicator=registered_crimes&region=KZ-75&offence=theft&measure=change&unit=percent&window=12m&from=2020-01-01&lang=kk",
    ),
]


@pytest.mark.parametrize(("changed", "expected"), READ)
def test_a_control_frees_those_that_hang_on_it_and_keeps_the_rest(changed: str, expected: str) -> None:
    assert trends_controls.read(VALUES, changed, BEFORE) == parse(expected)


def test_values_and_changes_in_words(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(region=("KZ-15", "KZ-75")))
    table = trends_points.build(choices.shown, EN)
    told = [tuple(row) for row in table[["name", "told_period", "shown", "moved"]].itertuples(index=False)]
    assert told == [
        ("Aktobe Region", "2023", "1,000", ""),
        ("Aktobe Region", "2024", "900", "\u221210%"),
        ("Almaty (city)", "2023", "2,000", ""),
        ("Almaty (city)", "2024", "2,100", "+5%"),
    ]


def points(*rows: tuple[str, int, float, int | None]) -> pd.DataFrame:
    """Points of ``(region, year, value, direction)``."""
    return pd.DataFrame(
        [
            {
                "region": region,
                "name": {"KZ": "Kazakhstan"}.get(region, f"Region {region}"),
                "end": date(number, 12, 31),
                "value": value,
                "direction": direction,
                "shown": f"{value:g}",
                "told_period": str(number),
                "broken": (),
            }
            for region, number, value, direction in rows
        ]
    )


FELL = [("A", 2023, 10.0, None), ("A", 2024, 9.0, -1)]
ROSE = [("B", 2023, 10.0, None), ("B", 2024, 12.0, 1)]
NATION = [("KZ", 2023, 100.0, None), ("KZ", 2024, 90.0, -1)]
FINDINGS = [
    ("one region", FELL, "level", "Crimes, Region A: down from 10 (2023) to 9 (2024)"),
    ("one value", FELL[:1], "level", "Crimes, Region A: 10 (2023)"),
    ("mixed", FELL + ROSE, "level", "Crimes rose in 1 and fell in 1 of 2 regions shown"),
    ("beside the nation", ROSE + NATION, "level", "Crimes, Region B: up from 10 (2023) to 12 (2024) and fell in Kazakhstan as a whole"),
    ("nothing to compare with", FELL[:1] + ROSE[:1], "level", "Crimes in 2 regions"),
    ("a year without the year before", [*FELL[:1], ("A", 2024, 9.0, None), *ROSE], "level", "Crimes rose in the one region that can be compared"),
    ("stated changes", [("A", 2024, -3.0, None), ("B", 2024, -4.0, None)], "change", "Crimes fell in both regions shown"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "measure", "expected"), [row[1:] for row in FINDINGS], ids=[row[0] for row in FINDINGS]
)
def test_the_finding(rows: list[tuple[str, int, float, int | None]], measure: str, expected: str) -> None:
    assert findings.sentence(points(*rows), measure, "Crimes", EN) == expected


def test_the_finding_never_reaches_behind_a_break() -> None:
    table = points(("A", 2021, 20.0, None), ("A", 2022, 8.0, None), ("A", 2023, 9.0, 1))
    table["broken"] = [(), ("borders changed",), ()]
    assert findings.sentence(table, "level", "Crimes", EN) == "Crimes, Region A: up from 8 (2022) to 9 (2023)"


LOOKS = [
    ("level", [("2023", "1,000", ""), ("2024", "900", "\u221210%")]),
    ("rate", [("2023", "107.8", ""), ("2024", "96.2", "\u221210.7%")]),
    ("change", [("2024", "\u221210.0%", "\u221210%")]),
]


@pytest.mark.parametrize(("show", "expected"), LOOKS)
def test_the_same_values_as_number_rate_and_change(
    engine: Engine, show: str, expected: list[tuple[str, ...]]
) -> None:
    choices = trends_choices.settle(engine, Selection(region=("KZ-15",)), View(show=show))
    days = {date(2023, 1, 1): 928_000, date(2024, 1, 1): 935_500}
    people = Populations({"KZ-15": {day: {"table": count} for day, count in days.items()}})
    table = trends_points.build(choices.shown, EN, show=show, people=people)
    assert [
        tuple(row) for row in table[["told_period", "shown", "moved"]].itertuples(index=False)
    ] == expected


def test_money_has_no_rate_and_a_stated_change_only_itself() -> None:
    assert trends_choices.shows(("level", "KZT", "", ""), ("budget_recovered",)) == ("level", "change")
    assert trends_choices.shows(("change", "percent", "", ""), ("registered_crimes",)) == ("level",)
    assert trends_choices.shows(("level", "count", "", ""), ("registered_crimes",)) == (
        "level",
        "rate",
        "change",
    )


def test_a_look_that_the_value_does_not_allow_becomes_that_of_levels(engine: Engine) -> None:
    asked = Selection(indicator=("verdicts",), measure=("change",))
    assert trends_choices.settle(engine, asked, View(show="change")).view.show == "level"


def test_the_offences_that_the_indicator_is_told_of_are_offered(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection())
    offered = trends_controls.options(choices, EN)
    assert [option["value"] for option in offered["offence"]] == ["none", "theft"]
    assert [option["value"] for option in offered["gravity"]] == ["none"]


def test_the_parts_of_the_newest_values_stand_below(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(region=("KZ-15", "KZ-75")))
    words = texts(trends_parts.build(engine, choices, EN))
    assert "What it is made of, 2024" in words and "Theft" in words and "77" in words
    assert "Aktobe Region" in words and "Almaty (city)" not in words  # which tells no parts


def test_old_borders_add_up_what_was_split(engine: Engine) -> None:
    Shelf(engine).add(
        "east",
        *(
            {"indicator": "registered_crimes", "region": region, "value": value, **year(number)}
            for region, value, number in [
                ("KZ-63", "100", 2021),
                ("KZ-63", "60", 2023),
                ("KZ-10", "50", 2023),
            ]
        ),
    )
    asked = Selection(region=("KZ-63",))
    today, old = (trends_choices.settle(engine, asked, View(borders=borders)) for borders in ("today", "old"))
    assert [str(point.shown.value) for point in today.shown] == ["100", "60"]
    assert [str(point.shown.value) for point in old.shown] == ["100", "110"]


def test_derived_quarters_are_marked(engine: Engine) -> None:
    spans = [(date(2024, 1, 1), date(2024, 3, 31), "200"), (date(2024, 1, 1), date(2024, 6, 30), "450")]
    Shelf(engine).add(
        "quarters",
        *(
            {
                "indicator": "registered_crimes",
                "region": "KZ-15",
                "value": value,
                "period_start": start,
                "period_end": end,
            }
            for start, end, value in spans
        ),
    )
    choices = trends_choices.settle(
        engine, parse("indicator=registered_crimes&region=KZ-15&window=3m&add=derived")
    )
    table = trends_points.build(choices.shown, EN)
    assert list(table["shown"]) == ["200", "250"] and list(table["derived"]) == [False, True]
