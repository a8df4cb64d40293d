"""Whether a count says by how much something changed: "by 312 fewer", "minus 38", "robberies by 10, thefts by 4"."""

from __future__ import annotations

from bisect import bisect_left

from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.quantities import Quantity

FAR = float("inf")
_LEAD = 14
"""A word such as "plus" begins within so many characters before its number."""
_MARKS, _CLOSING = frozenset(",(-"), frozenset((*",.;:)\n", ""))
BESIDE = 1.0
"""A direction nearer than this makes a count a change: "by 312 fewer"."""
NEAR = 40
NOUN = 24
"""So many characters behind a direction begins "than", the noun between them included."""
CASED = 2
"""Between a number and the direction that its noun's case ending leads to stand at most so many words."""
CASED_REACH = 12
"""Within so many characters behind "than" begins the time that a number is compared with."""
LONGEST = 12
"""No list has so many members that one verb moves."""
COMPARED = frozenset({"compared", "earlier_before"})
PAST = frozenset({"last_year", "previous_period"})
RATIOS = frozenset({"percent", "times"})


def find(text: Text, quantity: Quantity, sign: int, cost: float, *, paired: bool) -> tuple[int, float] | None:
    """The sign of the change that a count or a sum is, and what telling it cost; ``None`` where it is a level.

    A sign, the words "by ... fewer" or a case ending make it one. ``sign`` and ``cost`` are those of the nearest
    direction; ``paired`` says that the number is one end of "from ... to ...".
    """
    if quantity.sign:
        return -1 if quantity.sign == "-" else 1, 0.0
    if _is_difference(text, quantity):
        return sign, cost
    if added := _is_added(text, quantity) or _is_fewer(text, quantity) or _is_gained(text, quantity):
        return -1 if added.id == "decrease" else 1, 0.0
    by = text.before(quantity, "by")
    if by and not _leads(text, by, quantity):
        by = None  # "lost on bribes 412 million"
    if by and (
        (text.after(quantity, "direction") and cost <= BESIDE)
        or _is_moved(text, by)
        or _is_restated(text, quantity)
    ):
        return sign, cost
    if by and (moved := _elided(text, quantity, by)):
        return moved, FAR
    if paired:
        return None
    return (sign, cost) if _is_by_ending(text, quantity, cost) or _is_chained(text, quantity) else None


def _leads(text: Text, by: Tag, quantity: Quantity) -> bool:
    """Whether nothing but a hedge stands between "by" and the number."""
    gap = text.words.text[by.end : quantity.start]
    for tag in text.within(by.end, quantity.start, "qualifier_before"):
        gap = gap.replace(text.words.text[tag.start : tag.end], "")
    return not gap.strip()


def _is_difference(text: Text, quantity: Quantity) -> bool:
    """Whether a direction directly behind the number compares it with another time.

    So it is in "8 more than in 2022" and in "8 fewer crimes than a year ago".
    """
    at = quantity.end + 1
    more = text.within(at, at + 1, "direction")
    if not more or more[0].id == "unchanged" or quantity.unit != "count":
        return False
    words = text.within(more[0].start, more[0].end + NOUN, "comparison", "compared")
    than = [
        tag
        for tag in words
        if tag.id in COMPARED and len(text.words.text[more[0].end : tag.start].split()) <= CASED
    ]
    return any(
        claim.kind in PAST or "year" in claim.fields
        for tag in than
        for claim in text.claims_within(tag.start, tag.end + CASED_REACH + 1)
    )


def _is_added(text: Text, quantity: Quantity) -> Tag | None:
    """The direction that stands between a mark and a number without a noun: "412 thefts, minus 38 on last year"."""
    end = quantity.end
    closed = text.words.text[end : end + 1] in _CLOSING or text.within(end + 1, end + 2, "prepositions")
    if quantity.unit in RATIOS or text.is_followed(quantity) or not closed:
        return None
    for tag in text.within(max(0, quantity.start - _LEAD), quantity.start, "direction"):
        bare = (
            tag.end == quantity.start - 1
            and text.words.text[max(0, tag.start - 2) : tag.start].strip() in _MARKS
        )
        if bare and tag.id != "unchanged" and not text.within(tag.start, tag.start + 1, "qualifier_before"):
            return tag
    return None


def _is_fewer(text: Text, quantity: Quantity) -> Tag | None:
    """The direction of a comparative directly behind the number that is no mere addition: "were 10 fewer, thefts 120 more"."""
    at = quantity.end + 1
    told = text.within(at, at + 1, "comparatives")
    more = text.within(at, at + 1, "direction")
    if quantity.unit != "count" or not (told and more) or text.words.text[told[0].end :].startswith(" than"):
        return None
    copulas = text.within(max(0, quantity.start - _LEAD), quantity.start, "copulas")
    was = bool(copulas) and not text.words.text[copulas[-1].end : quantity.start].strip()
    closed = text.words.text[told[0].end : told[0].end + 1] in _CLOSING
    return more[0] if more[0].id == "decrease" or (was and closed) else None


