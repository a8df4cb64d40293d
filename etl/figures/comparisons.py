"""Which of two values is the earlier one: "from X to Y", "Y against X", "X a year earlier"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from etl.figures import strokes
from etl.figures.measures import RATIOS
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.quantities import Quantity

NOW, EARLIER, LATER = "now", "earlier", "later"
PAST = frozenset({"last_year", "previous_period"})
"""Kinds of times that are the earlier side of a comparison."""
ROUNDING = Decimal("0.06")
WHOLE = Decimal("0.6")
"""Percentages are printed to a tenth, or whole."""
ARROWS = frozenset({"->", "=>", "\u2192", "\u21d2", "\u2794", "\u279c", "\u27a1"})
_APART = 60
_LEAD = 20
_PAIR = 2
_BEHIND = 6
"""Between a number and the bracket behind what it counts stand fewer words."""
_WORD, _MARKED = re.compile(r" [^\W\d_]"), re.compile(r"[,;:]")


def roles(text: Text, quantities: list[Quantity]) -> list[str]:
    """For each quantity whether it is of the period in question, of the earlier one, or the later of a pair."""
    found = [
        _own(text, quantity) if _has_partner(text, quantities, index) else NOW
        for index, quantity in enumerate(quantities)
    ]
    for index, (left, right) in enumerate(pairwise(quantities)):
        told = found[index] == NOW and found[index + 1] == LATER and _is_near(text, left, right)
        told = told and not text.is_partitive(right)  # "1.2 bn was paid, of it 1 bn went to the budget"
        if told or is_pair(text, left, right):
            found[index], found[index + 1] = EARLIER, LATER
        elif _is_turned_pair(text, left, right):
            found[index], found[index + 1] = LATER, EARLIER
        elif (order := strokes.earlier_first(text, left, right)) is not None:
            found[index : index + 2] = [EARLIER, LATER] if order else [LATER, EARLIER]
        elif found[index] == found[index + 1] == NOW and _repeats(text, left, right):
            found[index + 1] = EARLIER
    for index, (left, right) in enumerate(pairwise(quantities)):
        goes_on = _shares_bracket(text, left, right) or _is_joined(text, left, right)
        if found[index] == EARLIER and found[index + 1] == NOW and goes_on:
            found[index + 1] = EARLIER
    _take_triples(text, quantities, found)
    return found


def _is_turned_pair(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether two numbers of a sentence are "to ... from ..."."""
    near = left.unit == right.unit and text.sentence(left.start) == text.sentence(right.start)
    gap = text.words.text[left.end : right.start]
    return near and ";" not in gap and _mark(text, left, "to") and _leads(text, right, "from")


def _leads(text: Text, quantity: Quantity, name: str) -> bool:
    """Whether the word stands directly before the number: not so in "dismissed from work 12"."""
    before = text.within(quantity.start - _LEAD, quantity.start, "comparison")
    hedge = text.within(quantity.start - _LEAD, quantity.start, "qualifier_before")
    start = hedge[-1].start if hedge else quantity.start
    return any(
        tag.id == name and not text.words.text[tag.end : min(start, quantity.start)].strip() for tag in before
    )


def _take_triples(text: Text, quantities: list[Quantity], found: list[str]) -> None:
    """Note which of two levels is the earlier one where a percentage beside them is their change."""
    for index in range(len(quantities) - 2):
        if found[index + 1] == found[index + 2] == NOW and _is_base_first(
            text, *quantities[index : index + 3]
        ):
            found[index + 1], found[index + 2] = EARLIER, LATER
            continue
        now, second, third = quantities[index : index + 3]
        for place, base, change in ((index + 1, second, third), (index + 2, third, second)):
            if found[index] == found[place] == NOW and _is_triple(text, now, base, change):
                is_later = 0 < _year(text, now) < _year(text, base)
                found[index if is_later else place] = EARLIER


