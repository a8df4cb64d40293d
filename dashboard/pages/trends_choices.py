"""What Trends shows: a selection completed from the data, and what else could be chosen in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Engine

from dashboard import articles, formats, names, theme
from dashboard.translations import Translator
from dashboard.views import View
from metrics import rates, series, tallies
from metrics.comparisons import HEADLINES
from metrics.joins import LeftOut
from metrics.points import Point
from metrics.selections import DERIVED, NONE, Selection
from metrics.series import Kind, Window
from metrics.snapshots import CHANGE, LEVEL, PER_100K

FIRST = HEADLINES[0]
_PARTS = ("measure", "unit", "offence", "gravity")
_FEW = 2
_USUAL = View()

KINDS = frozenset({"indicator", "kind", "offence", "gravity"})
"""The controls that say what is counted."""
LOOKS = frozenset({"window", "region", "show", "layout", "base", "borders", "derive"})
"""The controls that leave what could be counted instead as it is."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A complete selection and view, its values, and what its indicator could be shown as instead.

    ``points`` are the values of all regions, one a region and period, and ``left_out`` what could not be added up to
    old borders; ``kinds`` and ``windows`` come best covered first; ``regions`` counts the values of each region;
    ``indicators`` are those that have a series; ``articles`` says whether figures are told by article.
    """

    selection: Selection
    view: View
    points: tuple[Point, ...]
    left_out: tuple[LeftOut, ...]
    kinds: tuple[Kind, ...]
    windows: tuple[Window, ...]
    regions: dict[str, int]
    indicators: frozenset[str]
    articles: bool = False

    @property
    def kind(self) -> tuple[str, str, str, str]:
        """The chosen measure, unit, offence and gravity, ``""`` for none."""
        return parts(self.selection)

    @property
    def shown(self) -> tuple[Point, ...]:
        """The values of the chosen regions."""
        return tuple(point for point in self.points if point.shown.region in self.selection.region)


def settle(engine: Engine, asked: Selection, view: View = _USUAL, *, kinds: bool = True) -> Choices:
    """Return ``asked`` with everything that it leaves open filled in by what the data has most of.

    A view that the kind of value does not allow (a rate of money, a change of a change) becomes that of levels. Without
    ``kinds`` a picture is found sooner, and what its indicator could be shown as instead is left open.
    """
    told = series.told(engine)
    asked = replace(asked, indicator=asked.indicator[:1] or _first(engine, told))
    everywhere = replace(asked, region=())
    divided = bool(asked.offence or asked.gravity)
    counted = tallies.take(engine, asked, undivided=not kinds and not divided)
    settled = tallies.settle(asked, counted)
    if asked.region and not settled.window:
        settled = tallies.settle(everywhere, counted)
    anyhow = replace(everywhere, measure=(), unit=(), offence=(), gravity=(), window=())
    offered = tallies.kinds(tallies.within(anyhow, counted)) if kinds else ()
    derive = DERIVED in asked.add
    narrowed = replace(settled, region=(), window=settled.window or asked.window[:1])
    read = series.read(engine, narrowed, derive=derive, joined=view.joined)
    windows = tallies.windows_of(narrowed, counted)
    counts = Counter(str(point.shown.region) for point in read.points)
    chosen = replace(settled, region=_regions(asked.region, read.points), window=narrowed.window)
    allowed = replace(view, show=view.show if view.show in shows(parts(chosen), chosen.indicator) else LEVEL)
    held = articles.held(engine)
    return Choices(chosen, allowed, read.points, read.left_out, offered, windows, dict(counts), told, held)


def shows(kind: Sequence[str], indicator: Sequence[str]) -> tuple[str, ...]:
    """Return how values of a kind may be shown: rates are of counts of events, people and cases, changes of levels."""
    measure, unit = kind[0], kind[1]
    if measure != LEVEL:
        return (LEVEL,)
    rated = unit == "count" and rates.countable(indicator[0])
    return (LEVEL, PER_100K, CHANGE) if rated else (LEVEL, CHANGE)


def after(engine: Engine, asked: Selection, changed: str, view: View = _USUAL) -> Choices:
    """Return what is shown once the control ``changed`` asks for ``asked``.

    A new indicator that none of the chosen regions has brings its own regions along.
    """
    choices = settle(engine, asked, view, kinds=changed not in LOOKS)
    if not choices.points:
        choices = settle(engine, asked, view)
    told = [code for code in asked.region if code != names.NATION and code in choices.regions]
    if changed == "indicator" and not told:
        return settle(engine, replace(asked, region=()), view)
    return choices


def parts(of: Selection | Kind) -> tuple[str, str, str, str]:
    """Return the measure, unit, offence and gravity of a settled selection or a kind, ``""`` for none."""
    if isinstance(of, Kind):
        return (of.measure, of.unit, of.offence or "", of.gravity or "")
    measure, unit, offence, gravity = (next(iter(getattr(of, name)), "") for name in _PARTS)
    return (measure, unit, "" if offence == NONE else offence, "" if gravity == NONE else gravity)


def kind_key(kind: Sequence[str]) -> str:
    """Return measure and unit of a kind as the one text that a control holds; `with_kind` reads it back."""
    return "|".join(kind[:2])


def with_kind(selection: Selection, key: str | None) -> Selection:
    """Return ``selection`` with the measure and unit that a control's text stands for."""
    measure, unit = ((part,) if part else () for part in (key or "|").split("|"))
    return replace(selection, measure=measure, unit=unit)


