"""What a reader does in a browser, over all reports of the project.

Requests to other hosts and errors in the console fail every one of these tests (see the fixture ``context``).
"""

from __future__ import annotations

import csv
import io
import json
import re
import urllib.request
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

AKTOBE = "KZ-15"
VERDICTS = f"indicator=verdicts&region={AKTOBE}&window=9m"
USUAL = ("12m", "9m", "6m", "3m")


def rows_of(address: str, query: str) -> list[dict[str, str]]:
    """The rows of /data.csv, by another way than the browser's."""
    with urllib.request.urlopen(f"{address}/data.csv?{query}") as answer:
        return list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"))))


def figures(page: Page) -> list[dict[str, Any]]:
    """The series that the chart shows, as its library holds them."""
    page.wait_for_selector(
        "#trends-chart .js-plotly-plot .points path, #trends-chart .js-plotly-plot .point path"
    )
    script = "() => document.querySelector('#trends-chart .js-plotly-plot').data.filter(trace => trace.name)"
    found: list[dict[str, Any]] = page.evaluate(script)
    return found


def choose(page: Page, control: str, words: str) -> None:
    """Type into a searchable list and take the option of exactly these words."""
    page.locator(control).click()
    page.keyboard.type(words)
    page.get_by_role("option", name=words, exact=True).click()


@pytest.fixture(scope="session")
def pair(live_server: str) -> tuple[str, str, list[str], list[str]]:
    """An indicator, its window, two regions that have it for two common periods, and these regions' names."""
    asked = "measure=level&unit=count&offence=none&gravity=none&place=none&scope=none&modality=result"
    ends: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    names: dict[str, str] = {}
    for row in rows_of(live_server, asked):
        if row["window"] in USUAL and row["region"] and row["indicator"] != "other":
            key = (row["indicator"], row["indicator_name"], row["window"])
            ends[key][row["region"]].add(row["period_end"])
            names[row["region"]] = row["region_name"]
    ranked = sorted(ends, key=lambda key: -sum(len(found) for found in ends[key].values()))
    for indicator, name, window in ranked:
        told = ends[indicator, name, window]
        best = sorted(told, key=lambda region: (-len(told[region]), region))[:2]
        if len(best) == 2:
            return indicator, window, best, [name, *(names[region] for region in best)]
    pytest.fail("No indicator is told for two regions: what was loaded?")


def test_the_start_shows_a_picture_at_once(page: Page, live_server: str) -> None:
    page.goto(live_server)
    page.wait_for_selector(".headline-value")
    assert page.locator(".headline").count() == 5
    page.wait_for_function("() => document.title === 'Overview · Prosecution in figures'")
    page.goto(f"{live_server}/trends")
    assert sum(len([value for value in trace["y"] if value is not None]) for trace in figures(page)) >= 4
    assert page.locator("#trends-finding").inner_text()


def test_an_indicator_and_two_regions_make_two_series(
    page: Page, live_server: str, pair: tuple[str, str, list[str], list[str]]
) -> None:
    indicator, window, regions, names = pair
    page.goto(f"{live_server}/trends?{VERDICTS}")
    page.wait_for_selector("#trends-finding")
    choose(page, "#trends-indicator", names[0])
    page.wait_for_function(f"() => location.search.includes('indicator={indicator}')")
    for name in names[1:]:
        if not page.locator(".mantine-MultiSelect-pill", has_text=name).count():
            choose(page, "#trends-region", name)
            page.wait_for_timeout(300)
    for pill in page.locator(".mantine-MultiSelect-pill").all_inner_texts():
        if pill not in names:
            page.locator(".mantine-MultiSelect-pill", has_text=pill).locator("button").click()
            page.wait_for_timeout(300)
    page.wait_for_function("() => new URLSearchParams(location.search).getAll('region').length === 2")
    query = parse_qs(urlsplit(page.url).query)
    assert set(query["region"]) == set(regions) and query["indicator"] == [indicator]
    page.goto(f"{live_server}/trends?{urlencode(query | {'window': [window]}, doseq=True)}")
    drawn = {trace["name"].partition("  ")[0] for trace in figures(page)}
    page.wait_for_selector("#trends-below:not([aria-busy]) tbody")
    shown = set(page.locator("#trends-answer section").last.locator("tbody th").all_inner_texts())
    assert shown == set(names[1:])
    assert drawn == shown or len(figures(page)) == 1  # lines, or the bars of a single period


