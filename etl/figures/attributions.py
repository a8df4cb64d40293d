"""The offence and gravity of a number: its own, those of the number before it, or what the text is about."""

from __future__ import annotations

from etl.figures import antecedents, attributes, comparisons, measures, topics
from etl.figures.bound import REGISTERED, Binding
from etl.figures.texts import Text

NAMED, PUNISHED, NEAR = "named", ("convicted", "imprisonment"), 14.0
"""Where a conviction is told so near, what has an offence only where it is named has that of the text."""
MANNER = "manner"
"""The kind of offences that only say how something was committed (`etl.catalogue.Term`)."""
GENERAL = frozenset({"crime", "criminal_offence", "misdemeanour"})
OFFENDERS = "offenders_identified"
"""The indicator that counts those who did it."""


def find(
    text: Text,
    binding: Binding,
    kind: str,
    last: Binding | None,
    topic: str | None,
    *,
    bearer: int,
    behind: bool,
    partner: bool,
    same: bool,
    is_part: bool,
) -> tuple[str | None, str | None]:
    """Offence and gravity of a binding that has its indicator and measure; each ``None`` where nothing tells.

    ``kind`` says how an offence goes with the indicator (`etl.catalogue.Indicator`), ``last`` is the number before
    and ``same`` that it stands in the same sentence, ``topic`` what the text is about; ``bearer`` is the number that its
    noun stands with, ``partner`` says that the
    number is compared with the one before, ``is_part`` that it is a part of it.
    """
    if kind == attributes.IMPLIED:
        return None, None
    if kind == NAMED and min(map(binding.reach.context, PUNISHED)) < NEAR:
        kind = attributes.TOPIC  # a court's fine is for the crime that the text is about
    offence = attributes.offence(text, bearer, kind, behind=behind)
    if offence is None and binding.verdict.indicator == OFFENDERS:
        offence = attributes.manner(text, bearer)
    graded = kind == attributes.COUNTED or binding.part
    gravity = attributes.gravity(text, bearer, behind=behind) if graded else None
    if offence:
        gravity = gravity if attributes.is_graded(text, bearer) else None
        offence = attributes.narrowed(text, bearer, offence)
        if last and is_part:
            offence = attributes.met(text, last.offence, offence)
        told = topics.titled(text)
        narrow = text.catalogue.offences[told].part_of == offence if told else False
        registered = binding.verdict.indicator in REGISTERED and binding.measure.name != measures.SHARE.name
        registered = registered and not text.within(*text.segment(binding.index), "such")
        told = told if narrow and not registered else topics.part_meant(text, binding.quantity, offence)
        return told or offence, gravity
    instance = not attributes.INSTANCES.isdisjoint(binding.verdict.concepts)
    goes_on = partner or not binding.reach.own or kind == attributes.TOPIC or instance
    goes_on = goes_on and (same or last is None or not _is_of_several(text, last))
    graded = same and gravity is not None and _is_grade(text, binding, last, is_part=is_part)
    if graded and last:
        return last.offence, gravity
    earlier = last is not None and _is_earlier(text, binding, last)
    goes_on = goes_on or earlier
    again = same or earlier or (last is not None and binding.verdict is last.verdict)
    if last and (binding.part or not gravity) and goes_on and again:
        alike = kind == attributes.COUNTED and not (instance and binding.reach.own and not partner)
        offence, gravity = _going_on(text, last, same=same), gravity or (last.gravity if alike else None)
    if gravity and not binding.part:
        topic = topics.titled(text)  # "thefts ... serious crimes": these are not thefts
    if offence is None:
        own = not binding.reach.here.isdisjoint(binding.verdict.concepts)
        offence = attributes.implied(text, binding.quantity, kind, binding.verdict.concepts, topic, own=own)
    return attributes.narrowed(
        text, bearer, offence or attributes.leading(text, bearer, kind, binding.verdict.concepts)
    ), gravity


def _going_on(text: Text, last: Binding, *, same: bool) -> str | None:
    """The offence of the number before; a manner ends with its sentence: "in groups - 204 / when drunk - 689"."""
    kind = text.catalogue.offences[last.offence].kind if last.offence else None
    return None if kind == MANNER and not same else last.offence


def _is_earlier(text: Text, binding: Binding, last: Binding) -> bool:
    """Whether the number is the earlier value of what the one before counted: "1,486 complaints. A year ago there were 1,702"."""
    if binding.verdict.indicator != last.verdict.indicator:
        return False
    here = text.sentence(binding.quantity.start)
    past = any(claim.kind in comparisons.PAST for claim in text.claims_within(here.start, here.end))
    return binding.role == comparisons.EARLIER or (past and not text.within(here.start, here.end, "offence"))


def _is_of_several(text: Text, last: Binding) -> bool:
    """Whether the sentence of the number before is a list of offences, of which that has its own: "11 robberies, 6 thefts"."""
    sentence = text.sentence(last.quantity.start)
    tags = text.within(sentence.start, sentence.end, "offence")
    acts = {tag.id for tag in tags if text.catalogue.offences[tag.id].kind == "act"}
    return (
        len(acts) > 1 and attributes.offence(text, last.index, attributes.COUNTED, behind=False) is not None
    )


def _is_grade(text: Text, binding: Binding, last: Binding | None, *, is_part: bool) -> bool:
    """Whether the number only says how grave some of the crimes before it are: "of them 19 serious, 7 of medium gravity".

    Not so in a list that names serious crimes beside thefts.
    """
    if last is None or last.offence is None or last.verdict.indicator not in REGISTERED:
        return False
    start, end = text.segment(binding.index)
    colon = text.words.text.find(":", last.quantity.end, binding.quantity.start)
    named = list(text.concepts.within(max(start, colon), end))
    if any(tag.kind == "offence" for tag in named):
        return False
    if is_part or colon >= 0:
        return True
    return last.gravity is not None and not any(tag.id in GENERAL for tag in named)


def fitted(text: Text, indicator: str, offence: str | None) -> str | None:
    """The offence as the indicator tells it: as a whole whatever part is named, and not at all where it is its own name."""
    known = text.catalogue.indicators[indicator]
    if offence and known.whole and text.catalogue.offences[offence].part_of == known.whole:
        return known.whole
    return None if offence == known.itself else offence


def topic(text: Text, index: int, last: Binding | None) -> str | None:
    """What paragraph and title are about, or the part of it that the number before was about.

    So it is in "183 children were raped; 111 were convicted for such crimes".
    """
    quantity = text.quantities[index]
    if last and last.index < index - 1 and text.within(*text.segment(index), "such"):
        return last.offence  # what a part is of is not what "such" means
    found = topics.find(text, quantity)
    known = last.offence if last and antecedents.is_recalled(text, index) else None
    if known and found is None:
        return known  # "511 sexual crimes against children; in Almaty such were 96"
    return known if found and known and text.catalogue.offences[known].part_of == found else found
