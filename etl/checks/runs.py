"""A value against the others of its series: far outside, or falling where it can only rise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import median

from etl import catalogue
from etl.checks import intervals
from etl.checks.findings import Finding, apart, written
from etl.checks.statements import Statement

FEWEST = 4
"""A series of so many periods, the doubtful one left out, says what is usual."""
FAR = Decimal(7)
"""So many times the largest, or below the smallest, of all others: a decimal sign has slipped, or a word was lost."""
SMALLEST = 30
"""Below so many cases a number may do what it likes."""


def find(group: Iterable[Statement]) -> Iterator[Finding]:
    """Yield ``outlier`` for values far outside their series, ``cumulative`` for sums that fall within a year.

    Series are of one window; sums are those that start on 1 January. Of stocks, which may fall, and of single
    places and restricted figures nothing is expected.
    """
    series: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    sums: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for row in group:
        if row.measure != "level" or row.place is not None or row.scope is not None:
            continue
        thing, start = row.thing, row.period_start
        series[thing, row.window].append(row)
        if start is not None and (start.month, start.day) == (1, 1) and start.year == row.period_end.year:
            sums[thing, start].append(row)
    for rows in series.values():
        yield from _outliers(rows)
    for rows in sums.values():
        if not _stock(rows[0].indicator):
            yield from _falls(rows)


def _stock(indicator: str) -> bool:
    entry = catalogue.read().indicators.get(indicator)
    return entry is not None and entry.point


def _outliers(rows: list[Statement]) -> Iterator[Finding]:
    if len({row.period_end for row in rows}) <= FEWEST:
        return
    values = sorted(row.value for row in rows)
    if values[-1] < values[0] * FAR:
        return
    for row in rows:
        rest = [other.value for other in rows if other.period_end != row.period_end]
        low, high = min(rest), max(rest)
        if max(row.value, high) < SMALLEST:
            continue
        if row.value > high * FAR or row.value * FAR < low:
            usual = Decimal(median(rest))
            numbers = {
                "value": written(row.value),
                "usual": written(usual),
                "low": written(low),
                "high": written(high),
            }
            gap = apart(row.value, high if row.value > high else low)
            yield Finding("outlier", numbers, ((row.id, "value"),), gap)


def _low(row: Statement) -> Decimal:
    return intervals.of(row.value, row.qualifier).low


def _high(row: Statement) -> Decimal:
    return intervals.of(row.value, row.qualifier).high


def _falls(rows: list[Statement]) -> Iterator[Finding]:
    """Where a later sum is below the highest before it; several values of one day count by the one that fits."""
    days: dict[object, list[Statement]] = defaultdict(list)
    for row in rows:
        days[row.period_end].append(row)
    ordered = [days[day] for day in sorted(days, key=str)]
    for earlier, later in pairwise(ordered):
        first = earlier[0] if len(earlier) == 1 else min(earlier, key=_low)
        last = later[0] if len(later) == 1 else max(later, key=_high)
        if first.value > last.value and _low(first) > _high(last):
            numbers = {
                "earlier": written(first.value),
                "until": first.period_end.isoformat(),
                "later": written(last.value),
                "end": last.period_end.isoformat(),
                "difference": written(last.value - first.value),
            }
            figures = ((first.id, "earlier"), (last.id, "later"))
            yield Finding("cumulative", numbers, figures, apart(first.value, last.value))
