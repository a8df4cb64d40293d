"""Which indicator a quantity is a value of: the catalogue's readings, weighed by how near their words stand.

A reading names what is counted (its noun) and what was done to it (its context). The noun that a number
counts follows it ("824 verdicts"), or stands before a dash, a colon or a copula ("verdicts - 824"); what was
done may stand anywhere in the clause, and is inherited along an enumeration.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.catalogue import Indicator
from etl.figures.reach import FOREIGN, Reach, Vocabulary

NOUN, CONTEXT = 5.0, 3.0
"""What a matched noun and a matched context concept are worth."""
NOUN_FADE, CONTEXT_FADE = 0.6, 0.4
"""What each step of distance takes from that."""
ENOUGH = 1.0
"""A reading that is worth less than this is no reading."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The indicator found for a quantity, what it is worth, the concepts that decided, and the runner-up.

    ``concepts`` maps each concept that took part to the cost at which it was reached.
    """

    indicator: str
    score: float
    concepts: dict[str, float] = field(default_factory=dict)
    noun: str | None = None
    runner_up: tuple[str, float] | None = None


def vocabulary(indicators: Iterable[Indicator]) -> Vocabulary:
    """The concepts of all readings by the part that they play."""
    every = [reading for indicator in indicators for reading in indicator.readings]
    nouns = frozenset({noun for reading in every for noun in reading.noun} | {FOREIGN})
    return Vocabulary(nouns, frozenset(name for reading in every for name in reading.context) - nouns)


OTHER = "other"
_UNITS = {
    "KZT": "money",
    "USD": "money",
    "EUR": "money",
    "RUB": "money",
    "CNY": "money",
    "kg": "mass",
    "ha": "area",
}
RATE = "rate"
_COUNTED = frozenset({"events", "people", "cases", RATE})


def _fits(indicator: Indicator, unit: str) -> bool:
    """Whether the indicator's level can have the unit; a percentage can be of anything."""
    if unit in {"percent", "times"}:
        return True
    wanted = _UNITS.get(unit)
    if wanted is None:
        return indicator.counts in _COUNTED
    return indicator.counts == wanted


def weigh(reach: Reach, indicators: Iterable[Indicator], unit: str) -> Verdict:
    """The best reading of a quantity with that unit; ``other`` where none is worth enough."""
    ranked: list[Verdict] = []
    money, relative = unit in _UNITS, unit in {"percent", "times"}
    for indicator in indicators:
        if not indicator.readings or not _fits(indicator, unit):
            continue
        best: Verdict | None = None
        for reading in indicator.readings:
            score = 0.0 if not money else 1.0
            used: dict[str, float] = {}
            noun = None
            if not reading.noun and not relative and not money:
                continue
            if reading.noun:
                noun = min(reading.noun, key=lambda name: reach.noun(name))
                cost = reach.noun(noun)
                score += NOUN - NOUN_FADE * cost
                used[noun] = cost
            for name in reading.context:
                cost = reach.context(name)
                score += CONTEXT - CONTEXT_FADE * cost
                used[name] = cost
            score += reading.weight
            if best is None or score > best.score:
                best = Verdict(indicator.id, score, used, noun)
        if best and best.score >= ENOUGH:
            ranked.append(best)
    foreign = NOUN - NOUN_FADE * reach.noun(FOREIGN)
    if not money and not relative and foreign >= ENOUGH:
        ranked.append(Verdict(OTHER, foreign, {FOREIGN: reach.noun(FOREIGN)}, FOREIGN))
    if not ranked:
        return Verdict(OTHER, 0.0)
    ranked.sort(key=lambda verdict: -verdict.score)
    first = ranked[0]
    second = (ranked[1].indicator, ranked[1].score) if len(ranked) > 1 else None
    return Verdict(first.indicator, first.score, first.concepts, first.noun, second)
