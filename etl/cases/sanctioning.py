"""Say which sanctions a sentence tells of whom, and whether they are asked for, given or upheld."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from etl.cases import allegations, nearness
from etl.cases.entities import Cast, Entity
from etl.cases.events import APPEAL, Event
from etl.cases.tellings import Fact, Group, Line, Penalty, Told, of
from etl.cases.terms import Term
from etl.cases.texts import Reading
from etl.lexicons import Tag
from etl.proceedings import GUILT

_DEPRIVATIONS = frozenset({"imprisonment", "restriction", "suspended"})
_WORD = re.compile(r"[^\W\d_]+")
_ELLIPTIC = 7
"""A sentence without a verb has at most so many words before its term."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence under way with what is known so far.

    ``owners`` are the persons of its events by the event's identity; ``before`` are the events of the last sentence
    that had any, which a sentence without events goes on from.
    """

    reading: Reading
    line: Line
    cast: Cast
    told: dict[int, Told]
    owners: dict[int, Group]
    before: list[Event]


def tell(scene: Scene) -> None:
    """Write down the sanctions of a sentence with their persons."""
    reading, line = scene.reading, scene.line
    for term, group in nearness.pair(reading, line, scene.cast, scene.owners):
        stage = _stage(scene, term.start)
        if stage is None or not _is_served(scene, term):
            continue
        if term.is_cut and stage != "changed_on_appeal":
            continue
        kind = _kind(reading, line, term)
        many = _respective(reading, line, group)
        for mention, entity in group:
            penalty = Penalty(kind, stage, line.number, term.start, term)
            if many and len(group) == 1 and (mention.count or 0) > 1:
                _split(scene, entity, stage)
                break
            _serve(scene, of(scene.told, entity), penalty)
        if many:
            break
    _others(scene)


def _is_served(scene: Scene, term: Term) -> bool:
    """Whether a term of the sentence can be one of punishment.

    Something is told there, or prison is named, or the sentence is as short as those that go on with a list of terms
    are: "His deputy - nine years."
    """
    line = scene.line
    kinds = {tag.id for tag in scene.reading.within(line.start, line.end, "sanction")}
    if line.events or kinds & _DEPRIVATIONS:
        return True
    return _is_elliptic(scene, term.start)


def _is_elliptic(scene: Scene, at: int) -> bool:
    """Whether the sentence is as short as those that leave their verb to the one before: "His deputy - a fine"."""
    words = _WORD.findall(scene.reading.folded[scene.line.start : at])
    return bool(scene.line.groups) and len(words) <= _ELLIPTIC


def _serve(scene: Scene, one: Told, penalty: Penalty) -> None:
    """A term tells its stage by itself: who is to serve six years was sentenced to them, or is to be."""
    one.penalties.append(penalty)
    number = scene.line.number
    if not any(fact.sentence == number and fact.event.stage == penalty.stage for fact in one.facts):
        one.facts.append(Fact(_telling(scene, penalty.start, penalty.stage), number))


def _stage(scene: Scene, at: int) -> str | None:
    """What the nearest words say of a sanction: asked for, given, upheld; ``None`` where nothing tells."""
    reading, line = scene.reading, scene.line
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
    last = [event for event in scene.before if event.stage in {*GUILT, "requested"}]
    if last and last[-1].stage in GUILT and allegations.is_partys(reading, line.start, line.end):
        return None  # "the prosecutor, who had wanted four years, will appeal"
    return last[-1].stage if last else None


def _telling(scene: Scene, at: int, stage: str) -> Event:
    near = [event for event in scene.line.events if event.stage == stage] or [
        event for event in scene.before if event.stage == stage
    ]
    return min(near, key=lambda event: abs(event.start - at))


def _kind(reading: Reading, line: Line, term: Term) -> str:
    """The kind of deprivation that a term is of: the nearest word for one, else imprisonment."""
    start, end = reading.segment(term.start)
    kinds = [tag for tag in reading.within(start, end, "sanction") if tag.id in _DEPRIVATIONS]
    others = [other for other in line.terms if other is not term]
    kinds = [
        tag
        for tag in kinds
        if not any(min(tag.start, term.start) < other.start < max(tag.start, term.start) for other in others)
        or (tag.start > term.end and not _is_anothers(reading, line, term, tag))
    ]
    if not kinds:
        return "imprisonment"
    clause = reading.clause(term.start)
    inside = [tag for tag in kinds if clause[0] <= tag.start < clause[1]] or kinds
    if any(tag.id == "suspended" for tag in inside):
        return "suspended"
    return min(inside, key=lambda tag: abs(tag.start - term.start)).id


def _is_anothers(reading: Reading, line: Line, term: Term, tag: Tag) -> bool:
    """Whether a word like "suspended" is said of the next person's term: "he got twelve years, his wife five suspended"."""
    between = [other for other in line.terms if term.end <= other.start < tag.start]
    if not between or tag.id == "imprisonment":
        return False
    parted = "," in reading.folded[term.end : between[-1].start]
    return (tag.id == "restriction" and parted) or any(
        term.end <= mention.start < between[-1].start for group in line.groups for mention, _ in group
    )


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


