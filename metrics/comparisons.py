"""Two to four regions side by side: each row one thing, over one period wherever most of the regions share one.

A region whose figure is for another period keeps it, with the reason why it cannot be set beside the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Engine, select

from etl.store.models import Figure, Report
from metrics import borders, breaks, cells, questions, steps
from metrics.cells import Cell
from metrics.selections import BadQuery, Selection, parse, query_string

HEADLINES = ("registered_crimes", "verdicts", "budget_recovered", "damage_compensated", "assets_returned")
"""Crime, verdicts, and the kinds of recovered money, which are never added up."""

FEWEST, MOST = 2, 4
MEASURES = ("level", "rate", "share", "change")
"""The order of the rows of one indicator."""

NO_REPORT = "no_report"
"""The database holds no report of this region, neither about it nor with a figure for it."""
NOT_REPORTED = borders.NOT_REPORTED
"""There are reports of this region, but none gives this figure as a whole."""
NOT_APPLICABLE = borders.NOT_APPLICABLE
"""The region did not exist in the period that the others share."""
UNDATED = "undated"
"""The region's figures are of a period that nobody can tell."""
OTHER_WINDOW = "other_window"
"""The region's figure covers a span of another length than the row's."""
OTHER_PERIOD = "other_period"
"""The region's figure covers a span of the same length, but another one."""

_ANYTHING = Selection()

Period = tuple[str, date]
"""A window and the day on which it ends."""


