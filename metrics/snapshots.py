"""One thing in all regions over one period: what a map shows, as level, per 100,000 inhabitants, or change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import Engine

from etl import catalogue
from metrics import borders, points, populations, rates, series, steps
from metrics.populations import Denominator
from metrics.rates import Rate
from metrics.selections import Selection
from metrics.steps import Step

NATION = "KZ"
LEVEL, PER_100K, CHANGE = SHOWN = ("level", "rate", "change")
"""What a region's value may be shown as."""

_ENOUGH = 2
"""A newer period is taken where at least one in so many of the best told one's regions have it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One region: its step (the value with its base), its rate, and the value that is shown.

    ``value`` is ``None`` with a ``reason``: one of `borders`, `steps`, `rates` or `populations`.
    """

    region: str
    step: Step | None
    rate: Rate | None
    value: Decimal | None
    reason: str | None

    @property
    def inhabitants(self) -> Denominator | None:
        """What the rate is computed from."""
        return self.rate.denominator if self.rate else None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``places`` are the regions of today in the catalogue's order, ``nation`` the country as a whole.

    ``selection`` is settled; ``period_start`` and ``period_end`` are those of all values.
    """

    selection: Selection
    shown: str
    period_start: date | None
    period_end: date | None
    places: tuple[Place, ...]
    nation: Place | None

    @property
    def told(self) -> tuple[Place, ...]:
        """The regions that have a value to show, the highest first."""
        found = [place for place in self.places if place.value is not None]
        return tuple(sorted(found, key=lambda place: -(place.value or Decimal(0))))


def take(engine: Engine, selection: Selection, *, shown: str = LEVEL, years: int = 1) -> Snapshot:
    """Return the regions' values of the selection's one indicator over the newest period that enough of them tell.

    Regions of the selection are passed over; a ``window`` and bounds of time hold. Only levels are shown as rates
    and changes. Raises ``BadQuery`` unless exactly one indicator is asked for.
    """
    everywhere = replace(selection, region=())
    asked = everywhere if shown == LEVEL else replace(everywhere, measure=("level",))
    read = series.read(engine, asked)
    kind = _period(read.points)
    if kind is None:
        return Snapshot(replace(read.selection, region=()), shown, None, None, (), None)
    start, end = kind
    found = {step.point.shown.region: step for step in steps.find(read.points, years) if _is(step, kind)}
    with engine.connect() as connection:
        people = populations.read(connection, {str(region) for region in found})
    codes = [region.code for region in catalogue.read().regions.values() if region.valid_until is None]
    places = {
        code: _place(code, found.get(code), rates.compute(found[code].point, people), shown)
        if code in found
        else Place(code, None, None, None, borders.absence(code, start, end))
        for code in codes
    }
    own = tuple(place for code, place in places.items() if code != NATION)
    return Snapshot(replace(read.selection, region=()), shown, start, end, own, places.get(NATION))


def _period(found: Sequence[points.Point]) -> tuple[date | None, date] | None:
    """The newest of the periods that at least half as many regions tell as the best told one."""
    counts = Counter(_of(point) for point in found if point.shown.region != NATION and not point.shown.place)
    counts = counts or Counter(_of(point) for point in found)
    if not counts:
        return None
    enough = max(counts.values()) / _ENOUGH
    return max((kind for kind in counts if counts[kind] >= enough), key=lambda kind: (kind[1], counts[kind]))


def _of(point: points.Point) -> tuple[date | None, date]:
    return point.shown.period_start, points.end(point)


def _is(step: Step, kind: tuple[date | None, date]) -> bool:
    return step.point.shown.place is None and _of(step.point) == kind


def _place(code: str, step: Step | None, rate: Rate, shown: str) -> Place:
    if step is None:
        raise ValueError(f"The region {code} has no value to place.")
    if shown == PER_100K:
        return Place(code, step, rate, rate.value, rate.reason)
    if shown == CHANGE:
        return Place(code, step, rate, step.percent, None if step.percent is not None else step.reason)
    return Place(code, step, rate, step.point.shown.value, None)
