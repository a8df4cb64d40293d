"""Quarters and months from cumulative values: half a year less its first quarter is the second quarter.

A difference is taken only

- of sums that add up over time: levels of events, people, cases, money, mass and area, never of stocks, rates,
  shares or changes;
- over whole parts of a year: quarters, halves, months, and nothing that would overlap with its neighbour;
- of values since 1 January of one year, for one region, place and kind;
- of one source family (`metrics.families`), because two registers differ by more than a quarter does;
- where the region's borders did not change within the longer period;
- where it is not negative: a cumulative value that falls is a contradiction, and no quarter.

What is hedged leaves a hedged difference, and what is disputed a disputed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from etl import catalogue
from etl.store import windows
from metrics import borders, families, hedges, points, ranking
from metrics.cells import Cell
from metrics.families import Family
from metrics.observations import Observation
from metrics.points import SUBTRACTED, Point
from metrics.ranking import Claim
from metrics.rounding import Statement

MONTHS = 12
_SUMS = {"events", "people", "cases", "money", "mass", "area"}
_KEY = ("indicator", "measure", "unit", "offence", "gravity", "region", "place", "scope", "modality")


def possible(indicator: str, measure: str) -> bool:
    """Return whether values of an indicator add up over time, so that one may be taken from another."""
    entry = catalogue.read().indicators.get(indicator)
    return entry is not None and measure == "level" and entry.counts in _SUMS and not entry.point


def derive(cells: Iterable[Cell], window: str) -> list[Point]:
    """Return the values over ``window`` (whole months) that follow from cumulative ``cells`` and are not stated.

    Where several families give both values, the one of the higher standing is taken. Nothing follows for a
    window that is no number of months.
    """
    if not window.endswith("m") or int(window[:-1]) >= MONTHS:
        return []
    length = int(window[:-1])
    known: dict[tuple[Any, ...], Cell] = {}
    stated: set[tuple[Any, ...]] = set()
    for cell in cells:
        row = cell.shown
        stated.add((_key(row), row.period_start, row.period_end))
        if _cumulative(row):
            known[_key(row), row.period_end] = cell
    found = (_derived(cell, known, length) for cell in known.values())
    return [
        point
        for point in found
        if point and (_key(point.shown), point.shown.period_start, point.shown.period_end) not in stated
    ]


def _derived(later: Cell, known: dict[tuple[Any, ...], Cell], length: int) -> Point | None:
    row = later.shown
    last = row.period_end
    if (
        last is None
        or last.month <= length
        or last.month % length
        or not possible(row.indicator, row.measure)
    ):
        return None
    start = date(last.year, last.month - length + 1, 1)
    earlier = known.get((_key(row), start - timedelta(days=1)))
    if earlier is None or borders.spans(row.region or "", row.period_start, last):
        return None
    pair = next(_pairs(later, earlier), None)
    if pair is None:
        return None
    whole, part = (Statement(one.value, one.qualifier) for one in pair)
    rest = hedges.subtracted(whole, part)
    if rest.value < 0:
        return None
    parts = [Point(one, (one.figure_id,)) for one in pair]
    point = points.computed(parts, rest.value, rest.qualifier, start, SUBTRACTED, "-")
    shown = point.shown._replace(window=windows.name(start, last))
    return Point(shown, point.sources, 0, later.conflict or earlier.conflict, SUBTRACTED)


def _pairs(later: Cell, earlier: Cell) -> Iterator[tuple[Observation, Observation]]:
    """The best figures of both cells in each family that gives both, the family of the highest standing first."""
    wholes, parts = _best(later), _best(earlier)
    for family in sorted(wholes.keys() & parts.keys(), key=lambda one: (-one[0], one[1])):
        yield wholes[family], parts[family]


def _best(cell: Cell) -> dict[Family, Observation]:
    """The figure of a cell that each family would show."""
    groups: dict[Family, dict[str, Observation]] = {}
    for row in (cell.shown, *cell.others):
        groups.setdefault(families.of(row), {})[row.figure_id] = row
    return {family: rows[_chosen(family, rows)] for family, rows in groups.items()}


def _chosen(family: Family, rows: dict[str, Observation]) -> str:
    claims = [
        Claim(row.figure_id, row.value, row.qualifier, family[0], row.published) for row in rows.values()
    ]
    return ranking.choose(claims).shown.figure_id


def _cumulative(row: Observation) -> bool:
    """Whether a figure counts from 1 January to the end of a month of the same year."""
    start, end = row.period_start, row.period_end
    if start is None or end is None or not row.window.endswith("m"):
        return False
    return (start.month, start.day) == (1, 1) and start.year == end.year


def _key(row: Observation) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _KEY)
