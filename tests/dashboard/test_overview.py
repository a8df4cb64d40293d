"""Overview: its address, its map, and what its sentences say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine

from dashboard import controlbar, headlines, snapshots, theme, views
from dashboard.charts import tilemap
from dashboard.pages import overview_map
from dashboard.translations import LANGUAGES, translator
from dashboard.views import View
from etl import catalogue
from metrics import headlines as measured
from metrics import snapshots as taken
from metrics.selections import BadQuery, Selection, parse
from tests.dashboard.test_frame import texts

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

EN = translator("en")
CRIMES = parse("indicator=registered_crimes")

VIEWS = [
    View(),
    View(show="rate"),
    View(show="change", base="5", layout="split", borders="old", embed="1"),
]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_and_its_query_say_the_same(view: View) -> None:
    selection = parse("region=KZ-15&as_of=2025-09-30")
    assert views.both(views.query_string(selection, view)) == (selection, view)


@pytest.mark.parametrize("query", [{"show": "both"}, {"base": "4"}, {"layout": ["together", "split"]}])
def test_a_view_that_nobody_can_mean_is_refused(query: dict[str, object]) -> None:
    with pytest.raises(BadQuery, match="cannot be"):
        views.parse(query)


WINDOWS = [
    ("12m", "en", "Full year"),
    ("9m", "en", "Year to date through September"),
    ("6m", "en", "6 months"),
    ("9m", "ru", "С начала года по сентябрь"),
    ("9m", "kk", "Жыл басынан қыркүйек айын қоса"),
    ("17d", "en", "17 days"),
    ("point", "en", "At a date"),
]


@pytest.mark.parametrize(("window", "language", "expected"), WINDOWS)
def test_a_window_is_a_period_of_the_year(window: str, language: str, expected: str) -> None:
    assert controlbar.window_name(window, translator(language)) == expected


def test_the_bar_says_what_the_address_holds() -> None:
    asked, view = controlbar.read(Selection(window=("9m",)), View(), controlbar.NEWEST, "3", "2025-09-30")
    assert (asked.window, str(asked.as_of), view.years) == ((), "2025-09-30", 3)
    with pytest.raises(BadQuery, match="must be a date"):
        controlbar.read(Selection(), View(), "9m", "1", "2025-13-01")


def test_every_region_of_today_has_one_tile_and_no_two_share_a_place() -> None:
    codes = [
        code
        for code, region in catalogue.read().regions.items()
        if region.kind != "country" and not region.valid_until
    ]
    assert sorted(tile.code for tile in tilemap.tiles()) == sorted(codes)
    assert len({(tile.column, tile.row) for tile in tilemap.tiles()}) == len(codes)
    assert all(tile.names[language] for tile in tilemap.tiles() for language in LANGUAGES)


SHADES = [
    ([0.0, 100.0], False, 0.0, "1"),
    ([0.0, 100.0], False, 55.0, "3"),
    ([0.0, 100.0], False, 100.0, "5"),
    ([7.0], False, 7.0, "3"),
    ([-4.0, 10.0], True, -4.0, "down"),
    ([-4.0, 10.0], True, 9.0, "up-far"),
    ([-4.0, 10.0], True, 0.0, "same"),
    ([1.0], False, None, "none"),
]


@pytest.mark.parametrize(("values", "diverging", "value", "expected"), SHADES)
def test_a_shade(values: list[float], diverging: bool, value: float | None, expected: str) -> None:
    assert tilemap.shades(values, diverging=diverging).of(value) == expected


FINDINGS = [
    ("level", "Registered crimes: from 900 in Aktobe Region to 2,100 in Almaty (city)"),
    ("change", "Registered crimes rose in 1 and fell in 1 of 2 regions"),
]


@pytest.mark.parametrize(("shown", "expected"), FINDINGS)
def test_the_finding_says_how_far_the_regions_lie_apart(engine: Engine, shown: str, expected: str) -> None:
    assert snapshots.finding(taken.take(engine, CRIMES, shown=shown), EN) == expected


def test_a_region_without_a_value_is_named_with_the_reason(engine: Engine) -> None:
    words = texts(overview_map.build(taken.take(engine, CRIMES), View(), EN))
    assert "No report for this period: Abai Region" in words
    assert "2 of 20 regions" in words


def test_a_headline_says_whose_value_it_is_and_how_it_moved(engine: Engine) -> None:
    found = measured.find(engine, parse(""))
    words = texts(headlines.draw(found, EN))
    assert "132,000" in words and "Kazakhstan, 2024" in words and "↓ Fell by 5.7% on a year earlier" in words
    assert "Aktobe Region, January – September 2025" in words  # verdicts, which the nation does not tell
    assert "No report gives it yet." in words


def test_map_and_ranking_can_be_saved_as_a_picture(engine: Engine) -> None:
    figure = overview_map.picture(taken.take(engine, CRIMES, shown="change"), EN)
    told = [tile["text"] for tile in figure["layout"]["annotations"]]
    assert len(told) == 20 and "Aktobe<br><b>\u221210.0%</b>" in told and "Abai<br><b>\u2013</b>" in told
    shades = {tile["fillcolor"] for tile in figure["layout"]["shapes"]}
    assert shades == {theme.SHADES[name][0] for name in ("none", "down-far", "up")}
    assert figure["data"][0]["y"] == ["Aktobe Region", "Almaty (city)"]
    assert [words.strip("</b>") for words in figure["data"][0]["text"]] == ["\u221210.0%", "+5.0%"]


def test_a_saved_map_has_the_shades_of_the_page() -> None:
    light = (
        (Path(__file__).parents[2] / "assets" / "overview.css")
        .read_text("utf-8")
        .split(":root {")[1]
        .split("}")[0]
    )
    page = dict(part.strip().removeprefix("--").split(": ") for part in light.split(";") if part.strip())
    shades = {name.removeprefix("s") if name[-1].isdigit() else name: colour for name, colour in page.items()}
    assert shades == {name: fill for name, (fill, _) in theme.SHADES.items() if name != "none"}


# In a browser


def test_a_tile_leads_to_its_region_and_a_number_to_its_sentence(page: Page, live_server: str) -> None:
    page.goto(live_server)
    page.locator(".headline-value").first.click()
    page.locator(".evidence blockquote mark").first.wait_for()
    page.keyboard.press("Escape")
    page.locator(".rank-value").first.click()
    page.locator(".evidence blockquote mark").first.wait_for()
    assert str(page.locator(".tile").first.get_attribute("href")).startswith("/region/KZ-")
    assert page.locator(".tile").count() == 20


def test_copy_link_copies_the_address(page: Page, context: BrowserContext, live_server: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server}/?show=change")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == page.url


def test_the_regions_are_saved_as_a_picture(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/?show=rate")
    page.wait_for_selector("#overview-finding")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="SVG").click()
    assert waiting.value.suggested_filename == "regions-registered_crimes.svg"
