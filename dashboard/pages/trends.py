"""Trends: how did one metric move, region by region, over periods that can be compared."""

from __future__ import annotations

from typing import Any

import dash
from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, ctx, dcc, html
from dash.development.base_component import Component

from dashboard import engines, evidence, frame, narrowing
from dashboard.pages import trends_choices, trends_controls, trends_picture
from dashboard.translations import N_, Translator, translator
from metrics.selections import Selection, parse, query_string

dash.register_page(__name__, path="/trends", name=N_("Trends"), order=1)

UNCONTROLLED = ("place", "scope", "report", "from_date", "to_date")


def layout(**query: object) -> Component:
    """Return the page for the address's query."""
    return frame.page("/trends", query, _content)


def _content(selection: Selection, _: Translator) -> list[Component]:
    choices = trends_choices.settle(engines.current(), selection)
    return [
        frame.heading(_("Trends"), _("How a figure moved, compared only over periods of the same length.")),
        trends_controls.build(choices, _),
        *narrowing.note("/trends", selection, UNCONTROLLED, _),
        html.Div(trends_picture.build(engines.current(), choices, _), id="trends-answer"),
        evidence.drawer("trends-evidence", _),
        dcc.Store(id="trends-query", data=query_string(choices.selection)),
        dcc.Store(id="trends-language", data=_.language),
    ]


@callback(
    *(Output(f"trends-{name}", "data") for name in trends_controls.CONTROLS),
    *(Output(f"trends-{name}", "value") for name in trends_controls.CONTROLS),
    Output("trends-answer", "children"),
    Output("trends-query", "data"),
    *(Input(f"trends-{name}", "value") for name in trends_controls.CONTROLS),
    State("trends-query", "data"),
    prevent_initial_call=True,
)
def redraw(*inputs: Any) -> tuple[Any, ...]:
    """Answer a control: what else it makes possible, the picture, and the query that tells it."""
    *values, query = inputs
    changed, before = str(ctx.triggered_id).removeprefix("trends-"), parse(query)
    _ = translator(before.lang)
    asked = trends_controls.read(dict(zip(trends_controls.CONTROLS, values, strict=True)), changed, before)
    choices = trends_choices.after(engines.current(), asked, changed)
    options, settled = trends_controls.options(choices, _), trends_controls.values(choices)
    return (
        *(options[name] for name in trends_controls.CONTROLS),
        *(settled[name] for name in trends_controls.CONTROLS),
        trends_picture.build(engines.current(), choices, _),
        query_string(choices.selection),
    )


@callback(
    Output("trends-evidence", "opened"),
    Output("trends-evidence", "children"),
    Input("trends-chart", "clickData"),
    Input({"type": "sentence", "figure": ALL, "report": ALL}, "n_clicks"),
    State("trends-language", "data"),
    prevent_initial_call=True,
)
def read(clicked: dict[str, Any] | None, presses: list[int | None], language: str) -> tuple[Any, Any]:
    """Open the sentence of the point or the row that was chosen."""
    figure = evidence.chosen(ctx.triggered_id, clicked, presses)
    if figure is None:
        return dash.no_update, dash.no_update
    return True, evidence.tell(engines.current(), figure, translator(language))


clientside_callback(
    ClientsideFunction("charts", "fit"),
    Output("trends-chart", "figure"),
    Output("trends-chart", "style"),
    Input("trends-figure", "data"),
)

clientside_callback(
    ClientsideFunction("address", "write"),
    Output("trends-query", "storage_type"),
    Input("trends-query", "data"),
)
