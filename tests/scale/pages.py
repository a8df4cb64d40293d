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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests import browsers
from tests.conftest import _free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS, CHANGES = 5, 20
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
# Trends replaces its chart, the bare page redraws its own: both are over when new points stand.
CHANGE = """([id, value, replaced]) => new Promise(done => {
  const start = performance.now();
  const old = document.querySelector(".js-plotly-plot");
  const over = () => done(performance.now() - start);
  if (!replaced) old.once("plotly_afterplot", over);
  window.dash_clientside.set_props(id, {value});
  if (!replaced) return;
  const look = () => {
    const now = document.querySelector(".js-plotly-plot");
    if (now && now !== old && now.querySelector(".point")) over(); else requestAnimationFrame(look);
  };
  look();
})"""

Measured = tuple[str, str, float, str, float]
"""What, how much of it, its seconds, the baseline, the baseline's seconds."""


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
                _first(browser, f"{page}/trends", bare, name, network)
                for name, network in (("on this machine", None), ("at 10 Mbit/s", TEN_MEGABITS))
            ]
            with _served(large, "app.py") as filled:
                results.append(_filter(browser, f"{filled}/trends?indicator=verdicts&window=12m", bare))
        browser.close()
    return results


def _first(browser: Browser, page: str, bare: str, name: str, network: dict[str, Any] | None) -> Measured:
    return (
        f"first chart, {name}",
        f"median of {RUNS}",
        statistics.median(_cold(browser, page, network) for _ in range(RUNS)),
        "a bare Dash page",
        statistics.median(_cold(browser, bare, network) for _ in range(RUNS)),
    )


def _cold(browser: Browser, address: str, network: dict[str, Any] | None) -> float:
    """Seconds to the first drawn point with nothing in the cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(FIRST)
    if network:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", network)
    page.goto(address)
    page.wait_for_function("() => window.firstChart")
    seconds = float(page.evaluate("() => window.firstChart")) / 1000
    context.close()
    return seconds


def _filter(browser: Browser, page: str, bare: str) -> Measured:
    windows = ("9m", "12m")
    own = _changes(browser, page, lambda number: ["trends-window", windows[number % 2], True])
    other = _changes(browser, bare, lambda number: ["step", 2 + number % 2, False])
    return ("filter to redrawn chart, p95", f"{CHANGES} changes", own, "a bare Dash callback", other)


def _changes(browser: Browser, address: str, change: Callable[[int], list[Any]]) -> float:
    """The seconds within which nineteen of twenty changes are drawn."""
    page: Page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot .point", state="attached")
    page.wait_for_load_state("networkidle")
    times = sorted(float(page.evaluate(CHANGE, change(number))) for number in range(CHANGES))
    page.close()
    return times[int(len(times) * P95) - 1] / 1000


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