def test_a_click_on_a_point_opens_its_sentence_and_that_its_report(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/trends?{VERDICTS}")
    page.wait_for_selector("#trends-chart .js-plotly-plot .point path")
    assert "824" in page.locator("#trends-finding").inner_text()
    box = page.locator("#trends-chart .js-plotly-plot .point path").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2 - 8, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mark = page.locator(".evidence blockquote mark")
    mark.wait_for()
    assert "824" in mark.inner_text()
    assert len(page.locator(".evidence blockquote").inner_text()) > len(mark.inner_text())
    page.get_by_role("link", name="Read it in the whole report").click()
    page.wait_for_url("**/reports/**")
    chosen = page.locator(".report-text mark.chosen").first
    chosen.wait_for()
    assert "824" in page.locator(".report-text").inner_text()
    assert page.locator(".card:visible .card-value").inner_text() == "824"


def test_a_button_in_the_table_opens_the_same_sentence(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/trends?{VERDICTS}")
    page.get_by_role("button", name=re.compile("Read the sentence: Aktobe Region")).first.click()
    assert "824" in page.locator(".evidence blockquote mark").inner_text()


def test_a_reloaded_address_shows_the_same_picture(
    page: Page, live_server: str, pair: tuple[str, str, list[str], list[str]]
) -> None:
    indicator, window, regions, _names = pair
    query = urlencode({"indicator": indicator, "region": regions, "window": window}, doseq=True)
    page.goto(f"{live_server}/trends?{query}")
    before, finding = figures(page), page.locator("#trends-finding").inner_text()
    page.wait_for_function("() => location.search.includes('measure=')")
    address = page.url
    page.reload()
    assert (figures(page), page.locator("#trends-finding").inner_text(), page.url) == (
        before,
        finding,
        address,
    )


def test_the_downloaded_file_holds_the_filtered_rows(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/data")
    page.wait_for_selector(".data-grid .ag-row")
    everything = page.locator(".count").inner_text()
    choose(page, "#data-region", "Aktobe Region")
    page.wait_for_function(f"() => location.search.includes('region={AKTOBE}')")
    page.keyboard.press("Escape")
    choose(page, "#data-indicator", "Cases with a verdict")
    page.wait_for_function("() => location.search.includes('indicator=verdicts')")
    page.keyboard.press("Escape")
    counted = page.locator(".count").inner_text()
    with page.expect_download() as waiting:
        page.locator("#download-csv").click()
    path = Path(waiting.value.path())
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert counted != everything and int(counted.split()[0]) == len(rows) >= 1
    shown = page.locator(".data-grid .ag-center-cols-container .ag-row").count()
    assert shown == len(rows)
    assert {row["region"] for row in rows} == {AKTOBE} and {row["indicator"] for row in rows} == {"verdicts"}
    assert "824" in {row["value"] for row in rows}
    assert rows == rows_of(live_server, urlsplit(page.url).query)


def test_compare_sets_two_regions_side_by_side(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/compare")
    page.wait_for_selector("#compare-finding")
    regions = parse_qs(urlsplit(page.url).query)["region"]
    assert 2 <= len(regions) <= 4
    assert page.locator(".compare-region").count() == len(regions)
    assert page.locator(".compare-row .bar").count() >= 2
    page.locator(".compare-value").first.click()
    page.locator(".evidence blockquote mark").wait_for()


def test_compare_keeps_what_cannot_be_compared_apart(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/compare?indicator=verdicts&region={AKTOBE}&region=KZ-62")
    page.get_by_role("heading", name="What cannot be compared, and why").wait_for()
    assert page.locator(".compare-value").all_inner_texts() == ["824"]
    assert not page.locator(".compare-row .bar").count()


def test_the_reader_marks_every_figure_and_links_to_the_source(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/reports")
    page.get_by_label("Search").fill("824")
    page.wait_for_function("() => location.search.includes('q=824')")
    page.locator(".report-table tbody a").first.click()
    page.wait_for_url("**/reports/**")
    page.locator(".report-text mark").first.wait_for()
    name = urlsplit(page.url).path.rpartition("/")[2]
    marked = set(
        page.evaluate(
            "() => [...document.querySelectorAll('mark a[data-figure]')].map(a => a.dataset.figure)"
        )
    )
    assert marked == {row["figure_id"] for row in rows_of(live_server, f"report={name}")}
    assert page.locator(".number.set-aside").count() > 1
    mark = page.locator(".report-text mark a").first
    mark.click()
    assert page.locator(".card:visible").count() == 1
    assert f"figure={mark.get_attribute('data-figure')}" in page.url
    source = page.get_by_role("link", name="Read it at its source")
    assert str(source.get_attribute("href")).startswith("https://")


ADDRESSES = [f"/trends?{VERDICTS}", "/nowhere", "/trends?regoin=1"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_wider_than_a_phone(page: Page, live_server: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server + address)
    page.wait_for_selector(".footer")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_reader_s_scheme(page: Page, live_server: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{live_server}/reports")
    page.wait_for_selector(".report-table")
    colour = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in re.findall(r"\d+", colour)[:3]) < 200 or scheme == "light"
    assert sum(int(part) for part in re.findall(r"\d+", colour)[:3]) > 600 or scheme == "dark"


def test_what_nobody_can_mean_is_said_on_the_page(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/data?region=KZ-99")
    page.get_by_text("'KZ-99' is no region; allowed are").wait_for()
    page.get_by_role("link", name="Start again without filters").click()
    page.wait_for_selector(".data-grid .ag-row")


def test_health(live_server: str) -> None:
    with urllib.request.urlopen(f"{live_server}/healthz") as answer:
        found = json.load(answer)
    assert found["status"] == "ok" and found["reports"] >= 80 and found["figures"] > 500
