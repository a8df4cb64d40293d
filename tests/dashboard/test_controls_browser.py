"""Every control of every page is in the address, and the page that the address gives back is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.translations import LANGUAGES, translator

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CRIMES = "indicator=registered_crimes&region=KZ-11&region=KZ-55&region=KZ"
CONTROLS = {
    "/": ("show", "window", "base", "indicator", "as-of"),
    f"/trends?{CRIMES}": (
        "show", "layout", "borders", "derive", "gravity", "window", "base", "region", "offence", "kind", "article",
        "indicator", "as-of",
    ),
    "/compare": ("window", "base", "region", "indicator", "article", "as-of"),
    "/region/KZ-55": ("window", "base", "as-of"),
    "/data": (
        "indicator", "region", "report", "offence", "scope", "window", "measure", "from", "to", "as-of", "columns",
    ),
    "/reports": ("region", "written-in", "search", "as-of"),
    "/cases": ("region", "stage", "offence", "sanction", "as-of"),
    "/coverage": ("window", "indicator", "as-of"),
}  # fmt: skip
DAYS = {"as-of": "2026-06-30", "from": "2015-01-01", "to": "2026-01-01"}
STATES = {
    "/": "show=rate&base=3&as_of=2025-12-31",
    "/trends": f"{CRIMES}&window=12m&show=change&layout=split",
    "/compare": "indicator=registered_crimes&region=KZ-15&region=KZ-75&window=12m&base=2",
    "/region/KZ-15": "window=9m&base=2&as_of=2025-12-31",
    "/data": "indicator=verdicts&region=KZ-15&window=9m&columns=region&columns=value",
    "/reports": "region=KZ-15&language=ru&q=824&as_of=2026-01-31",
    "/cases": "region=KZ-55&stage=upheld&as_of=2026-01-31",
    "/coverage": "indicator=registered_crimes&window=12m&as_of=2025-12-31",
}
NEW = "[role=option][aria-selected=false]:not([data-combobox-disabled]):visible"
SHOWN = """() => {
    const main = document.querySelector("#content").cloneNode(true);
    main.querySelectorAll(".data-grid, .js-plotly-plot, .mantine-Pill-root, script").forEach(one => one.remove());
    return main.textContent;
}"""
HELD = """() => [...document.querySelectorAll("#content input[id], #content .mantine-Pill-label")]
    .filter(one => !one.id.startsWith("mantine-"))
    .map(one => one.id + "=" + (one.type === "checkbox" ? one.checked : one.value || one.innerText))"""


def settle(page: Page) -> None:
    page.wait_for_selector(".footer")
    page.wait_for_load_state("networkidle")


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def operate(page: Page, control: Locator, name: str) -> None:
    """Change a control, whichever kind it is, in a way that means something else than before."""
    if name in DAYS:
        control.fill(DAYS[name])
    elif name == "search":
        control.fill("824")
    elif name == "columns":
        page.get_by_text("Choose columns").click()
        page.locator(".columns-list input:not(:checked)").first.click()
    elif control.get_attribute("role") == "radiogroup":
        control.locator("input:not(:checked):not(:disabled) + label").first.click()
    elif control.get_attribute("type") == "checkbox":
        control.click()
    else:
        control.click()
        page.locator(NEW).first.click()
        page.keyboard.press("Escape")


@pytest.mark.parametrize("path", CONTROLS, ids=[path.partition("?")[0] for path in CONTROLS])
def test_every_control_is_in_the_address_and_comes_back_from_it(
    page: Page, live_server: str, path: str
) -> None:
    page.goto(live_server + path)
    settle(page)
    prefix = urlsplit(path).path.split("/")[1] or "overview"
    for name in CONTROLS[path]:
        before = page.url
        operate(page, page.locator(f"#{prefix}-{name}"), name)
        page.wait_for_function("before => location.href !== before", arg=before)
        page.wait_for_load_state("networkidle")
    shown, held, address = page.evaluate(SHOWN), page.evaluate(HELD), page.url
    assert held
    page.reload()
    settle(page)
    assert (page.evaluate(SHOWN), page.evaluate(HELD), page.url) == (shown, held, address)


@pytest.mark.parametrize("path", STATES)
def test_another_language_keeps_what_is_chosen(page: Page, live_server: str, path: str) -> None:
    page.goto(f"{live_server}{path}?{STATES[path]}&lang=en")
    settle(page)
    before, held = asked(page), len(page.evaluate(HELD))
    for language in LANGUAGES[1:] if path == "/trends" else LANGUAGES[2:]:
        page.locator(f"a.language[hreflang={language}]").click()
        page.wait_for_url(f"**lang={language}**")
        settle(page)
        assert page.evaluate("() => document.documentElement.lang") == language
        assert page.locator(".navigation a").first.inner_text() == translator(language)("Overview")
        assert {**asked(page), "lang": ["en"]} == before
        assert len(page.evaluate(HELD)) == held


def test_on_a_phone_the_answer_comes_before_the_filters(page: Page, live_server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server}/trends?{CRIMES}")
    settle(page)
    finding, indicator = page.locator("#trends-finding"), page.locator("#trends-indicator")
    place = finding.bounding_box()
    assert place and place["y"] + place["height"] < 844 and indicator.is_hidden()
    fold = page.get_by_role("button", name="Filters")
    fold.focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("aria-expanded") == "true" and indicator.is_visible()
    page.locator("#trends-base").click()
    page.get_by_role("option", name="3 years before").click()
    page.wait_for_function("() => location.search.includes('base=3')")
    fold.click()
    assert fold.get_attribute("aria-expanded") == "false" and indicator.is_hidden()
