"""Find the words that make one role: in English and Russian the office comes first, in Kazakh last."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.cases.texts import Reading
from etl.places import Place
from etl.sentences import Sentence

_PARTS = ("noun", "body", "level", "portfolio", "former", "deputy", "first", "acting")
_BEFORE = frozenset({"former", "deputy", "first", "acting", "level", "portfolio", "place", "body"})
_INSIDE = {("level", "noun"), ("level", "body"), ("portfolio", "body")}
"""What says more than the longer word that it stands in; an office inside a body's name is no person."""
_ADJECTIVES = frozenset({"former", "deputy", "first", "acting", "level"})
"""What a Russian role has in front of its office; its body and its place follow."""
_OFFICE = frozenset({"noun", "body", "former", "first", "acting"})
"""What may follow a Kazakh office that is only somebody's: his former deputy, his staff's head."""
_STAFF = frozenset({"employee", "police_officer", "official"})
_COURT_OFFICES = frozenset({"judge", "chairman", "head", "specialist", "employee", "bailiff", "official"})
_OWNER = 8
_STRANGERS = 3
"""So many words that mean nothing here may stand between two parts of a role."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_STOP = re.compile(r"[.;:!?()\d\"]")


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a role: an office, what kind, its body, its level or its place."""

    kind: str
    id: str
    start: int
    end: int
    place: Place | None = None


def find(reading: Reading, line: Sentence) -> list[tuple[list[Part], Part]]:
    """The roles of a sentence: the parts of each in order, and which of them is the office."""
    parts = _parts(reading, line)
    found, taken = [], 0
    for number, part in enumerate(parts):
        if number < taken or not _is_head(part, parts, number, reading):
            continue
        first, last = _chain(reading, parts, number, taken)
        found.append((parts[first : last + 1], part))
        taken = last + 1
    return found


def _parts(reading: Reading, line: Sentence) -> list[Part]:
    """The words of roles in the sentence, without those inside a longer one; a level stays, it says more."""
    tags = [
        Part(tag.kind, tag.id, tag.start, tag.end) for tag in reading.within(line.start, line.end, *_PARTS)
    ]
    tags += [
        Part("place", place.code, place.start, place.end, place)
        for place in reading.places
        if line.start <= place.start < line.end
    ]
    tags.sort(key=lambda part: (part.start, -part.end, part.kind != "noun"))
    kept: list[Part] = []
    for part in tags:
        inside = next((other for other in kept if other.start <= part.start and part.end <= other.end), None)
        says_more = inside is not None and (part.kind, inside.kind) in _INSIDE
        if inside is None or says_more:
            kept.append(part)
    return sorted(kept, key=lambda part: (part.start, part.end))


def _is_head(part: Part, parts: list[Part], number: int, reading: Reading) -> bool:
    if part.kind == "noun":
        return True
    if part.kind != "deputy" or reading.vocabulary.head_last:
        return False
    before = reading.within(max(0, part.start - _OWNER), part.start, "owners")
    if before and not reading.folded[before[-1].end : part.start].strip():
        return not any(other.kind == "noun" and other.start - part.end <= 1 for other in parts[number + 1 :])
    following = next((other for other in parts[number + 1 :] if other.start >= part.end), None)
    return (
        following is None
        or following.kind not in {"noun", "body", "first"}
        or following.start - part.end > 25
    )


def _chain(reading: Reading, parts: list[Part], head: int, taken: int) -> tuple[int, int]:
    """The first and the last part of the role whose office stands at ``head``; the ``taken`` ones are another's."""
    first = last = head
    head_last = reading.vocabulary.head_last
    while first > taken and _joins(reading, parts[first - 1], parts[first], before=True):
        if parts[first - 1].kind == "noun" and not possesses(reading, parts[first - 1]):
            break
        if head_last and _is_closed(reading, parts[first - 1], parts[first]):
            break
        first -= 1
    if head_last:
        last = _last_office(reading, parts, last)
        return first, last
    while last + 1 < len(parts) and _joins(reading, parts[last], parts[last + 1], before=False):
        last += 1
    while last > head and parts[last].kind in {"former", "first", "acting"}:
        last -= 1
    return first, last


def _last_office(reading: Reading, parts: list[Part], last: int) -> int:
    """The office that a row of words ends in: "district mayor's former deputy" in Kazakh order."""
    ahead = last
    while (
        ahead + 1 < len(parts)
        and parts[ahead + 1].kind in _OFFICE
        and _adjacent(reading, parts[ahead], parts[ahead + 1])
        and not _is_closed(reading, parts[ahead], parts[ahead + 1])
    ):
        ahead += 1
        if parts[ahead].kind == "noun":
            last = ahead
    return last


