"""The values of a series as the chart's table: each with its period, its change and its flags in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard import facts, formats, names
from dashboard.facts import Row
from dashboard.translations import Translator
from metrics import breaks, changes
from metrics.changes import Change

COLUMNS = (
    "region", "name", "end", "value", "shown", "told", "told_period", "tick", "moved", "direction",
    "hedged", "conflict", "broken", "figure_id", "report_id", "source",
)  # fmt: skip


def build(rows: pd.DataFrame, _: Translator) -> pd.DataFrame:
    """Return ``rows`` (of `metrics.series`) with the columns that charts and tables take.

    ``region`` names the line: a region's code, with the place where the value is one of a place. ``moved`` is the
    change against the same period of the year before in words, ``direction`` its sign (``None`` without one).
    ``broken`` says in words, one for each break, what changed between the point before and this one, or within its period.
    """
    records = [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
    values: dict[str, dict[date, Decimal]] = {}
    for record in records:
        values.setdefault(_line(record), {})[_end(record)] = record["value"]
    points = [_point(record, values[_line(record)], _) for record in records]
    return pd.DataFrame(points, columns=list(COLUMNS))


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


def _point(record: Row, values: Mapping[date, Decimal], _: Translator) -> dict[str, Any]:
    place, shown, period = facts.text(record["place"]), facts.value(record, _), facts.period(record, _)
    name = place or names.region(record["region"], _.language)
    # Over changed borders or definitions there is no step, only a break.
    broken = "break" in facts.text(record["status"]).split()
    change = None if broken else changes.find(values, _end(record), record["measure"], record["unit"])
    told = moved(change, record["unit"], _) if change else ""
    hover = [f"<b>{name}</b>", f"{period}: <b>{shown}</b>"]
    hover += [_("{change} on a year earlier", change=told)] if told else []
    return {
        "region": _line(record),
        "name": name,
        "end": _end(record),
        "value": float(record["value"]),
        "shown": shown,
        "told": "<br>".join(hover),
        "told_period": period,
        "tick": _tick(record, _),
        "moved": told,
        "direction": (change.difference > 0) - (change.difference < 0) if change else None,
        "hedged": bool(record["hedged"]),
        "conflict": bool(record["conflict"]),
        "broken": tuple(one.names[_.language] for one in breaks.declared() if one.id in record["breaks"]),
        "figure_id": str(record["figure_id"]),
        "report_id": str(record["report_id"]),
        "source": facts.text(record["source_title"]),
    }


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
