"""A line without axes as small as a word: how a value moved, beside the number that says where it is."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

WIDTH, HEIGHT, EDGE = 120, 26, 3
FEWEST = 3
"""Fewer values are told better by the change alone."""


def draw(values: Sequence[float], colour: str) -> list[Component]:
    """Return the picture of ``values`` in the order of time, its last one a dot; nothing of fewer than `FEWEST`.

    It says nothing that the page does not say in words, so that screen readers pass it over.
    """
    if len(values) < FEWEST:
        return []
    address = "data:image/svg+xml," + quote(svg(values, colour))
    return [html.Img(src=address, alt="", width=WIDTH, height=HEIGHT, className="sparkline")]


def svg(values: Sequence[float], colour: str) -> str:
    """Return the picture as SVG; zero lies at the foot where all values are above it.

    >>> svg([0.0, 10.0, 5.0], "#000000").count(",")
    3
    """
    low, high = min([0.0, *values]), max([0.0, *values])
    across, up = WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE
    spread = (high - low) or 1.0
    places = [
        (EDGE + across * index / (len(values) - 1), HEIGHT - EDGE - up * (value - low) / spread)
        for index, value in enumerate(values)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    x, y = places[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.75"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/></svg>'
    )
