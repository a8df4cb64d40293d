"""Find the persons that a text mentions: an office with what belongs to it, a name, or a word that points back.

A mention is a chain of words: the office ("head"), what kind ("former", "deputy"), its body ("education department"),
its level and its place. In English and Russian the office comes first, in Kazakh last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.cases import vocabularies
from etl.cases.texts import Reading
from etl.lexicons import Words
from etl.places import Place
from etl.sentences import Sentence

_PARTS = ("noun", "body", "level", "portfolio", "former", "deputy", "first", "acting")
_BEFORE = frozenset({"former", "deputy", "first", "acting", "level", "portfolio", "place", "body"})
_INSIDE = {("level", "noun"), ("level", "body"), ("portfolio", "body")}
"""What says more than the longer word that it stands in; an office inside a body's name is no person."""
_STRANGERS = 3
"""So many words that mean nothing here may stand between two parts of a role."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_STOP = re.compile(r"[.;:!?()\d\"]")
_POINTING = {"same": "same", "groups": "group", "pronouns": "pronoun"}
_CAPITAL = re.compile(r"(?: of)?(?: the)? ([^\W\d_]\w{2,})")
_COUNT_REACH = 30
_RANK = {"rural": 0, "district": 1, "city": 2, "regional": 3, "republican": 4}
_OF_PLACE = {
    "region": "regional",
    "city": "city",
    "town": "city",
    "district": "district",
    "country": "republican",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or group where the text mentions it.

    ``kind`` is ``role``, ``name``, or for what points back ``same``, ``pronoun`` or ``group``. ``noun`` is an office of
    ``roles.yml``; ``key`` is the name's; ``count`` the number of persons, ``None`` where no number is given;
    ``acts`` marks those who act in proceedings.
    """

    start: int
    end: int
    kind: str
    noun: str = ""
    former: bool = False
    deputy: bool = False
    first: bool = False
    acting: bool = False
    body: str | None = None
    bodies: tuple[str, ...] = ()
    portfolio: str | None = None
    level: str | None = None
    place: Place | None = None
    region: str | None = None
    spot: str | None = None
    key: str | None = None
    count: int | None = None
    plural: bool = False
    other: bool = False
    acts: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    id: str
    start: int
    end: int
    place: Place | None = None


def offices(words: Words, language: str) -> list[int]:
    """Where the words for an office end, behind which a name may stand; none in a language without a vocabulary."""
    if not vocabularies.is_known(language):
        return []
    return [
        tag.end for tag in vocabularies.read(language).lexicon.tags(words) if tag.kind in {"noun", "same"}
    ]


def find(reading: Reading) -> list[list[Mention]]:
    """The mentions of each sentence, in order of their place."""
    return [
        _merged(reading, sorted(_mentions(reading, line), key=lambda one: one.start))
        for line in reading.sentences
    ]


def _mentions(reading: Reading, line: Sentence) -> Iterator[Mention]:
    parts = _parts(reading, line)
    taken = 0
    chains = []
    for number, part in enumerate(parts):
        if number < taken or not _is_head(part, parts, number, reading):
            continue
        first, last = _chain(reading, parts, number)
        if _is_partitive(reading, parts[first].start, line):
            continue
        chains.append((first, last))
        taken = last + 1
        yield _role(reading, parts[first : last + 1], part, line)
    spans = [(parts[first].start, parts[last].end) for first, last in chains]
    for name in reading.names:
        if line.start <= name.start < line.end:
            yield Mention(name.start, name.end, "name", key=name.key)
    for tag in reading.within(line.start, line.end, *_POINTING):
        if not any(start <= tag.start < end for start, end in spans):
            yield Mention(
                tag.start,
                tag.end,
                _POINTING[tag.kind],
                plural=tag.kind == "groups",
                count=_count(reading, tag.start, line)[0],
            )


def _is_partitive(reading: Reading, start: int, line: Sentence) -> bool:
    """Whether a counted group only says of how many somebody is one: "the best-known of 21 officials"."""
    for quantity in reading.text.quantities:
        if (
            line.start <= quantity.start < start
            and start - quantity.end <= _COUNT_REACH
            and quantity.value > 1
        ):
            ahead = reading.within(max(line.start, quantity.start - 8), quantity.start, "partitive")
            gap = reading.folded[quantity.end : start]
            if (
                ahead
                and not reading.folded[ahead[-1].end : quantity.start].strip()
                and len(_WORD.findall(gap)) <= 2
            ):
                return not re.search(r"[,.;:()]", gap)
    return False


