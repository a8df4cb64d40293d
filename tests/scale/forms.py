"""Official forms: reading and loading the workbooks of a year, and the three questions that their cells are asked.

The workbooks are no part of the project: they are measured where they are at hand, in the folder ``FORMS`` or beside
the project.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, and_, func, select, text

from etl.forms import batches
from etl.store import database, forms
from etl.store.form_models import FormBook, FormCell, FormColumn, FormRow, FormRowArticle, FormSheet
from metrics import excerpts
from tests.scale import bare_forms, measuring

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("FORMS") or ROOT.parent / "shared" / "forms" / "1-M")
TURNS = 3
PROMISED = 1.5
"""Loading takes at most so many times what the bare reading takes."""

Measured = tuple[Any, ...]
"""Name, amount, seconds, baseline, its seconds, and the ratio that is promised, if one is."""
Fastest = Callable[..., float]


def measure(folder: Path, fastest: Fastest) -> Iterator[Measured]:
    """Yield name, amount, seconds, baseline and its seconds, for loading the promised ratio too; nothing without workbooks.

    ``folder`` takes the databases. Whoever loads workbooks starts a program for it: so loading is timed in new
    processes, where nothing was read before, by turns with the bare reading, which is a new process as well.
    """
    paths = sorted(FOLDER.glob("*.xlsx"))
    if not paths:
        return
    amount = f"{len(paths)} workbooks"
    bare = fastest(lambda: bare_forms.read(paths), times=2)
    again = fastest(lambda: list(batches.each(paths)), times=2)
    yield "read forms, once more", amount, again, "bare calamine", bare
    files = [f"sqlite:///{folder / f'forms-{number}.sqlite3'}" for number in range(2 * TURNS)]
    yield from _loading("sqlite", amount, files)
    with measuring.server() as address:
        yield from _loading("postgresql", amount, [_created(address, number) for number in range(2 * TURNS)])
    engine = database.connect(files[0])
    unchanged = fastest(lambda: forms.load(engine, paths))
    yield "load forms, nothing changed", amount, unchanged, "bare calamine", bare
    yield from _questions(engine, folder / "forms-0.sqlite3", fastest)
    engine.dispose()


def _loading(name: str, amount: str, empty: list[str]) -> Iterator[Measured]:
    """The loading alone, then the whole command with its start and its checks: the fastest of some turns.

    ``empty`` are databases, two for each turn.
    """
    turns = [_turn(alone, whole) for alone, whole in zip(empty[:TURNS], empty[TURNS:], strict=True)]
    bare, alone, whole, peak = (min(column) for column in zip(*turns, strict=True))
    baseline = "bare calamine, a new process"
    yield (
        f"{name}: load forms",
        f"{amount}, a new process, peak {peak:.0f} MB",
        alone,
        baseline,
        bare,
        PROMISED,
    )
    yield f"{name}: python -m etl load", f"{amount}, with start and checks", whole, baseline, bare


def _turn(alone: str, whole: str) -> tuple[float, float, float, float]:
    """Seconds of the bare reading, of loading alone and of the command, and the megabytes that loading took."""
    bare, _ = _child("-m", "tests.scale.bare_forms", str(FOLDER))
    _, told = _child("-m", "tests.scale.load_forms", str(FOLDER), alone)
    seconds, peak = map(float, told.split())
    command, _ = _child("-m", "etl", "load", str(FOLDER), DATABASE_URL=whole)
    return bare, seconds, command, peak


def _child(*arguments: str, **environment: str) -> tuple[float, str]:
    """The seconds of a Python process with these arguments, and what it printed."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | environment,
    )
    return time.perf_counter() - start, done.stdout


def _created(address: Callable[[str], str], number: int) -> str:
    """The URL of an empty database on the server."""
    name = f"forms_{number}"
    engine = database.connect(address("postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return address(name)


def _questions(engine: Engine, path: Path, fastest: Fastest) -> Iterator[Measured]:
    with engine.connect() as connection:
        sheet = select(FormSheet.id).where(FormSheet.name == "R1").scalar_subquery()
        column = connection.scalar(
            select(FormColumn.id).where(FormColumn.sheet_id == sheet, FormColumn.number == 2)
        )
        row = connection.scalar(select(FormRow.id).where(FormRow.sheet_id == sheet, FormRow.code == 1))
        book = connection.execute(select(FormBook.id, FormBook.region).order_by(FormBook.id)).first()
    assert book is not None
    here = and_(FormCell.book_id == FormBook.id, FormCell.row_id == row, FormCell.column_id == column)
    everywhere = select(FormBook.region, func.coalesce(FormCell.value, 0)).outerjoin(FormCell, here)
    down = select(FormCell.row_id, FormCell.value).where(
        FormCell.book_id == book.id, FormCell.column_id == column
    )
    article = (
        select(FormCell.column_id, FormCell.value)
        .join(FormRowArticle, FormRowArticle.row_id == FormCell.row_id)
        .where(FormRowArticle.article == "188", FormCell.book_id == book.id)
    )
    for name, query in (
        ("one cell, all regions", everywhere),
        ("a column, one region", down),
        ("an article, all sheets", article),
    ):
        written = str(query.compile(engine, compile_kwargs={"literal_binds": True}))
        yield (
            name,
            f"{len(_asked(engine, query))} cells",
            fastest(lambda query=query: _asked(engine, query)),
            "a bare cursor",
            fastest(lambda written=written: _raw(path, written)),
        )
    report = f"1-M-2022-{book.region}"
    yield (
        "a cell's neighbours",
        "one excerpt",
        fastest(lambda: excerpts.around(engine, report, "R1", "F115")),
        "a bare cursor over one cell",
        fastest(lambda: _raw(path, str(everywhere.compile(engine, compile_kwargs={"literal_binds": True})))),
    )


def _asked(engine: Engine, query: object) -> list[object]:
    with engine.connect() as connection:
        return list(connection.execute(query))  # type: ignore[call-overload]


def _raw(path: Path, written: str) -> list[object]:
    with sqlite3.connect(path) as bare:
        return bare.execute(written).fetchall()
