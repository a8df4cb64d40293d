"""The offence and the gravity that a figure is about."""

from __future__ import annotations

import re
from collections.abc import Collection

from etl.figures import enumerations, partitives, topics
from etl.figures.stances import BEFORE, BEHIND
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.quantities import Quantity

FAR = float("inf")
COUNTED, TOPIC, CAMPAIGN, IMPLIED = "counted", "topic", "campaign", "implied"
"""How an offence goes with an indicator: see `etl.catalogue.Indicator`."""
LOOSE = frozenset({"manner", "rest"})
"""The kinds of offences that an act beside them makes exact (`etl.catalogue.Term`)."""
BESIDE = 8.0
"""A gravity nearer than this belongs to the number."""
OWN = 6.0
"""An offence nearer than this is what the number counts."""
NEAR = 11.0
"""An offence nearer than this is what persons, cases and money of the sentence are about."""
LED = 4.0
"""So much farther may stand what no other number separates from the number behind it."""
OUTSIDE = 1.5
"""What a name costs more outside of the number's own part of the sentence."""
NEXT = 5.0
"""... and behind a mark where another number follows, which it rather belongs to."""
AROUND = 6
"""So many numbers to each side are asked whether a name is theirs."""
_CLOSED = re.compile(r"[,;:]")
INSTANCES = frozenset({"fact", "case"})


def gravity(text: Text, index: int, *, behind: bool) -> str | None:
    """The gravity that stands with the number."""
    tags = text.within(*_sentence(text, index), "gravity")
    quantity, left = text.quantities[index], text.quantities[index - 1].end if index else 0
    limit = NEAR if len(tags) == 1 and left <= tags[0].start < quantity.start else BESIDE
    first, end = text.segment(index)
    if text.within(first, end, "offence") or (not behind and text.is_followed(quantity)):
        tags = [tag for tag in tags if tag.start >= first]
    return _nearest(text, index, tags, limit, behind=behind, counted=True)


def is_graded(text: Text, index: int) -> bool:
    """Whether a gravity stands with the number itself: not so in "serious crimes by 9%, thefts by 16%"."""
    quantity = text.quantities[index]
    left = text.quantities[index - 1].end if index else 0
    start, end = text.segment(index)
    tags = text.within(max(start, left), end, "gravity")
    return any(not _CLOSED.search(text.words.text, tag.end, quantity.start) for tag in tags)


def offence(text: Text, index: int, kind: str, *, behind: bool) -> str | None:
    """The offence that stands with the number; ``kind`` is that of the indicator (`etl.catalogue.Indicator`).

    An act that stands within reach is preferred to a manner, which of what is no crime is never told.
    """
    counted = kind == COUNTED
    limit = OWN if counted or kind == "named" else NEAR
    tags = text.within(*_sentence(text, index), "offence")
    acts = [tag for tag in tags if text.catalogue.offences[tag.id].kind not in LOOSE]
    found = _nearest(text, index, acts, limit, behind=behind, counted=counted)
    if found or not counted:
        return found
    return _nearest(text, index, tags, limit, behind=behind, counted=counted)


def leading(text: Text, index: int, kind: str, concepts: Collection[str]) -> str | None:
    """The one act that the sentence names before its first number, if that counts instances: "killings of old people went down - 7 cases"."""
    if kind != COUNTED or INSTANCES.isdisjoint(concepts):
        return None
    quantity = text.quantities[index]
    start = text.sentence(quantity.start).start
    if text.quantities_within(start, quantity.start):
        return None
    kinds = text.catalogue.offences
    named = {tag.id for tag in text.within(start, quantity.start, "offence") if kinds[tag.id].kind == "act"}
    return named.pop() if len(named) == 1 else None


def manner(text: Text, index: int) -> str | None:
    """The one manner that the number's own words tell of those who did it: "112 of them broke the law again"."""
    kinds = text.catalogue.offences
    told = {tag.id for tag in text.within(*text.segment(index), "offence") if kinds[tag.id].kind == "manner"}
    return told.pop() if len(told) == 1 else None


def narrowed(text: Text, index: int, offence: str | None) -> str | None:
    """The part of an offence that the number's own words tell: of frauds "158 with the use of the internet"."""
    for tag in text.within(*text.segment(index), "manner"):
        if offence and text.catalogue.offences[tag.id].part_of == offence:
            return tag.id
    return offence