@dataclass(frozen=True, slots=True)
class Side:
    """One region in one row.

    ``cell`` is its value (``None`` without one), with its own period; ``reason`` says why it is missing or
    cannot be set beside the others, ``None`` if it can. ``earlier`` is the value for the same window a year
    before (or as many years as were asked for), unless borders or definitions changed in between, ``history`` the
    values of the same window up to the period, in the order of time, ``change`` the change in percent that a report states for the same period (in rows of levels
    alone: a stated change is one of the level).
    """

    region: str
    cell: Cell | None
    reason: str | None
    earlier: Cell | None = None
    change: Cell | None = None
    history: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One thing over the regions, in the order in which these were asked for.

    ``window`` and ``period_end`` are the period that most regions share, ``None`` where no two do.
    ``measure`` and ``unit`` are empty where no region has any figure.
    """

    indicator: str
    measure: str
    unit: str
    window: str | None
    period_end: date | None
    sides: tuple[Side, ...]

    @property
    def comparable(self) -> bool:
        """Whether at least two regions can be set on one axis."""
        return sum(side.reason is None for side in self.sides) >= FEWEST


def compare(
    engine: Engine,
    regions: Sequence[str],
    indicators: Sequence[str] = HEADLINES,
    *,
    within: Selection = _ANYTHING,
    years: int = 1,
) -> tuple[Line, ...]:
    """Return the aligned lines: for each indicator one for each measure and unit that a region reports.

    Only results for whole regions and all offences are taken, unless ``within`` asks for others; its other
    filters (windows, dates, reports) hold too. An indicator that no region reports has one line without values. Raises ``BadQuery`` for fewer than two or
    more than four regions and for unknown ids.
    """
    asked = parse(query_string(replace(within, indicator=tuple(indicators), region=tuple(regions))))
    if not FEWEST <= len(asked.region) <= MOST:
        raise BadQuery(
            "A comparison takes {fewest} to {most} different regions, not {given}.",
            fewest=FEWEST,
            most=MOST,
            given=len(asked.region),
        )
    wanted = questions.comparable(asked)
    wanted += [] if asked.offence else [Figure.offence.is_(None)]
    wanted += [] if asked.gravity else [Figure.gravity.is_(None)]
    found = cells.fetch(engine, wanted, asked)
    absent = _absences(engine, asked)
    return tuple(line for key in asked.indicator for line in _lines(key, found, asked.region, absent, years))


def _lines(
    indicator: str,
    found: Iterable[Cell],
    regions: Sequence[str],
    absent: dict[tuple[str, str], str],
    years: int,
) -> list[Line]:
    own = [cell for cell in found if cell.shown.indicator == indicator]
    kinds = Counter((cell.shown.measure, cell.shown.unit) for cell in own)
    order = sorted(kinds, key=lambda kind: (MEASURES.index(kind[0]), -kinds[kind], kind[1]))
    missing = {region: absent.get((region, indicator), absent[region, ""]) for region in regions}
    return [_line(indicator, kind, own, regions, missing, years) for kind in order or [("", "")]]


def _line(
    indicator: str,
    kind: tuple[str, str],
    own: list[Cell],
    regions: Sequence[str],
    missing: dict[str, str],
    years: int,
) -> Line:
    measure, unit = kind
    values = _by_region(own, kind, regions)
    stated = _by_region(own, ("change", "percent"), regions) if measure == "level" and years == 1 else {}
    shared = _shared(values.values())
    start = (
        next((by[shared].shown.period_start for by in values.values() if shared in by), None)
        if shared
        else None
    )
    missing = missing | {
        region: NOT_APPLICABLE
        for region in regions
        if shared and not borders.exists(region, start, shared[1])
    }
    sides = tuple(
        _side(region, values[region], stated.get(region, {}), shared, missing[region], years)
        for region in regions
    )
    window, end = shared or (None, None)
    return Line(indicator, measure, unit, window, end, sides)


def _by_region(
    own: list[Cell], kind: tuple[str, str], regions: Sequence[str]
) -> dict[str, dict[Period, Cell]]:
    """The cells of one measure and unit by region and period."""
    found: dict[str, dict[Period, Cell]] = {region: {} for region in regions}
    for cell in own:
        row = cell.shown
        if (row.measure, row.unit) == kind and row.region in found and row.period_end:
            found[row.region][row.window, row.period_end] = cell
    return found


def _shared(values: Iterable[dict[Period, Cell]]) -> Period | None:
    """The newest of the periods that most regions share; ``None`` where no two regions share one."""
    counts = Counter(period for periods in values for period in periods)
    most = max(counts.values(), default=0)
    if most < FEWEST:
        return None
    return max((period for period in counts if counts[period] == most), key=_newness)


def _side(
    region: str,
    values: dict[Period, Cell],
    stated: dict[Period, Cell],
    shared: Period | None,
    missing: str,
    years: int,
) -> Side:
    if not values:
        return Side(region, None, missing)
    period = shared if shared in values else max(values, key=_newness)
    reason = None if period == shared else OTHER_PERIOD
    if shared and period != shared and all(own[0] != shared[0] for own in values):
        reason = OTHER_WINDOW
    own = values[period].shown
    earlier = values.get((period[0], steps.back(period[1], years)))
    since = earlier.shown.period_start or earlier.shown.period_end if earlier else None
    if since and breaks.crossed(own.indicator, region, since, period[1]):
        earlier = None
    return Side(region, values[period], reason, earlier, stated.get(period), _history(values, period))


def _history(values: dict[Period, Cell], period: Period) -> tuple[Cell, ...]:
    same = sorted(
        (one for one in values if one[0] == period[0] and one[1] <= period[1]), key=lambda one: one[1]
    )
    return tuple(values[one] for one in same)


def _newness(period: Period) -> tuple[date, bool, int]:
    """Later ends first; of spans with one end the longer, and a span before a mere point."""
    window, end = period
    size = int(window[:-1]) if window[:-1].isdigit() else 0
    return end, window.endswith("m"), size


def _absences(engine: Engine, asked: Selection) -> dict[tuple[str, str], str]:
    """Why a region may lack an indicator: by region and indicator, with ``""`` for all others."""
    undated = (
        select(Figure.region, Figure.indicator)
        .where(
            *questions.conditions(Selection(indicator=asked.indicator, region=asked.region)),
            Figure.window == "unknown",
            Figure.place.is_(None),
            Figure.scope.is_(None),
            Figure.modality == "result",
            Figure.offence.is_(None),
            Figure.gravity.is_(None),
        )
        .distinct()
    )
    about = select(Report.region).where(Report.region.in_(asked.region))
    within = select(Figure.region).where(Figure.region.in_(asked.region))
    with engine.connect() as connection:
        told = set(connection.scalars(about.union(within)))
        reasons = {(region, ""): NOT_REPORTED if region in told else NO_REPORT for region in asked.region}
        return reasons | {(row.region, row.indicator): UNDATED for row in connection.execute(undated)}
