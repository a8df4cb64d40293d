"""How a value moved on a year earlier: as reports state it, as their levels give it, and what either implies.

A stated change and one computed from two levels stand side by side, never in each other's place. Where only
one level is there, the other that a stated change implies is offered, marked as derived.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import Engine

from metrics import breaks, cells, changes, hedges, points, questions
from metrics.cells import Cell
from metrics.changes import SMALLEST_BASE, Change
from metrics.points import IMPLIED, Point
from metrics.rounding import step
from metrics.selections import Selection

_HUNDRED = Decimal(100)
_KEY = ("indicator", "offence", "gravity", "region", "place", "scope", "modality", "window", "period_end")
_SHARPEST = 3
"""Digits kept of an implied level: a percentage of three digits carries no more."""


@dataclass(frozen=True, slots=True)
class Movement:
    """The step of one thing to the period that ends on ``end`` from the same period of the year before.

    ``value`` and ``base`` are the levels of both periods, ``None`` where not even a change implies one; their
    ``derived`` says which is implied. ``computed`` is the change between two reported levels. ``stated`` is the
    change in percent as a report gives it (a factor of 2 is +100), ``stated_cell`` where it does. ``agree`` says
    whether both tell the same to the stated number's last digit, ``None`` where only one is there. ``breaks`` are
    ids of what lies between the two periods: the levels are not like then, and only the report's own word counts.
    """

    end: date
    value: Point | None
    base: Point | None
    computed: Change | None
    stated: Decimal | None
    stated_cell: Cell | None
    agree: bool | None
    breaks: tuple[str, ...] = ()

    @property
    def small(self) -> bool:
        """Whether the base is too small for any percentage; only counts tell the step then."""
        row = self.base.shown if self.base else None
        return row is not None and row.unit == "count" and row.value < SMALLEST_BASE

    @property
    def percent(self) -> Decimal | None:
        """The change in percent that may be shown: computed before stated, none on a small base or over a break."""
        if self.small:
            return None
        if self.computed is not None and self.computed.percent is not None and not self.breaks:
            return self.computed.percent
        return self.stated


def find(engine: Engine, selection: Selection) -> tuple[Movement, ...]:
    """Return the movements of the levels and changes that ``selection`` means, by indicator, region and period.

    Changes and bases of the year before are found even where the selection's bounds or measures leave them out.
    Raises ``BadQuery`` for a place or report that does not exist.
    """
    asked = Selection(
        **{
            name: getattr(selection, name)
            for name in ("indicator", "region", "place", "scope", "report", "as_of", "lang")
        },
        offence=selection.offence,
        gravity=selection.gravity,
        modality=selection.modality[:1],
        window=selection.window,
        from_date=changes.year_before(selection.from_date) if selection.from_date else None,
        to_date=selection.to_date,
        measure=("level", "change"),
    )
    found = cells.fetch(engine, questions.comparable(asked), asked)
    pairs = pair(found)
    return tuple(one for one in pairs if not selection.from_date or one.end >= selection.from_date)


def pair(found: Iterable[Cell]) -> list[Movement]:
    """Return one movement for each thing and period that ``found`` gives a level or a change for.

    Levels in several units are several things; a change goes with the only unit, or with the unit that most of
    the thing's levels have.
    """
    levels: dict[tuple[Any, ...], dict[str, Cell]] = {}
    stated: dict[tuple[Any, ...], Cell] = {}
    for cell in found:
        key = tuple(getattr(cell.shown, name) for name in _KEY)
        if cell.shown.measure == "level":
            levels.setdefault(key, {})[cell.shown.unit] = cell
        elif cell.shown.measure == "change" and percent(cell.shown.value, cell.shown.unit) is not None:
            before = stated.get(key)
            if before is None or cell.shown.unit == "percent":
                stated[key] = cell
    made = [_made(key, levels, stated) for key in sorted(levels.keys() | stated.keys(), key=_order)]
    return [one for one in made if one is not None]


def percent(value: Decimal, unit: str) -> Decimal | None:
    """Return a stated change in percent: a factor of 2.3 is +130, "six times less" (-6) a sixth of what was.

    ``None`` for a change in any other unit.
    """
    if unit == "percent":
        return value
    if unit != "times" or not value:
        return None
    return (value - 1) * _HUNDRED if value > 0 else (1 / -value - 1) * _HUNDRED


def implied(level: Decimal, change: Decimal, *, earlier: bool) -> Decimal | None:
    """Return the level that a change in percent and the level on its other side imply, to three digits or whole.

    ``earlier`` asks for the level before the change. ``None`` where a fall by 100% leaves that open.

    >>> implied(Decimal(2511), Decimal(-24), earlier=True), implied(Decimal(3287), Decimal(-24), earlier=False)
    (Decimal('3300'), Decimal('2500'))
    """
    factor = 1 + change / _HUNDRED
    if factor < 0 or (earlier and not factor):
        return None
    value = level / factor if earlier else level * factor
    if not value:
        return Decimal(0)
    last = Decimal(1).scaleb(value.adjusted() - _SHARPEST + 1)
    return Decimal(format((value / last).quantize(Decimal(1), ROUND_HALF_UP) * last, "f"))


def _made(
    key: tuple[Any, ...], levels: dict[tuple[Any, ...], dict[str, Cell]], stated: dict[tuple[Any, ...], Cell]
) -> Movement | None:
    end: date = key[-1]
    earlier = (*key[:-1], changes.year_before(end))
    unit = _unit(levels.get(key, {}), levels.get(earlier, {}))
    value, base = levels.get(key, {}).get(unit), levels.get(earlier, {}).get(unit)
    change = stated.get(key)
    told = percent(change.shown.value, change.shown.unit) if change else None
    known = {point_end: cell.shown.value for point_end, cell in ((end, value), (earlier[-1], base)) if cell}
    computed = changes.find(known, end, "level", unit)
    if change is None and computed is None:
        return None
    return Movement(
        end,
        points.of_cell(value) if value else _implied(base, change, earlier=False),
        points.of_cell(base) if base else _implied(value, change, earlier=True),
        computed,
        told,
        change,
        _agree(value, base, computed, change),
        _between(base, value or change, end),
    )


def _between(base: Cell | None, later: Cell | None, end: date) -> tuple[str, ...]:
    """The breaks between the first day of the base's period and ``end``."""
    if base is not None:
        row, since = base.shown, base.shown.period_start or base.shown.period_end
    elif later is not None:
        row, since = later.shown, changes.year_before(later.shown.period_start or end)
    else:
        return ()
    return breaks.crossed(row.indicator, row.region, since, end) if since else ()


