"""Draws series split: a small chart a region, all on the same scales, so that heights may be compared across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.charts import axes, lines, traces
from dashboard.charts.axes import BETWEEN, LETTER, ticks

Figure = dict[str, Any]
COLUMNS, PANEL, TITLE, GAP = 3, 160, 64, 0.05
"""Charts beside each other, the height of one and of its title in pixels, the part of the width between two."""

_MARGIN = {"l": 64, "r": 16, "t": 8, "b": 40, "pad": 4}


def draw(
    table: pd.DataFrame,
    *,
    tick: Callable[[float], str],
    period: Callable[[date], str],
    nation: str = "KZ",
    nation_note: str = "",
) -> Figure:
    """Return the figure of ``table`` (the columns of `lines.draw`), a panel a region in the order of the table.

    All panels share both scales. The nation has a scale of its own where it lies far above the regions, and
    ``nation_note`` says so. ``layout.meta`` tells a narrow screen how to stack the panels.
    """
    codes = list(dict.fromkeys(table["region"]))
    own = [code for code in codes if code != nation]
    far = bool(own) and nation in codes and lines.is_far(table, nation)
    figure: Figure = {"data": [], "layout": _layout(len(codes))}
    order = own + [nation] * (nation in codes)
    styles = {code: theme.SERIES[index % len(theme.SERIES)] for index, code in enumerate(own)}
    styles[nation] = theme.NATION
    shared = table[table["region"] != nation] if far else table
    days = sorted(set(table["end"]))
    for index, code in enumerate(order):
        points = table[table["region"] == code].sort_values("end")
        scale = points if far and code == nation else shared
        note = nation_note if far and code == nation else ""
        _panel(figure, points, scale, days, styles[code], index, len(order), tick, period, note)
    return figure


def domains(index: int, count: int, columns: int = COLUMNS) -> tuple[list[float], list[float]]:
    """Return the horizontal and vertical part of the picture that a panel takes, its title above it.

    >>> domains(0, 2, columns=1)
    ([0.0, 1.0], [0.5, 0.8571])
    """
    rows = -(-count // columns)
    row, column = divmod(index, columns)
    width = (1.0 - GAP * (columns - 1)) / columns
    left, height = column * (width + GAP), 1.0 / rows
    bottom = 1.0 - (row + 1) * height
    return (
        [round(left, 4), round(left + width, 4)],
        [round(bottom, 4), round(bottom + height * PANEL / (PANEL + TITLE), 4)],
    )


def _panel(
    figure: Figure,
    points: pd.DataFrame,
    scale: pd.DataFrame,
    days: Sequence[date],
    style: traces.Style,
    index: int,
    count: int,
    tick: Callable[[float], str],
    period: Callable[[date], str],
    note: str,
) -> None:
    number = "" if index == 0 else str(index + 1)
    pair = (f"x{number}", f"y{number}")
    width, up = domains(index, count)
    values = ticks(float(scale["value"].min()), float(scale["value"].max()), most=3)
    layout = figure["layout"]
    layout[f"xaxis{number}"] = _across(days, period) | {"domain": width, "anchor": pair[1]}
    layout[f"yaxis{number}"] = axes.vertical(values, (up[0], up[1]), tick) | {"anchor": pair[0]}
    longest = max(len(tick(value)) for value in values)
    layout["margin"]["l"] = max(layout["margin"]["l"], int(longest * LETTER) + BETWEEN)
    if index % COLUMNS and not note:
        layout[f"yaxis{number}"]["showticklabels"] = False
    layout["annotations"].append(_title(points, style, width[0], up[1], note))
    layout["meta"]["panels"].append([f"xaxis{number}", f"yaxis{number}"])
    figure["data"] += traces.draw(points, style, pair)
    figure["data"] += traces.rings(points, pair)


def _title(points: pd.DataFrame, style: traces.Style, left: float, top: float, note: str) -> Figure:
    last = points.iloc[-1]
    glyph = f"<span style='color:{style[0]}'>{theme.GLYPHS[style[1]]}</span>"
    words = f"{glyph} {last['name']}  <b>{last['shown']}</b>" + (f"<br><i>{note}</i>" if note else "")
    place = {"x": left, "y": top, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return place | {"text": words, "showarrow": False, "yshift": 4, "align": "left", "font": {"size": 12.5}}


def _across(days: Sequence[date], period: Callable[[date], str]) -> Figure:
    """The axis of time: the first and the last period are named, the others only ticked."""
    named = {days[0], days[-1]}
    return axes.across(days, days, [period(day) if day in named else "" for day in days])


def _layout(count: int) -> Figure:
    rows = -(-count // COLUMNS)
    return axes.sheet(
        12,
        height=rows * (PANEL + TITLE) + _MARGIN["t"] + _MARGIN["b"] + TITLE // 2,
        margin=dict(_MARGIN),
        annotations=[],
        meta={"panels": [], "panel": PANEL, "title": TITLE},
    )
