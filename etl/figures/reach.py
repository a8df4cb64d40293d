"""The concepts within reach of a quantity, and at what cost: as the noun it counts, and as its context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from etl.figures.layout import Layout
from etl.lexicons import Tag
from etl.quantities import Quantity
from etl.sentences import Sentence

FAR = float("inf")
OWN = 3.5
"""A number with a noun within this cost has its own noun: others are meant less likely, by as much again."""
HEAD = 5.0
"""What the words of a list's head cost its members."""
BEFORE_NOUN, BEFORE_CONTEXT = 5.0, 6.0
"""What the words of the sentence before cost a number that has no noun of its own."""
INSIDE, OUTSIDE = 0.5, 0.5
"""Within its own part of the sentence a word is nearer, outside farther than the words between tell."""
OWN_PREDICATE = 6.0
"""What was done to the number before counts so much less where something was done to this one."""
ACROSS = 5.0
"""What it costs to take over what a number of the sentence before counts."""
INHERITED = 2.0
"""What it costs to take over what the number before in the sentence counts."""
TOPICAL = 5.0
"""What a concept costs that only the topic of the paragraph names."""
GOVERNED = 3.0
"""A noun that a preposition governs is rarely what a number behind it counts: "talks in schools - 94"."""
IMPLIED = 0.5
"""An offence or a gravity stands for the crime that it is."""
ATTRIBUTE = 3.0
"""... unless it only qualifies the noun that follows ("drug offenders")."""
CRIME = "crime"
FOREIGN = "other_noun"
"""The concept of all that can be counted and belongs to no indicator."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How a number stands to its noun: what a noun before it and a noun after it cost more, and how far it sees.

    Distances to nouns before the number are multiplied by ``far``.
    """

    before: float
    after: float
    far: float = 1.0


BEFORE = Stance(2.5, 0.0)
"""The number stands before its noun: "824 verdicts"."""
BEHIND = Stance(0.0, 4.0)
"""It is set behind it: "verdicts - 824"."""
PARTITIVE = Stance(0.0, 3.0, 0.4)
"""It counts a part of what was counted before: "of them 38"."""
RATIO = Stance(0.0, 1.0, 0.6)
"""It is a change or a share of what the clause speaks of."""


