"""The concepts within reach of a quantity, and at what cost: as the noun it counts, and as its context."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from etl.figures import nameless, nouns
from etl.figures.layout import Layout
from etl.figures.mentions import Concepts
from etl.figures.nouns import GOVERNED, IMPLIED
from etl.figures.reached import CRIME, FOREIGN, VAGUE, Reach, Vocabulary, name_of
from etl.figures.stances import BEHIND, PARTITIVE, Stance
from etl.lexicons import Tag
from etl.quantities import Quantity
from etl.sentences import Sentence

HEAD = 5.0
"""What the words of a list's head cost its members."""
BEFORE_NOUN, BEFORE_CONTEXT = 7.0, 9.0
"""What the words of the sentence before cost a number that has no noun of its own."""
RECALLED = 3.0
"""... and where a pronoun stands for them: "crimes by teenagers: 64 of them were registered"."""
INSIDE, OUTSIDE = 0.5, 0.5
"""Within its own part of the sentence a word is nearer, outside farther than the words between tell."""
NEXT = 8.0
"""Where the number's own part is a clause of its own, what follows it is another clause's."""
EARLIER = 6.0
"""Where something was done in the number's own part, what was done before it was done to another number."""
PARTICIPLE = 4.0
"""In a language whose verbs come last, a verb before the number only describes what the one behind is done to."""
VERB_FINAL = 0.7
"""In a language whose verbs come last, what was done stands behind a whole list, and costs so much of its distance."""
OWN_PREDICATE = 6.0
"""What was done to the number before counts so much less where something was done to this one."""
ACROSS = 6.0
"""What it costs to take over what a number of the sentence before counts."""
INHERITED = 2.0
"""What it costs to take over what the number before in the sentence counts."""
CARRIED = 5.0
"""What decided the number before costs at most so much for the next member of its list, however far it stands."""
DEBT, PAID, SETTLED = "debt", "paid", 4.0
"""What it costs that the next sentence says so of a debt that is named so near."""
THEME = 4.0
"""What a concept costs that the whole text is about."""
TOPICAL = 3.0
"""What a concept costs that only the topic of the paragraph names."""
RATES = frozenset({"detection_rate", "per_inhabitants"})
"""What is a share by its name, and in a clause behind the number the next one's: "crimes fell by 4%, detection rose to 64%"."""
RATIOS = frozenset({"percent", "times"})
COUNT = "count"
DESCRIBED = frozenset({"count", "percent"})
"""Units of numbers whose noun may be described; what describes money says what it is."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The reach of the number before; ``same`` where it stands in the same sentence, ``decided`` what it counted.

    ``people`` says that it counted persons, ``contrasted`` that "but" leads to what is told of this one.
    """

    reach: Reach
    same: bool
    decided: frozenset[str] = frozenset()
    people: bool = False
    contrasted: bool = False


