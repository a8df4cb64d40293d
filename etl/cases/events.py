"""Find what the words of a sentence say was done: the stages of a proceeding, without what is denied or only possible.

What the law provides, what happens "if convicted" and a verdict that is still awaited are no events. Words of giving
("was given", "got") tell a verdict only beside a sanction, and a request where somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.cases import allegations, denials
from etl.cases.terms import Term
from etl.cases.texts import Reading
from etl.lexicons import Tag
from etl.proceedings import GUILT
from etl.sentences import Sentence

APPEAL = frozenset({"upheld", "changed_on_appeal"})
"""Stages whose words mean an appeal only beside a word for a sentence."""
_WORD = re.compile(r"[^\W\d_]+")
_CLOSED = re.compile(r", ?- ")
"""Closes a clause about a person, behind which stands what that one gets: "to her, who gave evidence, - three years"."""
_JUDGED = GUILT | {"acquitted"}
_BEFORE = 2
_AROUND = 200
"""The two words of a finding stand at most so many characters apart, and a modal so many before its verb."""
_AROUND_WORDS = 8
_MODAL = 60
_NAME = 40
"""The name of an offence begins at most so many characters before a word that it holds."""
_NEAR = 90
"""A word of giving and its sanction stand at most so many characters apart."""


@dataclass(frozen=True, slots=True)
class Event:
    """A stage that a sentence tells of, and the words that tell it.

    ``given`` marks words of giving, whose subject is the court, or of getting (``taken``); ``likewise`` one that only repeats another.
    """

    stage: str
    start: int
    end: int
    given: bool = False
    likewise: bool = False
    taken: bool = False


def find(reading: Reading, number: int, terms: list[Term]) -> list[Event]:
    """The events of a sentence, in order of their place."""
    line = reading.sentences[number]
    wishes = [tag for tag in reading.within(line.start, line.end, "stage") if tag.id == "requested"]
    asked = [tag for tag in wishes if not _asks_otherwise(reading, tag)]
    events = [Event("requested", tag.start, tag.end) for tag in asked]
    if not wishes:
        events += _claimed(reading, number, terms)
    events += [
        Event(tag.id, tag.start, tag.end)
        for tag in reading.within(line.start, line.end, "stage")
        if tag.id != "requested" and _is_told(reading, tag, terms, wishes, asked)
    ]
    events += _found_guilty(reading, number, asked)
    for tag in reading.within(line.start, line.end, "grants"):
        if (
            denials.is_void(reading, tag, "convicted")
            or allegations.is_mere(reading, tag, terms)
            or _is_only_possible(reading, tag)
            or any(event.start <= tag.start < event.end for event in events)
            or _is_deed(reading, tag)
        ):
            continue
        if _gives_sanction(reading, tag, terms) and not _is_asked(reading, tag, asked):
            takes = reading.has(tag.start, tag.end, "receives")
            events.append(Event("convicted", tag.start, tag.end, given=True, taken=takes))
    events += _bracketed(reading, number, events)
    for tag in reading.within(line.start, line.end, "likewise"):
        if before := [event for event in events if event.end <= tag.start]:
            events.append(Event(before[-1].stage, tag.start, tag.end, likewise=True))
    return sorted(events, key=lambda event: event.start)


def _claimed(reading: Reading, number: int, terms: list[Term]) -> Iterator[Event]:
    """What the prosecution holds to be just is asked for: "eight years would be a fitting punishment"."""
    line = reading.sentences[number]
    if not any(term.is_sanction for term in terms) or not reading.has(
        line.start, line.end, "accusers", "noun"
    ):
        return
    told = [*reading.within(line.start, line.end, "grants"), *_convictions(reading, line)]
    for tag in sorted(told, key=lambda one: one.start):
        if allegations.is_accusers(reading, tag) and allegations.is_mere(reading, tag, terms):
            yield Event("requested", tag.start, tag.end)
            return


def _is_told(reading: Reading, tag: Tag, terms: list[Term], wishes: list[Tag], asked: list[Tag]) -> bool:
    """Whether the words for a stage tell that it was reached: not denied, not asked for, and about a sentence."""
    if denials.is_void(reading, tag, tag.id):
        return False
    if tag.id in GUILT and (_is_asked(reading, tag, asked) or _is_of_no_person(reading, tag)):
        return False
    if tag.id == "convicted" and allegations.is_mere(reading, tag, terms):
        return False
    if tag.id == "acquitted" and _is_pleaded(reading, tag, wishes):
        return False
    if tag.id == "upheld" and _is_of_acquittal(reading, tag):
        return False
    line = reading.sentences[reading.sentence(tag.start)]
    if tag.id in APPEAL and denials.is_of_arrest(reading, tag, terms):
        return False
    if tag.id not in APPEAL or reading.has(line.start, line.end, "appeal_words", "sanction"):
        return True
    before = reading.sentences[max(0, reading.sentence(tag.start) - _BEFORE)].start
    # "upheld six claims", "losses were reduced", "for five years offences have been halved"
    return bool(terms) and reading.has(before, line.start, "appeal_words", "verdict_words", "sanction")


def _is_of_acquittal(reading: Reading, tag: Tag) -> bool:
    """Whether what was left as it was is an acquittal: "left the acquittal in force"."""
    start, end = reading.clause(tag.start)
    return any(
        one.id == "acquitted"
        and len(_WORD.findall(reading.folded[min(one.end, tag.end) : max(one.start, tag.start)]))
        <= _AROUND_WORDS
        for one in reading.within(start, end, "stage")
    )


def _is_of_no_person(reading: Reading, tag: Tag) -> bool:
    """Whether what a court found is no guilt: "found nine decrees unlawful", or nothing tells that it is."""
    start, end = reading.segment(tag.start)
    if not reading.has(tag.start, tag.end, "finders"):
        return False
    said = reading.within(tag.end, end, "findings", "findings_else")
    if not said:  # "the judge found no evidence that he knew", but "her guilt was found after her death"
        return reading.has(tag.start, tag.end, "body", "noun") and not reading.has(start, tag.end, "findings")
    return said[0].kind == "findings_else"


def _found_guilty(reading: Reading, number: int, asked: list[Tag]) -> Iterator[Event]:
    """A finding of guilt whose two words stand around the person: "found the former mayor, N, guilty"."""
    line = reading.sentences[number]
    for last in reading.within(line.start, line.end, "findings"):
        start, _ = reading.segment(last.start)
        ahead = reading.within(max(start, last.start - _AROUND), last.start, "finders")
        if not ahead or any(tag.start <= last.start < tag.end for tag in _convictions(reading, line)):
            continue
        words = (ahead[-1], last)
        if any(denials.is_void(reading, tag, "convicted") or _is_asked(reading, tag, asked) for tag in words):
            continue
        if allegations.is_mere(reading, ahead[-1], []):
            continue
        if reading.has(start, ahead[-1].start, "negations", "none_of"):
            continue  # "not a single court has found ..."
        if not reading.has(ahead[-1].end, last.start, "stage", "findings", "negations"):
            yield Event("convicted", last.start, last.end)


def _convictions(reading: Reading, line: Sentence) -> list[Tag]:
    return [tag for tag in reading.within(line.start, line.end, "stage") if tag.id in _JUDGED]


def _is_only_possible(reading: Reading, tag: Tag) -> bool:
    """Whether a word ahead of giving says that it only may or should be so: "should, in his view, receive"."""
    start, _ = reading.segment(tag.start)
    return reading.has(max(start, tag.start - _MODAL), tag.start, "possible")


def _bracketed(reading: Reading, number: int, told: list[Event]) -> Iterator[Event]:
    """A bracket that holds a name and a sum or a term says what a court gave: "(N, a fine of 12 million tenge)"."""
    line = reading.sentences[number]
    for name in reading.names:
        if not (line.start < name.start < line.end and reading.folded[name.start - 1] == "("):
            continue
        end = reading.folded.find(")", name.end, line.end)
        inside = name.end, end if end >= 0 else line.end
        given = [
            tag
            for tag in reading.within(*inside, "sanction")
            if tag.id in {"fine", "imprisonment", "suspended"}
        ]
        silent = not any(inside[0] <= event.start < inside[1] for event in told)
        if given and silent and not reading.has(*inside, "voids", "voids_if", "not_yet", "stage"):
            yield Event("convicted", given[0].start, given[0].end)


def _asks_otherwise(reading: Reading, tag: Tag) -> bool:
    """Whether what is asked for is an acquittal, or nothing that a court could give."""
    start, end = reading.clause(tag.start)
    acquits = any(other.id == "acquitted" for other in reading.within(start, end, "stage"))
    return acquits or any(void.start <= tag.start < void.end for void in reading.within(start, end, "voids"))


def _is_asked(reading: Reading, tag: Tag, asked: list[Tag]) -> bool:
    """Whether the finding is only what somebody asks for: in its own clause, or in one that goes on from a request."""
    if not asked:
        return False
    start, end = reading.clause(tag.start)
    if any(start <= request.start < end for request in asked):
        return True
    first, last = reading.segment(tag.start)
    if reading.vocabulary.head_last and not _is_court(reading, start, end):
        line = reading.sentences[reading.sentence(tag.start)]
        return any(
            tag.start < request.start < line.end for request in asked
        )  # the verb at the end rules it all
    return (
        tag.kind == "grants"
        and not _is_court(reading, start, end)
        and any(first <= request.start < last for request in asked)
    )


def _is_pleaded(reading: Reading, tag: Tag, wishes: list[Tag]) -> bool:
    """Whether an acquittal is only what somebody asks for, or what a lawyer says."""
    if _is_asked(reading, tag, wishes):
        return True
    clause = reading.clause(tag.start)
    lawyers = [noun for noun in reading.within(clause[0], tag.start, "noun") if noun.id == "lawyer"]
    if not lawyers or not _WORD.findall(reading.folded[lawyers[-1].end : tag.start]):
        return False  # "the firm's lawyer was acquitted" himself
    return not _is_court(reading, *clause)


def _gives_sanction(reading: Reading, tag: Tag, terms: list[Term]) -> bool:
    start, end = reading.segment(tag.start)
    if any(other.id in {"detained", "in_custody"} for other in reading.within(start, end, "stage")):
        return False  # a court that gave leave to hold somebody for two months has sentenced nobody
    given = [term.start for term in terms if term.is_sanction and start <= term.start < end]
    given += [
        sanction.start
        for sanction in reading.within(start, end, "sanction")
        if sanction.id in {"imprisonment", "restriction", "fine", "suspended", "unnamed"}
    ]
    return any(abs(at - tag.end) < _NEAR and not _CLOSED.search(reading.folded, tag.end, at) for at in given)


def _is_deed(reading: Reading, tag: Tag) -> bool:
    """Whether the giving or getting is a part of the offence's name: "took a bribe"."""
    ahead = max(0, tag.start - _NAME)
    named = [*reading.within(ahead, tag.end, "charge"), *reading.text.within(ahead, tag.end, "offence")]
    return any(one.start <= tag.start and tag.end <= one.end for one in named)


def _is_court(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch names a court, and not only its hearing: "in the court's pleadings"."""
    heard = {tag.start - 1 for tag in reading.within(start, end, "stage") if tag.id == "on_trial"}
    return any(tag.id == "court" and tag.end not in heard for tag in reading.within(start, end, "body"))
