"""What a person is called in a row: the role without a name, its level, and the place where the office or the deed was."""

from __future__ import annotations

from dataclasses import dataclass

from etl.cases.levels import SPHERES
from etl.cases.mentions import Mention
from etl.cases.tellings import Fact, Told
from etl.cases.texts import Reading
from etl.places import Place
from etl.proceedings import GUILT

NATION = "KZ"
_FEW = 2
"""At most so many words stand between what a court did and its place."""
_AHEAD = 40
_BESIDE = 24
"""A court and its place stand at most so many characters apart."""
_FIRM = frozenset({"accountant", "specialist", "director", "deputy", "head", ""})
_HOUSES = frozenset({"education", "health"})
_STATE = frozenset({"employee", "inspector", "officer"})
"""Offices that a firm has as well as a public body, and those that only a public body has."""
_TRIED = GUILT | {"on_trial", "requested", "acquitted"}
_RANKED = frozenset({"regional", "city", "district", "rural"})
_LOCAL = SPHERES | {
    "akimat",
    "maslikhat",
    "staff",
    "procurement",
    "police",
    "prosecution",
    "court",
    "department",
}
"""Bodies of a town or a district where the text is about one."""
_LEVEL_OF = {"region": "regional", "city": "city", "town": "city", "district": "district"}


def parts(mention: Mention) -> tuple[str, ...]:
    """What goes before the office: ``former``, ``acting``, ``first``, ``deputy``, in this order."""
    told = tuple(part for part in ("former", "acting", "first", "deputy") if getattr(mention, part))
    return tuple(part for part in told if part != mention.noun)


def role(reading: Reading, mention: Mention) -> str:
    """The role in English: "former deputy mayor of Shymkent"."""
    roles = reading.roles
    noun = mention.noun or ("defendants" if mention.plural else "defendant")
    words = [*parts(mention)]
    if mention.portfolio:
        words.append(roles.portfolios[mention.portfolio].names["en"])
    words.append(roles.nouns[noun].names["en"] if noun in roles.nouns else noun)
    text = " ".join(words)
    if mention.body and noun not in {"mayor", "governor", "minister", "prime_minister"}:
        text += f" ({roles.bodies[mention.body].names['en']})"
    if mention.place and mention.place.kind != "country":
        text += f", {mention.place.name}"
    return text


@dataclass(frozen=True, slots=True)
class Locality:
    """What a text tells of the levels of all its persons together.

    ``regional`` says that somebody of a region's own bodies is among them, so that a department need not be that of
    the only town named; ``only`` is the one level of all who have any; ``bodies`` are the levels of bodies of which
    one person's words tell it; ``main`` is the first local level.
    """

    regional: bool
    only: str | None
    bodies: dict[str, str]
    main: str | None


def locality(everyone: list[Told]) -> Locality:
    """The locality of a text whose persons are ``everyone``."""
    mentions = [one.entity.mention for one in everyone]
    told = {one.level for one in mentions if one.level} - {"unknown"}
    public = {one.body for one in mentions if one.level != "republican"} - {None, "company"}
    only = next(iter(told)) if len(told) == 1 and not public else None
    bodies = {
        one.body: one.level
        for one in mentions
        if one.body and one.level in _RANKED and one.body != "department"
    }
    main = next((one.level for one in mentions if one.level in _RANKED), None)
    return Locality("regional" in told, only, bodies, main)


def level(reading: Reading, told: Told, local: Locality) -> str:
    """The office level; a mayor without a word on it is a city's, a department is of the place that the text is about."""
    mention = told.entity.mention
    if mention.level:
        return mention.level
    if elsewhere := _told_elsewhere(reading, mention):
        return elsewhere
    if _is_of_house(reading, mention):
        return "unknown"
    place = mention.place or mention.seat or _home(reading, told)
    public = mention.noun == "mayor" or (
        mention.body in _LOCAL and not (local.regional and not mention.place and not mention.seat)
    )
    if place and public:
        return _LEVEL_OF.get(place.kind, "unknown")
    if mention.body in local.bodies and not (mention.region or mention.seat):
        return local.bodies[mention.body]
    if mention.kind == "group" and reading.has(mention.end, mention.end + _BESIDE, "body"):
        (first, *_) = reading.within(mention.end, mention.end + _BESIDE, "body")
        return reading.roles.bodies[first.id].level or "unknown"  # "the accused from contractor firms"
    if mention.plural and mention.other and not mention.body and mention.noun in _STATE:
        return local.main or "unknown"  # "the other inspectors"
    return _shared(mention, local) or ("city" if mention.noun == "mayor" else "unknown")


