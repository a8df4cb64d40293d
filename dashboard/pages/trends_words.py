"""What Trends says around its picture: what is shown, what its marks mean, what is missing and what is counted."""

from __future__ import annotations

import pandas as pd
from babel.lists import format_list
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import articles, controlbar, formats, frame, names, rows
from dashboard.pages.trends_choices import Choices, kind_name
from dashboard.translations import Translator
from metrics import breaks
from metrics.snapshots import CHANGE, PER_100K


def subject(choices: Choices, _: Translator) -> str:
    chosen = choices.selection
    _measure, _unit, offence, gravity = choices.kind
    # An article says more narrowly which offence it is.
    details = [names.offence(offence, _.language).lower()] if offence and not chosen.scope else []
    details += [names.gravity(gravity, _.language).lower()] if gravity else []
    details += articles.told(chosen.scope, _)
    subject = names.narrowed(names.indicator(chosen.indicator[0], _.language), details)
    if choices.view.show == PER_100K:
        return _("{subject} per 100,000 inhabitants", subject=subject)
    return subject


def subtitle(table: pd.DataFrame, choices: Choices, _: Translator) -> str:
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


def marks(table: pd.DataFrame, choices: Choices, _: Translator) -> Component:
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


def absent(table: pd.DataFrame, choices: Choices, _: Translator) -> Component | None:
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


def nothing(choices: Choices, _: Translator) -> Component:
    if not choices.kinds:
        return frame.empty(
            _("No report gives this for a whole region and a stated period yet."),
            _("Choose another indicator, or look for single mentions on the Data page."),
        )
    return frame.empty(
        _("No report of this region covers this period."),
        _("Choose other regions or another length of the period; the lists show which ones have values."),
    )


def definition(choices: Choices, _: Translator) -> Component:
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