def kind_name(kind: Sequence[str], _: Translator) -> str:
    """Return a kind in words: ``Number``, ``Change in percent · Theft``."""
    measure, unit, offence, gravity = kind
    if measure == "level":
        told = [_("Number") if unit == "count" else formats.sentence(names.label("units", unit, _.language))]
    else:
        told = [names.label("measures", measure, _.language)]
        told += [] if unit in {"percent", "count", ""} else [names.label("units", unit, _.language)]
    told += [names.offence(offence, _.language)] if offence else []
    told += [names.gravity(gravity, _.language)] if gravity else []
    return " · ".join(told)


def indicator_options(
    _: Translator, told: frozenset[str], chosen: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return the indicators that are ``told`` or ``chosen``, grouped by family, as a searchable control wants them."""
    groups: dict[str, list[dict[str, str]]] = {}
    for entry in names.indicators():
        if entry.id in told or entry.id in chosen:
            option = {"value": entry.id, "label": names.indicator(entry.id, _.language)}
            groups.setdefault(names.label("families", entry.family, _.language), []).append(option)
    return [{"group": group, "items": items} for group, items in groups.items()]


def _first(engine: Engine, told: frozenset[str]) -> tuple[str, ...]:
    """The indicator that shows at first: the first headline that several regions tell for several periods."""
    headlines = [key for key in HEADLINES if key in told]
    for key in headlines:
        if len(_several(series.read(engine, Selection(indicator=(key,))).points)) >= _FEW:
            return (key,)
    return tuple([*headlines, *sorted(told), FIRST][:1])


def _regions(asked: tuple[str, ...], points: Sequence[Point]) -> tuple[str, ...]:
    """The regions that are asked for, or the best covered ones; the nation is a reference and comes last."""
    if asked:
        wanted = [code for code in asked if code != names.NATION][: theme.MOST_SERIES]
        return tuple(wanted + [names.NATION] * (names.NATION in asked))
    several = _several(points)
    told = dict.fromkeys(str(point.shown.region) for point in points)
    own = [code for code in told if code != names.NATION]
    best = several if len(several) >= _FEW else list(dict.fromkeys([*several, *own]))
    return tuple(best[: theme.MOST_SERIES] + [names.NATION] * (names.NATION in told))


def _several(points: Sequence[Point]) -> list[str]:
    """The regions with several values, most values first."""
    counts = Counter(str(point.shown.region) for point in points)
    del counts[names.NATION]
    return [code for code, count in counts.most_common() if count >= _FEW]
