"""What a series has no value for, and why: not applicable and not reported are two things, and neither is zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select

from etl import catalogue
from etl.store.models import Figure
from metrics import borders, breaks, points, questions
from metrics.points import Point
from metrics.selections import Selection
from metrics.series import Series


@dataclass(frozen=True, slots=True)
class Absence:
    """A region without value for a period that other regions of the series report.

    ``state`` is `borders.NOT_APPLICABLE` or `borders.NOT_REPORTED`. ``instead`` is an indicator that is counted
    apart and that the region does report for the period, ``why`` the id of what tells the two apart.
    """

    region: str
    period_start: date | None
    period_end: date
    state: str
    instead: str | None = None
    why: str | None = None


def find(engine: Engine, series: Series) -> tuple[Absence, ...]:
    """Return what ``series`` lacks: its regions (all that existed in its time, if it names none) by its periods."""
    periods = sorted({_period(point) for point in series.points}, key=lambda one: one[1])
    if not periods:
        return ()
    told = {(point.shown.region, points.end(point)) for point in series.points if point.shown.place is None}
    regions = series.selection.region or _existing(periods)
    lacking = [
        (region, start, end) for start, end in periods for region in regions if (region, end) not in told
    ]
    others = _told_instead(engine, series.selection, lacking)
    found = [
        Absence(
            region, start, end, borders.absence(region, start, end), *others.get((region, end), (None, None))
        )
        for region, start, end in lacking
    ]
    return tuple(sorted(found, key=lambda one: (one.region, one.period_end)))


def _period(point: Point) -> tuple[date | None, date]:
    return point.shown.period_start, points.end(point)


def _existing(periods: Sequence[tuple[date | None, date]]) -> tuple[str, ...]:
    """The regions that existed in any of the periods; the nation is a reference, and lacks nothing."""
    return tuple(
        code
        for code, region in catalogue.read().regions.items()
        if region.kind != "country" and any(borders.exists(code, start, end) for start, end in periods)
    )


def _told_instead(
    engine: Engine, settled: Selection, lacking: Sequence[tuple[str, date | None, date]]
) -> dict[tuple[str, date], tuple[str, str]]:
    """The indicator counted apart that a region reports for a period, and the id of what tells them apart."""
    groups = [group for group in breaks.apart() if settled.indicator[0] in group.indicators]
    others = {key: group.id for group in groups for key in group.indicators if key not in settled.indicator}
    if not others or not lacking:
        return {}
    asked = Selection(
        indicator=tuple(sorted(others)),
        region=tuple(dict.fromkeys(region for region, _start, _end in lacking)),
        measure=settled.measure,
        window=settled.window,
        from_date=min(end for _region, _start, end in lacking),
        to_date=max(end for _region, _start, end in lacking),
    )
    wanted = [*questions.comparable(asked), Figure.offence.is_(None), Figure.gravity.is_(None)]
    query = select(Figure.region, Figure.period_end, Figure.indicator).where(*wanted).distinct()
    with engine.connect() as connection:
        rows = sorted((str(row.indicator), row) for row in connection.execute(query))
    return {(row.region, row.period_end): (key, others[key]) for key, row in reversed(rows)}
