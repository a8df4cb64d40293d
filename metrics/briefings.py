"""What there is to say of one region: its newest values with their change and rate, and the nation's for the same period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Engine

from etl import catalogue
from etl.store.models import Figure
from metrics import cells, points, populations, questions, rates, steps
from metrics.cells import Cell
from metrics.comparisons import HEADLINES
from metrics.points import Point
from metrics.populations import Populations
from metrics.rates import Rate
from metrics.selections import Selection
from metrics.series import USUAL_WINDOWS
from metrics.steps import Step

NATION = "KZ"
_MEASURES = ("level", "rate", "share")


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator of a region: its newest value with its step from an earlier year and its rate.

    ``nation`` is the same of the country, for the very same period; ``None`` where no report gives it.
    """

    indicator: str
    step: Step
    rate: Rate
    history: tuple[Point, ...]
    nation: Step | None
    nation_rate: Rate | None

    @property
    def point(self) -> Point:
        """The region's value."""
        return self.step.point


def find(engine: Engine, region: str, selection: Selection, *, years: int = 1) -> tuple[Entry, ...]:
    """Return one entry for each indicator that reports give for the whole region, the headlines first.

    Of each the newest value over a usual window is taken, or over the window asked for; a level before a rate
    before a share. The selection's bounds of time and ``as_of`` hold, its other filters do not.
    """
    asked = Selection(
        region=tuple(dict.fromkeys((region, NATION))),
        measure=_MEASURES,
        window=selection.window or USUAL_WINDOWS,
        from_date=selection.from_date,
        to_date=selection.to_date,
        as_of=selection.as_of,
        lang=selection.lang,
    )
    with engine.connect() as connection:
        people = populations.read(connection, asked.region)
    own = cells.fetch(engine, _whole(replace(asked, region=(region,))), asked)
    told = tuple(dict.fromkeys(cell.shown.indicator for cell in own))
    if not told:
        return ()
    country = (
        []
        if region == NATION
        else cells.fetch(engine, _whole(replace(asked, region=(NATION,), indicator=told)), asked)
    )
    found = [_entry(key, own, country, people, years) for key in told]
    order = [*HEADLINES, *catalogue.read().indicators]
    return tuple(sorted(found, key=lambda entry: order.index(entry.indicator)))


def _whole(asked: Selection) -> list[ColumnElement[bool]]:
    return [*questions.comparable(asked), *questions.undivided(), Figure.indicator != "population"]


def _entry(key: str, own: Iterable[Cell], country: Iterable[Cell], people: Populations, years: int) -> Entry:
    newest = max((cell for cell in own if cell.shown.indicator == key), key=_newness).shown
    kind = (key, newest.measure, newest.unit, newest.window)
    series = _series(own, kind)
    step = next(one for one in steps.find(series, years) if points.end(one.point) == newest.period_end)
    beside = [
        one for one in steps.find(_series(country, kind), years) if points.end(one.point) == newest.period_end
    ]
    nation = beside[0] if beside else None
    return Entry(
        key,
        step,
        rates.compute(step.point, people),
        tuple(point for point in series if points.end(point) <= points.end(step.point)),
        nation,
        rates.compute(nation.point, people) if nation else None,
    )


def _series(found: Iterable[Cell], kind: tuple[str, str, str, str]) -> list[Point]:
    return points.mark(
        points.of_cell(cell)
        for cell in found
        if (cell.shown.indicator, cell.shown.measure, cell.shown.unit, cell.shown.window) == kind
    )


def _newness(cell: Cell) -> tuple[object, ...]:
    """Later ends first, of these the longer window, then a level before a rate before a share."""
    row = cell.shown
    length = int(row.window[:-1]) if row.window[:-1].isdigit() else 0
    return row.period_end, length, -_MEASURES.index(row.measure), row.unit == "KZT"