def measure(
    quantity: Quantity,
    concepts: Concepts,
    layout: Layout,
    vocabulary: Vocabulary,
    *,
    stance: Stance,
    segment: tuple[int, int],
    joined: Joined | None,
    told: bool,
    verb_final: bool = False,
    participles: tuple[str, ...] = (),
    event: str | None = None,
    recalled: bool = False,
    moves: bool = False,
    collective: bool = False,
    whole: Tag | None = None,
    until: int | None = None,
    followed: bool = False,
    settled: bool = False,
    stranger: float | None = None,
    themes: frozenset[str] = frozenset(),
) -> Reach:
    """What a quantity can reach in its sentence, in its list's head, and through the number before it.

    ``segment`` is its own part of the sentence, between the marks and numbers around it, ``told`` says that it
    is a clause with a verb. In a ``verb_final``
    language what was done stands behind, what stands before was done to others, and what ends like one of the
    ``participles`` only describes. ``event`` is what facts
    and cases are by what was told before (`etl.figures.antecedents`), ``recalled`` says that a pronoun stands for what
    the sentence before speaks of, ``moves`` that one opens this sentence, ``collective`` that the numeral counts persons only;
    ``whole`` is what the sentence divides, and behind ``until`` it tells of the parts; ``followed`` says that a noun
    stands directly behind the number. A part that none follows is one of what the number before counts.
    ``settled`` says that the next sentence tells a debt to have been paid; ``stranger`` is what a thing costs that
    follows and has no name here; ``themes`` are what the paragraph or the title says of all its numbers.
    """
    reach = Reach()
    number = layout.sentence(quantity.start)
    sentence = layout.sentences[number]
    tags = list(concepts.within(sentence.start, sentence.end))
    done = [tag for tag in tags if until is None or tag.start < until]
    # "with the recovered money 71 schools are built": what a preposition leads to was not done to the number
    led = {
        tag.start
        for tag in done
        if not concepts.noun_first and tag.end <= quantity.start and concepts.governed(tag)
    }
    acted = _take_contexts(
        reach, quantity, done, layout, vocabulary, segment, verb_final, participles, led, told=told
    )
    divided = stance is PARTITIVE and joined is not None and joined.people
    nouns.take(
        reach,
        quantity,
        tags,
        concepts,
        layout,
        vocabulary,
        stance,
        segment,
        divided=divided,
        whole=whole,
        stranger=stranger,
    )
    if stance is PARTITIVE and not followed and joined and joined.same and joined.reach.own:
        for name in (joined.decided & vocabulary.nouns) - {FOREIGN}:
            reach.lower(reach.nouns, name, nouns.WHOLE, joined.reach.spans.get(name))
    head = layout.heads[number]
    if head is not None:
        _take_sentence(reach, concepts, layout.sentences[head], vocabulary, HEAD, HEAD)
    before = layout.sentences[number - 1] if number else None
    if before and not reach.own and before.paragraph == sentence.paragraph:
        past = BEFORE_CONTEXT + (OWN_PREDICATE if acted[0] else 0.0)
        noun = RECALLED if recalled and not (joined and joined.same) else BEFORE_NOUN
        _take_sentence(reach, concepts, before, vocabulary, noun, past, opened=moves)
        if noun == RECALLED and quantity.unit != COUNT:
            _take_recalled(reach, vocabulary, concepts.within(before.start, before.end))
    if settled and reach.context(DEBT) < SETTLED:
        reach.lower(reach.contexts, PAID, SETTLED, None)
    if joined:
        _take_over(reach, joined, vocabulary, acted=acted, is_sum=quantity.unit.isupper())
    cost = nameless.cost(
        quantity,
        tags,
        concepts,
        vocabulary,
        segment=segment,
        behind=stance is BEHIND,
        own=reach.own,
        collective=collective,
    )
    if cost is not None:
        reach.lower(reach.nouns, nameless.PERSON, cost, None)
    _take_topics(reach, event, themes)
    return reach


def _take_topics(reach: Reach, event: str | None, themes: Collection[str]) -> None:
    """Note what paragraph and title speak of: facts and cases are events of that kind, and a theme holds for all."""
    if event == CRIME or (event and not VAGUE.isdisjoint(reach.nearest())):
        reach.lower(reach.contexts, event, TOPICAL, None)
    for theme in themes:
        reach.lower(reach.contexts, theme, THEME, None)


def _take_contexts(
    reach: Reach,
    quantity: Quantity,
    tags: list[Tag],
    layout: Layout,
    vocabulary: Vocabulary,
    segment: tuple[int, int],
    verb_final: bool,
    participles: tuple[str, ...],
    led: Collection[int],
    *,
    told: bool,
) -> tuple[bool, bool]:
    """Note what was done in the sentence; whether anything was, in all of it and in the number's own part."""
    acted = acted_here = False
    named = {
        tag.id
        for tag in tags
        if tag.kind == "concept" and segment[0] <= tag.start < segment[1] and tag.start not in led
    }
    inner = not named.isdisjoint(vocabulary.actions)
    reach.liable = not named.isdisjoint(vocabulary.liabilities)
    told = told or inner
    closed = (
        quantity.unit in DESCRIBED
        and verb_final
        and any(
            quantity.end <= tag.start < segment[1] and tag.kind == "concept" and tag.id in vocabulary.actions
            for tag in tags
        )
    )
    for tag in tags:
        cost = layout.distance(quantity.start, quantity.end, tag.start, tag.end)
        inside = segment[0] <= tag.start < segment[1]
        action = tag.kind == "concept" and tag.id in vocabulary.actions and tag.start not in led
        if action and verb_final and tag.start >= quantity.end and layout.leads(tag.end, dashed=True):
            continue  # "the damage is 3 bn, compensated - 1.4 bn"
        if inside:
            describes = closed and layout.describes(tag, quantity.start, participles)
            cost = cost * INSIDE + (PARTICIPLE if describes else 0.0)
        elif tag.start >= quantity.end:
            # "14 claims were filed for 61 mln, 11 were granted"; "losses were put at 46 mln, returned were 17 mln"
            next_ones = not verb_final and (layout.leads(tag.end) if tag.id in RATES else action and acted)
            next_ones = next_ones or (action and not verb_final and layout.leads(tag.end))
            cost = cost * (VERB_FINAL if verb_final else 1.0) + (NEXT if told or next_ones else OUTSIDE)
        else:
            acting = inner or (verb_final and told)
            cost += EARLIER if _is_another(tag.id, reach, vocabulary, acted=acting) else OUTSIDE
            cost += OWN_PREDICATE if reach.liable and tag.id in vocabulary.liabilities else 0.0
        reach.lower(reach.contexts, name_of(tag), cost, (tag.start, tag.end))
        if action:
            acted, acted_here = True, acted_here or inside
    reach.acted = acted_here
    return acted, acted_here