def _split(scene: Scene, entity: Entity, stage: str) -> None:
    """One person for each term of a group whose members got one each."""
    scene.told.pop(entity.number, None)
    for term in (term for term in scene.line.terms if term.is_sanction):
        mention = replace(entity.mention, count=None, plural=False)
        one = Entity(len(scene.cast.entities), mention, at=list(entity.at))
        scene.cast.entities.append(one)
        fact = Fact(_telling(scene, term.start, stage), scene.line.number)
        kind = _kind(scene.reading, scene.line, term)
        penalty = Penalty(kind, stage, scene.line.number, term.start, term)
        scene.told[one.number] = Told(one, [fact], [penalty])


def _others(scene: Scene) -> None:
    """Sanctions that are no terms: fines, bans for life, awards, reprimands, and prison without a number."""
    line = scene.line
    for tag in scene.reading.within(line.start, line.end, "sanction"):
        if _is_idle(scene.reading, line, tag.id, tag.start):
            continue
        stage = _stage(scene, tag.start)
        if stage is None:
            continue
        for entity in _punished(scene, tag, stage):
            one = of(scene.told, entity)
            one.penalties.append(Penalty(tag.id, stage, line.number, tag.start))
            if tag.id == "fine" and not line.events and _is_elliptic(scene, tag.start):
                one.facts.append(Fact(_telling(scene, tag.start, stage), line.number))


def _punished(scene: Scene, tag: Tag, stage: str) -> list[Entity]:
    """Whom a sanction without a term strikes: the persons of its event, the nearest of several, or everyone."""
    reading, line = scene.reading, scene.line
    named = any(mention.kind == "role" and not mention.acts for group in line.groups for mention, _ in group)
    if reading.has(line.start, line.end, "everyone") and not named:
        return [
            one.entity for one in scene.told.values() if any(fact.event.stage == stage for fact in one.facts)
        ]
    telling = [event for event in line.events if event.stage == stage]
    group: Group = []
    if telling:
        group = scene.owners[id(min(telling, key=lambda event: abs(event.start - tag.start)))]
    if not group:
        group = [(entity.mention, entity) for entity in scene.cast.about() if not entity.mention.acts]
    if with_term := _sentenced(scene, tag):
        return with_term
    near = [one for one in line.groups if not one[0][0].acts]
    if len(near) > 1:
        group = min(
            near,
            key=lambda one: min(
                nearness.cost(reading, line, tag.start, tag.end, mention) for mention, _ in one
            ),
        )
    return [entity for _, entity in group]


def _sentenced(scene: Scene, tag: Tag) -> list[Entity]:
    """Whose term stands before the word in its own clause: "nine years with a ban for life, to the director seven"."""
    start, _ = scene.reading.clause(tag.start)
    told = [
        (penalty.start, one.entity)
        for one in scene.told.values()
        for penalty in one.penalties
        if penalty.term and start <= penalty.start < tag.start
    ]
    last = max((at for at, _ in told), default=None)
    return [entity for at, entity in told if at == last]


def _is_idle(reading: Reading, line: Line, kind: str, at: int) -> bool:
    """Whether the word names no sanction of its own: a term's kind, an award that is only recommended to be withdrawn."""
    start, end = reading.segment(at)
    if kind == "award_revoked":
        return reading.has(line.start, line.end, "only_recommended")
    if kind == "life_ban":
        return any(tag.start <= at < tag.end for tag in reading.within(line.start, line.end, "life_words"))
    return kind in _DEPRIVATIONS and any(start <= term.start < end for term in line.terms if term.is_sanction)
