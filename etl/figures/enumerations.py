"""Numbers that a colon opens as the parts of one before it: "12 cases went to court: fraud - 5, theft - 4"."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from etl.figures import positions
from etl.figures.texts import Text
from etl.quantities import Quantity

COUNT = "count"
GENERAL = frozenset({"crime", "criminal_offence", "case", "fact"})
"""What names no thing of its own beside an offence."""


def whole(text: Text, index: int) -> int | None:
    """The number that this one is a part of, told before the colon of the sentence; ``None`` where it is none.

    The part names an offence and nothing else that could be counted or done. Parts add up to no more than their
    whole; of several numbers before the colon that is it which they add up to, else the last.
    """
    quantity = text.quantities[index]
    if quantity.unit != COUNT or not _names_offence(text, index) or not positions.is_behind(text, quantity):
        return None
    sentence = text.sentence(quantity.start)
    colon = text.words.text.rfind(":", sentence.start, quantity.start)
    if colon < 0:
        return None
    first, opened = (bisect_left(text.starts, place) for place in (sentence.start, colon))
    parts = sum(part.value for part in text.quantities_within(colon, sentence.end) if _is_part(text, part))
    fitting = [at for at in range(first, opened) if _can_be(text.quantities[at], parts)]
    exact = [at for at in fitting if text.quantities[at].value == parts]
    return next(iter(exact or fitting[-1:]), None)


def opened(text: Text, quantity: Quantity) -> int | None:
    """Where the colon stands behind a number that opens such a list: what is named behind it is not that number's own."""
    following = text.following(quantity)
    if following is None or not positions.is_behind(text, following):
        return None
    colon = text.words.text.find(":", quantity.end, following.start)
    return colon if colon >= 0 else None


def is_next(text: Text, index: int) -> bool:
    """Whether the number and the one before it are members of one such list: "compensated, mln: fraud - 120, theft - 75"."""
    if index == 0 or not _names_offence(text, index):
        return False
    left, right = text.quantities[index - 1 : index + 1]
    sentence = text.sentence(right.start)
    colon = text.words.text.rfind(":", sentence.start, right.start)
    return (
        sentence.start < colon < left.start
        and left.unit == right.unit
        and positions.is_behind(text, left)
        and positions.is_behind(text, right)
        and _names_offence(text, index - 1)
    )


def _names_offence(text: Text, index: int) -> bool:
    """Whether the number's own part of the sentence names an offence, nothing else that is counted and nothing done."""
    start, end = text.segment(index)
    colon = text.words.text.rfind(":", start, text.quantities[index].start)
    named = list(text.concepts.within(max(start, colon), end))
    vocabulary = text.readings.vocabulary
    things = (vocabulary.nouns | vocabulary.actions | vocabulary.liabilities) - GENERAL
    offences = [tag for tag in named if tag.kind == "offence"]
    words = {number for tag in offences for number in range(tag.first, tag.last + 1)}
    return bool(offences) and not any(
        tag.kind == "concept" and tag.id in things and tag.first not in words for tag in named
    )


def _is_part(text: Text, quantity: Quantity) -> bool:
    return quantity.unit == COUNT and not text.in_bracket(quantity)


def _can_be(quantity: Quantity, parts: Decimal | int) -> bool:
    return quantity.unit == COUNT and quantity.value >= parts
