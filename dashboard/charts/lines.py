"""Draws series over periods: a line a region, named at its end, the nation as a grey reference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.charts import axes, traces
from dashboard.charts.axes import BETWEEN, LETTER, spread, ticks

Figure = dict[str, Any]
HEIGHT, WITH_REFERENCE = 430, 560
_TOP, _BOTTOM = 28, 44
_LABEL = 36.0  # pixels that a name with its value takes at the end of a line
_REFERENCE_SHARE = 0.30
_FAR = 4.0  # the nation gets a panel of its own when it is this many times above the regions
_LEFT = 64
_NARROW = 210
"""Pixels of the axis on a phone."""


def draw(
    table: pd.DataFrame,
    *,
    tick: Callable[[float], str],
    period: Callable[[date], str],
    nation: str = "KZ",
    nation_note: str = "",
) -> Figure:
    """Return the figure of ``table``: one row a point, sorted or not.

    Columns: ``region`` (code), ``name``, ``end`` (date), ``value`` (float), ``shown`` (the value in words),
    ``told`` (what hovering says), ``hedged``, ``conflict``, ``derived`` (bool), ``broken`` (what changed since the point before, a tuple of words),
    ``figure_id``, ``report_id``. ``tick`` writes a value of the vertical axis, ``period`` the period that ends on a
    day. Points more than a year and a half apart, or with a break between, are not joined. Clicking a point gives the ids of its figure and report as ``customdata``.
    """
    codes = list(dict.fromkeys(table["region"]))
    regions = [code for code in codes if code != nation]
    apart = bool(regions) and nation in codes and is_far(table, nation)
    styles = {code: theme.SERIES[index % len(theme.SERIES)] for index, code in enumerate(regions)}
    styles[nation] = theme.NATION
    days = sorted(set(table["end"]))
    height = WITH_REFERENCE if apart else HEIGHT
    figure: Figure = {"data": [], "layout": _layout(days, period, table) | {"height": height}}
    panels = [
        ("y", regions, 0.0, 1.0 - _REFERENCE_SHARE - 0.1),
        ("y2", [nation], 1.0 - _REFERENCE_SHARE, 1.0),
    ]
    for axis, members, low, high in panels if apart else [("y", codes, 0.0, 1.0)]:
        _panel(figure, table[table["region"].isin(members)], styles, (axis, low, high), tick)
    if apart:
        figure["layout"]["annotations"].append(_note(nation_note))
    return figure


def is_far(table: pd.DataFrame, nation: str) -> bool:
    """Return whether the nation lies so far above the regions that it needs a scale of its own."""
    own = table["region"] == nation
    return bool(table.loc[own, "value"].abs().max() > _FAR * table.loc[~own, "value"].abs().max())


def _panel(
    figure: Figure,
    table: pd.DataFrame,
    styles: dict[str, traces.Style],
    place: tuple[str, float, float],
    tick: Callable[[float], str],
) -> None:
    axis, low, high = place
    values = ticks(float(table["value"].min()), float(table["value"].max()), most=3 if axis == "y2" else 5)
    axis_of = axes.vertical(values, (low, high), tick)
    figure["layout"]["yaxis" + axis[1:]] = axis_of
    margin = figure["layout"]["margin"]
    margin["l"] = max(margin["l"], int(max(map(len, axis_of["ticktext"])) * LETTER) + BETWEEN)
    for code in dict.fromkeys(table["region"]):
        figure["data"] += traces.draw(table[table["region"] == code], styles[code], ("x", axis))
    figure["data"] += traces.rings(table, ("x", axis))
    pixels = (figure["layout"]["height"] - _TOP - _BOTTOM) * (high - low)
    figure["layout"]["annotations"] += _names(table, styles, axis, (values[0], values[-1]), pixels)


def _names(
    table: pd.DataFrame,
    styles: dict[str, traces.Style],
    axis: str,
    bounds: tuple[float, float],
    pixels: float,
) -> list[Figure]:
    ends = table.sort_values("end").groupby("region", sort=False).tail(1)
    scale = pixels / (bounds[1] - bounds[0])
    places = [(value - bounds[0]) * scale for value in ends["value"]]
    gap = min(_LABEL, pixels / max(len(places), 1))
    moved = spread(places, gap, 6.0, pixels - 6.0)
    last = table["end"].max().isoformat()
    return [
        {
            "x": last,
            "y": row["value"],
            "xref": "x",
            "yref": axis,
            "text": _end(str(row["name"]), str(row["shown"]), styles[str(row["region"])]),
            "showarrow": False,
            "xanchor": "left",
            "xshift": 14,
            "yshift": place - own,
            "align": "left",
            "font": {"size": 12.5},
        }
        for row, own, place in zip(ends.to_dict("records"), places, moved, strict=True)
    ]


def _end(name: str, shown: str, style: traces.Style) -> str:
    colour, marker = style
    return f"<span style='color:{colour}'>{theme.GLYPHS[marker]}</span> {name}<br>    <b>{shown}</b>"


def _layout(days: list[date], period: Callable[[date], str], table: pd.DataFrame) -> Figure:
    told = _few(days, period, axes.span(days))
    return axes.sheet(
        13,
        margin={"l": _LEFT, "r": _right(table), "t": _TOP, "b": _BOTTOM, "pad": 4},
        annotations=[],
        xaxis=axes.across(days, told, [period(day) for day in told]),
    )


def _few(days: list[date], period: Callable[[date], str], span: int) -> list[date]:
    """The days to be named below the axis, from the last one back, as many as a phone has room for."""
    chosen = days[-1:]
    for day in reversed(days[:-1]):
        room = (chosen[-1] - day).days / span * _NARROW
        if room >= (len(period(day)) + len(period(chosen[-1]))) / 2 * LETTER + BETWEEN:
            chosen.append(day)
    return chosen[::-1]


def _right(table: pd.DataFrame) -> int:
    """Room for the names at the lines' ends, in pixels."""
    longest = max(len(str(name)) for name in table["name"])
    return int(min(max(longest * LETTER, 70), 225)) + 36


def _note(words: str) -> Figure:
    return {
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "text": words,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 5,
        "font": {"size": 12},
    }