def _parts(reading: Reading, line: Sentence) -> list[_Part]:
    """The words of roles in the sentence, without those inside a longer one; a level stays, it says more."""
    tags = [
        _Part(tag.kind, tag.id, tag.start, tag.end) for tag in reading.within(line.start, line.end, *_PARTS)
    ]
    tags += [
        _Part("place", place.code, place.start, place.end, place)
        for place in reading.text.places
        if line.start <= place.start < line.end
    ]
    tags.sort(key=lambda part: (part.start, -part.end, part.kind != "noun"))
    kept: list[_Part] = []
    for part in tags:
        inside = next((other for other in kept if other.start <= part.start and part.end <= other.end), None)
        says_more = inside is not None and (part.kind, inside.kind) in _INSIDE
        if inside is None or says_more:
            kept.append(part)
    return sorted(kept, key=lambda part: (part.start, part.end))


def _is_head(part: _Part, parts: list[_Part], number: int, reading: Reading) -> bool:
    if part.kind == "noun":
        return True
    if part.kind != "deputy" or reading.vocabulary.head_last:
        return False
    following = next((other for other in parts[number + 1 :] if other.start >= part.end), None)
    return (
        following is None
        or following.kind not in {"noun", "body", "first"}
        or following.start - part.end > 25
    )


def _chain(reading: Reading, parts: list[_Part], head: int) -> tuple[int, int]:
    """The first and the last part of the role whose office stands at ``head``."""
    first = last = head
    head_last = reading.vocabulary.head_last
    while first > 0 and _joins(reading, parts[first - 1], parts[first], before=True):
        if parts[first - 1].kind == "noun" and not _possesses(reading, parts[first - 1]):
            break
        first -= 1
    if head_last:
        while (
            last + 1 < len(parts)
            and parts[last + 1].kind == "noun"
            and _adjacent(reading, parts[last], parts[last + 1])
        ):
            last += 1
        return first, last
    while last + 1 < len(parts) and _joins(reading, parts[last], parts[last + 1], before=False):
        last += 1
    while last > head and parts[last].kind in {"former", "first", "acting"}:
        last -= 1
    return first, last


def _adjacent(reading: Reading, left: _Part, right: _Part) -> bool:
    return not reading.folded[left.end : right.start].strip()


def _possesses(reading: Reading, part: _Part) -> bool:
    """Whether the office is somebody's of whom the next one is told: "the ex-governor's first deputy"."""
    word = reading.folded[part.start : part.end]
    return (
        word.endswith(reading.vocabulary.possessives)
        if reading.vocabulary.possessives
        else reading.vocabulary.head_last
    )


def _joins(reading: Reading, left: _Part, right: _Part, *, before: bool) -> bool:
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
    if vocabulary.head_last:
        return strangers <= _STRANGERS - 1 if left.kind != "noun" else not strangers
    if before:
        return (
            not strangers
            and len(between) <= 2
            and left.kind in {*_BEFORE, "noun"}
            and not (between and left.kind == "level")
        )
    return _goes_on(reading, left, right, between, strangers)


def _parts_them(reading: Reading, left: _Part, right: _Part, gap: str) -> bool:
    """Whether a mark, an event or a name stands between."""
    if _STOP.search(gap) or "," in gap or reading.has(left.end, right.start, "stage", "grants", "pronouns"):
        return True
    return any(left.end <= name.start < right.start for name in reading.names)


def _goes_on(reading: Reading, left: _Part, right: _Part, between: list[str], strangers: int) -> bool:
    """Whether an English or Russian role goes on behind its office: "of the education department of Shu district"."""
    linked = reading.vocabulary.code == "ru" or not between or reading.vocabulary.is_link(between[0])
    if right.kind in {"former", "acting"} or not linked:
        return False
    if right.kind in {"deputy", "first"}:
        return not between
    if right.kind == "noun":
        closed = bool(between) or reading.vocabulary.code == "ru" or left.kind == "deputy"
        return strangers <= 1 and left.kind in {"noun", "deputy", "body", "level"} and closed
    return strangers <= _STRANGERS - 1