def _shares_bracket(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether one bracket holds two counts or sums of the earlier period: "(a year before 190 mln, 780 workers)"."""
    gap = text.words.text[left.end : right.start]
    told = text.claims_within(left.end, right.start)
    return text.in_bracket(left) and not set("()") & set(gap) and not told and right.unit not in RATIOS


def _is_joined(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether a bare number follows the earlier one, joined to it: "a year before it was 15 and 4"."""
    if left.unit != right.unit or text.is_followed(left) or text.is_followed(right):
        return False
    gap = text.words.text[left.end : right.start].strip()
    joined = any(
        gap == text.words.text[tag.start : tag.end] for tag in text.within(left.end, right.start, "joins")
    )
    following = text.following(right)
    end = following.start if following else text.sentence(right.start).end
    return joined and not text.claims_within(right.end, end)


def _year(text: Text, quantity: Quantity) -> int:
    """The year that stands behind a number and before the next one of its sentence; 0 where none does."""
    following = text.following(quantity)
    end = following.start if following else text.sentence(quantity.start).end
    inside = text.claims_within(quantity.end, end)
    return next((claim.fields["year"] for claim in inside if "year" in claim.fields), 0)


def _is_base_first(text: Text, change: Quantity, base: Quantity, now: Quantity) -> bool:
    """Whether a bracket behind a change holds its base and the level: "12.6 per cent - burglaries (67,340 and 58,874)".

    So it is where the percentage comes nearer in this order than in the other.
    """
    gap = text.words.text[base.end : now.start]
    joined = any(
        not gap.replace(text.words.text[tag.start : tag.end], "").strip()
        for tag in text.within(base.end, now.start, "joins")
    )
    if change.unit not in RATIOS or base.unit != now.unit or not joined or not (base.value and now.value):
        return False
    if not text.in_bracket(base) or text.sentence(change.start) != text.sentence(now.start):
        return False
    told, other = (
        abs(abs(b - a) / a * 100 - abs(change.value))
        for a, b in ((base.value, now.value), (now.value, base.value))
    )
    return told < _rounding(change) and told < other


def _is_triple(text: Text, now: Quantity, base: Quantity, change: Quantity) -> bool:
    """Whether two counts and a percentage are a level, its base and their change.

    So they are in "1,936 / 2,171 / -10.8%" and in "1,936, 10.8% fewer (2,171)".
    """
    if now.unit != base.unit or change.unit != "percent" or not base.value or now.is_range:
        return False
    trio = (now, base, change)
    if len({text.sentence(quantity.start).paragraph for quantity in trio}) > 1:
        return False
    if len({text.layout.sentence(quantity.start) for quantity in trio}) > 1 and not text.is_alone(base):
        return False
    computed = (now.value - base.value) / base.value * 100
    return bool(computed) and abs(abs(computed) - abs(change.value)) < _rounding(change)


def _rounding(change: Quantity) -> Decimal:
    return ROUNDING if change.value % 1 else WHOLE


def direction(text: Text, roles: list[str], index: int) -> int | None:
    """The sign of a percentage that is the change between the two levels before or behind it, told by arithmetic."""
    quantities = text.quantities
    change = quantities[index]
    if change.unit != "percent" or change.sign:
        return None
    for first in (index - 2, index + 1):
        if first < 0 or {EARLIER} & set(roles[first : first + 2]) != {EARLIER}:
            continue
        if first > index and text.following(change) is not quantities[first]:
            continue
        pair = sorted(zip(roles[first : first + 2], quantities[first : first + 2], strict=True), key=_is_now)
        if len(pair) != _PAIR or pair[0][1].unit != pair[1][1].unit or not pair[0][1].value:
            continue
        computed = (pair[1][1].value - pair[0][1].value) / pair[0][1].value * 100
        if computed and abs(abs(computed) - abs(change.value)) < _rounding(change):
            return 1 if computed > 0 else -1
    return None


def _is_now(side: tuple[str, Quantity]) -> bool:
    return side[0] != EARLIER


def _has_partner(text: Text, quantities: list[Quantity], index: int) -> bool:
    """Whether a neighbour in the paragraph has the same unit: one value alone is compared with nothing."""
    quantity = quantities[index]
    paragraph = text.sentence(quantity.start).paragraph
    near = quantities[max(0, index - 3) : index] + quantities[index + 1 : index + 2]
    alike = [
        other
        for other in near
        if other.unit == quantity.unit and text.sentence(other.start).paragraph == paragraph
    ]
    counted, here = text.counted(quantity), text.sentence(quantity.start)
    return bool(alike) and (
        not counted
        or any(counted & text.counted(other) and text.sentence(other.start) == here for other in alike)
    )


def _is_base(text: Text, quantity: Quantity) -> bool:
    """Whether a bracket behind the earlier period holds the number: "less than a year before (5,087)"."""
    folded = text.words.text
    if folded[quantity.start - 1 : quantity.start] != "(":
        return False
    before = text.claims_within(text.sentence(quantity.start).start, quantity.start)
    return bool(
        before
        and before[-1].kind in PAST
        and before[-1].end < quantity.start
        and not folded[before[-1].end : quantity.start - 1].strip()
    )


def _was(text: Text, quantity: Quantity) -> bool:
    """Whether "was" leads to the number at the beginning of a bracket or behind a contrast: "34 (it was 27)"."""
    was = text.before(quantity, "was")
    if was is None or text.is_followed(quantity):
        return False
    start = text.sentence(quantity.start).start
    lead = text.words.text[start : was.start].rstrip()
    if lead.endswith("("):
        return True
    contrast = text.within(max(start, was.start - _LEAD), was.start, "contrasts")
    return bool(contrast) and not text.words.text[contrast[-1].end : was.start].strip()


def _own(text: Text, quantity: Quantity) -> str:
    before = text.before(quantity, "comparison")
    if (before and before.id == "earlier_before") or _is_base(text, quantity) or _was(text, quantity):
        return EARLIER
    if before and before.id == "later_before":
        return LATER
    after = text.after(quantity, "comparison")
    if after and after.id == "earlier_after" and not _qualifies(text, after):
        return EARLIER
    part = (
        quantity.suffix and quantity.suffix in text.language.possessive_endings
    )  # "of 3.4 bn 2.2 bn came in"
    if after and after.id == "later_after" and quantity.unit not in RATIOS and not part:
        return LATER
    return NOW


def _qualifies(text: Text, tag: Tag) -> bool:
    """Whether a word such as "earlier" only qualifies what follows: "148 earlier concealed crimes"."""
    return tag.first == tag.last and bool(_WORD.match(text.words.text, tag.end))


def _repeats(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether a bracket holds a number alone, behind a like one and what that counts: "336 accidents (354)"."""
    gap = text.words.text[left.end : right.start]
    return (
        text.is_alone(right)
        and not text.is_alone(left)
        and left.unit == right.unit
        and left.measure is None  # "more than half (54%)"
        and len(gap.split()) <= _BEHIND
        and not _MARKED.search(gap)
        and not any(left.end <= place.start < right.start for place in text.places)
    )


def _is_near(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether two numbers of one unit stand together: "it was 10, it became 12"."""
    gap = text.words.text[left.end : right.start]
    near = left.unit == right.unit and len(gap.split()) <= 3 and "." not in gap and ";" not in gap
    return near and not text.within(left.end, right.start, "direction")  # "17 fewer, it became 121"


def is_pair(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether two neighbours are "from ... to ..."."""
    if left.unit not in {right.unit, "count"}:
        return False
    if (
        text.layout.sentence(left.start) != text.layout.sentence(right.start)
        or right.start - left.end > _APART
    ):
        return False
    language = text.language
    if text.after(left, "qualifier_after"):
        return False
    if left.suffix in language.from_suffixes and right.suffix in language.to_suffixes:
        return True
    from_tag, to_tag = _mark(text, left, "from"), _mark(text, right, "to")
    if from_tag and to_tag:
        return True
    if text.before(left, "by"):
        return False  # "down by 6 to 204"
    gap = text.words.text[left.end : right.start].strip()
    if gap in ARROWS:
        return True
    return bool(to_tag and len(gap.split()) <= 1 and not left.in_words and left.unit == right.unit)


def _mark(text: Text, quantity: Quantity, name: str) -> bool:
    sentence = text.sentence(quantity.start)
    for tag in reversed(text.within(max(sentence.start, quantity.start - 40), quantity.start, "comparison")):
        if tag.id == name and not text.words.text[tag.end : quantity.start].strip(' "('):
            return True
        if tag.id == name and text.before(quantity, "comparison") == tag:
            return True
    return False
