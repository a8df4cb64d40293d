"""Find the persons of whom an event or a term of a sentence tells.

An event goes with the nearest person, before it in Kazakh and mostly so in English and Russian; persons in a list
share it. Terms that alternate with persons are paired in their order ("the mayor 12 years, his deputy seven").
"""

from __future__ import annotations

import re
from itertools import pairwise

from etl.cases.entities import Cast
from etl.cases.events import APPEAL, Event
from etl.cases.mentions import Mention
from etl.cases.tellings import Group, Line
from etl.cases.terms import Term
from etl.cases.texts import Reading
from etl.proceedings import GUILT

_WORD = re.compile(r"[^\W\d_]+")
_COMMA, _STRONG, _AFTER, _LATE, _PASSED, _POINTS = 2.0, 30.0, 1.5, 7.0, 4.0, 0.5
_FAR = 40.0
_REACH = 5
"""A Kazakh verb stands so many words behind its subject."""
_INSERTED = re.compile(r", [^,;:.()]+, ?([^,;:.()]*)")
_PARTED = re.compile(r"((?: [^\s,;:.()]+){0,3}), [^,;:.()]+,((?: [^\s,;:.()]+){0,3} ?)")
_DONE_TO = frozenset({"convicted", "acquitted", "detained", "in_custody"})
_STAFF = frozenset({"employee", "officer", "police_officer", "official", "specialist", "inspector"})
_HEARD = frozenset({"on_trial", "requested", "convicted", "acquitted"})
_NONE = 16
_BESIDE = 2
_MANY = 2
"""So many persons that are only counted in a clause make its events an aggregate's, and nobody's in particular."""


def find(reading: Reading, line: Line, event: Event, cast: Cast) -> Group:
    """The persons of whom an event tells: the nearest list of them, else those of the sentence before."""
    best: tuple[float, Group] | None = None
    suspects = [group for group in line.groups if not group[0][0].victim and not group[0][0].acts]
    for group in line.groups:
        if _is_out(reading, line, event, group[0][0], suspects):
            continue
        total = min(cost(reading, line, event.start, event.end, mention) for mention, _ in group)
        if group[0][0].acts and not event.likewise:
            total += _acting(reading, line, event, group[0][0])
        if total < _FAR and (best is None or total < best[0]):
            best = total, group
    if best:
        if _is_nobody(reading, line, best[1][0][0]):
            return []
        named = _named(reading, line, best[1])
        return [] if _is_counted(reading, line, named) else named
    if line.groups and any(not group[0][0].acts for group in line.groups):
        return suspects[0] if event.stage in APPEAL and len(suspects) == 1 and not best else []
    if _counts(reading, *reading.segment(event.start)) >= _MANY:
        return []
    if reading.has(line.start, line.end, "another_case"):
        return []
    about = cast.about() if event.stage in _HEARD else cast.topic
    return [
        (entity.mention, entity)
        for entity in about
        if not entity.mention.acts and (entity.accused or event.stage not in APPEAL)
    ]


def _is_nobody(reading: Reading, line: Line, mention: Mention) -> bool:
    """Whether the words before say that it happened to none of them: "not a single businessman has been arrested"."""
    before = reading.within(max(line.start, mention.start - _NONE), mention.start, "none_of")
    return bool(before) and not reading.folded[before[-1].end : mention.start].strip()


def _is_out(reading: Reading, line: Line, event: Event, mention: Mention, suspects: list[Group]) -> bool:
    """Whether somebody cannot be the one whom an event is about, however near they stand."""
    if mention.victim and (suspects or event.stage in GUILT):
        return True
    if event.start <= mention.start and mention.end <= event.end:
        return True  # "with him stand"
    if _owns(reading, line, mention):
        return True  # "the mayor's driver was sentenced"
    if event.likewise and mention.start < event.end:
        return True  # "and so was his lawyer"
    return mention.kind == "pronoun" and _possesses(reading, line, mention)  # "his predecessor"


