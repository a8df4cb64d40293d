"""The picture of Trends: finding, chart and key to its marks first, what lies below the chart when that is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import formats, names, pictures
from dashboard.charts import bars, findings, lines, multiples
from dashboard.pages import trends_parts, trends_points, trends_table, trends_words
from dashboard.pages.trends_choices import Choices
from dashboard.translations import Translator
from dashboard.views import SPLIT
from metrics import populations
from metrics.points import Point
from metrics.snapshots import CHANGE, PER_100K


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands above the chart, the chart (``None`` where there is nothing to show) in words and as a figure, and what stands right below."""

    head: list[Component]
    label: str
    figure: dict[str, Any] | None
    notes: list[Component | None]

    @property
    def height(self) -> dict[str, str]:
        """The style of the chart's box, which has its height before the chart is drawn; it is gone without one."""
        return {"minHeight": f"{self.figure['layout']['height']}px"} if self.figure else {"display": "none"}


def build(engine: Engine, choices: Choices, _: Translator) -> Picture:
    """Return the picture of what is chosen, or a calm sentence where there is nothing to show."""
    chosen, view = choices.selection, choices.view
    table = values(engine, choices, _)
    if table.empty:
        return Picture([trends_words.nothing(choices, _), trends_words.definition(choices, _)], "", None, [])
    kind = CHANGE if view.show == CHANGE else chosen.measure[0]
    finding = findings.sentence(table, kind, trends_words.subject(choices, _), _)
    about = trends_words.subtitle(table, choices, _)
    return Picture(
        [
            html.H2(finding, id="trends-finding", className="finding"),
            html.P(about, className="subtitle"),
            trends_words.definition(choices, _),
        ],
        _("Chart: {finding}. The table below holds the same values.", finding=finding),
        _figure(table, choices, _),
        [
            trends_words.marks(table, choices, _),
            trends_words.absent(table, choices, _),
            pictures.buttons(
                f"trends-{chosen.indicator[0]}",
                finding,
                about,
                list(table["source"]),
                _,
                graph="trends-chart",
            ),
        ],
    )


def place(picture: Picture, _: Translator) -> list[Component]:
    """Return the picture as it stands in the page, with the place of what `below` adds.

    The chart stays the same element whatever is chosen: to redraw it is quicker than to make a new one.
    """
    chart = dcc.Graph(
        id="trends-chart",
        config={"displayModeBar": False, "responsive": True, "locale": _.language},
        style={"height": picture.height.get("minHeight", "0px")},
    )
    box = html.Div(
        chart,
        id="trends-box",
        role="img",
        className="chart",
        style=picture.height,
        **{"aria-label": picture.label},
    )
    parts = [
        html.Div(picture.head, id="trends-head"),
        dcc.Store(id="trends-figure", data=picture.figure),
        box,
        html.Div(picture.notes, id="trends-notes"),
    ]
    return [html.Div(parts, className="figure"), html.Div(id="trends-below", className="below")]


def below(engine: Engine, choices: Choices, _: Translator) -> list[Component]:
    """Return what lies below the picture: what the newest values are made of, and all values as a table."""
    table = values(engine, choices, _)
    if table.empty:
        return []
    return [*trends_parts.build(engine, choices, _), trends_table.build(engine, table, choices, _)]


def values(engine: Engine, choices: Choices, _: Translator) -> pd.DataFrame:
    """Return the values that are shown, as `trends_points` has them."""
    view = choices.view
    people = _people(engine, choices.shown) if view.show == PER_100K else None
    return trends_points.build(choices.shown, _, show=view.show, years=view.years, people=people)


def _people(engine: Engine, shown: tuple[Point, ...]) -> populations.Populations:
    with engine.connect() as connection:
        return populations.read(connection, {str(point.shown.region) for point in shown})


def _figure(table: pd.DataFrame, choices: Choices, _: Translator) -> dict[str, Any]:
    measure, unit = choices.kind[:2]
    if choices.view.show == CHANGE:
        measure, unit = "change", "percent"

    def tick(value: float) -> str:
        return formats.axis(value, unit, measure, _.language)

    if len(set(table["end"])) == 1:
        return bars.draw(table, tick=tick, nation=names.NATION)
    periods = dict(zip(table["end"], table["tick"], strict=True))
    note = _("{region}, on a scale of its own", region=names.region(names.NATION, _.language))
    split = choices.view.layout == SPLIT
    draw, note = (multiples.draw, _("on a scale of its own")) if split else (lines.draw, note)
    return draw(table, tick=tick, period=periods.__getitem__, nation=names.NATION, nation_note=note)
