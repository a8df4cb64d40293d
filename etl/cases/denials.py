"""Tell whether the words around an event take it back: denied, only supposed, or of another kind than they sound."""

from __future__ import annotations

import re

from etl.cases.terms import Term
from etl.cases.texts import Reading
from etl.lexicons import Tag
from etl.proceedings import GUILT

_WORD = re.compile(r"[^\W\d_]+")
_SUSPECTED = frozenset({"investigation", "detained", "on_trial"})
_DENIED = 2
"""So many words may stand between a negation and the finding that it denies."""


def is_void(reading: Reading, tag: Tag, stage: str) -> bool:
    """Whether the sentence takes the event back, or only supposes it."""
    if stage in GUILT and any(
        void.start < tag.end and tag.start < void.end
        for void in reading.within(max(0, tag.start - 40), tag.end, "not_yet")
    ):
        return True
    if stage == "convicted" and (_is_denied(reading, tag, _DENIED) or _is_disciplinary(reading, tag)):
        return True
    if stage in _SUSPECTED and _is_denied(reading, tag, reading.vocabulary.denied_near):
        return True
    start, end = reading.segment(tag.start) if stage in GUILT else reading.clause(tag.start)
    for void in reading.within(start, end, "voids"):
        if stage in GUILT or stage == "acquitted" or (void.start <= tag.end and tag.start <= void.end):
            return True
        if stage in {"resigned", "disciplined", "detained", "in_custody"}:
            return True
    if stage in GUILT or stage in {"acquitted", "resigned", "disciplined"}:
        clause = reading.clause(tag.start)
        return reading.has(*clause, "voids_if")
    return False


def _is_disciplinary(reading: Reading, tag: Tag) -> bool:
    """Whether the punishment is one of the service's own: "four investigators were punished in disciplinary order"."""
    start, end = reading.clause(tag.start)
    beside = [one for one in reading.within(start, end, "stage") if one.id == "disciplined"]
    weak = reading.has(tag.start, tag.end, "weak") and not reading.has(start, end, "court_places")
    if weak and any(one.id == "disciplined" for one in reading.within(*_line(reading, tag), "stage")):
        return not any(one.id == "court" for one in reading.within(*_line(reading, tag), "body"))
    near = any(
        len(_WORD.findall(reading.folded[min(one.end, tag.end) : max(one.start, tag.start)])) <= _DENIED
        for one in beside
    )
    return near and not reading.has(start, end, "court_places")


def _line(reading: Reading, tag: Tag) -> tuple[int, int]:
    line = reading.sentences[reading.sentence(tag.start)]
    return line.start, line.end


def is_of_arrest(reading: Reading, tag: Tag, terms: list[Term]) -> bool:
    """Whether what was left as it was is somebody's arrest, and no verdict."""
    line = reading.sentences[reading.sentence(tag.start)]
    judged = bool(terms) or reading.has(line.start, line.end, "verdict_words")
    return not judged and reading.has(line.start, line.end, "arrest_words")


def _is_denied(reading: Reading, tag: Tag, reach: int) -> bool:
    """Whether a word beside the finding denies it: before it, or behind it in Kazakh."""
    start, end = reading.clause(tag.start)
    if reading.vocabulary.head_last:
        return any(
            len(_WORD.findall(reading.folded[tag.end : one.start])) < reach
            for one in reading.within(tag.end, end, "negations")
        )
    return any(
        len(_WORD.findall(reading.folded[one.end : tag.start])) <= reach
        for one in reading.within(start, tag.start, "negations")
    )
