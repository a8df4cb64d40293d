"""A region's briefing: its rows, its footnotes, its one page of paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboard.pages import region_rows
from dashboard.translations import translator
from metrics import briefings
from metrics.selections import parse
from tests.dashboard.test_frame import texts

if TYPE_CHECKING:
    from playwright.sync_api import Page

EN = translator("en")


def test_each_number_has_its_footnote_and_each_footnote_its_source(engine: Engine) -> None:
    entries = briefings.find(engine, "KZ-15", parse(""))
    notes = region_rows.number(entries)
    cited = {
        point.shown.report_id
        for entry in entries
        for point in (entry.point, *([entry.nation.point] if entry.nation else []))
    }
    assert set(notes) == cited and sorted(number for number, _point in notes.values()) == list(
        range(1, len(cited) + 1)
    )
    words = texts(region_rows.table(entries, notes, True, EN))
    assert "Registered crimes" in words and "900" in words and "↓ −10.0%" in words and "132,000" in words
    assert "Title of years" in texts(region_rows.sources(entries, notes, EN))


def test_the_region_is_set_beside_the_nation_by_change_where_there_is_no_rate(engine: Engine) -> None:
    entry = next(one for one in briefings.find(engine, "KZ-15", parse("")) if one.nation)
    assert region_rows.beside(entry, EN) == "fell by 10%, more than the nation's, which fell by 5.7%"


@pytest.mark.usefixtures("client")
def test_an_address_of_no_region_is_a_calm_page(client: FlaskClient) -> None:
    assert client.get("/region/KZ-99").status_code == 200


# In a browser


@pytest.mark.parametrize(("code", "language"), [("KZ", "en"), ("KZ-55", "ru"), ("KZ-15", "kk")])
def test_the_briefing_takes_one_page_of_paper(page: Page, live_server: str, code: str, language: str) -> None:
    page.goto(f"{live_server}/region/{code}?lang={language}")
    page.wait_for_selector(".sources li")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1


def test_on_paper_there_are_sources_and_no_controls(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/region/KZ-55")
    page.wait_for_selector(".sources li")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".controlbar").is_hidden() and page.locator(".sources li").first.is_visible()
    colours = page.evaluate(
        "() => [...document.querySelectorAll('.content *')].filter(one => one.offsetParent).map(one => getComputedStyle(one).color)"
    )
    shades = {tuple(re.findall(r"\d+", colour)[:3]) for colour in colours}
    assert all(len(set(shade)) == 1 for shade in shades), shades  # black, white and grey


def test_the_bar_of_a_region_is_in_the_address(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/region/KZ-55")
    page.wait_for_selector(".sources li")
    assert page.title() == "Pavlodar Region · Prosecution in figures"
    page.locator("#region-window").click()
    page.get_by_role("option", name="Full year").click()
    page.wait_for_function("() => location.search.includes('window=12m')")
    page.locator(".briefing .rank-value").first.click()
    page.locator(".evidence blockquote mark").first.wait_for()


def test_an_unknown_region_is_said(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/region/KZ-99")
    page.get_by_text("There is no such region.").wait_for()
