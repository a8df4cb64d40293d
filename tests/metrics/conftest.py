"""A database with hand-made reports: each test says only what matters to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, insert, select

from etl.store import database, windows
from etl.store.models import Evidence, Figure, Report, SetAside

LOADED = datetime(2026, 11, 1, tzinfo=UTC)
NINE_MONTHS = (date(2025, 1, 1), date(2025, 9, 30))

REPORT: dict[str, Any] = {
    "language": "en",
    "region": "KZ-15",
    "publisher": "Prosecutor's Office of Aktobe Region",
    "source_url": "https://example.org/1",
    "published": date(2025, 10, 16),
    "period_start": NINE_MONTHS[0],
    "period_end": NINE_MONTHS[1],
    "loaded_at": LOADED,
    "extractor_version": "test",
}
FIGURE: dict[str, Any] = {
    "indicator": "verdicts",
    "measure": "level",
    "unit": "count",
    "qualifier": "exact",
    "offence": None,
    "gravity": None,
    "region": "KZ-15",
    "place": None,
    "scope": None,
    "period_start": NINE_MONTHS[0],
    "period_end": NINE_MONTHS[1],
    "modality": "result",
    "status": "extracted",
    "label": "verdicts",
}


class Shelf:
    """The reports of one test."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(self, name: str, *figures: dict[str, Any], set_aside: int = 0, **facts: Any) -> list[str]:
        """Store a report with figures given as ``{"value": "824"} | what differs``; returns the figures' ids."""
        quotes = [figure.get("quote", str(figure["value"])) for figure in figures]
        text = facts.pop("text", f"Report {name}: {' and '.join(quotes)}.")
        report = REPORT | {"title": f"Title of {name}", "text": text, "name": name} | facts
        report["sha256"] = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
        ids = [hashlib.sha256(f"{name} {number}".encode()).hexdigest()[:16] for number in range(len(figures))]
        with self.engine.begin() as connection:
            connection.execute(insert(Report), report)
            own = connection.scalar(select(Report.id).where(Report.name == name))
            for key, quote, figure in zip(ids, quotes, figures, strict=True):
                whole = FIGURE | figure
                label = whole.pop("label")
                whole.pop("quote", None)
                whole["window"] = windows.name(whole["period_start"], whole["period_end"])
                whole["value"] = Decimal(str(whole["value"]))
                connection.execute(insert(Figure), whole | {"id": key, "report_id": own})
                start = max(text.find(quote), 0)
                span = {"start": start, "end": start + len(quote), "quote": quote, "label": label}
                connection.execute(insert(Evidence), span | {"figure_id": key})
            for number in range(set_aside):
                aside = {"start": number, "end": number + 1, "quote": text[number], "reason": "date"}
                connection.execute(insert(SetAside), aside | {"report_id": own})
        return ids


@pytest.fixture
def shelf(database_url: str) -> Iterator[Shelf]:
    """An empty database, once on SQLite and once on PostgreSQL, and a way to put reports in."""
    yield from _shelf(database_url)


@pytest.fixture
def sqlite_shelf(sqlite_url: str) -> Iterator[Shelf]:
    """The same on SQLite alone, where the database makes no difference."""
    yield from _shelf(sqlite_url)


def _shelf(url: str) -> Iterator[Shelf]:
    engine = database.connect(url)
    database.migrate(engine)
    yield Shelf(engine)
    engine.dispose()


@pytest.fixture
def nowhere() -> Engine:
    """A database that nobody may ask: what is refused is refused before."""
    return create_engine("sqlite:////nonexistent/none.sqlite3")
