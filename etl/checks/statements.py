"""The figures as the checks see them: those that say something about a region and a period, group by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from etl.store import fetching
from etl.store.columns import ExactDecimal
from etl.store.models import Figure, Report

UNNAMED = "other"
"""The indicator of figures that share no meaning."""
CHUNK = 500
"""Ids that one query asks for."""

Group = tuple[str, str]
"""An indicator and a region."""


class Statement(NamedTuple):
    """One figure: what it says, about what, and which report says so (``versions``: in whose other languages too)."""

    id: str
    report: int
    versions: str | None
    indicator: str
    region: str
    period_start: date | None
    period_end: date
    window: str
    measure: str
    value: Decimal
    unit: str
    qualifier: str
    offence: str | None
    gravity: str | None
    place: str | None
    scope: str | None

    @property
    def cell(self) -> tuple[object, ...]:
        """What makes two statements of one indicator and region say something about the very same thing."""
        return _CELL(self)  # type: ignore[no-any-return]

    @property
    def thing(self) -> tuple[object, ...]:
        """The same without the period."""
        return _THING(self)  # type: ignore[no-any-return]

    @property
    def part(self) -> tuple[str | None, str | None, str | None, str | None]:
        """Which part of the indicator's whole it is about."""
        return self[-4:]


def _picked(*names: str) -> itemgetter[Any]:
    return itemgetter(*(Statement._fields.index(name) for name in names))


_PART = ("offence", "gravity", "place", "scope")
_THING = _picked("indicator", "region", "measure", "unit", *_PART)
_CELL = _picked("indicator", "region", "measure", "unit", *_PART, "period_start", "period_end")
_NUMBER = ExactDecimal()


def groups(connection: Connection) -> list[Group]:
    """All indicators and regions about which something may be said: read off an index, not from the figures."""
    named = (Figure.indicator != UNNAMED, Figure.region.is_not(None), Figure.period_end.is_not(None))
    asked = select(Figure.indicator, Figure.region).where(*named).distinct()
    return sorted((row.indicator, str(row.region)) for row in connection.execute(asked))


def of(connection: Connection, region: str, *indicators: str) -> list[Statement]:
    """What is said about these indicators in a region, by indicator and period's end.

    ``versions`` is told only where several reports speak of one cell: nobody asks for it elsewhere.
    """
    given = {"report": Figure.report_id}
    names = [name for name in Statement._fields if name != "versions"]
    query = (
        select(*(given.get(name, getattr(Figure, name, None)).label(name) for name in names))  # type: ignore[union-attr]
        .where(Figure.region == region, Figure.indicator.in_(indicators), *_wanted())
        .order_by(Figure.indicator, Figure.period_end, Figure.id)
    )
    told = [_statement(row) for row in fetching.rows(connection, query)]
    return _with_versions(connection, told)


def _wanted() -> list[ColumnElement[bool]]:
    return [
        Figure.indicator != UNNAMED,
        Figure.region.is_not(None),
        Figure.period_end.is_not(None),
        Figure.window != "unknown",
        Figure.modality == "result",
        Figure.status != "rejected",
    ]


def _statement(row: Any) -> Statement:
    """A row as the database writes it: days as texts, numbers as numbers or texts."""
    key, report, indicator, region, start, end, window, measure, value, *rest = row
    exact = Decimal(value) if type(value) is int else _NUMBER.process_result_value(value, None)  # type: ignore[arg-type]
    assert exact is not None  # noqa: S101 - a figure always has a value
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end)
    return Statement(key, int(report), None, indicator, region, first, last, window, measure, exact, *rest)


def _with_versions(connection: Connection, told: list[Statement]) -> list[Statement]:
    counts = Counter(map(_CELL, told))
    if len(counts) == len(told):
        return told
    doubled = {row.report for row in told if counts[_CELL(row)] > 1}
    known = dict(_versions(connection, sorted(doubled)))
    return [row._replace(versions=known[row.report]) if row.report in known else row for row in told]


def _versions(connection: Connection, reports: list[int]) -> Iterable[tuple[int, str]]:
    for place in range(0, len(reports), CHUNK):
        asked = select(Report.id, Report.version_group).where(
            Report.id.in_(reports[place : place + CHUNK]), Report.version_group.is_not(None)
        )
        for row in connection.execute(asked):
            yield row.id, str(row.version_group)
