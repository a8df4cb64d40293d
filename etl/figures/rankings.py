"""What the numbers of a list of places count where only the title says it: "Top regions by drug crimes: Almaty - 1,402"."""

from __future__ import annotations

from etl.figures.reached import FOREIGN, Reach, name_of
from etl.figures.readings import Verdict
from etl.figures.texts import Text

COUNTING = frozenset({"count", "percent", "times"})
"""Units of numbers that a place may have in a list."""
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
