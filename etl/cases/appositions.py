"""Join the words beside each other that are one person: an office with a name, a rank with an office, two offices."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.cases.mentions import Mention
from etl.cases.texts import Reading

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_CLOSED = re.compile(r",(?! (?:and|the|a|an|\u0438) )")
_APART = re.compile(r"(?: [^\W\d_]+){1,4}, an? [\w-]+ ")
_APPOSED = frozenset(
    {
        "accomplice",
        "organiser",
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
_VAGUE = frozenset({"employee", "official", "resident", "relative", "accomplice"})
"""Offices beside which another one says more."""
_CLOSES = 60
"""An apposition ends at most so many characters behind its office."""
_JOINT = 4
"""An office and the name beside it stand at most so many characters apart."""
_LONG = 6
_COMPLEMENT = 2
"""So many words may stand between an office and the name: "head of the depot N"."""


def join(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Names joined with the role that they stand beside: behind it, in a bracket, or before it with a comma."""
    found: list[Mention] = []
    for number, mention in enumerate(mentions):
        last = found[-1] if found else None
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        joined = _joined(reading, last, mention, following) if last else None
        if joined:
            found[-1] = joined
        else:
            found.append(mention)
    return found


def _joined(reading: Reading, last: Mention, mention: Mention, following: Mention | None) -> Mention | None:
    """The one person whom two neighbouring mentions are; ``None`` where they are two."""
    if mention.kind == "name":
        return _named(reading, last, mention)
    if mention.kind != "role":
        return None
    if last.kind == "role" and reading.has(mention.start, mention.end, "relays"):
        between = reading.folded[last.end : mention.start]
        return replace(last, end=mention.end) if between.strip() in {",", ""} else None
    if _is_equated(reading, last, mention):
        return _equated(last, mention)
    if last.kind != "role":
        return _told_by_office(reading, last, mention)
    if mention.key is not None:
        return None
    if last.key is None and _is_apposed(reading, last, mention, following):
        return _united(last, mention)
    if last.key is None and _is_rank_of(reading, last, mention, following):
        return replace(last, end=mention.end)
    if _is_ranked(reading, last, mention):
        return replace(mention, start=last.start, key=last.key, former=last.former or mention.former)
    return None


def _named(reading: Reading, last: Mention, name: Mention) -> Mention | None:
    """A role with the name that stands beside it."""
    if last.kind not in {"role", "same"} or last.key is not None:
        return None
    gap = reading.folded[last.end : name.start]
    beside = gap.strip(" ,-(") == "" and len(gap) <= _JOINT
    named = beside or _is_complement(reading, last, name)
    return replace(last, end=name.end, key=name.key) if named else None


def _told_by_office(reading: Reading, last: Mention, role: Mention) -> Mention | None:
    """A name or a word like "the suspect" with the office that says who that is."""
    gap = reading.folded[last.end : role.start]
    if last.kind == "name":
        apposed = gap.strip() in {",", "-", "(", ", a", ", the", "- the", "(the"}
        return replace(role, start=last.start, key=last.key) if apposed else None
    if last.kind not in {"same", "group"} or last.plural or role.plural or last.key is not None or role.acts:
        return None
    apposed = gap.rstrip() in {",", ", the", ", a", ", an"}
    closed = apposed and _CLOSED.search(reading.folded, role.end, role.end + _CLOSES) is not None
    beside = gap == ", " and reading.vocabulary.head_last
    return replace(role, start=last.start) if closed or beside else None


def _is_rank_of(reading: Reading, left: Mention, right: Mention, following: Mention | None) -> bool:
    """Whether a rank and a name only say who holds the office: "the head of the police, Captain N,"."""
    if (
        right.noun not in _RANKS
        or left.noun in _RANKS
        or left.plural
        or right.plural
        or left.acts != right.acts
    ):
        return False
    named = following is not None and following.kind == "name" and following.start - right.end <= _JOINT
    return named and reading.folded[left.end : right.start] == ", "


