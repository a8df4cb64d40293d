"""Find the title of a text: the first sentence that says more than a day, a place or a name of the net."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.figures.texts import Text
    from etl.sentences import Sentence

OPENING = 4
"""The title is one of so many sentences."""
_TAG = re.compile(r"[@#]\S+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def find(text: Text) -> Sentence:
    """The title, or the first sentence where none is one: "11.07.2019" above the title is none."""
    for sentence in text.sentences[:OPENING]:
        said = _TAG.sub(" ", text.words.text[sentence.start : sentence.end])
        for claim in text.claims_within(sentence.start, sentence.end):
            said = said.replace(text.words.text[claim.start : claim.end], " ")
        if len(_LETTERS.findall(said)) > 1:
            return sentence
    return text.sentences[0]
