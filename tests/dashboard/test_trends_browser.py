"""What a reader does on Trends beyond the first picture: other looks, a keyboard, a picture to take along."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page

CRIMES = "indicator=registered_crimes&measure=level&unit=count&window=12m"
TWO = "&region=KZ-11&region=KZ-55&region=KZ"


def settle(page: Page) -> None:
    page.wait_for_selector(
        "#trends-chart .js-plotly-plot .point path, #trends-chart .js-plotly-plot .points path"
    )
    page.wait_for_load_state("networkidle")


def test_every_look_is_in_the_address_and_comes_back_from_it(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/trends?{CRIMES}{TWO}")
    settle(page)
    page.get_by_text("Per 100,000", exact=True).click()
    page.wait_for_function("() => location.search.includes('show=rate')")
    page.get_by_text("Split", exact=True).click()
    page.wait_for_function("() => location.search.includes('layout=split')")
    page.get_by_label("Old borders").click()
    page.wait_for_function("() => location.search.includes('borders=old')")
    page.get_by_label("Derived quarters").click()
    page.wait_for_function("() => location.search.includes('add=derived')")
    page.locator("#trends-base").click()
    page.get_by_role("option", name="3 years before").click()
    page.wait_for_function("() => location.search.includes('base=3')")
    settle(page)
    page.wait_for_selector("#trends-below:not([aria-busy]) tbody")
    finding, table = (
        page.locator("#trends-finding").inner_text(),
        page.locator("#trends-answer tbody").last.inner_text(),
    )
    assert "per 100,000 inhabitants" in finding
    page.reload()
    settle(page)
    page.wait_for_selector("#trends-below:not([aria-busy]) tbody")
    assert page.locator("#trends-finding").inner_text() == finding
    assert page.locator("#trends-answer tbody").last.inner_text() == table
    assert page.get_by_label("Old borders").is_checked()


def test_an_offence_narrows_the_picture(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/trends?{CRIMES}&region=KZ")
    settle(page)
    page.locator("#trends-offence").click()
    page.get_by_role("option", name="Fraud ·").first.click()
    page.wait_for_function("() => location.search.includes('offence=fraud')")
    page.wait_for_function("() => document.querySelector('#trends-finding').innerText.includes('(fraud)')")


def test_split_charts_stand_below_each_other_on_a_phone(page: Page, live_server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server}/trends?{CRIMES}{TWO}&layout=split")
    settle(page)
    domains = page.evaluate(
        "() => ['xaxis', 'xaxis2'].map(name => document.querySelector('#trends-chart .js-plotly-plot')._fullLayout[name].domain)"
    )
    assert domains == [[0, 1], [0, 1]]


def test_a_chart_is_saved_with_title_source_and_date(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/trends?{CRIMES}{TWO}")
    settle(page)
    finding = page.locator("#trends-finding").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="SVG").click()
    drawn = Path(waiting.value.path()).read_text("utf-8")
    assert waiting.value.suggested_filename == "trends-registered_crimes.svg"
    words = re.sub("<[^>]*>", " ", drawn)
    assert finding.split()[0] in words and "Source:" in words and "Prosecution in" in words
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PNG").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def test_trends_can_be_walked_through_by_keyboard_alone(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/trends?{CRIMES}{TWO}")
    settle(page)
    reached: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "() => document.activeElement.id || document.activeElement.innerText || document.activeElement.value"
            )
        )
        if page.evaluate("() => /read the sentence/i.test(document.activeElement.ariaLabel || '')"):
            break
    assert {
        "trends-window",
        "trends-base",
        "trends-as-of",
        "trends-indicator",
        "trends-region",
        "trends-derive",
    } <= set(reached)
    page.keyboard.press("Enter")
    page.locator(".evidence blockquote mark").wait_for()
    page.keyboard.press("Escape")
    page.locator(".evidence blockquote mark").wait_for(state="hidden")
    page.locator("#trends-window").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('window=12m')")
    assert parse_qs(urlsplit(page.url).query)["indicator"] == ["registered_crimes"]
