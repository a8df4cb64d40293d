"""What a link says of itself, a page inside another one, and the files of the data page."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from dashboard import dictionary, previews
from dashboard.translations import translator
from metrics.observations import COLUMNS

if TYPE_CHECKING:
    from playwright.sync_api import Page

TITLES = [
    ("/", {}, "en", "Overview · Prosecution in figures"),
    ("/region/KZ-55", {}, "en", "Pavlodar Region · Prosecution in figures"),
    (
        "/trends",
        {"indicator": ["verdicts"], "region": ["KZ-15", "KZ"]},
        "en",
        "Cases with a verdict: Aktobe Region, Kazakhstan · Trends · Prosecution in figures",
    ),
    ("/data", {"region": ["KZ-15"]}, "ru", "Актюбинская область · Данные · Прокуратура в цифрах"),
    ("/trends", {"indicator": ["<script>"], "region": ["KZ-99"]}, "en", "Trends · Prosecution in figures"),
]


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(("path", "query", "language", "expected"), TITLES)
def test_a_link_says_what_it_shows(
    path: str, query: dict[str, list[str]], language: str, expected: str
) -> None:
    assert previews.title(path, MultiDict(query), translator(language)) == expected


def test_the_first_page_carries_the_title_for_previews(client: FlaskClient) -> None:
    page = client.get("/region/KZ-55?lang=kk").get_data(as_text=True)
    assert '<meta property="og:title" content="Павлодар облысы · ' in page
    assert '<meta property="og:type" content="website">' in page


def test_the_dictionary_tells_every_column_of_the_files() -> None:
    assert tuple(dictionary.MEANINGS) == COLUMNS


# In a browser


@pytest.mark.parametrize("path", ["/?show=rate", "/trends?indicator=registered_crimes", "/compare?base=1"])
def test_an_embedded_page_is_the_picture_alone(page: Page, live_server: str, path: str) -> None:
    page.goto(f"{live_server}{path}&embed=1")
    page.wait_for_selector(".embedded .finding")
    assert page.locator(".header").count() == 0 and page.locator(".footer").count() == 0
    assert page.locator(".controls").first.is_hidden() and page.locator(".finding").first.is_visible()
    whole = str(page.locator(".credit a").get_attribute("href"))
    assert "embed" not in whole and whole.startswith("/")


def test_the_displayed_rows_are_those_of_the_grid(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/data?indicator=verdicts&columns=indicator&columns=region&columns=quote&lang=en")
    page.wait_for_selector(".data-grid .ag-row")
    with page.expect_download() as waiting:
        page.locator(".displayed").click()
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig"))))
    assert rows[0] == ["Indicator", "Region", "In the report's words"]
    shown = page.locator(".data-grid .ag-center-cols-container .ag-row")
    assert len(rows) - 1 == shown.count()
    assert [row[1] for row in rows[1:]] == shown.locator("[col-id=region]").all_inner_texts()
