"""Below the picture of Trends: the same values as a table with their sources, and as a file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import evidence, formats
from dashboard.pages.trends_choices import Choices
from dashboard.translations import Translator
from metrics import observations
from metrics.selections import NONE, Selection, query_string
from metrics.snapshots import CHANGE


def build(engine: Engine, table: pd.DataFrame, choices: Choices, _: Translator) -> Component:
    """Return the values of ``table`` (of `trends_points`), each with a button to its sentence, and the download."""
    return html.Section(
        [
            html.H2(_("The same as a table")),
            _table(table, choices, _),
            _download(engine, choices.selection, len(table), _),
        ]
    )


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


def _table(table: pd.DataFrame, choices: Choices, _: Translator) -> Component:
    changed = bool((table["moved"] != "").any()) and choices.view.show != CHANGE
    head = [html.Th(words, scope="col") for words in (_("Region"), _("Period"))]
    head.append(html.Th(_("Value"), scope="col", className="number"))
    head += [html.Th(_against(choices.view.years, _), scope="col", className="number")] if changed else []
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


def _against(years: int, _: Translator) -> str:
    """The head of the column of changes."""
    if years == 1:
        return _("On a year earlier")
    return _.plural("On {count} year earlier", "On {count} years earlier", years)


def _row(row: dict[str, Any], changed: bool, _: Translator) -> Component:
    shown: list[Any] = [row["shown"]]
    if row["conflict"]:
        shown.append(
            html.Span(_("disputed"), className="flag", title=_("Reports disagree about this value."))
        )
    if row["derived"]:
        shown.append(
            html.Span(_("derived"), className="flag", title=_("Computed here from reported values."))
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
