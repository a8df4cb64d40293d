"""Whether a quantity is a level, a change, a share or a rate, and which way a change goes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from etl.figures import differences, partitives
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.quantities import Quantity

FAR = differences.FAR
IN_HEAD, IN_BEFORE = 5.0, 12.0
"""What a direction costs that stands in the head of the list, and in the sentence before."""
FULFILLED = frozenset({"compensated", "collected", "paid", "solved", "detection_rate"})
"""What is done to a part of a whole: so much of it, not so much more."""
GIVEN_BACK = frozenset({"returned", "remedied"})
"""... and in a language whose numbers have no ending that says by how much."""
WORDED = 4.0
"""A factor that is a word tells its direction by itself ("twice as many") unless another stands so near."""
NEXT = 12.0
"""What a direction costs that leads to the next number."""
MOVED = 4
"""Between a direction and the bracket behind what moved stand at most so many words."""
_MARK = re.compile(r"[,;:()]")
AS_BEFORE = 2.5
"""What it costs to take over the direction of the number before."""
RATIOS = differences.RATIOS


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of a quantity; ``sign`` is -1 for a decrease, ``bracketed`` says that it stands in a bracket."""

    name: str
    sign: int = 1
    cost: float = FAR
    bracketed: bool = False


LEVEL, SHARE = Measure("level"), Measure("share")


def find(text: Text, quantity: Quantity, last: Measure | None, *, paired: bool) -> Measure:
    """The measure of a quantity; ``last`` is that of the number before it in the sentence.

    ``paired`` says that it is one end of "from ... to ...": a percentage that moves is a share, not a change.
    """
    sign, cost = _direction(text, quantity)
    if quantity.unit not in RATIOS and quantity.measure is None:
        moved = differences.find(text, quantity, sign, cost, paired=paired)
        return Measure("change", *moved) if moved else LEVEL
    if last and last.name == "change" and last.cost + AS_BEFORE < cost:
        sign, cost = last.sign, last.cost + AS_BEFORE
    if quantity.sign:
        return Measure("change", -1 if quantity.sign == "-" else 1, 0.0)
    if last and last.name == "change" and _is_glossed(text, quantity):
        return last  # "by 17 (21%)"
    if quantity.measure == "share" and text.before(quantity, "by"):
        return Measure("change", sign, cost)  # "by almost a third"
    if (
        _is_possessive(text, quantity)
        or quantity.measure == "share"
        or (cost >= IN_BEFORE and partitives.are_shares(text, quantity))
        or (cost >= IN_BEFORE and quantity.unit == "percent" and _is_attained(text, quantity))
        or (
            paired
            and quantity.measure is None
            and quantity.unit == "percent"
            and not text.before(quantity, "by")
        )
    ):
        return SHARE
    if quantity.measure == "change" and quantity.unit == "times" and cost > WORDED:
        return Measure("change")
    if quantity.measure == "change" or quantity.unit == "times":
        return Measure("change", sign if quantity.value > 0 else -1, cost)
    return (
        Measure("change", sign, cost)
        if is_by(text, quantity) and not (cost >= IN_BEFORE and _is_fulfilled(text, quantity))
        else _of_percentage(text, quantity, sign, cost, last)
    )


def _is_fulfilled(text: Text, quantity: Quantity) -> bool:
    """Whether the sentence says what was made good so far, and not how it has changed: "compensated by 80%"."""
    sentence = text.sentence(quantity.start)
    named = text.within(sentence.start, sentence.end, "concept")
    done = FULFILLED if text.language.to_suffixes else FULFILLED | GIVEN_BACK
    return any(tag.id in done for tag in named)


def _is_glossed(text: Text, quantity: Quantity) -> bool:
    """Whether a bracket holds the percentage alone, directly behind a count."""
    at = bisect_left(text.starts, quantity.start) - 1
    if at < 0 or quantity.unit not in RATIOS or not text.is_alone(quantity):
        return False
    before = text.quantities[at]
    return before.unit == "count" and text.words.text[before.end : quantity.start].strip() == "("


def _of_percentage(text: Text, quantity: Quantity, sign: int, cost: float, last: Measure | None) -> Measure:
    """A share or a change, by what stands nearer; in brackets a share, unless the list is one of changes."""
    changed = last is not None and last.name == "change"
    if text.in_bracket(quantity) and not _direction_in_bracket(text, quantity):
        moved = _is_of_moved(text, quantity)
        if last and changed and last.bracketed and text.is_alone(quantity) and not moved:
            return last
        return Measure("change", sign, cost) if moved or _is_of_place(text, quantity, cost) else SHARE
    share = _nearest(text, quantity, "share_words")
    if cost >= IN_BEFORE and not text.language.to_suffixes and _is_fulfilled(text, quantity):
        return SHARE
    if cost <= share and cost < FAR:
        return Measure("change", sign, cost)
    return last if last and changed and share == FAR else SHARE


