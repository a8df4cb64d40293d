"""Why figures of regions cannot be set side by side, in words."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list
from dash import html
from dash.development.base_component import Component

from dashboard import facts, names
from dashboard.translations import N_, Translator
from metrics.comparisons import (
    NO_REPORT,
    NOT_APPLICABLE,
    NOT_REPORTED,
    OTHER_PERIOD,
    OTHER_WINDOW,
    UNDATED,
    Line,
    Side,
)

_SHORT = {
    NO_REPORT: N_("no report yet"),
    NOT_REPORTED: N_("not reported"),
    NOT_APPLICABLE: N_("not applicable"),
    UNDATED: N_("period not stated"),
}
_LONG = {
    NO_REPORT: N_("{regions} (no report yet)"),
    NOT_REPORTED: N_("{regions} (no report gives it as a whole)"),
    NOT_APPLICABLE: N_("{regions} (did not exist in this period)"),
    UNDATED: N_("{regions} (period not stated)"),
}


def build(lines: Sequence[Line], shown: Sequence[Line], _: Translator) -> list[Component]:
    """Return the list of what keeps the rows that are ``shown`` from being whole, and of what no region reports."""
    notes = [_note(line, _) for line in shown if any(side.reason for side in line.sides)]
    told = {line.indicator for line in shown}
    silent = dict.fromkeys(line.indicator for line in lines if line.indicator not in told)
    if silent:
        # Names hold commas of their own.
        listed = "; ".join(names.indicator(key, _.language) for key in silent)
        notes.append(html.Li(_("No report of these regions gives: {indicators}.", indicators=listed)))
    if not notes:
        return []
    return [
        html.Section([html.H2(_("What cannot be compared, and why")), html.Ul(notes, className="limits")])
    ]


def short(side: Side, _: Translator) -> str:
    """Return why a region has no value in a row, as its cell says it."""
    return _(_SHORT.get(side.reason or "", N_("not reported")))


def _note(line: Line, _: Translator) -> Component:
    by_reason: dict[str, list[Side]] = {}
    for side in line.sides:
        if side.reason:
            by_reason.setdefault(side.reason, []).append(side)
    told = [side for side in line.sides if side.cell]
    if line.window is None and len(told) == 1:
        parts = [_("only {region} gives it", region=_dated(told, _))]
    elif line.window is None:
        parts = [_("each region gives it for another period: {regions}", regions=_dated(told, _))]
    else:
        parts = [_part(reason, sides, _) for reason, sides in by_reason.items()]
    name = names.indicator(line.indicator, _.language)
    if line.measure != "level":
        name += f" ({names.label('measures', line.measure, _.language).lower()})"
    return html.Li([html.B(name + ": "), "; ".join(parts) + "."])


def _part(reason: str, sides: Sequence[Side], _: Translator) -> str:
    if reason == OTHER_WINDOW:
        return _("another length of time in {regions}", regions=_dated(sides, _))
    if reason == OTHER_PERIOD:
        return _("another period in {regions}", regions=_dated(sides, _))
    regions = [names.region(side.region, _.language) for side in sides]
    return _(_LONG[reason], regions=format_list(regions, locale=_.language))


def _dated(sides: Sequence[Side], _: Translator) -> str:
    """The regions with the periods that their values are for."""
    told = [
        f"{names.region(side.region, _.language)} ({facts.period(side.cell.shown._asdict(), _)})"
        for side in sides
        if side.cell
    ]
    return str(format_list(told, locale=_.language))
