"""Draws one period: a bar a region, longest first, each with its name and value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.charts.axes import sheet, ticks

Figure = dict[str, Any]
_BAR, _EDGES = 46, 64  # pixels


def draw(table: pd.DataFrame, *, tick: Callable[[float], str], nation: str = "KZ") -> Figure:
    """Return the figure of ``table``, one row a region with the columns that `lines.draw` takes.

    Colours follow the order of the regions in ``table``, so that they are those of the lines; the nation is grey.
    ``tick`` writes a value of the axis. Clicking a bar gives the ids of its figure and report as ``customdata``.
    """
    regions = [code for code in table["region"] if code != nation]
    colours = {code: theme.SERIES[index % len(theme.SERIES)][0] for index, code in enumerate(regions)}
    colours[nation] = theme.NATION[0]
    ordered = table.sort_values("value")
    values = ticks(float(table["value"].min()), float(table["value"].max()), most=4)
    longest = max(len(str(name)) for name in table["name"])
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": list(ordered["value"]),
                "y": list(ordered["name"]),
                "text": [f"<b>{shown}</b>" for shown in ordered["shown"]],
                "textposition": "outside",
                "cliponaxis": False,
                "hovertext": list(ordered["told"]),
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": [
                    list(pair) for pair in zip(ordered["figure_id"], ordered["report_id"], strict=True)
                ],
                "marker": {"color": [colours[code] for code in ordered["region"]]},
                "width": 0.55,
            }
        ],
        "layout": sheet(13)
        | {
            "height": _BAR * len(ordered) + _EDGES,
            "margin": {"l": int(min(longest * 7.8, 240)) + 12, "r": 110, "t": 8, "b": 36, "pad": 6},
            "yaxis": {"fixedrange": True, "automargin": False, "ticks": ""},
            "xaxis": {
                "range": [values[0], values[-1]],
                "tickvals": values,
                # Each bar says its own number, and a phone has no room for one at every line.
                "ticktext": ["" if place % 2 else tick(value) for place, value in enumerate(values)],
                "gridcolor": theme.FAINT,
                "zeroline": True,
                "zerolinecolor": theme.ZERO,
                "zerolinewidth": 1.25,
                "fixedrange": True,
                "tickangle": 0,
            },
        },
    }
