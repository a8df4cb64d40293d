"""What the page of cases shows: counts, what was asked for beside what was given, the cases, and one case's timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import case_words, formats, frame, names
from dashboard.translations import Translator
from metrics import case_queries, cases
from metrics.case_queries import CaseQuery
from metrics.cases import Gap, Proceeding

PAGE = 20
"""So many cases stand on a page; the others are a link away, and the download holds all."""
_MOST = 8
"""So many lines a table of counts has; the rest is one line."""
_PAIRS = 20
_TITLE = 90
"""Some items have no headline: of their first sentence so many characters stand for one."""


def summary(found: Sequence[Proceeding], asked: CaseQuery, _: Translator) -> Component:
    """Return how many cases there are, and how they divide by stage, offence, region and sanction."""
    tables = {
        "stage": (_("Stage"), lambda key: case_words.stage(key, _)),
        "offence": (_("Offence"), lambda key: names.offence(key, _.language)),
        "region": (_("Region"), lambda key: names.headed(key, _.language)),
        "sanction": (_("Sanction"), lambda key: names.label("case_sanctions", key, _.language)),
    }
    open_cases = sum(one.is_open for one in found)
    return html.Section(
        [
            html.H2(_.plural("{count} case", "{count} cases", len(found)), className="finding"),
            html.P(
                _.plural("{count} of them is not final", "{count} of them are not final", open_cases),
                className="subtitle",
            ),
            html.Div(
                [
                    _counted(head, name, cases.counts(found, field), field, asked, _)
                    for field, (head, name) in tables.items()
                ],
                className="cases-counts",
            ),
        ],
        className="cases-summary",
    )


def _counted(
    head: str, name: Any, told: Sequence[tuple[str | None, int]], field: str, asked: CaseQuery, _: Translator
) -> Component:
    rows = []
    for key, number in told[:_MOST]:
        words: Any = _("not told")
        if key is not None:
            chosen: dict[str, Any] = {field: (key,), "case": ""}
            wanted = replace(asked, **chosen)
            words = dcc.Link(name(key), href=f"/cases?{_query(wanted, _)}")
        rows.append(html.Tr([html.Th(words, scope="row"), html.Td(formats.number(number, _.language))]))
    rest = sum(number for _key, number in told[_MOST:])
    if rest:
        rows.append(html.Tr([html.Th(_("others"), scope="row"), html.Td(formats.number(rest, _.language))]))
    heads = html.Thead(html.Tr([html.Th(head, scope="col"), html.Th(_("Cases"), scope="col")]))
    return html.Table(
        [html.Caption(_("Cases by: {what}", what=head)), heads, html.Tbody(rows)], className="counts"
    )


def gap(told: Gap, _: Translator) -> Component:
    """Return what prosecutors asked for beside what courts gave, in years."""
    parts: list[Component] = [html.H2(_("Asked for and given, in years"))]
    if told.requested is None and told.given is None:
        parts.append(html.P(_("None of these cases tells a term."), className="muted"))
        return html.Section(parts)
    rows = [
        (_("Asked for by the prosecutor"), told.requested, told.requested_count),
        (_("Given by the court"), told.given, told.given_count),
    ]
    heads = [_("Terms"), _("Median"), _("Cases")]
    parts.append(
        _table(
            _("Asked for and given, in years"),
            heads,
            [
                [
                    (label, "row"),
                    (case_words.years(value, _) if value is not None else "–", "value"),
                    (formats.number(count, _.language), "value"),
                ]
                for label, value, count in rows
            ],
        )
    )
    if told.pairs:
        parts.append(html.H3(_("Cases that tell both")))
        parts.append(html.Ul([_pair(pair, _) for pair in told.pairs[:_PAIRS]], className="limits"))
    else:
        parts.append(
            html.P(
                _(
                    "No case tells both yet: the two medians are of different cases and say nothing about any court."
                ),
                className="muted",
            )
        )
    return html.Section(parts)


def _pair(pair: tuple[Proceeding, Any, Any], _: Translator) -> Component:
    one, asked, given = pair
    words = _(
        "{role}: asked for {asked}, given {given}",
        role=case_words.role(one.row, _),
        asked=case_words.years(asked, _),
        given=case_words.years(given, _),
    )
    return html.Li(dcc.Link(words, href=frame.link("/cases", _.language, case=one.id)))


def table(found: Sequence[Proceeding], asked: CaseQuery, page: int, _: Translator) -> Component:
    """Return one page of the cases as a table, with links to the other pages and a download."""
    heads = [_("Who, by office"), _("Region"), _("Stage"), _("Offence"), _("Sanction"), _("Sum"), _("Items")]
    last = -(-len(found) // PAGE)
    page = min(page, last)
    first = (page - 1) * PAGE
    rows = [_line(one, asked, _) for one in found[first : first + PAGE]]
    download = html.A(_("Download as CSV"), href=f"/cases.csv?{_query(replace(asked, case=''), _)}")
    told = _(
        "{first}\u2013{last} of {total}, the newest first",
        first=formats.number(first + 1, _.language),
        last=formats.number(first + len(rows), _.language),
        total=formats.number(len(found), _.language),
    )
    head = html.P([html.Span(told, className="muted"), download], className="below-table")

    def there(number: int) -> str:
        return f"/cases?{_query(replace(asked, case=''), _)}&page={number}"

    return html.Section(
        [
            html.H2(_("The cases")),
            head,
            _table(_("The cases"), heads, rows),
            *frame.pages(page, last, there, _),
        ],
        className="cases-list",
        id="cases-list",
    )


def _line(one: Proceeding, asked: CaseQuery, _: Translator) -> list[tuple[Any, str]]:
    row = one.row
    address = f"/cases?{_query(replace(asked, case=one.id), _)}"
    caution = case_words.caution(row["stage"])
    stage = [html.Span(case_words.stage(row["stage"], _)), html.Small(case_words.when(row["date"], _))]
    if caution:
        stage.append(html.Small(_(caution), className="presumed"))
    words = case_words.amount(one.sum_row, _)
    total = [html.Span(words)] if words else []
    if one.sums:
        total.append(html.Small(_("sources disagree"), className="flag"))
    return [
        (dcc.Link(case_words.role(row, _), href=address), "row"),
        (case_words.where(row, _), ""),
        (stage, ""),
        (case_words.charge(row, _), ""),
        (case_words.sanction(row, _), ""),
        (total, ""),
        (formats.number(len(one.rows), _.language), "value"),
    ]


def timeline(one: Proceeding, steps: Sequence[dict[str, Any]], back: str, _: Translator) -> Component:
    """Return one case: what is known of it, and its stages with the sentence that tells each."""
    row = one.row
    caution = case_words.caution(row["stage"])
    known = {
        _("Region"): case_words.where(row, _),
        _("Office level"): names.label("case_levels", row["office_level"], _.language),
        _("Offence"): case_words.charge(row, _),
        _("Sanction"): case_words.sanction(row, _),
        _("Sum"): case_words.amount(one.sum_row, _),
    }
    parts: list[Component] = [
        html.H2(case_words.role(row, _), className="finding"),
        html.P(
            " · ".join(
                part for part in (case_words.stage(row["stage"], _), case_words.when(row["date"], _)) if part
            ),
            className="subtitle",
        ),
    ]
    if caution:
        parts.append(html.P(_(caution), className="presumed"))
    parts.append(
        html.Dl([html.Div([html.Dt(term), html.Dd(words)]) for term, words in known.items() if words])
    )
    if one.sums:
        sums = ", ".join(formats.money(value, one.sum_row["currency"], _.language) for value in one.sums)
        parts.append(
            html.P(_("The items disagree on the sum: {sums}. Both are kept.", sums=sums), className="flag")
        )
    parts += [
        html.H3(_("What happened, in the words of the reports")),
        html.Ol([_step(step, _) for step in steps], className="steps"),
        html.P(dcc.Link(_("All cases"), href=back)),
    ]
    return html.Article(parts, className="case", id="case")


def _step(step: dict[str, Any], _: Translator) -> Component:
    source = dcc.Link(_short(step["title"]), href=frame.link(f"/reports/{step['report_id']}", _.language))
    head = " · ".join(
        part for part in (case_words.stage(step["stage"], _), case_words.when(step["date"], _)) if part
    )
    return html.Li([html.Strong(head), html.Blockquote(step["quote"]), html.P(source, className="muted")])


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + " …"


def _query(asked: CaseQuery, _: Translator) -> str:
    told = case_queries.query_string(asked)
    return (
        told
        if f"lang={_.language}" in told
        else "&".join(part for part in (told, f"lang={_.language}") if part)
    )


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[tuple[Any, str]]]) -> Component:
    body = [
        html.Tr(
            [
                html.Th(content, scope="row", **{"data-head": head})
                if look == "row"
                else html.Td(content, **({"className": look} if look else {}), **{"data-head": head})
                for head, (content, look) in zip(heads, row, strict=True)
            ]
        )
        for row in rows
    ]
    looks = ["value" if any(row[place][1] == "value" for row in rows) else "" for place in range(len(heads))]
    head = html.Thead(
        html.Tr(
            [
                html.Th(words, scope="col", **({"className": look} if look else {}))
                for words, look in zip(heads, looks, strict=True)
            ]
        )
    )
    return html.Table([html.Caption(caption), head, html.Tbody(body)], className="plain-table")
