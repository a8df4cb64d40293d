"""What the numbers of a list of places count where only the title says it: "Top regions by drug crimes: Almaty - 1,402"."""

from __future__ import annotations

from collections.abc import Sequence

from etl.figures.bound import Binding
from etl.figures.reached import FOREIGN, Reach, name_of
from etl.figures.readings import Verdict
from etl.figures.texts import Text
from etl.quantities import COUNTING

COUNTED = frozenset({"events", "cases", "people"})
FAR = 40
"""A list has fewer places than so many numbers lie between it and its total."""
TITLED = 2.0
"""What it costs to take over the words of the title."""


def find(text: Text, index: int, reach: Reach, own: Verdict) -> Verdict | None:
    """What the number of a place counts that nothing beside it names: what the title speaks of; ``None`` for no list.

    ``own`` is what the number's own words make of it.
    """
    quantity, title = text.quantities[index], text.title
    if own.score or reach.own or reach.acted or quantity.unit not in COUNTING or quantity.start < title.end:
        return None
    if not text.follows_place(quantity) or text.within(*text.segment(index), "such"):
        return None
    told = Reach()
    for tag in text.concepts.within(title.start, title.end):
        name, span = name_of(tag), (tag.start, tag.end)
        told.lower(told.contexts, name, TITLED, span)
        if name in text.readings.vocabulary.nouns - {FOREIGN}:
            told.lower(told.nouns, name, TITLED, span)
    found = text.readings.weigh(told, quantity.unit)
    return found if found.concepts else None


def total(text: Text, index: int, reach: Reach, own: Verdict, bound: Sequence[Binding]) -> Verdict | None:
    """What the number of a place counts in a list that a total opens: of 700 breaches "Atyrau tops the list with 318".

    Nothing but the place stands with the number. The total is the last count of events, cases or persons before it
    that is no smaller and is told of no place itself.
    """
    quantity = text.quantities[index]
    if own.score or reach.own or reach.acted or quantity.unit != "count" or text.is_followed(quantity):
        return None
    start, end = text.segment(index)
    placed = text.places_within(start, quantity.start)
    things = text.readings.vocabulary.nouns - {FOREIGN}
    named = any(tag.kind != "concept" or tag.id in things for tag in text.concepts.within(start, end))
    if not placed or placed[-1].kind == "country" or named:
        return None
    for binding in reversed(bound[-FAR:]):
        counted = text.catalogue.indicators[binding.verdict.indicator].counts in COUNTED
        level = binding.aside is None and binding.measure.name == "level" and binding.quantity.unit == "count"
        if counted and level and binding.quantity.value >= quantity.value:
            here = text.segment(binding.index)
            return None if _is_placed(text, here) else binding.verdict
    return None


def _is_placed(text: Text, stretch: tuple[int, int]) -> bool:
    return any(place.kind != "country" for place in text.places_within(*stretch))
