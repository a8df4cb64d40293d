"""The nation against the sum of its regions, where an official form is there of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from etl import catalogue
from etl.checks import intervals
from etl.checks.findings import Finding, apart, written
from etl.checks.statements import Statement
from etl.store.models import FORM, Figure, Report

NATION = "KZ"
ELSEWHERE = Decimal("0.05")
"""As a part of the nation's number, the most that bodies outside the regions may have reported: it was one to two hundredths
in 2022. What lies further apart, or the other way round, needs another explanation."""


def find(connection: Connection, told: Sequence[Statement]) -> Iterator[Finding]:
    """Yield ``nation`` where the forms of all regions add up to something else than reports say of the nation.

    ``told`` are statements about the nation; those that say the same share a finding. Bodies that report outside the
    regions make a difference, which is shown and explained rather than taken for a fault; a difference that they cannot
    have made is ``nation_unlike``.
    """
    alike: dict[tuple[Any, ...], list[Statement]] = {}
    for row in told:
        if row.region == NATION and row.measure == "level" and not (row.place or row.scope or row.offence):
            same = (
                row.indicator,
                row.unit,
                row.gravity,
                row.window,
                row.period_end,
                row.value,
                row.qualifier,
            )
            alike.setdefault(same, []).append(row)
    for rows in alike.values():
        yield from _found(connection, rows)


def _found(connection: Connection, rows: Sequence[Statement]) -> Iterator[Finding]:
    """What is to be said of one number of the nation, which each of ``rows`` tells."""
    row = rows[0]
    parts = _regions(connection, row)
    if {part.region for part in parts} < _existing(row.period_end):
        return
    total = sum((part.value for part in parts), Decimal(0))
    stated = intervals.of(row.value, row.qualifier)
    if stated.low <= total <= stated.high:
        return
    numbers = {
        "regions": str(len(parts)),
        "sum": written(total),
        "whole": written(row.value),
        "difference": written(row.value - total),
    }
    rule = "nation" if 0 <= row.value - total <= row.value * ELSEWHERE else "nation_unlike"
    figures = (*((one.id, "value") for one in rows), *((part.id, "region") for part in parts))
    yield Finding(rule, numbers, figures, apart(row.value, total))


def _regions(connection: Connection, row: Statement) -> Sequence[Any]:
    """The same thing as each region's form tells it, one value a region: two forms may tell it alike."""
    asked = (
        select(Figure.region, func.min(Figure.id).label("id"), func.min(Figure.value).label("value"))
        .join(Report, Report.id == Figure.report_id)
        .where(
            Report.kind == FORM,
            Figure.indicator == row.indicator,
            Figure.measure == row.measure,
            Figure.unit == row.unit,
            Figure.offence.is_(None),
            Figure.gravity.is_not_distinct_from(row.gravity),
            Figure.place.is_(None),
            Figure.scope.is_(None),
            Figure.region != NATION,
            Figure.window == row.window,
            Figure.period_end == row.period_end,
            Figure.status != "rejected",
        )
        .group_by(Figure.region)
    )
    return connection.execute(asked).all()


def _existing(day: date) -> set[str]:
    """The regions that existed on a day."""
    return {
        region.code
        for region in catalogue.read().regions.values()
        if region.code != NATION
        and (region.valid_from is None or region.valid_from <= day)
        and (region.valid_until is None or day < region.valid_until)
    }
