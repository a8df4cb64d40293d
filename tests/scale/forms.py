"""Official forms: reading and loading the workbooks of a year, and the three questions that their cells are asked.

The workbooks are no part of the project: they are measured where they are at hand, in the folder ``FORMS`` or beside
the project.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import python_calamine as calamine
from sqlalchemy import Engine, select

from etl.forms import batches
from etl.store import database, forms
from etl.store.form_models import FormBook, FormCell, FormColumn, FormRow, FormRowArticle, FormSheet
from metrics import excerpts

FOLDER = Path(os.environ.get("FORMS") or Path(__file__).resolve().parents[3] / "shared" / "forms" / "1-M")

Measured = tuple[str, str, float, str, float]
Fastest = Callable[..., float]


def measure(folder: Path, fastest: Fastest) -> Iterator[Measured]:
    """Yield name, amount, seconds, baseline and its seconds; nothing where there are no workbooks.

    ``folder`` takes the database.
    """
    paths = sorted(FOLDER.glob("*.xlsx"))
    if not paths:
        return
    bare = fastest(lambda: _bare(paths), times=2)
    amount = f"{len(paths)} workbooks"
    yield "read forms", amount, fastest(lambda: list(batches.each(paths)), times=2), "bare calamine", bare
    path = folder / "forms.sqlite3"
    engine = database.connect(f"sqlite:///{path}")
    database.migrate(engine)
    start = time.perf_counter()
    loaded = forms.load(engine, paths)
    seconds = time.perf_counter() - start
    yield "load forms", f"{loaded.numbers:,} numbers", seconds, "bare calamine", bare
    again = fastest(lambda: forms.load(engine, paths))
    yield "load forms, nothing changed", amount, again, "bare calamine", bare
    yield from _questions(engine, path, fastest)
    engine.dispose()


def _bare(paths: list[Path]) -> None:
    for path in paths:
        with calamine.CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _questions(engine: Engine, path: Path, fastest: Fastest) -> Iterator[Measured]:
    with engine.connect() as connection:
        sheet = select(FormSheet.id).where(FormSheet.name == "R1").scalar_subquery()
        column = connection.scalar(
            select(FormColumn.id).where(FormColumn.sheet_id == sheet, FormColumn.number == 2)
        )
        row = connection.scalar(select(FormRow.id).where(FormRow.sheet_id == sheet, FormRow.code == 1))
        book = connection.execute(select(FormBook.id, FormBook.region).order_by(FormBook.id)).first()
    assert book is not None
    everywhere = (
        select(FormBook.region, FormCell.value)
        .join(FormCell, FormCell.book_id == FormBook.id)
        .where(FormCell.row_id == row, FormCell.column_id == column)
    )
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
