"""Make the rows of a text: for each person the furthest stage, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from etl.cases import (
    accusations,
    admission,
    bindings,
    charges,
    dating,
    earlier,
    naming,
    penalties,
    repeats,
    reversals,
    tellings,
    vocabularies,
)
from etl.cases.charges import Sum
from etl.cases.events import APPEAL
from etl.cases.naming import Locality
from etl.cases.tellings import Fact, Told
from etl.cases.texts import Reading
from etl.figures.locations import of_the_time
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.proceedings import GUILT, LADDER, Case, Step

_ACCUSED = frozenset(LADDER)
_HEARD = GUILT | {"acquitted", "on_trial", "requested"}
"""Stages that a hearing is about."""


_TOGETHER = GUILT | {"disciplined"}
"""Stages to which one decision brings several persons."""


def build(text: Text) -> list[Case]:
    """The rows of a text in the order in which their persons are mentioned."""
    if not vocabularies.is_known(text.language.code):
        return []
    reading = Reading(text)
    bound = bindings.bind(reading)
    told = [
        settled
        for person in bound
        for one in earlier.split(reading, reversals.acquit(person))
        if (kept := reversals.settle(one)) and (settled := admission.settle(reading, kept, bound))
    ]
    told = repeats.settle(reading, told)
    found = charges.offences(reading)
    sums = charges.sums(reading)
    owners = accusations.owners(told, sums, reading)
    rows = []
    local = naming.locality(told)
    persons = {
        entity: number for number, entity in enumerate(dict.fromkeys(one.entity for one in told), start=1)
    }
    for one in told:
        mine = [amount for amount, owner in zip(sums, owners, strict=True) if owner is one]
        rows.append(_row(reading, one, f"p{persons[one.entity]}", found, mine, local))
    day = dating.of_hearing(reading)
    if any(row.date == day and row.stage not in _HEARD for row in rows):
        day = None  # the day of somebody's arrest is no hearing's
    rows = [
        _dated(row, row.date or _shared_date(reading, one, told) or _hearing_date(reading, one, day))
        for row, one in zip(rows, told, strict=True)
    ]
    return [row for row in rows if not repeats.are_told_apart(row, rows)]


def _dated(row: Case, day: str | None) -> Case:
    """The row with the date of its stage, which the step of that stage has as well."""
    steps = tuple(
        replace(step, date=step.date or day) if step.stage == row.stage else step for step in row.steps
    )
    return replace(row, date=day, steps=steps)


def _shared_date(reading: Reading, told: Told, everyone: list[Told]) -> str | None:
    """The date that the sentences just before tell of the same decision about others."""
    stage = tellings.stage(told)
    if stage not in _TOGETHER:
        return None
    for fact in (fact for fact in told.facts if fact.event.stage == stage):
        near = [
            other
            for one in everyone
            for other in one.facts
            if 0 < fact.sentence - other.sentence <= 2
            and (other.event.stage in APPEAL) == (stage in APPEAL)
            and (other.event.stage in GUILT) == (stage in GUILT)
            and other.event.stage in _TOGETHER
        ]
        for other in sorted(near, key=lambda one: -one.sentence):
            if day := dating.find(reading, other.sentence, other.event.start):
                return day
    return None


def _hearing_date(reading: Reading, told: Told, day: str | None) -> str | None:
    """The day of the hearing that the text is about, for whoever it is about and not for a case that it recalls."""
    stage = tellings.stage(told)
    sentences = [reading.sentences[fact.sentence] for fact in told.facts if fact.event.stage == stage]
    recalled = any(reading.has(line.start, line.end, "background", "earlier") for line in sentences)
    return None if recalled or stage not in _HEARD else day


def _date(reading: Reading, told: Told, fact: Fact, stage: str) -> str | None:
    """The date of the stage: told beside the deciding words, else beside others that tell the same."""
    same = [fact, *(one for one in told.facts if one.event.stage == stage)]
    return next((day for one in same if (day := dating.find(reading, one.sentence, one.event.start))), None)


def _as_date(day: str | None) -> date | None:
    """The first day of what is told as a day, a month or a year."""
    return date(*(int(part) for part in f"{day}-01-01".split("-")[:3])) if day else None


def _row(
    reading: Reading, told: Told, person: str, found: list[Tag], sums: list[Sum], local: Locality
) -> Case:
    stage = tellings.stage(told)
    deciding = [fact for fact in told.facts if fact.event.stage == stage]
    fact = _best(reading, told, deciding)
    mention = told.entity.mention
    mine = penalties.of_stage(told, stage)
    term = penalties.term(reading, mine, stage)
    fined = penalties.fine(reading, mine)
    kinds = penalties.kinds(mine, term)
    status = penalties.status(stage, mine)
    if status is None:
        kinds, term, fined = (), None, None
    amount, alternative = accusations.amount(reading, sums, stage) if stage in _ACCUSED else (None, None)
    offence = accusations.offence(reading, told, stage, found, amount)
    article = accusations.article(reading, told, stage, offence)
    line = reading.sentences[fact.sentence]
    place, region = naming.whereabouts(reading, told)
    level = naming.level(reading, told, local)
    day = _date(reading, told, fact, stage)
    region = of_the_time(reading.text, region, _as_date(day) or reading.text.clock.today)
    return Case(
        person=person,
        role=naming.role(reading, mention),
        office_level=level,
        region=region,
        offence=offence,
        article=article,
        stage=stage,
        date=day,
        amount=amount.value if amount else None,
        amount_kind=amount.kind if amount else None,
        amount_alt=alternative,
        currency=amount.currency if amount else fined[1] if fined else None,
        sanctions=kinds,
        years=term,
        requested_years=penalties.requested(told),
        fine=fined[0] if fined else None,
        sanction_status=status,
        count=mention.count,
        group=mention.plural,
        start=line.start,
        end=line.end,
        quote=reading.quote(line.start, line.end),
        finding=(fact.event.start, fact.event.end) if stage in GUILT else None,
        steps=_steps(reading, told),
        noun=mention.noun or ("defendants" if mention.plural else "defendant"),
        parts=naming.parts(mention),
        body=mention.body,
        portfolio=mention.portfolio,
        place=place,
    )


def _best(reading: Reading, told: Told, facts: list[Fact]) -> Fact:
    """The fact that shows the stage best: where the person is mentioned and a sanction told, then the first."""
    mentioned = {sentence for sentence, _ in told.entity.at}
    sanctioned = {penalty.sentence for penalty in told.penalties}
    dated = {fact.sentence for fact in facts if dating.find(reading, fact.sentence, fact.event.start)}
    return max(
        facts,
        key=lambda fact: (
            fact.sentence in sanctioned,
            fact.sentence in mentioned,
            fact.sentence > 0,  # a headline tells less than the sentence that it stands for
            fact.sentence in dated,
            -fact.event.start,
        ),
    )


def _steps(reading: Reading, told: Told) -> tuple[Step, ...]:
    """The stages that the text tells of the person, each once, the furthest last."""
    by_stage: dict[str, list[Fact]] = {}
    for fact in told.facts:
        by_stage.setdefault(fact.event.stage, []).append(fact)
    best = {stage: _best(reading, told, facts) for stage, facts in by_stage.items()}
    last = best.get(tellings.stage(told))
    # The words for a verdict beside those for what the appeal made of it tell no stage of their own.
    best = {
        stage: fact
        for stage, fact in best.items()
        if fact is last or last is None or stage not in GUILT or fact.sentence != last.sentence
    }
    order = {stage: number for number, stage in enumerate((*LADDER, "resigned", "disciplined"))}
    return tuple(
        Step(
            stage,
            dating.find(reading, fact.sentence, fact.event.start),
            reading.sentences[fact.sentence].start,
            reading.sentences[fact.sentence].end,
        )
        for stage, fact in sorted(best.items(), key=lambda item: order[item[0]])
    )
