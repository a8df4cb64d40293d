"""What an unknown address shows."""

from __future__ import annotations

import dash
from dash import dcc
from dash.development.base_component import Component

from dashboard import frame
from dashboard.translations import N_, Translator
from metrics.selections import Selection

dash.register_page(__name__, path="/404", name=N_("No such page"), order=None)


def layout(**query: object) -> Component:
    """Return one sentence and the way back."""
    return frame.page("/404", {name: query[name] for name in query if name == "lang"}, _content)


def _content(_selection: Selection, _: Translator) -> list[Component]:
    return [
        frame.heading(_("No such page")),
        frame.empty(
            _("There is no page at this address."),
            dcc.Link(_("Go to the overview"), href=frame.link("/", _.language)),
        ),
    ]
