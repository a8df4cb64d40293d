"""A database, a folder of reports, and a reader that understands just enough to fill the tables.

Loading is tested apart from the extractor: every number of a report is a level of verdicts for nine months of
2025 in Aktobe, except years, which are set aside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from etl import versions
from etl.records import Document, Extraction, Figure, RefusedDocument, SetAside
from etl.store import database, loading, models
from etl.store.models import Base, Decision, Evidence, Report

Write = Callable[..., Path]
Rows = Callable[[], dict[str, list[tuple[Any, ...]]]]

START, END = date(2025, 1, 1), date(2025, 9, 30)
NUMBER = re.compile(r"\d+")
EXAMPLE = Figure(
    indicator="verdicts",
    measure="level",
    value=Decimal(824),
    unit="count",
    qualifier="exact",
    offence=None,
    gravity=None,
    region="KZ-15",
    place=None,
    scope=None,
    period_start=START,
    period_end=END,
    modality="result",
    label="verdicts",
    start=0,
    end=3,
    quote="824",
)


@dataclass
class Reader:
    """Stands in for the extractor: what it has read, and what it makes of every figure."""

    read: list[str] = field(default_factory=list)
    before: Callable[[Document], None] = lambda document: None
    change: dict[str, Any] = field(default_factory=dict)

    def __call__(self, document: Document) -> Extraction:
        self.read.append(document.name)
        self.before(document)
        figures, set_aside = [], []
        for found in NUMBER.finditer(document.text):
            start, end, quote = found.start(), found.end(), found.group()
            if len(quote) == 4:
                set_aside.append(SetAside(start, end, quote, "date"))
            else:
                figure = replace(EXAMPLE, value=Decimal(quote), start=start, end=end, quote=quote)
                figures.append(replace(figure, **self.change))
        if not figures:
            raise RefusedDocument(f"{document.path}: holds no figure.")
        title = document.text.partition("\n")[0]
        return Extraction(document.name, "en", title, "KZ-15", START, END, tuple(figures), tuple(set_aside))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The extractor's stand-in, in a version of its own."""
    stand_in = Reader()
    monkeypatch.setattr(loading, "record", stand_in)
    monkeypatch.setattr(versions, "extractor", lambda: "version-one")
    return stand_in


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An empty database with its tables, once on SQLite and once on PostgreSQL."""
    engine = database.connect(database_url)
    database.migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a report under a name, with its sidecar's values; returns the file."""

    def write(name: str, text: str, **sidecar: str) -> Path:
        path = tmp_path / "reports" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if sidecar:
            path.with_suffix(".meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
        return path

    return write


@pytest.fixture
def rows(engine: Engine) -> Callable[[], dict[str, list[tuple[Any, ...]]]]:
    """Every row of every table: what must not change when nothing has."""

    def rows() -> dict[str, list[tuple[Any, ...]]]:
        with engine.connect() as connection:
            return {
                table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
                for table in Base.metadata.sorted_tables
            }

    return rows


@pytest.fixture
def decide(engine: Engine) -> Callable[..., None]:
    """Add a decision about a figure."""

    def decide(figure: str, verdict: str, at: Any, **correction: str | None) -> None:
        values = {"figure_id": figure, "verdict": verdict, "correction": correction or None}
        values |= {"reviewer": "A. Reader", "reason": "checked against the source", "decided_at": at}
        with engine.begin() as connection:
            connection.execute(insert(Decision), values)

    return decide


# What is stored, as the tests ask for it


def values(engine: Engine, report: str) -> list[int]:
    """The values of a report's figures, in the order of the text."""
    asked = select(models.Figure.value).join(Report).join(Evidence).order_by(Evidence.start)
    with engine.connect() as connection:
        return [int(value) for value in connection.scalars(asked.where(Report.name == report))]


def names(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(select(Report.name).order_by(Report.name)))


def ids(engine: Engine) -> dict[int, str]:
    """The ids of all figures by value."""
    with engine.connect() as connection:
        return {
            int(row.value): row.id
            for row in connection.execute(select(models.Figure.value, models.Figure.id))
        }