def _is_complement(reading: Reading, role: Mention, name: Mention) -> bool:
    """Whether only the words for what somebody is head of stand between an office and the name."""
    gap = reading.folded[role.end : name.start]
    words = _WORD.findall(gap)
    if name.key is not None and name.key.endswith(".") and not role.plural:
        between = reading.within(role.end, name.start, "stage", "grants")
        return len(words) <= _LONG and not between and not re.search(r"[^\w\s-]", gap)
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
    owned = left.owned and not right.owned and gap == ","
    return bare and (gap == ", the" or owned) and right.body is not None


def _is_followed(reading: Reading, role: Mention) -> bool:
    """Whether a name of its own stands behind a role."""
    return any(0 <= name.start - role.end <= 1 for name in reading.names)


def _is_equated(reading: Reading, left: Mention, right: Mention) -> bool:
    """Whether a dash says who somebody is: "the suspects - five residents of the district", "his accomplice - a clerk"."""
    gap = reading.folded[left.end : right.start]
    said = reading.has(left.end, right.start, "stage", "grants") or re.search(r"[,.;:()]", gap)
    dash = gap.startswith(" - ") and len(_WORD.findall(gap)) <= _COMPLEMENT + _COMPLEMENT and not said
    if not dash or right.acts or left.key is not None:
        return False
    if left.kind in {"group", "same"}:
        return left.plural == right.plural
    told = left.body or left.place or left.level not in {None, "private", "unknown"}
    return left.kind == "role" and left.plural == right.plural and not (told or left.acts or left.count)


def _equated(left: Mention, right: Mention) -> Mention:
    """The one who says more: an office rather than an accomplice or a suspect."""
    return replace(
        right, start=left.start, former=left.former or right.former, owned=left.owned or right.owned
    )


def _united(left: Mention, right: Mention) -> Mention:
    """One person of two offices side by side: the first one's, unless the second says more."""
    told = right.body or right.place or right.level not in {None, "private", "unknown"}
    if left.noun in _VAGUE and told:
        return replace(right, start=left.start, former=left.former or right.former, owned=left.owned)
    return replace(left, end=right.end)


def _is_apposed(reading: Reading, left: Mention, right: Mention, following: Mention | None) -> bool:
    """Whether two roles side by side are one person: "the intermediary, businessman N", "the supplier, owner of a firm,"."""
    if left.key is not None or left.plural or right.plural or left.acts != right.acts:
        return False
    behind = [tag for tag in reading.within(left.end, left.end + 2, "owned_by") if tag.start == left.end + 1]
    gap = reading.folded[behind[0].end if behind else left.end : right.start].strip()
    for record in reading.within(left.end, right.start, "record"):
        gap = gap.replace(reading.folded[record.start : record.end], "").strip()
    named = any(name.start - right.end in {0, 1} for name in reading.names)
    if named and gap == ",":
        return left.noun in _APPOSED
    apposed = left.noun in _APPOSED or right.noun in _APPOSED
    if left.noun in _VAGUE and _APART.fullmatch(reading.folded, left.end, right.start) and not right.fresh:
        return _CLOSED.match(reading.folded, right.end) is not None
    introduced = gap in {", a", ", an"} or (gap == ", the" and (left.fresh or left.other))
    closed = gap == "," and _CLOSED.match(reading.folded, right.end) is not None
    if (introduced or closed) and (apposed or (introduced and not left.fresh and not left.owned)):
        return True
    return apposed and _is_inserted(reading, left, right, following)


def _is_inserted(reading: Reading, left: Mention, right: Mention, following: Mention | None) -> bool:
    """Whether a short phrase between commas says who somebody is, and no list of persons goes on: "the clerk, his cousin,"."""
    gap = reading.folded[left.end : right.start]
    owners = reading.within(left.end, right.start, "owners")
    words = [word for word in _WORD.findall(gap) if not reading.vocabulary.is_link(word)]
    if not gap.startswith(", ") or len(words) > len(owners):
        return False
    close = re.compile(r"(?: [^\W\d_]+){0,3},(?! (?:and|\u0438|\u0430) )").match(reading.folded, right.end)
    listed = following is not None and close is not None and following.start - close.end() < _JOINT
    return close is not None and not listed
