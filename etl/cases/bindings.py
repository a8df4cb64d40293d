"""Say of whom each event and each sanction of a text tells: sentence by sentence, from its beginning to its end."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.cases import events, nearness, persons, reversals, sanctioning, terms
from etl.cases.entities import Cast, Entity
from etl.cases.events import Event
from etl.cases.mentions import Mention
from etl.cases.sanctioning import Scene
from etl.cases.tellings import Fact, Group, Line, Told, of
from etl.cases.terms import Term
from etl.cases.texts import Reading
from etl.proceedings import GUILT, LADDER
from etl.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_COLON = re.compile(r"[:;]")
_JOIN = 4
_BEFORE = 4
_LEAD = 12
_KIN = frozenset({"relative", "spouse"})
_SUFFERED = frozenset(
    {"investigation", "detained", "in_custody", "on_trial", "convicted", "upheld", "acquitted"}
)
"""Stages that befall even those who otherwise act in proceedings."""


def bind(reading: Reading) -> list[Told]:
    """The persons of the text with what is told of each, in the order in which they are first mentioned."""
    cast = Cast()
    told: dict[int, Told] = {}
    found = terms.find(reading)
    before: list[Event] = []
    for number, (line, mentions) in enumerate(zip(reading.sentences, persons.find(reading), strict=True)):
        here = [term for term in found if line.start <= term.start < line.end]
        happened = reversals.find(reading, number, events.find(reading, number, here))
        if any(mention.kind == "role" and not mention.plural for mention in mentions):
            happened = happened or _repeated(reading, line, before)
        recalled = any(event.stage in GUILT for event in happened) and reading.has(
            line.start, line.end, "background"
        )
        resolved = _resolved(reading, cast, mentions, number, apart=recalled)
        current = Line(
            number, line.start, line.end, _groups(reading, resolved, happened, here), happened, here
        )
        _tell(reading, current, cast, told, before)
        main = [group for group in current.groups if not group[0][1].mention.acts or group[0][1].accused]
        if main:
            struck = [group for group in main if any(_is_struck(told, entity, number) for _, entity in group)]
            cast.topic = [entity for _, entity in (struck or main)[0]]
            cast.recent = list(dict.fromkeys(entity for group in main for _, entity in group))
            cast.listed = _one_by_one(main) or cast.listed
        elif reading.has(line.start, line.end, "another_case"):
            cast.topic = []  # whoever follows is told of for the first time
        before = happened or before
    return sorted(told.values(), key=lambda one: one.entity.number)


def _repeated(reading: Reading, line: Sentence, before: list[Event]) -> list[Event]:
    """What a sentence says of somebody only by "did so too": the last event of the sentence before."""
    again = reading.within(line.start, line.end, "likewise")
    return [Event(before[-1].stage, tag.start, tag.end, likewise=True) for tag in again[:1]] if before else []


def _resolved(reading: Reading, cast: Cast, mentions: list[Mention], number: int, *, apart: bool) -> Group:
    here: list[Entity] = []
    resolved: Group = []
    for mention in mentions:
        if mention.kind == "pronoun" and _is_owner(mention, mentions):
            continue
        counted = mention.plural and (
            mention.kind == "pronoun" or (mention.kind == "role" and _is_known(reading, mention))
        )
        several = cast.several(mention, number, here) if counted else []
        last = resolved[-1] if resolved else None
        beside = last[1] if last and _joined(reading, last[0], mention) else None
        near = _named_before(reading, resolved, here, mention)
        entity = None if several else cast.resolve(mention, number, near, apart=apart, beside=beside)
        for one in several or ([entity] if entity else []):
            here.append(one)
            resolved.append((replace(mention, acts=mention.acts and not one.accused), one))
    return resolved


def _named_before(reading: Reading, resolved: Group, here: list[Entity], pronoun: Mention) -> list[Entity]:
    """Whom a pronoun behind a colon can mean: who was named before it, rather than who was only pointed to in passing."""
    named = [(mention, entity) for mention, entity in resolved if mention.kind in {"role", "name"}]
    if (
        pronoun.kind != "pronoun"
        or not named
        or not _COLON.search(reading.folded, named[-1][0].end, pronoun.start)
    ):
        return here
    passing = [entity for mention, entity in resolved if mention.kind == "pronoun" and not mention.subject]
    told = [entity for _, entity in named]
    return [entity for entity in here if entity in told or entity not in passing]


def _is_known(reading: Reading, mention: Mention) -> bool:
    """Whether the word before says that they were told of already: "both women", "the two men"."""
    before = reading.within(
        max(0, mention.start - _LEAD), mention.start, "definite", "everyone", "plural_pronouns"
    )
    return bool(before)


def _one_by_one(groups: list[Group]) -> list[Entity]:
    """The persons of a sentence in their order where it names several, each for themselves; empty where it does not."""
    named = [
        entity
        for group in groups
        for mention, entity in group
        if mention.kind in {"role", "name"} and not (mention.victim or entity.mention.plural)
    ]
    told = list(dict.fromkeys(named))
    return told if len(told) > 1 else []


def _names_any(line: Line) -> bool:
    """Whether a sentence names somebody by an office who does not only act in it."""
    return any(mention.kind == "role" and not mention.acts for group in line.groups for mention, _ in group)


def _everyone(told: dict[int, Told], number: int) -> Group:
    """All who were accused of something in the sentences just before: "all four were arrested"."""
    near = [
        one.entity
        for one in told.values()
        if one.entity.accused and any(number - fact.sentence <= _BEFORE for fact in one.facts)
    ]
    return [(entity.mention, entity) for entity in near]


def _is_struck(told: dict[int, Told], entity: Entity, number: int) -> bool:
    """Whether a sentence tells that something was done to a person."""
    return entity.number in told and any(fact.sentence == number for fact in told[entity.number].facts)


def _is_owner(pronoun: Mention, mentions: list[Mention]) -> bool:
    """Whether a pronoun only says whose chief or colleague the office right behind it is, of whom the sentence goes on."""
    return any(one.owned and 0 < one.start - pronoun.end <= 1 and one.noun not in _KIN for one in mentions)


def _groups(reading: Reading, resolved: Group, happened: list[Event], here: list[Term]) -> list[Group]:
    """Persons in a list share what is told of it, and so do those whom one pronoun means."""
    pointed: dict[int, Group] = {}
    for pair in resolved:
        if pair[0].kind == "pronoun":
            pointed.setdefault(pair[0].start, []).append(pair)
    groups: list[Group] = list(pointed.values())
    apart = len(groups)
    for pair in (pair for pair in resolved if pair[0].kind != "pronoun"):
        last = groups[-1][-1] if len(groups) > apart else None
        if (
            last
            and last[0].acts == pair[0].acts
            and last[1] is not pair[1]
            and _listed(reading, last[0], pair[0], happened, here)
        ):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return sorted(groups, key=lambda group: group[0][0].start)


def _listed(reading: Reading, left: Mention, right: Mention, happened: list[Event], here: list[Term]) -> bool:
    told = [one.start for one in happened] + [one.start for one in here]
    told += [tag.start for tag in reading.within(left.end, right.start, "sanction")]
    return _joined(reading, left, right) and not any(left.end <= start < right.start for start in told)


def _joined(reading: Reading, left: Mention, right: Mention) -> bool:
    """Whether two persons stand side by side in a list."""
    gap = reading.folded[left.end : right.start]
    if re.search(r"[.;:()\d]", gap) or "pronoun" in {left.kind, right.kind} or right.victim:
        return False
    words = _WORD.findall(gap)
    if reading.has(left.end, right.start, "relatives"):
        return False  # "the mayor, whose deputy is serving five years,"
    vocabulary = reading.vocabulary
    if any(word in vocabulary.conjunctions - vocabulary.list_joins for word in words):
        return False
    return len(words) <= _JOIN and ("," in gap or any(word in vocabulary.list_joins for word in words))


def _tell(reading: Reading, line: Line, cast: Cast, told: dict[int, Told], before: list[Event]) -> None:
    """Write down for each person what the sentence tells."""
    owners = {id(event): nearness.find(reading, line, event, cast) for event in line.events}
    if reading.has(line.start, line.end, "everyone") and not _names_any(line):
        held = [event for event in line.events if event.stage in {"detained", "in_custody"}]
        owners |= {id(event): _everyone(told, line.number) for event in held}
    for event in line.events:
        for mention, entity in owners[id(event)]:
            if mention.acts and not event.likewise and event.stage not in _SUFFERED:
                continue
            of(told, entity).facts.append(Fact(event, line.number))
            if event.stage in LADDER:
                entity.accused = True
                entity.guilty = entity.guilty or event.stage in GUILT
                entity.mention = replace(entity.mention, acts=False)
    sanctioning.tell(Scene(reading, line, cast, told, owners, before))