def _owns(reading: Reading, line: Line, mention: Mention) -> bool:
    """Whether an English genitive only says whose driver or predecessor the next office is."""
    if not mention.word.endswith(reading.vocabulary.possessives or ("'s",)) or mention.kind != "role":
        return False
    behind = [one.start for group in line.groups for one, _ in group if one.start >= mention.end]
    gap = reading.folded[mention.end : min(behind)] if behind else "."
    return len(_WORD.findall(gap)) <= _BESIDE and not re.search(r"[.,;:()]", gap)


def _possesses(reading: Reading, line: Line, pronoun: Mention) -> bool:
    """Whether a pronoun only says whose the office right behind it is."""
    return not reading.vocabulary.head_last and any(
        group[0][0].kind == "role" and group[0][0].start - pronoun.end == 1 for group in line.groups
    )


def _named(reading: Reading, line: Line, group: Group) -> Group:
    """The persons whom a counted group is made of, where a list of them follows: "three more people: the accountant, ..."."""
    mention = group[0][0]
    following = next(
        (other for other in line.groups if other[0][0].start > mention.end and other[0][0].kind != "pronoun"),
        None,
    )
    if len(group) > 1 or not mention.plural or mention.count is None or following is None:
        return group
    gap = reading.folded[mention.end : following[0][0].start]
    return following if ":" in gap and gap.count(":") == 1 and len(following) == mention.count else group


def _acting(reading: Reading, line: Line, event: Event, mention: Mention) -> float:
    """What it costs to take one who acts in proceedings for the person whom they are about."""
    if mention.plural and mention.count is None and mention.noun in _STAFF:
        return _FAR  # officers at work: "in an operation led by officers of the service he was exposed"
    if (event.given and not event.taken) or event.stage in {
        "requested",
        "on_trial",
        "resigned",
        "disciplined",
        *APPEAL,
    }:
        return _FAR
    if any(not group[0][0].acts and group[0][0].kind != "pronoun" for group in line.groups):
        return _FAR
    if mention.start >= event.end:
        return 0.0 if _is_object(reading, event, mention) else _FAR
    gap = reading.folded[mention.end : event.start]
    if not _is_passive(reading, event, mention):
        return _FAR  # "the investigating judge ordered his arrest", "the judge, reading the verdict, sentenced him"
    near = _REACH if reading.vocabulary.head_last else 2
    if inserted := _INSERTED.fullmatch(gap):
        gap = inserted.group(1)  # "the lawyer, who had passed the money on, was convicted"
    if len(_WORD.findall(gap)) <= near and not re.search(r"[,;:()]", gap):
        return 0.0
    return _FAR


def _is_passive(reading: Reading, event: Event, mention: Mention) -> bool:
    """Whether the verb behind somebody tells what was done to them, and not what they did."""
    passives = reading.vocabulary.passives
    if passives:
        words = _WORD.findall(reading.folded[event.start : event.end])
        unnamed = () if mention.plural else reading.vocabulary.unnamed  # "last year they sentenced a judge"
        return any(word.endswith((*passives, *unnamed)) for word in words)
    return event.taken or reading.has(mention.end, event.end, "count_verbs", "copulas")


def _is_object(reading: Reading, event: Event, mention: Mention) -> bool:
    """Whether something was done to whoever stands right behind the verb: "the court convicted a lawyer"."""
    gap = reading.folded[event.end : mention.start]
    vocabulary = reading.vocabulary
    if vocabulary.head_last or event.stage not in _DONE_TO or re.search(r"[,;:()]", gap):
        return False
    small = vocabulary.indefinite | {
        reading.folded[tag.start : tag.end] for tag in reading.within(event.end, mention.start, "definite")
    }
    return small.issuperset(_WORD.findall(gap)) and not mention.word.endswith(vocabulary.agents)


