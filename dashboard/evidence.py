"""The sentence behind a number: a panel that opens in place, with the number marked in the report's own words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import facts, formats, frame, names, quotations, sheets
from dashboard.facts import Row
from dashboard.translations import Translator
from metrics import checks, excerpts, observations, reports
from metrics.selections import Selection

_PARTS = re.compile(r"[0-9a-f]+")
_SEVERAL = 2
_MOST_CHECKS = 5

CELL = ("measure", "unit", "offence", "gravity", "place", "scope", "period_start", "period_end", "modality")


def drawer(key: str, _: Translator) -> Component:
    """Return the closed panel; `tell` fills it."""
    return dmc.Drawer(
        id=key,
        opened=False,
        position="right",
        size="md",
        title=_("The sentence behind the number"),
        closeButtonProps={"aria-label": _("Close")},
        overlayProps={"backgroundOpacity": 0.25},
        padding="lg",
    )


def button(row: Row, words: Any, **looks: Any) -> Component:
    """Return what opens the panel for ``row`` without a pointer; ``assets/sentences.js`` sees it pressed."""
    key = {"data-sentence": str(row["figure_id"]), "data-report": str(row["report_id"])}
    return html.Button(words, type="button", **key, **{"className": "textual", **looks})


def chosen(clicked: dict[str, Any] | None, pressed: dict[str, Any] | None) -> tuple[str, str] | None:
    """Return the figure and the report that were chosen in the chart or by a button, if any were."""
    if pressed:
        return str(pressed["figure"]), str(pressed["report"])
    for point in (clicked or {}).get("points", ()):
        if point.get("customdata"):
            figure, report = point["customdata"]
            return str(figure), str(report)
    return None


def tell(engine: Engine, chosen: tuple[str, str], _: Translator) -> list[Component]:
    """Return what the panel says of a figure: sentence, report, source and the other values of its cell.

    The id of a computed value names the figures that it rests on: each is told.
    """
    parts = _PARTS.findall(chosen[0])
    if len(parts) < _SEVERAL:
        return _one(engine, chosen, _)
    words = html.P(_("Computed here from these figures:"), className="muted")
    told = [_one(engine, (part, reports.of_figure(engine, part) or ""), _) for part in parts]
    return [words, *(component for one in told for component in one)]


def _one(engine: Engine, chosen: tuple[str, str], _: Translator) -> list[Component]:
    figure_id, report_id = chosen
    reading = reports.read(engine, report_id)
    row = (
        next((row for row in reading.figures if str(row["figure_id"]) == figure_id), None)
        if reading
        else None
    )
    if reading is None or row is None:
        return [frame.empty(_("This figure is no longer in the database."), _("Load the page again."))]
    report = reading.report
    return [
        html.Div(
            [
                _summary(row, _),
                *_words(engine, report, row, _),
                _source(report, _),
                _links(report, report_id, figure_id, _),
                *_others(engine, row, _),
                *_failed(engine, figure_id, _),
            ],
            className="evidence",
        )
    ]


def _words(engine: Engine, report: Row, row: Row, _: Translator) -> list[Component]:
    """The sentence of a text, or the cell of an official table with its note, in a form with its neighbours."""
    if row["start"] is None:
        told = [facts.cell(row, _), facts.text(row["note"])]
        quoted = html.Blockquote(html.Mark(facts.text(row["quote"])))
        found = excerpts.around(engine, str(row["report_id"]), row["sheet"], row["cell"])
        piece = [sheets.table(found, _)] if found else []
        return [quoted, *piece, *(html.P(words, className="muted") for words in told if words)]
    words = quotations.find(str(report["text"]), int(row["start"]), int(row["end"]))
    language = facts.text(report["language"]) or None
    return [html.Blockquote([words.before, html.Mark(words.quoted), words.after], lang=language)]


def _summary(row: Row, _: Translator) -> Component:
    about = [
        names.indicator(str(row["indicator"]), _.language),
        names.region(facts.text(row["region"]), _.language),
    ]
    return html.Div(
        [
            html.P(" · ".join([part for part in about if part] + [facts.period(row, _)]), className="muted"),
            html.P(facts.value(row, _), className="evidence-value"),
        ]
    )


def _source(report: Row, _: Translator) -> Component:
    published = facts.text(report["published"])
    pairs = [
        (_("Report"), facts.text(report["title"])),
        (_("Publisher"), facts.text(report["publisher"])),
        (_("Published"), formats.day(date.fromisoformat(published[:10]), _.language) if published else ""),
    ]
    return html.Dl([part for term, words in pairs if words for part in (html.Dt(term), html.Dd(words))])


def _links(report: Row, report_id: str, figure_id: str, _: Translator) -> Component:
    reader = frame.link(f"/reports/{report_id}", _.language, figure=figure_id)
    links: list[Component] = [dcc.Link(_("Read it in the whole report"), href=reader)]
    if facts.text(report["source_url"]):
        links.append(
            html.A(
                _("Original publication"), href=str(report["source_url"]), rel="noreferrer", target="_blank"
            )
        )
    return html.P(links, className="links")


def _others(engine: Engine, row: Row, _: Translator) -> list[Component]:
    """The other values that reports give for the very same thing, nearest first."""
    end = facts.text(row["period_end"])
    if not end or not facts.text(row["region"]):
        return []
    asked = Selection(indicator=(str(row["indicator"]),), region=(str(row["region"]),))
    rows = observations.frame(engine, asked).to_dict("records")
    same = [
        {str(key): value for key, value in other.items()}
        for other in rows
        if all(facts.text(other[name]) == facts.text(row[name]) for name in CELL)
        and str(other["figure_id"]) != str(row["figure_id"])
    ]
    if not same:
        return []
    items = [
        html.Li(
            [
                html.B(facts.value(other, _)),
                " ",
                html.Span(facts.text(other["source_title"]), className="muted"),
            ]
        )
        for other in same
    ]
    return [html.H3(_("Other values given for the same")), html.Ul(items, className="others")]


def _failed(engine: Engine, figure_id: str, _: Translator) -> list[Component]:
    """The checks that this figure fails, alone or together with others: what is wrong with the arithmetic."""
    found = checks.find(engine, _.language, figures=[figure_id], limit=_MOST_CHECKS)
    if not found:
        return []
    items = [html.Li([html.B(f"{one.title}."), " ", one.sentence]) for one in found]
    return [html.H3(_("What the checks find")), html.Ul(items, className="others checks")]
