"""Tell a court's verdict from what others say with the same words: a prosecutor's or a lawyer's view, a remand, an inquiry.

"Eight years in prison would be just, the prosecutor said", "was put behind bars on suspicion of bribery", "an internal
inquiry found him guilty": none of them is a verdict. Words that only a court's decision is told with are left alone.
"""

from __future__ import annotations

from etl.cases.terms import HOLD, Term
from etl.cases.texts import Reading
from etl.lexicons import Tag
from etl.sentences import Sentence

_PARTIES = frozenset({"prosecutor", "lawyer"})


def is_mere(reading: Reading, tag: Tag, terms: list[Term]) -> bool:
    """Whether words of a verdict are somebody's claim, a remand, or the finding of whoever is no court."""
    line = reading.sentences[reading.sentence(tag.start)]
    if _is_inquiry(reading, tag, line):
        return True
    if not _is_weak(reading, tag):
        return False
    return _is_remand(reading, tag, terms) or (
        is_partys(reading, line.start, line.end) and not _is_courts(reading, line)
    )


def is_accusers(reading: Reading, tag: Tag) -> bool:
    """Whether the claim is the prosecution's, and no lawyer speaks in the sentence."""
    line = reading.sentences[reading.sentence(tag.start)]
    nouns = {one.id for one in reading.within(line.start, line.end, "noun")}
    accuses = "prosecutor" in nouns or reading.has(line.start, line.end, "accusers")
    return _is_weak(reading, tag) and accuses and "lawyer" not in nouns


def _is_weak(reading: Reading, tag: Tag) -> bool:
    """Whether others than courts use the words as well."""
    return any(
        one.start < tag.end and tag.start < one.end for one in reading.within(tag.start, tag.end, "weak")
    )


def _is_inquiry(reading: Reading, tag: Tag, line: Sentence) -> bool:
    """Whether it is no court that found somebody guilty: an inquiry, a commission, the investigators."""
    start, end = reading.clause(tag.start)
    return reading.has(start, end, "no_courts") and not _is_courts(reading, line)


def _is_remand(reading: Reading, tag: Tag, terms: list[Term]) -> bool:
    """Whether somebody is only held until the trial: a suspicion stands beside it, or a term of few months."""
    start, end = reading.clause(tag.start)
    if any(start <= term.start < end and term.years <= HOLD for term in terms):
        return True
    return reading.has(start, end, "suspicions")


def is_partys(reading: Reading, start: int, end: int) -> bool:
    """Whether a prosecutor or a lawyer speaks in a stretch, and does not only report."""
    speaks = any(tag.id in _PARTIES for tag in reading.within(start, end, "noun"))
    speaks = speaks or reading.has(start, end, "accusers")
    return speaks and not reading.has(start, end, "informers")


def _is_courts(reading: Reading, line: Sentence) -> bool:
    """Whether the sentence names a court or a judge, and not only a hearing."""
    hearings = [
        tag
        for tag in reading.within(line.start, line.end, "stage", "accusers")
        if tag.id in {"on_trial", "accusers"}
    ]
    courts = [
        tag
        for tag in reading.within(line.start, line.end, "body", "noun", "court_places")
        if tag.id in {"court", "judge"} or tag.kind == "court_places"
    ]
    return any(not any(one.start <= tag.start < one.end for one in hearings) for tag in courts)
