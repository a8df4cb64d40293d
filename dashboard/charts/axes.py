"""The axes that charts share: round numbers with words in the reader's language, periods, and the sheet they stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import floor, log10
from typing import Any

from dashboard import theme

LETTER, BETWEEN = 7.3, 10
"""Pixels of a letter below an axis, and between two names."""
_MARGIN_DAYS = 0.06

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Return round values from at or below ``low`` to at or above ``high``, zero among them, ``most`` + 1 or so.

    >>> ticks(0, 17339)
    [0.0, 5000.0, 10000.0, 15000.0, 20000.0]
    >>> ticks(-3.8, 12.2)
    [-5.0, 0.0, 5.0, 10.0, 15.0]
    """
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return [0.0, 1.0]
    step = _step((high - low) / most)
    first, last = floor(low / step), -floor(-high / step)
    return [round(step * index, 10) for index in range(first, last + 1)]


def spread(places: list[float], gap: float, low: float, high: float) -> list[float]:
    """Return ``places`` moved apart to at least ``gap``, as little as may be and within the bounds if they fit."""
    order = sorted(range(len(places)), key=places.__getitem__)
    moved = [places[index] for index in order]
    for position, place in enumerate(moved):
        moved[position] = max(place, low if position == 0 else moved[position - 1] + gap)
    for position in reversed(range(len(moved))):
        ceiling = high if position == len(moved) - 1 else moved[position + 1] - gap
        moved[position] = min(moved[position], ceiling)
    result = [0.0] * len(places)
    for position, index in enumerate(order):
        result[index] = moved[position]
    return result


def vertical(
    values: list[float], domain: tuple[float, float], tick: Callable[[float], str]
) -> dict[str, Any]:
    """Return the axis of values with these ticks over a part of the picture's height; zero is marked."""
    return {
        "domain": list(domain),
        "range": [values[0], values[-1] + (values[-1] - values[0]) * 0.02],
        "tickvals": values,
        "ticktext": [tick(value) for value in values],
        "gridcolor": theme.FAINT,
        "zeroline": True,
        "zerolinecolor": theme.ZERO,
        "zerolinewidth": 1.25,
        "fixedrange": True,
    }


def across(days: Sequence[date], told: Sequence[date], words: Sequence[str]) -> dict[str, Any]:
    """Return the axis of time around ``days`` in their order, with ticks on the days ``told`` and their ``words``."""
    room = timedelta(days=span(days) * (_MARGIN_DAYS if len(days) > 1 else 0.5))
    return {
        "type": "date",
        "range": [(days[0] - room).isoformat(), (days[-1] + room).isoformat()],
        "tickvals": [day.isoformat() for day in told],
        "ticktext": list(words),
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "tickcolor": theme.FAINT,
        "tickangle": 0,
    }


def span(days: Sequence[date]) -> int:
    """Return how many days lie between the first and the last, a year at least."""
    return max((days[-1] - days[0]).days, 365)


def sheet(size: int, **own: Any) -> dict[str, Any]:
    """Return the layout that all charts have, with letters of this ``size``; the page's own ground shows through."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": theme.FONT, "size": size, "color": theme.WORDS},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
    } | own


def _step(raw: float) -> float:
    power = 10.0 ** floor(log10(raw))
    return float(next(step * power for step in _STEPS if step * power >= raw * 0.999))
