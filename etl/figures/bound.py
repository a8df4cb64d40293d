"""A number of a text and what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.figures import comparisons, measures
from etl.figures.measures import Measure
from etl.figures.reached import Reach
from etl.figures.readings import OTHER, Verdict
from etl.quantities import Quantity

NOTHING = Verdict(OTHER, 0.0)
REGISTERED = frozenset({"registered_crimes", "registered_misdemeanours", "registered_offences"})
EVENTS = REGISTERED | {"road_accidents", "deaths", "complaints"}
"""Indicators that lists of places and of times go on with."""
"""The indicators that count crimes."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What a number of the text was taken for.

    ``aside`` is the reason why it is no figure, where it is none; ``role`` says which side of a comparison it is,
    ``inherited`` that its reading is that of a number before it, ``gloss`` that it repeats a sum, ``part`` that it is
    one of several parts of persons counted before.
    """

    index: int
    quantity: Quantity
    aside: str | None = None
    role: str = comparisons.NOW
    reach: Reach = field(default_factory=Reach)
    verdict: Verdict = NOTHING
    measure: Measure = measures.LEVEL
    offence: str | None = None
    gravity: str | None = None
    inherited: bool = False
    gloss: bool = False
    part: bool = False
