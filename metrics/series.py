"""How one thing moved: regions over periods of one length, one value a cell, never unlike beside unlike."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
from sqlalchemy import ColumnElement, Engine, exists, select

from etl import catalogue
from etl.store.models import Figure
from metrics import borders, cells, joins, observations, points, questions, subtractions, tallies
from metrics.joins import LeftOut
from metrics.points import COLUMNS, Point
from metrics.selections import BadQuery, Selection
from metrics.tallies import USUAL_WINDOWS, Kind, Window

__all__ = [
    "COLUMNS",
    "USUAL_WINDOWS",
    "Kind",
    "Series",
    "Window",
    "choices",
    "like_for_like",
    "read",
    "settle",
    "told",
    "undated",
    "windows",
]


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one kind and one window, by region, place and time.

    ``selection`` is what they are, settled; ``left_out`` says what could not be added up to old borders.
    """

    selection: Selection
    points: tuple[Point, ...]
    left_out: tuple[LeftOut, ...] = ()


def like_for_like(
    engine: Engine, selection: Selection, *, derive: bool = False, joined: bool = False
) -> pd.DataFrame:
    """Return one shown value for each region and period's end, all of one kind and one window.

    The columns are those of `metrics.points`: `Observation`, ``alternatives`` (how many further figures the cell
    has), ``conflict`` and ``hedged`` (booleans), ``derived``, ``breaks`` and ``sources``. What is in the series,
    and the errors, are those of `read`.
    """
    return points.frame(read(engine, selection, derive=derive, joined=joined).points)


def read(engine: Engine, selection: Selection, *, derive: bool = False, joined: bool = False) -> Series:
    """Return one shown value for each region and period's end, all of one kind and one window.

    What the selection leaves open (measure, unit, offence, gravity, modality, window) or gives several values
    for is settled as by `settle`. Figures of an unknown period, parts restricted by a scope, and figures of the
    indicator ``other``, which share no meaning, never appear. ``derive`` adds the values that follow by
    `metrics.subtractions`; the window of months may then be one that no report gives. ``joined`` adds parents
    and children up to the borders before a split. Raises ``BadQuery`` unless exactly one indicator is asked for.
    """
    asked = _with_members(selection) if joined else selection
    settled = settle(engine, asked)
    if derive and not settled.window:
        settled = replace(settle(engine, replace(asked, window=())), window=asked.window[:1])
    if not settled.window or not settled.measure:
        return Series(replace(settled, window=()), ())
    found = [points.of_cell(cell) for cell in cells.fetch(engine, one_kind(settled), settled)]
    if derive:
        found += _subtracted(engine, settled)
    left_out: list[LeftOut] = []
    if joined:
        parents = set(selection.region) or {split.parent for split in borders.splits()}
        found, left_out = joins.join(found, parents=parents, language=settled.lang)
        found = [point for point in found if not selection.region or point.shown.region in parents]
    return Series(replace(settled, region=selection.region), tuple(points.mark(found)), tuple(left_out))


def _with_members(selection: Selection) -> Selection:
    """The selection with the regions that add up to the old borders of those that it asks for."""
    more = [code for split in borders.splits() if split.parent in selection.region for code in split.members]
    return replace(selection, region=tuple(dict.fromkeys([*selection.region, *more])))


def _subtracted(engine: Engine, settled: Selection) -> list[Point]:
    """The values over the settled window that follow from cumulative ones, with their ends within its bounds."""
    since = settled.from_date
    everything = replace(
        settled,
        window=tuple(f"{count}m" for count in range(1, subtractions.MONTHS + 1)),
        from_date=since.replace(month=1, day=1) if since else None,
    )
    found = subtractions.derive(cells.fetch(engine, one_kind(everything), everything), settled.window[0])
    return [point for point in found if not since or points.end(point) >= since]


def settle(engine: Engine, selection: Selection) -> Selection:
    """Return ``selection`` narrowed to one kind and one window: the best covered of those that it allows.

    In the result an empty ``offence`` or ``gravity`` means figures that name none. One is chosen only where
    it is asked for or where the indicator is told in no other way. Where nothing fits, ``window`` is empty.
    Raises ``BadQuery`` unless exactly one indicator is asked for.
    """
    require_one_indicator(selection)
    divided = bool(selection.offence or selection.gravity)
    # What is told of the whole stands before all parts: where there is any, these need not be counted.
    settled = tallies.settle(selection, tallies.take(engine, selection, undivided=not divided))
    if settled.window or divided:
        return settled
    return tallies.settle(selection, tallies.take(engine, selection))


def choices(engine: Engine, selection: Selection) -> tuple[Kind, ...]:
    """Return in which measures, units, offences and gravities the indicator is told, best covered first.

    What is told of the whole stands before what is told of an offence or a gravity. The selection's own
    filters hold. Raises ``BadQuery`` unless exactly one indicator is asked for.
    """
    require_one_indicator(selection)
    return tallies.kinds(tallies.within(selection, tallies.take(engine, selection)))


def windows(engine: Engine, selection: Selection) -> tuple[Window, ...]:
    """Return which windows the series of the selection's best kind could have, best covered first.

    The selection's own ``window`` is passed over, its other filters hold. Raises ``BadQuery`` unless exactly
    one indicator is asked for.
    """
    require_one_indicator(selection)
    return tallies.windows_of(selection, tallies.take(engine, selection))


def told(engine: Engine) -> frozenset[str]:
    """Return the indicators that some report gives for a whole region and a known period: those with a series."""
    wanted = questions.comparable(Selection())
    keys = [key for key in catalogue.read().indicators if key != questions.UNKNOWN]
    probes = [exists().where(Figure.indicator == key, *wanted).label(key) for key in keys]
    with engine.connect() as connection:
        found = connection.execute(select(*probes)).one()
    return frozenset(key for key, is_told in zip(keys, found, strict=True) if is_told)


def undated(engine: Engine, selection: Selection) -> pd.DataFrame:
    """Return the figures that the series leaves out because nobody can tell their period; `Observation` columns."""
    anytime = replace(selection, window=("unknown",), from_date=None, to_date=None)
    return observations.frame(engine, anytime)


def require_one_indicator(selection: Selection) -> None:
    """Raise ``BadQuery`` unless exactly one indicator is asked for."""
    if len(selection.indicator) != 1:
        raise BadQuery(
            "A series shows one 'indicator', not {given}; choose one.", given=len(selection.indicator)
        )


def _modest(selection: Selection) -> Selection:
    """One modality only: a plan is not a result."""
    return replace(selection, modality=selection.modality[:1])


def one_kind(settled: Selection) -> list[ColumnElement[bool]]:
    """Return the conditions of one kind, where an empty offence or gravity means none rather than any."""
    wanted = questions.comparable(_modest(settled))
    if not settled.offence:
        wanted.append(Figure.offence.is_(None))
    if not settled.gravity:
        wanted.append(Figure.gravity.is_(None))
    return wanted
