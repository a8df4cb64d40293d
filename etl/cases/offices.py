"""Read a role: which office of which body, on which level, where, and how many persons hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.cases import levels, victims
from etl.cases.chains import Part, possesses
from etl.cases.mentions import Mention
from etl.cases.texts import Reading
from etl.places import Place
from etl.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_CAPITAL = re.compile(r"(?: of)?(?: the)? ([^\W\d_]\w{2,})")
_OFFICERS = frozenset({"employee", "officer", "police_officer", "official", "specialist", "inspector"})
_FORCES = frozenset({"anticorruption", "nsc", "prosecution"})
_COUNT_REACH = 30
_PICKED = 2
_OWNER = 10
_SAID = 24
_APPOSED = re.compile(r",(?: an?| the)? ")
_NEXT = 3
"""The next word begins at most so many characters away."""


def read(reading: Reading, chain: list[Part], head: Part, line: Sentence) -> Mention:
    """The mention that a chain of words makes."""
    nouns = [part for part in chain if part.kind == "noun"]
    if not reading.vocabulary.head_last and len(nouns) > 1:
        nouns = [noun for noun in nouns if not (possesses(reading, noun) and noun is not nouns[-1])] or nouns
    if reading.vocabulary.head_last:
        nouns = nouns[::-1]
    deputy = any(part.kind == "deputy" for part in chain)
    office = nouns[0].id if nouns else "deputy"
    roles = reading.roles.nouns
    named = nouns[0] if reading.vocabulary.head_last and nouns else head
    word = reading.folded[named.start : named.end]
    if roles[office].deputy or word.startswith(reading.vocabulary.deputy_prefixes):
        deputy = True
        office = nouns[1].id if office == "deputy" and len(nouns) > 1 else office
    bodies = tuple(part.id for part in chain if part.kind == "body")
    places = [part.place for part in chain if part.place]
    start, end = chain[0].start, max(part.end for part in chain)
    number, plural = count(reading, start, line)
    if number is None and reading.vocabulary.head_last:
        number, plural = count(reading, head.start, line)
    plural = plural or _is_plural(reading, word)
    if _is_picked(reading, start, line):
        number, plural = None, False
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
        body=_main_body(reading, bodies),
        bodies=bodies,
        portfolio=next((part.id for part in chain if part.kind == "portfolio"), None)
        if office == "minister"
        else None,
        place=_narrowest(
            [part.place for part in chain if part.place and not levels.is_located(reading, part, start)]
        ),
        seat=_narrowest(
            [part.place for part in chain if part.place and levels.is_located(reading, part, start)]
        ),
        region=_region(places),
        spot=_spot(reading, end),
        count=number,
        plural=plural or (number or 1) > 1,
        other=reading.has(max(line.start, start - 25), start, "others"),
        fresh=_is_new(reading, start, line),
        acts=(roles[office].acts and not former and not _is_counted_off(reading, start, line))
        or _is_speaker(reading, start, end, line),
        object=_is_owner(reading, word, named),
        word="" if office == "resident" and word.startswith(reading.vocabulary.plain) else word,
        gender="f"
        if word.startswith(reading.vocabulary.women)
        else "m"
        if word.startswith(reading.vocabulary.men)
        else "",
        victim=victims.is_one(reading, start, end, line),
        owned=_is_owned(reading, start, nouns) or word.startswith(reading.vocabulary.relations),
    )
    mention = replace(mention, level=levels.of(reading, mention, chain))
    led = any(
        part.kind == "level" and part.start > head.end and not _is_adjective(reading, part) for part in chain
    )
    return replace(
        mention,
        noun=_office(mention, led=led),
        acts=((mention.acts and mention.count is None) or _is_force(mention)),
    )


def _is_owner(reading: Reading, word: str, head: Part) -> bool:
    """Whether a Kazakh genitive only says whose something is: "over an employee's crime", but not "his sentence"."""
    if reading.vocabulary.head_last and word.endswith(reading.vocabulary.ablatives):
        return True
    genitive = reading.vocabulary.head_last and word.endswith(reading.vocabulary.genitives)
    return genitive and not reading.has(head.end, head.end + _NEXT, "appeal_words", "guilt_words")


def _is_speaker(reading: Reading, start: int, end: int, line: Sentence) -> bool:
    """Whether the words beside say that this is who tells the news: "the head of the department said at a briefing"."""
    if not reading.vocabulary.head_last:
        before = reading.within(max(line.start, start - _SAID), start, "speech")
        if before and not reading.folded[before[-1].end : start].strip():
            return True
        if reading.vocabulary.verb_endings:
            return False  # a Russian verb of saying stands before who says it, where somebody only passes on the news
    behind = reading.within(end, min(line.end, end + _SAID), "speech")
    words = _WORD.findall(reading.folded[end : behind[0].start]) if behind else []
    return bool(behind) and len(words) <= _PICKED and "," not in reading.folded[end : behind[0].start]


def _is_counted_off(reading: Reading, start: int, line: Sentence) -> bool:
    """Whether one of several is told of by number, and the office only says who that is: "the third, an investigator,"."""
    before = reading.within(max(line.start, start - _COUNT_REACH), start, "others")
    return bool(before) and bool(_APPOSED.fullmatch(reading.folded, before[-1].end, start))


def _is_owned(reading: Reading, start: int, nouns: Sequence[Part]) -> bool:
    """Whether the words say whose chief, deputy or colleague it is: "their commander", "the captain's superior"."""
    before = reading.within(max(0, start - _OWNER), start, "owners")
    if before and not reading.folded[before[-1].end : start].strip():
        return True
    return reading.vocabulary.head_last and len(nouns) > 1


def _is_picked(reading: Reading, start: int, line: Sentence) -> bool:
    """Whether the words before pick one of several: "one of its section heads"."""
    before = reading.within(max(line.start, start - _COUNT_REACH), start, "one_of")
    return bool(before) and len(_WORD.findall(reading.folded[before[-1].end : start])) <= _PICKED


def _is_plural(reading: Reading, word: str) -> bool:
    """Whether an office has the ending of several; some words only look so."""
    vocabulary = reading.vocabulary
    if word.endswith("'s") or any(
        word.rsplit(maxsplit=1)[-1].startswith(stem) for stem in vocabulary.singulars
    ):
        return False
    if vocabulary.verb_endings and word.split(maxsplit=1)[0].endswith(vocabulary.plural_endings):
        return True  # a Russian phrase is inflected at its beginning
    return word.endswith(vocabulary.plural_endings)


def _is_new(reading: Reading, start: int, line: Sentence) -> bool:
    """Whether an article says that this is nobody told of before: "a colleague of hers", "a senior officer"."""
    before = _WORD.findall(reading.folded[max(line.start, start - 18) : start])[-2:]
    if len(before) == 2 and not reading.vocabulary.is_link(before[1]):
        before = before[1:]
    return any(word in reading.vocabulary.indefinite for word in before)


def _is_force(mention: Mention) -> bool:
    """Whether these are officers at work: "officers of the anti-corruption service detained ..."."""
    at_work = mention.noun in _OFFICERS and mention.count is None and not mention.fresh
    return at_work and mention.body in _FORCES


def _main_body(reading: Reading, bodies: tuple[str, ...]) -> str | None:
    """The body that the office is of: the one next to it that says more than "department"."""
    ordered = bodies[::-1] if reading.vocabulary.head_last else bodies
    return next(
        (body for body in ordered if body not in {"department", "committee"}), next(iter(ordered), None)
    )


def _is_adjective(reading: Reading, level: Part) -> bool:
    """Whether a level describes what follows, so that nobody heads it itself: "head of the regional centre"."""
    return reading.folded[level.start : level.end].startswith(reading.vocabulary.level_adjectives)


def _office(mention: Mention, *, led: bool) -> str:
    """The head of a city or a district is its mayor, that of a region its governor.

    ``led`` says that the level stands behind the office: "head of the district", but not "district chief".
    """
    whole = led or (mention.place is not None and mention.place.kind != "country")
    if mention.noun == "head" and not mention.bodies and not mention.spot and whole:
        return "governor" if mention.level == "regional" else "mayor" if mention.level else mention.noun
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


def _is_owners(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but a word for whose they are stands between: "two of his accomplices"."""
    between = reading.within(start, end, "owners")
    return len(between) == 1 and reading.folded[start:end].split() == [
        reading.folded[between[0].start : between[0].end]
    ]


def count(reading: Reading, start: int, line: Sentence) -> tuple[int | None, bool]:
    """How many persons are told of directly before a role."""
    for quantity in reversed(reading.text.quantities):
        if line.start <= quantity.start and quantity.end <= start and quantity.unit == "count":
            gap = reading.folded[quantity.end : start]
            if (
                start - quantity.end <= _COUNT_REACH
                and not re.search(r"[,.;:()]", gap)
                and (
                    reading.has(quantity.end, quantity.end + 2, "partitive")
                    or not any(
                        word in reading.vocabulary.conjunctions or reading.vocabulary.is_link(word)
                        for word in _WORD.findall(gap)
                    )
                    or _is_owners(reading, quantity.end, start)
                )
                and len(_WORD.findall(gap)) <= 2
            ):
                number = int(quantity.value)
                return (number, number > 1) if 1 < number < 1000 else (None, False)
            return None, False
    return None, False
