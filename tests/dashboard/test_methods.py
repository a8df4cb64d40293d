"""Coverage and Methods: what is there, what is missing, and what every reader may look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine

from dashboard.pages import coverage_tables, methods_checks, methods_definitions
from dashboard.translations import LANGUAGES, translator
from etl import catalogue
from metrics import calendars, declarations
from metrics.selections import parse
from tests.dashboard.test_frame import parts, texts

if TYPE_CHECKING:
    from playwright.sync_api import Page

EN = translator("en")


def test_each_number_of_the_coverage_leads_to_its_rows(engine: Engine) -> None:
    asked = parse("indicator=registered_crimes")
    calendar = calendars.read(engine, asked)
    matrix = coverage_tables.matrix(calendar, asked, EN)
    links = [one.href for one in parts(matrix) if "/data" in str(getattr(one, "href", ""))]
    assert "/data?region=KZ-15&indicator=registered_crimes&from=2023-01-01&to=2023-12-31&lang=en" in links
    assert coverage_tables.finding(calendar, EN) == "2 of 20 regions have figures for 2024"
    assert "no report yet" in texts(matrix)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_and_metric_is_defined_in_every_language(language: str) -> None:
    _ = translator(language)
    words = texts(methods_definitions.indicators(_)) + texts(methods_definitions.derived(_))
    assert all(entry.names[language] in words for entry in catalogue.read().indicators.values())
    assert all(entry.names[language] in words for entry in declarations.read_all().values())


def test_the_history_of_the_regions_is_told() -> None:
    words = texts(methods_definitions.regions(EN))
    assert "On 8 June 2022 Abai Region came out of East Kazakhstan Region." in words


def test_rules_that_never_fail_are_told_too(engine: Engine) -> None:
    words = texts(methods_checks.checks(engine, EN))
    assert "Base, value and percentage: 0" in words


# In a browser


def test_coverage_and_its_way_to_the_rows(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/coverage")
    page.wait_for_selector("#coverage-finding")
    page.locator("#coverage-indicator").click()
    page.keyboard.type("Registered crimes")
    page.get_by_role("option", name="Registered crimes", exact=True).click()
    page.wait_for_function("() => location.search.includes('indicator=registered_crimes')")
    page.wait_for_selector("#coverage-sources")
    cell = page.locator(".matrix tr", has_text="Pavlodar").locator("td a").last
    count = int(cell.locator("span").first.inner_text())
    cell.click()
    page.wait_for_url("**/data?**")
    page.wait_for_selector(".count")
    assert int(page.locator(".count").inner_text().split()[0]) >= count


def test_methods_shows_findings_and_measured_accuracy(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/methods")
    page.get_by_role("heading", name="How well reports are read").wait_for()
    page.locator("#checks ~ details summary").first.click()
    assert page.locator("#checks ~ details[open] li").count() >= 1
    assert page.locator("#accuracy ~ .table tbody tr").count() == 4
