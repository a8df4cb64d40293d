"""Whether crimes, misdemeanours, or both together are counted as registered."""

from __future__ import annotations

from dataclasses import replace

from etl.figures.bound import Binding
from etl.figures.reached import CRIME
from etl.figures.readings import Verdict
from etl.figures.texts import Text
from etl.quantities import Quantity

OFFENCES, CRIMES = "registered_offences", "registered_crimes"
MISDEMEANOURS = "registered_misdemeanours"
OFFENCE, MISDEMEANOUR = "criminal_offence", "misdemeanour"
CRIMES_ONLY = frozenset({"particularly_serious", "serious", "medium", "minor"})
"""The gravities that only crimes have: of "offences, serious ones by 12%" the second number counts crimes."""


def fitted(
    text: Text, index: int, verdict: Verdict, gravity: str | None, last: Binding | None, *, named: bool
) -> Verdict:
    """The verdict, as offences in a list of criminal offences, and as crimes of a gravity that only crimes have.

    ``last`` is the number before in the sentence, ``named`` says that an offence is named.
    """
    listed = last is not None and last.verdict.indicator == OFFENCES and _is_kind(text, index)
    listed = listed or (named and gravity is None and _is_offences_list(text, text.quantities[index]))
    if listed and verdict.indicator == CRIMES:
        return replace(verdict, indicator=OFFENCES)
    if verdict.indicator == OFFENCES and _are_misdemeanours(text, index, gravity):
        return replace(verdict, indicator=MISDEMEANOURS)
    if gravity in CRIMES_ONLY and verdict.indicator == OFFENCES and not listed:
        return replace(verdict, indicator=CRIMES)
    return verdict


def _are_misdemeanours(text: Text, index: int, gravity: str | None) -> bool:
    """Whether of the offences those are counted that are no crimes: "412 offences, among them 96 misdemeanours"."""
    counted = text.counted(text.quantities[index])
    if counted:
        return MISDEMEANOUR in counted and OFFENCE not in counted
    start, end = text.segment(index)
    named = {tag.id for tag in text.concepts.within(start, end) if tag.kind == "concept"}
    return gravity == MISDEMEANOUR and MISDEMEANOUR in named and OFFENCE not in named


def _is_kind(text: Text, index: int) -> bool:
    """Whether the number's own part names a kind of offence and no crime: "including serious ones by 9.2%"."""
    start, end = text.segment(index)
    named = [tag for tag in text.concepts.within(start, end) if tag.kind != "concept" or tag.id == CRIME]
    return bool(named) and all(tag.kind != "concept" for tag in named)


def _is_offences_list(text: Text, quantity: Quantity) -> bool:
    """Whether the head of the number's list speaks of criminal offences, of which its members are kinds."""
    head = text.layout.heads[text.layout.sentence(quantity.start)]
    if head is None:
        return False
    sentence = text.sentences[head]
    return any(tag.id == OFFENCE for tag in text.within(sentence.start, sentence.end, "concept"))
