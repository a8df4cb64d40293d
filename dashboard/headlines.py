"""The headline figures as tiles: value, whose and when, and how it moved, each a button to its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import evidence, facts, formats, frame, names
from dashboard.pages.trends_points import moved as moved_words
from dashboard.translations import Translator
from metrics import messages, sentences
from metrics.headlines import Headline
from metrics.steps import Step

_ARROWS = {-1: "\u2193", 0: "\u2192", 1: "\u2191"}


def draw(found: Sequence[Headline], _: Translator, *, named: bool = True) -> Component:
    """Return the tiles side by side; ``named`` says whose value it is, where that may differ."""
    return html.Div([_tile(one, named, _) for one in found], className="tiles")


def moved(one: Headline, _: Translator) -> str:
    """Return how a headline moved, with an arrow before; nothing where nothing tells."""
    if one.step is not None:
        return stepped(one.step, _)
    message = sentences.tile(one.movement) if one.movement else None
    if message is None:
        return ""
    told = formats.sentence(messages.say(message, _.language))
    percent = one.movement.percent if one.movement else None
    if percent is None:
        return f"{told} ({why})" if (why := unpercented(one, _)) else told
    return f"{_ARROWS[(percent > 0) - (percent < 0)]} {told}"


def unpercented(one: Headline, _: Translator) -> str:
    """Return why a movement is told in numbers and not as a percentage; nothing where another reason is told."""
    movement = one.movement
    if (
        movement is None
        or movement.base is None
        or movement.breaks
        or movement.base.derived
        or not movement.small
    ):
        return ""
    return messages.say(sentences.base_too_small(movement.base.shown.value), _.language)


def stepped(step: Step, _: Translator) -> str:
    """Return a step from an earlier year in words, with the period compared with; nothing without a base."""
    if step.base is None or step.change is None:
        return ""
    told = moved_words(step.change, step.point.shown.unit, _)
    sign = (step.change.difference > 0) - (step.change.difference < 0)
    period = facts.period(step.base.shown._asdict(), _)
    words = _("{change} on {period}", change=told, period=period)
    return f"{_ARROWS[sign]} {words}"


def _tile(one: Headline, named: bool, _: Translator) -> Component:
    region = one.region or names.NATION
    link = dcc.Link(
        names.indicator(one.indicator, _.language),
        href=frame.link(
            "/trends", _.language, indicator=one.indicator, region=[region] if one.point else None
        ),
    )
    head = html.H2(link, className="tile-head")
    if one.point is None:
        return html.Div([head, html.P(_("No report gives it yet."), className="muted")], className="headline")
    row = one.point.shown._asdict()
    parts: list[Component] = [
        head,
        html.P(
            evidence.button(
                row, facts.value(row, _), className="headline-value", title=_("Read the sentence")
            )
        ),
        html.P(_where(one, named, _), className="headline-where"),
    ]
    told = moved(one, _)
    if told:
        parts.append(html.P(told, className="headline-moved"))
    if one.point.conflict:
        words = _("Reports disagree about this value.")
        parts.append(html.P(html.Span(words, className="flag")))
    return html.Div(parts, className="headline")


def _where(one: Headline, named: bool, _: Translator) -> str:
    period = facts.period(one.point.shown._asdict(), _) if one.point else ""
    if not named:
        return period
    return f"{names.headed(one.region, _.language)}, {period}"
