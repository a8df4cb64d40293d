"""Trends: what is chosen where nothing is asked, what the controls say, and the words of the picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboard.charts import findings
from dashboard.pages import trends_choices, trends_controls, trends_picture, trends_points
from dashboard.translations import translator
from metrics import observations
from metrics.selections import Selection, parse

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
    assert [str(value) for value in choices.shown["value"]] == ["1000", "900"]


def test_an_offence_is_shown_where_it_is_asked_for(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(offence=("theft",)))
    assert choices.kind == ("level", "count", "theft", "") and len(choices.shown) == 1


def test_the_download_holds_the_figures_of_the_picture_and_no_others(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(region=("KZ-15",)))
    behind = observations.frame(engine, trends_picture.exactly(choices.selection))
    assert sorted(str(value) for value in behind["value"]) == ["1000", "900", "900"]
    assert set(choices.shown["figure_id"]) <= set(behind["figure_id"])


def test_what_no_report_gives_is_said_and_other_choices_are_offered(engine: Engine) -> None:
    choices = trends_choices.settle(engine, Selection(indicator=("verdicts",), region=("KZ-75",)))
    assert choices.shown.empty and choices.regions == {"KZ-15": 1}
    assert "No report of this region covers this period." in str(trends_picture.build(engine, choices, EN)[0])


def test_a_new_indicator_brings_its_own_regions_where_the_chosen_ones_lack_it(engine: Engine) -> None:
    asked = Selection(indicator=("verdicts",), region=("KZ-75",))
    assert trends_choices.after(engine, asked, "indicator").selection.region == ("KZ-15",)
    assert trends_choices.after(engine, asked, "region").selection.region == ("KZ-75",)
    both = replace(asked, region=("KZ-75", "KZ-15"))
    assert trends_choices.after(engine, both, "indicator").selection.region == ("KZ-75", "KZ-15")


BEFORE = parse("indicator=verdicts&region=KZ-15&measure=level&unit=count&window=9m&from=2020-01-01&lang=kk")
VALUES: dict[str, Any] = {
    "indicator": "registered_crimes", "kind": "change|percent|theft|", "window": "12m", "region": ["KZ-75"],
}  # fmt: skip
READ = [
    ("indicator", "indicator=registered_crimes&region=KZ-75&from=2020-01-01&lang=kk"),
    (
        "kind",
        "indicator=registered_crimes&region=KZ-75&offence=theft&measure=change&unit=percent&from=2020-01-01&lang=kk",
    ),
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
