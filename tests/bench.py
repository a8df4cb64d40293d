"""The benchmarks: `make bench`. Each is measured beside a baseline on the same data, on this machine, now.

A ratio is the project's time divided by its baseline's, so that it can be compared from machine to machine.
The baseline is the least that any program would have to do: a bare scan for digits, a bare cursor.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from etl import documents
from etl.extraction import extract
from etl.store import database, loading
from metrics import exports, series
from metrics.selections import Selection
from tests.scale import forms, measuring, pages, reading

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "data" / "reports"


@dataclass(frozen=True, slots=True)
class Result:
    """One benchmark: seconds for a stated amount of work, and what the baseline took for the same work."""

    name: str
    amount: str
    seconds: float
    baseline: str
    baseline_seconds: float
    bar: float | None = None
    """The ratio that is to be kept, where one is promised."""

    @property
    def ratio(self) -> float:
        """The project's time divided by its baseline's."""
        return self.seconds / self.baseline_seconds


def fastest(work: Callable[[], object], times: int = 5) -> float:
    """The seconds of the fastest of some runs: the others measure what else the machine was doing."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return min(runs)


def storing(folder: Path) -> list[Result]:
    """Loading all reports into an empty database, and again with nothing changed, against extraction alone."""
    read = [documents.read(path) for path in sorted(REPORTS.glob("*.txt"))]
    extraction = fastest(lambda: [extract(document) for document in read], times=1)
    engine = database.connect(f"sqlite:///{folder / 'dashboard.sqlite3'}")
    database.migrate(engine)
    first = fastest(lambda: loading.load(engine, [REPORTS]), times=1)
    again = fastest(lambda: loading.load(engine, [REPORTS]))
    engine.dispose()
    amount = f"{len(read)} reports"
    return [
        Result("load, first time", amount, first, "extraction alone", extraction),
        Result("load, nothing changed", amount, again, "extraction alone", extraction),
    ]


def asking(folder: Path) -> list[Result]:
    """The rows of a chart and of the whole CSV, against a bare cursor over the table of figures."""
    path = folder / "dashboard.sqlite3"
    engine = database.connect(f"sqlite:///{path}")
    with sqlite3.connect(path) as bare:
        figures = bare.execute("SELECT count(*) FROM figure").fetchone()[0]

    def one() -> object:
        with sqlite3.connect(path) as bare:
            return bare.execute("SELECT * FROM figure WHERE indicator = 'registered_crimes'").fetchall()

    def everything() -> object:
        with sqlite3.connect(path) as bare:
            csv.writer(written := io.StringIO()).writerows(bare.execute("SELECT * FROM figure"))
        return written.tell()

    crimes = Selection(indicator=("registered_crimes",))
    results = [
        Result(
            "a chart's series",
            "one indicator",
            fastest(lambda: series.like_for_like(engine, crimes)),
            "a bare cursor",
            fastest(one),
        ),
        Result(
            "CSV of everything",
            f"{figures} figures",
            fastest(lambda: sum(map(len, exports.csv_chunks(engine, Selection())))),
            "csv over a bare cursor",
            fastest(everything),
        ),
    ]
    engine.dispose()
    return results


def table(results: list[Result]) -> Table:
    """The results as a table for the terminal."""
    shown = Table("benchmark", "work", "ms", "baseline", "ms", "ratio", "bar")
    for result in results:
        shown.add_row(
            result.name,
            result.amount,
            f"{result.seconds * 1000:.1f}",
            result.baseline,
            f"{result.baseline_seconds * 1000:.1f}",
            f"{result.ratio:.2f}" if result.bar else f"{result.ratio:.1f}",
            ""
            if result.bar is None
            else f"{result.bar} {'kept' if result.ratio <= result.bar else 'MISSED'}",
        )
    return shown


def scaling() -> list[Result]:
    """Charts and downloads over millions of figures (``FIGURES=200000 make bench`` for fewer)."""
    engine = measuring.sqlite()
    measured = [*measuring.charts(engine, fastest), *measuring.export(engine)]
    engine.dispose()
    with measuring.postgres() as engine:
        measured += [*measuring.charts(engine, fastest), *measuring.export(engine)]
    return [Result(*one) for one in measured]


def main() -> None:
    """Measure everything and print the tables: that of the pages last, since a browser may fail."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        results = [
            *(Result(*one) for one in reading.measure(fastest)),
            *storing(Path(folder)),
            *asking(Path(folder)),
            *(Result(*one) for one in forms.measure(Path(folder), fastest)),
            *scaling(),
        ]
    console = Console()
    console.print(table(results))
    console.print(reading.memory())
    console.print(table([Result(*one) for one in pages.measure(str(measuring.sqlite().url))]))


if __name__ == "__main__":
    main()
