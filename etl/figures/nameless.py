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
SUFFERING = 3.0
"""... and behind a verb of persons where no thing is named beside it: "402 accidents, killed were 19"."""
HEADED = 1.0
"""... and where "the number of" leads to what was done to them: "the number of those detained grew by 14%"."""
COUNT = "count"


def cost(
    quantity: Quantity,
    tags: list[Tag],
    concepts: Concepts,
    vocabulary: Vocabulary,
    *,
    segment: tuple[int, int],
    behind: bool,
    own: bool,
    collective: bool,
) -> float | None:
    """At what cost the number counts persons; ``None`` where nothing says so.

    ``segment`` is its own part of the sentence, ``behind`` says that it is set behind what it counts, ``own`` that it has a noun, ``collective`` that the numeral
    counts persons only.
    """
    if collective:
        return COLLECTIVE
    if _are_counted(quantity, tags, concepts, vocabulary, segment):
        return HEADED
    if _suffer(quantity, tags, vocabulary) and not _names(tags, segment, vocabulary):
        return SUFFERING
    told = behind or _act(quantity, tags, concepts, vocabulary) or _suffer(quantity, tags, vocabulary)
    return UNNAMED if told and not own else None


def _are_counted(
    quantity: Quantity,
    tags: list[Tag],
    concepts: Concepts,
    vocabulary: Vocabulary,
    segment: tuple[int, int],
) -> bool:
    """Whether "the number of" stands before what is done to persons only, and no noun that it describes behind it."""
    heads = (
        tag
        for tag in tags
        if segment[0] <= tag.start < quantity.start and tag.kind == "concept" and concepts.is_head(tag)
    )
    first = next(heads, None)
    return (
        first is not None
        and first.id in vocabulary.personal
        and not concepts.followed(first, vocabulary.nouns)
    )


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


def _names(tags: list[Tag], segment: tuple[int, int], vocabulary: Vocabulary) -> bool:
    """Whether a stretch names what can be counted."""
    inside = (tag for tag in tags if segment[0] <= tag.start < segment[1])
    return any(tag.kind != "concept" or tag.id in vocabulary.nouns for tag in inside)