def _unit(*sides: dict[str, Cell]) -> str:
    units = [unit for side in sides for unit in side]
    return max(sorted(set(units)), key=units.count, default="count")


def _implied(level: Cell | None, change: Cell | None, *, earlier: bool) -> Point | None:
    """The level on the other side of a stated change; approximate, because the percentage is rounded."""
    if level is None or change is None:
        return None
    told = percent(change.shown.value, change.shown.unit)
    value = implied(level.shown.value, told, earlier=earlier) if told is not None else None
    if value is None:
        return None
    row = level.shown
    start, end = row.period_start, row.period_end
    if earlier:
        start, end = (changes.year_before(day) if day else None for day in (start, end))
    else:
        start, end = change.shown.period_start, change.shown.period_end
    parts = [points.of_cell(level), points.of_cell(change)]
    qualifier = hedges.total([row.qualifier, change.shown.qualifier, "about"])
    point = points.computed(parts, value, qualifier, start, IMPLIED, "*")
    return Point(point.shown._replace(period_end=end), point.sources, 0, point.conflict, IMPLIED)


def _agree(
    value: Cell | None, base: Cell | None, computed: Change | None, change: Cell | None
) -> bool | None:
    """Whether the stated change is the computed one to its last digit; hedged levels decide nothing."""
    if computed is None or change is None or value is None or base is None:
        return None
    if not base.shown.value or value.hedged or base.hedged or change.hedged:
        return None
    told = percent(change.shown.value, change.shown.unit)
    if told is None:
        return None
    unit = step(change.shown.value) * (_HUNDRED if change.shown.unit == "times" else 1)
    return abs(computed.difference / base.shown.value * _HUNDRED - told) < unit


def _order(key: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple((part is not None, part) if part is not None else (False, "") for part in key)
