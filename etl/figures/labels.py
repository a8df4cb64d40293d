"""The report's own words for a figure: its quotation, its label, its hedge and the words that restrict it."""

from __future__ import annotations

import re

from etl.figures.measures import RATIOS
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.quantities import Quantity

_EDGE = re.compile(r"[;:()!?\n]|,(?!\d)|\.(?=\s)")
_LONGEST = 110
_WORDS = 4
_NEAR = 30


def quotation(text: Text, quantity: Quantity) -> tuple[int, int]:
    """The span of the quantity with its hedge before it and the words that follow up to the next mark."""
    start, end = quantity.start, quantity.end
    for tag in reversed(text.within(max(0, start - 40), start, "qualifier_before")):
        if not text.words.text[tag.end : start].strip(" ("):
            start = tag.start
    sentence = text.sentence(quantity.start)
    stop = _EDGE.search(text.words.text, end, sentence.end)
    limit = stop.start() if stop else sentence.end
    for _ in range(_WORDS):
        match = re.compile(r"\s*[^\W\d_]+(?:[-'][^\W\d_]+)*").match(text.words.text, end, limit)
        if not match:
            break
        end = match.end()
    return start, end


def label(text: Text, quantity: Quantity) -> str:
    """The clause around the quantity, as the report has it."""
    sentence = text.sentence(quantity.start)
    start, end = sentence.start, sentence.end
    for match in _EDGE.finditer(text.words.text, sentence.start, sentence.end):
        if match.end() <= quantity.start:
            start = match.end()
        elif match.start() >= quantity.end:
            end = match.start()
            break
    words = " ".join(text.original[start:end].split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + "\u2026"


def qualifier(text: Text, quantity: Quantity, *, is_later: bool = False) -> str:
    """``exact``, or how the report hedges the number.

    What says "up to" says no hedge behind the later of two compared values: "from 12 up to 15".
    """
    before = text.before(quantity, "qualifier_before")
    if before is None or text.words.text[before.end : quantity.start].strip(' "('):
        inside = text.within(max(0, quantity.start - _NEAR), quantity.start + 1, "qualifier_before")
        touching = [tag for tag in inside if tag.end >= quantity.start]
        before = touching[-1] if touching else None
    if before:
        return before.id
    for tag in text.within(quantity.start, quantity.end + _NEAR, "qualifier_after"):
        if tag.end <= quantity.end or _leads_to(text, quantity, tag):
            if _is_moved(text, quantity, tag):
                break
            return "exact" if is_later and text.within(tag.start, tag.end, "comparison") else tag.id
    return "about" if quantity.is_range else "exact"


def _leads_to(text: Text, quantity: Quantity, hedge: Tag) -> bool:
    """Whether a hedge stands right behind the number, or behind its noun where a case ending leads to it."""
    words = text.words.text[quantity.end : hedge.start].strip(" -").split()
    return not words or (len(words) == 1 and words[0].endswith(text.language.from_suffixes))


def _is_moved(text: Text, quantity: Quantity, hedge: Tag) -> bool:
    """Whether the word says which way a number has moved, and is no hedge: "by 12% fewer" in languages with cases.

    Of a ratio it says so unless the ending is that of "more than".
    """
    cases = text.language
    moved = quantity.suffix and quantity.suffix in cases.to_suffixes
    moved = moved or (quantity.unit in RATIOS and quantity.suffix not in cases.from_suffixes)
    return bool(cases.to_suffixes and moved and text.within(hedge.start, hedge.start + 1, "direction"))


def scope(text: Text, index: int, *, is_part: bool) -> str | None:
    """The words that make a figure a part of what its indicator names; ``None`` for the whole."""
    if not is_part:
        return None
    start, end = text.segment(index)
    words = " ".join(text.original[start:end].split()).strip(" ,;:.")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + "\u2026"
