"""What a number has reached: each concept within its reach and at what cost."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.lexicons import Tag

FAR = float("inf")
CRIME = "crime"
VAGUE = frozenset({"fact", "case"})
"""What may be of anything: of crimes, of violations, of accidents."""
FOREIGN = "other_noun"
"""The concept of all that can be counted and belongs to no indicator."""


@dataclass(slots=True)
class Reach:
    """What it costs to reach each concept, as noun and as context.

    ``own`` says whether the number has a noun of its own, ``liable`` whether its own part of the sentence names a
    kind of liability, ``acted`` whether it says that something was done, ``here`` which nouns its sentence has, ``foreign`` that it
    tells of the number of what no indicator counts; ``spans`` is where the words stand that each concept was
    reached by.
    """

    nouns: dict[str, float] = field(default_factory=dict)
    contexts: dict[str, float] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    own: bool = False
    liable: bool = False
    acted: bool = False
    here: frozenset[str] = frozenset()
    foreign: bool = False

    def noun(self, name: str) -> float:
        """The cost of the concept as the thing counted; infinite where it is out of reach."""
        return self.nouns.get(name, FAR)

    def context(self, name: str) -> float:
        """The cost of the concept as what was done; infinite where it is out of reach."""
        return self.contexts.get(name, FAR)

    def nearest(self) -> frozenset[str]:
        """The nouns that it costs least to reach."""
        least = min(self.nouns.values(), default=FAR)
        return frozenset(name for name, cost in self.nouns.items() if cost == least)

    def lower(self, costs: dict[str, float], name: str, cost: float, span: tuple[int, int] | None) -> None:
        """Note a cost that is lower than the known one, and the words that it comes from."""
        if cost < costs.get(name, FAR):
            costs[name] = cost
            if span:
                self.spans[name] = span


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The concepts that can be counted, those that say what was done, and among these the kinds of liability.

    ``people`` are those that can be counted and are persons, ``personal`` what is done to persons only, ``states``
    say of what kind something is, such as a debt or a damage.
    """

    nouns: frozenset[str]
    actions: frozenset[str]
    liabilities: frozenset[str]
    people: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


def name_of(tag: Tag) -> str:
    """The concept that a tag stands for: an offence or a gravity is a crime."""
    return tag.id if tag.kind == "concept" else CRIME