def met(text: Text, whole: str | None, part: str | None) -> str | None:
    """The offence that is a part of both: of offences against children, "nine concern sexual violence"."""
    for offence in text.catalogue.offences.values():
        if offence.also and {offence.part_of, offence.also} == {whole, part}:
            return offence.id
    return part


def _sentence(text: Text, index: int) -> tuple[int, int]:
    sentence = text.sentence(text.quantities[index].start)
    return sentence.start, sentence.end


def headed(text: Text, quantity: Quantity, kind: str) -> str | None:
    """The offence or gravity that the head of the number's list names."""
    head = text.layout.heads[text.layout.sentence(quantity.start)]
    if head is None:
        return None
    sentence = text.sentences[head]
    tags = text.within(sentence.start, sentence.end, kind)
    return tags[-1].id if tags else None


def implied(
    text: Text, quantity: Quantity, kind: str, concepts: Collection[str], topic: str | None, *, own: bool
) -> str | None:
    """The offence of a number that names none: that of its list's head, of its campaign, or of what the text is about.

    ``concepts`` are those that decided what it counts, ``own`` says that its sentence names them; ``topic`` is
    what paragraph and title are about.
    """
    found = headed(text, quantity, "offence")
    if found:
        return found
    if kind == CAMPAIGN:
        return topics.campaign(text, quantity)
    if kind == TOPIC:
        return topic
    if kind != COUNTED or topic is None:
        return None
    if not own or not INSTANCES.isdisjoint(concepts) or topic == topics.titled(text):
        return topic
    return topic if text.before(quantity, "such") or text.after(quantity, "such") else None


def _nearest(
    text: Text, index: int, tags: list[Tag], limit: float, *, behind: bool, counted: bool = False
) -> str | None:
    quantity = text.quantities[index]
    left = text.quantities[index - 1].end if index else 0
    start, end = text.segment(index)
    right = _next(text, index)
    stance = BEHIND if behind else BEFORE
    best: Tag | None = None
    least = FAR
    tags = list(dict.fromkeys(tags))  # several patterns may name the same words
    others = _part_of_next(text, index, right)
    for tag in tags:
        if others and tag.start >= others:
            continue
        cost = text.layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        cost += stance.after if tag.start >= quantity.end else stance.before
        if not start <= tag.start < end:
            cost += OUTSIDE if tag.start < quantity.start or right is None else NEXT
        if left <= tag.start < quantity.start and (behind or tag.start >= start):
            cost -= LED
        if cost < least:
            best, least = tag, cost
    if best is None or least > limit:
        return None
    around = [
        other for other in text.quantities[max(0, index - AROUND) : index + AROUND] if other is not quantity
    ]
    chain = [
        tag
        for tag in _chain(text, tags, best)
        if tag is best or not any(_touches(text, tag, other) for other in around)
    ]
    if counted and len({tag.id for tag in chain}) > 1:
        return None  # one number for several offences
    return chain[0].id


def _touches(text: Text, tag: Tag, number: Quantity) -> bool:
    """Whether a number stands directly before the name, or behind it after a dash: it is that number's."""
    if number.end in {tag.start, tag.start - 1}:
        return True
    return number.start > tag.end and text.words.text[tag.end : number.start].strip(" (") in {"-", ":"}


def _part_of_next(text: Text, index: int, right: Quantity | None) -> int | None:
    """Where the next number starts if it is a part with an offence of its own: "120 persons, of them 38 for theft"."""
    colon = enumerations.opened(text, text.quantities[index])
    if right is None or colon is not None or not text.is_partitive(right):
        return colon or _opens_next(text, index, right)
    end = text.segment(index + 1)[1]
    start = partitives.start(text, right)
    return start if text.within(start, end, "offence") else None


def _opens_next(text: Text, index: int, right: Quantity | None) -> int | None:
    """Where the next number starts if a comma parts it from this one, and both have their nouns: "11 died, three by suicide"."""
    quantity = text.quantities[index]
    if right is None or quantity.unit != right.unit or not text.is_followed(quantity):
        return None
    return right.start if "," in text.words.text[quantity.end : right.start] else None


def _next(text: Text, index: int) -> Quantity | None:
    """The next number of the same sentence."""
    following = text.quantities[index + 1] if index + 1 < len(text.quantities) else None
    here = text.layout.sentence(text.quantities[index].start)
    return following if following and text.layout.sentence(following.start) == here else None


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
