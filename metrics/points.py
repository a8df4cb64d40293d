"""Points of a series: the shown value of a cell, or one computed from several, with all that qualifies it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pandas as pd

from etl import catalogue
from metrics import breaks
from metrics.cells import Cell
from metrics.observations import Observation
from metrics.values import plain

SUBTRACTED = "subtracted"
"""A later cumulative value less an earlier one."""
JOINED = "joined"
"""A parent and its children added up to the old borders."""
IMPLIED = "implied"
"""A level that follows from a stated change and the level on its other side."""

COLUMNS = (*Observation._fields, "alternatives", "conflict", "hedged", "derived", "breaks", "sources")


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series.

    ``shown`` is its figure; of a derived value, the figure that it was computed from with the computed value,
    period and hedge in place. ``derived`` is how it was computed, empty for a figure's own value. ``breaks`` are
    ids of ``data/derived/breaks.yml`` that lie between the point before and this one, or within its period.
    ``sources`` are the ids of all figures that it rests on; ``alternatives`` counts those not shown.
    """

    shown: Observation
    sources: tuple[str, ...]
    alternatives: int = 0
    conflict: bool = False
    derived: str = ""
    breaks: tuple[str, ...] = ()

    @property
    def hedged(self) -> bool:
        """Whether the value is one that a report hedges, or is computed from such."""
        return self.shown.qualifier != "exact"

    @property
    def status(self) -> str:
        """The flags of the CSV, parted by spaces; a reviewer's verdict holds for a figure's own value alone."""
        if not (self.shown.status or self.breaks or self.conflict or self.derived or self.hedged):
            return ""  # as nearly all are
        broken = bool(self.breaks) or "break" in self.shown.status.split()
        flags = {"derived": bool(self.derived), "conflict": self.conflict}
        flags |= {"break": broken, "hedged": self.hedged}
        verdicts = [] if self.derived else [flag for flag in self.shown.status.split() if flag not in flags]
        return " ".join([flag for flag, holds in flags.items() if holds] + verdicts)


def of_cell(cell: Cell) -> Point:
    """Return a cell as a point."""
    return Point(cell.shown, (cell.shown.figure_id,), len(cell.others), cell.conflict)


def computed(
    parts: Sequence[Point], value: Decimal, qualifier: str, start: date | None, how: str, sign: str
) -> Point:
    """Return a derived point in the region and up to the end of the first of ``parts``.

    Its id is that of the parts' figures with ``sign`` between; a quotation it has none.
    """
    first = parts[0].shown
    ids = tuple(key for part in parts for key in part.sources)
    shown = first._replace(
        value=plain(value),
        qualifier=qualifier,
        period_start=start,
        figure_id=sign.join(ids),
        label=None,
        quote=None,
        start=None,
        end=None,
        cell=None,
        note=None,
    )
    return Point(shown, ids, 0, any(part.conflict for part in parts), how)


def mark(points: Iterable[Point]) -> list[Point]:
    """Return the points in order of region, place and time, each with the breaks before it and within it.

    Points that are joined have their region's old borders throughout: for them only definitions break.
    """
    ordered = sorted(points, key=_place_in_series)
    marked: list[Point] = []
    before: Point | None = None
    for point in ordered:
        if before is not None and _line(before) != _line(point):
            before = None
        found = _breaks(before, point)
        marked.append(point if found == point.breaks else replace(point, breaks=found))
        before = point
    return marked


def frame(points: Iterable[Point]) -> pd.DataFrame:
    """Return points as a table of `COLUMNS`; ``breaks`` and ``sources`` are tuples of ids."""
    rows = [
        (
            *point.shown._replace(status=point.status),
            point.alternatives,
            point.conflict,
            point.hedged,
            point.derived,
            point.breaks,
            point.sources,
        )
        for point in points
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def end(point: Point) -> date:
    """Return the last day of the point's period; raises ``ValueError`` where it has none."""
    if point.shown.period_end is None:
        raise ValueError(f"Figure {point.shown.figure_id} has no period and belongs in no series.")
    return point.shown.period_end


def name_region(code: str, language: str) -> str:
    """Return the name of a region."""
    return catalogue.read().regions[code].names[language]


def _line(point: Point) -> tuple[str | None, str | None]:
    return point.shown.region, point.shown.place


def _place_in_series(point: Point) -> tuple[str, str, date, date]:
    row = point.shown
    return row.region or "", row.place or "", end(point), row.period_start or end(point)


def _breaks(before: Point | None, point: Point) -> tuple[str, ...]:
    """The breaks after the first day of the point before and up to the last day of this one."""
    row = point.shown
    since = row.period_start or end(point)
    if before is not None:
        since = min(since, before.shown.period_start or end(before))
    found = breaks.crossed(row.indicator, row.region, since, end(point))
    if point.derived != JOINED and (before is None or before.derived != JOINED):
        return found
    borders = {one.id for one in breaks.declared() if one.regions is not None}
    return tuple(key for key in found if key not in borders)
