"""Pair two lists of equal length: "Almaty, Abai and Ulytau show 100, 75 and 50 respectively"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import pairwise, takewhile

from etl.figures.bound import Binding
from etl.figures.measures import RATIOS
from etl.figures.reached import FOREIGN
from etl.figures.readings import Verdict
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.places import Place
from etl.quantities import Quantity

PAIR, COUNT = 2, "count"
APART = 8
"""Two members of a list stand at most so many characters apart."""
_MARKED = re.compile(r"(?: [^\W\d_]+){0,2}(?: - |: ?| \()[+-]?")
BACK = 2
"""The list of names stands in the sentence itself or in one of so many before it."""


def regions(text: Text) -> dict[int, Place]:
    """For the number that begins at an offset the place that is its counterpart."""
    paired: dict[int, Place] = {}
    for tag in text.within(0, len(text.original), "respectively"):
        numbers = _numbers(text, tag)
        for start, end in _stretches(text, tag):
            places = [
                place for place in text.places if start <= place.start < end and place.kind != "country"
            ]
            distinct = list({place.code: place for place in places}.values())
            if len(distinct) == len(numbers) > 1:
                paired.update(zip((number.start for number in numbers), distinct, strict=True))
                break
    return _beside(text) | _together(text) | paired


def _together(text: Text) -> dict[int, Place]:
    """The places of a list that leads to as many numbers: "Ulytau and Aktobe: +9% and +4%"."""
    paired: dict[int, Place] = {}
    at = 0
    while at < len(text.places):
        last = at
        while last + 1 < len(text.places) and _is_joined(
            text, text.places[last].end, text.places[last + 1].start
        ):
            last += 1
        places = text.places[at : last + 1]
        first = bisect_left(text.starts, places[-1].end)
        numbers = text.quantities[first : first + len(places)]
        if len(places) == len(numbers) > 1 and _leads(text, places[-1], numbers):
            paired.update(zip((number.start for number in numbers), places, strict=True))
        at = last + 1
    return paired


def _leads(text: Text, place: Place, numbers: list[Quantity]) -> bool:
    """Whether a mark leads from the last place of a list to a list of numbers that is as long."""
    if not _MARKED.fullmatch(text.words.text, place.end, numbers[0].start):
        return False
    alike = len({number.unit for number in numbers}) == 1
    following = text.following(numbers[-1])
    longer = following is not None and _is_joined(text, numbers[-1].end, following.start)
    return (
        alike
        and not longer
        and all(_is_joined(text, left.end, right.start) for left, right in pairwise(numbers))
    )


def _is_joined(text: Text, start: int, end: int) -> bool:
    """Whether nothing but a comma or a word such as "and" stands in the stretch."""
    gap = text.words.text[start:end]
    for tag in text.within(start, end, "joins"):
        gap = gap.replace(text.words.text[tag.start : tag.end], "")
    return 0 < len(text.words.text[start:end]) <= APART and not gap.strip(" ,+-")


def _beside(text: Text) -> dict[int, Place]:
    """The two regions of a title for the pairs of counts in lines that name none: "frauds: 574 and 803"."""
    title = text.title
    named = {place.code: place for place in text.places_within(title.start, title.end)}
    paired: dict[int, Place] = {}
    for left, right in pairwise(text.quantities if len(named) == PAIR and "KZ" not in named else ()):
        here = text.sentence(left.start)
        gap = text.words.text[left.end : right.start]
        joined = any(
            gap.strip() == text.words.text[tag.start : tag.end]
            for tag in text.within(left.end, right.start, "joins")
        )
        placed = bool(text.places_within(here.start, here.end))
        if joined and left.unit == right.unit and not placed and left.start not in paired:
            paired.update(zip((left.start, right.start), named.values(), strict=True))
    return paired


def tags(text: Text, kind: str) -> dict[int, str]:
    """For the number that begins at an offset the offence or gravity that is its counterpart.

    Two numbers may be told of each: "murders and robberies fell from 19 to 15 and from 80 to 72 respectively".
    """
    return _paired(text, lambda start, end: [found.id for found in text.within(start, end, kind)])


def liabilities(text: Text) -> dict[int, str]:
    """For the number that begins at an offset the kind of liability: "disciplined and fined were 298 and 63 respectively"."""
    kinds = text.readings.vocabulary.liabilities

    def told(start: int, end: int) -> list[str]:
        named = [tag for tag in text.concepts.within(start, end) if tag.id in kinds]
        longest = {tag.start: tag for tag in sorted(named, key=lambda tag: tag.end)}
        return [longest[place].id for place in sorted(longest)]

    return _paired(text, told)


def weigh(text: Text, binding: Binding, liability: str) -> Verdict:
    """What the number counts where that liability alone is meant of those that its sentence names."""
    reach, known = binding.reach, text.readings.vocabulary.liabilities
    others = {name: cost for name, cost in reach.contexts.items() if name not in known}
    return text.readings.weigh(replace(reach, contexts=others | {liability: 0.0}), binding.quantity.unit)


def _paired(text: Text, told: Callable[[int, int], list[str]]) -> dict[int, str]:
    paired: dict[int, str] = {}
    for tag in text.within(0, len(text.original), "respectively"):
        numbers = _numbers(text, tag)
        sentence = text.sentence(tag.start)
        first = numbers[0].start if numbers else sentence.end
        for stretch in ((sentence.start, first), (first, sentence.end)):
            named = list(dict.fromkeys(told(*stretch)))
            each, rest = divmod(len(numbers), max(1, len(named)))
            if not rest and each in {1, PAIR} and len(named) > 1:
                paired.update((number.start, named[at // each]) for at, number in enumerate(numbers))
                break
    return paired


def counterparts(text: Text) -> dict[int, int]:
    """For the number that begins at an offset the index of the count before that it is the change or the earlier value of.

    "2,716 accidents happened, 173 died, 3,398 were injured. This is 6%, 4% and 8% more respectively": as many counts
    stand directly before, and nothing is named among the ratios. Nor is in all of "a year ago there were 2,890 and 180".
    """
    paired: dict[int, int] = {}
    things = text.readings.vocabulary.nouns - {FOREIGN}
    done = things | text.readings.vocabulary.actions | text.readings.vocabulary.states
    for tag in text.within(0, len(text.original), "respectively"):
        numbers = _numbers(text, tag)
        if len(numbers) < PAIR or numbers[0].unit not in {*RATIOS, COUNT}:
            continue
        first, here = bisect_left(text.starts, numbers[0].start), text.sentence(numbers[0].start)
        counts = text.quantities[max(0, first - len(numbers)) : first]
        if numbers[0].unit == COUNT:
            named = _names(text, here.start, here.end, done) or bool(text.places_within(here.start, here.end))
        else:
            named = _names(text, numbers[0].end, numbers[-1].start, things)
        alike = all(
            number.unit == COUNT and text.sentence(number.start).paragraph == here.paragraph
            for number in counts
        )
        if alike and not named and len(counts) == len(numbers):
            paired.update((number.start, first - len(numbers) + at) for at, number in enumerate(numbers))
    return paired


def _names(text: Text, start: int, end: int, things: Collection[str]) -> bool:
    """Whether a stretch names an offence or one of the things."""
    return any(tag.kind != "concept" or tag.id in things for tag in text.concepts.within(start, end))


def _numbers(text: Text, tag: Tag) -> list[Quantity]:
    """The numbers of one unit that the word leads to, else the last ones before it in its sentence, or those that follow."""
    sentence = text.sentence(tag.start)
    inside = text.quantities_within(sentence.start, sentence.end)
    before = [number for number in inside if number.end <= tag.start]
    led = inside[len(before) :]
    if len(led) > 1 and not text.words.text[tag.end : led[0].start].strip():
        return list(takewhile(lambda number: number.unit == led[0].unit, led))
    run: list[Quantity] = []
    for number in reversed(before or inside):
        if run and number.unit != run[0].unit:
            break
        run.insert(0, number)
    return run


def _stretches(text: Text, tag: Tag) -> list[tuple[int, int]]:
    number = text.layout.sentence(tag.start)
    return [
        (text.sentences[index].start, text.sentences[index].end)
        for index in range(number, max(-1, number - BACK - 1), -1)
    ]
