"""Peers on Compare: the regions about as large as the first one, and those beside it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import frame, names
from dashboard.translations import Translator
from metrics.peers import Peers


def build(peers: Peers, indicators: Sequence[str], _: Translator) -> list[Component]:
    """Return links that set the first region beside each of its peers, the indicators kept."""
    groups = [(_("About as many inhabitants"), peers.alike), (_("Neighbours"), peers.beside)]
    told = [
        html.P([html.Span(words + ": "), *_links(peers.region, codes, indicators, _)])
        for words, codes in groups
        if codes
    ]
    if not told:
        return []
    head = _("Peers of {region}", region=names.region(peers.region, _.language))
    return [html.Section([html.H2(head), *told], className="peers")]


def _links(region: str, codes: Sequence[str], indicators: Sequence[str], _: Translator) -> list[Component]:
    links: list[Component] = []
    for code in codes:
        href = frame.link("/compare", _.language, indicator=list(indicators), region=[region, code])
        # A whole load: the address in the browser may have moved on since this link was made.
        links.append(dcc.Link(names.headed(code, _.language), href=href, refresh=True))
    return links
