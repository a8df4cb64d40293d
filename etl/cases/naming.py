"""What a person is called in a row: the role without a name, its level, and the place where the office or the deed was."""

from __future__ import annotations

from etl.cases.mentions import Mention
from etl.cases.tellings import Told
from etl.cases.texts import Reading
from etl.places import Place

NATION = "KZ"
_BESIDE = 24
"""A court and its place stand at most so many characters apart."""
_STAFF = frozenset({"employee", "accountant", "specialist", "official", "head"})
_LOCAL = frozenset(
    {
        "akimat",
        "staff",
        "education",
        "health",
        "construction",
        "energy",
        "finance",
        "land",
        "housing",
        "agriculture",
        "employment",
        "procurement",
        "culture",
        "police",
        "prosecution",
        "court",
        "department",
        "maslikhat",
    }
)
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


def level(reading: Reading, told: Told) -> str:
    """The office level; a mayor without a word on it is a city's, a department is of the place that the text is about."""
    mention = told.entity.mention
    if mention.level:
        return mention.level
    place = mention.place or _home(reading, told)
    if place and (
        mention.noun == "mayor" or mention.body in _LOCAL or (mention.noun in _STAFF and not mention.body)
    ):
        return _LEVEL_OF.get(place.kind, "unknown")
    return "city" if mention.noun == "mayor" else "unknown"


def _home(reading: Reading, told: Told) -> Place | None:
    """The only town or district of the person's sentences, else of the whole text."""
    own = sorted({sentence for sentence, _ in told.entity.at})
    for places in (_near(reading, own), reading.text.places):
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
        return None, at_court[0].code if at_court else None
    if near:
        return None, near[0].code
    subject = reading.text.subject
    return None, subject if subject and subject != NATION else None


def _near(reading: Reading, sentences: list[int]) -> list[Place]:
    spans = [(reading.sentences[number].start, reading.sentences[number].end) for number in sentences]
    return [
        place
        for start, end in spans
        for place in reading.text.places
        if start <= place.start < end and place.code != NATION
    ]


def _is_court(reading: Reading, place: Place) -> bool:
    """Whether the place is named beside a court, a judge or a cell."""
    start, end = reading.clause(place.start)
    near = reading.within(max(start, place.start - _BESIDE), min(end, place.end + _BESIDE), "court_places")
    return bool(near)
