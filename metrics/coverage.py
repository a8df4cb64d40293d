"""Who reported what: regions by indicators and windows, with the reports and the links to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import Engine, func, select

from etl import catalogue
from etl.store.models import Figure, Report
from metrics import borders, questions
from metrics.selections import Selection

COLUMNS = ("region", "window", "indicator", "figures", "first_end", "last_end", "reports")


@dataclass(frozen=True, slots=True)
class Source:
    """A report that gives something: its id, title and link, and how many figures."""

    report_id: str
    title: str
    source_url: str | None
    figures: int


@dataclass(frozen=True, slots=True)
class Covered:
    """What reports give of one indicator in one region over windows of one length, the most telling report first."""

    region: str
    window: str
    indicator: str
    first_end: date
    last_end: date
    reports: tuple[Source, ...]

    @property
    def figures(self) -> int:
        """How many figures that are."""
        return sum(report.figures for report in self.reports)


def find(engine: Engine, selection: Selection) -> tuple[Covered, ...]:
    """Return the cells of the coverage by region, window and indicator; only figures that can stand in a series.

    The database counts; what comes back is a row a cell and report. Raises ``BadQuery`` for a place or report
    that does not exist.
    """
    query = (
        select(
            Figure.region,
            Figure.window,
            Figure.indicator,
            Report.name,
            Report.title,
            Report.source_url,
            func.count(Figure.id).label("figures"),
            func.min(Figure.period_end).label("first_end"),
            func.max(Figure.period_end).label("last_end"),
        )
        .join(Report, Report.id == Figure.report_id)
        .where(*questions.comparable(selection))
        .group_by(Figure.region, Figure.window, Figure.indicator, Report.id)
        .order_by(Figure.region, Figure.window, Figure.indicator)
    )
    groups: dict[tuple[str, str, str], list[tuple[Source, date, date]]] = {}
    with engine.connect() as connection:
        questions.check(connection, selection)
        for row in connection.execute(query):
            source = Source(row.name, row.title, row.source_url, row.figures)
            key = (str(row.region), row.window, row.indicator)
            groups.setdefault(key, []).append((source, row.first_end, row.last_end))
    return tuple(
        Covered(
            *key,
            min(first for _source, first, _last in found),
            max(last for _source, _first, last in found),
            tuple(
                sorted((one for one, _first, _last in found), key=lambda one: (-one.figures, one.report_id))
            ),
        )
        for key, found in groups.items()
    )


def frame(found: Iterable[Covered]) -> pd.DataFrame:
    """Return the cells as a table of `COLUMNS`; ``reports`` holds tuples of `Source`."""
    rows = [
        (one.region, one.window, one.indicator, one.figures, one.first_end, one.last_end, one.reports)
        for one in found
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def silent(found: Iterable[Covered], start: date, end: date) -> dict[str, str]:
    """Return the regions that a coverage of the time from ``start`` to ``end`` has nothing of, each with the reason.

    The reason is `borders.NOT_APPLICABLE` or `borders.NOT_REPORTED`.
    """
    told = {one.region for one in found}
    regions = catalogue.read().regions
    return {code: borders.absence(code, start, end) for code in regions if code not in told}
