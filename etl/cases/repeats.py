"""Leave out what a text tells twice: a person in the headline, a group whose members it tells one by one, a request recalled."""

from __future__ import annotations

from etl.cases import penalties, tellings
from etl.cases.tellings import Told
from etl.cases.texts import Reading
from etl.proceedings import GUILT, LADDER, Case

_RECALLED = frozenset({"organiser", "accomplice", "official", "employee", ""})
_SUMS = frozenset({"resident", "official", "persons", "employee", "police_officer"})
_ENDS = frozenset(".!?:;")
"""Marks with which no headline ends."""


def settle(reading: Reading, told: list[Told]) -> list[Told]:
    """The persons without those whom only the headline tells of, and without requests for somebody found guilty before.

    What only a headline tells of a sanction goes to the one person of whom the text tells the same stage.
    """
    heads = [one for one in told if _is_headline(reading, one, told)]
    kept = [one for one in told if one not in heads and not _is_recalled_request(one, told)]
    _hand_down(heads, kept)
    return kept


def _is_headline(reading: Reading, told: Told, everyone: list[Told]) -> bool:
    """Whether somebody is told of in the headline alone, of whom the text then tells more exactly."""
    if 0 not in {fact.sentence for fact in told.facts} or {number for number, _ in told.entity.at} != {0}:
        return False
    title = reading.sentences[0]
    if reading.folded[title.end - 1] in _ENDS or title.paragraph == reading.sentences[-1].paragraph:
        return False
    stages = {fact.event.stage for fact in told.facts}
    return any(
        stages & {fact.event.stage for fact in one.facts} or LADDER.index(tellings.stage(one)) > 0
        for one in everyone
        if one is not told and any(fact.sentence > 0 for fact in one.facts) and tellings.stage(one) in LADDER
    )


def _hand_down(heads: list[Told], told: list[Told]) -> None:
    """Give what only a headline tells of a sanction to the one person of whom the text tells the same stage."""
    for head in heads:
        same = [
            one
            for one in told
            if tellings.stage(one) == tellings.stage(head) and not one.entity.mention.plural
        ]
        if len(same) == 1 and not penalties.of_stage(same[0], tellings.stage(head)):
            same[0].penalties.extend(head.penalties)


def _is_recalled_request(told: Told, everyone: list[Told]) -> bool:
    """Whether "the organiser", for whom so many years were asked, is only one of those found guilty before."""
    mention = told.entity.mention
    named = mention.key or mention.place or mention.body or mention.fresh or mention.other or mention.plural
    if named or mention.noun not in _RECALLED or tellings.stage(told) != "requested":
        return False
    return any(
        tellings.stage(one) in GUILT and one.entity.first < told.entity.first
        for one in everyone
        if one is not told
    )


def are_told_apart(row: Case, rows: list[Case]) -> bool:
    """Whether a counted group is only the sum of persons who have rows of their own: "three officials", then each."""
    if not row.group or not row.count or row.noun not in _SUMS:
        return False
    bare = row.noun == "persons"
    others = [other for other in rows if other is not row and not other.group and _is_part(row, other)]
    if bare and row.sanction_status is None:
        told = [other for other in rows if other.start > row.start and other.stage == row.stage]
        return sum(other.count or 1 for other in told) >= row.count
    return len(others) >= row.count and (bare or row.sanction_status is None)


def _is_part(row: Case, other: Case) -> bool:
    """Whether a person can be one of a counted group: of residents only those who came to the same in the same court."""
    if row.noun != "resident":
        return row.noun == "persons" or other.office_level != "private"
    same = (row.stage, row.offence, row.region)
    return same == (other.stage, other.offence, other.region)
