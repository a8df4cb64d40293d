"""A selection as conditions on the tables: the one place where filters become SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from etl.store.models import Figure, Report
from metrics.selections import NONE, BadQuery, Selection, nearest, shortened

UNKNOWN = "other"
"""The indicator of figures that no entry of the catalogue fits: they share an id, not a meaning."""

CELL = (
    Figure.indicator,
    Figure.measure,
    Figure.unit,
    Figure.offence,
    Figure.gravity,
    Figure.region,
    Figure.place,
    Figure.scope,
    Figure.period_start,
    Figure.period_end,
    Figure.modality,
)
"""What makes two figures statements about one and the same thing."""

_COLUMNS = ("indicator", "region", "measure", "unit", "modality", "window")
_MAY_LACK = ("place", "scope", "offence", "gravity")


def conditions(selection: Selection, *, reports: bool = True) -> list[ColumnElement[bool]]:
    """Return what a figure must fulfil to be meant; a figure that a reviewer rejected never is.

    ``reports=False`` leaves the reports open: what else is said about the same things.
    """
    wanted = [
        getattr(Figure, name).in_(getattr(selection, name)) for name in _COLUMNS if getattr(selection, name)
    ]
    wanted += [
        _any(getattr(Figure, name), getattr(selection, name))
        for name in _MAY_LACK
        if getattr(selection, name)
    ]
    if reports and selection.report:
        wanted.append(Figure.report_id.in_(select(Report.id).where(Report.name.in_(selection.report))))
    if selection.as_of:
        wanted.append(_known(selection.as_of))
    if selection.from_date:
        wanted.append(Figure.period_end >= selection.from_date)
    if selection.to_date:
        wanted.append(Figure.period_end <= selection.to_date)
    return [*wanted, Figure.status != "rejected"]


def comparable(selection: Selection) -> list[ColumnElement[bool]]:
    """Return the conditions of figures that can stand in a series: known, whole, in a region and a period.

    Results for whole regions, unless the selection asks for other modalities, for places below a region or for
    figures that a report restricts.
    """
    wanted = [
        *whole(selection),
        Figure.region.is_not(None),
        Figure.period_end.is_not(None),
        Figure.window != "unknown",
    ]
    if not selection.modality:
        wanted.append(Figure.modality == "result")
    return wanted


def whole(selection: Selection) -> list[ColumnElement[bool]]:
    """Return the conditions of figures whose meaning is known and that stand for a whole.

    That is neither for a place below a region nor for what a report restricts, unless the selection asks for these.
    """
    wanted = [*conditions(selection), Figure.indicator != UNKNOWN]
    if not selection.scope:
        wanted.append(Figure.scope.is_(None))
    if not selection.place:
        wanted.append(Figure.place.is_(None))
    return wanted


def undivided() -> list[ColumnElement[bool]]:
    """Return the conditions of figures that name neither an offence nor a gravity."""
    return [Figure.offence.is_(None), Figure.gravity.is_(None)]


def check(connection: Connection, selection: Selection) -> None:
    """Raise ``BadQuery`` for a place, scope or report that the database does not hold: no catalogue lists these."""
    if selection.report:
        known = set(connection.scalars(select(Report.name).where(Report.name.in_(selection.report))))
        missing = [name for name in selection.report if name not in known]
        if missing:
            everything = connection.scalars(select(Report.name)).all()
            _refuse("report", missing[0], everything, "/reports")
    for name, column in (("place", Figure.place), ("scope", Figure.scope)):
        asked = [value for value in getattr(selection, name) if value != NONE]
        if asked:
            _require_stored(connection, name, column, asked)


def _known(day: date) -> ColumnElement[bool]:
    """Published by a day; a figure of a report without a date counts from the end of its own period on."""
    dated = select(Report.id).where(Report.published <= day)
    undated = select(Report.id).where(Report.published.is_(None))
    return or_(Figure.report_id.in_(dated), and_(Figure.report_id.in_(undated), Figure.period_end <= day))


def _any(column: InstrumentedAttribute[str | None], values: Sequence[str]) -> ColumnElement[bool]:
    """Any of the values; `NONE` among them stands for figures that have none."""
    named = [value for value in values if value != NONE]
    return or_(column.in_(named) if named else false(), column.is_(None) if NONE in values else false())


def _require_stored(
    connection: Connection, name: str, column: InstrumentedAttribute[str | None], asked: Sequence[str]
) -> None:
    known = set(connection.scalars(select(column).where(column.in_(asked)).distinct()))
    missing = [value for value in asked if value not in known]
    if missing:
        stored = connection.scalars(select(column).where(column.is_not(None)).distinct().order_by(column))
        everything = [value for value in stored if value]
        _refuse(name, missing[0], everything, "/data.csv")


def _refuse(name: str, value: str, known: Sequence[str], where: str) -> None:
    raise BadQuery(
        "'{value}' is no {name} of this database{hint} All {total} that are allowed stand at {where}.",
        value=shortened(value),
        name=name,
        hint=nearest(value, known),
        total=len(known),
        where=where,
    )
