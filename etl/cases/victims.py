"""Tell to whom a crime was done from who did it: "the killing of a poacher", "ran over two sisters"."""

from __future__ import annotations

import re

from etl.cases.texts import Reading
from etl.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_DONE_TO = frozenset(
    {"murder", "sexual", "sexual_minors", "robbery", "torture", "extortion", "assault", "road"}
)
_REACH = 30
_PICKED = 2
_BESIDE = 26
_HARM = 45


def is_one(reading: Reading, start: int, end: int, line: Sentence) -> bool:
    """Whether a crime was done to them: "the killing of a poacher"; in Kazakh its word stands behind."""
    near = reading.within(max(line.start, start - _BESIDE), min(line.end, end + _BESIDE), "suffers")
    if any(
        len(_WORD.findall(reading.folded[min(tag.end, end) : max(tag.start, start)])) <= _PICKED
        for tag in near
    ):
        return True
    clause = reading.clause(start)
    behind = reading.within(end, clause[1], "suffers")
    if behind and not reading.has(*clause, "stage", "harms", "grants"):
        return True  # "a woman of 34 and her daughter died on the spot"
    if reading.vocabulary.head_last:
        harms = reading.within(end, min(line.end, end + _HARM), "harms", "stage")
        against = reading.folded.startswith(reading.vocabulary.against, end + 1)
        objective = against or reading.folded[start:end].endswith(reading.vocabulary.objectives)
        return objective and bool(harms) and harms[0].kind == "harms"
    before = [
        tag
        for tag in reading.within(max(line.start, start - _REACH), start, "charge", "harms")
        if tag.kind == "harms" or tag.id in _DONE_TO
    ]
    if not before:
        return False
    gap = _WORD.findall(reading.folded[before[-1].end : start])
    numerals = reading.text.language.number_words
    small = all(
        word in reading.vocabulary.indefinite or word in numerals or reading.vocabulary.is_link(word)
        for word in gap
    )
    return len(gap) <= _PICKED and small
