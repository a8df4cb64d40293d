"""Overview: what changed in the newest period, in the country and region by region."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, callback, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import articles, controlbar, engines, frame, headlines, views, wiring
from dashboard.pages import overview_map, overview_news
from dashboard.pages.trends_choices import indicator_options
from dashboard.translations import N_, Translator, translator
from dashboard.views import View
from metrics import headlines as measured
from metrics import reporting, reports, series, snapshots
from metrics.comparisons import HEADLINES
from metrics.selections import Selection

dash.register_page(__name__, path="/", name=N_("Overview"), order=0)

FIRST = HEADLINES[0]


def layout(**query: Any) -> Component:
    """Return the page for the address's query."""

    def content(selection: Selection, _: Translator) -> list[Component]:
        return _content(_one(selection), views.parse(query), _)

    return frame.page("/", query, content, extra=views.NAMES)


def _one(selection: Selection) -> Selection:
    """The selection with the one indicator that the map shows."""
    return replace(selection, indicator=selection.indicator[:1] or (FIRST,))


def _content(selection: Selection, view: View, _: Translator) -> list[Component]:
    engine = engines.current()
    tiles, shown, news = _answer(engine, selection, view, _)
    return [
        frame.heading(_("Overview"), _("What changed in the newest period, in the country and its regions.")),
        controlbar.build("overview", selection, view, _),
        html.Div(tiles, id="overview-tiles"),
        html.Section(
            [
                html.Div(
                    [
                        html.H2(_("Region by region"), className="part"),
                        _controls(engine, selection, view, _),
                    ],
                    className="map-head",
                ),
                html.Div(shown, id="overview-map"),
            ],
            className="kept",
        ),
        html.Div(news, id="overview-news", className="news"),
        *wiring.parts("overview", views.query_string(selection, view), _),
    ]


def _controls(engine: Engine, selection: Selection, view: View, _: Translator) -> Component:
    shown = [("level", _("Number")), ("rate", _("Per 100,000")), ("change", _("Change"))]
    return html.Div(
        [
            dmc.Select(
                id="overview-indicator",
                label=_("Indicator"),
                data=indicator_options(_, series.told(engine), selection.indicator),
                value=selection.indicator[0],
                searchable=True,
                allowDeselect=False,
                nothingFoundMessage=_("Nothing found"),
                maxDropdownHeight=360,
            ),
            articles.choice("overview-article", selection.scope, _, offered=articles.held(engine)),
            html.Div(
                [
                    html.Span(_("Shown as"), className="label", id="overview-show-label"),
                    dmc.SegmentedControl(
                        id="overview-show",
                        data=[{"value": key, "label": label} for key, label in shown],
                        value=view.show,
                        **{"aria-label": _("Shown as")},
                    ),
                ]
            ),
        ],
        className="controls map-controls",
    )


def _answer(
    engine: Engine, selection: Selection, view: View, _: Translator
) -> tuple[Component, list[Component], list[Component]]:
    """The tiles, the regions, and what stands below."""
    shown = _snapshot(engine, selection, view.show, view.years)
    changes = (
        shown if view.show == snapshots.CHANGE else _snapshot(engine, selection, snapshots.CHANGE, view.years)
    )
    listed, _total = reports.listing(
        engine, kind="prose", as_of=selection.as_of, limit=overview_news.MOST_REPORTS
    )
    return (
        headlines.draw(
            measured.find(engine, replace(selection, indicator=(), scope=()), years=view.years), _
        ),
        overview_map.build(shown, view, _),
        [
            overview_news.moves(changes, _),
            overview_news.reports(listed, _),
            overview_news.reporting(reporting.find(engine, as_of=selection.as_of), _),
        ],
    )


def _snapshot(engine: Engine, selection: Selection, shown: str, years: int) -> snapshots.Snapshot:
    return snapshots.take(engine, selection, shown=shown, years=years)


@callback(
    Output("overview-tiles", "children"),
    Output("overview-map", "children"),
    Output("overview-news", "children"),
    Output("overview-query", "data"),
    Input("overview-window", "value"),
    Input("overview-base", "value"),
    Input("overview-as-of", "value"),
    Input("overview-indicator", "value"),
    Input("overview-article", "value"),
    Input("overview-show", "value"),
    State("overview-query", "data"),
    prevent_initial_call=True,
)
def redraw(
    window: str, base: str, as_of: str, indicator: str, article: str | None, show: str, query: str
) -> tuple[Component, list[Component], list[Component], str]:
    """Answer a change of a control."""
    before, _view = views.both(query)
    asked, view = controlbar.read(before, View(show=show), window, base, as_of)
    asked = replace(asked, indicator=(indicator or FIRST,), scope=(article,) if article else ())
    _ = translator(before.lang)
    return (*_answer(engines.current(), asked, view, _), views.query_string(asked, view))


wiring.address("overview")
wiring.sentences("overview")