def _is_another(name: str, reach: Reach, vocabulary: Vocabulary, *, acted: bool) -> bool:
    """Whether what was done before is not what was done to a number whose own part tells something."""
    return (acted and name in vocabulary.actions) or (reach.liable and name in vocabulary.liabilities)


def _take_sentence(
    reach: Reach,
    concepts: Concepts,
    sentence: Sentence,
    vocabulary: Vocabulary,
    noun: float,
    context: float,
    *,
    opened: bool = False,
) -> None:
    """Note what another sentence speaks of, the head of the list or the one before.

    ``opened`` says that a pronoun opens the number's sentence. What a preposition governs is no less what it recalls
    where nothing else is named: "now to crime. It grew by 9%".
    """
    tags = list(concepts.within(sentence.start, sentence.end))
    things = [tag for tag in tags if name_of(tag) in vocabulary.nouns and name_of(tag) != FOREIGN]
    only = opened and all(concepts.governed(tag) for tag in things)
    for tag in tags:
        name, span = name_of(tag), (tag.start, tag.end)
        reach.lower(reach.contexts, name, context, span)
        if name in vocabulary.nouns and name != FOREIGN and not reach.own:
            governed = not only and concepts.governed(tag)
            more = (0.0 if tag.kind == "concept" else IMPLIED) + (GOVERNED if governed else 0.0)
            reach.lower(reach.nouns, name, noun + more, span)


def _take_recalled(reach: Reach, vocabulary: Vocabulary, tags: Iterable[Tag]) -> None:
    """What the sentence before speaks of and a pronoun recalls is what a share is of: of fines "half of them was paid".

    So is it what a sum is: of wage arrears "they grew to 88 million".
    """
    for tag in tags:
        if name_of(tag) in vocabulary.states:
            reach.lower(reach.contexts, name_of(tag), RECALLED, (tag.start, tag.end))
    for name, cost in reach.nouns.items():
        if name not in vocabulary.actions:
            reach.lower(reach.contexts, name, cost, None)


def _take_over(
    reach: Reach, joined: Joined, vocabulary: Vocabulary, *, acted: tuple[bool, bool], is_sum: bool
) -> None:
    """What was done to the number before was done to this one too, unless its own words tell otherwise."""
    inherited = INHERITED if joined.same else ACROSS
    anew = acted[1] or joined.contrasted if joined.same else acted[0] or reach.own
    for name, known in joined.reach.contexts.items():
        liable = reach.liable and name in vocabulary.liabilities
        another = anew or liable
        cost = known + inherited + (OWN_PREDICATE if another else 0.0) + (OWN_PREDICATE if liable else 0.0)
        counted = (
            is_sum and not joined.contrasted and name in vocabulary.nouns
        )  # "11 of them were granted for 27 million" is of claims
        if joined.same and (counted or not another) and name in joined.decided:
            cost = min(cost, CARRIED)
        reach.lower(reach.contexts, name, cost, joined.reach.spans.get(name))
    if not reach.own:
        for name, known in joined.reach.nouns.items():
            if name == FOREIGN and not joined.same:
                continue  # what has no name here is not spoken of any more
            cost = known + inherited
            if joined.same and name in joined.decided:
                cost = min(cost, CARRIED)
            reach.lower(reach.nouns, name, cost, joined.reach.spans.get(name))
