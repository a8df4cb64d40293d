"""The command line as a process of its own: pipes, terminals and interruptions."""

from __future__ import annotations

import json
import os
import runpy
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from etl import cli
from etl.catalogue import DATA

ROOT = DATA.parent
GOOD = DATA / "reports" / "en-101.txt"


@pytest.fixture
def sqlite(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the database that the commands use."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    return Path(sqlite_url.removeprefix("sqlite:///"))


def process(*arguments: object, **options: Any) -> subprocess.Popen[str]:
    """``python -m etl`` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "etl", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )


def test_a_reader_who_stops_reading_ends_it_quietly() -> None:
    with process("parse", DATA, "--jsonl") as running:
        assert running.stdout is not None and running.stderr is not None
        assert json.loads(running.stdout.readline())["type"] in {"figure", "set_aside"}
        running.stdout.close()
        complaints = [line for line in running.stderr if "data/reports" not in Path(line).as_posix()]
        running.wait(60)
    assert complaints == []
    assert running.returncode == cli.NOBODY_READS


def test_any_terminal_can_be_written_to() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    with process("parse", GOOD, "--jsonl", env=environment) as running:
        out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, "")
    assert len(out.splitlines()) > 20


@pytest.fixture
def heeded() -> Iterator[None]:
    """A process started here heeds an interruption, even where the tests themselves were told to ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signals to send to a single process")
@pytest.mark.usefixtures("heeded")
def test_an_interrupted_load_says_so_and_leaves_whole_reports(sqlite: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(2000):
        (folder / f"report-{number:04}.txt").write_text(
            f"The prosecutor's office of Aktobe region reports: in 2025 there were {number + 100} verdicts.",
            encoding="utf-8",
        )
    with process("load", folder) as running:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and running.poll() is None and not reports(sqlite):
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == cli.INTERRUPTED
    done = int(out.split("Reports read: ")[1].split()[0].replace(",", ""))
    assert 0 < done < 2000
    assert err.splitlines()[-1] == (
        f"Interrupted after {done:,} of 2,000 files: what was read is stored whole, the rest not at all; "
        "the same command goes on from here."
    )
    assert "Traceback" not in err
    assert done <= len(reports(sqlite)) <= done + 1, (
        "it may have come between storing a report and counting it"
    )
    assert set(reports(sqlite).values()) == {1}


def test_an_interruption_while_the_program_is_still_being_loaded_is_told_in_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> Any:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "etl.cli", Interrupted("etl.cli"))
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("etl", run_name="__main__")
    assert (ended.value.code, capsys.readouterr().err) == (cli.INTERRUPTED, "Interrupted.\n")


def reports(path: Path) -> dict[str, int]:
    """How many figures each report of a SQLite file has, as far as it has tables yet."""
    if not path.exists():
        return {}
    with sqlite3.connect(path) as connection:
        try:
            asked = (
                "SELECT name, count(figure.id) FROM report JOIN figure ON report_id = report.id GROUP BY name"
            )
            return dict(connection.execute(asked).fetchall())
        except sqlite3.OperationalError:
            return {}
