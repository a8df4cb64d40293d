"""The region of each figure, and the district or town below it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date

from etl.figures.texts import Text
from etl.places import Place
from etl.quantities import Quantity

BEHIND = 3.0
BEYOND = 20.0
"""What a place after the number costs more, in its own part of the sentence and beyond a mark."""
DASHED = 20
"""Between a number and the place that a dash leads to stand fewer characters."""
APART = 4
"""Between a district and the region that it is named with stand fewer characters."""
MANY = 20
"""A sentence of more numbers than there are regions is a table."""
_MARK = re.compile(r"[;()]|,(?!\d)")
NATIONAL = 7.0
"""The nation is meant only where no region stands nearer."""


def find(text: Text, quantity: Quantity, measure: str) -> tuple[str | None, str | None]:
    """The region's code and the place below it; both ``None`` where the text names several at once.

    A sentence that names no place goes on with the one that its paragraph last named, else it is about the subject.
    """
    places = _in_sentence(text, quantity, measure)
    best = min(places, key=lambda item: item[0], default=None)
    if following := _dashed(text, quantity) or _each_behind(text, quantity):
        best = (0.0, following)
    sentence = text.sentence(quantity.start)
    if _is_abroad(text, quantity, best[0] if best else BEYOND):
        return None, None
    national = best is None or best[1].kind == "country"
    if national and text.within(sentence.start, sentence.end, "several_regions"):
        return None, None
    before, several = _before(text, quantity) if best is None else (None, False)
    if several:
        return None, None
    if before:
        return before.code, before.below_region
    shared = best is not None and best[1].kind == "country" and measure == "share" and bool(text.subject)
    if best is None or (shared and not _is_told_of(text, best[1], quantity)):
        return text.subject, None
    place = _below(places, best[1])
    if len({other.code for other in _chain(text, place)}) > 1:
        return None, None
    return place.code, place.below_region


def _is_abroad(text: Text, quantity: Quantity, nearest: float) -> bool:
    """Whether another country is the place of the number: named in its sentence, and nearer than any place of this one."""
    sentence = text.sentence(quantity.start)
    here = text.abroad[
        bisect_left(text.abroad, (sentence.start,)) : bisect_left(text.abroad, (sentence.end,))
    ]
    costs = (
        text.layout.distance(quantity.start, quantity.end, *place)
        + (BEHIND if place[0] >= quantity.end else 0.0)
        for place in here
    )
    return min(costs, default=nearest) < nearest


def _before(text: Text, quantity: Quantity) -> tuple[Place | None, bool]:
    """The only place of the last sentence of the paragraph that names any: "The country has 877. July brought 56".

    And whether that sentence speaks of several regions of the nation at once: "in the four regions of Kazakhstan".
    """
    for sentence in text.layout.earlier(quantity.start):
        places = text.places_within(sentence.start, sentence.end)
        several = text.within(sentence.start, sentence.end, "several_regions")
        if several and all(place.kind == "country" for place in places):
            return None, True
        named = {place.code: place for place in places if not _is_of_part(text, quantity, place)}
        if named:
            return (next(iter(named.values())) if len(named) == 1 else None), False
    return None, False


def _is_of_part(text: Text, quantity: Quantity, place: Place) -> bool:
    """Whether the place only tells of a part of another number: "paid to 71,400 people, of whom 8,300 live in Abai"."""
    at = bisect_right(text.starts, place.start) - 1
    part = text.quantities[at] if at >= 0 else None
    if part is None or part is quantity or text.sentence(part.start) != text.sentence(place.start):
        return False
    earlier = text.sentence(place.start) != text.sentence(quantity.start)
    return (earlier or part.start > quantity.start) and text.is_partitive(part)


def _below(places: list[tuple[float, Place]], place: Place) -> Place:
    """The district named directly before its region or behind it: "in Terekti district of West Kazakhstan region"."""
    for _, other in places:
        first, last = sorted((place, other), key=lambda item: item.start)
        if other.below_region and other.code == place.code and last.start - first.end <= APART:
            return other
    return place


def _in_sentence(text: Text, quantity: Quantity, measure: str) -> list[tuple[float, Place]]:
    """The places of the quantity's sentence, each with what it costs to reach it."""
    sentence = text.sentence(quantity.start)
    found = []
    for place in text.places_within(sentence.start, sentence.end):
        if _is_of_part(text, quantity, place):
            continue
        cost = text.layout.distance(quantity.start, quantity.end, place.start, place.end)
        if place.start >= quantity.end and _is_of_parts(text, quantity, place):
            continue
        beyond = place.start >= quantity.end and _MARK.search(
            text.words.text, _after(text, quantity), place.start
        )
        if beyond and (_has_number(text, place) or _is_in_bracket(text, quantity, place)):
            continue
        if place.start >= quantity.end:
            if beyond and text.language.verb_final and not _is_counted_in(text, quantity, place):
                continue  # "thefts were 5,120, every fourth was in Almaty Region"
            cost += BEYOND if beyond else BEHIND
        if place.kind == "country":
            if place.start >= quantity.end and (
                beyond or measure == "share" or not _is_counted_in(text, quantity, place)
            ):
                continue
            cost += 0.0 if _is_told_of(text, place, quantity) else NATIONAL
        found.append((cost, place))
    return found


