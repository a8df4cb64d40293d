"""The filtered rows as a grid shows them: which columns there are, and each row in the reader's words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import facts, frame, names
from dashboard.translations import N_, Translator

SHOWN = 2_000
"""How many rows the grid holds at most; the page says so when there are more, the downloads hold all."""

COLUMNS: dict[str, tuple[str, int]] = {
    "indicator": (N_("Indicator"), 230),
    "region": (N_("Region"), 135),
    "place": (N_("Place"), 130),
    "scope": (N_("Only"), 150),
    "period": (N_("Period"), 165),
    "window": (N_("Window"), 110),
    "value": (N_("Value"), 185),
    "measure": (N_("Measure"), 100),
    "offence": (N_("Offence"), 130),
    "gravity": (N_("Gravity"), 140),
    "kind": (N_("Kind"), 150),
    "status": (N_("Remarks"), 140),
    "label": (N_("What is counted"), 200),
    "quote": (N_("In the report's words"), 260),
    "source": (N_("Report"), 260),
    "published": (N_("Published"), 120),
}
"""The columns by id: the catalogue key of the heading and the width in pixels."""

USUAL = ("indicator", "region", "period", "value", "offence", "quote")
"""The columns that show until the reader chooses others."""

_STATUS = {
    "conflict": N_("sources disagree"),
    "hedged": N_("not exact"),
    "derived": N_("derived"),
    "break": N_("break in the series"),
}


def columns(chosen: tuple[str, ...], _: Translator) -> list[dict[str, Any]]:
    """Return AG Grid's column definitions: all columns, those not in ``chosen`` hidden."""
    return [_column(key, key in chosen, _) for key in COLUMNS]


def records(table: pd.DataFrame, _: Translator) -> list[dict[str, Any]]:
    """Return one dictionary a row of ``table`` (the CSV's columns and ``report_id``), ready for the grid.

    ``value`` stays a number so that it sorts; ``shown`` holds its words; ``open`` is the address of the
    sentence in the reader.
    """
    return [_record(row, _) for row in table.to_dict("records")]


def window(key: str, _: Translator) -> str:
    """Return the name of a window: ``9m`` is nine months."""
    if key == "point":
        return _("at a date")
    if key in ("unknown", ""):
        return _("not stated")
    count = int(key[:-1])
    if key.endswith("m"):
        return _.plural("{count} month", "{count} months", count)
    return _.plural("{count} day", "{count} days", count)


def remarks(status: str, _: Translator) -> str:
    """Return the flags of a row in words."""
    return ", ".join(_(_STATUS[flag]) if flag in _STATUS else flag for flag in status.split())


def _column(key: str, shown: bool, _: Translator) -> dict[str, Any]:
    heading, width = COLUMNS[key]
    column: dict[str, Any] = {"field": key, "headerName": _(heading), "hide": not shown, "width": width}
    if key == "value":
        column |= {"type": "rightAligned", "valueFormatter": {"function": "params.data.shown"}}
    elif key == "period":
        # Sorts by time, reads as words.
        column |= {"field": "until", "valueFormatter": {"function": "params.data.period"}}
    elif key == "quote":
        column |= {"cellRenderer": "SentenceLink", "tooltipField": "quote", "minWidth": 200, "flex": 1}
    elif key in ("indicator", "scope", "label", "source", "place", "offence"):
        column |= {"tooltipField": key}
    return column


def _record(row: facts.Row, _: Translator) -> dict[str, Any]:
    language, told = _.language, facts.text
    figure, report = told(row["figure_id"]), told(row["report_id"])
    offence, gravity = told(row["offence"]), told(row["gravity"])
    return {
        "figure": figure,
        "indicator": names.indicator(told(row["indicator"]), language),
        "region": names.region(told(row["region"]) or None, language),
        "place": told(row["place"]),
        "scope": told(row["scope"]),
        "period": facts.period(row, _, short=True),
        "until": told(row["period_end"])[:10],
        "window": window(told(row["window"]), _),
        "value": float(row["value"]),
        "shown": facts.value(row, _),
        "measure": names.label("measures", told(row["measure"]), language),
        "offence": names.offence(offence, language) if offence else "",
        "gravity": names.gravity(gravity, language) if gravity else "",
        "kind": facts.modality(row, _),
        "status": remarks(told(row["status"]), _),
        "label": told(row["label"]),
        "quote": told(row["quote"]),
        "source": told(row["source_title"]),
        "published": told(row["published"])[:10],
        "open": frame.link(f"/reports/{report}", language, figure=figure) if report else "",
    }
