"""What Trends shows: a selection completed from the data, and what else could be chosen in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from dashboard import names, theme
from dashboard.translations import Translator
from metrics import observations
from metrics.selections import Selection

FIRST = "registered_crimes"
USUAL_WINDOWS = ("12m", "9m", "6m", "3m")
_KIND = ["measure", "unit", "offence", "gravity"]
_SHOWN_AT_FIRST = 4


@dataclass(frozen=True, slots=True)
class Choices:
    """A complete selection and, best first, the kinds, windows and regions that its indicator has.

    ``kinds`` are (measure, unit, offence, gravity) with the number of points of each, ``""`` for none.
    """

    selection: Selection
    kinds: tuple[tuple[tuple[str, str, str, str], int], ...]
    windows: tuple[tuple[str, int], ...]
    regions: tuple[tuple[str, int], ...]

    @property
    def kind(self) -> tuple[str, str, str, str]:
        """The chosen measure, unit, offence and gravity."""
        chosen = self.selection
        return (_one(chosen.measure), _one(chosen.unit), _one(chosen.offence), _one(chosen.gravity))


def settle(engine: Engine, asked: Selection) -> Choices:
    """Return ``asked`` with everything that it leaves open filled in by what the data has most of."""
    indicator = _one(asked.indicator) or FIRST
    rows = _comparable(observations.frame(engine, Selection(indicator=(indicator,))))
    kinds = _kinds(rows)
    kind = _best_kind(kinds, asked)
    rows = rows[(rows[_KIND] == list(kind)).all(axis=1)] if kind else rows.iloc[:0]
    windows = _counted(rows, "window")
    window = _one(asked.window) or _best_window(windows)
    rows = rows[rows["window"] == window]
    regions = _counted(rows, "region")
    measure, unit, offence, gravity = kind or ("", "", "", "")
    chosen = replace(
        asked,
        indicator=(indicator,),
        measure=_some(measure),
        unit=_some(unit),
        offence=_some(offence),
        gravity=_some(gravity),
        window=_some(window),
        region=_regions(asked.region, regions),
    )
    return Choices(chosen, kinds, windows, regions)


def kind_key(kind: Sequence[str]) -> str:
    """Return a kind as the one text that a control holds; `kind_of` reads it back."""
    return "|".join(kind)


def kind_of(key: str | None) -> dict[str, tuple[str, ...]]:
    """Return the parts of a selection that a control's kind stands for."""
    return {name: _some(part) for name, part in zip(_KIND, (key or "|||").split("|"), strict=True)}


def kind_name(kind: tuple[str, str, str, str], _: Translator) -> str:
    """Return a kind in words: ``level``, ``change · theft``."""
    measure, unit, offence, gravity = kind
    parts = [names.label("measures", measure, _.language)]
    if unit not in ("count", "percent", ""):
        parts.append(names.label("units", unit, _.language))
    parts += [names.offence(offence, _.language)] if offence else []
    parts += [names.gravity(gravity, _.language)] if gravity else []
    return " · ".join(parts)


def indicator_options(_: Translator) -> list[dict[str, Any]]:
    """Return all indicators, grouped by family, as a searchable control wants them."""
    groups: dict[str, list[dict[str, str]]] = {}
    for entry in names.indicators():
        option = {"value": entry.id, "label": names.indicator(entry.id, _.language)}
        groups.setdefault(names.label("families", entry.family, _.language), []).append(option)
    return [{"group": group, "items": items} for group, items in groups.items()]


def _comparable(rows: pd.DataFrame) -> pd.DataFrame:
    """Results for a whole region over a known period; parts, plans and single cases make no series."""
    whole = rows["place"].isna() & rows["scope"].isna() & (rows["modality"] == "result")
    known = rows["region"].notna() & rows["period_end"].notna() & (rows["window"] != "unknown")
    kept = rows[whole & known]
    return kept.assign(**{name: kept[name].fillna("").astype(str) for name in _KIND})


def _kinds(rows: pd.DataFrame) -> tuple[tuple[tuple[str, str, str, str], int], ...]:
    cells = rows.drop_duplicates([*_KIND, "region", "window", "period_end"])
    counts = cells.groupby(_KIND, sort=False).size().sort_values(ascending=False, kind="stable")
    found = [(tuple(str(part) for part in key), int(count)) for key, count in counts.items()]  # type: ignore[attr-defined]
    return tuple(sorted(found, key=lambda item: (bool(item[0][2] or item[0][3]), -item[1])))  # type: ignore[arg-type]


def _best_kind(
    kinds: tuple[tuple[tuple[str, str, str, str], int], ...], asked: Selection
) -> tuple[str, str, str, str] | None:
    """The best kind that fits what was asked; an offence or gravity that was not asked for is not offered."""
    for kind, _count in kinds:
        wanted = (asked.measure, asked.unit, asked.offence, asked.gravity)
        fits = [not want or part in want for part, want in zip(kind, wanted, strict=True)]
        if all(fits) and bool(asked.offence) == bool(kind[2]) and bool(asked.gravity) == bool(kind[3]):
            return kind
    if any((asked.measure, asked.unit, asked.offence, asked.gravity)):
        return (_one(asked.measure), _one(asked.unit), _one(asked.offence), _one(asked.gravity))
    return kinds[0][0] if kinds else None


def _best_window(windows: tuple[tuple[str, int], ...]) -> str:
    counts = dict(windows)
    usual = [window for window in USUAL_WINDOWS if window in counts]
    best = max(usual, key=lambda window: counts[window], default="")
    return best or (windows[0][0] if windows else "")


def _counted(rows: pd.DataFrame, column: str) -> tuple[tuple[str, int], ...]:
    cells = rows.drop_duplicates(["region", "window", "period_end"])
    counts = cells[column].value_counts(sort=True)
    return tuple((str(key), int(count)) for key, count in counts.items())


def _regions(asked: tuple[str, ...], found: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    if asked:
        nation = [code for code in asked if code == names.NATION]
        return tuple([code for code in asked if code != names.NATION][: theme.MOST_SERIES] + nation)
    own = [code for code, count in found if code != names.NATION]
    several = [code for code, count in found if code != names.NATION and count > 1]
    return tuple((several or own)[:_SHOWN_AT_FIRST]) or tuple(code for code, _count in found)


def _one(values: tuple[str, ...]) -> str:
    return values[0] if values else ""


def _some(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
