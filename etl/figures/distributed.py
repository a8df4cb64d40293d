"""One number that is told of each of several offences: "1.2 per cent each of robberies and hooliganism"."""

from __future__ import annotations

from etl.figures import positions
from etl.figures.bound import Binding
from etl.figures.texts import Text
from etl.lexicons import Tag

COUNT = "count"


def offences(text: Text, binding: Binding) -> tuple[str, ...]:
    """The offences that each have the number; none where it is told of one, or of several together.

    A word such as "each" touches it, and the acts that its own part of the sentence names are several. A count that a
    noun follows is no such number: "in each of 12 facts of theft and robbery".
    """
    quantity = binding.quantity
    if binding.offence is not None or binding.aside or not _is_told_of_each(text, binding):
        return ()
    if quantity.unit == COUNT and not positions.is_behind(text, quantity):
        return ()
    start, end = text.segment(binding.index)
    acts = [tag for tag in text.within(start, end, "offence") if _is_act(text, tag)]
    named = dict.fromkeys(tag.id for tag in acts)
    narrow = text.narrowest(set(named))
    return tuple(act for act in named if act in narrow) if len(narrow) > 1 else ()


def _is_told_of_each(text: Text, binding: Binding) -> bool:
    quantity = binding.quantity
    before = text.before(quantity, "distributive")
    after = text.within(quantity.end + 1, quantity.end + 2, "distributive")
    return bool(after) or (before is not None and before.end == quantity.start - 1)


def _is_act(text: Text, tag: Tag) -> bool:
    return text.catalogue.offences[tag.id].kind == "act"
