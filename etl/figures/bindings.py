"""Bind the numbers of a text to what they are values of, one after the other: each may take over from the one before.

"In 9 cases officials were disciplined, in 17 fined": the second number has no noun, and goes on with the first
one's; "from 3,287 to 2,511" and "(66%)" are about what was said before; a sum in dollars behind one in tenge says
it again.
"""

from __future__ import annotations

from dataclasses import replace

from etl.figures import (
    adjuncts,
    antecedents,
    asides,
    attributes,
    attributions,
    comparisons,
    continuations,
    ellipses,
    enumerations,
    injuries,
    measured,
    measures,
    neighbours,
    partitives,
    positions,
    rankings,
    registrations,
    respective,
    segments,
    sides,
    strangers,
    themes,
    topics,
)
from etl.figures.bound import EVENTS, NOTHING, Binding
from etl.figures.measures import Measure
from etl.figures.preceding import Before
from etl.figures.reach import Joined, measure
from etl.figures.reached import FOREIGN
from etl.figures.readings import OTHER, Verdict
from etl.figures.stances import ALONE, BEFORE, BEHIND, OF, PARTITIVE, RATIO, Stance
from etl.figures.texts import Text
from etl.quantities import Quantity

PEOPLE = "people"
"""What an indicator counts: persons."""


def bind(text: Text) -> list[Binding]:
    """A binding for each quantity of the text, in order of their place."""
    roles = comparisons.roles(text, text.quantities)
    paired, graded = respective.tags(text, "offence"), respective.tags(text, "gravity")
    counterparts, liable = respective.counterparts(text), respective.liabilities(text)
    bound: list[Binding] = []
    before = Before()
    for index, quantity in enumerate(text.quantities):
        aside = asides.reason(text, index)
        if aside:
            bound.append(Binding(index, quantity, aside))
            continue
        in_bracket = text.in_bracket(quantity)
        whole = continuations.headed(text, index)
        whole = enumerations.whole(text, index) if whole is None else whole
        head = bound[whole] if whole is not None else None
        binding = _bind(text, index, roles, before, head, bound, in_bracket=in_bracket)
        if quantity.start in paired and binding.offence in {None, *paired.values()}:
            binding = replace(binding, offence=paired[quantity.start])
        if quantity.start in liable:
            binding = replace(binding, verdict=respective.weigh(text, binding, liable[quantity.start]))
        if quantity.start in graded and binding.verdict.indicator in EVENTS:
            binding = replace(binding, gravity=graded[quantity.start])
        other = antecedents.pointed(text, binding, bound)
        if quantity.start in counterparts:
            other = bound[counterparts[quantity.start]]
        if other:
            binding = replace(
                binding, verdict=other.verdict, offence=other.offence, gravity=other.gravity, inherited=True
            )
        bound.append(binding)
        if before.last and adjuncts.only_says_where(text, binding, before.last):
            continue
        counts_crimes = binding.verdict.indicator in EVENTS
        before = before.followed_by(
            binding, in_bracket=in_bracket, counts_crimes=counts_crimes, is_part=text.is_partitive(quantity)
        )
    return bound


