"""The regions as tiles, each about where it lies: a map that shows cities and needs no borders."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from etl.catalogue import DATA, LANGUAGES

_FILE = DATA / "catalogue" / "tiles.csv"
STEPS = 5
"""How many shades a map of levels has."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Tile:
    """A region's place on the grid, from 1, and its name in as few letters as a tile has room for."""

    code: str
    column: int
    row: int
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a tile says: the value for its shade (``None`` without one), the value in words, and all of it at once."""

    value: float | None
    shown: str
    words: str
    href: str


@cache
def tiles(path: Path = _FILE) -> tuple[Tile, ...]:
    """Return the tiles of all regions of today, in the order in which they are read: line by line from the north."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [
        Tile(row["code"], int(row["column"]), int(row["row"]), {key: row[key] for key in LANGUAGES})
        for row in rows
    ]
    return tuple(sorted(found, key=lambda tile: (tile.row, tile.column)))


def draw(told: Mapping[str, Told], language: str, *, diverging: bool, label: str) -> Component:
    """Return the map of what is ``told`` of each region; ``diverging`` shades falls and rises apart.

    Each tile is a link, so that the map can be walked through by keyboard and heard; ``label`` names it.
    """
    values = [one.value for one in told.values() if one.value is not None]
    shade = shades(values, diverging=diverging)
    items = [_tile(tile, told[tile.code], shade, language) for tile in tiles() if tile.code in told]
    return html.Ul(items, className="tilemap", **{"aria-label": label})


@dataclass(frozen=True, slots=True)
class Shades:
    """From which value to which the shades run."""

    low: float
    high: float
    diverging: bool

    def of(self, value: float | None) -> str:
        """Return the name of a value's shade."""
        if value is None:
            return "none"
        if self.diverging:
            if value == 0:
                return "same"
            far = abs(value) > max(abs(self.low), abs(self.high)) * _HALF
            return ("down" if value < 0 else "up") + ("-far" if far else "")
        if self.high == self.low:
            return "3"
        return str(min(STEPS, 1 + int((value - self.low) / (self.high - self.low) * STEPS)))


def shades(values: list[float], *, diverging: bool) -> Shades:
    """Return the shades for these values, in steps of equal width.

    >>> shades([0.0, 100.0], diverging=False).of(100.0), shades([-4.0, 10.0], diverging=True).of(-4.0)
    ('5', 'down')
    """
    return Shades(min(values, default=0.0), max(values, default=0.0), diverging)


def _tile(tile: Tile, told: Told, shade: Shades, language: str) -> Component:
    name = html.Span(tile.names[language], className="tile-name", **{"aria-hidden": "true"})
    value = html.Span(told.shown, className="tile-value", **{"aria-hidden": "true"})
    link = dcc.Link(
        [name, value, html.Span(told.words, className="unseen")],
        href=told.href,
        className=f"tile shade-{shade.of(told.value)}",
        title=told.words,
    )
    place = {"gridColumn": str(tile.column), "gridRow": str(tile.row)}
    return html.Li(link, style=place)
