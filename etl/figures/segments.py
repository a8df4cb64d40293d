"""The part of a sentence that is a number's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from etl.figures.reached import FOREIGN

if TYPE_CHECKING:
    from etl.figures.texts import Text
    from etl.quantities import Quantity

_PART = re.compile(r";|,(?!\d)|(?<!\d),")
_WORD = re.compile(r" ?([^\W\d_]+)")
_COLON = re.compile(r":")
"""Directly behind a number it opens the list of its parts: "detained are 898: 802 in custody, ..."."""
_NAMED_BEHIND = re.compile(r", - ")
"""Directly behind a number it leads to what that counts: "the greater part, 41, - bribes"."""
_BETWEEN = 5
_DESCRIBING = 6
_HOLDING = 2
BODIES = frozenset({FOREIGN, "company", "institution", "social_facility"})
"""Bodies to which persons and things belong."""
_NEAR = 30
FOUND = frozenset({"exposed", "registered"})
"""What was done to anything that is told at all: "were found 9 ha, granted in breach of the law"."""
UNDESCRIBING = frozenset({"count", "percent", "times"})
"""Units of numbers that never merely describe what another number counts."""


def find(text: Text, index: int) -> tuple[int, int]:
    """The part of the sentence that is the quantity's own: up to the marks or numbers next to it."""
    quantity = text.quantities[index]
    sentence = text.sentence(quantity.start)
    start, end = sentence.start, sentence.end
    if index and text.quantities[index - 1].end > start:
        start = text.quantities[index - 1].end
    following = index + 1 + (_shares_clause(text, index) or _described(text, index))
    following += following == index + 1 and counts_holders(text, following)
    told = _past_restatement(text, index)
    following += told > quantity.end
    if following < len(text.quantities):
        end = min(end, text.quantities[following].start)
    marks = [match.end() for match in _PART.finditer(text.words.text, start, quantity.start)]
    if marks and start != sentence.start:
        start = marks[-1]
    start = max(start, _joined(text, start, quantity.start))
    end = _before_joined(text, quantity.end, end)
    if named := _NAMED_BEHIND.match(text.words.text, told, end):
        told = named.end()
    stop = _PART.search(text.words.text, told, end) or _COLON.match(text.words.text, quantity.end)
    if stop and (past := _past_aside(text, start, stop.start(), sentence.end)):
        return start, past
    if stop and _describes(text, stop.end()) and not _is_told(text, start, stop.start()):
        stop = _PART.search(text.words.text, stop.end(), end)
    end = min(end, stop.start()) if stop else end
    opened = text.words.text.find("(", quantity.end, end)
    if opened >= 0 and text.words.text.find(")", opened, end) < 0 and not stop:
        end = _past_bracket(text, opened, sentence.end)
    return start, end


def _describes(text: Text, start: int) -> bool:
    """Whether a clause that only describes what is counted begins behind a comma: "9 ha, granted in breach of the law"."""
    endings = text.language.clause_endings
    word = _WORD.match(text.words.text, start) if endings else None
    return word is not None and word.group(1).endswith(endings)


def _is_told(text: Text, start: int, end: int) -> bool:
    """Whether a stretch says what was done, and not only that something was found."""
    done = text.readings.vocabulary.actions - FOUND
    return any(tag.kind == "concept" and tag.id in done for tag in text.concepts.within(start, end))


def counts_holders(text: Text, index: int) -> bool:
    """Whether a number only says to how many bodies those belong whom the one before it counts: "to 389 workers of 17 firms".

    So it does where nothing but that noun stands between, in a language that sets what belongs to a noun behind it.
    """
    if not 0 < index < len(text.quantities) or not text.language.noun_first:
        return False
    left, right = text.quantities[index - 1 : index + 1]
    between = text.words.text[left.end : right.start]
    if not left.unit == right.unit == "count" or any(mark in between for mark in ",;:()-.\n"):
        return False
    whose, bodies = text.counted(left), text.counted(right)
    return len(between.split()) <= _HOLDING and bool(whose - BODIES) and bool(bodies) and bodies <= BODIES


def _before_joined(text: Text, start: int, end: int) -> int:
    """Where "and" begins directly behind a number and leads to what was done to the next: "41 worth 3 bn and won 33"."""
    if end >= len(text.words.text) or not text.words.text[end : end + 1].isdigit():
        return end
    for tag in text.within(start, min(end, start + _BETWEEN), "joins"):
        acts = text.readings.vocabulary.actions
        follows = any(item.id in acts for item in text.concepts.within(tag.end, end))
        if not text.words.text[start : tag.start].strip() and follows:
            return tag.start
    return end


