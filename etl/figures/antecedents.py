"""What facts, cases and instances are where a sentence does not say it: the event that the text last spoke of."""

from __future__ import annotations

from bisect import bisect_left

from etl.figures.bound import Binding
from etl.figures.reached import CRIME, FOREIGN, VAGUE, Reach
from etl.figures.readings import OTHER, Verdict
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.quantities import COUNTING, Quantity

COUNT = "count"
BEHIND = 12
"""What goes up or down says so within so many characters behind the number at the latest."""
OPENING = 16
"""A pronoun opens a sentence within so many characters, behind a contrast ("but it")."""
PEOPLE = frozenset({"person"})
"""What hardly tells what was counted: "a year ago this figure was 2,950 people and 790 million tenge"."""
ACT = "act"
"""The kind of offences that are crimes by their name alone (`etl.catalogue.Term`); a manner is not."""


def find(text: Text, quantity: Quantity, *, topical: bool) -> str | None:
    """The concept of the event that is meant; ``None`` where nothing tells, or the sentence says it itself.

    ``topical`` says that the paragraph or the title speaks of offences. An accident or a violation that was named
    since is nearer: of accidents "in 90% of instances drivers are to blame".
    """
    sentence = text.sentence(quantity.start)
    here = _events(text, sentence.start, sentence.end)
    if here and CRIME not in here:
        return None
    start = text.layout.opening(quantity.start)
    title = text.title
    named = _events(text, start, quantity.start) or _events(text, title.start, title.end)
    if named and named[-1] != CRIME:
        return named[-1]
    return CRIME if topical else None


def goes_on(text: Text, index: int, reach: Reach, own: Verdict, *, moved: bool) -> bool:
    """Whether a number that says nothing of its own goes on with the events before; ``moved`` says that it compares."""
    if is_divided(text, index, own):
        return True
    if text.quantities[index].unit not in COUNTING:
        return False
    if own.score or reach.own:
        return not own.score and is_of_place(text, index, reach)
    quantity = text.quantities[index]
    return (
        moved or text.follows_place(quantity) or is_recalled(text, index) or _is_total(text, quantity, reach)
    )


def _is_total(text: Text, quantity: Quantity, reach: Reach) -> bool:
    """Whether "in all" opens the sentence of a number behind a colon or a dash: "In all in the country: 8,912"."""
    start = text.sentence(quantity.start).start
    led = text.words.text[start : quantity.start].rstrip().endswith((":", "-"))
    return led and not reach.acted and bool(text.within(start, start + 1, "totals"))


def is_divided(text: Text, index: int, own: Verdict) -> bool:
    """Whether the sentence opens with "of these" and the number counts nothing else: "the police accounted for 12"."""
    quantity = text.quantities[index]
    start = text.sentence(quantity.start).start
    opened = quantity.unit == COUNT and text.within(start, start + 1, "of_which")
    return bool(opened) and own.concepts.keys() <= {FOREIGN} and not text.is_followed(quantity)


def is_of_place(text: Text, index: int, reach: Reach) -> bool:
    """Whether the number counts mere cases of a place: of suicides "Almaty region leads with 21 cases"."""
    start, end = text.segment(index)
    at = bisect_left(text.place_starts, start)
    placed = at < len(text.place_starts) and text.place_starts[at] < end
    return placed and reach.nearest() <= VAGUE


def _events(text: Text, start: int, end: int) -> list[str]:
    """The events that a stretch names, in order; what is an accident by its name is no crime."""
    found: dict[int, str] = {}
    for tag in text.concepts.within(start, end):
        name = _event(text, tag)
        if name and found.get(tag.start, CRIME) == CRIME:
            found[tag.start] = name
    return list(found.values())


def _event(text: Text, tag: Tag) -> str | None:
    if tag.kind == "concept":
        return tag.id if tag.id in text.catalogue.events else CRIME if tag.id in _CRIMES else None
    if tag.kind == "offence" and text.catalogue.offences[tag.id].kind != ACT:
        return None
    return CRIME


_CRIMES = frozenset({"crime", "criminal_offence", "misdemeanour"})


def is_recalled(text: Text, index: int) -> bool:
    """Whether a pronoun stands for what the number counts: "since January 66 of them were registered", "it grew by 8%"."""
    return bool(text.within(*text.segment(index), "such")) or moves(text, text.quantities[index])


def moves(text: Text, quantity: Quantity) -> bool:
    """Whether a pronoun opens the sentence, whose things go up or down or are told again, and no thing is named since."""
    start = text.sentence(quantity.start).start
    nouns = text.readings.vocabulary.nouns
    for pronoun in text.within(start, min(start + OPENING, quantity.start), "pronouns"):
        led = text.within(start, pronoun.start + 1, "contrasts", "pronouns")
        if text.words.text[start : pronoun.start].strip(" -") and led[0] is pronoun:
            return False
        moved = text.within(pronoun.end, quantity.end + BEHIND, "direction")
        named = text.concepts.within(pronoun.end, quantity.start)
        told = moved or text.within(pronoun.start, pronoun.end, "such")
        return bool(told) and not any(tag.kind != "concept" or tag.id in nouns for tag in named)
    return False


def pointed(text: Text, binding: Binding, bound: list[Binding]) -> Binding | None:
    """The number of the sentence before that "this figure was 2,950 people and 790 million" tells for another time.

    It is the last one of the same unit, and the number says no more of its own than that persons are meant.
    """
    quantity, number = binding.quantity, text.layout.sentence(binding.quantity.start)
    here = text.sentences[number]
    said = [tag for tag in text.within(here.start, quantity.start, "pronouns") if tag.last > tag.first]
    if not said or not number or (binding.verdict.score and not binding.verdict.concepts.keys() <= PEOPLE):
        return None
    before = text.sentences[number - 1]
    for other in reversed(bound):
        if other.quantity.start < before.start or before.paragraph != here.paragraph:
            return None
        if other.quantity.start < before.end and other.quantity.unit == quantity.unit and other.aside is None:
            return None if other.verdict.indicator == OTHER else other
    return None
