"""Which figures are contradicted by another one about the very same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, select

from etl.store.models import Figure
from metrics import ranking
from metrics.questions import CELL, UNKNOWN
from metrics.rounding import Statement

Moment = tuple[str, str | None, date | None]
"""An indicator, a region and a period's end: the key of the index, by which all that is said of a cell is found."""

_ASKED_AT_ONCE = 300


def find(connection: Connection, moments: Iterable[Moment]) -> frozenset[str]:
    """Return the ids of all figures of these moments that another figure of the same cell contradicts.

    Figures of any report count, chosen or not, but for rejected ones. Without a region or a period's end nobody can
    tell whether two figures are about the same thing, and `other` ones never are: none of these conflicts.
    """
    ends: dict[tuple[str, str], set[date]] = defaultdict(set)
    for indicator, region, end in moments:
        if indicator != UNKNOWN and region and end:
            ends[indicator, region].add(end)
    found: set[str] = set()
    for (indicator, region), days in ends.items():
        ordered = sorted(days)
        for place in range(0, len(ordered), _ASKED_AT_ONCE):
            found |= _among(connection, indicator, region, ordered[place : place + _ASKED_AT_ONCE])
    return frozenset(found)


def _among(connection: Connection, indicator: str, region: str, ends: list[date]) -> set[str]:
    query = (
        select(Figure.id, Figure.value, Figure.qualifier, *CELL)
        .where(
            Figure.indicator == indicator,
            Figure.region == region,
            Figure.period_end.in_(ends),
            Figure.status != "rejected",
        )
        .order_by(*CELL)
    )
    found: set[str] = set()
    for _cell, group in groupby(connection.execute(query), key=lambda row: tuple(row[3:])):
        rows = list(group)
        if len(rows) > 1 and ranking.conflict([Statement(row.value, row.qualifier) for row in rows]):
            found |= {row.id for row in rows}
    return found
