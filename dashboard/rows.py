"""The filtered rows as a grid shows them: which columns there are, and each row in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import articles, facts, frame, names, quotations
from dashboard.translations import N_, Translator

SHOWN = 2_000
"""How many rows the grid holds at most; the page says so when there are more, the downloads hold all."""

COLUMNS: dict[str, tuple[str, int]] = {
    "indicator": (N_("Indicator"), 230),
    "value": (N_("Value"), 128),
    "region": (N_("Region"), 140),
    "place": (N_("Place"), 130),
    "scope": (N_("Only"), 150),
    "period": (N_("Period"), 130),
    "window": (N_("Length"), 110),
    "measure": (N_("Measure"), 100),
    "offence": (N_("Offence"), 140),
    "gravity": (N_("Gravity"), 140),
    "kind": (N_("Kind"), 150),
    "status": (N_("Remarks"), 140),
    "label": (N_("What is counted"), 200),
    "quote": (N_("In the report's words"), 260),
    "source": (N_("Report"), 260),
    "published": (N_("Published"), 120),
    "note": (N_("Note"), 200),
}
"""The columns by id: the catalogue key of the heading and the width in pixels."""

USUAL = ("indicator", "value", "region", "period", "quote")
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


def records(table: pd.DataFrame, texts: Mapping[str, str], _: Translator) -> list[dict[str, Any]]:
    """Return one dictionary a row of ``table`` (the CSV's columns and ``report_id``), ready for the grid.

    ``texts`` are those of the reports by ``report_id``. ``value`` stays a number so that it sorts; ``shown`` holds
    its words; ``quote`` is the whole sentence, ``lead``, ``number`` and ``rest`` are its pieces, and ``open`` is
    its address in the reader.
    """
    rows = ({str(key): value for key, value in row.items()} for row in table.to_dict("records"))
    return [_record(row, texts.get(facts.text(row["report_id"]), ""), _) for row in rows]


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
        column |= {"cellRenderer": "SentenceLink", "tooltipField": "quote", "minWidth": 260, "flex": 1}
    elif key in ("indicator", "scope", "label", "source", "place", "offence", "note"):
        column |= {"tooltipField": key}
    return column


def _record(row: facts.Row, text: str, _: Translator) -> dict[str, Any]:
    words = _quotation(row, text)
    language, told = _.language, facts.text
    figure, report = told(row["figure_id"]), told(row["report_id"])
    offence, gravity = told(row["offence"]), told(row["gravity"])
    return {
        "figure": figure,
        "indicator": _indicator(row, _),
        "region": ", ".join(
            part for part in (names.region(told(row["region"]), language), told(row["place"])) if part
        ),
        "place": told(row["place"]),
        "scope": articles.named(told(row["scope"]), _),
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
        "quote": words.whole,
        "lead": words.lead,
        "number": words.quoted,
        "rest": words.after,
        "source": told(row["source_title"]),
        "published": told(row["published"])[:10],
        "note": told(row["note"]),
        "open": frame.link(f"/reports/{report}", language, figure=figure) if report else "",
    }


def _indicator(row: facts.Row, _: Translator) -> str:
    """The indicator's name with what narrows it, so that a part never looks like the whole."""
    offence, gravity, scope = (facts.text(row[key]) for key in ("offence", "gravity", "scope"))
    narrower = [names.offence(offence, _.language)] if offence and not articles.narrows_offence(scope) else []
    narrower += [names.gravity(gravity, _.language)] if gravity else []
    narrower += [articles.named(scope, _)] if scope else []
    return " · ".join([names.indicator(facts.text(row["indicator"]), _.language), *narrower])


def _quotation(row: facts.Row, text: str) -> quotations.Quotation:
    """The sentence of a figure; its bare quotation where the text is not at hand."""
    start, end = facts.text(row["start"]), facts.text(row["end"])
    if not start or not text:
        return quotations.Quotation("", facts.text(row["quote"]), "")
    return quotations.find(text, int(start), int(end))
