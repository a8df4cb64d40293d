"""Decide what is a single case: an identified person or group to whom something was done, and no total of a statistic."""

from __future__ import annotations

import re

from etl.cases import charges
from etl.cases.mentions import Mention
from etl.cases.tellings import Fact, Told
from etl.cases.texts import Reading
from etl.proceedings import GUILT, LADDER
from etl.quantities import Quantity

_FEW = 9
"""Persons without any office are a case's only where they are so few and found guilty."""
_TRIAL = 3
"""Whoever is punished so many sentences behind the court's name was punished by it."""
_REACH = 8
_NEAR = 4
"""A sanction told at most so many sentences away from what it is for is the same person's."""
MOST = 60
"""A group of more persons is a statistic."""
_VAGUE = frozenset(
    {
        "",
        "employee",
        "official",
        "resident",
        "director",
        "businessman",
        "officer",
        "head",
        "accomplice",
        "relative",
        "deputy",
        "police_officer",
        "specialist",
        "inspector",
        "teacher",
        "doctor",
        "company_head",
        "lawyer",
        "investigator",
        "prosecutor",
    }
)
"""Offices that say too little to tell one person by."""
_STAFF = frozenset({"employee", "official", "officer", "police_officer", "inspector", "specialist"})
_SOON = 2
"""A text goes on with somebody told of at most so many sentences before."""
_PLAIN = frozenset({"department", "committee", "agency", "court", "prosecution"})
_COUNTED = frozenset(
    {
        "person",
        "official",
        "offender",
        "suspect",
        "convict",
        "case",
        "crime",
        "criminal_offence",
        "misdemeanour",
        "fact",
        "verdict",
        "investigation",
        "entrepreneur",
        "worker",
    }
)
"""Concepts of which a statistic of persons or of cases tells."""
_BEHIND = 30
"""What is counted begins at most so many characters behind its number."""
_TERMS = frozenset({"imprisonment", "restriction", "suspended"})


def settle(reading: Reading, told: Told, everyone: list[Told]) -> Told | None:
    """What is left of a person's facts once totals and empty requests are gone; ``None`` where nothing is."""
    mention = told.entity.mention
    if (mention.count or 0) > MOST:
        return None
    asked = {one.sentence for one in told.penalties if one.stage == "requested"}
    facts = [
        fact
        for fact in told.facts
        if fact.event.stage != "requested" or fact.sentence in asked or _follows(fact, asked)
    ]
    facts = [
        fact
        for fact in facts
        if not _is_total(reading, told, fact, everyone)
        and not _is_petty(reading, told, fact)
        and not _is_only_asked(reading, fact)
        and not _is_anybodys(reading, fact)
    ]
    uncounted = mention.plural and not 1 < (mention.count or 0) <= _FEW
    if uncounted or not (_is_identified(mention) or _is_of_case(told, everyone) or _is_with(told, everyone)):
        facts = [fact for fact in facts if fact.event.stage not in {"disciplined", "resigned"}]
    if not facts or not _is_told_apart(told, facts) or _is_told_before(told, facts, everyone):
        return None
    kept = {fact.sentence for fact in facts}
    penalties = [one for one in told.penalties if any(abs(one.sentence - number) <= _NEAR for number in kept)]
    return Told(told.entity, facts, penalties)


def _is_anybodys(reading: Reading, fact: Fact) -> bool:
    """Whether something is asked for where no prosecutor is named, neither in the sentence nor just before or behind."""
    if fact.event.stage != "requested":
        return False
    start = reading.sentences[max(0, fact.sentence - _TRIAL)].start
    end = reading.sentences[min(len(reading.sentences) - 1, fact.sentence + 1)].end
    named = any(tag.id in {"prosecutor", "prosecution"} for tag in reading.within(start, end, "noun", "body"))
    return not named and not reading.has(start, end, "accusers")


def _is_of_case(told: Told, everyone: list[Told]) -> bool:
    """Whether the text told before of somebody who is accused: "the inspector was dismissed" has its cause in that."""
    if told.entity.mention.plural or told.entity.mention.noun in {"employee", "official", "persons", ""}:
        return False
    return any(
        any(fact.event.stage in LADDER and fact.sentence < told.facts[0].sentence for fact in one.facts)
        for one in everyone
        if one is not told and told.facts
    )


def _is_with(told: Told, everyone: list[Told]) -> bool:
    """Whether a few employees were punished together with somebody whose office the sentences before tell."""
    if not told.facts or (told.entity.mention.count or 0) < 2:
        return False
    return any(
        fact.event.stage == "disciplined" and 0 <= told.facts[0].sentence - fact.sentence <= _SOON
        for one in everyone
        if one is not told and _is_identified(one.entity.mention)
        for fact in one.facts
    )


def _is_only_asked(reading: Reading, fact: Fact) -> bool:
    """Whether a finding stands in a sentence in which somebody asks, and no court is named beside it.

    The second bar against taking a request for a verdict: better no row than a wrong one.
    """
    if fact.event.stage not in GUILT:
        return False
    line = reading.sentences[fact.sentence]
    part = (line.start, line.end) if fact.event.given else reading.segment(fact.event.start)
    asks = any(tag.id == "requested" for tag in reading.within(*part, "stage"))
    clause = reading.clause(fact.event.start)
    return asks and not any(tag.id == "court" for tag in reading.within(*clause, "body"))


def _follows(fact: Fact, asked: set[int]) -> bool:
    return any(0 <= fact.sentence - number <= 1 for number in asked)


def _is_identified(mention: Mention) -> bool:
    """Whether the office says of whom the text speaks."""
    plain = mention.body in _PLAIN and (mention.plural or mention.body != "department")
    told = mention.key or mention.owned or mention.place or mention.portfolio or (mention.body and not plain)
    return bool(told) or mention.noun not in _VAGUE