def _is_of_moved(text: Text, quantity: Quantity) -> bool:
    """Whether a bracket holds by how much that moved which stands before it: "growth of fraud (20%) and extortion (15%)"."""
    if not text.is_alone(quantity):
        return False
    at = bisect_left(text.starts, quantity.start) - 1
    start = max(text.sentence(quantity.start).start, text.quantities[at].end if at >= 0 else 0)
    moves = [tag for tag in text.within(start, quantity.start, "direction") if tag.id != "unchanged"]
    between = text.words.text[moves[-1].end : quantity.start - 1] if moves else ","
    return bool(between.strip()) and not _MARK.search(between) and len(between.split()) <= MOVED


def _is_of_place(text: Text, quantity: Quantity, cost: float) -> bool:
    """Whether a bracket behind a place holds how much goes up or down there: "crime fell most in Abai (17%), Ulytau (15%)"."""
    sentence = text.sentence(quantity.start)
    told = bool(text.within(sentence.start, sentence.end, "direction")) and text.follows_place(quantity)
    return told and text.is_alone(quantity) and cost < _nearest(text, quantity, "share_words")


def _is_possessive(text: Text, quantity: Quantity) -> bool:
    """Whether a case ending makes a percentage that of something: neither "by" nor "from"."""
    language = text.language
    moving = (*language.from_suffixes, *language.to_suffixes)
    return quantity.unit == "percent" and bool(quantity.suffix) and quantity.suffix not in moving


def is_by(text: Text, quantity: Quantity) -> bool:
    """Whether the words around say "by so much": a preposition before, or a case ending after."""
    if quantity.suffix and quantity.suffix in text.language.to_suffixes:
        return True
    return text.before(quantity, "by") is not None


def _is_attained(text: Text, quantity: Quantity) -> bool:
    """Whether a share has come to the percentage, which the same case ending tells as a change by it."""
    if quantity.suffix not in text.language.to_suffixes:
        return False
    at = quantity.end + 1
    return bool(text.within(at, at + 1, "copulas")) and text.before(quantity, "share_words") is not None


def _direction(text: Text, quantity: Quantity) -> tuple[int, float]:
    """The nearest direction in the sentence or in the head of its list: its sign and its cost."""
    number = text.layout.sentence(quantity.start)
    best, sign = FAR, 1
    sentence = text.sentences[number]
    for tag in text.within(sentence.start, sentence.end, "direction"):
        cost = text.layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        cost += NEXT if _leads_next(text, quantity, tag) else 0.0
        if tag.id != "unchanged" and cost < best:
            best, sign = cost, -1 if tag.id == "decrease" else 1
    head = text.layout.heads[number]
    if head is not None:
        for tag in text.within(text.sentences[head].start, text.sentences[head].end, "direction"):
            if tag.id != "unchanged" and best > IN_HEAD:
                best, sign = IN_HEAD, -1 if tag.id == "decrease" else 1
    before = text.sentences[number - 1] if number else None
    if best == FAR and before and before.paragraph == sentence.paragraph:
        for tag in text.within(before.start, before.end, "direction"):
            if tag.id != "unchanged":
                best, sign = IN_BEFORE, -1 if tag.id == "decrease" else 1
    return sign, best


def _leads_next(text: Text, quantity: Quantity, tag: Tag) -> bool:
    """Whether a direction behind a mark leads to the next number: "thefts fell by 12%, frauds - 14%, growth: robberies 20%"."""
    following = text.following(quantity)
    if text.language.verb_final or tag.start < quantity.end or following is None or following.start < tag.end:
        return False
    return bool(_MARK.search(text.words.text, quantity.end, tag.start))


def _direction_in_bracket(text: Text, quantity: Quantity) -> bool:
    folded = text.words.text
    start = folded.rfind("(", 0, quantity.start)
    end = folded.find(")", quantity.end)
    return any(True for tag in text.within(start, end if end > 0 else len(folded), "direction"))


def _nearest(text: Text, quantity: Quantity, kind: str) -> float:
    sentence = text.sentence(quantity.start)
    costs = [
        text.layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        for tag in text.within(sentence.start, sentence.end, kind)
    ]
    return min(costs, default=FAR)