def _is_told_of(text: Text, nation: Place, quantity: Quantity) -> bool:
    """Whether a dash leads from the nation to the number: "Aktobe - 39, the country - 1,204"."""
    return text.words.text[nation.end : quantity.start].strip(" (") in {"-", ":"}


def _is_in_bracket(text: Text, quantity: Quantity, place: Place) -> bool:
    """Whether a place stands in a bracket behind the number that holds another one: "eleven (three in Karaganda)"."""
    opened = text.words.text.rfind("(", quantity.end, place.start)
    closed = text.words.text.rfind(")", quantity.end, place.start)
    following = text.following(quantity)
    return opened > closed and following is not None and opened < following.start < place.start


def _has_number(text: Text, place: Place) -> bool:
    """Whether a number follows a place as its own: of "119 in all, the most in Almaty (211)" the first is not of Almaty."""
    at = bisect_left(text.starts, place.end)
    if at == len(text.starts):
        return False
    between = text.words.text[place.end : text.starts[at]].strip()
    return between in {"", "(", "-", ":", "- "}


def _dashed(text: Text, quantity: Quantity) -> Place | None:
    """The place that a dash behind the number and a preposition lead to: "96 - in Turkistan region, 81 - in Almaty"."""
    for place in text.places_within(quantity.end, quantity.end + DASHED):
        gap = text.words.text[quantity.end : place.start]
        led = text.within(quantity.end, place.start, "prepositions")
        if (
            led
            and gap.lstrip().startswith("- ")
            and not gap.replace(text.words.text[led[0].start : led[0].end], "").strip(" -")
        ):
            return place
        break
    return None


def _each_behind(text: Text, quantity: Quantity) -> Place | None:
    """The place behind the number where each number of a sentence has its own: "46 in Pavlodar and 31 in Kostanay"."""
    sentence = text.sentence(quantity.start)
    numbers = text.quantities_within(sentence.start, sentence.end)
    if not 1 < len(numbers) <= MANY:
        return None
    places = [place for place in text.places_within(sentence.start, sentence.end) if place.kind != "country"]
    ends = [number.start for number in numbers[1:]] + [sentence.end]
    if len(numbers) != len(places) or len({place.code for place in places}) < len(places):
        return None
    pairs = list(zip(numbers, places, ends, strict=True))
    if not all(number.end <= place.start < end for number, place, end in pairs):
        return None
    return next(place for number, place, _ in pairs if number is quantity)


def _is_of_parts(text: Text, quantity: Quantity, place: Place) -> bool:
    """Whether a place behind the number is that of its parts: "712 were tried: 96 in Aktobe", "48 died, of them in Abai 7"."""
    if text.within(quantity.end, place.start, "of_which"):
        return True
    following = text.following(quantity)
    between = following is not None and following.end <= place.start
    return between and ":" in text.words.text[quantity.end : place.start]


def _is_counted_in(text: Text, quantity: Quantity, nation: Place) -> bool:
    """Whether no other number stands between a number and the nation behind it: "61,200 inspections across the country"."""
    following = text.following(quantity)
    return following is None or nation.start < following.start


def _after(text: Text, quantity: Quantity) -> int:
    """Where the number ends, or the comma behind it where it stands between two: "the fewest, 512, in Mangistau"."""
    folded, end = text.words.text, quantity.end
    between = (
        folded[max(0, quantity.start - 2) : quantity.start].rstrip().endswith(",")
        and folded[end : end + 1] == ","
    )
    return end + between


def _chain(text: Text, place: Place) -> list[Place]:
    """The coordinated places that this one is of: "Almaty, Zhambyl and Turkistan regions".

    Two that only a comma parts are none: "on the roads of Almaty region, Zhetysu Today reports".
    """
    at = text.places.index(place)
    first = last = at
    while first and _joined(text, text.places[first - 1], text.places[first]):
        first -= 1
    while last + 1 < len(text.places) and _joined(text, text.places[last], text.places[last + 1]):
        last += 1
    pair = text.places[first : last + 1]
    is_parted = len(pair) == 2 and not text.within(pair[0].end, pair[1].start, "joins")
    return [place] if is_parted else pair


def _joined(text: Text, left: Place, right: Place) -> bool:
    gap = text.words.text[left.end : right.start]
    for tag in text.within(left.end, right.start, "joins"):
        gap = gap.replace(text.words.text[tag.start : tag.end], "")
    return not gap.strip(" ,")


def of_the_time(text: Text, code: str | None, day: date | None) -> str | None:
    """The region that held the place on the day: South Kazakhstan until June 2018, East Kazakhstan for Semey until 2022.

    A text that was written later may use the newer name looking back: it stays, unless the older region is no more.
    """
    region = text.catalogue.regions.get(code or "")
    if region is None or day is None or region.valid_from is None or day >= region.valid_from:
        return code
    parent = text.catalogue.regions.get(region.formed_from or "")
    if parent is None:
        return code
    written = text.clock.today or day
    return parent.code if parent.valid_until or written < region.valid_from else code
