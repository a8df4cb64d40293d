"""The date of a stage, as exact as its sentence tells it: a day, a month or a year; never a guessed year."""

from __future__ import annotations

from etl.cases.texts import Reading

_KINDS = frozenset({"date", "month", "as_of", "until", "since"})
_MONTHS = 12


def find(reading: Reading, sentence: int, at: int) -> str | None:
    """``2024-03-19``, ``2024-03`` or ``2024``: the time nearest to a position in its sentence; ``None`` without a year."""
    line = reading.sentences[sentence]
    dated = [
        claim
        for claim in reading.text.claims
        if line.start <= claim.start < line.end
        and claim.kind in _KINDS
        and {"year", "month"} <= claim.fields.keys()
    ]
    dated = [
        claim
        for claim in dated
        if not any(
            not reading.folded[tag.end : claim.start].strip()
            for tag in reading.within(max(line.start, claim.start - 25), claim.start, "other_dates")
        )
    ]
    clause = reading.clause(at)
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
