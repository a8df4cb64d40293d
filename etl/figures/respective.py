"""Pair two lists of equal length: "Almaty, Abai and Ulytau show 100, 75 and 50 respectively"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from etl.figures.measures import RATIOS
from etl.figures.reached import FOREIGN
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.places import Place
from etl.quantities import Quantity

PAIR, COUNT = 2, "count"
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
    return _beside(text) | paired


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
    paired: dict[int, str] = {}
    for tag in text.within(0, len(text.original), "respectively"):
        numbers = _numbers(text, tag)
        sentence = text.sentence(tag.start)
        first = numbers[0].start if numbers else sentence.end
        for stretch in ((sentence.start, first), (first, sentence.end)):
            named = list(dict.fromkeys(found.id for found in text.within(*stretch, kind)))
            each, rest = divmod(len(numbers), max(1, len(named)))
            if not rest and each in {1, PAIR} and len(named) > 1:
                paired.update((number.start, named[at // each]) for at, number in enumerate(numbers))
                break
    return paired


def counterparts(text: Text) -> dict[int, int]:
    """For the ratio that begins at an offset the index of the count before that it is the change of.

    "2,716 accidents happened, 173 died, 3,398 were injured. This is 6%, 4% and 8% more respectively": as many counts
    stand directly before, and nothing is named among the ratios.
    """
    paired: dict[int, int] = {}
    for tag in text.within(0, len(text.original), "respectively"):
        ratios = _numbers(text, tag)
        if len(ratios) < PAIR or ratios[0].unit not in RATIOS:
            continue
        first = bisect_left(text.starts, ratios[0].start)
        counts = text.quantities[max(0, first - len(ratios)) : first]
        line = text.sentence(ratios[0].start).paragraph
        things = text.readings.vocabulary.nouns - {FOREIGN}
        named = any(
            found.kind != "concept" or found.id in things
            for found in text.concepts.within(ratios[0].end, ratios[-1].start)
        )
        alike = all(
            number.unit == COUNT and text.sentence(number.start).paragraph == line for number in counts
        )
        if alike and not named and len(counts) == len(ratios):
            paired.update((ratio.start, first - len(ratios) + at) for at, ratio in enumerate(ratios))
    return paired


def _numbers(text: Text, tag: Tag) -> list[Quantity]:
    """The last numbers of one unit before the word in its sentence, or those that follow it."""
    sentence = text.sentence(tag.start)
    inside = text.quantities_within(sentence.start, sentence.end)
    before = [number for number in inside if number.end <= tag.start]
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
