"""Numbers that tell another side of what the one before told: the value of the land whose area was told."""

from __future__ import annotations

from etl.figures.bound import Binding
from etl.figures.reached import Reach
from etl.figures.readings import OTHER, Verdict
from etl.figures.texts import Text
from etl.quantities import MONEY

VALUE = "value"
"""The concept of what something is worth."""
_COUNTS = {"ha": "area", "count": "events", **dict.fromkeys(MONEY, "money")}


def find(text: Text, index: int, reach: Reach, own: Verdict, last: Binding | None) -> Verdict | None:
    """What the number is where it tells a side of the thing before; ``None`` where its own words tell what it is.

    ``last`` is the number before in the same sentence or paragraph, ``own`` what its own words make of the number.
    """
    quantity = text.quantities[index]
    known = text.catalogue.indicators
    thing = known[last.verdict.indicator].side_of if last else None
    if thing is None or last is None or reach.acted or _is_far(text, last, index):
        return None
    side = next(
        (
            item.id
            for item in known.values()
            if item.side_of == thing and item.counts == _COUNTS.get(quantity.unit)
        ),
        None,
    )
    other = known[own.indicator].side_of
    start, end = text.segment(index)
    own_words = {name for name in own.concepts if start <= reach.spans.get(name, (-1, -1))[0] < end}
    told = other is not None and not own.concepts.keys() <= _generic(text)
    if side is None or own.indicator == side or told or _is_told(text, thing, start, end):
        return None
    if quantity.unit == "count":
        fits = other is not None
    elif quantity.unit in MONEY:
        fits = (
            own_words <= _generic(text)
            and bool(text.within(start, end, "concept"))
            and _is_value(text, start, end)
        )
    else:
        fits = (other is not None or own.indicator == OTHER) and own_words <= _generic(text)
    return Verdict(side, own.score, last.verdict.concepts) if fits else None


def _is_far(text: Text, last: Binding, index: int) -> bool:
    """Whether more than one full stop stands between."""
    here = text.layout.sentence(text.quantities[index].start)
    return here - text.layout.sentence(last.quantity.start) > 1


def _is_told(text: Text, thing: str, start: int, end: int) -> bool:
    """Whether a stretch says what only another thing is: contested land is not returned."""
    mine: set[str] = {VALUE}
    others: set[str] = set()
    for item in text.catalogue.indicators.values():
        if item.side_of:
            words = {name for reading in item.readings for name in (*reading.noun, *reading.context)}
            (mine if item.side_of == thing else others).update(words)
    return any(tag.id in others - mine for tag in text.within(start, end, "concept"))


def _generic(text: Text) -> frozenset[str]:
    """The concepts that only say of what kind a thing is."""
    return text.readings.states | text.readings.vocabulary.nouns


def _is_value(text: Text, start: int, end: int) -> bool:
    return any(tag.id == VALUE for tag in text.within(start, end, "concept"))
