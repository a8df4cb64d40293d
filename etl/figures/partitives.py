"""Numbers that are a part of what was counted before, or of what follows: "of them 38", "41% of those killed"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.figures.texts import Text
    from etl.lexicons import Tag
    from etl.quantities import Quantity

_BARRED = re.compile(r"[,;:()\d]")
_PART = re.compile(r";|,(?!\d)|(?<!\d),")
_SET_BEHIND = re.compile(r"(?:\(| - |: ?|- |\| ?)$")
LEAD = 70
"""So many characters stand between "of them" and the number behind a dash at most."""
WHOLE = 2
"""So many words stand between "out of" and the whole at most."""
NEAR = 40
OPENING = 3
"""A sentence begins within so many characters, a dash before it included."""


def are_said(text: Text, quantity: Quantity) -> bool:
    """Whether the number is a part of what was counted before: "of them 38", "17,000 of these", "of them for theft - 120".

    Where case endings are glued to a number, one that is neither "from" nor "to" says so too, and one that is
    possessive as well.
    """
    language = text.language
    moving = set(language.from_suffixes + language.to_suffixes) - set(language.part_suffixes)
    if moving and quantity.suffix and quantity.unit == "count" and quantity.suffix not in moving:
        at = quantity.end + 1
        return not text.within(at, at + 1, "copulas")  # but "came to 1,204"
    before = text.before(quantity, "of_which")
    if before and (before.end == quantity.start - 1 or not _leads_on(text, before, quantity)):
        return True
    behind = _SET_BEHIND.search(text.words.text[max(0, quantity.start - 3) : quantity.start])
    if behind and start(text, quantity) < quantity.start:
        return True
    after = text.after(quantity, "of_which")
    return after is not None and not text.is_followed(quantity)  # but "55% of those injured"


def start(text: Text, quantity: Quantity) -> int:
    """Where "of them" stands that leads to the number with no mark between, else the number's own beginning."""
    first = max(text.sentence(quantity.start).start, quantity.start - LEAD)
    leads = text.within(first, quantity.start, "of_which")
    if not leads or _BARRED.search(text.words.text, leads[-1].end, quantity.start):
        return quantity.start
    return leads[-1].start


def whole(text: Text, quantity: Quantity) -> Tag | None:
    """What the sentence divides that the number stands in: "of 64 cases opened 19 went to court"; ``None`` if nothing.

    So it does that begins with it. Only for a number behind it that no noun of its own follows.
    """
    first, divided = _division(text, quantity)
    return None if first is quantity or quantity.unit != "count" or text.is_followed(quantity) else divided


def told_until(text: Text, quantity: Quantity) -> int | None:
    """Where the words end that tell of a number which its sentence divides: what is done behind is done to the parts."""
    if _is_owning(text, quantity):
        return quantity.end  # "of the hidden 3.4 bn 2.2 bn came in"
    first, divided = _division(text, quantity)
    opens = divided is not None and first is quantity and text.following(quantity) is not None
    return divided.end if divided and opens and text.language.noun_first else None


def _is_owning(text: Text, quantity: Quantity) -> bool:
    """Whether a sum stands directly behind another one with the case ending that makes it a part of that."""
    part = text.following(quantity)
    if part is None or not part.suffix or not part.unit == quantity.unit != "count":
        return False
    between = text.words.text[quantity.end : part.start].strip()
    return not between and part.suffix in text.language.possessive_endings


def _division(text: Text, quantity: Quantity) -> tuple[Quantity, Tag | None]:
    """The first number of the sentence, and what it counts if the sentence begins with "of" and that number."""
    sentence = text.sentence(quantity.start)
    first = text.quantities[bisect_left(text.starts, sentence.start)]
    leads = text.within(sentence.start, min(first.start, sentence.start + OPENING), "out_of")
    if first.unit != "count" or not leads or not _is_led(text, leads[0].end, first):
        return first, None
    for tag in text.concepts.within(first.end, sentence.end):
        if tag.kind == "concept" and tag.id in text.readings.vocabulary.nouns:
            return first, None if _BARRED.search(text.words.text, first.end, tag.start) else tag
    return first, None


def _is_led(text: Text, end: int, quantity: Quantity) -> bool:
    """Whether a number follows a word with nothing but a hedge between."""
    hedges = text.within(end, quantity.start + 1, "qualifier_before")
    start = hedges[0].start if hedges else quantity.start
    return not text.words.text[end:start].strip()


def are_shares(text: Text, quantity: Quantity) -> bool:
    """Whether a word such as "of" stands behind a ratio and leads to a noun: "41% of those killed"."""
    end = quantity.end + 1
    nouns = text.readings.vocabulary.nouns
    leads = text.within(end, end + 1, "of_which") or text.within(end, end + 1, "out_of")
    for lead in leads:
        most = WHOLE if lead.kind == "out_of" else 0
        for tag in text.concepts.within(lead.start + 1, lead.end + NEAR):
            gap = text.words.text[lead.end : tag.start]
            if len(gap.split()) > most or _PART.search(gap):
                break
            if tag.kind != "concept" or tag.id in nouns:
                return True
    return False


def _leads_on(text: Text, lead: Tag, quantity: Quantity) -> bool:
    """Whether the words in between make the lead tell something else: "as a result of that 88 were punished"."""
    between = text.words.text[lead.end : quantity.start].split()
    adverbial = text.language.verb_final and between and between[-1].endswith(text.language.adverbial_endings)
    return bool(adverbial) or _is_named(text, lead, quantity)


def _is_named(text: Text, lead: Tag, quantity: Quantity) -> bool:
    """Whether the words in between are those of another thing: "elimination of these violations 57 acts"."""
    nouns = text.readings.vocabulary.nouns
    between = text.concepts.within(lead.end, quantity.start)
    return text.is_followed(quantity) and any(tag.id in nouns for tag in between)
