"""What can be taken along from Compare: its rows as a file, and its bars as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from babel.lists import format_list
from dash import html
from dash.development.base_component import Component

from dashboard import articles, facts, names, pictures, theme
from dashboard.pages import compare_picture
from dashboard.translations import Translator
from metrics.comparisons import Line, Side
from metrics.selections import Selection, query_string

_BAR, _TITLE, _GAP = 26, 26, 18
"""The height of a bar with its distance, of a panel's title, and of what lies between panels, in pixels."""


def build(lines: Sequence[Line], chosen: Selection, _: Translator) -> list[Component]:
    """Return the download of the figures that are ``chosen``, and the buttons that save what can be compared."""
    comparable = [line for line in compare_picture.worthwhile(lines) if line.comparable]
    download = html.A(
        _("Download these figures (CSV)"),
        href="/data.csv?" + query_string(chosen),
        id="compare-download",
        className="download",
    )
    parts: list[Component] = [html.P(download, className="below-table")]
    if comparable:
        regions = [names.region(side.region, _.language) for side in comparable[0].sides]
        sources = [side.cell.shown.source_title for line in comparable for side in line.sides if side.cell]
        parts.append(
            pictures.buttons(
                "compare",
                ": ".join((_("Compare"), format_list(regions, locale=_.language))),
                " · ".join(
                    [
                        compare_picture.total(compare_picture.worthwhile(lines), _),
                        *articles.told(chosen.scope, _),
                    ]
                ),
                sources,
                _,
                figure=picture(comparable, _),
            )
        )
    return parts


def picture(lines: Sequence[Line], _: Translator) -> dict[str, Any]:
    """Return the rows as a chart to be saved: a panel a row, each on an axis of its own, as on the page."""
    panels = [_sides(line) for line in lines]
    heights = [_TITLE + _BAR * len(sides) for sides in panels]
    height = sum(heights) + _GAP * (len(panels) - 1)
    data: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    titles: list[dict[str, Any]] = []
    top = float(height)
    for number, (line, sides) in enumerate(zip(lines, panels, strict=True), start=1):
        key = "" if number == 1 else str(number)
        bottom = top - heights[number - 1]
        axes[f"xaxis{key}"] = {"visible": False, "anchor": f"y{key}", "domain": [0, 1]}
        axes[f"yaxis{key}"] = {
            "anchor": f"x{key}",
            "domain": [bottom / height, (top - _TITLE) / height],
            "autorange": "reversed",
            "ticks": "",
        }
        data.append(_bars(sides, key, _))
        titles.append(_title(line, sides, top / height, _))
        top = bottom - _GAP
    return {"data": data, "layout": _layout(height, titles) | axes}


def _sides(line: Line) -> list[tuple[int, Side]]:
    """The regions that share the row's axis, each with its place, which gives its colour."""
    return [(place, side) for place, side in enumerate(line.sides) if side.cell and side.reason is None]


def _bars(sides: Sequence[tuple[int, Side]], key: str, _: Translator) -> dict[str, Any]:
    rows = [side.cell.shown for _place, side in sides if side.cell]
    return {
        "type": "bar",
        "orientation": "h",
        "xaxis": f"x{key}",
        "yaxis": f"y{key}",
        "x": [float(row.value) for row in rows],
        "y": [names.headed(side.region, _.language) for _place, side in sides],
        "text": [f"<b>{facts.value(row._asdict(), _)}</b>" for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": [compare_picture.colour(side.region, place) for place, side in sides]},
        "width": 0.6,
    }


def _title(line: Line, sides: Sequence[tuple[int, Side]], top: float, _: Translator) -> dict[str, Any]:
    told = [names.indicator(line.indicator, _.language)]
    if line.measure != "level":
        told.append(names.label("measures", line.measure, _.language))
    told += [facts.period(side.cell.shown._asdict(), _) for _place, side in sides[:1] if side.cell]
    return {
        "text": f"<b>{told[0]}</b> · {' · '.join(told[1:])}",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": top,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 14, "color": theme.WORDS},
    }


def _layout(height: int, titles: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "height": height + 40,
        "margin": {"l": 230, "r": 130, "t": 20, "b": 20, "pad": 6},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": theme.FONT, "size": 13, "color": theme.WORDS},
        "showlegend": False,
        "annotations": titles,
    }
