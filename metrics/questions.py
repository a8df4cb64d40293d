"""A selection as conditions on the tables: the one place where filters become SQL."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select

from etl.store.models import Figure, Report
from metrics.selections import BadQuery, Selection, nearest, shortened

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

_COLUMNS = ("indicator", "region", "place", "offence", "gravity", "measure", "unit", "modality", "window")


def conditions(selection: Selection, *, reports: bool = True) -> list[ColumnElement[bool]]:
    """Return what a figure must fulfil to be meant; a figure that a reviewer rejected never is.

    ``reports=False`` leaves the reports open: what else is said about the same things.
    """
    wanted = [
        getattr(Figure, name).in_(getattr(selection, name)) for name in _COLUMNS if getattr(selection, name)
    ]
    if reports and selection.report:
        wanted.append(Figure.report_id.in_(select(Report.id).where(Report.name.in_(selection.report))))
    if selection.from_date:
        wanted.append(Figure.period_end >= selection.from_date)
    if selection.to_date:
        wanted.append(Figure.period_end <= selection.to_date)
    return [*wanted, Figure.status != "rejected"]


def comparable(selection: Selection) -> list[ColumnElement[bool]]:
    """Return the conditions of figures that can stand in a series: known, whole, in a region and a period.

    Results for whole regions, unless the selection asks for other modalities or for places below a region.
    """
    wanted = [
        *conditions(selection),
        Figure.indicator != UNKNOWN,
        Figure.region.is_not(None),
        Figure.period_end.is_not(None),
        Figure.window != "unknown",
        Figure.scope.is_(None),
    ]
    if not selection.place:
        wanted.append(Figure.place.is_(None))
    if not selection.modality:
        wanted.append(Figure.modality == "result")
    return wanted


def check(connection: Connection, selection: Selection) -> None:
    """Raise ``BadQuery`` for a place or a report that the database does not hold: no catalogue lists these."""
    if selection.report:
        known = set(connection.scalars(select(Report.name).where(Report.name.in_(selection.report))))
        missing = [name for name in selection.report if name not in known]
        if missing:
            everything = connection.scalars(select(Report.name)).all()
            _refuse("report", missing[0], everything, "on the page /reports")
    if selection.place:
        known = set(
            connection.scalars(select(Figure.place).where(Figure.place.in_(selection.place)).distinct())
        )
        missing = [name for name in selection.place if name not in known]
        if missing:
            places = connection.scalars(
                select(Figure.place).where(Figure.place.is_not(None)).distinct().order_by(Figure.place)
            ).all()
            _refuse(
                "place", missing[0], [place for place in places if place], "in the column place of /data.csv"
            )


def _refuse(name: str, value: str, known: Sequence[str], where: str) -> None:
    told = f"'{shortened(value)}' is no {name} of this database{nearest(value, known)}"
    raise BadQuery(f"{told} All {len(known)} that are allowed stand {where}.")
