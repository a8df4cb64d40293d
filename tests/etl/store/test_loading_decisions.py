"""A decision outlives the figure that it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select

from etl import versions
from etl.store import loading
from etl.store.models import Figure
from tests.etl.store.conftest import Reader, Rows, Write, ids


def test_a_decision_survives_reading_the_report_again(
    engine: Engine, reader: Reader, write: Write, decide: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a", "5 cases, 6 persons, 7 fines, 8 verdicts")
    loading.load(engine, [path])
    figures = ids(engine)
    now = datetime.now(UTC)
    decide(figures[5], "confirmed", now)
    decide(figures[6], "rejected", now)
    decide(figures[7], "corrected", now, value="70.5", region=None, period_start="2025-07-01")
    monkeypatch.setattr(versions, "extractor", lambda: "version-two")
    loaded = loading.load(engine, [path])
    assert (loaded.changed, loaded.notes) == (1, [])
    with engine.connect() as connection:
        stored = {row.id: row for row in connection.execute(select(Figure.__table__))}
    assert {value: stored[key].status for value, key in figures.items()} == {
        5: "confirmed",
        6: "rejected",
        7: "corrected",
        8: "extracted",
    }
    corrected = stored[figures[7]]
    assert (corrected.value, corrected.region, corrected.window) == (Decimal("70.5"), None, "3m")


def test_the_newest_decision_counts_and_is_applied_without_any_other_change(
    engine: Engine, reader: Reader, write: Write, decide: Callable[..., None], rows: Rows
) -> None:
    path = write("a", "5 cases")
    loading.load(engine, [path])
    figure = ids(engine)[5]
    now = datetime.now(UTC)
    decide(figure, "rejected", now + timedelta(milliseconds=2))
    decide(figure, "corrected", now + timedelta(milliseconds=1), value="50")
    loading.load(engine, [path])
    with engine.connect() as connection:
        row = connection.execute(select(Figure.value, Figure.status)).one()
    assert tuple(row) == (Decimal(5), "rejected")


def test_a_decision_about_a_figure_that_is_read_otherwise_now_is_told(
    engine: Engine, reader: Reader, write: Write, decide: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a", "5 cases, 6 persons")
    loading.load(engine, [path])
    decide(ids(engine)[5], "confirmed", datetime.now(UTC))
    monkeypatch.setattr(versions, "extractor", lambda: "version-two")
    reader.change = {"region": "KZ-19"}
    loaded = loading.load(engine, [path])
    assert len(loaded.notes) == 1 and "read otherwise: 1" in loaded.notes[0]
    with engine.connect() as connection:
        assert set(connection.scalars(select(Figure.status))) == {"extracted"}


@pytest.mark.parametrize(
    ("correction", "named"),
    [
        ({"value": "many"}, "'value' to 'many'"),
        ({"value": "NaN"}, "'value' to 'NaN'"),
        ({"period_end": "soon"}, "'period_end' to 'soon'"),
        ({"indicator": None}, "'indicator' empty"),
        ({"color": "red"}, "'color'"),
    ],
)
def test_a_correction_that_cannot_be_applied_is_named_and_changes_nothing(
    engine: Engine,
    reader: Reader,
    write: Write,
    decide: Callable[..., None],
    rows: Rows,
    correction: dict[str, str | None],
    named: str,
) -> None:
    path = write("a", "5 cases")
    loading.load(engine, [path])
    decide(ids(engine)[5], "corrected", datetime.now(UTC), **correction)
    before = rows()
    loaded = loading.load(engine, [path])
    assert len(loaded.refused) == 1
    assert str(path) in loaded.refused[0] and named in loaded.refused[0]
    assert rows() == before