def _role(reading: Reading, chain: list[_Part], head: _Part, line: Sentence) -> Mention:
    nouns = [part for part in chain if part.kind == "noun"]
    if not reading.vocabulary.head_last and len(nouns) > 1:
        nouns = [noun for noun in nouns if not (_possesses(reading, noun) and noun is not nouns[-1])] or nouns
    if reading.vocabulary.head_last:
        nouns = nouns[::-1]
    deputy = any(part.kind == "deputy" for part in chain)
    office = nouns[0].id if nouns else "deputy"
    roles = reading.roles.nouns
    if roles[office].deputy:
        deputy = True
        office = nouns[1].id if office == "deputy" and len(nouns) > 1 else office
    bodies = tuple(part.id for part in chain if part.kind == "body")
    places = [part.place for part in chain if part.place]
    start, end = chain[0].start, max(part.end for part in chain)
    count, plural = _count(reading, start, line)
    word = reading.folded[head.start : head.end]
    plural = plural or (word.endswith(reading.vocabulary.plural_endings) and not word.endswith("'s"))
    former = any(part.kind == "former" for part in chain) or word.startswith(
        ("ex-", *reading.vocabulary.former_prefixes)
    )
    mention = Mention(
        start=start,
        end=end,
        kind="role",
        noun="mayor" if office == "deputy_mayor" else office,
        former=former,
        deputy=deputy,
        first=any(part.kind == "first" for part in chain) and deputy,
        acting=any(part.kind == "acting" for part in chain),
        body=next(
            (body for body in bodies if body not in {"department", "committee"}),
            bodies[0] if bodies else None,
        ),
        bodies=bodies,
        portfolio=next((part.id for part in chain if part.kind == "portfolio"), None)
        if office == "minister"
        else None,
        place=_narrowest(places),
        region=_region(places),
        spot=_spot(reading, end),
        count=count,
        plural=plural or (count or 1) > 1,
        other=reading.has(max(line.start, start - 25), start, "others"),
        acts=roles[office].acts,
    )
    mention = replace(mention, level=_level(reading, mention, chain))
    return replace(mention, noun=_office(mention))


def _office(mention: Mention) -> str:
    """The head of a city or a district is its mayor, that of a region its governor."""
    if mention.noun == "head" and not mention.bodies and mention.place and mention.place.kind != "country":
        return "governor" if mention.level == "regional" else "mayor"
    if mention.noun == "mayor" and mention.level == "regional":
        return "governor"
    return mention.noun


def _region(places: Sequence[Place]) -> str | None:
    """The region that a role names itself, else that of its town or district."""
    named = [place.code for place in places if place.kind == "region"]
    return next((code for code in [*named, *(place.code for place in places)] if code != "KZ"), None)


def _spot(reading: Reading, end: int) -> str | None:
    """The name of a place that the gazetteer does not have: the capital right behind a role."""
    match = _CAPITAL.match(reading.text.original, end)
    return match.group(1) if match and match.group(1)[0].isupper() else None


def _narrowest(places: Sequence[Place]) -> Place | None:
    order = {"district": 0, "town": 1, "city": 2, "region": 3, "country": 4}
    return min(places, key=lambda place: order.get(place.kind, 5), default=None)


def _level(reading: Reading, mention: Mention, chain: list[_Part]) -> str | None:
    """The office level: the narrowest that a word or a place of the role tells, else what the office implies."""
    roles = reading.roles
    implied = roles.nouns[mention.noun].level
    if implied in {"republican", "private", "regional", "unknown"} and mention.noun != "chairman":
        return implied
    fixed = [level for body in mention.bodies if (level := roles.bodies[body].level)]
    told = [part.id for part in chain if part.kind == "level"]
    if "republican" in fixed and not any(
        level in told for level in ("regional", "city", "district", "rural")
    ):
        return "republican"
    if "private" in fixed and not told:
        return "private"
    by_place = [_OF_PLACE[place.kind] for part in chain if (place := part.place) and place.kind in _OF_PLACE]
    local = [level for level in (*told, *by_place) if level != "republican"]
    if local:
        return min(local, key=_RANK.__getitem__)
    if "republican" in told or "republican" in by_place:
        return "republican"
    return None


def _count(reading: Reading, start: int, line: Sentence) -> tuple[int | None, bool]:
    """How many persons are told of directly before a role."""
    for quantity in reversed(reading.text.quantities):
        if line.start <= quantity.start and quantity.end <= start and quantity.unit == "count":
            gap = reading.folded[quantity.end : start]
            if (
                start - quantity.end <= _COUNT_REACH
                and not re.search(r"[,.;:()]", gap)
                and len(_WORD.findall(gap)) <= 2
            ):
                number = int(quantity.value)
                return (number, number > 1) if 1 < number < 1000 else (None, False)
            return None, False
    return None, False


def _merged(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Names joined with the role that they stand beside: behind it, in a bracket, or before it with a comma."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last and mention.kind == "name" and last.kind in {"role", "same"} and last.key is None:
            gap = reading.folded[last.end : mention.start]
            if gap.strip(" ,-(") == "" and len(gap) <= 4:
                found[-1] = replace(last, end=mention.end, key=mention.key)
                continue
        if last and last.kind == "name" and mention.kind == "role":
            gap = reading.folded[last.end : mention.start].strip()
            if gap in {",", "-", "(", ", a", ", the", "- the", "(the", ", 50"}:
                found[-1] = replace(mention, start=last.start, key=last.key)
                continue
        found.append(mention)
    return found
