"""What a number leaves to its neighbours: the noun behind a later one, the verb behind a whole list."""

from __future__ import annotations

from collections.abc import Sequence

from etl.figures.comparisons import EARLIER, LATER
from etl.figures.positions import OPENED
from etl.figures.texts import Text

COUNT = "count"
LONGEST = 12
"""No list leaves its noun out so often."""


def bearer(text: Text, index: int) -> int:
    """The number behind whose noun the quantity's own stands: "in Aksu 907, in Bayan 211 crimes"; else itself."""
    last = index
    whole = _sum(text, index)
    if whole is not None:
        return whole
    while last - index < LONGEST and _is_elliptic(text, last):
        last += 1
    return last if last == index or text.is_followed(text.quantities[last]) else index


def leading_pair(text: Text, roles: Sequence[str], index: int) -> int | None:
    """The later number of a pair that the quantity is of and that opens its clause: "from 412 to 360 fell the thefts".

    What both count stands behind them. ``None`` where something that can be counted stands before.
    """
    first = index - 1 if roles[index] == LATER else index
    if first < 0 or list(roles[first : first + 2]) != [EARLIER, LATER]:
        return None
    left, right = text.quantities[first : first + 2]
    here = text.sentence(left.start)
    start = max(here.start, text.words.text.rfind(",", here.start, left.start))
    if text.layout.sentence(left.start) != text.layout.sentence(right.start) or _names(
        text, start, right.start
    ):
        return None
    return first + 1 if _names(text, right.end, text.segment(first + 1)[1]) else None


def _names(text: Text, start: int, end: int) -> bool:
    """Whether a stretch names what can be counted."""
    nouns = text.readings.vocabulary.nouns
    return any(tag.kind != "concept" or tag.id in nouns for tag in text.concepts.within(start, end))


def _sum(text: Text, index: int) -> int | None:
    """The number of the sentence that numbers alone in brackets add up to: "from cells (449) and rooms (375) 824 people"."""
    first = last = index
    while first and _is_term(text, first - 1, index):
        first -= 1
    while last + 1 < len(text.quantities) and _is_term(text, last + 1, index):
        last += 1
    whole = text.following(text.quantities[last]) if _is_term(text, index, index) and last > first else None
    if whole is None or whole.unit != COUNT or not text.is_followed(whole):
        return None
    terms = text.quantities[first : last + 1]
    return last + 1 if sum(term.value for term in terms) == whole.value else None


def _is_term(text: Text, index: int, other: int) -> bool:
    """Whether a count stands alone in a bracket of the same sentence as another number."""
    quantity = text.quantities[index]
    here = text.layout.sentence(text.quantities[other].start)
    return quantity.unit == COUNT and text.is_alone(quantity) and text.layout.sentence(quantity.start) == here


def _is_elliptic(text: Text, index: int) -> bool:
    """Whether a comma follows, a number of the same unit after it, and no noun stands before or behind."""
    folded, quantity = text.words.text, text.quantities[index]
    following = text.quantities[index + 1] if index + 1 < len(text.quantities) else None
    if following is None or folded[quantity.end : quantity.end + 1] != "," or following.unit != quantity.unit:
        return False
    sentence = text.sentence(quantity.start)
    start = max(
        sentence.start,
        text.quantities[index - 1].end if index else 0,
        folded.rfind(",", sentence.start, quantity.start),
    )
    if not text.language.verb_final and _is_done_anew(text, quantity.end, following.start):
        return False  # "considered were 72, punished 114 officials"
    if concerns(text, index) and following.start < sentence.end:
        return _is_of_list(text, index + 1)
    return (
        quantity.unit == "count"
        and following.start < sentence.end
        and not OPENED.search(folded[max(0, quantity.start - 4) : quantity.start])
        and not text.concepts.has_copula(start, quantity.start)
        and (_is_place(text, folded[start : quantity.start]) or not _names(text, start, quantity.start))
    )


def _is_done_anew(text: Text, start: int, end: int) -> bool:
    """Whether something is said to be done between two numbers: the second is another clause's."""
    actions = text.readings.vocabulary.actions
    return any(tag.kind == "concept" and tag.id in actions for tag in text.concepts.within(start, end))


def _is_place(text: Text, words: str) -> bool:
    """Whether a case ending says that the number stands behind a place or a source, not behind what it counts."""
    return bool(words.split()) and words.rsplit(maxsplit=1)[-1].endswith(text.language.place_endings)


def concerns(text: Text, index: int) -> bool:
    """Whether before the number nothing stands but what it is about: "of smuggling 12, of laundering 8 cases", "thefts - 12"."""
    quantity, folded = text.quantities[index], text.words.text
    here = text.sentence(quantity.start).start
    start = max(
        here, folded.rfind(",", here, quantity.start) + 1, text.quantities[index - 1].end if index else 0
    )
    named = list(text.concepts.within(start, quantity.start))
    offences = [tag for tag in named if tag.kind == "offence"]
    inside = all(any(one.start <= tag.start and tag.end <= one.end for one in offences) for tag in named)
    if quantity.unit != COUNT or not offences or not inside:
        return False
    gap = folded[offences[-1].end : quantity.start]
    dashed = gap.rstrip().endswith("-")
    behind = text.within(offences[-1].end, quantity.start, "postpositions")
    told = " ".join(folded[tag.start : tag.end] for tag in behind)
    if text.concepts.governed(offences[-1]):
        return len(gap.split()) <= 1 + dashed  # "of laundering of money 8"
    return gap.strip(" -") == told and (dashed or bool(behind))


def _is_of_list(text: Text, index: int) -> bool:
    """Whether an offence leads to the number, as to the one before it: behind a dash where that one has a dash."""
    folded, quantity = text.words.text, text.quantities[index]
    start, before = text.quantities[index - 1].end, text.quantities[index - 1].start
    dashed = folded[max(0, before - 3) : before].rstrip().endswith("-")
    return concerns(text, index) or (not dashed and bool(text.within(start, quantity.start, "offence")))


def is_told(text: Text, index: int) -> bool:
    """Whether the quantity's own part of the sentence says what was done: a copula, or a verb that closes it.

    A verb that goes on into the next clause says it only where that clause tells of a part of the quantity.
    """
    start, end = text.segment(index)
    if text.concepts.has_copula(start, end):
        return True
    words = text.words.text[text.quantities[index].end : end].rstrip(" .").rsplit(None, 1)
    if not words:
        return False
    if words[-1].endswith(text.language.predicate_endings):
        return True
    following = text.quantities[index + 1 : index + 2]
    return words[-1].endswith(text.language.converb_endings) and any(map(text.is_partitive, following))
