"""Which regions have figures for which years: how many there are, and why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, extract, func, select

from etl import catalogue
from etl.store.models import Figure
from metrics import borders, questions
from metrics.selections import Selection

MOST_YEARS = 12
"""How many years are told, the newest."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """``figures`` counts by region and year; ``years`` are the newest that have any, in order; ``indicators`` likewise."""

    years: tuple[int, ...]
    figures: Mapping[tuple[str, int], int]
    indicators: Mapping[tuple[str, int], int]

    def absence(self, region: str, year: int) -> str:
        """Return why a region has nothing for a year: `borders.NOT_APPLICABLE` or `borders.NOT_REPORTED`."""
        return borders.absence(region, date(year, 1, 1), date(year, 12, 31))

    def told(self, year: int) -> int:
        """Return how many regions of today have figures for a year; the nation is none of them."""
        regions = catalogue.read().regions
        return sum(
            end == year and regions[code].kind != "country" and regions[code].valid_until is None
            for code, end in self.figures
        )


def read(engine: Engine, selection: Selection) -> Calendar:
    """Return the calendar of the figures that ``selection`` means and that can stand in a series.

    A figure counts for the year in which its period ends; population counts for none. Raises ``BadQuery`` for a
    place or report that does not exist.
    """
    year = extract("year", Figure.period_end).label("year")
    query = (
        select(
            Figure.region,
            year,
            func.count(Figure.id).label("figures"),
            func.count(Figure.indicator.distinct()).label("indicators"),
        )
        .where(*questions.comparable(selection), Figure.indicator != "population")
        .group_by(Figure.region, year)
    )
    with engine.connect() as connection:
        questions.check(connection, selection)
        rows = [
            (str(row.region), int(row.year), row.figures, row.indicators) for row in connection.execute(query)
        ]
    years = sorted({row[1] for row in rows})[-MOST_YEARS:]
    kept = [row for row in rows if row[1] in years]
    return Calendar(
        tuple(years),
        {(row[0], row[1]): row[2] for row in kept},
        {(row[0], row[1]): row[3] for row in kept},
    )
