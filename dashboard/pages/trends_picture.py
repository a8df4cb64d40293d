"""The answer of Trends: finding, chart, key to its marks, table, definition and download."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import evidence, facts, formats, frame, names
from dashboard.charts import findings, lines
from dashboard.pages.trends_choices import Choices, kind_name
from dashboard.translations import Translator
from metrics import observations, series
from metrics.selections import query_string


def build(engine: Engine, choices: Choices, _: Translator) -> list[Component]:
    """Return the whole answer for what is chosen, or a calm sentence where there is nothing to show."""
    chosen = choices.selection
    table = points(series.like_for_like(engine, chosen) if chosen.region else pd.DataFrame(), _)
    if table.empty:
        return [_nothing(choices, _), _definition(chosen.indicator[0], _)]
    measure, subject = chosen.measure[0], _subject(choices, _)
    finding = findings.sentence(table, measure, subject, _)
    count = observations.count(engine, chosen)
    return [
        html.Div(
            [
                html.H2(finding, id="trends-finding", className="finding"),
                html.P(_subtitle(table, choices, _), className="subtitle"),
                _chart(table, choices, finding, _),
                _marks(table, _),
                _absent(table, chosen.region, _),
            ],
            className="figure",
        ),
        html.Section(
            [
                html.H2(_("The same as a table")),
                _table(table, _),
                html.P(
                    [
                        html.A(
                            _("Download these rows (CSV)"),
                            href="/data.csv?" + query_string(chosen),
                            id="trends-download",
                            className="download",
                        ),
                        html.Span(
                            _.plural("{shown} row", "{shown} rows", count, shown=formats.number(count, _.language)),
                            className="muted",
                        ),
                    ],
                    className="below-table",
                ),
            ]
        ),
        _definition(chosen.indicator[0], _),
    ]


def points(rows: pd.DataFrame, _: Translator) -> pd.DataFrame:
    """Return the rows of a series as the chart's table, every value and period also in words."""
    records: list[dict[str, Any]] = []
    for row in rows.to_dict("records"):
        record = {str(key): value for key, value in row.items()}
        name, period, shown = names.region(record["region"], _.language), facts.period(record, _), facts.value(record, _)
        flags = facts.text(record["status"]).split()
        records.append(
            {
                "region": record["region"],
                "name": name,
                "end": date.fromisoformat(str(record["period_end"])[:10]),
                "value": float(record["value"]),
                "shown": shown,
                "told": f"<b>{name}</b><br>{period}: {shown}",
                "told_period": period,
                "hedged": "hedged" in flags,
                "conflict": "conflict" in flags or bool(record.get("conflict")),
                "figure_id": str(record["figure_id"]),
                "report_id": str(record["report_id"]),
                "source": facts.text(record["source_title"]),
            }
        )
    return pd.DataFrame(records)


def _subject(choices: Choices, _: Translator) -> str:
    chosen = choices.selection
    subject = names.indicator(chosen.indicator[0], _.language)
    details = [names.offence(key, _.language) for key in chosen.offence]
    details += [names.gravity(key, _.language) for key in chosen.gravity]
    return subject + (f" ({', '.join(details).lower()})" if details else "")


def _subtitle(table: pd.DataFrame, choices: Choices, _: Translator) -> str:
    sources = table["source"].nunique()
    parts = [
        kind_name((*choices.kind[:2], "", ""), _),
        window_name(choices.selection.window[0], _),
        _.plural("{count} report", "{count} reports", sources),
    ]
    return " · ".join(parts)


def window_name(window: str, _: Translator) -> str:
    """Return a window in words: ``9 months``, ``full years``, ``at a date``."""
    number, kind = window[:-1], window[-1:]
    if window == "12m":
        return _("full years")
    if kind == "m" and number.isdigit():
        return _.plural("periods of {count} month", "periods of {count} months", int(number))
    if kind == "d" and number.isdigit():
        return _.plural("periods of {count} day", "periods of {count} days", int(number))
    return _("at a date") if window == "point" else _("period not stated")


def _chart(table: pd.DataFrame, choices: Choices, finding: str, _: Translator) -> Component:
    unit, measure = choices.kind[1], choices.kind[0]
    periods = dict(zip(table["end"], table["told_period"], strict=True))
    figure = lines.draw(
        table,
        tick=lambda value: formats.axis(value, unit, measure, _.language),
        period=lambda day: periods[day],
        nation=names.NATION,
        nation_note=_("{region}, on a scale of its own", region=names.region(names.NATION, _.language)),
    )
    return html.Div(
        dcc.Graph(
            id="trends-chart",
            figure=figure,
            config={"displayModeBar": False, "responsive": True},
            style={"height": f"{lines.HEIGHT}px"},
        ),
        role="img",
        **{"aria-label": _("Chart: {finding}. The table below holds the same values.", finding=finding)},
    )


def _marks(table: pd.DataFrame, _: Translator) -> Component:
    keys = [_("Choose a point to read the sentence that it came from.")]
    if table["hedged"].any():
        keys.append(_("A hollow point is a value that the report itself hedges (about, more than)."))
    if table["conflict"].any():
        keys.append(_("A ringed point is a value that reports disagree about."))
    return html.P(" ".join(keys), className="muted key")


def _absent(table: pd.DataFrame, regions: tuple[str, ...], _: Translator) -> Component | None:
    missing = [names.region(code, _.language) for code in regions if code not in set(table["region"])]
    if not missing:
        return None
    return html.P(
        _("No report covers this period for: {regions}.", regions=", ".join(missing)), className="absent", role="status"
    )


def _table(table: pd.DataFrame, _: Translator) -> Component:
    head = [html.Th(words, scope="col") for words in (_("Region"), _("Period"))]
    head += [html.Th(_("Value"), scope="col", className="number"), html.Th(_("Source"), scope="col")]
    ordered = table.sort_values(["name", "end"], ascending=[True, False])
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody([_row(row, _) for row in ordered.to_dict("records")])]),
        className="table",
        tabIndex=0,
        role="region",
        **{"aria-label": _("The same as a table")},
    )


def _row(row: dict[Any, Any], _: Translator) -> Component:
    shown: list[Any] = [row["shown"]]
    if row["conflict"]:
        shown.append(html.Span(" " + _("disputed"), className="flag"))
    asked = _("Read the sentence: {region}, {period}", region=row["name"], period=row["told_period"])
    button = evidence.button(row, _("Read the sentence"), **{"aria-label": asked})
    return html.Tr(
        [
            html.Th(row["name"], scope="row"),
            html.Td(row["told_period"]),
            html.Td(shown, className="number"),
            html.Td(button),
        ]
    )


def _nothing(choices: Choices, _: Translator) -> Component:
    if not choices.kinds:
        return frame.empty(
            _("No report gives this for a whole region and a stated period yet."),
            _("Choose another indicator, or look for single mentions on the Data page."),
        )
    return frame.empty(
        _("No report of these regions covers this period."),
        _("Choose other regions or another period; the lists show how many values each one has."),
    )


def _definition(indicator: str, _: Translator) -> Component:
    return html.Section(
        [
            html.H2(_("What is counted")),
            html.P(names.meaning(indicator).capitalize() + "."),
            dmc.Anchor(
                _("All rows of this indicator"), href=frame.link("/data", _.language, indicator=indicator), size="sm"
            ),
        ],
        className="definition",
    )
