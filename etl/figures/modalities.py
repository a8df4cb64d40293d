"""Whether a figure is a result, a target, or about one single case (LABELS.md, rules 18 and 24).

A single case is told in a stretch: the words that announce it ("a former mayor", "a 34-year-old") stand at its
beginning, and the sentences of the paragraph go on with it until one speaks of a whole again. A text about one
case alone names no period of its own, and is full of words for one person, one school, one firm.
"""

from __future__ import annotations

from bisect import bisect_left

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
NOW = "later_before"
COUNT, CASES = "count", "cases"
EVENTS = frozenset({"fact", "case", "crime", "criminal_offence", "violation"})
NAMED = 2
"""So many characters behind a word begins its name."""
TERM = "term"
"""The reason why the length of a prison term is set aside: one person's sentence is told."""


def find(text: Text, binding: Binding, cases: frozenset[int]) -> str:
    """``result``, ``target`` or ``single_case``; ``cases`` are the sentences that go on with a case.

    What is demanded is a target in a single case too. A plan is announced before its number, or after it in the
    number's own part of the sentence; a single case is announced before it. What changes is never one, nor are several cases.
    """
    quantity = binding.quantity
    indicator = text.catalogue.indicators[binding.verdict.indicator]
    is_single = binding.measure.name == "level" and not (indicator.counts == CASES and quantity.value > 1)
    sentence = text.sentence(quantity.start)
    told = text.within(sentence.start, sentence.end, "modality")
    if (
        not indicator.demand
        and indicator.counts != CASES
        and any(_is_demanded(text, quantity, tag) for tag in told)
    ):
        return TARGET
    if is_single and (
        text.layout.sentence(quantity.start) in cases
        or any(_tells_a_case(text, quantity, tag) for tag in told)
    ):
        return SINGLE_CASE
    _, end = text.segment(binding.index)
    aimed = any(_is_aimed(text, quantity, tag, end) for tag in told) or _is_headed(text, quantity)
    return TARGET if aimed else RESULT


def _is_headed(text: Text, quantity: Quantity) -> bool:
    """Whether the head of the number's list says that all of it is planned: "Planned for the second quarter:"."""
    head = text.layout.heads[text.layout.sentence(quantity.start)]
    if head is None:
        return False
    sentence = text.sentences[head]
    if text.words.text[sentence.end - 1] == "?":
        return False  # what is asked may be answered by what was done
    return any(tag.id == TARGET for tag in text.within(sentence.start, sentence.end, "modality"))


def _is_demanded(text: Text, quantity: Quantity, tag: Tag) -> bool:
    """Whether words before the number demand it, and nothing tells that it was paid since."""
    if tag.id != DEMAND or tag.start >= quantity.start or _is_met(text, tag, quantity):
        return False
    return _distance(text, quantity, tag) <= TARGET_REACH


def _tells_a_case(text: Text, quantity: Quantity, tag: Tag) -> bool:
    """Whether words that stand shortly before the number tell of one case."""
    if tag.start >= quantity.start or _is_counted(text, tag):
        return False
    return _distance(text, quantity, tag) <= _REACHES.get(_id(text, tag), -1.0)


def _is_aimed(text: Text, quantity: Quantity, tag: Tag, end: int) -> bool:
    """Whether words before the number, or behind it in its own part of the sentence, plan it."""
    ahead = tag.start < quantity.start
    near = tag.id == TARGET and _distance(text, quantity, tag) <= TARGET_REACH
    return near and (
        not _is_present(text, quantity, tag)
        if ahead
        else tag.start < end and not _is_next(text, quantity, tag)
    )


def _is_present(text: Text, quantity: Quantity, plan: Tag) -> bool:
    """Whether a bracket between a plan and the number says that it tells of now: "to 65% (at present 59.8%)"."""
    opened = text.words.text.rfind("(", plan.end, quantity.start)
    return opened >= 0 and any(tag.id == NOW for tag in text.within(opened, quantity.start, "comparison"))


