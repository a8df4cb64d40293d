"""The filtered rows on the page: how many, where to download all of them, and the grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from dashboard import formats, frame, rows
from dashboard.translations import N_, Translator
from metrics import selections
from metrics.selections import Selection

# Colours come from the page's own variables, so the grid follows the light and the dark scheme.
_THEME = {
    "function": "themeQuartz.withParams({"
    "backgroundColor: 'var(--mantine-color-body)', foregroundColor: 'var(--mantine-color-text)',"
    "borderColor: 'var(--mantine-color-default-border)', accentColor: 'var(--mantine-primary-color-filled)',"
    "headerBackgroundColor: 'var(--mantine-color-body)', fontFamily: 'inherit', fontSize: 14,"
    "cellHorizontalPadding: 10, wrapperBorder: false, wrapperBorderRadius: 0, headerFontWeight: 600})"
}

_DOWNLOADS = (
    ("csv", ",", N_("CSV")),
    ("csv", ";", N_("CSV with semicolons")),
    ("xlsx", ",", N_("Excel")),
    ("json", ",", N_("JSON")),
)

# Filters by their query names; the order is the one in which they are best loosened.
_LOOSEN = {
    "offence": N_("offence"),
    "gravity": N_("gravity"),
    "scope": N_("restriction"),
    "place": N_("place"),
    "unit": N_("unit"),
    "modality": N_("kind"),
    "window": N_("window"),
    "measure": N_("measure"),
    "from_date": N_("first day"),
    "to_date": N_("last day"),
    "report": N_("report"),
    "region": N_("region"),
    "indicator": N_("indicator"),
}


def draw(
    selection: Selection,
    records: Sequence[Mapping[str, Any]],
    total: int,
    chosen: tuple[str, ...],
    _: Translator,
) -> list[Component]:
    """Return the count of all ``total`` rows, their downloads, and the grid of ``records``, the first ones."""
    if not total:
        return [html.P(_("No rows"), className="count", role="status"), _nothing(selection, _)]
    parts: list[Component] = [count(total, _), downloads(selection, _), displayed(len(records), _)]
    if total > len(records):
        parts.append(_cut(len(records), total, _))
    return [html.Div(parts, className="results-head"), grid(records, chosen, _)]


def count(total: int, _: Translator) -> Component:
    """Return how many rows the selection has."""
    shown = formats.number(total, _.language)
    return html.P(
        _.plural("{shown} row", "{shown} rows", total, shown=shown), className="count", role="status"
    )


def downloads(selection: Selection, _: Translator) -> Component:
    """Return links to the same selection as files; each holds every row."""
    links = [
        html.A(
            _(words),
            href=f"/data.{name}?{selections.query_string(replace(selection, sep=separator))}",
            id=f"download-{name}" if separator == "," else "download-csv-semicolon",
            className="download",
            download="",
        )
        for name, separator, words in _DOWNLOADS
    ]
    return html.Div(
        [html.Span(_("All rows:")), *links],
        className="downloads",
        role="group",
        **{"aria-label": _("Downloads")},
    )


def displayed(shown: int, _: Translator) -> Component:
    """Return the button that saves what the grid shows: its rows as they are sorted, its columns as they are chosen."""
    told = formats.number(shown, _.language)
    words = _.plural("{shown} displayed row (CSV)", "{shown} displayed rows (CSV)", shown, shown=told)
    return html.Button(words, type="button", className="textual displayed", **{"data-export": "data-grid"})


def grid(records: Sequence[Mapping[str, Any]], chosen: tuple[str, ...], _: Translator) -> Component:
    """Return the grid over ``records``, which `rows.records` makes."""
    options: dict[str, Any] = {
        "theme": _THEME,
        "tooltipShowDelay": 400,
        "enableCellTextSelection": True,
        "ensureDomOrder": True,
        "suppressColumnVirtualisation": True,
        "rowHeight": 70,  # three lines: an indicator's name with what narrows it
        "headerHeight": 40,
        "accentedSort": True,  # by the alphabet: Kazakh letters stand among the others, not behind them
        "localeText": {
            "noRowsToShow": _("No rows to show"),
            "loadingOoo": _("Loading\u2026"),
            "ariaSortableColumn": _("Press Enter to sort"),
        },
    }
    return dag.AgGrid(
        id="data-grid",
        rowData=list(records),
        columnDefs=rows.columns(chosen, _),
        defaultColDef={"sortable": True, "resizable": True, "filter": False, "wrapText": True},
        dashGridOptions=options,
        getRowId="params.data.figure",
        className="data-grid",
    )


def set_filters(selection: Selection) -> list[str]:
    """Return the names of the filters that narrow ``selection``, the first the best one to loosen."""
    return [name for name in _LOOSEN if getattr(selection, name)]


def _nothing(selection: Selection, _: Translator) -> Component:
    narrow = set_filters(selection)
    if not narrow:
        return frame.empty(
            _("The database holds no figures yet."), _("Load reports with: python -m etl load")
        )
    listed = ", ".join(_(_LOOSEN[name]) for name in narrow)
    return frame.empty(
        _("No report gives a figure for this choice."),
        _("Loosen one of these filters: {filters}.", filters=listed),
    )


def _cut(shown: int, total: int, _: Translator) -> Component:
    words = _(
        "The table shows the first {shown} of {total} rows and sorts these. The downloads hold all; a narrower"
        " choice shows the others here.",
        shown=formats.number(shown, _.language),
        total=formats.number(total, _.language),
    )
    return html.P(words, className="muted")
