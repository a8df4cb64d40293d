"""The map of tiles as a part of a picture to be saved: on the page it is HTML, a file needs it drawn."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from dashboard import theme
from dashboard.charts import tilemap
from dashboard.charts.tilemap import Tile, Told

Figure = dict[str, Any]
_TILE, _GAP = 78, 56
"""Pixels of a tile's height with the space to the next one, and between the map and what stands below it."""
_HALF = 0.47
"""Half of a tile's side, where tiles are 1 apart."""
_WIDE = 0.62
"""The part of the picture's width that the map has room in; its tiles are square."""


def above(figure: Figure, told: Mapping[str, Told], language: str, *, diverging: bool) -> Figure:
    """Return ``figure``, a chart with one pair of axes, with the map of what is ``told`` of each region above it.

    Shades, names and values are those of `tilemap.draw`; a region without a value has a dashed edge.
    """
    tiles = [tile for tile in tilemap.tiles() if tile.code in told]
    columns, rows = max(tile.column for tile in tiles), max(tile.row for tile in tiles)
    layout = figure["layout"]
    height = layout["height"] + _TILE * rows + _GAP
    drawn = height - layout["margin"]["t"] - layout["margin"]["b"]
    top = 1 - _TILE * rows / drawn
    shade = tilemap.shades([one.value for one in told.values() if one.value is not None], diverging=diverging)
    hidden = {"visible": False, "fixedrange": True}
    return figure | {
        # An axis is drawn only where something is on it: the shapes do not count.
        "data": [
            *figure["data"],
            {"type": "scatter", "x": [None], "y": [None], "xaxis": "x2", "yaxis": "y2"},
        ],
        "layout": layout
        | {
            "height": height,
            "showlegend": False,
            "yaxis": layout["yaxis"] | {"domain": [0, top - _GAP / drawn]},
            "xaxis2": hidden | {"domain": [0, _WIDE], "range": [0.5, columns + 0.5], "anchor": "y2"},
            "yaxis2": hidden
            | {
                "domain": [top, 1],
                "range": [rows + 0.5, 0.5],
                "anchor": "x2",
                "scaleanchor": "x2",
                "constrain": "domain",
                "constraintoward": "top",
            },
            "shapes": [_square(tile, shade.of(told[tile.code].value)) for tile in tiles],
            "annotations": [
                _words(tile, told[tile.code], shade.of(told[tile.code].value), language) for tile in tiles
            ],
        },
    }


def _square(tile: Tile, shade: str) -> dict[str, Any]:
    fill, _ = theme.SHADES[shade]
    return {
        "type": "rect",
        "xref": "x2",
        "yref": "y2",
        "x0": tile.column - _HALF,
        "x1": tile.column + _HALF,
        "y0": tile.row - _HALF,
        "y1": tile.row + _HALF,
        "fillcolor": fill,
        "line": {"width": 1, "color": theme.ZERO, "dash": "dot"} if shade == "none" else {"width": 0},
    }


def _words(tile: Tile, told: Told, shade: str, language: str) -> dict[str, Any]:
    _, ink = theme.SHADES[shade]
    return {
        "xref": "x2",
        "yref": "y2",
        "x": tile.column,
        "y": tile.row,
        "text": f"{escape(tile.names[language])}<br><b>{escape(told.shown)}</b>",
        "showarrow": False,
        "font": {"size": 11, "color": ink},
    }
