"""The newest value of each region, of one kind and window: looked up from the end of the index, not searched for."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Engine, func, select

from etl.store.models import Figure
from metrics import cells, points, series
from metrics.points import Point
from metrics.selections import Selection


def find(engine: Engine, selection: Selection) -> tuple[Point, ...]:
    """Return the newest point of each region that has one, by region; each has its own period's end.

    What the selection leaves open is settled as in `metrics.series`; one that names its measure, unit and window
    costs a look-up a region. Raises ``BadQuery`` unless exactly one indicator is asked for.
    """
    series.require_one_indicator(selection)
    settled = selection if _complete(selection) else series.settle(engine, selection)
    if not settled.window:
        return ()
    kind = series.one_kind(settled)
    ends = _ends(engine, kind)
    if not ends:
        return ()
    found = cells.fetch(engine, [*kind, Figure.period_end >= min(ends.values())], settled)
    newest = [points.of_cell(cell) for cell in found if cell.shown.period_end == ends[cell.shown.region]]
    return tuple(points.mark(newest))


def shared(found: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return those of ``found`` whose period most of them have, of several such the newest: they compare."""
    ends = [points.end(point) for point in found]
    if not ends:
        return ()
    best = max(set(ends), key=lambda end: (ends.count(end), end))
    return tuple(point for point in found if points.end(point) == best)


def _complete(selection: Selection) -> bool:
    return all(len(getattr(selection, name)) == 1 for name in ("measure", "unit", "window"))


def _ends(engine: Engine, kind: list[ColumnElement[bool]]) -> dict[str | None, date]:
    """The last end of each region's values, read off the index of series."""
    query = (
        select(Figure.region, func.max(Figure.period_end).label("end")).where(*kind).group_by(Figure.region)
    )
    with engine.connect() as connection:
        return {row.region: row.end for row in connection.execute(query)}
