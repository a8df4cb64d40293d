"""One line of a chart: its points, its segments, and what qualifies them.

A hollow marker is a hedged value, a dashed segment leads to or from a derived one, a ring is a disputed one, and
nothing bridges a break or a missing period.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard import theme

Figure = dict[str, Any]
Style = tuple[str, str]
"""Colour and marker."""

APART = 550
"""Days between two points from which on they are not joined: a year and a half."""


def draw(points: pd.DataFrame, style: Style, axes: tuple[str, str]) -> list[Figure]:
    """Return the traces of one region's ``points`` (the columns of `lines.draw`), in the order of time.

    ``axes`` name the horizontal and the vertical axis, such as ``("x2", "y2")``.
    """
    colour, marker = style
    rows = [
        {str(key): value for key, value in row.items()}
        for row in points.sort_values("end").to_dict("records")
    ]
    placed = _with_gaps(rows)
    solid = {
        "type": "scatter",
        "mode": "lines+markers",
        # A legend on narrow screens stands for the names at the ends.
        "name": f"{rows[0]['name']}  <b>{rows[-1]['shown']}</b>",
        "x": [row["end"].isoformat() for row in placed],
        "y": [row["value"] for row in placed],
        "xaxis": axes[0],
        "yaxis": axes[1],
        "text": [row["told"] for row in placed],
        "customdata": [[row["figure_id"], row["report_id"]] for row in placed],
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "line": {"color": colour, "width": 2.25},
        "marker": {
            "color": colour,
            "size": 9,
            "symbol": [f"{marker}-open" if row["hedged"] else marker for row in placed],
            "line": {"width": 2, "color": colour},
            "opacity": 1,
        },
    }
    return [solid, *_dashes(rows, colour, axes)]


def rings(points: pd.DataFrame, axes: tuple[str, str]) -> list[Figure]:
    """Return the rings around the disputed ones of ``points``; none where there are none."""
    doubted = points[points["conflict"]]
    if not len(doubted):
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [day.isoformat() for day in doubted["end"]],
            "y": list(doubted["value"]),
            "xaxis": axes[0],
            "yaxis": axes[1],
            "hoverinfo": "skip",
            "showlegend": False,
            "marker": {"symbol": "circle-open", "size": 18, "color": theme.DOUBT, "line": {"width": 1.75}},
        }
    ]


def _with_gaps(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The points with an empty one wherever the solid line must not run."""
    placed: list[dict[str, Any]] = []
    before: dict[str, Any] | None = None
    for row in rows:
        if before and (not _joined(before, row) or _derived(before, row)):
            middle = before["end"] + (row["end"] - before["end"]) / 2
            placed.append({"end": middle, "value": None, "told": "", "hedged": False} | _NO_IDS)
        placed.append(row)
        before = row
    return placed


def _dashes(rows: list[dict[str, Any]], colour: str, axes: tuple[str, str]) -> list[Figure]:
    """The segments that touch a derived value, as one dashed trace; none where nothing is derived."""
    found = [(one, other) for one, other in pairwise(rows) if _joined(one, other) and _derived(one, other)]
    if not found:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [
                day
                for one, other in found
                for day in (one["end"].isoformat(), other["end"].isoformat(), None)
            ],
            "y": [value for one, other in found for value in (one["value"], other["value"], None)],
            "xaxis": axes[0],
            "yaxis": axes[1],
            "hoverinfo": "skip",
            "showlegend": False,
            "connectgaps": False,
            "line": {"color": colour, "width": 2.25, "dash": "dash"},
        }
    ]


_NO_IDS = {"figure_id": None, "report_id": None}


def _joined(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return not other["broken"] and (other["end"] - one["end"]).days <= APART


def _derived(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["derived"] or other["derived"])
