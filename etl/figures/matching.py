"""From quantities to figures: one pass over a text, in which each number may take over what the one before it had."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from etl.figures import (
    attributes,
    comparisons,
    labels,
    locations,
    measures,
    modalities,
    readings,
    repetitions,
    respective,
    timing,
)
from etl.figures.measures import Measure
from etl.figures.reach import BEFORE, BEHIND, PARTITIVE, RATIO, Joined, Reach, Stance, measure
from etl.figures.readings import OTHER, Verdict
from etl.figures.texts import Text
from etl.places import Place
from etl.quantities import Quantity
from etl.records import Figure, SetAside

DURATIONS = frozenset({"years", "months", "days", "hours", "minutes"})
MONEY = frozenset({"KZT", "USD", "EUR", "RUB", "CNY"})
GLOSS = 24
"""A sum in another currency that begins within so many characters repeats the one before it."""


_YEAR = re.compile(r"(?:199\d|20[0-3]\d)")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a number was found to mean, kept for the number after it."""

    quantity: Quantity
    reach: Reach
    verdict: Verdict
    measure: Measure
    offence: str | None
    gravity: str | None


def match(text: Text) -> tuple[list[Figure], list[SetAside]]:
    """The figures of a text in order of their place, and the quantities that are none."""
    figures: list[Figure] = []
    aside: list[SetAside] = []
    roles = comparisons.roles(text, text.quantities)
    paired = respective.regions(text)
    offences = respective.tags(text, "offence")
    last = crime = None
    for index, (quantity, role) in enumerate(zip(text.quantities, roles, strict=True)):
        reason = _aside(text, quantity)
        if reason:
            aside.append(
                SetAside(quantity.start, quantity.end, text.original[quantity.start : quantity.end], reason)
            )
            continue
        bound = _bind(text, index, role, last, crime)
        if quantity.start in offences and bound.offence is None:
            bound = replace(bound, offence=offences[quantity.start])
        figures.append(_figure(text, index, bound, role, paired))
        last = bound
        if text.catalogue.indicators[bound.verdict.indicator].offence == "counted":
            crime = bound
    return repetitions.drop(text, figures, aside)


def _aside(text: Text, quantity: Quantity) -> str | None:
    if quantity.unit in DURATIONS:
        return "term"
    if quantity.in_words and quantity.value == 1 and quantity.unit == "count":
        return "ordinal"
    digits = text.words.text[quantity.start : quantity.end]
    if quantity.unit == "count" and _YEAR.fullmatch(digits) and not text.is_followed(quantity):
        return "period"
    return None


def _bind(text: Text, index: int, role: str, last: Bound | None, crime: Bound | None) -> Bound:
    quantity = text.quantities[index]
    behind = text.is_behind(quantity) or (role != comparisons.NOW and not text.is_followed(quantity))
    here, there = text.sentence(quantity.start), text.sentence(last.quantity.start) if last else None
    same = here == there
    if there is None or here.paragraph != there.paragraph:
        last = None
    partner = last is not None and same and (role == comparisons.LATER or text.in_bracket(quantity))
    stance = _stance(text, quantity, behind=behind)
    paired = role == comparisons.LATER or (role == comparisons.EARLIER and _leads_pair(text, index))
    found = measures.find(text, quantity, last.measure if last and same else None, paired=paired)
    topic = attributes.topic(text, quantity)
    reach = measure(
        quantity,
        text.concepts,
        text.layout,
        text.readings.vocabulary,
        stance=stance,
        segment=text.segment(index),
        joined=Joined(last.reach, same or stance is PARTITIVE) if last else None,
        topical=topic is not None,
    )
    verdict = text.readings.weigh(reach, quantity.unit)
    if (last and _is_gloss(text, last.quantity, quantity)) or (
        last
        and partner
        and not reach.own
        and last.quantity.unit in {quantity.unit, "percent"}
        and verdict.score < last.verdict.score + 2
    ) or (
        last
        and verdict.indicator == OTHER
        and _alike(quantity, last.quantity)
        and _is_bare(quantity, reach, verdict, same=same)
    ):
        verdict = last.verdict
    elif (
        crime
        and verdict.indicator == OTHER
        and not reach.own
        and verdict.score == 0
        and (role != comparisons.NOW or found.name == "change")
    ):
        verdict = crime.verdict
    kind = text.catalogue.indicators[verdict.indicator].offence
    offence = gravity = None
    if kind != "implied":
        offence = attributes.offence(text, index, kind, behind=behind)
        if kind == "counted":
            gravity = attributes.gravity(text, index, behind=behind)
        if not offence:
            if last and not gravity and (same or verdict is last.verdict) and (partner or not reach.own or kind == "topic"):
                offence, gravity = last.offence, last.gravity if kind == "counted" else None
            if not offence:
                offence = attributes.headed(text, quantity, "offence") or _topical(
                    text, quantity, verdict, kind, topic, own=not reach.here.isdisjoint(verdict.concepts)
                )
    return Bound(quantity, reach, verdict, found, offence, gravity)


