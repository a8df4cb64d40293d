"""Say of whom each event and each sanction of a sentence tells.

An event goes with the nearest person, before it in Kazakh and mostly so in English and Russian; persons in a list
share it. Terms that alternate with persons are paired in their order ("the mayor 12 years, his deputy seven").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from etl.cases import events, persons, terms
from etl.cases.entities import Cast, Entity
from etl.cases.events import APPEAL, Event
from etl.cases.persons import Mention
from etl.cases.terms import Term
from etl.cases.texts import Reading
from etl.proceedings import GUILT, LADDER

_WORD = re.compile(r"[^\W\d_]+")
_COMMA, _STRONG, _AFTER, _LATE, _PASSED, _POINTS = 2.0, 9.0, 1.5, 7.0, 4.0, 0.5
_FAR = 40.0
_JOIN = 4
_MANY = 2
"""So many persons that are only counted in a clause make its events an aggregate's, and nobody's in particular."""


@dataclass(slots=True)
class Fact:
    """An event told of a person: ``sentence`` is the number of the sentence."""

    event: Event
    sentence: int


@dataclass(slots=True)
class Penalty:
    """A sanction told of a person: its kind, the stage of the words that tell it, and the term where one is told."""

    kind: str
    stage: str
    sentence: int
    start: int
    term: Term | None = None


@dataclass(slots=True, eq=False)
class Told:
    """All that a text tells of one person."""

    entity: Entity
    facts: list[Fact] = field(default_factory=list)
    penalties: list[Penalty] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """One sentence under way: persons with their entities, lists of them, events and terms."""

    number: int
    start: int
    end: int
    groups: list[list[tuple[Mention, Entity]]]
    events: list[Event]
    terms: list[Term]


def bind(reading: Reading) -> list[Told]:
    """The persons of the text with what is told of each, in the order in which they are first mentioned."""
    cast = Cast()
    told: dict[int, Told] = {}
    found = terms.find(reading)
    before: list[Event] = []
    for number, (line, mentions) in enumerate(zip(reading.sentences, persons.find(reading), strict=True)):
        here = [term for term in found if line.start <= term.start < line.end]
        resolved = _resolved(cast, mentions, number)
        happened = events.find(reading, number, here)
        current = _Line(
            number, line.start, line.end, _groups(reading, resolved, happened, here), happened, here
        )
        _tell(reading, current, cast, told, before)
        main = [group for group in current.groups if not group[0][0].acts]
        if main:
            cast.topic = [entity for _, entity in main[0]]
        before = happened or before
    return sorted(told.values(), key=lambda one: one.entity.number)


def _resolved(cast: Cast, mentions: list[Mention], number: int) -> list[tuple[Mention, Entity]]:
    here: list[Entity] = []
    resolved = []
    for mention in mentions:
        entity = cast.resolve(mention, number, here)
        if entity is not None:
            here.append(entity)
            resolved.append((mention, entity))
    return resolved


def _groups(
    reading: Reading, resolved: list[tuple[Mention, Entity]], happened: list[Event], here: list[Term]
) -> list[list[tuple[Mention, Entity]]]:
    """Persons in a list share what is told of it."""
    groups: list[list[tuple[Mention, Entity]]] = []
    for pair in resolved:
        last = groups[-1][-1] if groups else None
        if (
            last
            and last[0].acts == pair[0].acts
            and last[1] is not pair[1]
            and _listed(reading, last[0], pair[0], happened, here)
        ):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return groups


def _listed(reading: Reading, left: Mention, right: Mention, happened: list[Event], here: list[Term]) -> bool:
    gap = reading.folded[left.end : right.start]
    if re.search(r"[.;:()\d]", gap) or "pronoun" in {left.kind, right.kind}:
        return False
    words = _WORD.findall(gap)
    joined = "," in gap or any(word in reading.vocabulary.conjunctions for word in words)
    told = [one.start for one in happened] + [one.start for one in here]
    between = any(left.end <= start < right.start for start in told)
    return joined and not between and len(words) <= _JOIN


def _tell(reading: Reading, line: _Line, cast: Cast, told: dict[int, Told], before: list[Event]) -> None:
    """Write down for each person what the sentence tells."""
    owners = {id(event): _owners(reading, line, event, cast) for event in line.events}
    paired = _paired(reading, line, cast, owners)
    for event in line.events:
        for mention, entity in owners[id(event)]:
            if (
                mention.acts
                and not event.likewise
                and event.stage
                not in {
                    "investigation",
                    "detained",
                    "in_custody",
                    "on_trial",
                    "convicted",
                    "upheld",
                    "acquitted",
                }
            ):
                continue
            _of(told, entity).facts.append(Fact(event, line.number))
            entity.accused = entity.accused or event.stage in LADDER
    for term, group in paired:
        stage = _stage(reading, line, term.start, before)
        if stage is None or term.is_cut:
            continue
        kind = _kind(reading, line, term)
        many = _respective(reading, line, group)
        for mention, entity in group:
            penalty = Penalty(kind, stage, line.number, term.start, term)
            if many and len(group) == 1 and (mention.count or 0) > 1:
                _split(reading, line, cast, told, entity, stage, before)
                break
            one = _of(told, entity)
            one.penalties.append(penalty)
            if not any(fact.sentence == line.number and fact.event.stage == stage for fact in one.facts):
                one.facts.append(Fact(_telling(line, term.start, stage, before), line.number))
        if many:
            break
    _other_sanctions(reading, line, cast, told, owners, before)


def _of(told: dict[int, Told], entity: Entity) -> Told:
    return told.setdefault(entity.number, Told(entity))


def _owners(reading: Reading, line: _Line, event: Event, cast: Cast) -> list[tuple[Mention, Entity]]:
    """The persons of whom an event tells: the nearest list of them, else those of the sentence before."""
    best: tuple[float, list[tuple[Mention, Entity]]] | None = None
    for group in line.groups:
        cost = min(_cost(reading, line, event.start, event.end, mention) for mention, _ in group)
        if event.start <= group[0][0].start and group[0][0].end <= event.end:
            continue  # "with him stand"
        if group[0][0].acts and not event.likewise:
            cost += _acting(reading, line, event, group[0][0])
        if cost < _FAR and (best is None or cost < best[0]):
            best = cost, group
    if best:
        return [] if _is_counted(reading, line, best[1]) else best[1]
    if line.groups and any(not group[0][0].acts for group in line.groups):
        return []
    if _counts(reading, *events.segment(reading, event.start)) >= _MANY:
        return []
    return [(entity.mention, entity) for entity in cast.topic if not entity.mention.acts]


def _acting(reading: Reading, line: _Line, event: Event, mention: Mention) -> float:
    """What it costs to take one who acts in proceedings for the person whom they are about."""
    if event.given or event.stage in {"requested", "on_trial", "resigned", "disciplined", *APPEAL}:
        return _FAR
    if any(not group[0][0].acts and group[0][0].kind != "pronoun" for group in line.groups):
        return _FAR
    gap = reading.folded[mention.end : event.start] if mention.end <= event.start else None
    if gap is not None and len(_WORD.findall(gap)) <= 2 and not re.search(r"[,;:()]", gap):
        return 0.0
    return _FAR


def _cost(reading: Reading, line: _Line, start: int, end: int, mention: Mention) -> float:
    left, right = (mention.end, start) if mention.end <= start else (end, mention.start)
    gap = reading.folded[left:right] if left < right else ""
    cost = len(_WORD.findall(gap)) + _COMMA * gap.count(",") + _STRONG * len(re.findall(r"[;:]", gap))
    cost += _COMMA * len(re.findall(r"[()]", gap))
    cost += _PASSED * sum(left <= other.start and other.end <= right for other in line.events)
    if mention.start >= end:
        direct = len(_WORD.findall(gap)) <= 2 and not re.search(r"[,;:()]", gap)
        cost += _LATE if reading.vocabulary.head_last else 0.0 if direct else _AFTER
    return cost + (_POINTS if mention.kind in {"pronoun", "same"} else 0.0)


def _is_counted(reading: Reading, line: _Line, group: list[tuple[Mention, Entity]]) -> bool:
    """Whether the words only count persons in a total: "25 officials were convicted this year"."""
    mention = group[0][0]
    if len(group) > 1 or not mention.plural:
        return False
    total = reading.has(line.start, line.end, "total_words")
    return total or (mention.count or 0) > 60


def _counts(reading: Reading, start: int, end: int) -> int:
    return max(
        (
            int(one.value)
            for one in reading.text.quantities
            if start <= one.start < end and one.unit == "count" and one.value >= _MANY
        ),
        default=0,
    )


def _paired(
    reading: Reading, line: _Line, cast: Cast, owners: dict[int, list[tuple[Mention, Entity]]]
) -> list[tuple[Term, list[tuple[Mention, Entity]]]]:
    """Each term of the sentence with the persons who are to serve it."""
    given = [term for term in line.terms if term.is_sanction]
    groups = [group for group in line.groups if not group[0][0].acts]
    own = [group for group in owners.values() if group and group[0][0].acts]
    if own and not groups:
        groups = own
    if not groups:
        return [
            (term, [(entity.mention, entity) for entity in cast.topic if not entity.mention.acts])
            for term in given
        ]
    order = _alternating(groups, given)
    if order:
        return order
    return [
        (
            term,
            min(
                groups,
                key=lambda group: min(_term_cost(reading, line, term, mention) for mention, _ in group),
            ),
        )
        for term in given
    ]


def _term_cost(reading: Reading, line: _Line, term: Term, mention: Mention) -> float:
    cost = _cost(reading, line, term.start, term.end, mention)
    left, right = (mention.end, term.start) if mention.end <= term.start else (term.end, mention.start)
    return cost + _PASSED * sum(left <= other.start and other.end <= right for other in line.terms)


def _alternating(
    groups: list[list[tuple[Mention, Entity]]], given: list[Term]
) -> list[tuple[Term, list[tuple[Mention, Entity]]]] | None:
    """Terms and persons in turn, as many of the one as of the other."""
    if len(groups) != len(given) or len(given) < 2:
        return None
    marks = sorted(
        [(group[0][0].start, 0, number) for number, group in enumerate(groups)]
        + [(term.start, 1, number) for number, term in enumerate(given)]
    )
    if any(left[1] == right[1] for left, right in pairwise(marks)):
        return None
    return list(zip(given, groups, strict=True))


def _stage(reading: Reading, line: _Line, at: int, before: list[Event]) -> str | None:
    """What the nearest words say of a sanction: asked for, given, upheld; ``None`` where nothing tells."""
    telling = [event for event in line.events if event.stage in {*GUILT, "requested", "disciplined"}]
    if telling:
        inside = reading.clause(at)
        return min(
            telling, key=lambda event: (not inside[0] <= event.start < inside[1], abs(event.start - at))
        ).stage
    if reading.has(line.start, line.end, "voids", "voids_if") or line.events:
        return None
    last = [event for event in before if event.stage in {*GUILT, "requested"}]
    return last[-1].stage if last else None


def _telling(line: _Line, at: int, stage: str, before: list[Event]) -> Event:
    near = [event for event in line.events if event.stage == stage] or [
        event for event in before if event.stage == stage
    ]
    return min(near, key=lambda event: abs(event.start - at))


def _kind(reading: Reading, line: _Line, term: Term) -> str:
    """The kind of deprivation that a term is of: the nearest word for one, else imprisonment."""
    start, end = events.segment(reading, term.start)
    kinds = [
        tag
        for tag in reading.within(start, end, "sanction")
        if tag.id in {"imprisonment", "restriction", "suspended"}
    ]
    others = [other for other in line.terms if other is not term]
    kinds = [
        tag
        for tag in kinds
        if not any(min(tag.start, term.start) < other.start < max(tag.start, term.start) for other in others)
        or tag.start > term.end
    ]
    if not kinds:
        return "imprisonment"
    clause = reading.clause(term.start)
    inside = [tag for tag in kinds if clause[0] <= tag.start < clause[1]] or kinds
    if any(tag.id == "suspended" for tag in inside):
        return "suspended"
    return min(inside, key=lambda tag: abs(tag.start - term.start)).id


def _respective(reading: Reading, line: _Line, group: list[tuple[Mention, Entity]]) -> bool:
    given = [term for term in line.terms if term.is_sanction]
    count = (group[0][0].count or 0) if group else 0
    return (
        count > 1
        and len(given) == count
        and (reading.has(line.start, line.end, "respectively") or len(given) > 1)
    )


def _split(
    reading: Reading,
    line: _Line,
    cast: Cast,
    told: dict[int, Told],
    entity: Entity,
    stage: str,
    before: list[Event],
) -> None:
    """One person for each term of a group whose members got one each."""
    told.pop(entity.number, None)
    for term in (term for term in line.terms if term.is_sanction):
        mention = replace(entity.mention, count=None, plural=False)
        one = Entity(len(cast.entities), mention, at=list(entity.at))
        cast.entities.append(one)
        event = _telling(line, term.start, stage, before)
        kind = _kind(reading, line, term)
        told[one.number] = Told(
            one, [Fact(event, line.number)], [Penalty(kind, stage, line.number, term.start, term)]
        )


def _other_sanctions(
    reading: Reading,
    line: _Line,
    cast: Cast,
    told: dict[int, Told],
    owners: dict[int, list[tuple[Mention, Entity]]],
    before: list[Event],
) -> None:
    """Sanctions that are no terms: fines, bans for life, awards, reprimands, and prison without a number."""
    for tag in reading.within(line.start, line.end, "sanction"):
        if _is_idle(reading, line, tag.id, tag.start):
            continue
        stage = _stage(reading, line, tag.start, before)
        if stage is None:
            continue
        telling = [event for event in line.events if event.stage == stage]
        group = owners[id(min(telling, key=lambda event: abs(event.start - tag.start)))] if telling else []
        if not group:
            group = [(entity.mention, entity) for entity in cast.topic if not entity.mention.acts]
        near = [one for one in line.groups if not one[0][0].acts]
        if near and len(near) > 1:
            group = min(
                near,
                key=lambda one: min(_cost(reading, line, tag.start, tag.end, mention) for mention, _ in one),
            )
        for _, entity in group:
            _of(told, entity).penalties.append(Penalty(tag.id, stage, line.number, tag.start))


def _is_idle(reading: Reading, line: _Line, kind: str, at: int) -> bool:
    """Whether the word names no sanction of its own: a term's kind, an award that is only recommended to be withdrawn."""
    start, end = events.segment(reading, at)
    if kind == "award_revoked":
        return reading.has(line.start, line.end, "only_recommended")
    if kind == "life_ban":
        return any(tag.start <= at < tag.end for tag in reading.within(line.start, line.end, "life_words"))
    return kind in {"imprisonment", "restriction", "suspended"} and any(
        start <= term.start < end for term in line.terms if term.is_sanction
    )
