"""Rates per 100,000 inhabitants: computed here from counts and population, beside those that reports state.

A computed rate names its denominator and the day of it. It is brought to twelve months only where that is asked
for, and says so then. What reports state never stands in a series with it: `metrics.stated_rates` checks that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from etl import catalogue
from metrics import breaks, points, populations, series
from metrics.observations import Observation
from metrics.points import JOINED, Point
from metrics.populations import Denominator, Populations
from metrics.selections import BadQuery, Selection

PER = 100_000
UNIT = "per_100000"
MEASURE = "rate"
RATE = "rate"
"""How the value of a computed rate was derived."""
NOT_A_COUNT = "not_a_count"
"""Only numbers of events, people and cases are set against inhabitants."""
NO_LENGTH = "no_length"
"""A day has no length that could be brought to a year."""

COLUMNS = (
    *points.COLUMNS,
    "count",
    "inhabitants",
    "inhabitants_day",
    "inhabitants_url",
    "annualised",
)
_COUNTED = {"events", "people", "cases"}


@dataclass(frozen=True, slots=True)
class Rate:
    """A count set against inhabitants.

    ``value`` is for 100,000 inhabitants, ``None`` with the ``reason`` where there can be none; ``annualised`` says
    that it was brought to twelve months.
    """

    point: Point
    value: Decimal | None
    denominator: Denominator | None
    annualised: bool
    reason: str | None


def find(
    engine: Engine,
    selection: Selection,
    *,
    annualise: bool = False,
    derive: bool = False,
    joined: bool = False,
) -> tuple[Rate, ...]:
    """Return a rate for each point of the series that `metrics.series` reads, which takes the same arguments.

    Raises ``BadQuery`` unless exactly one indicator is asked for, and for one that counts no events, people or
    cases.
    """
    if len(selection.indicator) == 1 and not countable(selection.indicator[0]):
        raise BadQuery(
            "'{indicator}' counts no events, people or cases: it has no rate.",
            indicator=selection.indicator[0],
        )
    asked = replace(selection, measure=("level",), unit=("count",))
    read = series.read(engine, asked, derive=derive, joined=joined)
    with engine.connect() as connection:
        known = populations.read(connection, {str(point.shown.region) for point in read.points})
    return tuple(compute(point, known, annualise=annualise) for point in read.points)


def compute(point: Point, known: Populations, *, annualise: bool = False) -> Rate:
    """Return the rate of one point, or why there is none."""
    row = point.shown
    if not countable(row.indicator) or (row.measure, row.unit) != ("level", "count") or row.place:
        return Rate(point, None, None, False, NOT_A_COUNT)
    against = denominator(point, known)
    if isinstance(against, str):
        return Rate(point, None, None, False, against)
    year = to_year(row) if annualise else Decimal(1)
    if year is None:
        return Rate(point, None, against, False, NO_LENGTH)
    value = row.value * PER / against.inhabitants * year
    return Rate(point, round(value, 2), against, annualise and year != 1, None)


def frame(rates: Iterable[Rate]) -> pd.DataFrame:
    """Return rates as a table of `COLUMNS`; ``value`` is the rate, ``count`` what it was computed from.

    Only rates that have a value are in it; their measure, unit and ``derived`` say that they are computed.
    """
    made = [rate for rate in rates if rate.value is not None]
    shown = [replace(rate.point, shown=_as_rate(rate), derived=RATE) for rate in made]
    table = points.frame(shown)
    more: dict[str, list[Any]] = {
        "count": [rate.point.shown.value for rate in made],
        "inhabitants": [rate.denominator.inhabitants if rate.denominator else None for rate in made],
        "inhabitants_day": [rate.denominator.day if rate.denominator else None for rate in made],
        "inhabitants_url": [rate.denominator.source_url if rate.denominator else None for rate in made],
        "annualised": [rate.annualised for rate in made],
    }
    return table.assign(**{name: pd.Series(values, dtype=object) for name, values in more.items()})


def denominator(point: Point, known: Populations) -> Denominator | str:
    """Return what a point is set against, or the reason why nothing is; a joined point stands in old borders."""
    row = point.shown
    if row.region is None:
        return populations.NO_POPULATION
    old = point.derived == JOINED
    return known.find(row.region, row.period_start, points.end(point), old_borders=old)


def to_year(row: Observation) -> Decimal | None:
    """Return by what a value is multiplied to stand for twelve months; ``None`` where it has no length."""
    length = row.window[:-1]
    if not length.isdigit():
        return None
    return Decimal(12 if row.window.endswith("m") else 365) / Decimal(length)


def countable(indicator: str) -> bool:
    """Return whether an indicator counts what can be set against inhabitants: events, people or cases."""
    entry = catalogue.read().indicators.get(indicator)
    return entry is not None and entry.counts in _COUNTED and indicator != breaks.POPULATION


def _as_rate(rate: Rate) -> Observation:
    value = rate.value if rate.value is not None else Decimal(0)
    return rate.point.shown._replace(value=value, measure=MEASURE, unit=UNIT)
