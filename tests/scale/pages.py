"""How fast pages are in Chromium, each beside a bare Dash page with one chart, measured in the same run.

First chart: from the request to the first drawn point, with an empty cache. Filter: from a changed control to the
redrawn chart, over as many figures as the database of the benchmarks has.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests import browsers
from tests.conftest import _free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS, CHANGES = 9, 20
TEN_MEGABITS = {
    "offline": False,
    "latency": 0,
    "downloadThroughput": 1_250_000,
    "uploadThroughput": 1_250_000,
}
P95 = 0.95

FIRST = """
window.addEventListener("DOMContentLoaded", () => {
  const watch = new MutationObserver(() => {
    if (window.firstChart || !document.querySelector(".js-plotly-plot .point")) return;
    window.firstChart = performance.now();
    watch.disconnect();
  });
  watch.observe(document.body, {childList: true, subtree: true});
});
"""
# Both pages redraw the chart that is there: the change is over when plotly has drawn it.
CHANGE = """([id, value]) => new Promise(done => {
  const start = performance.now();
  document.querySelector(".js-plotly-plot").once("plotly_afterplot", () => done(performance.now() - start));
  window.dash_clientside.set_props(id, {value});
})"""
PAUSE = 700
"""Milliseconds between two changes: what a page adds below a chart is then there."""

TRIES = 3
"""How often a page is loaded that does not come."""

FIRST_BAR, SLOW_BAR, FILTER_BAR = 0.75, 0.35, 1.5
"""The ratios that the pages are to keep, as the issue of the dashboard states them."""

Measured = tuple[str, str, float, str, float, float]
"""What, how much of it, its seconds, the baseline, the baseline's seconds, and the ratio that is to be kept."""


def measure(large: str) -> list[Measured]:
    """Return the first chart, locally and at 10 Mbit/s, and the change of a filter over the database ``large``.

    ``large`` is a database's URL. Raises ``BrowserMissing`` where there is no Chromium.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this benchmark needs a browser

    program = browsers.ready()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        own = f"sqlite:///{Path(folder, 'pages.sqlite3').as_posix()}"
        _run(own, "-m", "etl", "load")
        browser = playwright.chromium.launch(executable_path=program, args=list(browsers.FLAGS))
        with _served(own, "app.py") as page, _served(own, "-m", "tests.scale.bare") as bare:
            results = [
                _first(browser, f"{page}/trends", bare, *kept)
                for kept in (
                    ("on this machine", None, FIRST_BAR),
                    ("at 10 Mbit/s", TEN_MEGABITS, SLOW_BAR),
                )
            ]
            with _served(large, "app.py") as filled:
                results.append(_filter(browser, f"{filled}/trends?indicator=verdicts&window=12m", bare))
        browser.close()
    return results


def _first(
    browser: Browser, page: str, bare: str, name: str, network: dict[str, Any] | None, bar: float
) -> Measured:
    """By turns, so that whatever else the machine does slows both."""
    pairs = [(_cold(browser, page, network), _cold(browser, bare, network)) for _ in range(RUNS)]
    own, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    return (f"first chart, {name}", f"median of {RUNS}", own, "a bare Dash page", other, bar)


def _cold(browser: Browser, address: str, network: dict[str, Any] | None) -> float:
    """Seconds to the first drawn point with nothing in the cache.

    Now and then Chromium's own throttling leaves a page waiting for files that the server has long sent (seen in one
    of twelve loads, the server answering others at once): such a load is no measurement and is made anew.
    """
    from playwright.sync_api import TimeoutError as Stalled  # noqa: PLC0415 - only this benchmark needs a browser

    for _ in range(TRIES):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.add_init_script(FIRST)
        if network:
            context.new_cdp_session(page).send("Network.emulateNetworkConditions", network)
        try:
            page.goto(address)
            page.wait_for_function("() => window.firstChart")
            return float(page.evaluate("() => window.firstChart")) / 1000
        except Stalled:
            continue
        finally:
            context.close()
    raise RuntimeError(f"{address} has drawn no chart in {TRIES} loads.")


def _filter(browser: Browser, page: str, bare: str) -> Measured:
    windows = ("9m", "12m")
    pages = [_opened(browser, page), _opened(browser, bare)]
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(CHANGES):
        changes = (["trends-window", windows[number % 2]], ["step", 2 + number % 2])
        for one, change, taken in zip(pages, changes, times, strict=True):
            one.bring_to_front()
            taken.append(float(one.evaluate(CHANGE, change)) / 1000)
            one.wait_for_timeout(PAUSE)
    own, other = (_within(taken) for taken in times)
    return (
        "filter to redrawn chart, p95", f"{CHANGES} changes", own, "a bare Dash callback", other, FILTER_BAR
    )  # fmt: skip


def _opened(browser: Browser, address: str) -> Page:
    page: Page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot .point", state="attached")
    page.wait_for_load_state("networkidle")
    return page


def _within(times: list[float]) -> float:
    """The seconds within which nineteen of twenty are done."""
    return sorted(times)[int(len(times) * P95) - 1]


def _run(database: str, *arguments: str) -> None:
    environment = {**os.environ, "DATABASE_URL": database}
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True)


@contextmanager
def _served(database: str, *arguments: str) -> Iterator[str]:
    """A server over a database, as its address, until the caller is done."""
    port = _free_port()
    environment = {**os.environ, "DATABASE_URL": database, "PORT": str(port), "HOST": "127.0.0.1"}
    told = [*arguments, str(port)] if arguments[0] == "-m" else list(arguments)
    with subprocess.Popen(
        [sys.executable, *told],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address)
            yield address
        finally:
            process.terminate()


def _wait(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
