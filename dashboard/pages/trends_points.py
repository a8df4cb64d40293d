"""The values of a series as the chart's table: each with its period, its change and its flags in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from dashboard import facts, formats, names, snapshots
from dashboard.facts import Row
from dashboard.translations import Translator
from metrics import breaks, points, rates, steps
from metrics.changes import Change
from metrics.points import Point
from metrics.populations import Populations
from metrics.snapshots import CHANGE, LEVEL, PER_100K
from metrics.steps import Step

COLUMNS = (
    "region", "name", "end", "value", "shown", "told", "told_period", "tick", "moved", "direction", "hedged",
    "conflict", "derived", "broken", "figure_id", "report_id", "source",
)  # fmt: skip


def build(
    found: Iterable[Point],
    _: Translator,
    *,
    show: str = LEVEL,
    years: int = 1,
    people: Populations | None = None,
) -> pd.DataFrame:
    """Return points of a series (of `metrics.series`) as a table of `COLUMNS`, one row a point that has a value.

    ``region`` names the line: a region's code, with the place where the value is one of a place. ``show`` makes
    ``value`` the level, its rate (of ``people``), or its change on the period so many ``years`` before. ``moved`` is
    that change in words, ``direction`` its sign (``None`` without one). ``broken`` says in words, one for each break,
    what changed between the point before and this one, or within its period.
    """
    made = [_point(step, show, years, people, _) for step in steps.find(found, years)]
    return pd.DataFrame([point for point in made if point is not None], columns=list(COLUMNS))


def moved(change: Change, unit: str, _: Translator) -> str:
    """Return a change in words: ``+1.6%``; where no percentage may be given ``+4`` or ``−2.5 points``."""
    language = _.language
    if change.percent is not None:
        return formats.signed(round(change.percent, 1), language) + "%"
    if unit == "percent":
        return _("{value} points", value=formats.signed(change.difference, language))
    return facts.value(
        {"value": change.difference, "unit": unit, "measure": "change", "qualifier": "exact"}, _
    )


def _point(
    step: Step, show: str, years: int, people: Populations | None, _: Translator
) -> dict[str, Any] | None:
    point = step.point
    record: dict[str, Any] = point.shown._asdict()
    shown = _shown(step, show, people, record, _)
    if shown is None:
        return None
    value, words, figure_id = shown
    place, period = facts.text(record["place"]), facts.period(record, _)
    name = place or names.headed(record["region"], _.language)
    change = _rated(step, people) if show == PER_100K else step.change
    told = moved(change, record["unit"], _) if change else ""
    return {
        "region": _line(record),
        "name": name,
        "end": points.end(point),
        "value": value,
        "shown": words,
        "told": "<br>".join(_hover(name, period, words, told, years, record, show, _)),
        "told_period": period,
        "tick": _tick(record, _),
        "moved": told,
        "direction": (change.difference > 0) - (change.difference < 0) if change else None,
        "hedged": point.hedged,
        "conflict": point.conflict,
        "derived": bool(point.derived),
        "broken": tuple(one.names[_.language] for one in breaks.declared() if one.id in point.breaks),
        "figure_id": figure_id,
        "report_id": str(record["report_id"]),
        "source": facts.text(record["source_title"]),
    }


def _shown(
    step: Step, show: str, people: Populations | None, record: Row, _: Translator
) -> tuple[float, str, str] | None:
    """The number that is drawn, its words, and the figures behind it; nothing where there is none."""
    own = str(record["figure_id"])
    if show == LEVEL:
        return float(record["value"]), facts.value(record, _), own
    if show == PER_100K:
        rate = rates.compute(step.point, people).value if people else None
        return None if rate is None else (float(rate), formats.fixed(rate, _.language), own)
    if step.percent is None or step.base is None:
        return None
    return float(step.percent), snapshots.signed(step.percent, _), f"{own}-{step.base.shown.figure_id}"


def _rated(step: Step, people: Populations | None) -> Change | None:
    """The step between two rates; without a percentage where the counts may have none."""
    if people is None or step.change is None or step.base is None:
        return None
    own, base = rates.compute(step.point, people).value, rates.compute(step.base, people).value
    if own is None or not base or step.percent is None:
        return None
    return Change(step.change.before, own - base, (own - base) / base * 100)


def _hover(
    name: str, period: str, words: str, told: str, years: int, record: Row, show: str, _: Translator
) -> list[str]:
    lines = [f"<b>{name}</b>", f"{period}: <b>{words}</b>"]
    if show != LEVEL:
        lines.append(_("reported: {value}", value=facts.value(record, _)))
    if told and show != CHANGE and years == 1:
        lines.append(_("{change} on a year earlier", change=told))
    elif told and show != CHANGE:
        lines.append(
            _.plural(
                "{change} on {count} year earlier", "{change} on {count} years earlier", years, change=told
            )
        )
    return lines


def _tick(record: Row, _: Translator) -> str:
    """The period as it stands below the axis: of a day only month and year, for which phones have room."""
    if facts.text(record["period_start"]):
        return facts.period(record, _, short=True)
    return facts.month(_end(record), _, short=True)


def _line(record: Row) -> str:
    place = facts.text(record["place"])
    return f"{record['region']}/{place}" if place else str(record["region"])


def _end(record: Row) -> date:
    return date.fromisoformat(str(record["period_end"])[:10])
