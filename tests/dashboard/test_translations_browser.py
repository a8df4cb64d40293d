"""The three languages in a browser: the address names one, every link keeps it, the choice is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.translations import LANGUAGES, translator

if TYPE_CHECKING:
    from playwright.sync_api import Page

INTERNAL = """() => [...document.querySelectorAll("a[href]")]
    .filter(link => link.origin === location.origin && !/^[/]data[.]/.test(link.pathname))
    .filter(link => !link.matches(".language, .skip")).map(link => link.getAttribute("href"))"""


def asked(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def settle(page: Page) -> None:
    page.wait_for_selector(".footer")
    page.wait_for_load_state("networkidle")


def language_of(page: Page) -> str:
    """The language of the document; it must be that of the address and of the words."""
    language: str = page.evaluate("() => document.documentElement.lang")
    assert asked(page.url)["lang"] == [language]
    assert page.locator(".navigation a").first.inner_text() == translator(language)("Overview")
    return language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/", "/trends", "/compare", "/data", "/reports", "/nowhere"])
def test_every_link_of_a_page_keeps_its_language(
    page: Page, live_server: str, path: str, language: str
) -> None:
    page.goto(f"{live_server}{path}?lang={language}")
    settle(page)
    links: list[str] = page.evaluate(INTERNAL)
    assert len(links) >= 5
    assert [link for link in links if asked(link).get("lang") != [language]] == []
    assert language_of(page) == language


def test_every_link_of_the_reader_keeps_its_language(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/reports?lang=kk")
    page.locator(".report-table tbody a").first.click()
    page.wait_for_selector(".report-text mark a")
    links: list[str] = page.evaluate(INTERNAL)
    assert len(links) >= 8
    assert [link for link in links if asked(link).get("lang") != ["kk"]] == []


def test_the_switch_knows_what_controls_have_changed_since(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/reports?lang=en")
    settle(page)
    page.get_by_label("Search").fill("Aktobe")
    page.wait_for_function("() => location.search.includes('q=Aktobe')")
    link = page.locator("a.language[hreflang=kk]")
    link.hover()
    assert asked(str(link.get_attribute("href"))) == {"q": ["Aktobe"], "lang": ["kk"]}  # in a new tab too
    link.click()
    page.wait_for_url("**lang=kk**")
    settle(page)
    assert page.locator("#reports-search").input_value() == "Aktobe"


def test_the_choice_is_remembered_where_an_address_names_none(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/reports")
    settle(page)
    assert language_of(page) == "en"
    page.locator("a.language[hreflang=kk]").click()
    page.wait_for_url("**lang=kk**")
    page.goto(f"{live_server}/data")
    settle(page)
    assert language_of(page) == "kk"
    page.goto(f"{live_server}/")
    settle(page)
    assert language_of(page) == "kk"
    page.goto(f"{live_server}/data?lang=ru")  # a link from a colleague decides, and changes no choice
    settle(page)
    assert language_of(page) == "ru"
    page.goto(f"{live_server}/reports")
    settle(page)
    assert language_of(page) == "kk"


SEPARATORS = [("en", ".,"), ("ru", ",\u00a0"), ("kk", ",\u00a0")]


@pytest.mark.parametrize(("language", "separators"), SEPARATORS)
def test_a_chart_speaks_the_language_of_its_page(
    page: Page, live_server: str, language: str, separators: str
) -> None:
    page.goto(f"{live_server}/trends?lang={language}")
    page.wait_for_selector(
        "#trends-chart .js-plotly-plot .point path, #trends-chart .js-plotly-plot .points path"
    )
    graph = "document.querySelector('#trends-chart .js-plotly-plot')"
    assert page.evaluate(f"() => {graph}._context.locale") == language
    assert page.evaluate(f"() => {graph}._fullLayout.separators") == separators


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("path", ["/", "/trends", "/compare", "/data", "/reports"])
def test_no_page_is_wider_than_a_phone_in_any_language(
    page: Page, live_server: str, path: str, language: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server}{path}?lang={language}")
    settle(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert page.evaluate("() => document.querySelector('.navigation').scrollWidth") <= 390
