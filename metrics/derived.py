"""Derived metrics: what two reported values, or one and the population, say together.

Both values are of one region, one period and one kind; what qualifies either (a hedge, a dispute, a break)
qualifies the result. Where there can be no honest value there is a reason in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from etl.store.models import Figure
from metrics import breaks, cells, changes, declarations, hedges, points, populations, questions, rates
from metrics.changes import SMALLEST_BASE
from metrics.declarations import CHANGE, PER_100K, RATIO, SHARE, Declaration, Term
from metrics.points import Point
from metrics.selections import BadQuery, Selection, nearest, shortened
from metrics.series import USUAL_WINDOWS

SMALL_BASE = "small_base"
"""The base counts fewer than 30: no percentage."""
ZERO_BASE = "zero_base"
"""Nothing is divided by nothing."""
BROKEN = "break"
"""Borders or definitions changed between the two periods."""

COLUMNS = (*points.COLUMNS, "reason", "of", "to")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Derived:
    """One value of a derived metric, or the reason for its absence.

    ``of`` and ``to`` are what it rests on; ``inhabitants`` are the base of a rate. ``point`` has the metric's id,
    name and unit; it is ``None`` with a ``reason``.
    """

    of: Point
    to: Point | None
    inhabitants: populations.Denominator | None
    point: Point | None
    reason: str | None


def compute(engine: Engine, metric: str, selection: Selection) -> tuple[Derived, ...]:
    """Return the values of the metric with this id for the regions and periods of ``selection``.

    All are over one window: the one asked for, else the best covered. The selection's indicators, measures and
    units are the metric's own. Raises ``BadQuery`` for a metric that is not declared.
    """
    known = declarations.read_all()
    if metric not in known:
        raise BadQuery(
            "'{value}' is no derived metric{hint}", value=shortened(metric), hint=nearest(metric, known)
        )
    declared = known[metric]
    values = _points(engine, declared.of, selection)
    pairs = _pairs(engine, declared, values, selection)
    window = selection.window[:1] or _best(pairs)
    chosen = [pair for pair in pairs if pair[0].shown.window in window and _within(pair[0], selection)]
    if declared.shape == PER_100K:
        with engine.connect() as connection:
            people = populations.read(connection, {str(of.shown.region) for of, _to in chosen})
        return tuple(_per_inhabitants(declared, of, people, selection.lang) for of, _to in chosen)
    return tuple(_divided(declared, of, to, selection.lang) for of, to in chosen if to)


def frame(found: Iterable[Derived]) -> pd.DataFrame:
    """Return values as a table of `COLUMNS`; without a value, ``value`` is ``None`` and ``reason`` says why."""
    listed = list(found)
    table = points.frame([one.point or one.of for one in listed])
    empty = [one.point is None for one in listed]
    table["value"] = pd.Series(
        [None if gone else value for gone, value in zip(empty, table["value"], strict=True)], dtype=object
    )
    more: dict[str, list[Any]] = {
        "reason": [one.reason for one in listed],
        "of": [one.of.shown.value for one in listed],
        "to": [_base(one) for one in listed],
    }
    return table.assign(**{name: pd.Series(values, dtype=object) for name, values in more.items()})


def _base(one: Derived) -> Decimal | int | None:
    if one.to:
        return one.to.shown.value
    return one.inhabitants.inhabitants if one.inhabitants else None


def _points(engine: Engine, term: Term, selection: Selection) -> list[Point]:
    """The levels of a term, window by window, with their breaks."""
    asked = replace(
        selection,
        indicator=(term.indicator,),
        measure=("level",),
        unit=(term.unit,),
        offence=(term.offence,) if term.offence else (),
        gravity=(term.gravity,) if term.gravity else (),
        modality=selection.modality[:1],
        from_date=changes.year_before(selection.from_date) if selection.from_date else None,
    )
    wanted = questions.comparable(asked)
    wanted += [] if term.offence else [Figure.offence.is_(None)]
    wanted += [] if term.gravity else [Figure.gravity.is_(None)]
    by_window: dict[str, list[Point]] = {}
    for cell in cells.fetch(engine, wanted, asked):
        by_window.setdefault(cell.shown.window, []).append(points.of_cell(cell))
    return [point for group in by_window.values() for point in points.mark(group)]


def _pairs(
    engine: Engine, declared: Declaration, values: list[Point], selection: Selection
) -> list[tuple[Point, Point | None]]:
    """Each value with what it is set against."""
    if declared.shape == PER_100K:
        return [(value, None) for value in values]
    if declared.shape == CHANGE:
        bases = {_moment(value): value for value in values}
        before = (
            (value, bases.get(_moment(value, changes.year_before(points.end(value))))) for value in values
        )
        return [(value, base) for value, base in before if base]
    bases = {_moment(value): value for value in _points(engine, declared.to or declared.of, selection)}
    return [(value, bases[_moment(value)]) for value in values if _moment(value) in bases]


def _divided(declared: Declaration, of: Point, to: Point | None, language: str) -> Derived:
    if to is None:
        raise ValueError(f"The metric {declared.id} has nothing to be set against.")
    base, value = to.shown.value, of.shown.value
    reason = None
    if not base:
        reason = ZERO_BASE
    elif declared.shape == CHANGE and _broken(to, of):
        reason = BROKEN
    elif declared.shape in {SHARE, CHANGE} and to.shown.unit == "count" and base < SMALLEST_BASE:
        reason = SMALL_BASE
    if reason:
        return Derived(of, to, None, None, reason)
    result = {
        RATIO: lambda: value / base,
        SHARE: lambda: value / base * _HUNDRED,
        CHANGE: lambda: (value - base) / base * _HUNDRED,
    }[declared.shape]()
    qualifier = hedges.difference(of.shown.qualifier, to.shown.qualifier)
    point = _named(declared, [of, to], result, qualifier, language)
    impossible = declared.shape == SHARE and value > base
    return Derived(of, to, None, replace(point, conflict=point.conflict or impossible), None)


def _broken(before: Point, point: Point) -> bool:
    """Whether a break lies between the first day of one period and the last of the other."""
    row = point.shown
    since = before.shown.period_start or points.end(before)
    return bool(breaks.crossed(row.indicator, row.region, since, points.end(point)))


def _per_inhabitants(
    declared: Declaration, of: Point, people: populations.Populations, language: str
) -> Derived:
    rate = rates.compute(of, people)
    if rate.value is None:
        return Derived(of, None, rate.denominator, None, rate.reason)
    return Derived(
        of, None, rate.denominator, _named(declared, [of], rate.value, of.shown.qualifier, language), None
    )


def _named(
    declared: Declaration, parts: Sequence[Point], value: Decimal, qualifier: str, language: str
) -> Point:
    """The result as a point of the metric, with all that qualifies its parts."""
    start = parts[0].shown.period_start
    point = points.computed(parts, round(value, 2), qualifier, start, declared.shape, "/")
    shown = point.shown._replace(
        indicator=declared.id,
        indicator_name=declared.names[language],
        measure=declared.shape,
        unit=declared.unit,
    )
    # The base of a change lies before: what broke there is over.
    own = parts[:1] if declared.shape == CHANGE else parts
    broken = tuple(dict.fromkeys(key for part in own for key in part.breaks))
    return replace(point, shown=shown, breaks=broken)


def _best(pairs: Sequence[tuple[Point, Point | None]]) -> tuple[str, ...]:
    """The best covered window, of equals the longest of the usual ones."""
    counts = Counter(of.shown.window for of, _to in pairs)
    order = [*counts.keys() - set(USUAL_WINDOWS), *reversed(USUAL_WINDOWS)]
    best = max(
        counts, key=lambda name: (name in USUAL_WINDOWS, counts[name], order.index(name)), default=None
    )
    return (best,) if best else ()


def _within(point: Point, selection: Selection) -> bool:
    return selection.from_date is None or points.end(point) >= selection.from_date


def _moment(point: Point, end: date | None = None) -> tuple[Any, ...]:
    row = point.shown
    return row.region, row.place, row.window, end or row.period_end
