"""Trends: how did one metric move, region by region, over periods that can be compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
from dash import (
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    ctx,
    dcc,
    html,
)
from dash.development.base_component import Component

from dashboard import controlbar, engines, frame, markup, narrowing, views, wiring
from dashboard.pages import trends_choices, trends_controls, trends_picture
from dashboard.pages.trends_controls import CONTROLS, VIEWS
from dashboard.translations import N_, Translator, translator
from dashboard.views import View
from metrics.selections import ABSENT, DERIVED, Selection

dash.register_page(__name__, path="/trends", name=N_("Trends"), order=1, chart=True)

UNCONTROLLED = ("place", "report", "from_date", "to_date")


def layout(**query: object) -> Component:
    """Return the page for the address's query."""

    def content(selection: Selection, _: Translator) -> list[Component]:
        return _content(selection, views.parse(query), _)

    return frame.page("/trends", query, content, extra=views.NAMES)


def _content(selection: Selection, view: View, _: Translator) -> list[Component]:
    choices = trends_choices.settle(engines.current(), selection, view)
    return [
        frame.heading(_("Trends"), _("How a figure moved, compared only over periods of the same length.")),
        trends_controls.bar(choices, _),
        frame.sided(
            [trends_controls.build(choices, _), *narrowing.note("/trends", selection, UNCONTROLLED, _)],
            [
                trends_controls.looks(choices, _),
                html.Div(
                    trends_picture.place(trends_picture.build(engines.current(), choices, _), _),
                    id="trends-answer",
                ),
            ],
        ),
        dcc.Store(id="trends-drawn"),
        dcc.Store(id="trends-below-markup"),
        *wiring.parts("trends", views.query_string(choices.selection, choices.view), _),
    ]


@callback(
    *(Output(f"trends-{name}", "data") for name in CONTROLS),
    *(Output(f"trends-{name}", "value") for name in CONTROLS),
    Output("trends-head", "children"),
    Output("trends-figure", "data"),
    Output("trends-box", "style"),
    Output("trends-box", "aria-label"),
    Output("trends-notes", "children"),
    Output("trends-query", "data"),
    *(Input(f"trends-{name}", "value") for name in CONTROLS),
    *(Input(f"trends-{name}", "checked" if name in {"borders", "derive"} else "value") for name in VIEWS),
    State("trends-query", "data"),
    prevent_initial_call=True,
)
def redraw(*inputs: Any) -> tuple[Any, ...]:
    """Answer a control: what else it makes possible, the picture, and the query that tells it."""
    *given, query = inputs
    named = dict(zip((*CONTROLS, *VIEWS), given, strict=True))
    changed, (before, view) = str(ctx.triggered_id).removeprefix("trends-"), views.both(query)
    _ = translator(before.lang)
    asked = trends_controls.read(named, changed, before)
    added = (DERIVED,) if named["derive"] else ()
    asked = replace(
        asked, as_of=controlbar.day(named["as-of"]), add=added + ((ABSENT,) if ABSENT in before.add else ())
    )
    looked = replace(
        view,
        show=named["show"],
        layout=named["layout"],
        base=named["base"],
        borders=views.OLD if named["borders"] else views.TODAY,
    )
    choices = trends_choices.after(engines.current(), asked, changed, looked)
    options, settled = trends_controls.options(choices, _), trends_controls.values(choices)
    picture = trends_picture.build(engines.current(), choices, _)
    same = trends_choices.KINDS if changed in trends_choices.LOOKS else frozenset[str]()
    return (
        *(dash.no_update if name in same else options[name] for name in CONTROLS),
        *(dash.no_update if name in same else settled[name] for name in CONTROLS),
        picture.head,
        picture.figure,
        picture.height,
        picture.label,
        picture.notes,
        views.query_string(choices.selection, choices.view),
    )


@callback(Output("trends-below-markup", "data"), Input("trends-drawn", "data"), prevent_initial_call=True)
def complete(query: str) -> str:
    """Once the chart of a query is drawn, add what lies below it."""
    selection, view = views.both(query)
    choices = trends_choices.settle(engines.current(), selection, view, kinds=False)
    return markup.write(trends_picture.below(engines.current(), choices, translator(selection.lang)))


clientside_callback(
    ClientsideFunction("charts", "fit"),
    Output("trends-chart", "figure"),
    Output("trends-chart", "style"),
    Input("trends-figure", "data"),
)

clientside_callback(
    ClientsideFunction("charts", "drawn"), Output("trends-drawn", "data"), Input("trends-query", "data")
)

wiring.address("trends")
wiring.markup("trends", "below")
wiring.sentences("trends", chart="trends-chart")
