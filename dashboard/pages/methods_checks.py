"""What Methods measures: the checks with their failures, and how well reports are read."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import formats, frame, listings
from dashboard.pages.methods_definitions import table
from dashboard.translations import Translator
from metrics import accuracy
from metrics import checks as measured
from metrics.checks import Failed

MOST = 100
"""How many failures are shown; of more it is said how many there are."""


def checks(engine: Engine, _: Translator) -> list[Component]:
    """Return each rule with its failures; those that never fail are told too."""
    rules = measured.rules(engine, _.language)
    parts: list[Component] = [
        html.P(_("Figures are checked against each other on every load. A failure is shown, not mended: most are contradictions of the reports, some are misreadings.")),
    ]  # fmt: skip
    for rule in rules:
        count = formats.number(rule.failures, _.language)
        if not rule.failures:
            parts.append(html.P(f"{rule.title}: {count}"))
            continue
        own = measured.find(engine, _.language, rule=rule.rule, limit=MOST)
        items = [html.Li(_failure(one, _)) for one in own]
        more = rule.failures - len(own)
        if more > 0:
            items.append(html.Li(_.plural("and {count} more", "and {count} more", more)))
        parts.append(
            html.Details([html.Summary(f"{rule.title}: {count}"), html.Ul(items, className="plain-list")])
        )
    return parts


def accuracies(_: Translator) -> list[Component]:
    """Return how well the bundled reports are read, language by language."""
    heads = [
        _("Language"),
        _("Labels"),
        _("Found"),
        _("Precise"),
        _("Right indicator"),
        _("Everything right"),
    ]
    body = [
        [
            _("All") if one.language == accuracy.ALL else listings.language_name(one.language, _.language),
            formats.number(one.labels, _.language),
            *(
                formats.fixed(share, _.language) + "%"
                for share in (one.found, one.precise, one.indicator, one.cell)
            ),
        ]
        for one in accuracy.read()
    ]
    return [
        html.P(_("Measured on the bundled reports against labels that people gave them by hand. Reports that nobody looked at while the words were written come out lower.")),
        table(_("How well reports are read"), heads, body),
        html.P(_("Found: labelled numbers that became figures with the right value and unit. Precise: figures that have a label. Everything right: indicator, offence, gravity, region, period and kind as well."), className="muted"),
    ]  # fmt: skip


def _failure(one: Failed, _: Translator) -> list[Component | str]:
    """The sentence of a failure and the figures that it is about."""
    reports = {cited.report: cited for cited in one.figures}
    links = [
        dcc.Link(cited.title, href=frame.link(f"/reports/{name}", _.language, figure=cited.figure_id))
        for name, cited in reports.items()
    ]
    told: list[Component | str] = [one.sentence, " "]
    for place, link in enumerate(links):
        told += [html.Small(link)] if not place else ["; ", html.Small(link)]
    return told
