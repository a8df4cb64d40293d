"""The number before that one goes on with: in the same paragraph or list."""

from __future__ import annotations

from etl.figures import continuations, partitives
from etl.figures.bound import Binding
from etl.figures.texts import Text
from etl.quantities import Quantity

BELOW = 2
"""A blank line may stand between a number and its part: "of them 38" goes back beyond it."""
LINE = 8
"""A line of at most so many words can be a member of a list."""


def find(text: Text, quantity: Quantity, last: Binding | None) -> tuple[Binding | None, bool]:
    """The binding before in the same paragraph or list, and whether it is in the same sentence."""
    if last is None:
        return None, False
    here, there = text.sentence(quantity.start), text.sentence(last.quantity.start)
    if continuations.is_asked_since(text, last, quantity):
        return None, False
    short = len(text.words.text[here.start : here.end].split()) <= LINE
    far = here.paragraph - there.paragraph
    next_one = text.layout.sentence(quantity.start) - text.layout.sentence(last.quantity.start) == 1
    said = partitives.start(text, quantity) < quantity.start or text.after(quantity, "of_which") is not None
    part = far <= BELOW and next_one and said
    listed = (far == 1 and (short or text.is_partitive(quantity))) or part
    return (last, here == there) if listed or not far else (None, False)