def _topical(
    text: Text, quantity: Quantity, verdict: Verdict, kind: str, topic: str | None, *, own: bool
) -> str | None:
    """The offence that paragraph and title are about, where the number itself names none."""
    if kind == "campaign":
        return attributes.campaign(text, quantity)
    if kind == "topic":
        return topic
    if kind != "counted" or topic is None:
        return None
    if not own or {"fact", "case"} & verdict.concepts.keys() or topic == attributes.titled(text):
        return topic
    return topic if text.before(quantity, "such") or text.after(quantity, "such") else None


def _stance(text: Text, quantity: Quantity, *, behind: bool) -> Stance:
    if text.is_partitive(quantity) or text.is_alone(quantity):
        return PARTITIVE
    if quantity.unit in measures.RATIOS:
        return RATIO
    return BEHIND if behind else BEFORE


def _leads_pair(text: Text, index: int) -> bool:
    """Whether the number after this one is the later end of its pair."""
    return (
        comparisons.is_pair(text, *text.quantities[index : index + 2])
        if index + 1 < len(text.quantities)
        else False
    )


def _is_bare(quantity: Quantity, reach: Reach, verdict: Verdict, *, same: bool) -> bool:
    """Whether nothing near the number says what it counts, so that it goes on with what the one before counted."""
    if quantity.unit in MONEY:
        return same or verdict.score == 0
    if same:
        return not reach.own
    return not reach.own and verdict.score == 0


def _alike(left: Quantity, right: Quantity) -> bool:
    """Whether the units are such that one indicator can have both."""
    ratios = measures.RATIOS
    return left.unit == right.unit or left.unit in ratios or right.unit in ratios


def _is_gloss(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether the right sum only says the left one in another currency."""
    gap = text.words.text[left.end : right.start]
    return (
        left.unit != right.unit and {left.unit, right.unit} <= MONEY and len(gap) <= GLOSS and ";" not in gap
    )


def _figure(text: Text, index: int, bound: Bound, role: str, paired: dict[int, Place]) -> Figure:
    quantity = bound.quantity
    indicator = bound.verdict.indicator
    start, end = labels.quotation(text, quantity)
    region, place = locations.find(text, quantity, bound.measure.name)
    if quantity.start in paired:
        region, place = paired[quantity.start].code, paired[quantity.start].below_region
    modality = modalities.find(text, index)
    first, final = timing.find(
        text,
        index,
        role,
        is_point=text.catalogue.indicators[indicator].point,
        is_change=bound.measure.name == "change",
        is_target=modality == "target",
    )
    measured, unit = bound.measure.name, quantity.unit
    if text.catalogue.indicators[indicator].counts == readings.RATE and measured == "level":
        measured, unit = "rate", text.catalogue.indicators[indicator].unit or unit
    value = quantity.value
    if bound.measure.sign < 0:
        value = -abs(value)
    return Figure(
        indicator=indicator,
        measure=measured,
        value=value,
        unit=unit,
        qualifier=labels.qualifier(text, quantity),
        offence=bound.offence,
        gravity=bound.gravity,
        region=region,
        place=place,
        scope=None,
        period_start=first,
        period_end=final,
        modality=modality,
        label=labels.label(text, quantity),
        start=start,
        end=end,
        quote=text.original[start:end],
    )
