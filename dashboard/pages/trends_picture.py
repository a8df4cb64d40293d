"""The answer of Trends: finding, chart, key to its marks, the same as a table, and what is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
from babel.lists import format_list
from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import controlbar, evidence, formats, frame, names, pictures, rows
from dashboard.charts import bars, findings, lines, multiples
from dashboard.pages import trends_parts, trends_points
from dashboard.pages.trends_choices import Choices, kind_name
from dashboard.translations import Translator
from dashboard.views import SPLIT
from metrics import breaks, observations, populations
from metrics.points import Point
from metrics.selections import NONE, Selection, query_string
from metrics.snapshots import CHANGE, PER_100K


def build(engine: Engine, choices: Choices, _: Translator) -> list[Component]:
    """Return the whole answer for what is chosen, or a calm sentence where there is nothing to show."""
    chosen, view = choices.selection, choices.view
    people = _people(engine, choices.shown) if view.show == PER_100K else None
    table = trends_points.build(choices.shown, _, show=view.show, years=view.years, people=people)
    if table.empty:
        return [_nothing(choices, _), _definition(choices, _)]
    kind = CHANGE if view.show == CHANGE else chosen.measure[0]
    finding, about = findings.sentence(table, kind, _subject(choices, _), _), _subtitle(table, choices, _)
    figure = _figure(table, choices, _)
    return [
        html.Div(
            [
                html.H2(finding, id="trends-finding", className="finding"),
                html.P(about, className="subtitle"),
                _definition(choices, _),
                _chart(figure, finding, _),
                _marks(table, choices, _),
                _absent(table, choices, _),
                pictures.buttons(
                    f"trends-{chosen.indicator[0]}",
                    finding,
                    about,
                    list(table["source"]),
                    _,
                    graph="trends-chart",
                ),
            ],
            className="figure",
        ),
        *trends_parts.build(engine, choices, _),
        html.Section(
            [
                html.H2(_("The same as a table")),
                _table(table, choices, _),
                _download(engine, chosen, len(table), _),
            ]
        ),
    ]


def _people(engine: Engine, shown: tuple[Point, ...]) -> populations.Populations:
    with engine.connect() as connection:
        return populations.read(connection, {str(point.shown.region) for point in shown})


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
    subject += f" ({', '.join(details).lower()})" if details else ""
    if choices.view.show == PER_100K:
        return _("{subject} per 100,000 inhabitants", subject=subject)
    return subject


def _subtitle(table: pd.DataFrame, choices: Choices, _: Translator) -> str:
    ordered, view = table.sort_values("end"), choices.view
    first, last = ordered["told_period"].iloc[0], ordered["told_period"].iloc[-1]
    sources = table["source"].nunique()
    shown = {
        CHANGE: _("Change, compared with: {base}", base=controlbar.base_name(view.years, _).lower()),
        PER_100K: _("computed here, population at the period's start"),
    }.get(view.show, kind_name((*choices.kind[:2], "", ""), _))
    parts = [
        formats.sentence(shown),
        rows.window(choices.selection.window[0], _),
        first if first == last else _("{first} to {last}", first=first, last=last),
        _.plural("from {count} report", "from {count} reports", sources),
    ]
    parts += [_("old borders")] if view.joined else []
    return " · ".join(parts)


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


def _chart(figure: dict[str, Any], finding: str, _: Translator) -> Component:
    height = {"minHeight": f"{figure['layout']['height']}px"}
    return html.Div(
        [
            dcc.Store(id="trends-figure", data=figure),
            dcc.Graph(
                id="trends-chart",
                config={"displayModeBar": False, "responsive": True, "locale": _.language},
                style={"height": height["minHeight"]},
            ),
        ],
        role="img",
        className="chart",
        style=height,
        **{"aria-label": _("Chart: {finding}. The table below holds the same values.", finding=finding)},
    )


def _marks(table: pd.DataFrame, choices: Choices, _: Translator) -> Component:
    several = len(set(table["end"])) > 1
    if several:
        keys = [_("Choose a point to read the sentence that it came from.")]
    else:
        keys = [_("One period so far. Choose a bar to read the sentence that it came from.")]
    if table["hedged"].any() and several:
        keys.append(_("A hollow point is a value that the report itself hedges (about, more than)."))
    if table["conflict"].any() and several:
        keys.append(_("A ringed point is a value that reports disagree about."))
    if table["derived"].any() and several:
        keys.append(_("A dashed line leads to a value that was computed here from reported ones."))
    later = table[table["end"] > table.groupby("region")["end"].transform("min")]
    told = dict.fromkeys(what for broken in later["broken"] for what in broken)
    keys += [_("The line is broken: {what}.", what=what) for what in told]
    left = {names.region(one.region, _.language): None for one in choices.left_out}
    if left:
        listed = format_list(list(left), locale=_.language)
        keys.append(
            _("Not every part is reported, so that nothing could be added up: {regions}.", regions=listed)
        )
    return html.P(" ".join(keys), className="muted key")


def _absent(table: pd.DataFrame, choices: Choices, _: Translator) -> Component | None:
    told = {str(line).split("/", maxsplit=1)[0] for line in table["region"]}
    reported = {point.shown.region for point in choices.shown}
    chosen = choices.selection.region
    missing = [names.region(code, _.language) for code in chosen if code not in told and code not in reported]
    unshown = [names.region(code, _.language) for code in chosen if code not in told and code in reported]
    words = []
    if missing:
        listed = format_list(missing, locale=_.language)
        words.append(
            _.plural(
                "No report of this region covers this period: {regions}.",
                "No report of these regions covers this period: {regions}.",
                len(missing),
                regions=listed,
            )
        )
    if unshown:
        listed = format_list(unshown, locale=_.language)
        words.append(_("Reported, but nothing to compute this from: {regions}.", regions=listed))
    return html.P(" ".join(words), className="absent", role="status") if words else None


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


def _definition(choices: Choices, _: Translator) -> Component:
    """What is counted and what to know before using it, folded to one line."""
    indicator = choices.selection.indicator[0]
    meaning = formats.sentence(names.meaning(indicator, _.language))
    limits = [group.names[_.language] for group in breaks.apart() if indicator in group.indicators]
    limits += [one.names[_.language] for one in breaks.find(indicator, None)]
    if choices.view.show == PER_100K:
        limits.append(_("rates are computed here and not brought to twelve months"))
    everything = frame.link("/data", _.language, indicator=indicator)
    items = [html.Li(formats.sentence(words) + ".") for words in limits]
    links = [
        dcc.Link(_("All rows of this indicator"), href=everything),
        dcc.Link(_("Definitions and methods"), href=frame.link("/methods", _.language)),
    ]
    return html.Details(
        [
            html.Summary([html.B(_("What is counted")), " ", meaning + "."]),
            html.Ul(items, className="limits") if items else None,
            html.P(links, className="links"),
        ],
        className="definition",
    )
