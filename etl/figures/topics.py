"""What a paragraph and a title are about: the offence of persons, cases and money that are named without one."""

from __future__ import annotations

import re
from bisect import bisect_left

from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.quantities import Quantity

ACTS, MANNERS = frozenset({"act"}), frozenset({"manner"})
"""The kinds of offences (`etl.catalogue.Term`): a manner is a topic only where no act is named."""
PERCENT = "percent"
UNNAMED = "other"
"""The id of all offences without one of their own, which are no topic."""
GENERAL = frozenset({"crime", "criminal_offence"})
PREVAILS = 0.6
"""A title may name a mere finding; the text is about an offence that so many of its offences are."""
SOLE = 0.75
"""... and about it alone where so many are."""
BEHIND = 40
"""Within so many characters behind an offence stand the words that tell how it was committed."""
_PARTED = re.compile(r"[,;()\d]| - ")
OPENED = 5
"""A paragraph begins within so many characters, an article included."""
TELLING, FIRST = 13, 6
"""A title's count that is at least so large says what the text is about where one of the first numbers repeats it."""
LINES = 3
"""A campaign's offence stands in the same line or in one of so many lines before."""


def find(text: Text, quantity: Quantity) -> str | None:
    """What the paragraph is about where the number stands, else the only offence that the title names.

    It is about the offence of the last sentence that names any, this one included up to the number, if that is one.
    A manner is what only its own sentence is about.
    """
    for kinds, here in ((ACTS, False), (ACTS | MANNERS, True)):
        named = _last_named(text, quantity, kinds, here=here)
        if named:
            common = _common(text, named) or _whole(text, quantity, named)
            return _narrower(text, quantity, common) or titled(text)
    if _opens_with_total(text, quantity):
        return None
    return titled(text) or _recalled(text, quantity)


def _recalled(text: Text, quantity: Quantity) -> str | None:
    """The one offence of the paragraph before, where this one goes on with "such crimes"."""
    here = text.sentence(quantity.start)
    start = text.openings[here.paragraph]
    such = text.within(start, quantity.start, "such")
    if not such or not any(
        tag.id in GENERAL for tag in text.within(such[0].end, such[0].end + OPENED, "concept")
    ):
        return None
    number = text.layout.sentence(start) - 1
    first = text.openings[text.sentences[number].paragraph] if number >= 0 else start
    acts = {tag.id for tag in text.within(first, start, "offence") if _is_act(text, tag)}
    narrow = text.narrowest(acts)
    return next(iter(narrow)) if len(narrow) == 1 else None


def _is_act(text: Text, tag: Tag) -> bool:
    return text.catalogue.offences[tag.id].kind in ACTS and tag.id != UNNAMED


def _opens_with_total(text: Text, quantity: Quantity) -> bool:
    """Whether the number's paragraph begins with the whole as a contrast: "The totals, however, went down"."""
    line = text.sentence(quantity.start).paragraph
    start = text.openings[line]
    totals = text.within(start, start + OPENED, "totals") if start else []
    return bool(totals) and bool(text.within(totals[0].end, totals[0].end + OPENED, "contrasts"))


def _narrower(text: Text, quantity: Quantity, wide: str | None) -> str | None:
    """The part of an offence that the paragraph has named before, or the title names, and that it says again."""
    line = text.sentence(quantity.start).paragraph
    start = text.openings[line]
    first = [tag.id for tag in text.within(start, quantity.start, "offence")][:1]
    for known in (*first, titled(text)):
        if known and wide and text.catalogue.offences[known].part_of == wide:
            return known
    return wide


def _last_named(text: Text, quantity: Quantity, kinds: frozenset[str], *, here: bool) -> list[str]:
    """The offences of the last sentence of the paragraph that names any before the number, in order.

    ``here`` says that only the number's own sentence is looked at, which otherwise comes first.
    """
    earlier = () if here else text.layout.earlier(quantity.start)
    for sentence in (text.sentence(quantity.start), *earlier):
        end = min(sentence.end, quantity.start)
        tags = text.within(sentence.start, end, "offence")
        named = [
            _part(text, tag)
            for tag in tags
            if text.catalogue.offences[tag.id].kind in kinds and tag.id != UNNAMED
        ] or _spoken_of(text, sentence.start, end)
        if named:
            return named
    return []


def _spoken_of(text: Text, start: int, end: int) -> list[str]:
    """The offences that a stretch is about without naming them: drug laboratories are of drugs."""
    topics = text.catalogue.topics
    return [topics[tag.id] for tag in text.within(start, end, "concept") if tag.id in topics]


def _part(text: Text, tag: Tag) -> str:
    """The part of an offence that the words right behind it tell: fraud "committed by means of the Internet"."""
    for manner in text.within(tag.end, tag.end + BEHIND, "manner"):
        told = text.words.text[tag.end : manner.start]
        if _PARTED.search(told):
            break
        if text.catalogue.offences[manner.id].part_of == tag.id:
            return manner.id
    return tag.id


def _common(text: Text, named: list[str]) -> str | None:
    """The one offence that all those named are, the first if the others are parts of it; ``None`` for several."""
    offences = text.catalogue.offences
    first = named[0]
    if all(first in {other, offences[other].part_of} for other in named):
        return first
    narrow = text.narrowest(set(named))
    if len(narrow) == 1:
        return next(iter(narrow))
    return None


def _whole(text: Text, quantity: Quantity, named: list[str]) -> str | None:
    """What all offences of a list are parts of, where persons are counted behind it and its sentence before named that."""
    wide = {text.catalogue.offences[offence].part_of for offence in named}
    here = text.sentence(quantity.start)
    start = text.openings[here.paragraph]
    told = {tag.id for tag in text.within(start, here.start, "offence")}
    return next(iter(wide)) if len(wide) == 1 and wide <= told else None


