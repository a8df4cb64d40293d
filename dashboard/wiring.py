"""The callbacks that every page of numbers has: the address follows the page, and a number opens its sentence."""

from __future__ import annotations

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, ctx, dcc, html
from dash.development.base_component import Component

from dashboard import engines, evidence
from dashboard.translations import Translator, translator


def parts(page: str, query: str, _: Translator) -> list[Component]:
    """Return what `address` and `sentences` need in the layout of ``page``, whose present query is ``query``."""
    return [
        evidence.drawer(f"{page}-evidence", _),
        dcc.Store(id=f"{page}-pressed"),
        html.Span(hidden=True, **{"data-pressed": f"{page}-pressed"}),
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
        Input(f"{page}-pressed", "data"),
        State(f"{page}-language", "data"),
        prevent_initial_call=True,
    )
    def read(*values: Any) -> tuple[Any, Any]:
        *clicked, pressed, language = values
        by_button = ctx.triggered_id == f"{page}-pressed"
        figure = evidence.chosen(None if by_button else clicked[0], pressed if by_button else None)
        if figure is None:
            return dash.no_update, dash.no_update
        return True, evidence.tell(engines.current(), figure, translator(language))


def markup(page: str, name: str) -> None:
    """Let the HTML in the store ``<page>-<name>-markup`` stand in the element ``<page>-<name>``."""
    clientside_callback(
        ClientsideFunction("markup", "place"),
        Output(f"{page}-{name}-markup", "storage_type"),
        Input(f"{page}-{name}-markup", "data"),
        State(f"{page}-{name}", "id"),
    )
