"""Compare: the rows that stand beside each other, what is left out, and the words for why."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import narrowing
from dashboard.charts import sparklines
from dashboard.pages import compare_picture, compare_saving
from dashboard.translations import translator
from etl.store import references
from metrics import comparisons, peers, suggestions
from metrics.populations import Populations
from metrics.selections import parse
from tests.dashboard.conftest import crimes
from tests.metrics.conftest import Shelf

if TYPE_CHECKING:
    from playwright.sync_api import Page

EN = translator("en")
NOBODY = Populations({})


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
    told = words(compare_picture.build(found, NOBODY, EN))
    assert told.startswith("1 of 1 figure can be compared")
    assert "Registered crimes 2024" in told
    assert "900" in told and "\u2193 10% less than a year earlier" in told
    assert "2,100" in told and "\u2191 5% more than a year earlier" in told
    assert "What cannot be compared" not in told


def test_what_cannot_be_compared_says_why(engine: Engine) -> None:
    found = comparisons.compare(engine, ("KZ-15", "KZ-75"), ("verdicts", "claims_filed", "fines_imposed"))
    told = words(compare_picture.build(found, NOBODY, EN))
    assert told.startswith("No figure of these regions is for the same period")
    assert "Cases with a verdict:  only Aktobe Region (January \u2013 September 2025) gives it." in told
    assert "No report of these regions gives: Fines imposed (sum)." in told


def test_regions_without_any_figure_make_a_calm_page(engine: Engine) -> None:
    found = comparisons.compare(engine, ("KZ-10", "KZ-11"), ("verdicts",))
    assert "No report of these regions gives these figures." in words(
        compare_picture.build(found, NOBODY, EN)
    )


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
    assert words(compare_picture.build(found, NOBODY, EN)).count(expected) == 2


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


def test_the_difference_in_words_is_that_of_rates_never_of_totals(engine: Engine) -> None:
    people = Populations(
        {
            code: {date(2024, 1, 1): {"table": count}}
            for code, count in (("KZ-15", 900_000), ("KZ-75", 2_100_000))
        }
    )
    found = comparisons.compare(engine, ("KZ-15", "KZ-75"), ("registered_crimes",))
    told = words(compare_picture.build(found, people, EN))
    assert told.count("100.0 per 100,000 inhabitants") == 2 and "about the same as in Aktobe Region" in told
    assert "as in" not in words(compare_picture.build(found, NOBODY, EN))


def test_changes_may_look_farther_back(engine: Engine) -> None:
    Shelf(engine).add("old", crimes("KZ-15", "600", 2021))
    found = comparisons.compare(engine, ("KZ-15", "KZ-75"), ("registered_crimes",), years=3)
    assert "↑ +50% on 2021" in words(compare_picture.build(found, NOBODY, EN, years=3))


def test_the_picture_has_a_panel_for_each_row_that_can_be_compared(engine: Engine) -> None:
    Shelf(engine).add("alone", crimes("KZ-15", "7", 2024, indicator="claims_filed"))
    found = comparisons.compare(engine, ("KZ-15", "KZ-75"), ("registered_crimes", "claims_filed"))
    figure = compare_saving.picture([line for line in found if line.comparable], EN)
    (bars,) = figure["data"]
    assert bars["y"] == ["Aktobe Region", "Almaty (city)"] and bars["x"] == [900, 2100]
    assert figure["layout"]["annotations"][0]["text"] == "<b>Registered crimes</b> · 2024"


def test_three_values_make_a_sparkline_and_two_do_not() -> None:
    assert sparklines.draw([1.0, 2.0], "#000") == []
    (image,) = sparklines.draw([1.0, 2.0, 3.0], "#000")
    assert image.alt == "" and image.src.startswith("data:image/svg+xml,")


def test_peers_are_the_regions_as_large_and_those_beside(engine: Engine) -> None:
    references.refresh(engine)
    found = peers.find(engine, "KZ-75")
    assert len(found.alike) == 3 and "KZ-75" not in found.alike and "KZ" not in found.alike
    assert found.alike[0] in {"KZ-61", "KZ-71", "KZ-19"}  # the next largest after two millions and more
    assert found.beside == ("KZ-19",)
    assert peers.find(engine, "KZ").alike == ()


def test_a_neighbour_is_mutual() -> None:
    known = peers.neighbours()
    assert all(one in known[other] for one, others in known.items() for other in others)


# In a browser


def test_what_is_compared_can_be_saved_and_a_peer_is_a_click_away(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/compare?region=KZ-55&region=KZ-11")
    page.wait_for_selector("#compare-finding")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="SVG").click()
    drawn = re.sub("<[^>]*>", " ", Path(waiting.value.path()).read_text("utf-8"))
    assert "Pavlodar Region" in drawn and "Registered crimes" in drawn and "Source:" in drawn
    address = str(page.locator("#compare-download").get_attribute("href"))
    assert address.startswith("/data.csv?") and "region=KZ-55&region=KZ-11" in address
    page.locator(".peers a").first.click()
    page.wait_for_function("() => new URLSearchParams(location.search).getAll('region')[0] === 'KZ-55'")
    page.wait_for_selector("#compare-answer")


def test_nine_months_are_never_drawn_beside_twelve(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/compare?indicator=budget_recovered&region=KZ-15&region=KZ-55")
    page.wait_for_selector("#compare-answer .compare-row")
    for row in page.locator(".compare-row:has(.bar)").all():
        assert row.locator(".bar").count() == row.locator(".compare-cell:not(.apart) .compare-value").count()
    assert page.get_by_role("heading", name="What cannot be compared, and why").count() == 1
