"""Numbers that count persons without naming them: "three died", "convicted were 52 landlords", "acquitted - 9"."""

from __future__ import annotations

from etl.figures.mentions import Concepts
from etl.figures.reached import Vocabulary
from etl.lexicons import Tag
from etl.quantities import Quantity

PERSON, UNNAMED = "person", 6.0
"""Whom a number behind a mere verb counts, and at what cost."""
COLLECTIVE = 1.0
"""... and behind a numeral that persons have for themselves."""
COUNT = "count"


def cost(
    quantity: Quantity,
    tags: list[Tag],
    concepts: Concepts,
    vocabulary: Vocabulary,
    *,
    behind: bool,
    own: bool,
    collective: bool,
) -> float | None:
    """At what cost the number counts persons; ``None`` where nothing says so.

    ``behind`` says that it is set behind what it counts, ``own`` that it has a noun, ``collective`` that the numeral
    counts persons only.
    """
    if collective:
        return COLLECTIVE
    told = behind or _act(quantity, tags, concepts, vocabulary) or _suffer(quantity, tags, vocabulary)
    return UNNAMED if told and not own else None


def _act(quantity: Quantity, tags: list[Tag], concepts: Concepts, vocabulary: Vocabulary) -> bool:
    """Whether the number stands for those who do or suffer something: "three died, 26 were fined"."""
    starts = {quantity.end + 1, concepts.past_copula(quantity.end + 1)}
    return quantity.unit == COUNT and any(
        tag.start in starts and tag.kind == "concept" and tag.id in vocabulary.actions for tag in tags
    )


def _suffer(quantity: Quantity, tags: list[Tag], vocabulary: Vocabulary) -> bool:
    """Whether what is done to persons only stands before the number: "convicted were 52 landlords"."""
    return quantity.unit == COUNT and any(
        tag.end == quantity.start - 1 and tag.kind == "concept" and tag.id in vocabulary.personal
        for tag in tags
    )
