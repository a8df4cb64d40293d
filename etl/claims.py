"""Claim the numbers that are times or no figures at all, before quantities are read.

A claim is a stretch of text that a rule of the language file took: a time (with the fields that resolve it to
a period) or an aside with its reason. Claims never overlap; the earlier, then the longer, wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain

from etl.languages import Language
from etl.rules import Rule

CENTURY, _SHORT = 2000, 100
"""A year of two digits belongs to this century."""
_TENS = (10, 20, 30, 40, 50, 60, 70, 80, 90)
_LEAD = re.compile(r"([^\W\d_]+)[ -]$")
_FIRST = re.compile(r"[^\W\d_]+")
_LONGEST = 16
"""The word before a number that begins in the midst of a longer one: "twenty" before "five days"."""
_GROUP = re.compile(r"(?<!\d)\d{1,3}[ '\u2019]\d{3}(?!\d)")
"""A number that goes on: "July 4 207 offences" has no day, but "in 2024 207 offences" has a year."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed stretch: ``kind`` is set for times, ``reason`` says why its numbers are set aside.

    ``fields`` holds numbers by name: year, year2, month, month2, day, day2, n, offset.
    """

    start: int
    end: int
    reason: str
    kind: str | None = None
    fields: dict[str, int] = field(default_factory=dict)


def _number(language: Language, name: str, text: str) -> int | None:
    """A group's value: digits, the name of a month, or a numeral."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    if name.startswith("month"):
        month = language.month(text)
        if month:
            return month
    entry = language.number_words.get(text)
    if entry:
        return int(entry[1])
    return next((int(value) for stem, _, value in language.number_prefixes if text.startswith(stem)), None)


def find(folded: str, language: Language) -> list[Claim]:
    """All claims of a folded text, in order and without overlap."""
    candidates: list[tuple[int, int, int, Claim]] = []
    marked = language.marker.mark(folded)
    for rule, match in chain(language.rules.matches(folded), language.marked_rules.matches(marked)):
        if match.end() > match.start() and not _cuts(folded, match) and not _goes_on(folded, match.end()):
            claim = _time(rule, match, folded, language) if rule.is_time else Claim(*match.span(), rule.kind)
            if tens := _tens(folded, claim.start, language):
                if not rule.marked:
                    continue  # an idiom with "one" does not begin in the midst of "thirty-one"
                claim = _with_tens(claim, match, *tens)
            candidates.append((claim.start, -claim.end, rule.rank, claim))
    candidates.sort(key=lambda item: item[:3])
    claims: list[Claim] = []
    for *_, claim in candidates:
        if not claims or claim.start >= claims[-1].end:
            claims.append(claim)
    return claims


def _time(rule: Rule, match: re.Match[str], folded: str, language: Language) -> Claim:
    fields = dict(rule.given)
    for name in match.re.groupindex:
        text = folded[slice(*match.span(name))]
        value = _number(language, name, text) if text else None
        if value is not None:
            fields[name] = value + CENTURY if name == "year" and value < _SHORT else value
    kind = "day_range" if rule.kind == "date" and "day2" in fields else rule.kind
    return Claim(*match.span(), "date" if rule.kind == "date" else "period", kind, fields)


def _tens(folded: str, start: int, language: Language) -> tuple[int, int] | None:
    """Where the tens of a number begin, and what they are, in the midst of which a match begins: "twenty" "five days"."""
    first = _FIRST.match(folded, start)
    unit = language.number_words.get(first.group()) if first else None
    if unit is None or not 0 < unit[1] < _TENS[0]:
        return None
    lead = _LEAD.search(folded, max(0, start - _LONGEST), start)
    tens = language.number_words.get(lead.group(1)) if lead else None
    return (lead.start(), int(tens[1])) if lead and tens and tens[1] in _TENS else None


def _with_tens(claim: Claim, match: re.Match[str], start: int, tens: int) -> Claim:
    """The claim from the tens on, with their value in the field that the number is."""
    fields = {
        name: value + tens
        for name, value in claim.fields.items()
        if name in match.re.groupindex and match.start(name) == claim.start
    }
    return replace(claim, start=start, fields=claim.fields | fields)


def _goes_on(folded: str, end: int) -> bool:
    """Whether the digits that a match ends with are the first of a longer number."""
    return any(
        found.end() > end
        for found in _GROUP.finditer(folded, max(0, end - 3), end + 5)
        if found.start() < end
    )


def _cuts(folded: str, match: re.Match[str]) -> bool:
    return any(folded[max(0, at - 1) : at].isdigit() and folded[at : at + 1].isdigit() for at in match.span())
