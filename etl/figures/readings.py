"""Which indicator a quantity is a value of: the catalogue's readings, weighed by how near their words stand.

A reading names what is counted (its noun) and what was done to it (its context). The noun that a number
counts follows it ("824 verdicts"), or stands before a dash, a colon or a copula ("verdicts - 824"); what was
done may stand anywhere in the clause, and is inherited along an enumeration.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from etl.catalogue import Catalogue, Indicator, Reading
from etl.concepts import UNRELATED
from etl.figures.reached import FOREIGN, Reach, Vocabulary

NOUN, CONTEXT, SUM = 5.0, 3.0, 1.0
"""What a matched noun, a matched context concept, and being a sum of money are worth."""
NOUN_FADE, CONTEXT_FADE = 0.6, 0.4
"""What each step of distance takes from that."""
RIVAL = 3.0
"""What stands so much farther than something else that was done was not done to the number."""
ENOUGH = 1.25
"""A reading that is worth less than this is no reading."""
BARE = -1.0
"""A reading with a lower weight rests on a single word that says little."""
OTHER = "other"
RATE = "rate"
RATIO, COUNT, MONEY = "ratio", "count", "money"
_KINDS = {
    **dict.fromkeys(("percent", "times"), RATIO),
    **dict.fromkeys(("KZT", "USD", "EUR", "RUB", "CNY", "MRP"), MONEY),
    "kg": "mass",
    "ha": "area",
    **dict.fromkeys(("km", "m", "m2", "km2", "m3", "l"), "extent"),  # no indicator has these
}
_COUNTED = frozenset({"events", "people", "cases", RATE})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The indicator found for a quantity, what it is worth, the concepts that decided, and the runner-up.

    ``concepts`` maps each concept that took part to the cost at which it was reached.
    """

    indicator: str
    score: float
    concepts: dict[str, float] = field(default_factory=dict)
    runner_up: tuple[str, float] | None = None


class Readings:
    """The readings of a catalogue, to be asked for those that a kind of unit and a noun can have."""

    def __init__(
        self,
        indicators: Iterable[Indicator],
        states: Iterable[str],
        liabilities: Iterable[str],
        acts: Iterable[str],
        people: Iterable[str] = (),
        personal: Iterable[str] = (),
    ) -> None:
        self._counted: dict[str, list[tuple[str, Reading]]] = defaultdict(list)
        self._measured: dict[str, list[tuple[str, Reading]]] = defaultdict(list)
        self.states = frozenset(states)
        self._counts: dict[str, str | None] = {}
        nouns, contexts = {FOREIGN}, {UNRELATED}
        for indicator in indicators:
            self._counts[indicator.id] = indicator.counts
            for reading in indicator.readings:
                nouns.update(reading.noun)
                contexts.update(reading.context)
                if not _only_of_sums(indicator, reading):
                    self._measured[RATIO].append((indicator.id, reading))
                if indicator.counts not in _COUNTED and not (reading.noun and indicator.id == OTHER):
                    self._measured[indicator.counts or MONEY].append((indicator.id, reading))
                for noun in reading.noun if indicator.counts in _COUNTED or indicator.id == OTHER else ():
                    self._counted[noun].append((indicator.id, replace(reading, noun=(noun,))))
        actions = (contexts - nouns - self.states) | set(acts)
        self.vocabulary = Vocabulary(
            frozenset(nouns),
            frozenset(actions),
            frozenset(liabilities),
            frozenset(people),
            frozenset(personal),
            self.states,
        )

    def weigh(self, reach: Reach, unit: str, whole: str | None = None) -> Verdict:
        """The best reading of a quantity with that unit; ``other`` where none is worth enough.

        ``whole`` is the unit of the number that a ratio is a share of: "a quarter of that was returned".
        """
        kind = _KINDS.get(unit, COUNT)
        if kind == RATIO and reach.foreign:
            return Verdict(OTHER, NOUN, {FOREIGN: reach.noun(FOREIGN)})
        measured = _KINDS.get(whole or unit)
        best: dict[str, Verdict] = {}
        limit = reach.context(UNRELATED) + RIVAL
        for indicator, reading in self._candidates(reach, kind):
            if any(
                reach.context(name) > limit for name in reading.context if name not in self.vocabulary.nouns
            ):
                continue
            verdict = _worth(indicator, reading, reach, self._fit(indicator, measured))
            known = best.get(indicator)
            if verdict.score >= ENOUGH and (known is None or verdict.score > known.score):
                best[indicator] = verdict
        known = best.get(OTHER, Verdict(OTHER, ENOUGH))
        if kind == COUNT and (foreign := NOUN - NOUN_FADE * reach.noun(FOREIGN)) >= known.score:
            best[OTHER] = Verdict(OTHER, foreign, {FOREIGN: reach.noun(FOREIGN)})
        ranked = sorted(best.values(), key=lambda verdict: -verdict.score)
        if not ranked:
            return Verdict(OTHER, 0.0)
        second = (ranked[1].indicator, ranked[1].score) if len(ranked) > 1 else None
        return replace(ranked[0], runner_up=second)

    def _fit(self, indicator: str, measured: str | None) -> float:
        """What it is worth that the number, or the one that it is a share of, is a sum: no indicator of persons or events is."""
        if measured != MONEY:
            return 0.0
        counts = self._counts.get(indicator)
        return SUM if counts in {MONEY, None} else -SUM if counts in _COUNTED else 0.0

    def knows(self, verdict: Verdict, noun: str) -> bool:
        """Whether the verdict's indicator can count that noun too, by what was done that decided it."""
        done = verdict.concepts.keys() - self.vocabulary.nouns
        return bool(done) and any(
            indicator == verdict.indicator and done >= set(reading.context)
            for indicator, reading in self._counted.get(noun, ())
        )

    def _candidates(self, reach: Reach, kind: str) -> Iterable[tuple[str, Reading]]:
        """The readings all of whose words are within reach."""
        known = reach.contexts.keys()
        if kind == COUNT:
            for noun in reach.nouns:
                yield from (pair for pair in self._counted.get(noun, ()) if known >= set(pair[1].context))
            return
        for indicator, reading in self._measured[kind]:
            if known >= set(reading.context) and (
                not reading.noun or any(noun in reach.nouns for noun in reading.noun)
            ):
                yield indicator, reading


def _only_of_sums(indicator: Indicator, reading: Reading) -> bool:
    """Whether a reading holds for a sum alone, which says by its currency what a bare word does not: "contracts for 5 mln"."""
    return indicator.counts == MONEY and reading.weight <= BARE and len(reading.context) == 1


@cache
def read(catalogue: Catalogue) -> Readings:
    """The readings of a catalogue, made once."""
    return Readings(
        catalogue.indicators.values(),
        catalogue.states,
        catalogue.liabilities,
        catalogue.acts,
        catalogue.people,
        catalogue.personal,
    )


def _worth(indicator: str, reading: Reading, reach: Reach, score: float) -> Verdict:
    used: dict[str, float] = {}
    score += reading.weight
    if reading.noun:
        noun = min(reading.noun, key=reach.noun)
        used[noun] = reach.noun(noun)
        score += NOUN - NOUN_FADE * used[noun]
    for name in reading.context:
        used[name] = reach.context(name)
        score += CONTEXT - CONTEXT_FADE * used[name]
    return Verdict(indicator, score, used)
