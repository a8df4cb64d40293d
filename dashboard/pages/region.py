"""One region: how is it doing, the nation beside it, its reports; prints as a briefing on one page."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash
from babel.lists import format_list
from dash import Input, Output, State, callback, dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import controlbar, engines, formats, frame, headlines, names, views, wiring
from dashboard.pages import overview_news, region_rows
from dashboard.translations import N_, Translator, translator
from dashboard.views import View
from etl import catalogue
from metrics import borders, briefings, peers, reports
from metrics import headlines as measured
from metrics.selections import Selection

dash.register_page(__name__, path_template="/region/<code>", name=N_("Region"), order=None)

MOST_REPORTS = 5


def layout(code: str = "", **query: Any) -> Component:
    """Return the page of the region with this code."""

    def content(selection: Selection, _: Translator) -> list[Component]:
        if code not in catalogue.read().regions:
            return _missing(_)
        return _content(code, selection, views.parse(query), _)

    return frame.page("/region", query, content, extra=views.NAMES, title=_name(code))


def _name(code: str) -> dict[str, str] | None:
    region = catalogue.read().regions.get(code)
    return {language: names.headed(code, language) for language in region.names} if region else None


def _missing(_: Translator) -> list[Component]:
    return [
        frame.heading(_("Region")),
        frame.empty(
            _("There is no such region."),
            dcc.Link(_("All regions on the overview"), href=frame.link("/", _.language)),
        ),
    ]


def _content(code: str, selection: Selection, view: View, _: Translator) -> list[Component]:
    return [
        frame.heading(names.headed(code, _.language), _lead(code, _)),
        controlbar.build("region", selection, view, _, actions=[_print(_)]),
        html.Div(_answer(engines.current(), code, selection, view, _), id="region-answer"),
        html.P(_("Printed on {day}", day=_today(_)), className="paper-only"),
        dcc.Store(id="region-code", data=code),
        *wiring.parts("region", views.query_string(selection, view), _),
    ]


def _today(_: Translator) -> str:
    return formats.day(date.today(), _.language)  # noqa: DTZ011 - the reader's own day


def _print(_: Translator) -> Component:
    return html.Button(
        _("Print the briefing"), type="button", className="textual print", **{"data-print": ""}
    )


def _lead(code: str, _: Translator) -> str:
    """The region's history in a sentence, where its borders changed."""
    told = []
    for split in borders.of_region(code):
        listed = format_list([names.region(child, _.language) for child in split.children], locale=_.language)
        parent, day = names.region(split.parent, _.language), formats.day(split.day, _.language)
        told.append(_("On {day} {children} came out of {parent}.", day=day, children=listed, parent=parent))
    return " ".join(told) or _("What reports say of it, and the nation for the same periods.")


def _answer(engine: Engine, code: str, selection: Selection, view: View, _: Translator) -> list[Component]:
    asked = Selection(window=selection.window, as_of=selection.as_of, lang=_.language)
    entries = briefings.find(engine, code, asked, years=view.years)
    tiles = headlines.draw(
        measured.find(engine, asked, region=code, years=view.years, substitute=False), _, named=False
    )
    listed, _total = reports.listing(engine, region=code, kind="prose", as_of=asked.as_of, limit=MOST_REPORTS)
    if not entries:
        words = _("No report gives a figure for this region as a whole and a usual period.")
        return [tiles, frame.empty(words), overview_news.reports(listed, _, region=code)]
    notes = region_rows.number(entries)
    return [
        tiles,
        html.Section(
            [
                html.H2(_("The newest value of each indicator")),
                html.P(_about(view, _), className="muted"),
                region_rows.table(entries, notes, code != names.NATION, _),
            ]
        ),
        html.Div(
            [
                part
                for part in (_peers(engine, code, _), overview_news.reports(listed, _, region=code))
                if part
            ],
            className="news two",
        ),
        region_rows.sources(entries, notes, _),
    ]


def _about(view: View, _: Translator) -> str:
    base = controlbar.base_name(view.years, _).lower()
    return _(
        "Changes are compared with: {base}. Rates are computed here and not brought to twelve months.",
        base=base,
    )


def _peers(engine: Engine, code: str, _: Translator) -> Component | None:
    """The regions to compare with; the nation has none."""
    found = peers.find(engine, code)
    items = [
        html.Li(
            dcc.Link(
                names.headed(other, _.language), href=frame.link("/compare", _.language, region=[code, other])
            )
        )
        for other in dict.fromkeys((*found.alike, *found.beside))
    ]
    if not items:
        return None
    return html.Section(
        [
            html.H2(_("Compare with")),
            html.P(_("Regions about as large, and its neighbours"), className="muted"),
            html.Ul(items, className="plain-list"),
        ],
        className="compare-with",
    )


@callback(
    Output("region-answer", "children"),
    Output("region-query", "data"),
    Input("region-window", "value"),
    Input("region-base", "value"),
    Input("region-as-of", "value"),
    State("region-code", "data"),
    State("region-query", "data"),
    prevent_initial_call=True,
)
def redraw(window: str, base: str, as_of: str, code: str, query: str) -> tuple[list[Component], str]:
    """Answer a change of the bar."""
    before, view = views.both(query)
    selection, view = controlbar.read(before, view, window, base, as_of)
    _ = translator(before.lang)
    return _answer(engines.current(), code, selection, view, _), views.query_string(selection, view)


wiring.address("region")
wiring.sentences("region")
