"""Rows that are no figures: values that follow from others, and what no report gives, in the columns of the CSV.

They are made only where ``add`` asks for them, so that a file otherwise holds the figures and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Engine

from etl import catalogue
from metrics import absences, cells, movements, points, questions, series, subtractions
from metrics.absences import Absence
from metrics.observations import COLUMNS
from metrics.points import Point
from metrics.selections import ABSENT, DERIVED, BadQuery, Selection
from metrics.series import Series

Row = tuple[Any, ...]

_WINDOWS = ("6m", "3m", "1m")
"""Halves, quarters and months."""


def rows(engine: Engine, selection: Selection) -> Iterator[Row]:
    """Yield the rows that ``selection.add`` asks for, indicator by indicator; none where it asks for none.

    Derived rows hold ``derived`` among their flags, and in ``figure_id`` the ids that they rest on. Absent ones
    have no value, and ``not_applicable`` or ``not_reported`` as their status. Raises ``BadQuery`` where no
    indicator is chosen.
    """
    check(selection)
    for indicator in selection.indicator if selection.add else ():
        one = replace(selection, indicator=(indicator,), add=())
        if DERIVED in selection.add:
            yield from (_derived(point) for point in _points(engine, one))
        if ABSENT in selection.add:
            read = series.read(engine, one)
            yield from (_absent(absence, read) for absence in absences.find(engine, read))


def check(selection: Selection) -> None:
    """Raise ``BadQuery`` where something is to be added and no indicator is chosen."""
    if selection.add and not selection.indicator:
        raise BadQuery("'add' completes chosen indicators; choose at least one 'indicator'.")


def _points(engine: Engine, selection: Selection) -> Iterator[Point]:
    """Quarters, halves and months by subtraction, then levels that stated changes imply; one value a cell."""
    since = selection.from_date
    cumulative = replace(
        selection,
        measure=("level",),
        window=tuple(f"{count}m" for count in range(1, subtractions.MONTHS + 1)),
        from_date=since.replace(month=1, day=1) if since else None,
    )
    found: list[Point] = []
    if not selection.measure or "level" in selection.measure:
        known = cells.fetch(engine, questions.comparable(cumulative), cumulative)
        for window in selection.window or _WINDOWS:
            found += subtractions.derive(known, window)
        for movement in movements.find(engine, selection):
            found += [point for point in (movement.base, movement.value) if point and point.derived]
    offered: dict[tuple[Any, ...], Point] = {}
    for point in found:
        if _within(point, selection):
            offered.setdefault(tuple(getattr(point.shown, name) for name in cells.CELL), point)
    yield from offered.values()


def _within(point: Point, selection: Selection) -> bool:
    end = points.end(point)
    return (selection.from_date or end) <= end <= (selection.to_date or end)


def _derived(point: Point) -> Row:
    return tuple(point.shown._replace(status=point.status)[: len(COLUMNS)])


def _absent(absence: Absence, read: Series) -> Row:
    known, kind = catalogue.read(), read.selection
    indicator, language = kind.indicator[0], kind.lang
    values: dict[str, Any] = {
        "indicator": indicator,
        "indicator_name": known.indicators[indicator].names[language],
        "region": absence.region,
        "region_name": known.regions[absence.region].names[language],
        "period_start": absence.period_start,
        "period_end": absence.period_end,
        "window": kind.window[0],
        "measure": kind.measure[0],
        "unit": kind.unit[0],
        "offence": next(iter(kind.offence), None),
        "gravity": next(iter(kind.gravity), None),
        "modality": next(iter(kind.modality), "result"),
        "status": absence.state,
    }
    return tuple(values.get(name) for name in COLUMNS)
