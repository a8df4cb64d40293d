"""Say which sanctions a sentence tells of whom, and whether they are asked for, given or upheld."""

from __future__ import annotations

from dataclasses import replace

from etl.cases import events, nearness
from etl.cases.entities import Cast, Entity
from etl.cases.events import APPEAL, Event
from etl.cases.tellings import Fact, Group, Line, Penalty, Told, of
from etl.cases.terms import Term
from etl.cases.texts import Reading
from etl.proceedings import GUILT


def tell(
    reading: Reading,
    line: Line,
    cast: Cast,
    told: dict[int, Told],
    owners: dict[int, Group],
    before: list[Event],
) -> None:
    """Write down the sanctions of a sentence with their persons; ``owners`` are those of its events.

    ``before`` are the events of the last sentence that had any, which a sentence without events goes on from.
    """
    for term, group in nearness.pair(reading, line, cast, owners):
        stage = _stage(reading, line, term.start, before)
        if stage is None or term.is_cut or not _is_served(reading, line):
            continue
        kind = _kind(reading, line, term)
        many = _respective(reading, line, group)
        for mention, entity in group:
            penalty = Penalty(kind, stage, line.number, term.start, term)
            if many and len(group) == 1 and (mention.count or 0) > 1:
                _split(reading, line, cast, told, entity, stage, before)
                break
            _serve(of(told, entity), line, penalty, before)
        if many:
            break
    _others(reading, line, cast, told, owners, before)


def _is_served(reading: Reading, line: Line) -> bool:
    """Whether a term of the sentence can be one of punishment: something is told there, or prison is named."""
    kinds = {tag.id for tag in reading.within(line.start, line.end, "sanction")}
    return bool(line.events) or bool(kinds & {"imprisonment", "restriction", "suspended"})


def _serve(one: Told, line: Line, penalty: Penalty, before: list[Event]) -> None:
    """A term tells its stage by itself: who is to serve six years was sentenced to them, or is to be."""
    one.penalties.append(penalty)
    if not any(fact.sentence == line.number and fact.event.stage == penalty.stage for fact in one.facts):
        one.facts.append(Fact(_telling(line, penalty.start, penalty.stage, before), line.number))


def _stage(reading: Reading, line: Line, at: int, before: list[Event]) -> str | None:
    """What the nearest words say of a sanction: asked for, given, upheld; ``None`` where nothing tells."""
    telling = [event for event in line.events if event.stage in {*GUILT, "requested", "disciplined"}]
    if any(event.stage in APPEAL for event in telling):
        telling = [event for event in telling if not event.given]
    if telling:
        inside = reading.clause(at)
        return min(
            telling, key=lambda event: (not inside[0] <= event.start < inside[1], abs(event.start - at))
        ).stage
    if reading.has(line.start, line.end, "voids", "voids_if") or line.events:
        return None
    last = [event for event in before if event.stage in {*GUILT, "requested"}]
    return last[-1].stage if last else None


def _telling(line: Line, at: int, stage: str, before: list[Event]) -> Event:
    near = [event for event in line.events if event.stage == stage] or [
        event for event in before if event.stage == stage
    ]
    return min(near, key=lambda event: abs(event.start - at))


def _kind(reading: Reading, line: Line, term: Term) -> str:
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


def _respective(reading: Reading, line: Line, group: Group) -> bool:
    given = [term for term in line.terms if term.is_sanction]
    count = (group[0][0].count or 0) if group else 0
    return (
        count > 1
        and len(given) == count
        and (
            reading.has(line.start, line.end, "respectively")
            or sum(not one[0][0].acts for one in line.groups) == 1
        )
    )


def _split(
    reading: Reading,
    line: Line,
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


def _others(
    reading: Reading,
    line: Line,
    cast: Cast,
    told: dict[int, Told],
    owners: dict[int, Group],
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
                key=lambda one: min(
                    nearness.cost(reading, line, tag.start, tag.end, mention) for mention, _ in one
                ),
            )
        entities = [entity for _, entity in group]
        if reading.has(line.start, line.end, "everyone"):
            entities = [
                one.entity for one in told.values() if any(fact.event.stage == stage for fact in one.facts)
            ]
        for entity in entities:
            of(told, entity).penalties.append(Penalty(tag.id, stage, line.number, tag.start))


def _is_idle(reading: Reading, line: Line, kind: str, at: int) -> bool:
    """Whether the word names no sanction of its own: a term's kind, an award that is only recommended to be withdrawn."""
    start, end = events.segment(reading, at)
    if kind == "award_revoked":
        return reading.has(line.start, line.end, "only_recommended")
    if kind == "life_ban":
        return any(tag.start <= at < tag.end for tag in reading.within(line.start, line.end, "life_words"))
    return kind in {"imprisonment", "restriction", "suspended"} and any(
        start <= term.start < end for term in line.terms if term.is_sanction
    )