def _is_closed(reading: Reading, left: Part, right: Part) -> bool:
    """Whether a Kazakh office is complete by its ending: one in the dative is nobody's but the sentence's own.

    Whose employee or department somebody is stands in the genitive; an office's staff and its deputy need none.
    """
    if left.kind != "noun":
        return False
    word = reading.folded[left.start : left.end]
    if right.kind == "noun" and reading.roles.nouns[left.id].acts:
        office = reading.folded[right.start : right.end]
        case = office.endswith(reading.vocabulary.cases)
        owned = office.endswith(reading.vocabulary.possessed) and not case
        return not owned and not word.endswith(reading.vocabulary.genitives)
    if (right.kind == "body" and right.id != "staff") or right.id in _STAFF:
        return not word.endswith(reading.vocabulary.genitives)
    return word.endswith(reading.vocabulary.closing_cases)


def _adjacent(reading: Reading, left: Part, right: Part) -> bool:
    return not reading.folded[left.end : right.start].strip()


def possesses(reading: Reading, part: Part) -> bool:
    """Whether the office is somebody's of whom the next one is told: "the ex-governor's first deputy"."""
    word = reading.folded[part.start : part.end]
    return (
        word.endswith(reading.vocabulary.possessives)
        if reading.vocabulary.possessives
        else reading.vocabulary.head_last
    )


def _joins(reading: Reading, left: Part, right: Part, *, before: bool) -> bool:
    """Whether two neighbouring parts belong to one role."""
    if right.start < left.end:
        return True
    gap = reading.folded[left.end : right.start]
    if left.kind == right.kind == "place" and gap.strip() in {",", "", "("}:
        return True
    if _parts_them(reading, left, right, gap):
        return False
    vocabulary = reading.vocabulary
    between = _WORD.findall(gap)
    if any(word in vocabulary.conjunctions for word in between):
        return left.kind == right.kind == "body"
    strangers = sum(not vocabulary.is_link(word) for word in between)
    if right.id == "court" and any(
        tag.end == right.end for tag in reading.within(right.start, right.start + 1, "court_acts")
    ):
        return False  # "the head was sentenced by the court", with the court as subject behind him
    if "court" in {left.id, right.id} and not _is_of_court(left, right, strangers):
        return False  # "by the court's leave the mayor ..."
    if vocabulary.head_last:
        return strangers <= _STRANGERS - 1 if left.kind != "noun" else not strangers
    if before:
        return (
            not strangers
            and len(between) <= 2
            and left.kind in (_ADJECTIVES if vocabulary.code == "ru" else {*_BEFORE, "noun"})
            and not (between and left.kind == "level")
        )
    return _goes_on(reading, left, right, between, strangers)


def _is_of_court(left: Part, right: Part, strangers: int) -> bool:
    """Whether a court is the office's own and does not only act on whoever holds it: "a judge of the city court"."""
    if strangers:
        return False
    office = next((part for part in (left, right) if part.kind == "noun"), None)
    if office is None:
        return "body" not in {left.kind, right.kind} or left.kind != right.kind
    return office.id in _COURT_OFFICES


def _parts_them(reading: Reading, left: Part, right: Part, gap: str) -> bool:
    """Whether a mark, an event or a name stands between."""
    if _STOP.search(gap) or "," in gap or reading.has(left.end, right.start, "stage", "grants", "pronouns"):
        return True
    if reading.vocabulary.head_last and any(
        left.end <= quantity.start < right.start for quantity in reading.text.quantities
    ):
        return True  # "the court two policemen ..."
    return any(left.end <= name.start < right.start for name in reading.names)


def _goes_on(reading: Reading, left: Part, right: Part, between: list[str], strangers: int) -> bool:
    """Whether an English or Russian role goes on behind its office: "of the education department of Shu district"."""
    linked = reading.vocabulary.code == "ru" or not between or reading.vocabulary.is_link(between[0])
    if right.kind in {"former", "acting"} or not linked:
        return False
    if right.kind in {"deputy", "first"}:
        return not between
    if right.kind == "noun":
        if left.kind == "noun" and reading.roles.nouns[left.id].acts and strangers == 0 and between:
            return False  # "asked the prosecutor for the director"
        closed = bool(between) or reading.vocabulary.code == "ru" or left.kind == "deputy"
        return strangers <= 1 and left.kind in {"noun", "deputy", "body", "level"} and closed
    return strangers <= _STRANGERS - 1
