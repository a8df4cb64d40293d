"""A piece of an official form around one cell, as a table with the cell marked."""

from __future__ import annotations

from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.translations import Translator
from metrics.excerpts import Excerpt

DECIMALS = 6
"""More than any form has: an excerpt shows the number as the workbook holds it."""
LONGEST = 90
"""Characters of a head or a name that are shown; the rest is told to whoever points at it."""


def table(excerpt: Excerpt, _: Translator) -> Component:
    """Return the piece of the sheet: heads above, names of rows at the left, the cell marked."""
    heads = [
        html.Th([html.Span(letter, className="muted"), " ", _short(head)], scope="col", title=head)
        for letter, head in excerpt.columns
    ]
    corner = html.Th(_("Sheet {name}", name=excerpt.sheet), scope="col")
    rows = [
        html.Tr(
            [
                html.Th(
                    [html.Span(str(line), className="muted"), " ", _short(name)], scope="row", title=name
                ),
                *(
                    html.Td(_cell(value, marked=(line, letter) == (excerpt.line, excerpt.letter), _=_))
                    for (letter, _head), value in zip(excerpt.columns, values, strict=True)
                ),
            ]
        )
        for line, name, values in excerpt.rows
    ]
    return html.Div(
        html.Table([html.Thead(html.Tr([corner, *heads])), html.Tbody(rows)], className="excerpt", lang="ru"),
        className="excerpt-frame",
        tabIndex=0,
        role="region",
        **{"aria-label": _("The cell and its neighbours in the form")},
    )


def _cell(value: str, *, marked: bool, _: Translator) -> object:
    words = formats.number(Decimal(value), _.language, DECIMALS) if value else ""
    return html.Mark(words) if marked else words


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
