"""The text of a report with its numbers marked: figures as links to themselves, set-aside ones fainter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from dash import html
from dash.development.base_component import Component

from dashboard import case_words, facts, names, readers
from dashboard.facts import Row
from dashboard.readers import Piece, Span
from dashboard.translations import N_, Translator

UNKNOWN = "other"
"""The indicator of a number that is read but not understood."""

_REASONS = {
    "date": N_("a date"),
    "period": N_("names a period"),
    "year": N_("a year"),
    "article": N_("the number of an article of law"),
    "law": N_("the number of a law"),
    "time": N_("a time of day"),
    "counter": N_("a page counter"),
    "phone": N_("a telephone number"),
    "age": N_("an age"),
    "ordinal": N_("an ordinal that only names"),
    "name": N_("part of a name"),
    "term": N_("a term of punishment or a deadline"),
    "duplicate": N_("said already elsewhere in this text"),
    "link": N_("part of a web address"),
    "address": N_("part of an address"),
    "penalty": N_("a penalty that a law provides"),
    "body_count": N_("the number of bodies taking part"),
    "house_number": N_("a house number"),
    "exchange_rate": N_("an exchange rate"),
}


def draw(
    text: str,
    figures: Sequence[Row],
    set_aside: Sequence[Row],
    chosen: str | None,
    _: Translator,
    cases: Mapping[str, Row] | None = None,
) -> list[Component]:
    """Return the paragraphs of ``text``; every span of ``figures`` and ``set_aside`` is marked in them.

    The sentence of each of ``cases``, by the number that the page gives it, is marked too and ends with a link.

    A figure of an official table stands in no text and is passed over. The text only ever becomes text nodes, so nothing in a report can act as HTML. ``chosen`` is the id of
    the figure to emphasise.
    """
    known = {str(row["figure_id"]): row for row in figures if row["start"] is not None}
    asides = {str(number): row for number, row in enumerate(set_aside)}
    spans = [Span(int(row["start"]), int(row["end"]), kind(row), key) for key, row in known.items()]
    spans += [Span(int(row["start"]), int(row["end"]), "set_aside", key) for key, row in asides.items()]
    spans += [Span(int(row["start"]), int(row["end"]), "case", key) for key, row in (cases or {}).items()]
    told: set[str] = set()

    def mark(piece: Piece) -> str | Component:
        if not piece.spans:
            return piece.text
        first = piece.spans[0]
        if first.kind == "case":
            return html.Span(piece.text, className="in-case")
        if first.kind == "set_aside":
            return _faint(piece.text, asides[first.key], _)
        seen = first.key in told
        told.add(first.key)
        return _figure(piece.text, first, known[first.key], chosen, seen, _)

    def paragraph(line: list[Piece]) -> Component:
        parts: list[str | Component] = []
        for piece, following in zip_longest(line, line[1:]):
            parts.append(mark(piece))
            ended = _cases(piece) - (_cases(following) if following else set())
            parts += [_case(key, (cases or {})[key], _) for key in sorted(ended, key=int)]
        return html.P(parts)

    return [paragraph(line) for line in readers.split(text, spans)]


def _cases(piece: Piece) -> set[str]:
    return {span.key for span in piece.spans if span.kind == "case"}


def _case(key: str, row: Row, _: Translator) -> Component:
    """The link from the end of a sentence to the case that it tells of."""
    words = _("Case {number}", number=key)
    told = " \u00b7 ".join((case_words.role(row, _), case_words.stage(row["stage"], _)))
    return html.A(
        words,
        href=f"/cases?case={row['id']}&lang={_.language}",
        title=told,
        className="case-link",
        lang=_.language,
    )


def kind(row: Row) -> str:
    """Return ``figure``, or ``other`` for a number whose indicator is not known."""
    return "other" if facts.text(row["indicator"]) in (UNKNOWN, "") else "figure"


def reason(key: str, _: Translator) -> str:
    """Return why a number is no figure, in words."""
    return _(_REASONS[key]) if key in _REASONS else names.label("reasons", key, _.language)


def summary(row: Row, _: Translator) -> str:
    """Return a figure in one line: indicator, value, region and period."""
    where = names.region(facts.text(row["region"]) or None, _.language)
    parts = [indicator(row, _), facts.value(row, _), facts.text(row["place"]) or where, facts.period(row, _)]
    return " · ".join(part for part in parts if part)


def indicator(row: Row, _: Translator) -> str:
    """Return the indicator's name; for a number not understood the report's own words."""
    if kind(row) == "other":
        return facts.text(row["label"]) or _("Not understood yet")
    return names.indicator(facts.text(row["indicator"]), _.language)


def _figure(text: str, span: Span, row: Row, chosen: str | None, seen: bool, _: Translator) -> Component:
    name = f"number {span.kind}" + (" chosen" if span.key == chosen else "")
    attributes = {"data-figure": span.key} | ({"tabIndex": -1} if seen else {})
    return html.Mark(
        html.A(text, href=f"?figure={span.key}&lang={_.language}", title=summary(row, _), **attributes),
        className=name,
    )


def _faint(text: str, row: Row, _: Translator) -> Component:
    why = _("Set aside: {reason}", reason=reason(facts.text(row["reason"]), _))
    return html.Span(text, className="number set-aside", title=why)
