"""The figures as the checks see them: those that say something about a region and a period, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, Select, select

from etl.store.models import Figure, Report

UNNAMED = "other"
"""The indicator of figures that share no meaning."""
BATCH = 2_000


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
        return (*self.thing, self.period_start, self.period_end)

    @property
    def thing(self) -> tuple[object, ...]:
        """The same without the period."""
        return (self.indicator, self.region, self.measure, self.unit, *self.part)

    @property
    def part(self) -> tuple[str | None, str | None, str | None, str | None]:
        """Which part of the indicator's whole it is about."""
        return (self.offence, self.gravity, self.place, self.scope)


def groups(connection: Connection) -> Iterator[list[Statement]]:
    """Yield the statements of each indicator and region, one list after the other, in the order of the index."""
    for _key, rows in groupby(_rows(connection, _query()), key=lambda row: (row.indicator, row.region)):
        yield list(rows)


def of(connection: Connection, indicators: frozenset[str]) -> Iterator[list[Statement]]:
    """Yield the statements of these indicators together, region by region."""
    query = _query(Figure.region).where(Figure.indicator.in_(sorted(indicators)))
    for _region, rows in groupby(_rows(connection, query), key=lambda row: row.region):
        yield list(rows)


def _query(*first: object) -> Select[tuple[object, ...]]:
    taken = {"report": Figure.report_id, "versions": Report.version_group}
    columns = (taken.get(name, getattr(Figure, name, None)) for name in Statement._fields)
    return (
        select(*columns)  # type: ignore[arg-type]
        .join(Report, Report.id == Figure.report_id)
        .where(
            Figure.indicator != UNNAMED,
            Figure.region.is_not(None),
            Figure.period_end.is_not(None),
            Figure.window != "unknown",
            Figure.modality == "result",
            Figure.status != "rejected",
        )
        .order_by(*first, Figure.indicator, Figure.region, Figure.period_end, Figure.id)  # type: ignore[arg-type]
    )


def _rows(connection: Connection, query: Select[tuple[object, ...]]) -> Iterator[Statement]:
    streamed = connection.execution_options(stream_results=True, max_row_buffer=BATCH)
    for batch in streamed.execute(query).partitions(BATCH):
        for row in batch:
            yield Statement._make(row)
