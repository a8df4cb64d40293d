"""Make the figures and set-aside numbers that bindings stand for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.clocks import NONE
from etl.figures import (
    columns,
    comparisons,
    distributed,
    labels,
    locations,
    modalities,
    readings,
    repetitions,
    respective,
    timing,
)
from etl.figures.bound import Binding
from etl.figures.texts import Text
from etl.places import Place
from etl.records import Figure, SetAside

TWICE, HALF = ("times", Decimal(2)), ("percent", Decimal(50))
"""A word for "twofold" that goes down tells a half; six times less stays a factor (LABELS.md, rules 4 and 17)."""
MISDEMEANOUR = "misdemeanour"


def build(text: Text, bindings: list[Binding]) -> tuple[list[Figure], list[SetAside]]:
    """The figures in order of their place, each told once, and the quantities that are none."""
    paired, headed = respective.regions(text), columns.times(text)
    figures: list[Figure] = []
    aside: list[SetAside] = []
    cases = modalities.cases(text)
    stocks = _stocks(text, bindings)
    for binding in bindings:
        quantity = binding.quantity
        if binding.aside:
            quote = text.original[quantity.start : quantity.end]
            aside.append(SetAside(quantity.start, quantity.end, quote, binding.aside))
            continue
        last = figures[-1] if figures else None
        is_point = binding.index in stocks or _is_undated(text, binding)
        figure = _figure(text, binding, paired.get(quantity.start), last, cases, is_point=is_point)
        if period := headed.get(quantity.start):
            figure = replace(figure, period_start=period[0], period_end=period[1])
        each = distributed.offences(text, binding)
        figures += [replace(figure, offence=offence) for offence in each] or [figure]
    return repetitions.drop(figures, aside, text.title.end if text.sentences else 0)


def _is_undated(text: Text, binding: Binding) -> bool:
    """Whether a number that no indicator has stands in a text without a period: a day beside it is that of a stock."""
    return binding.verdict.indicator == readings.OTHER and text.clock.own == NONE


def _stocks(text: Text, bindings: list[Binding]) -> frozenset[int]:
    """The indexes of the numbers that tell how things stand on a day.

    In a sentence that holds one, so do those that no indicator has and the whole that a colon divides: "the detained
    are 898: in custody 802, under house arrest 50".
    """
    found: set[int] = set()
    standing: set[int] = set()
    counts = [binding for binding in bindings if binding.aside is None and binding.quantity.unit == "count"]
    for binding in counts:
        if text.catalogue.indicators[binding.verdict.indicator].point:
            found.add(binding.index)
            standing.add(text.layout.sentence(binding.quantity.start))
    for binding in counts:
        end = binding.quantity.end
        loose = binding.verdict.indicator == readings.OTHER or text.words.text[end : end + 1] == ":"
        if loose and text.layout.sentence(binding.quantity.start) in standing:
            found.add(binding.index)
    return frozenset(found)


def _figure(
    text: Text,
    binding: Binding,
    paired: Place | None,
    last: Figure | None,
    cases: frozenset[int],
    *,
    is_point: bool,
) -> Figure:
    """The figure of a binding; ``last`` is the one before it, which it may repeat in another currency or be a part of.

    ``is_point`` says that it tells how things stand on a day.
    """
    quantity = binding.quantity
    indicator = text.catalogue.indicators[binding.verdict.indicator]
    glossed = last if binding.gloss else None
    alike = binding.inherited or (last is not None and last.indicator == indicator.id)
    start, end = labels.quotation(text, quantity)
    region, place = locations.find(text, quantity, binding.measure.name)
    if paired:
        region, place = paired.code, paired.below_region
    modality = glossed.modality if glossed else modalities.find(text, binding, cases)
    first, final = timing.find(
        text,
        binding.index,
        binding.role,
        is_point=is_point or indicator.point,
        is_change=binding.measure.name == "change",
        is_target=modality == modalities.TARGET,
        is_case=modality == modalities.SINGLE_CASE,
    )
    measure, unit, value = binding.measure.name, quantity.unit, quantity.value
    if quantity.measure == "change" and (unit, value) == TWICE and binding.measure.sign < 0:
        unit, value = HALF
    if indicator.counts == readings.RATE and measure == "level":
        measure, unit = "rate", indicator.unit or unit
    qualifier = labels.qualifier(text, quantity, is_later=binding.role == comparisons.LATER)
    return Figure(
        indicator=indicator.id,
        measure=measure,
        value=-abs(value) if binding.measure.sign < 0 else value,
        unit=unit,
        qualifier=glossed.qualifier if glossed and qualifier == "exact" else qualifier,
        offence=binding.offence,
        gravity=None
        if indicator.id.startswith("registered_") and binding.gravity == MISDEMEANOUR
        else binding.gravity,
        region=locations.of_the_time(text, region, final or text.clock.today),
        place=place,
        scope=labels.scope(text, binding.index, is_part=alike and text.is_partitive(quantity)),
        period_start=first,
        period_end=final,
        modality=modality,
        label=labels.label(text, quantity),
        start=start,
        end=end,
        quote=text.original[start:end],
    )