def speaks_of_crime(text: Text, quantity: Quantity) -> bool:
    """Whether the title, or the paragraph so far, speaks of crime in general."""
    line = text.sentence(quantity.start).paragraph
    start = text.openings[line]
    title = text.title
    stretches = ((title.start, title.end), (start, quantity.start))
    return any(tag.id in GENERAL for stretch in stretches for tag in text.within(*stretch, "concept"))


def campaign(text: Text, quantity: Quantity) -> str | None:
    """The one offence of the nearest line that names any, this one or one shortly before it; else the title's."""
    line = text.sentence(quantity.start).paragraph
    for back in range(LINES + 1):
        named = _named(text, line - back, quantity.start)
        if named:
            return next(iter(named)) if len(named) == 1 else titled(text)
    return titled(text)


def _named(text: Text, line: int, end: int) -> set[str]:
    """The offences that a line names before an offset."""
    inside = text.lines.get(line)
    if not inside:
        return set()
    return text.narrowest(
        {tag.id for tag in text.within(inside[0].start, min(end, inside[-1].end), "offence")} - {UNNAMED}
    )


def titled(text: Text) -> str | None:
    """The only offence that the title names, or that prevails in the text and stands in its beginning.

    ``None`` where the title speaks of crime in general as well, or the text below it does.
    """
    title = text.title
    tags = text.within(title.start, title.end, "offence")
    named = text.narrowest({tag.id for tag in tags if text.catalogue.offences[tag.id].kind == "act"})
    general = [
        tag
        for tag in text.within(title.start, title.end, "concept")
        if tag.id in GENERAL and not any(_is_kind(text, tag, other) for other in tags)
    ]
    if not named and (told := _told_again(text, title.end)):
        return told
    if general or len(named) > 1 or _counts_all(text, title.end):
        return None
    if not named:
        return text.prevailing_offence
    only = next(iter(named))
    return _led(text, only) if text.prevalence(only) >= PREVAILS else None


def _is_kind(text: Text, crime: Tag, offence: Tag) -> bool:
    """Whether the word for crime is what an offence beside or behind it is a kind of: not so in "less crime, more thefts"."""
    if abs(crime.first - offence.last) <= 1:
        return True
    return crime.first <= offence.last and not _PARTED.search(text.words.text, crime.end, offence.start)


def _counts_all(text: Text, end: int) -> bool:
    """Whether the text below its title begins with the number of crimes and tells the title's offence as a part of them all.

    So it does in "214,000 crimes were registered. Of all crimes 58% are thefts".
    """
    first = text.quantities_within(end, len(text.words.text))[:1]
    if not first or text.counted(first[0]).isdisjoint(GENERAL):
        return False
    sentence = text.sentence(first[0].start)
    if text.within(sentence.start, sentence.end, "offence"):
        return False
    for whole in text.within(sentence.end, len(text.words.text), "share_words"):
        around = text.sentence(whole.start)
        shares = any(number.unit == PERCENT for number in text.quantities_within(around.start, around.end))
        if whole.first < whole.last and shares and text.within(around.start, around.end, "offence"):
            return True
    return False


def _told_again(text: Text, end: int) -> str | None:
    """The one offence that the title's number counts where the beginning of the text tells it again."""
    ahead = text.quantities[: bisect_left(text.starts, end)]
    titled = {(number.value, number.unit) for number in ahead}
    for index, number in enumerate(text.quantities[:FIRST]):
        if number.start >= end and (number.value, number.unit) in titled and number.value >= TELLING:
            acts = {
                tag.id
                for tag in text.within(number.end, text.segment(index)[1], "offence")
                if text.catalogue.offences[tag.id].kind == "act"
            }
            if len(acts) == 1 and text.is_followed(number):
                return next(iter(acts))
    return None


def _led(text: Text, titled: str) -> str:
    """The offence of a title, or the wider one, or its part, that the first sentence to name any speaks of instead."""
    offences = text.catalogue.offences
    for sentence in text.sentences[text.sentences.index(text.title) + 1 :]:
        acts = {
            tag.id
            for tag in text.within(sentence.start, sentence.end, "offence")
            if offences[tag.id].kind == "act"
        }
        if acts:
            wide = offences[titled].part_of
            if wide and acts == {wide}:
                return wide
            part = next(iter(acts)) if len(acts) == 1 else titled
            return part if offences[part].part_of == titled and _is_oftener(text, part, titled) else titled
    return titled


def part_meant(text: Text, quantity: Quantity, wide: str | None) -> str | None:
    """The part of an offence that a text about it alone means by the whole's name: "cattle thefts ... most thefts fall to Abai".

    It is the only part that was named before, in another sentence, and the whole was not. What a number counts by
    name it is: "214 thefts were solved".
    """
    here, offences = text.sentence(quantity.start), text.catalogue.offences
    before = [tag.id for tag in text.within(0, here.start, "offence")]
    parts = {offence for offence in before if wide and offences[offence].part_of == wide}
    if len(parts) != 1 or text.is_followed(quantity) or text.within(here.start, here.end, "totals"):
        return None
    part = parts.pop()
    named = [tag.id for tag in text.within(0, len(text.words.text), "offence")]
    oftener = sum(offence == part for offence in named) >= sum(offence == wide for offence in named)
    return part if oftener and wide not in before and text.prevalence(part) >= SOLE else None


def _is_oftener(text: Text, part: str, wide: str) -> bool:
    """Whether the text below its title names the part of an offence at least as often as the whole."""
    named = [tag.id for tag in text.within(text.title.end, len(text.words.text), "offence")]
    return named.count(part) >= named.count(wide)
