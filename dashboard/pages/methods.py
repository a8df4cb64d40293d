"""Methods: what is counted and how, what the checks find, how well reports are read, and what nobody should conclude."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from dashboard import controlbar, engines, frame
from dashboard.pages import methods_checks, methods_definitions, methods_texts
from dashboard.translations import N_, Translator
from metrics.selections import Selection

dash.register_page(__name__, path="/methods", name=N_("Methods"), order=7)


def layout(**query: Any) -> Component:
    """Return the page; it has no state but the language."""

    def content(_selection: Selection, _: Translator) -> list[Component]:
        engine = engines.current()
        parts = [
            ("reading", _("How a report is read"), methods_texts.reading(_)),
            ("values", _("Which value is shown"), methods_texts.values(_)),
            ("periods", _("Periods and comparisons"), methods_texts.periods(_)),
            ("definitions", _("Definitions"), methods_definitions.indicators(_)),
            ("derived", _("Derived metrics"), methods_definitions.derived(_)),
            ("units", _("Units"), methods_definitions.units(_)),
            ("regions", _("Regions through time"), methods_definitions.regions(_)),
            ("checks", _("Checks and what they find"), methods_checks.checks(engine, _)),
            ("accuracy", _("How well reports are read"), methods_checks.accuracies(_)),
            ("limits", _("Limits"), methods_texts.limits(_)),
        ]
        links = [html.A(head, href=f"#{key}") for key, head, _body in parts]
        sections = [html.Section([html.H2(head, id=key), *body]) for key, head, body in parts]
        return [
            frame.heading(
                _("Methods"), _("What is counted and how, and what nobody should conclude from it.")
            ),
            html.Div(
                [
                    html.Div(
                        [html.Nav(links, **{"aria-label": _("On this page")}), controlbar.copy(_)],
                        className="methods-side",
                    ),
                    html.Div(sections),
                ],
                className="methods",
            ),
        ]

    return frame.page("/methods", query, content)