def _is_gained(text: Text, quantity: Quantity) -> Tag | None:
    """The direction directly before the number that takes by how much as its object: "the city lost 412 jobs"."""
    gain = text.before(quantity, "gains")
    moved = text.within(gain.start, gain.end, "direction") if gain and text.is_followed(quantity) else []
    return moved[0] if moved and quantity.unit == "count" else None


def _is_restated(text: Text, quantity: Quantity) -> bool:
    """Whether the same change is told in per cent right behind: "by 112 crimes or 5.4% less"."""
    following = text.following(quantity)
    if following is None or following.unit not in RATIOS or not text.after(following, "direction"):
        return False
    return len(text.words.text[quantity.end : following.start].split()) <= CASED


def _is_moved(text: Text, by: Tag) -> bool:
    """Whether a direction leads to "by" with hardly a word between: "fell by 5", "grew over the year by 12"."""
    directions = text.within(max(0, by.start - NEAR), by.start, "direction")
    if not directions or directions[-1].id == "unchanged":
        return False
    gap = text.words.text[directions[-1].end : by.start].split()
    return len(gap) <= CASED and all(map(str.isalpha, gap))


def _elided(text: Text, quantity: Quantity, by: Tag) -> int | None:
    """The sign of the change of a bare number whose verb was told before: "robberies fell by 17, thefts - by 402"."""
    folded, start = text.words.text, text.sentence(quantity.start).start
    if folded[by.end : quantity.start].strip() or text.is_followed(quantity):
        return None
    for direction in reversed(text.within(start, by.start, "direction")):
        if direction.id != "unchanged" and (
            _is_moved_by(text, direction, by) or _is_moved_behind(text, direction)
        ):
            return -1 if direction.id == "decrease" else 1
    return None


def _is_moved_by(text: Text, direction: Tag, own: Tag) -> bool:
    """Whether "by" follows a direction with hardly a word between, and is not the number's ``own`` one.

    A factor may stand in its place: "one and a half times fewer, serious ones by 318".
    """
    at = bisect_left(text.starts, direction.end)
    moved = text.quantities[at] if at < len(text.starts) and text.starts[at] < own.start else None
    if moved and moved.unit in RATIOS and not text.words.text[direction.end : moved.start].strip():
        return True
    behind = text.within(direction.end, direction.end + NEAR, "by")
    return (
        bool(behind)
        and behind[0].start < own.start
        and len(text.words.text[direction.end : behind[0].start].split()) <= CASED
    )


def _is_moved_behind(text: Text, direction: Tag) -> bool:
    """Whether a direction stands directly behind a number that "by" leads to: "robberies by 10 fewer"."""
    at = bisect_left(text.starts, direction.start) - 1
    if at < 0:
        return False
    number = text.quantities[at]
    return number.end == direction.start - 1 and text.before(number, "by") is not None


def _is_by_ending(text: Text, quantity: Quantity, cost: float) -> bool:
    """Whether the number or the noun behind it has the case that says by how much, and a direction follows."""
    endings = text.language.to_suffixes
    follower = text.after(quantity, "direction") if endings else None
    if follower is None or follower.id == "unchanged" or cost > CASED:
        return False
    between = text.words.text[quantity.end : follower.start].split()
    if not between:
        return quantity.suffix in endings
    return len(between) <= CASED and quantity.unit == "count" and between[-1].endswith(endings)


def _is_chained(text: Text, quantity: Quantity) -> bool:
    """Whether the direction follows the last of several such numbers alone: "robberies by 10, thefts by 4 fell"."""
    for _ in range(LONGEST):
        following = text.following(quantity)
        if following is None or following.unit != quantity.unit or not _is_cased(text, quantity):
            return False
        if _is_by_ending(text, following, 0.0):
            return True
        quantity = following
    return False


def _is_cased(text: Text, quantity: Quantity) -> bool:
    """Whether a mark follows the number, or the noun behind it, in the case that says by how much."""
    endings, folded = text.language.to_suffixes, text.words.text
    stop = folded.find(",", quantity.end, quantity.end + NOUN)
    noun = folded[quantity.end : stop].split() if endings and stop >= 0 else [""] * CASED
    return (not noun and quantity.suffix in endings) or (len(noun) == 1 and noun[0].endswith(endings))