@dataclass(slots=True)
class Reach:
    """Costs by concept, as noun and as context.

    ``own`` says whether the number has a noun of its own, ``here`` which nouns its sentence has.
    """

    nouns: dict[str, float] = field(default_factory=dict)
    contexts: dict[str, float] = field(default_factory=dict)
    own: bool = False
    here: frozenset[str] = frozenset()

    def noun(self, name: str) -> float:
        """The cost of the concept as the thing counted; infinite where it is out of reach."""
        return self.nouns.get(name, FAR)

    def context(self, name: str) -> float:
        """The cost of the concept as what was done; infinite where it is out of reach."""
        return self.contexts.get(name, FAR)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The concepts that can be counted, and those that only say what was done."""

    nouns: frozenset[str]
    predicates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Joined:
    """The reach of the number before; ``same`` where it stands in the same sentence."""

    reach: Reach
    same: bool


class Concepts:
    """The concept, offence and gravity tags of a text, to be asked for those of a stretch."""

    def __init__(self, tags: list[Tag]) -> None:
        self._tags = [tag for tag in tags if tag.kind in {"concept", "offence", "gravity"}]
        self._governed = {tag.last + 1 for tag in tags if tag.kind == "prepositions"}
        self._starts = [tag.start for tag in self._tags]

    def within(self, start: int, end: int) -> Iterator[Tag]:
        """Tags that begin in the stretch."""
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._tags[index]

    def governed(self, tag: Tag) -> bool:
        """Whether a preposition stands directly before the tag."""
        return tag.first in self._governed

    def followed(self, tag: Tag, nouns: Collection[str]) -> bool:
        """Whether a noun follows directly, so that ``tag`` only qualifies it."""
        return any(
            other.kind == "concept" and other.id in nouns and other.first == tag.last + 1
            for other in self.within(tag.end, tag.end + 2)
        )


def _lower(costs: dict[str, float], name: str, cost: float) -> None:
    if cost < costs.get(name, FAR):
        costs[name] = cost


def measure(
    quantity: Quantity,
    concepts: Concepts,
    layout: Layout,
    vocabulary: Vocabulary,
    *,
    stance: Stance,
    segment: tuple[int, int],
    joined: Joined | None,
    topical: bool = False,
) -> Reach:
    """What a quantity can reach in its sentence, in its list's head, and through the number before it.

    ``segment`` is its own part of the sentence, between
    the marks and numbers around it. ``topical`` says that the paragraph or the title speaks of offences, so that
    facts and cases are crimes.
    """
    reach = Reach()
    number = layout.sentence(quantity.start)
    sentence = layout.sentences[number]
    named: list[tuple[str, float, int]] = []
    acted = acted_here = False
    for tag in concepts.within(sentence.start, sentence.end):
        cost = layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        name = tag.id if tag.kind == "concept" else CRIME
        inside = segment[0] <= tag.start < segment[1]
        _lower(reach.contexts, name, cost * INSIDE if inside else cost + OUTSIDE)
        if tag.kind == "concept" and tag.id in vocabulary.predicates:
            acted, acted_here = True, acted_here or inside
        if name not in vocabulary.nouns:
            continue
        if tag.kind != "concept":
            attribute = stance == PARTITIVE or concepts.followed(tag, vocabulary.nouns)
            cost += ATTRIBUTE if attribute else IMPLIED
        after = tag.start >= quantity.end
        cost = cost + stance.after if after else cost * stance.far + stance.before
        if not after and concepts.governed(tag):
            cost += GOVERNED
        named.append((name, cost, tag.start))
    loose = stance in {RATIO, PARTITIVE}
    own = min((cost for name, cost, _ in named if not (loose and name == FOREIGN)), default=FAR)
    places = {start for _, cost, start in named if cost <= own + IMPLIED}
    reach.own = own <= OWN
    reach.here = frozenset(name for name, _, _ in named)
    for name, cost, start in named:
        _lower(
            reach.nouns,
            name,
            cost + (OWN if reach.own and stance is not RATIO and start not in places else 0.0),
        )
    _take_head(reach, concepts, layout, layout.heads[number], vocabulary)
    if number and not reach.own and layout.sentences[number - 1].paragraph == sentence.paragraph:
        _take_before(reach, concepts, layout.sentences[number - 1], vocabulary)
    if joined:
        _take_over(reach, joined, acted=acted, acted_here=acted_here)
    if topical:
        _lower(reach.contexts, CRIME, TOPICAL)
    return reach


def _take_head(
    reach: Reach, concepts: Concepts, layout: Layout, head: int | None, vocabulary: Vocabulary
) -> None:
    if head is None:
        return
    for tag in concepts.within(layout.sentences[head].start, layout.sentences[head].end):
        name = tag.id if tag.kind == "concept" else CRIME
        _lower(reach.contexts, name, HEAD)
        if name in vocabulary.nouns and not reach.own:
            _lower(reach.nouns, name, HEAD)


def _take_before(reach: Reach, concepts: Concepts, before: Sentence, vocabulary: Vocabulary) -> None:
    """What the sentence before speaks of, for a number that does not say itself what it counts."""
    for tag in concepts.within(before.start, before.end):
        name = tag.id if tag.kind == "concept" else CRIME
        _lower(reach.contexts, name, BEFORE_CONTEXT)
        if name in vocabulary.nouns and name != FOREIGN:
            _lower(reach.nouns, name, BEFORE_NOUN + (IMPLIED if tag.kind != "concept" else 0.0))


def _take_over(reach: Reach, joined: Joined, *, acted: bool, acted_here: bool) -> None:
    """What was done to the number before was done to this one too, unless its own words tell otherwise."""
    cost = INHERITED if joined.same else ACROSS
    if (acted_here and joined.same) or (not joined.same and acted):
        cost += OWN_PREDICATE
    for name, known in joined.reach.contexts.items():
        _lower(reach.contexts, name, known + cost)
    if not reach.own:
        for name, known in joined.reach.nouns.items():
            _lower(reach.nouns, name, known + (INHERITED if joined.same else ACROSS))
