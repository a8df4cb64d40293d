"""The look in one place: type, the accent colour, the colours and markers of series."""

from __future__ import annotations

from typing import Any

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

MANTINE: dict[str, Any] = {
    "primaryColor": "ink",
    "primaryShade": {"light": 8, "dark": 4},
    "colors": {
        "ink": [
            "#eef4fb",
            "#dbe7f4",
            "#b5cee8",
            "#8cb4dd",
            "#6b9fd4",
            "#4f8cc9",
            "#3b7cbc",
            "#2b6cab",
            "#1d5c99",
            "#114b82",
        ],
        "dark": [
            "#e8eaed",
            "#cdd2d8",
            "#a9b1ba",
            "#808993",
            "#454c55",
            "#343a42",
            "#1f2328",
            "#16191d",
            "#121518",
            "#0d0f12",
        ],
    },
    "fontFamily": FONT,
    "headings": {"fontFamily": FONT, "fontWeight": "600"},
    "defaultRadius": "sm",
    "cursorType": "pointer",
}
"""Mantine's theme: the system's type, one accent colour."""

GLYPHS = {
    "circle": "\u25cf",
    "square": "\u25a0",
    "diamond": "\u25c6",
    "triangle-up": "\u25b2",
    "cross": "\u271a",
    "hexagon2": "\u2b22",
}
"""The markers as characters, for names beside lines."""

SERIES = (
    ("#2b7bba", "circle"),
    ("#d55e00", "square"),
    ("#00876c", "diamond"),
    ("#b5508f", "triangle-up"),
    ("#9a7400", "cross"),
    ("#6f5fc8", "hexagon2"),
)
"""Colour and marker of the first to sixth region: told apart without colour too. Dashes are for derived values."""

NATION = ("#4a5059", "circle")
"""The nation's reference line; the style sheet lightens it in the dark scheme."""

MOST_SERIES = len(SERIES)

WORDS, FAINT, ZERO = "#343a40", "#e6e8eb", "#9aa1a9"
"""Text, grid and zero line of charts; the style sheet gives them their dark counterparts."""

DOUBT = "#b35c00"
"""The ring around a value that sources disagree about."""

_DARK, _LIGHT = "#1d232b", "#ffffff"

SHADES = {
    "none": ("#f6f7f9", "#59626d"),
    "1": ("#dfeaf5", _DARK),
    "2": ("#b5cee8", _DARK),
    "3": ("#7fadd8", _DARK),
    "4": ("#2f72b1", _LIGHT),
    "5": ("#0f4378", _LIGHT),
    "up": ("#f6d9bd", _DARK),
    "up-far": ("#b85c00", _LIGHT),
    "down": ("#cfe1f2", _DARK),
    "down-far": ("#1d5c99", _LIGHT),
    "same": ("#e6e8eb", _DARK),
}
"""A tile's shade and the ink on it in a saved picture: those of the light scheme of ``assets/overview.css``."""
