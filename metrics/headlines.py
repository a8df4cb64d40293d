"""The headline figures: of the nation where it is told, else of the region with the newest value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Engine

from etl import catalogue
from metrics import movements, newest, points, steps
from metrics.comparisons import HEADLINES
from metrics.movements import Movement
from metrics.points import Point
from metrics.selections import Selection
from metrics.series import USUAL_WINDOWS
from metrics.steps import Step

NATION = "KZ"


@dataclass(frozen=True, slots=True)
class Headline:
    """One indicator's newest value and how it moved.

    ``point`` is ``None`` where no report gives any; ``movement`` where nothing tells a change. ``step`` is that from
    more than one year before, where it was asked for: a movement is always one of a year.
    """

    indicator: str
    point: Point | None
    movement: Movement | None
    step: Step | None = None

    @property
    def region(self) -> str | None:
        """Whose value it is."""
        return self.point.shown.region if self.point else None


def find(
    engine: Engine,
    selection: Selection,
    *,
    region: str = NATION,
    indicators: Sequence[str] = HEADLINES,
    years: int = 1,
    substitute: bool = True,
) -> tuple[Headline, ...]:
    """Return a headline for each of ``indicators``: the newest level over a usual window, the longest of equals.

    The selection's window, bounds of time and ``as_of`` hold. Where ``region`` is the nation and has no value, that
    of the region with the newest one stands in, if ``substitute`` allows; another region has its own values or none. ``years`` is how far
    back the value compared with lies.
    """
    return tuple(
        _headline(engine, selection, region, key, years, substitute=substitute) for key in indicators
    )


def _headline(
    engine: Engine, selection: Selection, region: str, indicator: str, years: int, *, substitute: bool
) -> Headline:
    unit = catalogue.read().indicators[indicator].unit or "count"
    asked = replace(
        selection,
        indicator=(indicator,),
        region=(),
        measure=("level",),
        unit=(unit,),
        offence=(),
        gravity=(),
    )
    found = [
        point
        for window in (selection.window or USUAL_WINDOWS)
        for point in newest.find(engine, replace(asked, window=(window,)))
    ]
    own = [point for point in found if point.shown.region == region]
    offered = own or (found if region == NATION and substitute else [])
    if not offered:
        return Headline(indicator, None, None)
    best = max(offered, key=_newness)
    if years == 1:
        return Headline(indicator, best, _movement(engine, asked, best))
    return Headline(indicator, best, None, _step(engine, asked, best, years))


def _newness(point: Point) -> tuple[date, int, str]:
    """Later ends first, of these the longest window; a region's code only settles what is equal."""
    window = point.shown.window
    length = int(window[:-1]) if window[:-1].isdigit() and window.endswith("m") else 0
    return points.end(point), length, str(point.shown.region)


def _movement(engine: Engine, asked: Selection, point: Point) -> Movement | None:
    row, end = point.shown, points.end(point)
    moment = replace(
        asked,
        region=(str(row.region),),
        measure=(),
        unit=(),
        offence=("none",),
        gravity=("none",),
        window=(row.window,),
        from_date=end,
        to_date=end,
    )
    found = [one for one in movements.find(engine, moment) if one.end == end]
    return next((one for one in found if one.value and one.value.shown.unit == row.unit), None)


def _step(engine: Engine, asked: Selection, point: Point, years: int) -> Step:
    day = steps.back(points.end(point), years)
    row = point.shown
    moment = replace(asked, region=(str(row.region),), window=(row.window,), from_date=day, to_date=day)
    return steps.find([*newest.find(engine, moment), point], years)[-1]
