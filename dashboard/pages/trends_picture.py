"""The answer of Trends: finding, chart, key to its marks, the same as a table, and what is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
from babel.lists import format_list
from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import evidence, formats, frame, names, rows
from dashboard.charts import bars, findings, lines
from dashboard.pages import trends_points
from dashboard.pages.trends_choices import Choices, kind_name
from dashboard.translations import Translator
from metrics import observations
from metrics.selections import NONE, Selection, query_string


def build(engine: Engine, choices: Choices, _: Translator) -> list[Component]:
    """Return the whole answer for what is chosen, or a calm sentence where there is nothing to show."""
    chosen = choices.selection
    table = trends_points.build(choices.shown, _)
    if table.empty:
        return [_nothing(choices, _), _definition(chosen.indicator[0], _)]
    finding = findings.sentence(table, chosen.measure[0], _subject(choices, _), _)
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
            [html.H2(_("The same as a table")), _table(table, _), _download(engine, chosen, len(table), _)]
        ),
        _definition(chosen.indicator[0], _),
    ]


def exactly(settled: Selection) -> Selection:
    """Return the selection of the very figures behind a picture: what it leaves out is said in the query too."""
    none = (NONE,)
    return replace(
        settled,
        offence=settled.offence or none,
        gravity=settled.gravity or none,
        place=settled.place or none,
        scope=settled.scope or none,
        modality=settled.modality or ("result",),
    )


def _download(engine: Engine, chosen: Selection, values: int, _: Translator) -> Component:
    wanted = exactly(chosen)
    count = observations.count(engine, wanted)
    shown = formats.number(count, _.language)
    told = _.plural("{shown} row", "{shown} rows", count, shown=shown)
    if count > values:
        told = _("{rows}: where several reports give a value, each is a row", rows=told)
    return html.P(
        [
            html.A(
                _("Download these figures (CSV)"),
                href="/data.csv?" + query_string(wanted),
                id="trends-download",
                className="download",
            ),
            html.Span(told, className="muted"),
        ],
        className="below-table",
    )


def _subject(choices: Choices, _: Translator) -> str:
    chosen = choices.selection
    subject = names.indicator(chosen.indicator[0], _.language)
    _measure, _unit, offence, gravity = choices.kind
    details = [names.offence(offence, _.language)] if offence else []
    details += [names.gravity(gravity, _.language)] if gravity else []
    return subject + (f" ({', '.join(details).lower()})" if details else "")


def _subtitle(table: pd.DataFrame, choices: Choices, _: Translator) -> str:
    ordered = table.sort_values("end")
    first, last = ordered["told_period"].iloc[0], ordered["told_period"].iloc[-1]
    sources = table["source"].nunique()
    parts = [
        kind_name((*choices.kind[:2], "", ""), _),
        rows.window(choices.selection.window[0], _),
        first if first == last else _("{first} to {last}", first=first, last=last),
        _.plural("from {count} report", "from {count} reports", sources),
    ]
    return " · ".join(parts)


def _chart(table: pd.DataFrame, choices: Choices, finding: str, _: Translator) -> Component:
    measure, unit = choices.kind[:2]

    def tick(value: float) -> str:
        return formats.axis(value, unit, measure, _.language)

    if len(set(table["end"])) == 1:
        figure = bars.draw(table, tick=tick, nation=names.NATION)
    else:
        periods = dict(zip(table["end"], table["tick"], strict=True))
        note = _("{region}, on a scale of its own", region=names.region(names.NATION, _.language))
        figure = lines.draw(
            table, tick=tick, period=periods.__getitem__, nation=names.NATION, nation_note=note
        )
    return html.Div(
        [
            dcc.Store(id="trends-figure", data=figure),
            dcc.Graph(
                id="trends-chart",
                config={"displayModeBar": False, "responsive": True, "locale": _.language},
                style={"height": f"{figure['layout']['height']}px"},
            ),
        ],
        role="img",
        **{"aria-label": _("Chart: {finding}. The table below holds the same values.", finding=finding)},
    )


def _marks(table: pd.DataFrame, _: Translator) -> Component:
    if len(set(table["end"])) == 1:
        keys = [_("One period so far. Choose a bar to read the sentence that it came from.")]
    else:
        keys = [_("Choose a point to read the sentence that it came from.")]
    if table["hedged"].any() and len(set(table["end"])) > 1:
        keys.append(_("A hollow point is a value that the report itself hedges (about, more than)."))
    if table["conflict"].any() and len(set(table["end"])) > 1:
        keys.append(_("A ringed point is a value that reports disagree about."))
    later = table[table["end"] > table.groupby("region")["end"].transform("min")]
    told = dict.fromkeys(what for broken in later["broken"] for what in broken)
    keys += [_("The line is broken: {what}.", what=what) for what in told]
    return html.P(" ".join(keys), className="muted key")


def _absent(table: pd.DataFrame, regions: tuple[str, ...], _: Translator) -> Component | None:
    told = {str(line).split("/", maxsplit=1)[0] for line in table["region"]}
    missing = [names.region(code, _.language) for code in regions if code not in told]
    if not missing:
        return None
    listed = format_list(missing, locale=_.language)
    words = _.plural(
        "No report of this region covers this period: {regions}.",
        "No report of these regions covers this period: {regions}.",
        len(missing),
        regions=listed,
    )
    return html.P(words, className="absent", role="status")


def _table(table: pd.DataFrame, _: Translator) -> Component:
    changed = bool((table["moved"] != "").any())
    head = [html.Th(words, scope="col") for words in (_("Region"), _("Period"))]
    head.append(html.Th(_("Value"), scope="col", className="number"))
    head += [html.Th(_("On a year earlier"), scope="col", className="number")] if changed else []
    head.append(html.Th(_("Source"), scope="col"))
    # The order of the official tables: that of the regions' codes, whatever the language.
    ordered = table.sort_values(["region", "end"], ascending=[True, False])
    body = [
        _row({str(key): cell for key, cell in row.items()}, changed, _) for row in ordered.to_dict("records")
    ]
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody(body)]),
        className="table",
        tabIndex=0,
        role="region",
        **{"aria-label": _("The same as a table")},
    )


def _row(row: dict[str, Any], changed: bool, _: Translator) -> Component:
    shown: list[Any] = [row["shown"]]
    if row["conflict"]:
        shown.append(
            html.Span(_("disputed"), className="flag", title=_("Reports disagree about this value."))
        )
    asked = _("Read the sentence: {region}, {period}", region=row["name"], period=row["told_period"])
    button = evidence.button(row, _("Read the sentence"), **{"aria-label": asked})
    return html.Tr(
        [
            html.Th(row["name"], scope="row"),
            html.Td(row["told_period"]),
            html.Td(shown, className="number"),
            *([html.Td(row["moved"] or "\u2013", className="number")] if changed else []),
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
        _("No report of this region covers this period."),
        _("Choose other regions or another length of the period; the lists show which ones have values."),
    )


def _definition(indicator: str, _: Translator) -> Component:
    everything = frame.link("/data", _.language, indicator=indicator)
    meaning = formats.sentence(names.meaning(indicator, _.language))
    return html.Section(
        [
            html.H2(_("What is counted")),
            html.P(meaning + "."),
            html.P(dcc.Link(_("All rows of this indicator"), href=everything)),
        ],
        className="definition",
    )
