"""The definitions of Methods, from the catalogue: indicators, derived metrics, units, and regions through time."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import formats, frame, names
from dashboard.translations import Translator
from etl import catalogue
from metrics import borders, breaks, declarations


def indicators(_: Translator) -> list[Component]:
    """Return all indicators by family: name, what is counted, unit."""
    known, language = catalogue.read(), _.language
    families: dict[str, list[catalogue.Indicator]] = {}
    for entry in known.indicators.values():
        families.setdefault(entry.family, []).append(entry)
    parts: list[Component] = []
    for family, entries in families.items():
        head = names.label("families", family, language)
        heads = [_("Indicator"), _("What is counted"), _("Unit")]
        body = [
            [
                dcc.Link(entry.names[language], href=frame.link("/trends", language, indicator=entry.id)),
                formats.sentence(names.meaning(entry.id, language)),
                names.label("units", entry.unit, language) if entry.unit else "\u2013",
            ]
            for entry in entries
        ]
        parts.append(html.Details([html.Summary(f"{head} ({len(entries)})"), table(head, heads, body)]))
    return parts


def derived(_: Translator) -> list[Component]:
    """Return the derived metrics with what each includes and excludes."""
    heads = [_("Metric"), _("Includes"), _("Excludes")]
    language = _.language
    body = [
        [
            one.names[language],
            formats.sentence(one.includes[language]),
            formats.sentence(one.excludes[language]),
        ]
        for one in declarations.read_all().values()
    ]
    return [table(_("Derived metrics"), heads, body)]


def units(_: Translator) -> list[Component]:
    """Return the units of values."""
    known = catalogue.read().labels["units"]
    body = [[names.label("units", key, _.language), key] for key in known]
    return [table(_("Units"), [_("Unit"), _("In the files")], body)]


def regions(_: Translator) -> list[Component]:
    """Return how regions came to be, and where series break."""
    splits = [
        _(
            "On {day} {children} came out of {parent}.",
            day=formats.day(split.day, _.language),
            children=format_list(
                [names.region(code, _.language) for code in split.children], locale=_.language
            ),
            parent=names.region(split.parent, _.language),
        )
        for split in borders.splits()
    ]
    told = [formats.sentence(one.names[_.language]) + "." for one in breaks.declared()]
    told += [formats.sentence(one.names[_.language]) + "." for one in breaks.apart()]
    return [
        html.Ul([html.Li(words) for words in splits]),
        html.H3(_("Where series break")),
        html.Ul([html.Li(words) for words in told]),
        html.P(_("Old borders, a switch on Trends, adds parent and children up instead; nothing is added where one of them is missing.")),
    ]  # fmt: skip


def table(label: str, heads: Sequence[str], body: Sequence[Sequence[object]]) -> Component:
    """Return a table with a head of each column and of each row."""
    head = html.Thead(html.Tr([html.Th(words, scope="col") for words in heads]))
    rows = [html.Tr([html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])]) for row in body]
    return html.Div(
        html.Table([head, html.Tbody(rows)]),
        className="table",
        tabIndex=0,
        role="region",
        **{"aria-label": label},
    )
