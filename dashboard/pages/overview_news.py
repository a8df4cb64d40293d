"""What else Overview tells: the regions that moved against the nation, the newest reports, who has reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import evidence, facts, formats, frame, names
from dashboard.translations import Translator
from metrics import messages, sentences
from metrics.reporting import Reporting
from metrics.snapshots import Place, Snapshot

MOST_MOVES, MOST_REPORTS = 5, 6


def moves(changes: Snapshot, _: Translator) -> Component:
    """Return the regions whose change lies farthest from the nation's, in sentences; ``changes`` shows changes."""
    head = html.H2(_("Notable moves"))
    nation = changes.nation.value if changes.nation else None
    told = [place for place in changes.places if place.value is not None]
    if nation is None or not told:
        return html.Section(
            [head, html.P(_("Nothing to set beside the nation for this period."), className="muted")]
        )
    far = sorted(told, key=lambda place: -abs((place.value or Decimal(0)) - nation))[:MOST_MOVES]
    period = facts.period({"period_start": changes.period_start, "period_end": changes.period_end}, _)
    subject = names.indicator(changes.selection.indicator[0], _.language)
    return html.Section(
        [
            head,
            html.P(f"{subject}, {period}", className="muted"),
            html.Ul([_move(place, nation, _) for place in far], className="plain-list"),
        ]
    )


def reports(listed: Sequence[Mapping[str, Any]], _: Translator, *, region: str = "") -> Component:
    """Return the newest reports, each a link to its text; all of them, or all of ``region``, are a link away."""
    return html.Section(
        [
            html.H2(_("Newest reports")),
            html.Ul([_report(row, _) for row in listed], className="plain-list")
            if listed
            else html.P(_("No report matches."), className="muted"),
            html.P(dcc.Link(_("All reports"), href=frame.link("/reports", _.language, region=region))),
        ]
    )


def reporting(found: Sequence[Reporting], _: Translator) -> Component:
    """Return how many regions have reported, and each region's newest period."""
    own = [one for one in found if one.region != names.NATION]
    told = [one for one in own if one.reports]
    newest = max((one.newest for one in own if one.newest), default=None)
    sentence = _("{count} of {total} regions have reported", count=len(told), total=len(own))
    items = [_region(one, newest.year if newest else 0, _) for one in own]
    return html.Section(
        [
            html.H2(_("Who has reported")),
            html.P(sentence + ".", className="muted"),
            html.Ul(items, className="reporting"),
            html.P(dcc.Link(_("Coverage in full"), href=frame.link("/coverage", _.language))),
        ]
    )


def _move(place: Place, nation: Decimal, _: Translator) -> Component:
    row = place.step.point.shown._asdict() if place.step else {}
    region = dcc.Link(
        names.headed(place.region, _.language), href=frame.link(f"/region/{place.region}", _.language)
    )
    told = messages.say(sentences.steps(place.value or Decimal(0), nation), _.language)
    words = evidence.button(row, told, className="textual plain", title=_("Read the sentence"))
    return html.Li([region, words])


def _report(row: Mapping[str, Any], _: Translator) -> Component:
    published = facts.day(row["published"])
    about = [names.headed(facts.text(row["region"]) or None, _.language)]
    about += [formats.day(published, _.language)] if published else []
    title = html.Span(
        facts.text(row["title"]) or _("Without a title"), lang=facts.text(row["language"]) or None
    )
    return html.Li(
        [
            dcc.Link(title, href=frame.link(f"/reports/{row['report_id']}", _.language)),
            html.Small(" · ".join(part for part in about if part)),
        ]
    )


def _region(one: Reporting, newest: int, _: Translator) -> Component:
    name = names.headed(one.region, _.language)
    when = facts.month(one.newest, _, short=True) if one.newest else _("period not stated")
    words = when if one.reports else _("no report yet")
    look = "none" if not one.reports else "fresh" if one.newest and one.newest.year == newest else "older"
    link = dcc.Link(name, href=frame.link(f"/region/{one.region}", _.language))
    return html.Li([link, html.Span(words, className="muted")], className=look)
