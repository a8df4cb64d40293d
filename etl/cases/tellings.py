"""What a text tells of one person: events and penalties, with the sentences that tell them."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.cases.entities import Entity
from etl.cases.events import Event
from etl.cases.mentions import Mention
from etl.cases.terms import Term
from etl.proceedings import LADDER

Group = list[tuple[Mention, Entity]]
"""Persons in a list, who share what is told of it."""


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
class Line:
    """One sentence under way: persons with their entities, lists of them, events and terms."""

    number: int
    start: int
    end: int
    groups: list[Group]
    events: list[Event]
    terms: list[Term]


def of(told: dict[int, Told], entity: Entity) -> Told:
    """What is told of a person so far."""
    return told.setdefault(entity.number, Told(entity))


def stage(told: Told) -> str:
    """The furthest stage that is told of a person."""
    stages = [fact.event.stage for fact in told.facts]
    ladder = [stage for stage in stages if stage in LADDER]
    if "disciplined" in stages and not ladder:
        return "disciplined"
    if "resigned" in stages and not [stage for stage in ladder if LADDER.index(stage) > 0]:
        return "resigned"
    return max(ladder, key=LADDER.index)
