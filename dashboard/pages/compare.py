"""Compare: two to four regions side by side, only where their figures are for the same period."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, ctx, dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import engines, evidence, frame, names
from dashboard.pages import compare_picture, compare_rows
from dashboard.pages.trends_choices import indicator_options
from dashboard.translations import N_, Translator, translator
from metrics.selections import Selection, query_string

dash.register_page(__name__, path="/compare", name=N_("Compare"), order=2)


def layout(**query: object) -> Component:
    """Return the page for the address's query."""
    return frame.page("/compare", query, _content)


def settle(engine: Engine, asked: Selection) -> Selection:
    """Return ``asked`` with two to four regions and at least one indicator."""
    regions = tuple(dict.fromkeys(asked.region))[: compare_rows.MOST] or compare_rows.usual(engine)
    return replace(asked, region=regions, indicator=asked.indicator or compare_rows.offered(engine, regions))


def _content(selection: Selection, _: Translator) -> list[Component]:
    chosen = settle(engines.current(), selection)
    return [
        frame.heading(_("Compare"), _("Regions side by side, only where their figures are for the same period.")),
        _controls(chosen, _),
        html.Div(_answer(engines.current(), chosen, _), id="compare-answer"),
        evidence.drawer("compare-evidence", _),
        dcc.Store(id="compare-query", data=query_string(chosen)),
        dcc.Store(id="compare-language", data=_.language),
    ]


def _controls(chosen: Selection, _: Translator) -> Component:
    regions = [{"value": region.code, "label": names.region(region.code, _.language)} for region in names.regions()]
    common = {"searchable": True, "hidePickedOptions": True, "nothingFoundMessage": _("Nothing found")}
    return html.Div(
        [
            dmc.MultiSelect(
                id="compare-region",
                label=_("Regions, two to four"),
                data=regions,
                value=list(chosen.region),
                maxValues=compare_rows.MOST,
                **common,
            ),
            dmc.MultiSelect(
                id="compare-indicator",
                label=_("Indicators"),
                data=indicator_options(_),
                value=list(chosen.indicator),
                **common,
            ),
        ],
        className="controls compare-controls",
    )


def _answer(engine: Engine, chosen: Selection, _: Translator) -> list[Component]:
    if len(chosen.region) < compare_rows.FEWEST:
        return [frame.empty(_("Choose at least two regions."))]
    rows = compare_rows.align(engine, chosen.region, chosen.indicator)
    if all(len(row.missing) == len(row.cells) for row in rows):
        return [frame.empty(_("No report of these regions gives these figures."), _("Choose other regions or indicators."))]
    return [html.H2(compare_picture.total(rows, _), className="finding"), *compare_picture.build(rows, _)]


@callback(
    Output("compare-answer", "children"),
    Output("compare-query", "data"),
    Input("compare-region", "value"),
    Input("compare-indicator", "value"),
    State("compare-language", "data"),
    prevent_initial_call=True,
)
def redraw(regions: list[str], indicators: list[str], language: str) -> tuple[Any, Any]:
    """Answer a change of regions or indicators; an emptied list of indicators means the headlines."""
    indicator = tuple(indicators or compare_rows.HEADLINES)
    chosen = Selection(region=tuple(regions or ()), indicator=indicator, lang=language)
    return _answer(engines.current(), chosen, translator(language)), query_string(chosen)


@callback(
    Output("compare-evidence", "opened"),
    Output("compare-evidence", "children"),
    Input({"type": "sentence", "figure": ALL, "report": ALL}, "n_clicks"),
    State("compare-language", "data"),
    prevent_initial_call=True,
)
def read(presses: list[int | None], language: str) -> tuple[Any, Any]:
    """Open the sentence of the value that was chosen."""
    figure = evidence.chosen(ctx.triggered_id, None, presses)
    if figure is None:
        return dash.no_update, dash.no_update
    return True, evidence.tell(engines.current(), figure, translator(language))


clientside_callback(
    ClientsideFunction("address", "write"),
    Output("compare-query", "storage_type"),
    Input("compare-query", "data"),
)