def _bind(
    text: Text,
    index: int,
    roles: list[str],
    before: Before,
    head: Binding | None,
    bound: list[Binding],
    *,
    in_bracket: bool,
) -> Binding:
    quantity, role = text.quantities[index], roles[index]
    last, same = neighbours.find(text, quantity, before.meant(text, quantity, in_bracket=in_bracket))
    pair = ellipses.leading_pair(text, roles, index)
    behind = positions.is_behind(text, quantity) or (
        role != comparisons.NOW and not text.is_followed(quantity)
    )
    behind = behind and pair is None
    bearer = ellipses.bearer(text, index) if pair is None else pair
    stance = _stance(text, quantity, behind=behind) if bearer == index else BEFORE
    topic = attributions.topic(text, index, last)
    stranger = None if stance is BEHIND else strangers.cost(text, text.quantities[bearer])
    reach = measure(
        text.quantities[bearer],
        text.concepts,
        text.layout,
        text.readings.vocabulary,
        stance=stance,
        segment=text.segment(bearer),
        joined=_joined(
            text,
            last,
            (same and not _opens_anew(text, last, index)) or stance in {PARTITIVE, ALONE},
            contrasted=continuations.is_contrasted(text, last, bearer),
        ),
        told=ellipses.is_told(text, bearer),
        verb_final=text.language.verb_final,
        participles=text.language.participle_endings,
        event=antecedents.find(
            text, quantity, topical=topic is not None or topics.speaks_of_crime(text, quantity)
        ),
        recalled=antecedents.is_recalled(text, bearer),
        moves=antecedents.moves(text, text.quantities[bearer]),
        collective=bool(text.within(quantity.start, quantity.start + 1, "collectives")),
        whole=partitives.whole(text, text.quantities[bearer]),
        until=_told_until(text, text.quantities[bearer]),
        settled=continuations.is_settled(text, quantity),
        followed=text.is_followed(text.quantities[bearer]),
        stranger=stranger,
        themes=themes.find(text, quantity, last.verdict if last and same else None),
    )
    if stranger is None and text.follows_place(quantity):
        reach.nouns.pop(FOREIGN, None)  # "other regions: Pavlodar - 804" counts no regions
    paired = role == comparisons.LATER or comparisons.LATER in roles[index + 1 : index + 2]
    found = measures.find(
        text, quantity, last.measure if last and same else None, paired=paired and role != comparisons.NOW
    )
    if sign := comparisons.direction(text, roles, index):
        found = Measure("change", sign, 0.0)
    found = replace(found, bracketed=in_bracket)
    own = text.readings.weigh(reach, quantity.unit, _whole(quantity, last))
    gloss = last is not None and continuations.is_gloss(text, last.quantity, quantity)
    restated = continuations.is_restated(text, last, quantity)
    reached = last is not None and same and continuations.is_reached(text, last, quantity)
    partner = same and (role == comparisons.LATER or in_bracket or restated)
    closes = same and role == comparisons.LATER and roles[index - 1] == comparisons.EARLIER
    member = (
        last is not None and same and continuations.is_member(text, index, last, parted=stance is PARTITIVE)
    )
    next_share = last is not None and same and continuations.is_next_share(text, index, last, found)
    moved = role != comparisons.NOW or found.name == "change"
    verdict = own
    if segments.counts_holders(text, index):
        verdict = NOTHING
    elif head and head.aside is None:
        verdict = head.verdict
    elif last and (
        gloss
        or reached
        or member
        or (closes and _is_bare(text, last, quantity))
        or enumerations.is_next(text, index)
        or continuations.is_liable_alike(text, index, last)
        or (same and continuations.is_another(text, index, last))
        or (not same and continuations.is_again(text, quantity, reach, own, last))
        or (same and continuations.is_its_change(text, index, last, found))
        or next_share
        or continuations.takes_over(
            quantity,
            reach,
            own,
            last,
            partner=partner,
            restated=restated,
            part=stance.is_part,
            same=same,
        )
    ):
        verdict = last.verdict
    elif before.crime and antecedents.goes_on(text, index, reach, own, moved=moved):
        verdict = before.crime.verdict
    elif told := (
        sides.find(text, index, reach, own, last)
        or rankings.find(text, index, reach, own)
        or rankings.total(text, index, reach, own, bound)
    ):
        verdict = told
    verdict = continuations.fitted(text, quantity, verdict, own)
    solved = text.catalogue.indicators[verdict.indicator].share is not None
    if before.crime and solved and last and not same and text.follows_place(quantity):
        verdict = (
            before.crime.verdict
        )  # a list of places behind what was solved tells where crimes were committed
    verdict = injuries.fitted(text, verdict)
    inherited = verdict is not own
    verdict, found = measured.fit(text, quantity, verdict, found)
    part = member or (stance is PARTITIVE and _is_of_people(text, verdict))
    binding = Binding(
        index, quantity, None, role, reach, verdict, found, inherited=inherited, gloss=gloss, part=part
    )
    kind = text.catalogue.indicators[verdict.indicator].offence
    enclosed = last is not None and same and continuations.is_enclosed(text, last, quantity)
    alike = next_share and not text.within(*text.segment(index), "offence")
    if last and (reached or alike or (enclosed and kind != attributes.IMPLIED)):
        offence, gravity = last.offence, last.gravity
    else:
        going = partner or (stance.is_part and same) or role == comparisons.EARLIER
        offence, gravity = attributions.find(
            text,
            binding,
            kind,
            last,
            topic,
            bearer=index if ellipses.concerns(text, index) else bearer,
            behind=behind,
            partner=going,
            same=same,
            is_part=stance.is_part,
        )
    offence = attributions.fitted(text, verdict.indicator, offence)
    verdict = registrations.fitted(
        text, index, binding.verdict, gravity, last if same else None, named=offence is not None
    )
    return replace(binding, verdict=verdict, offence=offence, gravity=gravity)


def _told_until(text: Text, quantity: Quantity) -> int | None:
    """Where the words end that tell of a number and not of its parts."""
    opened = enumerations.opened(text, quantity)
    return partitives.told_until(text, quantity) if opened is None else opened


def _is_bare(text: Text, last: Binding, quantity: Quantity) -> bool:
    """Whether the second number of "from 96 to 32" has no noun of its own."""
    return last.quantity.unit == quantity.unit == "count" and not text.is_followed(quantity)


def _whole(quantity: Quantity, last: Binding | None) -> str | None:
    """The unit of the number before that a ratio may be a share of."""
    return last.quantity.unit if last and quantity.unit in measures.RATIOS else None


def _opens_anew(text: Text, last: Binding | None, index: int) -> bool:
    """Whether a semicolon parts the number from the one before, and a thing is named behind it: "1,400 sites; ads, 300"."""
    quantity = text.quantities[index]
    mark = text.words.text.rfind(";", last.quantity.end, quantity.start) if last else -1
    nouns = text.readings.vocabulary.nouns
    return mark >= 0 and any(
        tag.kind != "concept" or tag.id in nouns for tag in text.concepts.within(mark, quantity.start)
    )


def _joined(text: Text, last: Binding | None, same: bool, *, contrasted: bool) -> Joined | None:
    if last is None:
        return None
    return Joined(
        last.reach, same, frozenset(last.verdict.concepts), _is_of_people(text, last.verdict), contrasted
    )


def _is_of_people(text: Text, verdict: Verdict) -> bool:
    """Whether what was counted are persons."""
    if verdict.indicator == OTHER:
        return not text.readings.vocabulary.people.isdisjoint(verdict.concepts)
    return text.catalogue.indicators[verdict.indicator].counts == PEOPLE


def _stance(text: Text, quantity: Quantity, *, behind: bool) -> Stance:
    if quantity.unit in measures.RATIOS and partitives.are_shares(text, quantity):
        return OF
    if text.is_partitive(quantity):
        led = quantity.unit in measures.RATIOS and text.before(quantity, "of_which")
        return RATIO if led else PARTITIVE  # "of them thefts grew by 5%"
    if text.is_alone(quantity) or (text.follows_place(quantity) and text.counted(quantity) <= {FOREIGN}):
        return ALONE
    if quantity.unit in measures.RATIOS:
        return RATIO
    return BEHIND if behind else BEFORE
