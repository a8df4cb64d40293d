"""The reader: one report, every number of it marked, and what each one was read as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import ClientsideFunction, Input, Output, clientside_callback, dcc, html, register_page
from dash.development.base_component import Component

from dashboard import cards, controlbar, engines, facts, formats, frame, marks, names, sheets, shortening
from dashboard.translations import N_, Translator
from metrics import cases, excerpts, reports
from metrics.excerpts import Excerpt
from metrics.reports import Reading
from metrics.selections import Selection

register_page(__name__, path_template="/reports/<report>", name=N_("Reports"), title="Reports")

clientside_callback(
    ClientsideFunction("reader", "focus"), Output("reader-focused", "data"), Input("reader-focus", "data")
)


def layout(report: str = "", figure: str | None = None, **query: Any) -> Component:
    """Return the page of one report; ``figure`` is the id of the figure to show first."""

    def content(_selection: Selection, _: Translator) -> Component:
        reading = reports.read(engines.current(), report)
        if reading is None:
            return missing(_)
        told_cases = cases.of_report(engines.current(), report)
        return draw(reading, figure, _, told_cases, _excerpt(reading, figure))

    return frame.page("/reports", query, content)


def missing(_: Translator) -> Component:
    """Return what stands where a report should be that is not in the database."""
    return html.Div(
        [
            frame.heading(_("Reports")),
            frame.empty(
                _("There is no such report here."),
                _("It may have been replaced by a newer version of itself."),
            ),
            dcc.Link(_("All reports"), href=frame.link("/reports", _.language)),
        ]
    )


def _excerpt(reading: Reading, figure: str | None) -> Excerpt | None:
    """The cells around the figure that is asked for, where it is one of an official form."""
    chosen = next((row for row in reading.figures if str(row["figure_id"]) == figure), None)
    if chosen is None:
        return None
    return excerpts.around(
        engines.current(), str(reading.report["report_id"]), chosen["sheet"], chosen["cell"]
    )


def draw(
    reading: Reading,
    figure: str | None,
    _: Translator,
    told_cases: Sequence[facts.Row] = (),
    excerpt: Excerpt | None = None,
) -> Component:
    """Return the report's text beside its panel, with its tables and its single cases below.

    A report that is a table has no text: in its place stands the ``excerpt`` around the figure asked for.
    """
    numbered = {str(number): row for number, row in enumerate(told_cases, start=1)}
    known = {str(row["figure_id"]) for row in reading.figures}
    chosen = figure if figure in known else None
    reading = shortening.fit(reading, chosen)
    report, figures, set_aside = reading.report, reading.figures, reading.set_aside
    marked = {key: row for key, row in numbered.items() if row["start"] >= len(facts.text(report["title"]))}
    lines = marks.draw(str(report["text"]), figures, set_aside, chosen, _, marked)
    title, lines = _title(report, lines)
    language = facts.text(report["language"]) or None
    told = lines or _cells(excerpt, _)
    text = html.Article(told, className="report-text", lang=language if lines else None)
    tables = [html.H2(_("The figures of this report")), *_rest(report, len(figures), len(known), _)]
    tables.append(cards.figure_table(figures, _))
    if set_aside:
        words = _.plural("{count} number set aside", "{count} numbers set aside", len(set_aside))
        tables.append(html.Details([html.Summary(words), cards.set_aside_table(set_aside, _)]))
    if numbered:
        tables += [html.H2(_("Single cases in this report")), cards.case_list(numbered, _)]
    panel = _panel(reading, figure, chosen, len(numbered), _)
    return html.Div(
        [
            _head(report, title, _),
            html.Div([text, panel], className="reader-columns"),
            html.Section(tables, className="reader-tables"),
            dcc.Store(id="reader-focus", data=chosen or ""),
            dcc.Store(id="reader-focused"),
        ],
        className="reader",
    )


def _rest(report: facts.Row, shown: int, count: int, _: Translator) -> list[Component]:
    """Where the figures are that are not shown here."""
    if shown == count:
        return []
    told = _(
        "{shown} of {count} figures are shown here.",
        shown=formats.number(shown, _.language),
        count=formats.number(count, _.language),
    )
    href = frame.link("/data", _.language, report=str(report["report_id"]))
    return [html.P([told, " ", dcc.Link(_("All of them"), href=href)], className="muted")]


def _title(report: facts.Row, lines: list[Component]) -> tuple[Any, list[Component]]:
    """The title for the head of the page; taken out of the text, marks and all, where the text begins with it."""
    title = facts.text(report["title"])
    if title and lines and str(report["text"]).lstrip().split("\n")[0].strip() == title:
        return lines[0].children, lines[1:]
    return title, lines


def _head(report: facts.Row, title: Any, _: Translator) -> Component:
    published = facts.day(report["published"])
    told = [
        facts.text(report["publisher"]),
        names.region(facts.text(report["region"]) or None, _.language),
        facts.period(report, _),
        _("published {day}", day=formats.day(published, _.language)) if published else "",
    ]
    source = facts.text(report["source_url"])
    link = html.A(_("Read it at its source"), href=source, rel="noopener noreferrer", target="_blank")
    return html.Div(
        [
            dcc.Link(_("All reports"), href=frame.link("/reports", _.language), className="back"),
            html.H1(title, lang=facts.text(report["language"]) or None),
            html.P(" · ".join(words for words in told if words), className="muted"),
            html.P(
                [
                    link if source.startswith(("https://", "http://")) else _("The source gave no link."),
                    controlbar.copy(_),
                ],
                className="links",
            ),
        ],
        className="heading reader-head",
    )


def _cells(excerpt: Excerpt | None, _: Translator) -> list[Component]:
    hint = html.P(_("An official table: each figure is one of its cells."), className="muted")
    return [hint, sheets.table(excerpt, _)] if excerpt else [hint]


def _panel(
    reading: Reading, asked: str | None, chosen: str | None, told_cases: int, _: Translator
) -> Component:
    report, figures = reading.report, reading.figures
    hint = _("Choose a marked number to see what it was read as.")
    if asked and not chosen:
        hint = _("The number that this link means is no longer in this report.")
    body = [
        html.Button(
            "\u00d7",
            className="panel-close",
            title=_("Close"),
            **{"aria-label": _("Close"), "data-close": ""},
        ),
        html.P(hint, className="panel-hint"),
        html.Div(cards.cards(figures, chosen, str(report["report_id"]), _), **{"aria-live": "polite"}),
        cards.legend(figures, reading.set_aside, _, told_cases),
    ]
    name = "reader-panel open" if chosen else "reader-panel"
    return html.Aside(body, className=name, **{"aria-label": _("The chosen number")})
