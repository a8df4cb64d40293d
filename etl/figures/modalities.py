"""Whether a figure is a result, a target, or about one single case."""

from __future__ import annotations

from etl.figures.texts import Text
from etl.quantities import Quantity

TARGET_REACH = 7.0
CASE_REACH = 9.0


def find(text: Text, quantity: Quantity, indicator: str) -> str:
    """``result``, ``target`` or ``single_case``."""
    sentence = text.sentence(quantity.start)
    for tag in text.within(sentence.start, sentence.end, "modality"):
        cost = text.layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        if tag.id == "target" and cost <= TARGET_REACH:
            return "target"
        if tag.id == "single_case" and cost <= CASE_REACH and tag.start < quantity.start:
            return "single_case"
    return "result"
