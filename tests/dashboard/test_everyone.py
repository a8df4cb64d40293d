"""For everyone: axe-core finds nothing on any page, in any language, light or dark, wide or narrow."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.translations import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = (
    "/",
    "/?show=change",
    "/trends",
    "/trends?show=rate&layout=split",
    "/compare",
    "/compare?base=3",
    "/region/KZ-55",
    "/coverage?indicator=registered_crimes",
    "/methods",
    "/data",
    "/reports",
    "/reports/case-002",
    "/cases",
    "/cases?stage=upheld&page=1",
    "/nowhere",
)
SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 100);
})"""
LARGEST_SHIFT = 0.05


def settle(page: Page) -> None:
    page.wait_for_selector(".footer")
    page.wait_for_load_state("networkidle")


def violations(page: Page) -> list[str]:
    """What axe-core finds: the rule and the first element that breaks it."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_jumps(page: Page, live_server: str, path: str, language: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{live_server}{path}{'&' if '?' in path else '?'}lang={language}")
    settle(page)
    assert page.evaluate(SHIFT) < LARGEST_SHIFT
    assert violations(page) == []


@pytest.mark.parametrize(("path", "language"), list(zip(PAGES, cycle(LANGUAGES), strict=False)))
def test_axe_finds_nothing_in_the_dark_on_a_phone(
    page: Page, live_server: str, path: str, language: str
) -> None:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server}{path}{'&' if '?' in path else '?'}lang={language}")
    settle(page)
    assert violations(page) == []
    for fold in page.locator(".fold").all():
        fold.click()
        assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
