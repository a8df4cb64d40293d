"""Indicator and measure of a number, each made to agree with the other."""

from __future__ import annotations

from dataclasses import replace

from etl.figures import measures
from etl.figures.bound import NOTHING
from etl.figures.measures import Measure
from etl.figures.readings import Verdict
from etl.figures.texts import Text
from etl.quantities import Quantity

RATE = "ratio"
"""What an indicator counts that is a percentage by its nature."""


def fit(text: Text, quantity: Quantity, verdict: Verdict, found: Measure) -> tuple[Verdict, Measure]:
    """What the measure says of the indicator, and the other way round.

    A share of the crimes solved is the detection rate, a rate that changes by nothing is a share, and how often
    something happens is no indicator.
    """
    indicator = text.catalogue.indicators[verdict.indicator]
    if found.name == measures.SHARE.name and indicator.share:
        verdict = replace(verdict, indicator=indicator.share)
    elif found.name == "change" and indicator.counts == RATE and not measures.is_by(text, quantity):
        found = measures.SHARE
    elif found.name == measures.LEVEL.name and quantity.unit == "count" and _is_frequency(text, quantity):
        verdict = NOTHING
    return verdict, found


def _is_frequency(text: Text, quantity: Quantity) -> bool:
    """Whether the number is of every day or so: "five a day", and not "within a day"."""
    after = text.after(quantity, "frequency")
    if after and any(
        tag.end == after.start - 1 for tag in text.within(quantity.end, after.start, "prepositions")
    ):
        return False
    return bool(after or text.before(quantity, "frequency"))