def _is_of_house(reading: Reading, mention: Mention) -> bool:
    """Whether somebody is of a school or a hospital whose own words name no town: it need not be the town's."""
    if mention.body not in _HOUSES or mention.place or mention.seat:
        return False
    line = reading.sentences[reading.sentence(mention.start)]
    return reading.has(line.start if mention.owned else mention.start, mention.end, "institutions")


def _told_elsewhere(reading: Reading, mention: Mention) -> str | None:
    """The level that stands before the same body in another place of the text: "in the regional oncology centre"."""
    if mention.body in {None, "court", "police", "prosecution"} or mention.region or mention.seat:
        return None
    levels = {
        level.id
        for body in reading.tags
        if body.kind == "body" and body.id == mention.body
        for level in reading.within(max(0, body.start - _AHEAD), body.start, "level")
        if len(reading.folded[level.end : body.start].split()) <= 1
    } - {"republican"}
    return levels.pop() if len(levels) == 1 else None


def _shared(mention: Mention, local: Locality) -> str | None:
    """The level of all others, for one of their staff: the accountant of a firm, a minister's adviser."""
    if mention.plural or mention.body not in {None, "department", "company"}:
        return None
    staff = {"private": _FIRM, "republican": _FIRM | _STATE}.get(local.only or "", frozenset())
    return local.only if mention.noun in staff else None


def _home(reading: Reading, told: Told) -> Place | None:
    """The only town or district of the person's sentences, else of the whole text."""
    own = sorted({sentence for sentence, _ in told.entity.at})
    for places in (_near(reading, own), reading.places):
        local = [place for place in places if place.kind in {"district", "city", "town"}]
        if local and len({place.name for place in local}) == 1:
            return local[0]
    return None


def whereabouts(reading: Reading, told: Told) -> tuple[str | None, str | None]:
    """The place below the region, and the region's code: of the office, else of the deed, else of the court."""
    mention = told.entity.mention
    if mention.region:
        return mention.place.below_region if mention.place else None, mention.region
    own = sorted({sentence for sentence, _ in told.entity.at} | {fact.sentence for fact in told.facts})
    near = _near(reading, own)
    if mention.level == "republican":
        at_court = [place for place in near if _is_court(reading, place)]
        tried = any(fact.event.stage in _TRIED for fact in told.facts)
        if not at_court:
            at_court = [
                place for place in near if any(_is_behind(reading, fact, place) for fact in told.facts)
            ]
        if not at_court and tried:
            everywhere = [
                place for place in reading.places if place.code != NATION and _is_court(reading, place)
            ]
            at_court = everywhere if len({place.code for place in everywhere}) == 1 else []
        return None, at_court[0].code if at_court else None
    if near:
        return None, near[0].code
    if before := _just_before(reading, min(own)):
        return None, before.code
    subject = reading.text.subject
    return None, subject if subject and subject != NATION else None


def _just_before(reading: Reading, sentence: int) -> Place | None:
    """The last place that the same paragraph names before a sentence: "Semey. The head of the police resigned ..."."""
    paragraph = reading.sentences[sentence].paragraph
    ahead = [number for number in range(sentence) if reading.sentences[number].paragraph == paragraph]
    places = _near(reading, ahead)
    return places[-1] if places else None


def _is_behind(reading: Reading, fact: Fact, place: Place) -> bool:
    """Whether a place stands right behind the words for what a court did: "has been found guilty in Karaganda"."""
    if fact.event.stage not in _TRIED or not 0 <= place.start - fact.event.end <= _BESIDE:
        return False
    between = reading.folded[fact.event.end : place.start].split()
    return 0 < len(between) <= _FEW and between[-1] in reading.vocabulary.locative_words


def _near(reading: Reading, sentences: list[int]) -> list[Place]:
    spans = [(reading.sentences[number].start, reading.sentences[number].end) for number in sentences]
    return [
        place
        for start, end in spans
        for place in reading.places
        if start <= place.start < end and place.code != NATION
    ]


def _is_court(reading: Reading, place: Place) -> bool:
    """Whether the place is named beside a court, a judge or a cell."""
    start, end = reading.clause(place.start)
    near = reading.within(max(start, place.start - _BESIDE), min(end, place.end + _BESIDE), "court_places")
    return bool(near)
