"""What stands beside and below a report's text: a card for each figure, the legend, and the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import case_words, facts, frame, marks
from dashboard.facts import Row
from dashboard.translations import Translator


def legend(figures: Sequence[Row], set_aside: Sequence[Row], _: Translator, cases: int = 0) -> Component:
    """Return the three looks of a number, and that of a single case, with how many of each the report holds."""
    unknown = sum(marks.kind(row) == "other" for row in figures)
    entries = [
        ("figure", _("Figures"), len(figures) - unknown),
        ("other", _("Not understood yet"), unknown),
        ("set-aside", _("Set aside, with a reason"), len(set_aside)),
    ]
    items = [
        html.Li([html.Span("12", className=f"number {look}", **{"aria-hidden": "true"}), name, html.B(count)])
        for look, name, count in entries
    ]
    if cases:
        sample = html.Span("\u2026", className="number in-case", **{"aria-hidden": "true"})
        items.append(html.Li([sample, _("Single cases"), html.B(cases)]))
    return html.Ul(items, className="legend")


def cards(figures: Sequence[Row], chosen: str | None, report: str, _: Translator) -> list[Component]:
    """Return one card a figure; all are hidden but the chosen one."""
    return [_card(row, str(row["figure_id"]) != chosen, report, _) for row in figures]


def figure_table(figures: Sequence[Row], _: Translator) -> Component:
    """Return the figures of a report as a table, in the order of the text."""
    heads = [_("What is counted"), _("Value"), _("Period"), _("Region"), _("In the report's words")]
    rows = [_table_row(row, heads, _) for row in sorted(figures, key=lambda row: row["start"] or 0)]
    return _table(_("The figures of this report"), heads, rows)


def case_list(cases: Mapping[str, Row], _: Translator) -> Component:
    """Return the single cases that a report tells of, each with its number in the text, stage and sanction."""
    return html.Ol(
        [
            html.Li(
                [
                    dcc.Link(case_words.role(row, _), href=frame.link("/cases", _.language, case=row["id"])),
                    html.Small(_case_in_short(row, _)),
                ],
                value=key,
            )
            for key, row in cases.items()
        ],
        className="report-cases",
    )


def _case_in_short(row: Row, _: Translator) -> str:
    caution = case_words.caution(row["stage"])
    told = (
        case_words.stage(row["stage"], _),
        case_words.charge(row, _),
        case_words.sanction(row, _),
        _(caution) if caution else "",
    )
    return " \u00b7 ".join(words for words in told if words)


def set_aside_table(set_aside: Sequence[Row], _: Translator) -> Component:
    """Return the numbers that are no figures, each with its reason."""
    heads = [_("Number in the text"), _("Why it is no figure")]
    rows = [
        html.Tr(
            [
                _cell(heads[0], facts.text(row["quote"])),
                _cell(heads[1], marks.reason(facts.text(row["reason"]), _)),
            ]
        )
        for row in set_aside
    ]
    return _table(_("The numbers set aside"), heads, rows)


def _card(row: Row, hidden: bool, report: str, _: Translator) -> Component:
    key = str(row["figure_id"])
    pairs = [html.Div([html.Dt(_(term)), html.Dd(words)]) for term, words in facts.terms(row, _).items()]
    same = {"indicator": facts.text(row["indicator"]), "region": facts.text(row["region"])}
    links = [
        html.A(_("Link to this number"), href=frame.link(f"/reports/{report}", _.language, figure=key)),
        dcc.Link(_("All rows like this"), href=frame.link("/data", _.language, **same)),
    ]
    parts = [
        html.P(marks.indicator(row, _), className="card-indicator"),
        html.P(facts.value(row, _), className="card-value"),
        html.Dl(pairs),
        html.P(links, className="card-links"),
    ]
    return html.Div(parts, className="card", hidden=hidden, **{"data-card": key})


def _table_row(row: Row, heads: Sequence[str], _: Translator) -> Component:
    key = str(row["figure_id"])
    known = facts.terms(row, _)
    where = " · ".join(known[term] for term in ("Region", "Place") if term in known)
    name = [html.Span(marks.indicator(row, _), className=f"row-{marks.kind(row)}"), _aside(row, _)]
    return html.Tr(
        [
            _cell(heads[0], name, scope="row"),
            _cell(heads[1], facts.value(row, _), "value"),
            _cell(heads[2], facts.period(row, _)),
            _cell(heads[3], where),
            _cell(
                heads[4],
                html.A(
                    facts.cell(row, _) or facts.text(row["quote"]),
                    href=f"?figure={key}&lang={_.language}",
                    **{"data-figure": key},
                ),
                "quote",
            ),
        ]
    )


def _aside(row: Row, _: Translator) -> Component | None:
    """What narrows a figure: offence, gravity, scope, kind."""
    known = facts.terms(row, _)
    told = ", ".join(known[term] for term in ("Offence", "Gravity", "Only", "Kind") if term in known)
    return html.Small(told) if told else None


def _cell(head: str, content: object, look: str = "", scope: str | None = None) -> Component:
    attributes = {"data-head": head} | ({"className": look} if look else {})
    return html.Th(content, scope=scope, **attributes) if scope else html.Td(content, **attributes)


def _table(caption: str, heads: Sequence[str], rows: list[Component]) -> Component:
    head = html.Thead(html.Tr([html.Th(words, scope="col") for words in heads]))
    return html.Table([html.Caption(caption), head, html.Tbody(rows)], className="plain-table")
