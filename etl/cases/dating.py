"""The date of a stage, as exact as its sentence tells it: a day, a month or a year; never a guessed year."""

from __future__ import annotations

from dataclasses import replace

from etl.cases.charges import CURRENCIES
from etl.cases.texts import Reading
from etl.claims import Claim

_KINDS = frozenset({"date", "month", "as_of", "until", "since"})
_MONTHS = 12
_LEAD = 3
"""So many first sentences of a text tell when what it is about happened."""
_MONTH, _HALF, _LATE = 31, 186, 14
_DAY = len("2024-03-19")


def find(reading: Reading, sentence: int, at: int) -> str | None:
    """``2024-03-19``, ``2024-03`` or ``2024``: the time nearest to a position in its sentence; ``None`` without a year."""
    line = reading.sentences[sentence]
    here = [
        claim
        for claim in reading.text.claims
        if line.start <= claim.start < line.end and claim.kind in _KINDS and "month" in claim.fields
    ]
    completed = (claim if "year" in claim.fields else _following(reading, claim) for claim in here)
    dated = [claim for claim in completed if claim is not None]
    dated = [
        claim
        for claim in dated
        if not any(
            not reading.folded[tag.end : claim.start].strip()
            for tag in reading.within(max(line.start, claim.start - 25), claim.start, "other_dates")
        )
    ]
    clause = reading.clause(at)
    dated = [claim for claim in dated if "day" in claim.fields or not _is_of_deed(reading, at, claim)]
    dated.sort(key=lambda claim: (not clause[0] <= claim.start < clause[1], abs(claim.start - at)))
    for claim in dated:
        year, month, day = (claim.fields.get(name) for name in ("year", "month", "day"))
        if not (year and month and 1 <= month <= _MONTHS):
            continue
        return (
            f"{year:04}-{month:02}-{day:02}"
            if day and "offset" not in claim.fields
            else f"{year:04}-{month:02}"
        )
    return None


def _following(reading: Reading, claim: Claim) -> Claim | None:
    """A day without a year told shortly behind a date that has one: within a month, or just before a report's own day.

    Behind a month alone ("has been on trial since February 2019") it may be half a year later.
    """
    last = next(
        (
            one
            for one in reversed(reading.text.claims)
            if one.start < claim.start and one.fields.keys() >= {"year", "month"} and one.kind in _KINDS
        ),
        None,
    )
    day = claim.fields.get("day")
    if last is None or not day or reading.sentence(claim.start) - reading.sentence(last.start) > _LEAD:
        return None
    told = last.fields.get("day")
    gap = (claim.fields["month"] - last.fields["month"]) * _MONTH + day - (told or 0)
    if not (-_LATE <= gap <= _MONTH if told else 0 < gap <= _HALF):
        return None
    return replace(claim, fields={**claim.fields, "year": last.fields["year"]})


def of_hearing(reading: Reading) -> str | None:
    """The day of the hearing or the decision that a text is about; ``None`` where it tells of none, or of several.

    Told beside a word for a verdict or a hearing, else the only day that the first sentences tell at all.
    """
    told, lead = set(), set()
    for number, line in enumerate(reading.sentences):
        days = {
            day
            for claim in reading.text.claims
            if line.start <= claim.start < line.end
            and (day := find(reading, number, claim.start))
            and len(day) == _DAY
        }
        if reading.has(line.start, line.end, "background", "voids"):
            continue
        if reading.has(line.start, line.end, "hearing_words"):
            told |= days
        if number < _LEAD:
            lead |= days
    return next((days.pop() for days in (told, lead) if len(days) == 1), None)


def _is_of_deed(reading: Reading, at: int, claim: Claim) -> bool:
    """Whether a sum stands between the words for a stage and a month: "according to the indictment he took 6 million in April"."""
    if reading.vocabulary.head_last:
        return False
    start, end = sorted((at, claim.start))
    return any(start < one.start < end and one.unit in CURRENCIES for one in reading.text.quantities)
