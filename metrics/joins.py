"""A region in its old borders: after a split, the parent and its children added up.

Nothing is added where one of them is missing: a sum with a hole is no sum.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from metrics import borders, hedges, points
from metrics.borders import NOT_APPLICABLE, NOT_REPORTED, Split
from metrics.points import JOINED, Point
from metrics.subtractions import possible

NOT_ADDABLE = "not_addable"
"""Rates, shares, changes and stocks of two regions do not add up to those of both."""

_SERIES = ("indicator", "measure", "unit", "offence", "gravity", "place", "scope", "modality", "window")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A region and a period without a sum in the old borders, and why; ``missing`` are the regions without value.

    The reason `borders.NOT_APPLICABLE` marks a value that was given for a time before its region was formed: it
    is a part of the parent's own, which stands.
    """

    region: str
    period_end: date
    reason: str
    missing: tuple[str, ...]


def join(
    found: Iterable[Point], *, parents: Collection[str] = (), language: str = "en"
) -> tuple[list[Point], list[LeftOut]]:
    """Return points in the borders before each split, and what had to be left out; for all parents, or for some.

    The values of a parent's members after the split become one value of the parent; the members' own are not
    in the result. A value for a period within which the borders changed is added up likewise, because each
    case was counted by one of them. Values of an earlier time, of places below a region and of all other regions
    stay as they are.
    """
    rest = list(found)
    left_out: list[LeftOut] = []
    for split in borders.splits():
        if parents and split.parent not in parents:
            continue
        groups: dict[tuple[Any, ...], dict[str, Point]] = {}
        for point in (one for one in rest if _in_new_borders(one, split)):
            groups.setdefault(_moment(point), {})[str(point.shown.region)] = point
        early = [point for point in rest if _before_birth(point, split)]
        left_out += [
            LeftOut(split.parent, points.end(point), NOT_APPLICABLE, (str(point.shown.region),))
            for point in early
        ]
        rest = [
            point for point in rest if not _in_new_borders(point, split) and not _before_birth(point, split)
        ]
        for members in groups.values():
            outcome = _sum(split, members, language)
            if isinstance(outcome, Point):
                rest.append(outcome)
            else:
                left_out.append(outcome)
    return rest, sorted(left_out, key=lambda one: (one.region, one.period_end))


def _sum(split: Split, members: dict[str, Point], language: str) -> Point | LeftOut:
    parts = [members[code] for code in split.members if code in members]
    first = parts[0]
    missing = tuple(code for code in split.members if code not in members)
    if not possible(first.shown.indicator, first.shown.measure):
        return LeftOut(split.parent, points.end(first), NOT_ADDABLE, missing)
    if missing:
        return LeftOut(split.parent, points.end(first), NOT_REPORTED, missing)
    value = sum((part.shown.value for part in parts[1:]), first.shown.value)
    qualifier = hedges.total(part.shown.qualifier for part in parts)
    joined = points.computed(parts, value, qualifier, first.shown.period_start, JOINED, "+")
    name = points.name_region(split.parent, language)
    # The borders are those of before the split again: its break is mended.
    shown = joined.shown._replace(region=split.parent, region_name=name, status="")
    return Point(shown, joined.sources, 0, joined.conflict, JOINED)


def _in_new_borders(point: Point, split: Split) -> bool:
    row = point.shown
    return row.region in split.members and row.place is None and points.end(point) >= split.day


def _before_birth(point: Point, split: Split) -> bool:
    row = point.shown
    return row.region in split.children and row.place is None and points.end(point) < split.day


def _moment(point: Point) -> tuple[Any, ...]:
    """What must be the same of all members: the kind, and the very same period."""
    row = point.shown
    return *(getattr(row, name) for name in _SERIES), row.period_start, row.period_end
