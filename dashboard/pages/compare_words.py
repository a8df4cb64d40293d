"""The difference between regions in words: only of what size does not decide, and only over one period."""

from __future__ import annotations

from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.translations import Translator
from metrics import messages, points, rates, sentences
from metrics.comparisons import Line, Side
from metrics.populations import Populations

_RATE = "rate"


def beside(side: Side, line: Line, people: Populations, _: Translator) -> list[Component]:
    """Return the rate of a side, where its value has one, and how it stands beside the first region's.

    Levels themselves are never set beside each other: a larger region has more of everything.
    """
    if not line.comparable or side.reason is not None or side.cell is None:
        return []
    own, first = _measure(side, line, people), _measure(line.sides[0], line, people)
    parts: list[Component] = []
    if own is not None and line.measure == "level":
        parts.append(html.Span(_("{value} per 100,000 inhabitants", value=formats.fixed(own, _.language))))
    if own is not None and first is not None and side is not line.sides[0]:
        told = messages.say(sentences.beside(own, first, region=line.sides[0].region), _.language)
        parts.append(html.Span(told, className="compare-beside"))
    return [html.Span(part, className="compare-rate") for part in parts]


def _measure(side: Side, line: Line, people: Populations) -> Decimal | None:
    """What of a side can be set beside another region: a rate. A share may be one of the whole country."""
    if side.cell is None or side.reason is not None:
        return None
    if line.measure == _RATE:
        return side.cell.shown.value
    if line.measure != "level":
        return None
    return rates.compute(points.of_cell(side.cell), people).value
