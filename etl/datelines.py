"""Find the stretches of a report's head that only say where and when it was written."""

from __future__ import annotations

import re

from etl.claims import Claim
from etl.sentences import Sentence

HEAD = 7
"""Only so many sentences, the title among them, can hold one."""
LINE = 9
"""A line of at most so many words that holds a date is a dateline."""
OPENING = 2
"""A sentence of so few words is the name of the city that a report comes from."""
_LEAD = re.compile(r"(?P<lead>[^\n]{3,70}?) ?--? ?(?=[^\W\d_]|\")")


def find(folded: str, original: str, claims: list[Claim], sentences: list[Sentence]) -> list[tuple[int, int]]:
    """Stretches of the head that only say where and when a report was written: no region is meant by them.

    They are lines and sentences of their own, or lead to a dash: "ALMATY, July 12 (Kazinform) - The courts ...".
    """
    found = []
    for number, sentence in enumerate(sentences[:HEAD]):
        lead = _LEAD.match(folded, sentence.start, sentence.end)
        if lead and _is_signed(folded, original, claims, *lead.span("lead"), titled=number == 0):
            found.append(lead.span("lead"))
        if number == 0:
            continue  # a title may name a place and a day, and be about both
        words = folded[sentence.start : sentence.end].split()
        dated = any(sentence.start <= claim.start < sentence.end and claim.kind == "date" for claim in claims)
        if dated and len(words) <= LINE:
            found.append((sentence.start, sentence.end))
        if len(words) <= OPENING and folded[sentence.end - 1 : sentence.end] == ".":
            found.append((sentence.start, sentence.end))
    return found


def _is_signed(
    folded: str, original: str, claims: list[Claim], start: int, end: int, *, titled: bool
) -> bool:
    """Whether a lead is a dateline: its first word is in capitals, or it holds a date or the agency in a bracket.

    That of a text without a title has a date or the agency.
    """
    words = folded[start:end].split()
    capitals = original[start : start + len(words[0])].rstrip(".,")
    dated = any(start <= claim.start < end and claim.kind == "date" for claim in claims)
    signed = dated or folded[start:end].endswith(")") or (capitals.isupper() and len(capitals) > 1)
    if titled:
        return len(words) <= LINE and capitals.isupper() and (dated or folded[start:end].endswith(")"))
    return len(words) <= LINE and (signed or len(words) == 1)
