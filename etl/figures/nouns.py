"""What a number may count: the nouns of its sentence, each at the cost at which it is reached."""

from __future__ import annotations

import re

from etl.figures.layout import Layout
from etl.figures.mentions import Concepts
from etl.figures.nameless import PERSON
from etl.figures.reached import FAR, FOREIGN, VAGUE, Reach, Vocabulary, name_of
from etl.figures.stances import ALONE, BEFORE, BEHIND, PARTITIVE, RATIO, Stance
from etl.lexicons import Tag
from etl.quantities import Quantity

_MARK = re.compile(r"[,;:(]")
WHOLE = 2.0
"""What the whole costs that a sentence divides."""
FRONTED, OPENING = 3.0, 2
"""What the noun that opens a number's clause costs at most, behind so many words."""
GOVERNED = 3.0
"""A noun that a preposition governs is rarely what a number behind it counts: "talks in schools - 94"."""
ATTRIBUTE = 3.0
"""... unless it only qualifies the noun that follows ("drug offenders")."""
OF_PART = 6.0
"""... or says what a part of the things before is about: "of the 695 cases 15 concern murder"."""
CLAUSE = 120
"""... or describes in a clause of so many characters between commas the noun that opens the sentence."""
IMPLIED = 0.5
"""An offence or a gravity stands for the crime that it is."""
OWN = 3.5
"""A number with a noun within this cost has its own noun: others are meant less likely, by as much again."""
DIRECTLY = 1.0
"""A noun that a number counts follows it at this cost, with an adjective between."""


def take(
    reach: Reach,
    quantity: Quantity,
    tags: list[Tag],
    concepts: Concepts,
    layout: Layout,
    vocabulary: Vocabulary,
    stance: Stance,
    segment: tuple[int, int],
    *,
    divided: bool,
    whole: Tag | None = None,
    stranger: float | None = None,
) -> None:
    """Note what the number may count, and whether one of it is its own; ``segment`` is its own part of the sentence.

    ``whole`` is what the sentence divides ("of 64 cases opened 19 went to court"), which its numbers count before all else.
    ``divided`` says that it is a part of persons, whom what is no person only describes unless it follows directly;
    ``stranger`` is what a thing costs that has no name here and follows (`etl.figures.strangers`).
    """
    front = _front(quantity, tags, concepts, layout, vocabulary, segment) if stance is BEHIND else None
    heads = [
        tag for tag in tags if segment[0] <= tag.start and _heads(tag, quantity, concepts, vocabulary, stance)
    ]
    reach.foreign = stance is RATIO and bool(heads) and {tag.id for tag in heads} == {FOREIGN}
    measured = _measured(quantity, tags, concepts, vocabulary, segment) if stance is RATIO else None
    named = [
        (
            name_of(tag),
            min(
                _noun_cost(quantity, tag, concepts, layout, vocabulary, stance, front)
                + (OF_PART if whole and tag is not whole else 0.0)
                + (OF_PART if divided and _describes(quantity, tag, layout, vocabulary) else 0.0)
                + (OF_PART if measured and measured.end < tag.start and concepts.governed(tag) else 0.0),
                WHOLE if tag is whole else FAR,
                FRONTED if tag is front or tag in heads else FAR,
            ),
            tag,
        )
        for tag in tags
        if name_of(tag) in vocabulary.nouns
    ]
    loose = stance in {RATIO, PARTITIVE, ALONE}
    own = min((cost for name, cost, _ in named if not (loose and name == FOREIGN)), default=FAR)
    if stranger is not None:
        own = min(own, stranger)
        suffers = any(
            tag.id in vocabulary.personal
            and (
                tag.end == quantity.start - 1
                or (quantity.end < tag.start and not _MARK.search(layout.folded, quantity.end, tag.start))
            )
            for tag in tags
        )
        reach.lower(reach.nouns, PERSON if suffers else FOREIGN, stranger, None)
    reach.own = own <= OWN
    reach.here = frozenset(name for name, _, _ in named)
    places = {tag.start for _, cost, tag in named if cost <= own + IMPLIED}
    for name, cost, tag in named:
        other = reach.own and stance is not RATIO and tag.start not in places
        ahead = stance is RATIO and tag not in heads and any(tag.start > head.start for head in heads)
        reach.lower(reach.nouns, name, cost + (OWN if other or ahead else 0.0), (tag.start, tag.end))