def _is_total(reading: Reading, told: Told, fact: Fact, everyone: list[Told]) -> bool:
    """Whether the sentence counts persons or cases, and this one is only one of the words for them."""
    line = reading.sentences[fact.sentence]
    own = told.entity.mention
    mentioned = {sentence for sentence, _ in told.entity.at}
    including = reading.has(line.start, line.end, "including") and bool(told.penalties)
    if own.noun == "persons" and not (
        2 <= (own.count or 0) <= (MOST if including else _FEW)
        and fact.event.stage in GUILT | {"acquitted"}
        and fact.sentence in mentioned
    ):
        return True
    sanctioned = any(
        one.sentence == fact.sentence
        and (one.term or one.kind in _TERMS or (one.kind == "fine" and own.other) or one.kind == "unnamed")
        for one in told.penalties
    )
    others = own.plural and own.other and own.count is None and bool(told.penalties)
    if sanctioned or others or (_is_identified(own) and not own.plural):
        return False
    if reading.has(line.start, line.end, "total_words"):
        return True
    counts = [
        quantity
        for quantity in reading.text.quantities
        if line.start <= quantity.start < line.end
        and quantity.unit == "count"
        and quantity.value > 1
        and quantity.value != own.count
        and not _is_spelled_out(reading, quantity)
    ]
    held = fact.event.stage in {"detained", "in_custody"}
    if not own.plural:
        listed = {
            one.entity.mention.count
            for one in everyone
            if any(other.event is fact.event for other in one.facts)
        }
        counts = [one for one in counts if one.value > _FEW or int(one.value) not in listed]
    if _is_listed(told, fact, everyone) and not reading.has(line.start, line.end, "including"):
        counts = []
    if own.noun == "persons" and including:
        counts = []
    if counts[1:] or any(_counts_persons(reading, one) for one in counts):
        return True
    crowd = own.plural and not _is_identified(own)
    return crowd and ((own.count is None and not held) or (own.count or 0) > _FEW)


def _is_listed(told: Told, fact: Fact, everyone: list[Told]) -> bool:
    """Whether a single person with a telling office suffers the same in the sentence: "the head, three managers and ..."."""
    return any(
        one is not told
        and not one.entity.mention.plural
        and _is_identified(one.entity.mention)
        and any(other.event is fact.event for other in one.facts)
        for one in everyone
    )


def _counts_persons(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is one of persons or of cases, and not of the things that a case is about: "64 horses"."""
    line = reading.sentences[reading.sentence(quantity.start)]
    end = min(line.end, quantity.end + _BEHIND)
    counted = [
        *reading.within(quantity.start, end, "noun", "groups", "same", "count_verbs"),
        *(tag for tag in reading.text.within(quantity.start, end, "concept") if tag.id in _COUNTED),
    ]
    first = min((tag.start for tag in counted), default=None)
    return first is not None and not re.search(r"[,.;:()]", reading.folded[quantity.end : first])


def _is_spelled_out(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number counts persons who are named beside it: "three more people: the accountant ...", "the two"."""
    line = reading.sentences[reading.sentence(quantity.start)]
    before = reading.within(max(line.start, quantity.start - _REACH), quantity.start, "definite")
    pointed = bool(before) and not reading.folded[before[-1].end : quantity.start].strip()
    colon = reading.folded.find(":", quantity.end, line.end)
    return pointed or (colon >= 0 and quantity.value <= _FEW)


def _is_petty(reading: Reading, told: Told, fact: Fact) -> bool:
    """Whether the only finding is a fine or a word for punishment without any word of a court or a crime."""
    if fact.event.stage != "convicted":
        return False
    line = reading.sentences[fact.sentence]
    own = [
        one for one in told.penalties if one.sentence == fact.sentence and one.kind in {*_TERMS, "life_ban"}
    ]
    if own:
        return False
    mention = told.entity.mention
    one_of_trial = mention.key is not None or not mention.plural or 1 < (mention.count or 0) <= _FEW
    start = reading.sentences[max(0, fact.sentence - _TRIAL)].start if one_of_trial else line.start
    courts = reading.has(start, line.end, "court_places", "appeal_words", "charge") or any(
        tag.id == "court" for tag in reading.within(start, line.end, "body")
    )
    bribes = any(start <= one.start < line.end and one.kind == "bribe" for one in charges.sums(reading))
    return not courts and not (one_of_trial and bribes)


def _is_told_before(told: Told, facts: list[Fact], everyone: list[Told]) -> bool:
    """Whether "the inspector" is only the employee of the sentence before, of whom the text goes on."""
    mention = told.entity.mention
    new = mention.fresh or mention.other or mention.owned or mention.plural or mention.key
    if new or _is_identified(mention) or mention.noun not in _STAFF:
        return False
    if {fact.event.stage for fact in facts} != {"investigation"}:
        return False
    return any(
        one.entity.mention.noun in _STAFF
        and not one.entity.mention.plural
        and any(0 < told.entity.first - fact.sentence <= _SOON for fact in one.facts)
        for one in everyone
        if one is not told
    )


def _is_told_apart(told: Told, facts: list[Fact]) -> bool:
    """Whether a person without a telling office is told of in more than passing."""
    mention = told.entity.mention
    if _is_identified(mention):
        return True
    stages = {fact.event.stage for fact in facts}
    named = {sentence for sentence, one in told.entity.at if one.kind == "role" and not one.object}
    if mention.kind == "group":
        return bool(told.penalties) or mention.fresh
    return (
        bool(told.penalties)
        or bool(stages & GUILT)
        or any(LADDER.index(stage) > 0 for stage in stages if stage in LADDER)
        or (not mention.plural and any(fact.sentence in named for fact in facts))
    )
