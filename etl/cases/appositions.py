"""Join the words beside each other that are one person: an office with a name, a rank with an office, two offices."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.cases.mentions import Mention
from etl.cases.texts import Reading

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_CLOSED = re.compile(r",(?! (?:and|the|a|an|\u0438) )")
_APPOSED = frozenset(
    {
        "accomplice",
        "resident",
        "relative",
        "official",
        "employee",
        "spouse",
        "businessman",
        "company_head",
        "inspector",
    }
)
_RANKS = frozenset({"officer", "police_officer"})
_JOINT = 4
"""An office and the name beside it stand at most so many characters apart."""
_COMPLEMENT = 2
"""So many words may stand between an office and the name: "head of the depot N"."""


def join(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Names joined with the role that they stand beside: behind it, in a bracket, or before it with a comma."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        joined = _joined(reading, last, mention) if last else None
        if joined:
            found[-1] = joined
        else:
            found.append(mention)
    return found


def _joined(reading: Reading, last: Mention, mention: Mention) -> Mention | None:
    """The one person whom two neighbouring mentions are; ``None`` where they are two."""
    gap = reading.folded[last.end : mention.start]
    if mention.kind == "name":
        if last.kind not in {"role", "same"} or last.key is not None:
            return None
        beside = gap.strip(" ,-(") == "" and len(gap) <= _JOINT
        named = beside or _is_complement(reading, last, mention)
        return replace(last, end=mention.end, key=mention.key) if named else None
    if mention.kind != "role":
        return None
    if last.kind == "name" and gap.strip() in {",", "-", "(", ", a", ", the", "- the", "(the"}:
        return replace(mention, start=last.start, key=last.key)
    if last.kind != "role" or mention.key is not None:
        return None
    if last.key is None and _is_apposed(reading, last, mention):
        return replace(last, end=mention.end)
    if _is_ranked(reading, last, mention):
        return replace(mention, start=last.start, key=last.key, former=last.former or mention.former)
    return None


def _is_complement(reading: Reading, role: Mention, name: Mention) -> bool:
    """Whether only the words for what somebody is head of stand between an office and the name."""
    gap = reading.folded[role.end : name.start]
    words = _WORD.findall(gap)
    if reading.vocabulary.head_last or role.plural or not 0 < len(words) <= _COMPLEMENT:
        return False
    if re.search(r"[^\w\s-]", gap) or any(word in reading.vocabulary.conjunctions for word in words):
        return False
    if reading.vocabulary.verb_endings:
        verbs = any(word.endswith(reading.vocabulary.verb_endings) for word in words)
        return not verbs and not reading.within(role.end, name.start)
    return str(words[0]) == "of"


def _is_ranked(reading: Reading, left: Mention, right: Mention) -> bool:
    """Whether the second of two roles says which office the first one holds: "Colonel N, deputy head of the unit"."""
    gap = reading.folded[left.end : right.start].strip()
    if left.plural or right.plural or left.acts != right.acts or gap not in {",", "-", ", the", ", a"}:
        return False
    if left.noun in _RANKS and left.key is not None:
        return not _is_followed(reading, right)
    bare = left.body is None and left.place is None and left.noun == right.noun
    return bare and gap == ", the" and right.body is not None


def _is_followed(reading: Reading, role: Mention) -> bool:
    """Whether a name of its own stands behind a role."""
    return any(0 <= name.start - role.end <= 1 for name in reading.names)


def _is_apposed(reading: Reading, left: Mention, right: Mention) -> bool:
    """Whether two roles side by side are one person: "the intermediary, businessman N", "the supplier, owner of a firm,"."""
    if left.key is not None or left.plural or right.plural or left.acts != right.acts:
        return False
    gap = reading.folded[left.end : right.start].strip()
    named = any(name.start - right.end in {0, 1} for name in reading.names)
    if named and gap == ",":
        return left.noun in _APPOSED
    introduced = any(gap == f", {article}" for article in ("a", "an"))
    closed = gap == "," and _CLOSED.match(reading.folded, right.end) is not None
    return (introduced or closed) and (left.noun in _APPOSED or right.noun in _APPOSED)
