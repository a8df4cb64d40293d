"""The callbacks that every page of numbers has: the address follows the page, and a number opens its sentence."""

from __future__ import annotations

from typing import Any

import dash
from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, ctx, dcc
from dash.development.base_component import Component

from dashboard import engines, evidence
from dashboard.translations import Translator, translator


def parts(page: str, query: str, _: Translator) -> list[Component]:
    """Return what `address` and `sentences` need in the layout of ``page``, whose present query is ``query``."""
    return [
        evidence.drawer(f"{page}-evidence", _),
        dcc.Store(id=f"{page}-query", data=query),
        dcc.Store(id=f"{page}-language", data=_.language),
    ]


def address(page: str) -> None:
    """Let the address in the browser follow the store ``<page>-query``."""
    clientside_callback(
        ClientsideFunction("address", "write"),
        Output(f"{page}-query", "storage_type"),
        Input(f"{page}-query", "data"),
    )


def sentences(page: str, chart: str | None = None) -> None:
    """Let every number that is a button open its sentence, and every point of the graph with the id ``chart``."""
    clicks = [Input(chart, "clickData")] if chart else []

    @callback(
        Output(f"{page}-evidence", "opened"),
        Output(f"{page}-evidence", "children"),
        *clicks,
        Input({"type": "sentence", "figure": ALL, "report": ALL}, "n_clicks"),
        State(f"{page}-language", "data"),
        prevent_initial_call=True,
    )
    def read(*values: Any) -> tuple[Any, Any]:
        *clicked, presses, language = values
        figure = evidence.chosen(ctx.triggered_id, clicked[0] if clicked else None, presses)
        if figure is None:
            return dash.no_update, dash.no_update
        return True, evidence.tell(engines.current(), figure, translator(language))
