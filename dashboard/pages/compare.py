"""Compare: two to four regions side by side, only where their figures are for the same period."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, ctx, dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import engines, evidence, frame, names, narrowing
from dashboard.pages import compare_picture
from dashboard.pages.trends_choices import indicator_options
from dashboard.translations import N_, Translator, translator
from metrics import comparisons, series, suggestions
from metrics.comparisons import FEWEST, HEADLINES, MOST
from metrics.selections import Selection, parse, query_string

dash.register_page(__name__, path="/compare", name=N_("Compare"), order=2)

UNCONTROLLED = (
    "place",
    "scope",
    "offence",
    "gravity",
    "modality",
    "report",
    "window",
    "from_date",
    "to_date",
)
_MORE = 4


def layout(**query: object) -> Component:
    """Return the page for the address's query."""
    return frame.page("/compare", query, _content)


def settle(engine: Engine, asked: Selection) -> Selection:
    """Return ``asked`` with regions and indicators: by default those that can best be compared.

    Headlines that no report of the regions gives are asked for all the same, so that the page says so.
    """
    regions = asked.region or suggestions.regions(engine)
    return replace(asked, region=regions, indicator=asked.indicator or _indicators(engine, regions))


def _indicators(engine: Engine, regions: tuple[str, ...]) -> tuple[str, ...]:
    shared = suggestions.indicators(engine, regions)
    return HEADLINES + tuple(key for key in shared if key not in HEADLINES)[:_MORE]


def _content(selection: Selection, _: Translator) -> list[Component]:
    engine = engines.current()
    chosen = settle(engine, selection)
    return [
        frame.heading(
            _("Compare"), _("Regions side by side, only where their figures are for the same period.")
        ),
        _controls(engine, chosen, _),
        *narrowing.note("/compare", selection, UNCONTROLLED, _),
        html.Div(_answer(engine, chosen, _), id="compare-answer"),
        evidence.drawer("compare-evidence", _),
        dcc.Store(id="compare-query", data=query_string(chosen)),
        dcc.Store(id="compare-language", data=_.language),
    ]


def _controls(engine: Engine, chosen: Selection, _: Translator) -> Component:
    regions = [
        {"value": region.code, "label": names.region(region.code, _.language)} for region in names.regions()
    ]
    common = {"searchable": True, "hidePickedOptions": True, "nothingFoundMessage": _("Nothing found")}
    offered = indicator_options(_, series.told(engine), chosen.indicator)
    return html.Div(
        [
            dmc.MultiSelect(
                id="compare-region",
                label=_("Regions, two to four"),
                data=regions,
                value=list(chosen.region),
                maxValues=MOST,
                **common,
            ),
            dmc.MultiSelect(
                id="compare-indicator",
                label=_("Indicators"),
                data=offered,
                value=list(chosen.indicator),
                placeholder="" if chosen.indicator else _("The headlines"),
                **common,
            ),
        ],
        className="controls compare-controls",
    )


def _answer(engine: Engine, chosen: Selection, _: Translator) -> list[Component]:
    if len(chosen.region) < FEWEST:
        return [frame.empty(_("Choose at least two regions."))]
    lines = comparisons.compare(engine, chosen.region, chosen.indicator, within=chosen)
    return compare_picture.build(lines, _)


@callback(
    Output("compare-answer", "children"),
    Output("compare-query", "data"),
    Input("compare-region", "value"),
    Input("compare-indicator", "value"),
    State("compare-query", "data"),
    prevent_initial_call=True,
)
def redraw(regions: list[str], indicators: list[str], query: str) -> tuple[Any, Any]:
    """Answer a change of regions or indicators; an emptied list of indicators means the headlines."""
    before = parse(query)
    chosen = replace(before, region=tuple(regions or ()), indicator=tuple(indicators or HEADLINES))
    return _answer(engines.current(), chosen, translator(before.lang)), query_string(chosen)


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
