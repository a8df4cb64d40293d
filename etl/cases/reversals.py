"""What a court or an investigator took back: a verdict that was quashed, a case that was closed.

Somebody whose verdict was quashed for a new trial is accused again, and no more; a case that ended without a finding
of guilt, by an amnesty or a reconciliation, is no row.
"""

from __future__ import annotations

from dataclasses import replace

from etl.cases.events import Event
from etl.cases.tellings import Fact, Told
from etl.cases.texts import Reading
from etl.proceedings import GUILT

_DECIDED = GUILT | {"acquitted"}


def find(reading: Reading, number: int, told: list[Event]) -> list[Event]:
    """The events of a sentence once those are gone that it takes back; a verdict quashed is ``quashed``.

    A court that quashes and gives a sentence of its own has changed it, unless the case goes to a new trial.
    """
    line = reading.sentences[number]
    quashes = [event for event in told if event.stage == "quashed"] or [
        Event("quashed", verb.start, verb.end)
        for verb in reading.within(line.start, line.end, "quash_verbs")
        if reading.has(*reading.clause(verb.start), "verdict_words")
    ]
    if not quashes:
        return told
    following = reading.sentences[number + 1].end if number + 1 < len(reading.sentences) else line.end
    again = reading.has(line.start, following, "retrial")
    after = [
        event
        for event in told
        if event.start >= quashes[0].start
        and (event.given or event.stage in {"convicted", "changed_on_appeal", "acquitted"})
    ]
    if after and not again:
        return [
            replace(event, stage="changed_on_appeal")
            if event in after and event.stage == "convicted"
            else event
            for event in told
            if event.stage != "quashed" and (event in after or event.stage not in _DECIDED)
        ]
    kept = [event for event in told if event.stage not in _DECIDED and event.stage != "quashed"]
    return [*kept, *quashes]


def acquit(told: Told) -> Told:
    """The person's facts without the verdicts that an acquittal on appeal did away with.

    "The court overturned the conviction and acquitted him": whatever an earlier court had found is no finding any more.
    """
    changed = [fact for fact in told.facts if fact.event.stage in {"upheld", "changed_on_appeal"}]
    cleared = [fact for fact in told.facts if fact.event.stage == "acquitted"]
    if any(
        one.sentence == other.sentence and one.event.start <= other.event.start
        for one in changed
        for other in cleared
    ):
        return Told(
            told.entity, [fact for fact in told.facts if fact.event.stage not in GUILT], told.penalties
        )
    return told


def settle(told: Told) -> Told | None:
    """The person's facts without what was taken back; ``None`` where the case was closed without a verdict."""
    facts = told.facts
    quashed = [fact for fact in facts if fact.event.stage == "quashed"]
    if quashed:
        last = max(fact.sentence for fact in quashed)
        facts = [fact for fact in facts if not (fact.event.stage in _DECIDED and fact.sentence <= last)]
        facts = [_tried_again(fact) if fact.event.stage == "quashed" else fact for fact in facts]
    if any(fact.event.stage == "closed" for fact in facts):
        if not any(fact.event.stage in _DECIDED for fact in facts):
            return None
        facts = [fact for fact in facts if fact.event.stage != "closed"]
    return Told(told.entity, facts, told.penalties)


def _tried_again(fact: Fact) -> Fact:
    return Fact(Event("on_trial", fact.event.start, fact.event.end), fact.sentence)
