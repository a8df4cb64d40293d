"""What Trends shows: a selection completed from the data, and what else could be chosen in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from dashboard import formats, names, theme
from dashboard.translations import Translator
from metrics import series
from metrics.comparisons import HEADLINES
from metrics.selections import NONE, Selection
from metrics.series import Kind, Window

FIRST = HEADLINES[0]
_PARTS = ("measure", "unit", "offence", "gravity")
_FEW = 2


@dataclass(frozen=True, slots=True)
class Choices:
    """A complete selection, its values, and what its indicator could be shown as instead.

    ``rows`` are the values of all regions, one a region and period; ``kinds`` and ``windows`` come best covered
    first; ``regions`` counts the values of each region; ``indicators`` are those that have a series.
    """

    selection: Selection
    rows: pd.DataFrame
    kinds: tuple[Kind, ...]
    windows: tuple[Window, ...]
    regions: dict[str, int]
    indicators: frozenset[str]

    @property
    def kind(self) -> tuple[str, str, str, str]:
        """The chosen measure, unit, offence and gravity, ``""`` for none."""
        return parts(self.selection)

    @property
    def shown(self) -> pd.DataFrame:
        """The values of the chosen regions."""
        return self.rows[self.rows["region"].isin(self.selection.region)]


def settle(engine: Engine, asked: Selection) -> Choices:
    """Return ``asked`` with everything that it leaves open filled in by what the data has most of."""
    told = series.told(engine)
    asked = replace(asked, indicator=asked.indicator[:1] or _first(engine, told))
    everywhere = replace(asked, region=())
    settled = series.settle(engine, asked)
    if asked.region and not settled.window:
        settled = series.settle(engine, everywhere)
    anyhow = replace(everywhere, measure=(), unit=(), offence=(), gravity=(), window=())
    kinds = series.choices(engine, anyhow)
    narrowed = replace(settled, region=())
    rows = series.like_for_like(engine, narrowed)
    windows = series.windows(engine, narrowed)
    counts = Counter(str(region) for region in rows["region"])
    chosen = replace(settled, region=_regions(asked.region, rows), window=settled.window or asked.window[:1])
    return Choices(chosen, rows, kinds, windows, dict(counts), told)


def after(engine: Engine, asked: Selection, changed: str) -> Choices:
    """Return what is shown once the control ``changed`` asks for ``asked``.

    A new indicator that none of the chosen regions has brings its own regions along.
    """
    choices = settle(engine, asked)
    told = [code for code in asked.region if code != names.NATION and code in choices.regions]
    if changed == "indicator" and not told:
        return settle(engine, replace(asked, region=()))
    return choices


def parts(of: Selection | Kind) -> tuple[str, str, str, str]:
    """Return the measure, unit, offence and gravity of a settled selection or a kind, ``""`` for none."""
    if isinstance(of, Kind):
        return (of.measure, of.unit, of.offence or "", of.gravity or "")
    measure, unit, offence, gravity = (next(iter(getattr(of, name)), "") for name in _PARTS)
    return (measure, unit, "" if offence == NONE else offence, "" if gravity == NONE else gravity)


def kind_key(kind: Sequence[str]) -> str:
    """Return a kind as the one text that a control holds; `with_kind` reads it back."""
    return "|".join(kind)


def with_kind(selection: Selection, key: str | None) -> Selection:
    """Return ``selection`` with the kind that a control's text stands for."""
    measure, unit, offence, gravity = ((part,) if part else () for part in (key or "|||").split("|"))
    return replace(selection, measure=measure, unit=unit, offence=offence, gravity=gravity)


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
        rows = series.like_for_like(engine, Selection(indicator=(key,)))
        if len(_several(rows)) >= _FEW:
            return (key,)
    return tuple([*headlines, *sorted(told), FIRST][:1])


def _regions(asked: tuple[str, ...], rows: pd.DataFrame) -> tuple[str, ...]:
    """The regions that are asked for, or the best covered ones; the nation is a reference and comes last."""
    if asked:
        wanted = [code for code in asked if code != names.NATION][: theme.MOST_SERIES]
        return tuple(wanted + [names.NATION] * (names.NATION in asked))
    several = _several(rows)
    own = list(dict.fromkeys(str(code) for code in rows["region"] if code != names.NATION))
    best = several if len(several) >= _FEW else list(dict.fromkeys([*several, *own]))
    return tuple(best[: theme.MOST_SERIES] + [names.NATION] * (names.NATION in set(rows["region"])))


def _several(rows: pd.DataFrame) -> list[str]:
    """The regions with several values, most values first."""
    counts = Counter(str(code) for code in rows["region"] if code != names.NATION)
    return [code for code, count in counts.most_common() if count >= _FEW]
