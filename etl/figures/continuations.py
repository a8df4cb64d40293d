"""Whether a number goes on with what the one before it counted: as its change, its part, or itself once more."""

from __future__ import annotations

from bisect import bisect_left

from etl.concepts import UNRELATED
from etl.figures import measures, partitives, positions
from etl.figures.bound import REGISTERED, Binding
from etl.figures.measures import Measure
from etl.figures.reach import DEBT, PAID
from etl.figures.reached import FOREIGN, VAGUE, Reach
from etl.figures.readings import OTHER, Verdict
from etl.figures.texts import Text
from etl.quantities import MONEY, Quantity

CRIMES = frozenset({"crime", "criminal_offence"})
PEOPLE = "people"
"""What an indicator counts: persons."""
PARTED, COUNTED = frozenset({"cases", "people"}), frozenset({"events", "cases", "people"})
"""What is divided by offence without saying each time that persons or cases are meant, and all that no sum is."""
WEAK = 2.0
"""A reading that is worth less is none beside that of the number before."""
LEAD = 3
"""So few words ("which is", "or") lead to a change that is a clause of its own."""
RESTATED = 2
"""So few words stand between a level and the ratio that restates it."""
GLOSS = 24
"""A sum in another currency that begins within so many characters repeats the one before it."""
STRONGER = 3.0
"""So much more must a bracket's own reading be worth than that of the number that it belongs to."""
ENDS = frozenset((*",.;:)\n", ""))
"""What stands behind a number without a noun."""
ASKED = frozenset({"target", "demand"})
"""The modalities of what is not done yet."""
BULLET = 4
"""The first word of a list's member stands within so many characters."""
TOLD = 1.0
"""... unless a word of its own stands so near: "912 held liable (disciplinary - 654)"."""


def is_restated(text: Text, last: Binding | None, quantity: Quantity) -> bool:
    """Whether a ratio only says the level before it in another way: "2,765 or 2%", "2,765 were built, that is 2%"."""
    if last is None or quantity.unit not in measures.RATIOS or last.quantity.unit in measures.RATIOS:
        return False
    if text.before(quantity, "restating"):
        return True
    gap = text.words.text[last.quantity.end : quantity.start]
    if ";" in gap:
        return False
    for tag in text.within(last.quantity.end, quantity.start, "by"):
        gap = gap.replace(text.words.text[tag.start : tag.end], "")
    return len(gap.split()) <= RESTATED and not text.concepts.any_within(last.quantity.end, quantity.start)


def is_reached(text: Text, last: Binding, quantity: Quantity) -> bool:
    """Whether the number is what the change before it led to: "dropped 4.7 percent to 612"."""
    if last.measure.name != "change" or quantity.unit in measures.RATIOS or last.verdict.indicator == OTHER:
        return False
    gap = text.words.text[last.quantity.end : quantity.start].strip()
    tags = text.within(last.quantity.end, quantity.start, "comparison")
    return any(tag.id == "to" and text.words.text[tag.start : tag.end] == gap for tag in tags)


def is_enclosed(text: Text, last: Binding, quantity: Quantity) -> bool:
    """Whether a bracket directly behind the number before begins with it: "robberies fell by 17 (21%) and thefts by 40".

    So it does with "from 124 to 138", of which the second number goes on with the first.
    """
    opened, gap = text.in_bracket(last.quantity), text.words.text[last.quantity.end : quantity.start].strip()
    if not gap.startswith("(") and not (opened and text.in_bracket(quantity)):
        return False
    gap = gap.removeprefix("(").strip()
    tags = text.within(last.quantity.end, quantity.start, "comparison")
    return not gap or gap in {text.words.text[tag.start : tag.end] for tag in tags}


def is_contrasted(text: Text, last: Binding | None, index: int) -> bool:
    """Whether a contrast leads to a clause of the number's own that names something: "but the total loss was 4 mln"."""
    quantity = text.quantities[index]
    if last is None or last.quantity.end > quantity.start or quantity.unit in measures.RATIOS:
        return False
    contrasts = text.within(last.quantity.end, quantity.start, "contrasts")
    return bool(contrasts) and text.concepts.any_within(contrasts[-1].end, quantity.start)


