"""The rates that reports state, checked against counts and population.

Some are brought to a year without a word: a half-year's rate is then twice what its count gives.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine

from etl.catalogue import DATA, read_yaml
from metrics import cells, points, populations, questions, rates
from metrics.cells import Cell
from metrics.populations import Denominator, Populations
from metrics.selections import NONE, Selection

LEEWAY = Decimal("0.05")
"""A stated rate may rest on an older population: so far it may lie from the computed one, as a part of that."""

PLAIN, ANNUALISED = "plain", "annualised"
"""How a stated rate was made: as it is, or brought to twelve months."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A rate that a report states, beside the one that a count and the population give (for as many inhabitants).

    ``reading`` is `PLAIN` or `ANNUALISED`, whichever the stated one agrees with; ``None`` where it agrees with
    neither.
    """

    stated: Cell
    count: Cell
    computed: Decimal
    denominator: Denominator
    reading: str | None


def check(engine: Engine, selection: Selection) -> tuple[Checked, ...]:
    """Return each rate that reports state, within ``selection``, beside what its count and population give.

    Stated rates without a count of the same region and period are not in it: nothing checks them. Raises
    ``BadQuery`` for a place or report that does not exist.
    """
    found: list[Checked] = []
    for indicator, entry in read_yaml(DATA / "derived" / "rates.yml")["stated"].items():
        asked = replace(selection, indicator=(indicator, entry["of"]), measure=(), unit=(), scope=())
        wanted = questions.comparable(replace(asked, scope=(NONE, entry["scope"])))
        both = cells.fetch(engine, [*wanted, *questions.undivided()], asked)
        counts = {_moment(cell): cell for cell in both if _is_count(cell, entry["of"])}
        stated = [cell for cell in both if cell.shown.indicator == indicator and _moment(cell) in counts]
        with engine.connect() as connection:
            known = populations.read(connection, {str(cell.shown.region) for cell in stated})
        found += [
            one
            for cell in stated
            if (one := _checked(cell, counts[_moment(cell)], known, entry["inhabitants"])) is not None
        ]
    return tuple(found)


def _checked(stated: Cell, count: Cell, known: Populations, inhabitants: int) -> Checked | None:
    against = rates.denominator(points.of_cell(count), known)
    if isinstance(against, str):
        return None
    plain = count.shown.value * inhabitants / against.inhabitants
    year = rates.to_year(count.shown)
    readings = {PLAIN: plain} | ({ANNUALISED: plain * year} if year and year != 1 else {})
    near = [name for name, value in readings.items() if abs(stated.shown.value - value) <= LEEWAY * value]
    return Checked(stated, count, round(plain, 2), against, near[0] if near else None)


def _is_count(cell: Cell, indicator: str) -> bool:
    row = cell.shown
    return (row.indicator, row.measure, row.unit, row.scope) == (indicator, "level", "count", None)


def _moment(cell: Cell) -> tuple[Any, ...]:
    row = cell.shown
    return row.region, row.window, row.period_start, row.period_end
