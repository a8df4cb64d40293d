"""The briefing's table: one row an indicator, with the nation beside it and a footnote for each source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import evidence, facts, formats, frame, names, snapshots
from dashboard.charts import sparklines
from dashboard.pages.trends_points import moved
from dashboard.translations import Translator
from metrics import messages, sentences
from metrics.briefings import Entry
from metrics.points import Point
from metrics.steps import Step

PRINTED = 11
"""How many rows a printed page has room for; the screen shows all."""

_INK = "#4a7fb5"
_SCREEN = "screen-only"
_SMALL = Decimal("0.1")
"""A rate below this one would be shown as nothing with one decimal."""
Notes = dict[str, tuple[int, Point]]
"""The footnotes by report: their number and a value that cites them."""


def number(entries: Sequence[Entry]) -> Notes:
    """Return the footnotes of a briefing, numbered in the order in which they are cited."""
    notes: Notes = {}
    for entry in entries:
        for point in (entry.point, *([entry.nation.point] if entry.nation else [])):
            notes.setdefault(point.shown.report_id, (len(notes) + 1, point))
    return notes


def table(entries: Sequence[Entry], notes: Notes, nation: bool, _: Translator) -> Component:
    """Return the rows; ``nation`` is whether the country has a column of its own."""
    heads = [_("Indicator"), _("Period"), _("Value"), _("Change"), _("Per 100,000")]
    heads += [names.region(names.NATION, _.language)] if nation else []
    numeric = {_("Value"), _("Change"), _("Per 100,000")}
    head = html.Tr(
        [html.Th(words, scope="col", className="number" if words in numeric else None) for words in heads]
    )
    rows = [_row(entry, notes, heads, place >= PRINTED, _) for place, entry in enumerate(entries)]
    caption = html.Caption(_("The newest value of each indicator"), className="unseen")
    return html.Div(
        html.Table([caption, html.Thead(head), html.Tbody(rows)]),
        className="table briefing",
        tabIndex=0,
        role="region",
        **{"aria-label": _("The newest value of each indicator")},
    )


def sources(entries: Sequence[Entry], notes: Notes, _: Translator) -> Component:
    """Return the list of sources that the footnotes lead to, with publisher, day and address.

    On paper stand those of the rows that are printed, and how many rows there are more.
    """
    printed = max(number for number, _point in number_of(entries[:PRINTED], notes))
    items = [_source(number, point, number > printed, _) for number, point in notes.values()]
    more = len(entries) - PRINTED
    parts: list[Component] = [html.H2(_("Sources")), html.Ol(items, className="sources")]
    if more > 0:
        words = _.plural(
            "{count} more indicator is on the screen.", "{count} more indicators are on the screen.", more
        )
        parts.append(html.P(words, className="paper-only"))
    return html.Section(parts)


def number_of(entries: Sequence[Entry], notes: Notes) -> list[tuple[int, Point]]:
    """Return the footnotes that some entries cite."""
    return [notes[key] for key in number(entries)]


def beside(entry: Entry, _: Translator) -> str:
    """Return how the region stands beside the nation in words: by rate, else by change, else not at all."""
    own, other = entry.rate.value, entry.nation_rate.value if entry.nation_rate else None
    measure = entry.point.shown.measure
    if measure == "rate" and entry.nation:
        own, other = entry.point.shown.value, entry.nation.point.shown.value
    if own is not None and other is not None:
        return messages.say(sentences.beside(own, other), _.language)
    change, country = entry.step.percent, entry.nation.percent if entry.nation else None
    if change is not None and country is not None:
        return messages.say(sentences.steps(change, country), _.language)
    return ""


def _row(entry: Entry, notes: Notes, heads: Sequence[str], late: bool, _: Translator) -> Component:
    row = entry.point.shown._asdict()
    link = dcc.Link(
        names.indicator(entry.indicator, _.language),
        href=frame.link(
            "/trends", _.language, indicator=entry.indicator, region=[row["region"], names.NATION]
        ),
    )
    value: list[Component] = [
        *sparklines.draw([float(point.shown.value) for point in entry.history], _INK),
        evidence.button(row, facts.value(row, _), className="rank-value", title=_("Read the sentence")),
        _mark(notes, entry.point),
    ]
    if entry.point.conflict:
        value.append(
            html.Span(_("disputed"), className="flag", title=_("Reports disagree about this value."))
        )
    told: list[tuple[Any, str]] = [
        (facts.period(row, _, short=True), "when"),
        (value, "number"),
        (_change(entry.step, _), "number"),
        (_rate(entry.rate.value, _), "number"),
        (_nation(entry, notes, _), ""),
    ]
    cells = [
        html.Td(words, className=look, **{"data-head": head})
        for head, (words, look) in zip(heads[1:], told, strict=False)
    ]
    return html.Tr([html.Th(link, scope="row"), *cells], className=_SCREEN if late else None)


def _nation(entry: Entry, notes: Notes, _: Translator) -> list[Component | str]:
    if entry.nation is None:
        return ["\u2013"]
    row = entry.nation.point.shown._asdict()
    told: list[Component | str] = [facts.value(row, _), _mark(notes, entry.nation.point)]
    words = beside(entry, _)
    return [*told, html.Small(formats.sentence(words))] if words else told


def _change(step: Step, _: Translator) -> str:
    if step.percent is not None:
        arrow = "\u2191" if step.percent > 0 else "\u2193" if step.percent < 0 else ""
        return f"{arrow} {snapshots.signed(step.percent, _)}".strip()
    return moved(step.change, step.point.shown.unit, _) if step.change else "\u2013"


def _rate(value: Decimal | None, _: Translator) -> str:
    if value is None:
        return "\u2013"
    return formats.fixed(value, _.language, 1 if value >= _SMALL or not value else 2)


def _mark(notes: Notes, point: Point) -> Component:
    number, _first = notes[point.shown.report_id]
    return html.Sup(html.A(str(number), href=f"#source-{number}"))


def _source(number: int, point: Point, late: bool, _: Translator) -> Component:
    row = point.shown
    published = formats.day(date.fromisoformat(str(row.published)[:10]), _.language) if row.published else ""
    title = dcc.Link(row.source_title, href=frame.link(f"/reports/{row.report_id}", _.language))
    parts: list[Component | str] = [
        title,
        " ".join(f" · {part}" for part in (row.publisher, published) if part),
    ]
    if row.source_url:
        parts.append(html.Span(row.source_url, className="address"))
    return html.Li(parts, id=f"source-{number}", className=_SCREEN if late else None)
