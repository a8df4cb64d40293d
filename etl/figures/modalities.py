"""Whether a figure is a result, a target, or about one single case (LABELS.md, rules 18 and 24).

A single case is told in a stretch: the words that announce it ("a former mayor", "a 34-year-old") stand at its
beginning, and the sentences of the paragraph go on with it until one speaks of a whole again. A text about one
case alone names no period of its own, and is full of words for one person, one school, one firm.
"""

from __future__ import annotations

from etl.figures.bound import Binding
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.periods import PRIMARY
from etl.quantities import Quantity

TARGET, SINGLE_CASE, RESULT = "target", "single_case", "result"
EXAMPLE, INSTANCE, PARTICULAR, DEMAND = "example", "instance", "particular", "demand"
"""Words that only give an example, and words several of which show that a text is about one case; words that
demand money which is not paid yet."""
TARGET_REACH = 11.0
CASE_REACH = 20.0
EXAMPLE_REACH = 9.0
OFTEN, FULL = 0.4, 4
"""A text is about one case where this share of its sentences of so many words names one."""
OPENING = 4
"""A sentence begins within so many characters, a sign before it included."""
TERM = "term"
"""The reason why the length of a prison term is set aside: one person's sentence is told."""


def find(text: Text, binding: Binding, cases: frozenset[int]) -> str:
    """``result``, ``target`` or ``single_case``; ``cases`` are the sentences that go on with a case.

    A target is announced before its number, or after it in the number's own part of the sentence; a single case
    is announced before it. What changes is never a single case.
    """
    quantity, is_level = binding.quantity, binding.measure.name == "level"
    is_demand = text.catalogue.indicators[binding.verdict.indicator].demand
    sentence = text.sentence(quantity.start)
    _, end = text.segment(binding.index)
    for tag in text.within(sentence.start, sentence.end, "modality"):
        cost = text.layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        ahead = tag.start < quantity.start
        if tag.id == TARGET and cost <= TARGET_REACH and (ahead or tag.start < end):
            return TARGET
        if (
            tag.id == DEMAND
            and ahead
            and cost <= TARGET_REACH
            and not is_demand
            and not _is_met(text, tag, quantity)
        ):
            return TARGET
        if ahead and is_level and cost <= _REACHES.get(tag.id, -1.0) and not _is_counted(text, tag):
            return SINGLE_CASE
    return SINGLE_CASE if is_level and text.layout.sentence(quantity.start) in cases else RESULT


def _is_met(text: Text, demand: Tag, quantity: Quantity) -> bool:
    """Whether something was done between the demand and the number: "by a claim for damages 45 mln was returned"."""
    actions = text.readings.vocabulary.actions
    between = text.concepts.within(demand.end, quantity.start)
    return any(tag.kind == "concept" and tag.id in actions for tag in between)


_REACHES = {SINGLE_CASE: CASE_REACH, EXAMPLE: EXAMPLE_REACH}


def cases(text: Text) -> frozenset[int]:
    """The numbers of the sentences that go on with a case which another sentence announced."""
    numbers = range(len(text.sentences))
    named = [_ids(text, number) for number in numbers]
    announced = [_announces(text, number, ids) for number, ids in enumerate(named)]
    whole = text.clock.own == (None, None) and _is_about_one(text, named)
    found: set[int] = set()
    for number, sentence in enumerate(text.sentences):
        before = number - 1
        follows = before >= 0 and text.sentences[before].paragraph == sentence.paragraph
        goes_on = follows and (announced[before] or before in found) and PARTICULAR in named[number]
        led = announced[number] and SINGLE_CASE not in named[number]
        goes_on = goes_on and not _turns(text, number) and not _tells_a_total(text, number)
        if (whole or goes_on or led) and not _tells_a_time(text, number):
            found.add(number)
    return frozenset(found)


def _announces(text: Text, number: int, ids: set[str]) -> bool:
    """Whether a sentence names a case, or leads to one: "An example.", "So, a school ..."."""
    sentence = text.sentences[number]
    first = text.within(sentence.start, sentence.start + OPENING, "modality")
    led = any(tag.id == INSTANCE for tag in first) and PARTICULAR in ids and not _tells_a_time(text, number)
    return led or not ids.isdisjoint({SINGLE_CASE, EXAMPLE})


def _ids(text: Text, number: int) -> set[str]:
    """Which modalities the words of a sentence have."""
    sentence = text.sentences[number]
    tags = text.within(sentence.start, sentence.end, "modality")
    return {tag.id for tag in tags if not _is_counted(text, tag)}


def _is_counted(text: Text, tag: Tag) -> bool:
    """Whether a number touches the word, so that it names no single one: "118,362 residents"."""
    return any(
        0 <= tag.start - quantity.end <= 1 or 0 <= quantity.start - tag.end <= 1
        for quantity in text.quantities
        if quantity.unit == "count"
    )


def _turns(text: Text, number: int) -> bool:
    """Whether a sentence begins with "besides" or "however": it speaks of something else."""
    sentence = text.sentences[number]
    return bool(text.within(sentence.start, sentence.start + 1, "joins", "contrasts"))


def _is_about_one(text: Text, named: list[set[str]]) -> bool:
    """Whether the sentences that name one person, firm or place are many, and some of them announce a case."""
    terms = {text.layout.sentence(claim.start) for claim in text.claims if claim.reason == TERM}
    full = [
        number
        for number, sentence in enumerate(text.sentences)
        if len(text.words.text[sentence.start : sentence.end].split()) >= FULL
    ]
    about = [number for number in full if number in terms or named[number] & {SINGLE_CASE, PARTICULAR}]
    announced = bool(terms) or any(SINGLE_CASE in ids for ids in named)
    return announced and len(about) >= OFTEN * len(full)


def _tells_a_total(text: Text, number: int) -> bool:
    sentence = text.sentences[number]
    return bool(text.within(sentence.start, sentence.end, "totals"))


def _tells_a_time(text: Text, number: int) -> bool:
    """Whether a sentence tells what happened in a stated period: it counts more than the case."""
    sentence = text.sentences[number]
    return any(
        claim.kind in PRIMARY and sentence.start <= claim.start < sentence.end for claim in text.claims
    )