def is_its_change(text: Text, index: int, last: Binding, found: Measure) -> bool:
    """Whether a clause of its own only says how the level before it has changed: "96,300 reports, 11.4% fewer".

    So does one that only speaks of facts: "4,187 offences, which is 312 facts fewer".
    """
    quantity = text.quantities[index]
    counted = quantity.unit == last.quantity.unit == "count" and last.verdict.indicator in REGISTERED
    ratio = quantity.unit in measures.RATIOS
    if found.name != "change" or last.measure.name != "level" or not (ratio or counted):
        return False
    if not last.verdict.score and not text.is_followed(last.quantity):
        return False
    start, end = text.segment(index)
    lead = text.words.text[start : quantity.start].split()
    things = text.readings.vocabulary.nouns - ({FOREIGN} if ratio else VAGUE)
    named = any(tag.kind != "concept" or tag.id in things for tag in text.concepts.within(start, end))
    return start > last.quantity.end and len(lead) <= LEAD and not named


def is_asked_since(text: Text, last: Binding, quantity: Quantity) -> bool:
    """Whether the number answers a question that was put behind the one before: "... 11 drivers. Speed cameras? There are 64."."""
    head = text.layout.heads[text.layout.sentence(quantity.start)]
    question = text.sentences[head] if head is not None else None
    asked = question is not None and text.words.text[question.end - 1] == "?"
    return asked and question is not None and last.quantity.end <= question.start


def is_next_share(text: Text, index: int, last: Binding, found: Measure) -> bool:
    """Whether the number is the next share of the same whole: "60% of the thefts are from flats, 25% from markets"."""
    quantity = text.quantities[index]
    shares = {found.name, last.measure.name} == {measures.SHARE.name}
    if not shares or {quantity.unit, last.quantity.unit} != {"percent"} or text.in_bracket(quantity):
        return False
    start, nouns = max(text.segment(index)[0], last.quantity.end), text.readings.vocabulary.nouns
    named = text.concepts.within(start, quantity.start)
    whole = partitives.are_shares(text, quantity) or bool(text.before(quantity, "of_which"))
    return (
        start > last.quantity.end
        and not whole
        and not any(tag.kind != "concept" or tag.id in nouns for tag in named)
    )


def is_again(text: Text, quantity: Quantity, reach: Reach, own: Verdict, last: Binding) -> bool:
    """Whether a bare noun goes on with what was done in the sentence before: "34 were refused. Five decisions concerned ..."."""
    if own.score >= WEAK or reach.acted or not quantity.unit == last.quantity.unit == "count":
        return False
    return any(text.readings.knows(last.verdict, noun) for noun in reach.nearest())


def is_another(text: Text, index: int, last: Binding) -> bool:
    """Whether the number only counts more of the same: "85 cameras were set up, the akimat is going to add another 40"."""
    quantity = text.quantities[index]
    lead = text.before(quantity, "another")
    if lead is None or not quantity.unit == last.quantity.unit == "count" or text.is_followed(quantity):
        return False
    if text.words.text[quantity.end : quantity.end + 1] not in ENDS:
        return False
    done = text.readings.vocabulary.actions
    return not any(
        tag.id in done or tag.kind != "concept" for tag in text.concepts.within(*text.segment(index))
    )


def is_liable_alike(text: Text, index: int, last: Binding) -> bool:
    """Whether the number counts who was held to the same liability as those before: "to the same one 61 sellers"."""
    liable = text.catalogue.indicators[last.verdict.indicator].counts == PEOPLE
    return liable and bool(text.within(*text.segment(index), "same_liability"))