def _past_restatement(text: Text, index: int) -> int:
    """Where the clause of a number goes on behind its share: "22.1 billion tenge, or 25.3%, was compensated"."""
    quantity = text.quantities[index]
    following = text.quantities[index + 1] if index + 1 < len(text.quantities) else None
    if following is None or following.unit != "percent" or quantity.unit in UNDESCRIBING - {"count"}:
        return quantity.end
    between = text.words.text[quantity.end : following.start]
    tags = text.within(quantity.end, following.start, "restating")
    if not tags or between.strip(" ,") != text.words.text[tags[0].start : tags[0].end]:
        return quantity.end
    closed = text.words.text.find(",", following.end, following.end + _NEAR)
    return closed + 1 if closed >= 0 else following.end


def _past_aside(text: Text, start: int, comma: int, limit: int) -> int | None:
    """Where the clause of a number ends that an aside interrupts: "three more, which concern 128 people, are heard".

    The verb stands directly behind the comma that closes the aside, and none stands before the one that opens it.
    """
    folded = text.words.text
    if folded[comma] != "," or text.concepts.has_copula(start, comma):
        return None
    for tag in text.within(comma, limit, "copulas"):
        between = folded[comma + 1 : tag.start]
        if ";" in between:
            return None
        if between.rstrip().endswith(",") and not text.concepts.has_copula(comma + 1, tag.start):
            stop = _PART.search(folded, tag.start, limit)
            return stop.start() if stop else limit
    return _past_participle(text, comma, limit) if text.language.noun_first else None


def _past_participle(text: Text, comma: int, limit: int) -> int | None:
    """The same where a verb that says what was done stands there: "140 million, spent without need, came back"."""
    folded = text.words.text
    for tag in text.concepts.within(comma, limit):
        between = folded[comma + 1 : tag.start].rstrip()
        if tag.id not in text.readings.vocabulary.actions or not between.endswith(","):
            continue
        found = _PART.search(folded, tag.start, limit)
        stop = found.start() if found else limit
        return None if ";" in between or text.quantities_within(comma, stop) else stop
    return None


def _shares_clause(text: Text, index: int) -> bool:
    """Whether the clause of the quantity goes on behind the next number, so that both have one verb.

    So it is where the quantity only describes what the next one counts ("the 2.4 million tenge worth 216
    accounts"), which a verb-final language says by a participle or a case ending, and where the next one is a
    sum that those get or pay whom the quantity counts ("to 67 workers 12 million tenge was paid").
    """
    if not text.language.verb_final or index + 1 >= len(text.quantities):
        return False
    quantity, following = text.quantities[index], text.quantities[index + 1]
    between = text.words.text[quantity.end : following.start]
    words = between.split()
    if len(words) > _BETWEEN or any(mark in between for mark in ",;:()\n"):
        return False
    if quantity.unit in UNDESCRIBING:
        return quantity.unit == "count" and following.unit.isupper() and text.is_followed(quantity)
    dative = not words and quantity.suffix in text.language.to_suffixes
    return dative or bool(text.within(quantity.end, following.start, "attributives"))


def _described(text: Text, index: int) -> int:
    """How many of the next numbers only describe what this one counts: "14 plots with an area of 3 ha worth ..."."""
    unit = text.quantities[index].unit
    numbers = text.quantities[index : index + _DESCRIBING]
    for count, (left, right) in enumerate(pairwise(numbers)):
        gap = text.words.text[left.end : right.start]
        if any(mark in gap for mark in ",;:()\n"):
            return count
        if unit not in UNDESCRIBING and _is_recipient(text, left, right):
            continue
        if right.unit in {unit, *UNDESCRIBING}:
            return count
        if not any(tag.end <= right.start for tag in text.within(left.end, right.start, "describing")):
            return count
    return len(numbers) - 1


def _is_recipient(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether the right number counts whom a sum goes to: "wage debts of 318 million to 1,204 employees"."""
    if right.unit != "count" or not text.is_followed(right):
        return False
    return any(
        not text.words.text[tag.end : right.start].strip()
        for tag in text.within(left.end, right.start, "recipients")
    )


def _joined(text: Text, start: int, end: int) -> int:
    """Where "and" ends that stands directly before a number: what is before it is another number's."""
    for tag in reversed(text.within(start, end, "joins")):
        if tag.end <= end and not text.words.text[tag.end : end].strip():
            return tag.end
    return start


def _past_bracket(text: Text, opened: int, limit: int) -> int:
    """Where a part of a sentence ends in which a bracket with another number opens.

    A bracket that names something is that number's own; one that holds mere numbers is passed over: "1,240
    (63%) by internet".
    """
    folded = text.words.text
    closed = folded.find(")", opened, limit)
    if closed < 0 or text.concepts.any_within(opened, closed):
        return opened
    index = bisect_left(text.starts, closed)
    limit = min(limit, text.starts[index]) if index < len(text.starts) else limit
    stop = _PART.search(folded, closed, limit)
    return stop.start() if stop else limit
