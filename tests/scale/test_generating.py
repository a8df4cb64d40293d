from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from etl.store import database
from etl.store.models import Figure, Report
from metrics import exports, observations, series
from metrics.selections import Selection
from tests.scale import generating


def filled(url: str, figures: int, seed: int) -> list[tuple[Any, ...]]:
    engine = database.connect(url)
    database.migrate(engine)
    assert generating.fill(engine, figures, seed) == generating.CELLS * (figures // generating.CELLS)
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(select(Figure.id, Figure.value).order_by(Figure.id))]
        assert connection.scalar(select(func.count()).select_from(Report)) == generating.CELLS
    engine.dispose()
    return rows


def test_the_same_seed_makes_the_same_figures(tmp_path: Any) -> None:
    first = filled(f"sqlite:///{tmp_path / 'one.sqlite3'}", 3_600, seed=7)
    assert filled(f"sqlite:///{tmp_path / 'two.sqlite3'}", 3_600, seed=7) == first
    assert filled(f"sqlite:///{tmp_path / 'three.sqlite3'}", 3_600, seed=8) != first


def test_a_series_holds_every_region_and_year_once(database_url: str) -> None:
    engine = database.connect(database_url)
    database.migrate(engine)
    generating.fill(engine, 3_600)
    indicator = next(observations.rows(engine, Selection())).indicator
    found = series.like_for_like(engine, Selection(indicator=(indicator,), window=("12m",)))
    assert len(found) == generating.REGIONS * len(generating.YEARS)
    assert not found["conflict"].any()
    lines = b"".join(exports.csv_chunks(engine, Selection())).splitlines()
    assert len(lines) == generating.CELLS + 1
    engine.dispose()
