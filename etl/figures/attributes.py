"""The offence and the gravity that a figure is about."""

from __future__ import annotations

from etl.figures.reach import BEFORE, BEHIND
from etl.figures.texts import Text
from etl.languages import Tag
from etl.quantities import Quantity

FAR = float("inf")
BESIDE = 4.5
"""A gravity nearer than this belongs to the number."""
OWN = 6.0
"""An offence nearer than this belongs to the number."""
NEAR = 11.0
"""An offence nearer than this is what persons, cases and money of the sentence are about."""


def gravity(text: Text, quantity: Quantity, *, behind: bool) -> str | None:
    """The gravity that stands with the number."""
    return _nearest(text, quantity, "gravity", BESIDE, behind=behind)


def offence(text: Text, quantity: Quantity, *, behind: bool, is_crime: bool) -> str | None:
    """The offence that stands with the number; for what is not itself a crime, anywhere near in the sentence."""
    limit = OWN if is_crime else NEAR
    return _nearest(text, quantity, "offence", limit, behind=behind, counted=is_crime)


def headed(text: Text, quantity: Quantity, kind: str) -> str | None:
    """The offence or gravity that the head of the number's list names."""
    head = text.layout.heads[text.layout.sentence(quantity.start)]
    if head is None:
        return None
    sentence = text.sentences[head]
    tags = text.within(sentence.start, sentence.end, kind)
    return tags[-1].id if tags else None


def topic(text: Text, quantity: Quantity) -> str | None:
    """The one offence that the paragraph has named so far, else the only one that the title names."""
    sentence = text.sentence(quantity.start)
    first = next(other for other in text.sentences if other.paragraph == sentence.paragraph)
    named = {tag.id for tag in text.within(first.start, quantity.start, "offence")}
    if len(named) == 1:
        return named.pop()
    return titled(text)


def titled(text: Text) -> str | None:
    """The only offence that the title names."""
    title = text.sentences[0]
    named = {tag.id for tag in text.within(title.start, title.end, "offence")}
    return named.pop() if len(named) == 1 else None


def _nearest(text: Text, quantity: Quantity, kind: str, limit: float, *, behind: bool, counted: bool = False) -> str | None:
    sentence = text.sentence(quantity.start)
    tags = text.within(sentence.start, sentence.end, kind)
    best: Tag | None = None
    least = FAR
    for tag in tags:
        cost = text.layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        stance = BEHIND if behind else BEFORE
        cost += stance.after if tag.start >= quantity.end else stance.before
        if cost < least:
            best, least = tag, cost
    if best is None or least > limit:
        return None
    chain = _chain(text, tags, best)
    if counted and len({tag.id for tag in chain}) > 1:
        return None  # one number for several offences
    return chain[0].id


def _chain(text: Text, tags: list[Tag], tag: Tag) -> list[Tag]:
    """The coordinated names that ``tag`` is one of: "corruption and economic"."""
    at = tags.index(tag)
    first = last = at
    while first and _joined(text, tags[first - 1], tags[first]):
        first -= 1
    while last + 1 < len(tags) and _joined(text, tags[last], tags[last + 1]):
        last += 1
    return tags[first : last + 1]


def _joined(text: Text, left: Tag, right: Tag) -> bool:
    gap = text.words.text[left.end : right.start]
    for tag in text.within(left.end, right.start, "joins"):
        gap = gap.replace(text.words.text[tag.start : tag.end], "")
    return left.end <= right.start and not gap.strip(" ,")
