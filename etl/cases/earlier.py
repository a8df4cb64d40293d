"""Tell a person's earlier verdict from the proceeding that a text is about: each is a case of its own."""

from __future__ import annotations

from etl.cases import dating
from etl.cases.tellings import Fact, Told
from etl.cases.texts import Reading
from etl.proceedings import GUILT, LADDER

_OPEN = frozenset({"investigation", "detained", "in_custody", "on_trial", "requested"})


def split(reading: Reading, told: Told) -> list[Told]:
    """A person's proceedings: an earlier verdict of which the text speaks as such is one of its own.

    A criminal record that is only mentioned beside a new suspicion is no verdict on that, and no row without a term.
    """
    guilty = [fact for fact in told.facts if fact.event.stage in GUILT]
    outlived = [fact for fact in guilty if _is_outlived(reading, told, fact)]
    before = [fact for fact in guilty if fact in outlived or _is_told(reading, fact, "earlier")]
    on_record = [fact for fact in guilty if _is_told(reading, fact, "record")]
    now = [fact for fact in told.facts if fact not in before and fact not in on_record]
    if not now and not before and not told.penalties:
        return []  # somebody whose record is all that the text tells
    if not any(fact.event.stage in GUILT for fact in now):
        before = [fact for fact in guilty if fact in outlived or fact in on_record]
        now = [fact for fact in told.facts if fact not in before]
    if not before or not any(fact.event.stage in LADDER for fact in now):
        return [told]
    sentences = {fact.sentence for fact in before}
    mine = [one for one in told.penalties if one.sentence in sentences]
    rest = [one for one in told.penalties if one.sentence not in sentences]
    recorded = all(fact in on_record for fact in before)
    former = [Told(told.entity, before, mine)] if mine or not recorded else []
    return [Told(told.entity, now, rest), *former]


def _is_outlived(reading: Reading, told: Told, verdict: Fact) -> bool:
    """Whether a verdict was over when what the text is about began: "now", "again", or an arrest of a later year."""
    still = [fact for fact in told.facts if fact.event.stage in _OPEN]
    behind = [fact for fact in still if fact.sentence > verdict.sentence]
    beside = [fact for fact in still if fact.sentence == verdict.sentence]
    if any(_is_told(reading, fact, "anew") for fact in behind) or any(
        reading.has(verdict.event.end, fact.event.start, "anew") for fact in beside
    ):
        return True
    later = [
        fact for fact in still if fact.sentence != verdict.sentence and fact.event.stage != "investigation"
    ]
    year = _year(reading, verdict)
    years = [one for fact in later if (one := _year(reading, fact))]
    return year is not None and any(year < one for one in years)


def _year(reading: Reading, fact: Fact) -> str | None:
    day = dating.find(reading, fact.sentence, fact.event.start)
    return day[:4] if day else None


def _is_told(reading: Reading, fact: Fact, kind: str) -> bool:
    line = reading.sentences[fact.sentence]
    return reading.has(line.start, line.end, kind)