def _is_next(text: Text, quantity: Quantity, plan: Tag) -> bool:
    """Whether "and" leads from the number to a plan for the next one: "recovered 2 mln and seek another 14"."""
    following = text.following(quantity)
    here = text.sentence(quantity.start)
    return (
        following is not None
        and plan.end <= following.start < here.end
        and bool(text.within(quantity.end, plan.start, "joins"))
    )


def _distance(text: Text, quantity: Quantity, tag: Tag) -> float:
    return text.layout.distance(quantity.start, quantity.end, tag.start, tag.end)


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
    summed: int | None = None
    for number, sentence in enumerate(text.sentences):
        before = number - 1
        if _tells_a_time(text, number) and _tells_a_total(text, number):
            summed = sentence.paragraph
        follows = before >= 0 and text.sentences[before].paragraph == sentence.paragraph
        goes_on = follows and (announced[before] or before in found)
        goes_on = goes_on and (PARTICULAR in named[number] or _measures(text, number))
        led = announced[number] and SINGLE_CASE not in named[number]
        goes_on = goes_on and not _turns(text, number) and not _tells_a_total(text, number)
        if ((whole and sentence.paragraph != summed) or goes_on or led) and not _tells_a_time(text, number):
            found.add(number)
    return frozenset(found)


def _announces(text: Text, number: int, ids: set[str]) -> bool:
    """Whether a sentence names a case, or leads to one: "An example.", "So, a school ..."."""
    sentence = text.sentences[number]
    first = text.within(sentence.start, sentence.start + OPENING, "modality")
    led = any(tag.id == INSTANCE for tag in first) and PARTICULAR in ids and not _tells_a_time(text, number)
    led = led and not _counts_several(text, number)
    return led or not ids.isdisjoint({SINGLE_CASE, EXAMPLE})


def _counts_several(text: Text, number: int) -> bool:
    """Whether a sentence counts events: "So, 11 cases of forged papers were found"."""
    sentence = text.sentences[number]
    return any(
        quantity.unit == "count" and quantity.value > 1 and not EVENTS.isdisjoint(text.counted(quantity))
        for quantity in text.quantities_within(sentence.start, sentence.end)
    )


def _ids(text: Text, number: int) -> set[str]:
    """Which modalities the words of a sentence have."""
    sentence = text.sentences[number]
    tags = text.within(sentence.start, sentence.end, "modality")
    return {_id(text, tag) for tag in tags if not _is_counted(text, tag)}


def _id(text: Text, tag: Tag) -> str:
    """The modality of a word: a firm or a school with its name in quotation marks is a single one."""
    named = tag.id == PARTICULAR and text.words.text[tag.end : tag.end + NAMED] == ' "'
    return SINGLE_CASE if named else tag.id


def _is_counted(text: Text, tag: Tag) -> bool:
    """Whether a number touches or holds the word, so that it names no single one: "118,362 residents"."""
    before = bisect_left(text.starts, tag.start) - 1
    # in such a language a number stands before what it counts: "the plant 140 workers ..."
    behind = -1 if text.language.verb_final and tag.id != EXAMPLE else 1
    return any(
        0 <= tag.start - quantity.end <= 1
        or 0 <= quantity.start - tag.end <= behind
        or (quantity.start < tag.start < quantity.end)  # the "one" of "forty-one of them"
        for quantity in text.quantities[max(0, before) : bisect_left(text.starts, tag.end + 2)]
        if quantity.unit == "count"
    )


def _measures(text: Text, number: int) -> bool:
    """Whether a sentence counts nothing and names no place: "after that the debt of 31 million was paid"."""
    sentence = text.sentences[number]
    inside = text.places_within(sentence.start, sentence.end)
    numbers = text.quantities_within(sentence.start, sentence.end)
    return not inside and all(quantity.unit != COUNT for quantity in numbers)


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
    return any(claim.kind in PRIMARY for claim in text.claims_within(sentence.start, sentence.end))
