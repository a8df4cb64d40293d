"""Round numbers for an axis, so that its words can be written in the reader's language."""

from __future__ import annotations

from math import floor, log10

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


def _step(raw: float) -> float:
    power = 10.0 ** floor(log10(raw))
    return float(next(step * power for step in _STEPS if step * power >= raw * 0.999))
