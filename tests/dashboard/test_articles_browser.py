"""An article of the Criminal Code, typed in a list: its figures, and the cell that one of them stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMED = {"en": "Theft", "ru": "Кража", "kk": "Ұрлық"}


@pytest.mark.parametrize("language", NAMED)
def test_an_article_that_is_typed_leads_to_its_figures_and_to_the_sheet(
    page: Page, live_server: str, language: str
) -> None:
    page.goto(f"{live_server}/data?indicator=registered_offences&lang={language}")
    page.locator("#data-scope").fill("188")
    page.get_by_role("option").filter(has_text=NAMED[language]).first.click()
    page.wait_for_function("() => (new URLSearchParams(location.search).get('scope') ?? '').endsWith(' 188')")
    page.keyboard.press("Escape")
    row = page.locator(".ag-row[row-index='0']").filter(has_text="2022")
    row.wait_for()
    value = row.locator("[col-id='value']").inner_text()
    row.locator("a").first.click()
    marked = page.locator(".excerpt mark")
    marked.wait_for()
    assert marked.inner_text() == value
    assert page.locator(".excerpt th").count() > 2  # the names of its rows and columns
