"""Compare: two to four regions side by side, only where their figures are for the same period."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, callback, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import articles, controlbar, engines, frame, names, narrowing, views, wiring
from dashboard.pages import compare_peers, compare_picture, compare_saving
from dashboard.pages.trends_choices import indicator_options
from dashboard.translations import N_, Translator, translator
from dashboard.views import View
from metrics import comparisons, peers, populations, series, suggestions
from metrics.comparisons import FEWEST, HEADLINES, MOST
from metrics.selections import Selection

dash.register_page(__name__, path="/compare", name=N_("Compare"), order=2)

UNCONTROLLED = (
    "place",
    "offence",
    "gravity",
    "modality",
    "report",
    "from_date",
    "to_date",
)
_MORE = 4


def layout(**query: object) -> Component:
    """Return the page for the address's query."""

    def content(selection: Selection, _: Translator) -> list[Component]:
        return _content(selection, views.parse(query), _)

    return frame.page("/compare", query, content, extra=views.NAMES)


def settle(engine: Engine, asked: Selection) -> Selection:
    """Return ``asked`` with regions and indicators: by default those that can best be compared.

    Headlines that no report of the regions gives are asked for all the same, so that the page says so.
    """
    regions = asked.region or suggestions.regions(engine)
    return replace(asked, region=regions, indicator=asked.indicator or _indicators(engine, regions))


def _indicators(engine: Engine, regions: tuple[str, ...]) -> tuple[str, ...]:
    shared = suggestions.indicators(engine, regions)
    return HEADLINES + tuple(key for key in shared if key not in HEADLINES)[:_MORE]


def _content(selection: Selection, view: View, _: Translator) -> list[Component]:
    engine = engines.current()
    chosen = settle(engine, selection)
    return [
        frame.heading(
            _("Compare"), _("Regions side by side, only where their figures are for the same period.")
        ),
        controlbar.build("compare", chosen, view, _),
        frame.sided(
            [_controls(engine, chosen, _), *narrowing.note("/compare", selection, UNCONTROLLED, _)],
            [html.Div(_answer(engine, chosen, view, _), id="compare-answer")],
        ),
        *wiring.parts("compare", views.query_string(chosen, view), _),
    ]


def _controls(engine: Engine, chosen: Selection, _: Translator) -> Component:
    regions = [
        {"value": region.code, "label": names.headed(region.code, _.language)} for region in names.regions()
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
            articles.choice("compare-article", chosen.scope, _, offered=articles.held(engine)),
        ],
        className="controls compare-controls",
    )


def _answer(engine: Engine, chosen: Selection, view: View, _: Translator) -> list[Component]:
    if len(chosen.region) < FEWEST:
        return [frame.empty(_("Choose at least two regions."))]
    # An article's figures name the offence that it belongs to.
    within = replace(chosen, offence=chosen.offence or articles.offence(chosen.scope))
    lines = comparisons.compare(engine, chosen.region, chosen.indicator, within=within, years=view.years)
    with engine.connect() as connection:
        people = populations.read(connection, chosen.region)
    return [
        *compare_picture.build(lines, people, _, years=view.years, only=articles.told(chosen.scope, _)),
        *compare_saving.build(lines, within, _),
        *compare_peers.build(peers.find(engine, chosen.region[0]), chosen.indicator, _),
    ]


@callback(
    Output("compare-answer", "children"),
    Output("compare-query", "data"),
    Input("compare-region", "value"),
    Input("compare-indicator", "value"),
    Input("compare-article", "value"),
    Input("compare-window", "value"),
    Input("compare-base", "value"),
    Input("compare-as-of", "value"),
    State("compare-query", "data"),
    prevent_initial_call=True,
)
def redraw(
    regions: list[str],
    indicators: list[str],
    article: str | None,
    window: str,
    base: str,
    as_of: str,
    query: str,
) -> tuple[Any, Any]:
    """Answer a change of a control; an emptied list of indicators means the headlines."""
    before, view = views.both(query)
    chosen = replace(
        before,
        region=tuple(regions or ()),
        indicator=tuple(indicators or HEADLINES),
        scope=(article,) if article else (),
    )
    chosen, view = controlbar.read(chosen, view, window, base, as_of)
    _ = translator(before.lang)
    return _answer(engines.current(), chosen, view, _), views.query_string(chosen, view)


wiring.address("compare")
wiring.sentences("compare")