def cost(reading: Reading, line: Line, start: int, end: int, mention: Mention) -> float:
    """How far a person is from a stretch of the sentence for a reader: words count, marks and other events more."""
    left, right = (mention.end, start) if mention.end <= start else (end, mention.start)
    gap = reading.folded[left:right] if left < right else ""
    if inserted := _PARTED.fullmatch(gap) if mention.end <= start else None:
        gap = inserted.group(1) + inserted.group(2) + ","  # "the mechanic, who had let the bus out, was ..."
    total = len(_WORD.findall(gap)) + _COMMA * gap.count(",") + _STRONG * len(re.findall(r"[;:]", gap))
    total += _COMMA * len(re.findall(r"[()]", gap))
    total += _PASSED * sum(left <= other.start and other.end <= right for other in line.events)
    if mention.start >= end:
        direct = len(_WORD.findall(gap)) <= 2 and not re.search(r"[,;:()]", gap)
        total += _LATE if reading.vocabulary.head_last else 0.0 if direct else _AFTER
    if mention.object and mention.end <= start:
        total += _LATE  # "under him": nobody who did something or to whom it was done
    return total + (_POINTS if mention.kind in {"pronoun", "same"} else 0.0)


def _is_counted(reading: Reading, line: Line, group: Group) -> bool:
    """Whether the words only count persons in a total: "25 officials were convicted this year"."""
    mention = group[0][0]
    if len(group) > 1 or not mention.plural:
        return False
    total = reading.has(line.start, line.end, "total_words")
    return total or (mention.count or 0) > 60


def _counts(reading: Reading, start: int, end: int) -> int:
    return max(
        (
            int(one.value)
            for one in reading.text.quantities
            if start <= one.start < end and one.unit == "count" and one.value >= _MANY
        ),
        default=0,
    )


def pair(reading: Reading, line: Line, cast: Cast, owners: dict[int, Group]) -> list[tuple[Term, Group]]:
    """Each term of the sentence with the persons who are to serve it."""
    given = [term for term in line.terms if term.is_sanction]
    struck = [
        group for event in line.events for group in (owners.get(id(event)) or [],) if event.stage in GUILT
    ]
    groups = [group for group in line.groups if not group[0][0].acts or group in struck]
    groups = [group for group in groups if not group[0][0].victim]
    own = [group for group in owners.values() if group and group[0][0].acts]
    if own and not groups:
        groups = own
    if not groups:
        return [
            (term, [(entity.mention, entity) for entity in cast.about() if not entity.mention.acts])
            for term in given
        ]
    order = _alternating(groups, given)
    if order:
        return order
    return [
        (
            term,
            _of_clause(reading, line, term, groups, owners)
            or min(
                _beside(reading, term, groups),
                key=lambda group: min(_term_cost(reading, line, term, mention) for mention, _ in group),
            ),
        )
        for term in given
    ]


def _beside(reading: Reading, term: Term, groups: list[Group]) -> list[Group]:
    """The persons of the term's own clause, where it names any: "to the organiser six years, as to the others ..."."""
    start, end = reading.clause(term.start)
    inside = [group for group in groups if start <= group[0][0].start and group[-1][0].end <= end]
    return [group for group in inside if group[0][0].kind != "pronoun"] or groups


def _of_clause(
    reading: Reading, line: Line, term: Term, groups: list[Group], owners: dict[int, Group]
) -> Group | None:
    """Whose term it is by what its clause tells, where that names nobody itself: "the deputy, who got six years,"."""
    start, end = reading.clause(term.start)
    if any(start <= mention.start < end for group in groups for mention, _ in group):
        return None
    told = [owners[id(event)] for event in line.events if start <= event.start < end and event.stage in GUILT]
    return next((group for group in told if group and not group[0][0].acts), None)


def _term_cost(reading: Reading, line: Line, term: Term, mention: Mention) -> float:
    total = cost(reading, line, term.start, term.end, mention)
    left, right = (mention.end, term.start) if mention.end <= term.start else (term.end, mention.start)
    return total + _PASSED * sum(left <= other.start and other.end <= right for other in line.terms)


def _alternating(groups: list[Group], given: list[Term]) -> list[tuple[Term, Group]] | None:
    """Terms and persons in turn, as many of the one as of the other."""
    if len(groups) != len(given) or len(given) < 2:
        return None
    marks = sorted(
        [(group[0][0].start, 0, number) for number, group in enumerate(groups)]
        + [(term.start, 1, number) for number, term in enumerate(given)]
    )
    if any(left[1] == right[1] for left, right in pairwise(marks)):
        return None
    return list(zip(given, groups, strict=True))
