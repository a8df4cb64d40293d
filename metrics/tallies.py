"""In which ways an indicator is told, and for how much of the country and the time: counted once, asked often.

One pass of the database over its index counts the cells of every kind, window and region. What to show of an
indicator, which kinds it has and which windows are then questions to these counts, and none to the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Engine, func, select

from etl.store.models import Figure
from metrics import questions
from metrics.selections import NONE, Selection

USUAL_WINDOWS = ("12m", "9m", "6m", "3m")
"""The windows that reports are written for, the most telling first."""

_UNKNOWN = "unknown"
_GROUPED = ("offence", "gravity", "measure", "unit", "window", "modality", "region")
"""The order of the index ``ix_figure_series``: the database then counts as it reads, without sorting."""


class Tally(NamedTuple):
    """How many ``cells`` (period's ends, for each place where places are asked for) one way of telling has."""

    offence: str | None
    gravity: str | None
    measure: str
    unit: str
    window: str
    modality: str
    region: str | None
    cells: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which an indicator is told, and how many cells (region, window, period's end) tell it so."""

    measure: str
    unit: str
    offence: str | None
    gravity: str | None
    cells: int


@dataclass(frozen=True, slots=True)
class Window:
    """One length of period, how many cells (region, period's end) have it, and in how many regions."""

    window: str
    cells: int
    regions: int


def take(engine: Engine, selection: Selection, *, undivided: bool = False) -> tuple[Tally, ...]:
    """Return the tallies of the selection's indicator, whatever kind, window and region the selection names.

    Its other filters hold. ``undivided`` counts only what names neither an offence nor a gravity, which is quicker.
    """
    everything: dict[str, Any] = dict.fromkeys(_GROUPED, ())
    open_ = replace(selection, **everything)
    wanted = [*questions.whole(open_), *(questions.undivided() if undivided else [])]
    kind = [getattr(Figure, name) for name in _GROUPED]
    places = [Figure.place] if selection.place else []
    cells = func.count(Figure.period_end.distinct())
    # What is grouped by is no condition: with one of these SQLite would take another index, or sort.
    query = select(*kind, cells, *places).where(*wanted).group_by(*kind, *places)
    with engine.connect() as connection:
        found = [Tally(*row[: len(Tally._fields)]) for row in connection.execute(query)]
    return tuple(one for one in found if one.cells and one.region is not None and one.window != _UNKNOWN)


def within(selection: Selection, tallies: Iterable[Tally]) -> list[Tally]:
    """Return the tallies that the selection's kind, window and regions allow; of no modality asked for, results."""
    modality = selection.modality[:1] or ("result",)
    found = [one for one in tallies if one.modality in modality]
    for name in _GROUPED:
        values = getattr(selection, name)
        if values and name != "modality":
            found = [one for one in found if _is(getattr(one, name), values)]
    return found


def settle(selection: Selection, tallies: Sequence[Tally]) -> Selection:
    """Return ``selection`` narrowed to one kind and one window: the best covered of those that it allows.

    What is told of the whole stands before what is told of an offence or a gravity. Where nothing fits, ``window``
    is empty.
    """
    allowed = within(selection, tallies)
    if not allowed:
        return replace(selection, window=())
    best = kinds(allowed)[0]
    own = [one for one in allowed if _kind(one) == _kind(best)]
    return replace(
        selection,
        measure=(best.measure,),
        unit=(best.unit,),
        offence=(best.offence,) if best.offence else (),
        gravity=(best.gravity,) if best.gravity else (),
        modality=selection.modality[:1] or ("result",),
        window=(_best_window(windows(own)),),
    )


def kinds(tallies: Iterable[Tally]) -> tuple[Kind, ...]:
    """Return the kinds of these tallies, those of the whole first, the best covered before the others."""
    counts: Counter[tuple[str, str, str | None, str | None]] = Counter()
    for one in tallies:
        counts[_kind(one)] += one.cells
    return tuple(sorted((Kind(*kind, count) for kind, count in counts.items()), key=_standing))


def windows(tallies: Iterable[Tally]) -> tuple[Window, ...]:
    """Return the windows of these tallies, best covered first."""
    counts: Counter[str] = Counter()
    regions: dict[str, set[str | None]] = {}
    for one in tallies:
        counts[one.window] += one.cells
        regions.setdefault(one.window, set()).add(one.region)
    offered = [Window(window, count, len(regions[window])) for window, count in counts.items()]
    return tuple(sorted(offered, key=lambda window: (-window.cells, -window.regions, window.window)))


def windows_of(selection: Selection, tallies: Sequence[Tally]) -> tuple[Window, ...]:
    """Return which windows a series of the selection's best kind could have, whatever window it names itself."""
    allowed = within(replace(selection, window=()), tallies)
    if not allowed:
        return ()
    best = kinds(allowed)[0]
    return windows(one for one in allowed if _kind(one) == _kind(best))


def _is(value: str | None, asked: Sequence[str]) -> bool:
    return NONE in asked if value is None else value in asked


def _kind(one: Tally | Kind) -> tuple[str, str, str | None, str | None]:
    return one.measure, one.unit, one.offence, one.gravity


def _best_window(offered: tuple[Window, ...]) -> str:
    """The best covered of the usual windows, the longer of equals; else the best covered of all."""
    usual = {window.window: window.cells for window in offered if window.window in USUAL_WINDOWS}
    if usual:
        return max(usual, key=lambda name: (usual[name], -USUAL_WINDOWS.index(name)))
    return offered[0].window


def _standing(kind: Kind) -> tuple[bool, int, str, str, str, str]:
    part = bool(kind.offence or kind.gravity)
    return part, -kind.cells, kind.offence or "", kind.gravity or "", kind.measure, kind.unit
