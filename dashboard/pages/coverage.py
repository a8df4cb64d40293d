"""Coverage: who reported what, region by region and year by year; what is missing, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, callback, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import controlbar, engines, frame, views, wiring
from dashboard.pages import coverage_tables
from dashboard.pages.trends_choices import indicator_options
from dashboard.translations import N_, Translator, translator
from dashboard.views import View
from metrics import calendars, coverage, series
from metrics.selections import Selection

dash.register_page(__name__, path="/coverage", name=N_("Coverage"), order=6)


def layout(**query: Any) -> Component:
    """Return the page for the address's query."""

    def content(selection: Selection, _: Translator) -> list[Component]:
        return _content(selection, views.parse(query), _)

    return frame.page("/coverage", query, content, extra=views.NAMES)


def _content(selection: Selection, view: View, _: Translator) -> list[Component]:
    engine = engines.current()
    return [
        frame.heading(
            _("Coverage"), _("Who reported what, and for which years. A gap is a gap, never a zero.")
        ),
        controlbar.build("coverage", selection, view, _, base=False, own=[_indicator(engine, selection, _)]),
        html.Div(_answer(engine, selection, _), id="coverage-answer"),
        *wiring.parts("coverage", views.query_string(selection, view), _),
    ]


def _indicator(engine: Engine, selection: Selection, _: Translator) -> Component:
    return dmc.Select(
        id="coverage-indicator",
        label=_("Indicator"),
        data=indicator_options(_, series.told(engine), selection.indicator),
        value=selection.indicator[0] if selection.indicator else None,
        placeholder=_("All indicators"),
        searchable=True,
        clearable=True,
        nothingFoundMessage=_("Nothing found"),
        maxDropdownHeight=360,
    )


def _answer(engine: Engine, selection: Selection, _: Translator) -> list[Component]:
    calendar = calendars.read(engine, selection)
    if not calendar.years:
        return [
            frame.empty(
                _("No report gives this for a whole region and a stated period yet."),
                _("Choose another indicator, or another period."),
            )
        ]
    parts: list[Component] = [
        html.H2(coverage_tables.finding(calendar, _), className="finding", id="coverage-finding"),
        html.P(
            _("Figures by the year in which their period ends; each number leads to its rows."),
            className="subtitle",
        ),
        coverage_tables.matrix(calendar, selection, _),
    ]
    if selection.indicator:
        parts.append(coverage_tables.sources(coverage.find(engine, selection), _))
    return parts


@callback(
    Output("coverage-answer", "children"),
    Output("coverage-query", "data"),
    Input("coverage-window", "value"),
    Input("coverage-as-of", "value"),
    Input("coverage-indicator", "value"),
    State("coverage-query", "data"),
    prevent_initial_call=True,
)
def redraw(window: str, as_of: str, indicator: str | None, query: str) -> tuple[list[Component], str]:
    """Answer a change of a control."""
    before, view = views.both(query)
    asked, view = controlbar.read(before, view, window, None, as_of)
    asked = replace(asked, indicator=(indicator,) if indicator else ())
    _ = translator(before.lang)
    return _answer(engines.current(), asked, _), views.query_string(asked, view)


wiring.address("coverage")
