"""Cases: single court cases by stage, offence and sanction, without names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html
from dash.development.base_component import Component

from dashboard import case_words, controlbar, engines, frame, names
from dashboard.pages import cases_tables
from dashboard.translations import N_, Translator, translator
from dashboard.views import View
from etl import catalogue
from etl.proceedings import SANCTIONS, STAGES
from metrics import case_queries, cases
from metrics.case_queries import CaseQuery
from metrics.selections import Selection

dash.register_page(__name__, path="/cases", name=N_("Cases"), order=5)

FILTERS = ("region", "stage", "offence", "sanction")

clientside_callback(
    ClientsideFunction("address", "write"), Output("cases-written", "data"), Input("cases-query", "data")
)

clientside_callback(
    ClientsideFunction("address", "show"), Output("cases-scrolled", "data"), Input("cases-shown", "data")
)


def layout(**query: Any) -> Component:
    """Return the page: filters, what the cases come to, the cases, and the timeline of one of them."""

    def content(_selection: Selection, _: Translator) -> Component:
        own = {name: value for name, value in query.items() if name not in {"page", frame.EMBED}}
        asked = case_queries.parse({**own, "lang": _.language})
        page = frame.page_number(query)
        return html.Div(
            [
                frame.heading(
                    _("Cases"),
                    _(
                        "Single court cases of which the reports tell, by stage, offence and sanction, without names."
                    ),
                ),
                html.P(
                    _(
                        "Everyone is presumed innocent until a verdict has entered into force. "
                        "What a prosecutor asks for is not what a court has given."
                    ),
                    className="cases-note",
                ),
                _timeline(asked, _),
                controlbar.build(
                    "cases",
                    Selection(as_of=asked.as_of),
                    View(),
                    _,
                    base=False,
                    window=False,
                    own=_filters(asked, _),
                ),
                html.Div(results(asked, page, _), id="cases-results"),
                dcc.Store(id="cases-shown", data="cases-list" if "page" in query else ""),
                dcc.Store(id="cases-scrolled"),
                dcc.Store(id="cases-query"),
                dcc.Store(id="cases-written"),
                dcc.Store(id="cases-asked", data=case_queries.query_string(asked)),
                dcc.Store(id="cases-language", data=_.language),
            ],
            className="cases",
        )

    return frame.page("/cases", query, content, extra=(*case_queries.NAMES, "page"))


@callback(
    Output("cases-results", "children"),
    Output("cases-query", "data"),
    *(Input(f"cases-{name}", "value") for name in FILTERS),
    Input("cases-as-of", "value"),
    State("cases-asked", "data"),
    State("cases-language", "data"),
    prevent_initial_call=True,
)
def refilter(*inputs: Any) -> tuple[list[Component], str]:
    """Draw the cases anew and hand the address what they are."""
    *values, as_of, before, language = inputs
    chosen: dict[str, Any] = {name: tuple(value or ()) for name, value in zip(FILTERS, values, strict=True)}
    asked = replace(case_queries.parse(before), lang=language, as_of=controlbar.day(as_of), **chosen)
    return results(asked, 1, translator(language)), case_queries.query_string(asked)


def results(asked: CaseQuery, page: int, _: Translator) -> list[Component]:
    """Return the counts, the comparison of what was asked for and given, the download and one page of the table."""
    found = cases.read(engines.current(), asked)
    if not found:
        return [frame.empty(_("No case matches this choice."), _("Take a filter away."))]
    return [
        cases_tables.summary(found, asked, _),
        cases_tables.gap(cases.gap(found), _),
        cases_tables.table(found, asked, page, _),
    ]


def _timeline(asked: CaseQuery, _: Translator) -> Component | None:
    if not asked.case:
        return None
    found = cases.find(engines.current(), asked.case, asked.as_of)
    kept = {name: list(getattr(asked, name)) for name in FILTERS}
    back = frame.link("/cases", _.language, **kept, as_of=asked.as_of)
    if found is None:
        return frame.empty(_("There is no such case any more."), dcc.Link(_("All cases"), href=back))
    return cases_tables.timeline(found, cases.steps(engines.current(), found), back, _)


def _filters(asked: CaseQuery, _: Translator) -> list[Component]:
    known = catalogue.read()
    options = {
        "region": [(code, names.headed(code, _.language)) for code in known.regions],
        "stage": [(key, case_words.stage(key, _)) for key in STAGES],
        "offence": [(key, names.offence(key, _.language)) for key in known.offences],
        "sanction": [(key, names.label("case_sanctions", key, _.language)) for key in SANCTIONS],
    }
    labels = {
        "region": _("Region"),
        "stage": _("Stage"),
        "offence": _("Offence"),
        "sanction": _("Sanction"),
    }
    return [
        dmc.MultiSelect(
            id=f"cases-{name}",
            label=labels[name],
            data=[{"value": value, "label": label} for value, label in options[name]],
            value=list(getattr(asked, name)),
            placeholder=_("All") if not getattr(asked, name) else "",
            searchable=True,
            hidePickedOptions=True,
            nothingFoundMessage=_("Nothing found"),
        )
        for name in FILTERS
    ]