def _measured(
    quantity: Quantity,
    tags: list[Tag],
    concepts: Concepts,
    vocabulary: Vocabulary,
    segment: tuple[int, int],
) -> Tag | None:
    """The sum that opens a ratio's clause, which grows and not what it comes from: "damage from tax crimes rose by 5%"."""
    for tag in tags:
        if segment[0] <= tag.start < quantity.start:
            if name_of(tag) in vocabulary.nouns or concepts.governed(tag):
                return None
            if tag.id in vocabulary.states:
                return tag
    return None


def _describes(quantity: Quantity, tag: Tag, layout: Layout, vocabulary: Vocabulary) -> bool:
    """Whether a noun that is no person stands apart from the number: "of them 38 for serious crimes"."""
    apart = layout.distance(quantity.start, quantity.end, tag.start, tag.end) > DIRECTLY
    return name_of(tag) not in vocabulary.people and (apart or tag.start < quantity.start)


def _heads(tag: Tag, quantity: Quantity, concepts: Concepts, vocabulary: Vocabulary, stance: Stance) -> bool:
    """Whether the clause of a ratio, or of a number set behind it, is about how many there are of the tag."""
    if stance not in {RATIO, BEHIND} or tag.start >= quantity.start or not concepts.is_head(tag):
        return False
    return tag.kind == "concept" or not concepts.followed(tag, vocabulary.nouns)


def _front(
    quantity: Quantity,
    tags: list[Tag],
    concepts: Concepts,
    layout: Layout,
    vocabulary: Vocabulary,
    segment: tuple[int, int],
) -> Tag | None:
    """The noun that opens the number's clause, "of complaints came to us 340", in languages that do so.

    In others it is counted behind a colon: "thefts go down for the third year: 4,110 in 2021".
    """
    led = layout.folded[segment[0] : quantity.start].rstrip().endswith(":")
    if not concepts.noun_first and not led:
        return None
    inside = (
        tag for tag in tags if segment[0] <= tag.start < quantity.start and name_of(tag) in vocabulary.nouns
    )
    first = next((tag for tag in inside if not _is_done_to(tag, tags, concepts, vocabulary)), None)
    if first is None or first.id == FOREIGN or concepts.governed(first):
        return None
    lead = layout.folded[segment[0] : first.start].split()
    return first if len(lead) <= OPENING else None


def _is_done_to(tag: Tag, tags: list[Tag], concepts: Concepts, vocabulary: Vocabulary) -> bool:
    """Whether a word is what was done to the persons named behind it, though it names a thing too: "fined were 58 men"."""
    acts = any(other.start == tag.start and other.id in vocabulary.actions for other in tags)
    return acts and concepts.followed(tag, vocabulary.people)


def _noun_cost(
    quantity: Quantity,
    tag: Tag,
    concepts: Concepts,
    layout: Layout,
    vocabulary: Vocabulary,
    stance: Stance,
    front: Tag | None,
) -> float:
    cost = layout.distance(quantity.start, quantity.end, tag.start, tag.end)
    more = 0.0
    if tag.kind != "concept":
        attribute = concepts.followed(tag, vocabulary.nouns)
        more = OF_PART if stance.is_part else ATTRIBUTE if attribute else IMPLIED
    if tag.start >= quantity.end:
        if stance is BEFORE and concepts.is_led(quantity.end + 1):
            more += OF_PART  # "11 heads of bodies and 34 at regional level"
        governed = stance is BEFORE and concepts.governed(tag, quantity.end)
        return cost + stance.after + more + (GOVERNED if governed else 0.0)
    head = None if front is None or front.id in VAGUE else front
    genitive = concepts.is_genitive(tag, vocabulary.nouns, vocabulary.actions) or concepts.belongs(
        tag, head, vocabulary.actions
    )
    if stance is BEHIND and genitive:
        more += ATTRIBUTE
    if front is not None and tag is not front and _is_aside(layout.folded, front, tag, quantity):
        more += OF_PART
    governed = concepts.governed(tag) or (stance is BEFORE and concepts.is_place(tag))
    governed = governed or (head is not None and tag is not head and concepts.is_apart(tag, head))
    return cost * stance.far + stance.before + more + (GOVERNED if governed else 0.0)


def _is_aside(folded: str, front: Tag, tag: Tag, quantity: Quantity) -> bool:
    """Whether commas enclose the clause in which a noun only describes the one that opens the sentence."""
    near = tag.start - front.end < CLAUSE and quantity.start - tag.end < CLAUSE
    return near and "," in folded[front.end : tag.start] and "," in folded[tag.end : quantity.start]
