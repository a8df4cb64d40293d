"""Numbers that only say where something was: the next one goes on with the one before them."""

from __future__ import annotations

from etl.figures import segments
from etl.figures.bound import Binding
from etl.figures.reached import FOREIGN
from etl.figures.readings import OTHER
from etl.figures.texts import Text

HEADING = 20
"""A list of places begins within so many characters behind their number."""


def only_says_where(text: Text, binding: Binding, last: Binding) -> bool:
    """Whether the number only says where: of "12 schools in five districts; 4 are ready" the third goes on with the first."""
    same = text.sentence(last.quantity.start) == text.sentence(binding.quantity.start)
    end = binding.quantity.end
    if not same and ":" not in text.words.text[end : end + HEADING] and not _is_moved(text, binding):
        return False  # but "growth in four regions: Abai - by 3%" goes on with what the text was about
    if segments.counts_holders(text, binding.index):
        return True
    if binding.verdict.indicator != OTHER or FOREIGN not in binding.verdict.concepts:
        return False
    before = text.before(binding.quantity, "prepositions")
    return before is not None and not text.words.text[before.end : binding.quantity.start].strip()


def _is_moved(text: Text, binding: Binding) -> bool:
    """Whether the number says in how many places something grew or fell: "Frauds grew in 15 regions"."""
    start = binding.quantity.start
    tags = text.within(text.sentence(start).start, start, "direction")
    return any(tag.id != "unchanged" for tag in tags)
