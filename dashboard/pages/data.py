"""The rows themselves: filter, count, sort, download, and follow each to its sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import (
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    dcc,
    html,
    no_update,
    register_page,
)
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import articles, choices, controlbar, dictionary, engines, frame, grids, narrowing, rows
from dashboard.translations import N_, Translator, translator
from dashboard.views import View
from metrics import observations, reports, selections
from metrics.messages import say
from metrics.selections import BadQuery, Selection

register_page(__name__, path="/data", name=N_("Data"), title="Data", order=3, grid=True)

clientside_callback(
    ClientsideFunction("address", "write"), Output("data-written", "data"), Input("data-query", "data")
)


def layout(**query: Any) -> Component:
    """Return the page: filters, and below them the rows that they leave."""
    chosen = choices.columns(query.get("columns"))

    def content(selection: Selection, _: Translator) -> Component:
        engine = engines.current()
        titles = reports.titles(engine)
        return html.Div(
            [
                frame.heading(_("Data"), _("Every figure as a row, with the sentence that it came from.")),
                controlbar.build(
                    "data",
                    selection,
                    View(),
                    _,
                    base=False,
                    window=False,
                    own=choices.draw(selection, titles, _, by_article=articles.held(engine)),
                ),
                *narrowing.note("/data", selection, choices.UNCONTROLLED, _),
                html.Div(
                    [
                        choices.column_choice(chosen, _),
                        html.Div(results(engine, selection, chosen, _), id="data-results"),
                    ],
                    className="results",
                ),
                dictionary.draw(_),
                dcc.Store(id="data-query"),
                dcc.Store(id="data-written"),
                dcc.Store(id="data-asked", data=selections.query_string(selection)),
            ],
            className="data",
        )

    return frame.page("/data", query, content, extra=("columns",))


@callback(
    Output("data-results", "children"),
    Output("data-query", "data"),
    *(Input(f"data-{name}", "value") for name in choices.FILTERS),
    Input("data-columns", "value"),
    Input("data-as-of", "value"),
    State("data-asked", "data"),
    prevent_initial_call=True,
)
def refilter(*inputs: Any) -> tuple[list[Component], Any]:
    """Draw the rows anew and hand the address what they are."""
    *values, columns, as_of, asked = inputs
    before = selections.parse(asked)
    _ = translator(before.lang)
    chosen = choices.columns(columns)
    try:
        before = replace(before, as_of=controlbar.day(as_of))
        selection = choices.apply(before, dict(zip(choices.FILTERS, values, strict=True)))
    except BadQuery as problem:
        return [
            frame.empty(_("This choice cannot be understood."), say(problem.message, _.language))
        ], no_update
    return results(engines.current(), selection, chosen, _), choices.query_string(selection, chosen)


def results(engine: Engine, selection: Selection, chosen: tuple[str, ...], _: Translator) -> list[Component]:
    """Return the count, the downloads and the grid of a selection."""
    total = observations.count(engine, selection)
    table = observations.frame(engine, selection, limit=rows.SHOWN)
    texts = reports.texts(engine, {str(name) for name in table["report_id"]})
    return grids.draw(selection, rows.records(table, texts, _), total, chosen, _)
