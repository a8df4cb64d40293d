"""What a page loads, and that nothing jumps while it does; `make bench` measures how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient

from dashboard import scripts

if TYPE_CHECKING:
    from playwright.sync_api import Page

GRID, CHARTS, TABLE = (
    "/s/dash_ag_grid/a.js",
    "/assets/vendor/plotly/plotly-basic.min.js",
    "/s/dash/dash_table/b.js",
)
TAGS = "\n".join(f'<script src="{address}"></script>' for address in ("/s/react.js", GRID, CHARTS, TABLE))
NEEDED = [
    (None, ["/s/react.js"]),
    ({"path": "/"}, ["/s/react.js"]),
    ({"grid": True}, ["/s/react.js", GRID]),
    ({"chart": True}, ["/s/react.js", CHARTS]),
]  # fmt: skip
SHIFT = """
window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) window.shifted += one.value; }))
  .observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize(("page", "expected"), NEEDED)
def test_a_page_loads_what_it_shows(page: dict[str, object] | None, expected: list[str]) -> None:
    chosen = scripts.choose(TAGS, page, "/")
    assert scripts._SCRIPT.findall(chosen.tags) == expected
    assert CHARTS in chosen.early and GRID in chosen.early and '"/_dash-layout"' in chosen.early


ARRIVED = [
    ("http://localhost/trends?lang=ru", True),
    ("http://localhost/region/KZ-15?lang=en", True),
    ("http://localhost/no-such-page", False),
    ("http://elsewhere.example/trends", False),
    ("", False),
]


@pytest.mark.parametrize(("referrer", "filled"), ARRIVED)
def test_the_first_layout_holds_the_page_that_asks_for_it(
    client: FlaskClient, referrer: str, filled: bool
) -> None:
    layout = client.get("/_dash-layout", headers={"Referer": referrer}).get_data(as_text=True)
    assert ('"className":"content"' in layout) is filled and "_pages_location" in layout


def test_a_fixed_file_is_compressed_once_and_another_program_gets_it_as_it_is(client: FlaskClient) -> None:
    plain, small = (
        client.get("/assets/charts.js", headers={"Accept-Encoding": coding}) for coding in ("identity", "br")
    )
    assert "Content-Encoding" not in plain.headers and small.headers["Content-Encoding"] == "br"
    assert len(small.data) < len(plain.data) / 2
    tag = small.headers["ETag"]
    again = client.get("/assets/charts.js", headers={"Accept-Encoding": "br", "If-None-Match": tag})
    assert again.status_code == 304 and not again.data


@pytest.mark.browser
def test_the_grid_comes_with_its_page_alone(page: Page, live_server: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{live_server}/trends?lang=en")
    page.wait_for_selector(".js-plotly-plot .point path, .js-plotly-plot .points path")
    page.wait_for_selector("#trends-below tbody")
    assert not [address for address in loaded if "ag_grid" in address or "async-community" in address]
    # The page came with the first layout: the only callback is for what lies below the chart.
    assert sum("_dash-update-component" in address for address in loaded) == 1
    page.locator(".navigation a", has_text="Data").click()
    page.wait_for_selector(".ag-row")
    assert [address for address in loaded if "dash_ag_grid" in address]


@pytest.mark.browser
def test_the_charting_library_comes_when_a_chart_is_asked_for(page: Page, live_server: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{live_server}/?lang=en")
    page.wait_for_selector(".tilemap")
    assert not [address for address in loaded if "plotly" in address]
    page.locator(".navigation a", has_text="Trends").click()
    page.wait_for_selector(".js-plotly-plot .point path, .js-plotly-plot .points path")
    assert [address.split("?")[0].rsplit("/", 1)[1] for address in loaded if "plotly" in address] == [
        "plotly-basic.min.js"
    ]


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/trends", "/compare", "/data", "/region/KZ-15"])
def test_nothing_jumps_while_a_page_loads(page: Page, live_server: str, path: str) -> None:
    page.add_init_script(SHIFT)
    page.goto(f"{live_server}{path}?lang=en")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)
    assert page.evaluate("() => window.shifted") < 0.05
