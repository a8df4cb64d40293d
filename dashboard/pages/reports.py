"""The list of reports: where every number comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import (
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    dcc,
    html,
    register_page,
)
from dash.development.base_component import Component

from dashboard import controlbar, engines, frame, listings, names
from dashboard.listings import PAGE, Wanted
from dashboard.translations import N_, Translator, translator
from dashboard.views import View
from etl import catalogue
from metrics import reports
from metrics.selections import Selection

register_page(__name__, path="/reports", name=N_("Reports"), title="Reports", order=4)

clientside_callback(
    ClientsideFunction("address", "write"), Output("reports-written", "data"), Input("reports-query", "data")
)


def layout(**query: Any) -> Component:
    """Return the page: filters above the list of the reports that they leave."""

    def content(selection: Selection, _: Translator) -> Component:
        asked = replace(listings.wanted(query), as_of=selection.as_of)
        return html.Div(
            [
                frame.heading(
                    _("Reports"), _("Every figure comes from one of these reports. Open one to see where.")
                ),
                controlbar.build(
                    "reports", selection, View(), _, base=False, window=False, own=_filters(asked, _)
                ),
                html.Div(_listed(asked, _), id="reports-list"),
                dcc.Store(id="reports-query"),
                dcc.Store(id="reports-written"),
                dcc.Store(id="reports-language", data=_.language),
            ],
            className="reports",
        )

    return frame.page("/reports", query, content, extra=listings.NAMES)


@callback(
    Output("reports-list", "children"),
    Output("reports-query", "data"),
    Input("reports-region", "value"),
    Input("reports-written-in", "value"),
    Input("reports-search", "value"),
    Input("reports-as-of", "value"),
    State("reports-language", "data"),
    prevent_initial_call=True,
)
def relist(
    region: str | None, written_in: str | None, words: str | None, as_of: str | None, language: str
) -> tuple[Any, str]:
    """Draw the list anew and hand the address what it shows."""
    asked = Wanted(region or "", written_in or "", (words or "").strip(), as_of=controlbar.day(as_of))
    return _listed(asked, translator(language)), listings.query_string(asked, language)


def _listed(asked: Wanted, _: Translator) -> list[Component]:
    rows, total = reports.listing(
        engines.current(),
        region=asked.region or None,
        language=asked.language or None,
        words=asked.q or None,
        as_of=asked.as_of,
        limit=PAGE,
        offset=(asked.page - 1) * PAGE,
    )
    return listings.draw(rows, total, asked, _)


def _filters(asked: Wanted, _: Translator) -> list[Component]:
    regions = [{"value": code, "label": names.headed(code, _.language)} for code in catalogue.read().regions]
    languages = [
        {"value": code, "label": listings.language_name(code, _.language)} for code in listings.LANGUAGES
    ]
    return [
        dmc.Select(
            id="reports-region",
            label=_("Region"),
            data=regions,
            value=asked.region or None,
            placeholder=_("All regions"),
            searchable=True,
            clearable=True,
            nothingFoundMessage=_("Nothing found"),
        ),
        dmc.Select(
            id="reports-written-in",
            label=_("Language of the report"),
            data=languages,
            value=asked.language or None,
            placeholder=_("All languages"),
            clearable=True,
        ),
        dmc.TextInput(
            id="reports-search",
            label=_("Search"),
            value=asked.q,
            placeholder=_("Words of the text or the title"),
            debounce=300,
        ),
    ]
