"""Things that have no name here: "312 road signs" are signs, whatever the sentence before speaks of.

Only for languages that say by an ending that there are several (``plural_endings`` of their file).
"""

from __future__ import annotations

from bisect import bisect_left

from etl.figures.texts import Text
from etl.quantities import Quantity

COUNT = "count"
WITHIN = 3
"""The thing stands among so many words behind its number."""
SHORTEST = 4
"""No shorter word is taken for the name of a thing."""
LEADING = (
    "articles",
    "comparison",
    "contrasts",
    "copulas",
    "direction",
    "distributive",
    "frequency",
    "joins",
    "of_which",
    "prepositions",
    "out_of",
    "qualifier_after",
    "share_words",
    "such",
)
"""Kinds of words that lead to something else."""


def cost(text: Text, quantity: Quantity) -> float | None:
    """How many words stand between a count and the thing without a name here that it counts; ``None`` where there is none.

    A name known in the singular only qualifies it: "61 pedestrian crossings", "14 fraud lawyers".
    """
    words, endings = text.words, text.language.plural_endings
    first = bisect_left(words.spans, (quantity.end, quantity.end))
    if not endings or quantity.unit != COUNT or quantity.value <= 1:
        return None
    past = -1
    for step, number in enumerate(range(first, min(first + WITHIN, len(words.words)))):
        start, word = words.spans[number][0], words.words[number]
        gap = words.text[quantity.end if not step else words.spans[number - 1][1] : start]
        if gap.strip(" -") or (step and number in words.numbered) or _leads(text, word, start):
            return None
        known = list(text.concepts.within(start, start + 1))
        several = len(word) >= SHORTEST and text.is_plural(word)
        if any(tag.kind == "concept" and tag.id not in text.readings.vocabulary.nouns for tag in known):
            return None
        if known:
            past = max(tag.last for tag in known)
            if text.is_plural(words.words[past]):
                return None
        elif several and number > past:
            return float(step)
    return None


def _leads(text: Text, word: str, start: int) -> bool:
    """Whether a word is one of those that every sentence has, or leads to something else."""
    return word in text.language.profile.function_words or bool(text.within(start, start + 1, *LEADING))
