"""An article of the Criminal Code, typed in a list: its figures, and the cell that one of them stands in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard import articles
from dashboard.translations import translator
from etl.catalogue import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = Path(__file__).resolve().parents[2] / "assets" / "articles.js"
NAMED = {"en": "Theft", "ru": "Кража", "kk": "Ұрлық"}
TYPED = {"en": "ұрлық", "ru": "188-бап", "kk": "theft"}

FOUND_FIRST = {
    "ст. 188": """188|188-бап|188-баптың|ст. 188|ст.188|Ст 188|статья 188|статьи 188|art. 188|Article 188|§ 188
        188 УК РК|ст. 188 ч. 2 УК РК|ч.3 ст.188|188-баптың 2-бөлігі|ҚР ҚК 188-бабы|art. 188 of the Criminal Code
        кража|Кражи|кражу|ұрлық|theft|188 кража|theft 188""",
    "ст. 188-1": "188-1|ст. 188-1|188–1|скотокрадство",
    "ст. 190": "190|мошенничество|мошенничества|алаяқтық|fraud",
    "ст. 99": "99|убийство|адам өлтіру|murder|ст. 99 убийство",
    "гл. 6": "глава 6|гл. 6|6-тарау|chapter 6|собственности главы",
}  # fmt: skip
"""What is typed, by the choice that must come first whatever language the page speaks."""
NOTHING = ("ст. 18888", "кража 190", "zzz", "глава 188")


@pytest.mark.browser
def test_whatever_language_it_is_typed_in_the_article_comes_first(page: Page) -> None:
    page.add_script_tag(path=SCRIPT)
    typed = {
        query.strip(): scope
        for scope, queries in FOUND_FIRST.items()
        for query in queries.replace("\n", "|").split("|")
    }
    for language in LANGUAGES:
        options = articles.options((), translator(language), offered=True)
        asked = [options, articles.search()["options"], [*typed, *NOTHING]]
        found = page.evaluate(
            """([options, words, queries]) => queries.map(search =>
                window.dashMantineFunctions.article({options, search, limit: 100}, words)
                    .flatMap(group => group.items).map(item => item.value)[0] ?? null)""",
            asked,
        )
        assert dict(zip(typed, found, strict=False)) == typed, language
        assert found[len(typed) :] == [None] * len(NOTHING), language


@pytest.mark.parametrize("language", NAMED)
def test_an_article_that_is_typed_leads_to_its_figures_and_to_the_sheet(
    page: Page, live_server: str, language: str
) -> None:
    page.goto(f"{live_server}/data?indicator=registered_offences&lang={language}")
    page.locator("#data-scope").fill(TYPED[language])
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


def test_on_the_map_the_title_names_the_article_and_the_cell_is_in_sight(
    page: Page, live_server: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server}/?indicator=registered_offences&scope=ст. 99")
    page.locator("#overview-finding").filter(has_text="art. 99 · Murder").wait_for()
    page.locator(".rank-value").first.click()
    page.locator(".excerpt mark").wait_for()
    page.wait_for_function(
        """() => {
            const [frame, cell] = [".excerpt-frame", ".excerpt mark"].map(
                one => document.querySelector(one).getBoundingClientRect());
            return frame.left < cell.left && cell.right < frame.right;
        }"""
    )
