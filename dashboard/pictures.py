"""A chart as a PNG or SVG file: the buttons, and what the picture says of itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.translations import Translator

_SOURCES = 3
"""How many sources a picture names; of more it says how many there are."""


def buttons(
    name: str,
    title: str,
    about: str,
    sources: Sequence[str],
    _: Translator,
    *,
    graph: str = "",
    figure: dict[str, Any] | None = None,
) -> Component:
    """Return the buttons that save a chart with ``title``, what it is ``about``, its ``sources`` and the date.

    The chart is the one of the ``graph`` with this id, or ``figure`` where the page shows it in another way.
    ``name`` is that of the file.
    """
    attributes = {
        "data-title": title,
        "data-about": about,
        "data-source": source(sources, _),
        "data-file": name,
    }
    attributes |= {"data-figure": json.dumps(figure)} if figure is not None else {"data-graph": graph}
    saved = [
        html.Button(kind.upper(), type="button", className="textual", **{"data-picture": kind})
        for kind in ("png", "svg")
    ]
    return html.Div(
        [html.Span(_("Save the picture:")), *saved],
        className="pictures",
        role="group",
        **{"aria-label": _("Save the picture")},
        **attributes,
    )


def source(sources: Sequence[str], _: Translator) -> str:
    """Return the line below a picture: where its numbers come from, and when it was made."""
    named = list(dict.fromkeys(one for one in sources if one))
    told = "; ".join(named[:_SOURCES])
    more = len(named) - _SOURCES
    if more > 0:
        told = _.plural("{told} and {count} more", "{told} and {count} more", more, told=told)
    made = formats.day(date.today(), _.language)  # noqa: DTZ011 - the reader's own day
    return _("Source: {sources}. Prosecution in figures, {day}", sources=told, day=made)