def is_member(text: Text, index: int, last: Binding, *, parted: bool) -> bool:
    """Whether the number is a part of persons or cases by the offence: "307 of them for serious crimes, medium - 88".

    ``parted`` says that "of them" leads to it; a colon behind the whole does so too.
    """
    quantity, vocabulary = text.quantities[index], text.readings.vocabulary
    parted = parted or ":" in text.words.text[last.quantity.end : quantity.start]
    divided = parted and text.catalogue.indicators[last.verdict.indicator].counts in PARTED
    if quantity.unit != last.quantity.unit or not (divided or (last.part and not text.is_followed(quantity))):
        return False
    start, end = text.segment(index)
    colon = text.words.text.find(":", max(start, last.quantity.end), quantity.start)
    named = list(text.concepts.within(max(start, colon), end))
    told = vocabulary.nouns | vocabulary.actions | vocabulary.liabilities
    offences = [tag for tag in named if tag.kind == "offence"]
    apart = {
        tag.id
        for tag in named
        if tag.kind == "concept"
        and not any(one.start <= tag.start and tag.end <= one.end for one in offences)
    }
    return bool(named) and apart & told <= CRIMES


def headed(text: Text, index: int) -> int | None:
    """The number of the head of a list that this one is the part of which a preposition tells: "breaches: - of labour law 36"."""
    quantity = text.quantities[index]
    head = text.layout.heads[text.layout.sentence(quantity.start)]
    if head is None or quantity.unit != "count" or not positions.is_behind(text, quantity):
        return None
    sentence, (start, end) = text.sentences[head], text.segment(index)
    led = text.within(start, min(start + BULLET, quantity.start), "prepositions")
    done = text.readings.vocabulary.actions
    whole = bisect_left(text.starts, sentence.end) - 1
    if not led or whole < 0 or text.quantities[whole].start < sentence.start:
        return None
    if text.quantities[whole].unit != "count" or any(
        tag.id in done for tag in text.concepts.within(start, end)
    ):
        return None
    return whole


def is_settled(text: Text, quantity: Quantity) -> bool:
    """Whether the next sentence of the paragraph says that a debt was paid, and neither asks for it nor counts anything."""
    number = text.layout.sentence(quantity.start) + 1
    if number >= len(text.sentences):
        return False
    sentence = text.sentences[number]
    if sentence.paragraph != text.sentences[number - 1].paragraph or text.quantities_within(
        sentence.start, sentence.end
    ):
        return False
    told = {tag.id for tag in text.concepts.within(sentence.start, sentence.end)}
    asked = {tag.id for tag in text.within(sentence.start, sentence.end, "modality")} & ASKED
    return told >= {DEBT, PAID} and not asked


def takes_over(
    quantity: Quantity,
    reach: Reach,
    own: Verdict,
    last: Binding,
    *,
    partner: bool,
    restated: bool,
    part: bool,
    same: bool,
) -> bool:
    """Whether the number goes on with what the one before it counted.

    ``restated`` says that it only tells it in another way, ``part`` that it is a part of it.
    """
    if reach.context(UNRELATED) < TOLD:
        return False  # "102 million was returned. For repairs 1.4 billion was granted"
    told = any(cost < TOLD for name, cost in own.concepts.items() if name not in last.verdict.concepts)
    alike = restated or last.quantity.unit in {quantity.unit, "percent"}
    if partner and not reach.own and not told and alike:
        return own.score < last.verdict.score + STRONGER
    if own.indicator != OTHER or told or not _is_alike(quantity, last.quantity):
        return False
    if part and same and own.score == 0:
        return True
    if quantity.unit in MONEY:
        return same or own.score == 0
    return not reach.own and not (same and reach.acted) and (same or own.score == 0)


def fitted(text: Text, quantity: Quantity, taken: Verdict, own: Verdict) -> Verdict:
    """What a number counts, but that no sum is events or persons: "bribes doubled, their mean was 410,000 tenge"."""
    counts = text.catalogue.indicators[taken.indicator].counts
    return own if quantity.unit in MONEY and counts in COUNTED else taken


def _is_alike(left: Quantity, right: Quantity) -> bool:
    """Whether the units are such that one indicator can have both."""
    return left.unit == right.unit or left.unit in measures.RATIOS or right.unit in measures.RATIOS


def is_gloss(text: Text, left: Quantity, right: Quantity) -> bool:
    """Whether the right sum only says the left one in another currency."""
    gap = text.words.text[left.end : right.start]
    currencies = {left.unit, right.unit}
    return len(currencies) > 1 and currencies <= MONEY and len(gap) <= GLOSS and ";" not in gap
