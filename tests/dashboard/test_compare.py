"""Compare: the rows that stand beside each other, what is left out, and the words for why."""

from __future__ import annotations

from datetime import date

import pytest
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import narrowing
from dashboard.pages import compare_picture
from dashboard.translations import translator
from metrics import comparisons, suggestions
from metrics.selections import parse
from tests.metrics.conftest import Shelf

EN = translator("en")


def words(part: object) -> str:
    """The text that a component shows."""
    if isinstance(part, list | tuple):
        return " ".join(words(child) for child in part)
    return words(getattr(part, "children", None)) if isinstance(part, Component) else str(part or "")


def test_the_suggested_regions_can_be_compared(engine: Engine) -> None:
    assert suggestions.regions(engine) == ("KZ-15", "KZ-75")
    assert suggestions.indicators(engine, ("KZ-15", "KZ-75")) == ("registered_crimes",)


def test_a_row_says_its_period_its_values_and_their_change(engine: Engine) -> None:
    found = comparisons.compare(engine, ("KZ-15", "KZ-75"), ("registered_crimes",))
    told = words(compare_picture.build(found, EN))
    assert told.startswith("1 of 1 figure can be compared")
    assert "Registered crimes 2024" in told
    assert "900" in told and "\u2193 10% less than a year earlier" in told
    assert "2,100" in told and "\u2191 5% more than a year earlier" in told
    assert "What cannot be compared" not in told


def test_what_cannot_be_compared_says_why(engine: Engine) -> None:
    found = comparisons.compare(engine, ("KZ-15", "KZ-75"), ("verdicts", "claims_filed", "fines_imposed"))
    told = words(compare_picture.build(found, EN))
    assert told.startswith("No figure of these regions is for the same period")
    assert "Cases with a verdict:  only Aktobe Region (January \u2013 September 2025) gives it." in told
    assert "No report of these regions gives: Fines imposed (sum)." in told


def test_regions_without_any_figure_make_a_calm_page(engine: Engine) -> None:
    found = comparisons.compare(engine, ("KZ-10", "KZ-11"), ("verdicts",))
    assert "No report of these regions gives these figures." in words(compare_picture.build(found, EN))


CHANGES = {"measure": "change", "unit": "percent", "indicator": "registered_crimes"}
STATED = [("-3.8", "\u2193 3.8% less than a year earlier"), ("0", "as a year earlier"), ("12", "\u2191 12% more than a year earlier")]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), STATED)
def test_a_change_that_the_report_states_stands_beside_the_level_once(
    sqlite_url: str, engine: Engine, value: str, expected: str
) -> None:
    shelf = Shelf(engine)
    for region, level in (("KZ-31", "50"), ("KZ-33", "60")):
        own = {"region": region, "period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
        shelf.add(
            region,
            {"value": level, "indicator": "registered_crimes"} | own,
            {"value": value, "quote": level} | CHANGES | own,
        )
    found = comparisons.compare(engine, ("KZ-31", "KZ-33"), ("registered_crimes",))
    assert [line.measure for line in found] == ["level", "change"]
    assert [line.measure for line in compare_picture.worthwhile(found)] == ["level"]
    assert words(compare_picture.build(found, EN)).count(expected) == 2


def test_the_address_narrows_what_is_compared(engine: Engine) -> None:
    regions, wanted = ("KZ-15", "KZ-75"), ("registered_crimes",)
    (line,) = comparisons.compare(engine, regions, wanted, within=parse("to=2023-12-31"))
    assert [str(side.cell.shown.value) for side in line.sides if side.cell] == ["1000", "2000"]
    (line,) = comparisons.compare(engine, regions, wanted, within=parse("offence=theft"))
    assert [str(side.cell.shown.value) for side in line.sides if side.cell] == ["77"]


def test_filters_without_a_control_are_told_with_the_way_out() -> None:
    (note,) = narrowing.note(
        "/compare", parse("region=KZ-15&offence=theft&place=none&to=2023-12-31"), compare_fields(), EN
    )
    words_of_note, _space, link = note.children
    assert (
        words_of_note == "Also narrowed by place: none; offence: Theft; ends on or before: 31 December 2023."
    )
    assert link.href == "/compare?region=KZ-15&lang=en"
    assert narrowing.note("/compare", parse("region=KZ-15"), compare_fields(), EN) == []


def compare_fields() -> tuple[str, ...]:
    return ("place", "offence", "to_date")
