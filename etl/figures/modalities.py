"""Whether a figure is a result, a target, or about one single case."""

from __future__ import annotations

from etl.figures.texts import Text

TARGET, SINGLE_CASE, RESULT = "target", "single_case", "result"
TARGET_REACH = 11.0
CASE_REACH = 9.0


def find(text: Text, index: int) -> str:
    """``result``, ``target`` or ``single_case``.

    A target is announced before its number, or after it in the number's own part of the sentence; a single case
    is announced before it, in its sentence or in the one before.
    """
    quantity = text.quantities[index]
    sentence = text.sentence(quantity.start)
    _, end = text.segment(index)
    for tag in text.within(sentence.start, sentence.end, "modality"):
        cost = text.layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        ahead = tag.start < quantity.start
        if tag.id == TARGET and cost <= TARGET_REACH and (ahead or tag.start < end):
            return TARGET
        if tag.id == SINGLE_CASE and ahead and cost <= CASE_REACH:
            return SINGLE_CASE
    return RESULT
