"""Numbers that are a part of what was counted before, or of what follows: "of them 38", "41% of those killed"."""

from __future__ import annotations

import re
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


def are_said(text: Text, quantity: Quantity) -> bool:
    """Whether the number is a part of what was counted before: "of them 38", "17,000 of these", "of them for theft - 120".

    Where case endings are glued to a number, one that is neither "from" nor "to" says so too, and one that is
    possessive as well.
    """
    language = text.language
    moving = set(language.from_suffixes + language.to_suffixes) - set(language.part_suffixes)
    if quantity.suffix and quantity.unit == "count" and quantity.suffix not in moving:
        return True
    before = text.before(quantity, "of_which")
    if before and (before.end == quantity.start - 1 or not _is_named(text, before, quantity)):
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


def _is_named(text: Text, lead: Tag, quantity: Quantity) -> bool:
    """Whether the words in between are those of another thing: "elimination of these violations 57 acts"."""
    nouns = text.readings.vocabulary.nouns
    between = text.concepts.within(lead.end, quantity.start)
    return text.is_followed(quantity) and any(tag.id in nouns for tag in between)
