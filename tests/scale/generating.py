"""Millions of figures that nobody published, the same for the same seed: 20 regions over 15 years of months.

Every month each region publishes one table with all indicators, each whole and by offence, summed up since 1
January as the official forms are; so the rows of one series lie scattered over the whole table, as they do where
reports come in month by month.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine, select

from etl import catalogue
from etl.checks import rules
from etl.store import bulk, models

REGIONS = 20
YEARS = range(2011, 2026)
MONTHS = range(1, 13)
CELLS = REGIONS * len(YEARS) * len(MONTHS)
"""The figures of one series over all regions."""

Series = tuple[str, str | None]
"""An indicator, whole or for one offence."""


def fill(engine: Engine, figures: int, seed: int = 7) -> int:
    """Fill an empty database of the current schema with about so many figures; how many they are.

    One series is one indicator, whole or for one offence: there are as many as it takes.
    """
    series = _series(max(1, figures // CELLS))
    made = 0
    for year in YEARS:
        with engine.begin() as connection:
            for month in MONTHS:
                reports = [report_of(region, year, month) for region in _regions()]
                bulk.add(connection, models.Report.__table__, reports)
                names = [report["name"] for report in reports]
                asked = select(models.Report.name, models.Report.id).where(models.Report.name.in_(names))
                ids = {row.name: row.id for row in connection.execute(asked)}
                made += bulk.add(
                    connection, models.Figure.__table__, _figures(series, ids, year, month, seed)
                )
    return made


def _regions() -> list[str]:
    known = catalogue.read().regions
    return [code for code, entry in known.items() if code != "KZ" and entry.valid_until is None][:REGIONS]


def _series(count: int) -> list[Series]:
    """Indicators counted in cases, first all of them as a whole, then for one offence after the other."""
    known = catalogue.read()
    counted = [key for key, entry in known.indicators.items() if entry.unit == "count" and not entry.point]
    wanted = [(key, offence) for offence in (None, *known.offences) for key in counted]
    if count > len(wanted):
        raise ValueError(f"The catalogue has {len(wanted)} series, {count} are wanted.")
    return wanted[:count]


def report_of(region: str, year: int, month: int) -> dict[str, Any]:
    """The table that a region publishes after a month."""
    name = f"{region}-{year}-{month:02}"
    return {
        "name": name,
        "sha256": name,
        "title": f"Monthly table of {region}",
        "language": "en",
        "region": region,
        "publisher": "Committee on Legal Statistics",
        "source_url": f"https://example.org/{name}",
        "published": _end(year, month),
        "period_start": date(year, 1, 1),
        "period_end": _end(year, month),
        "text": "",
        "loaded_at": datetime(2026, 1, 1, tzinfo=UTC),
        "extractor_version": "scale",
        "version_group": None,
        "kind": models.TABLE,
        "file": f"{name}.csv",
    }


def _figures(
    series: list[Series], reports: dict[str, int], year: int, month: int, seed: int
) -> Iterator[dict[str, Any]]:
    usual = _usual(series)
    for name, report in reports.items():
        region = name.rsplit("-", 2)[0]
        chance = random.Random(f"{seed} {name}")  # noqa: S311 - no secret depends on it
        values = {one: often * month + chance.randrange(often) for one, often in usual.items()}
        for indicator, offence in series:
            yield figure_of(region, indicator, offence, year, month) | {
                "id": f"{chance.getrandbits(64):016x}",
                "report_id": report,
                "value": Decimal(_total(indicator, offence, values)),
            }


def _usual(series: list[Series]) -> dict[Series, int]:
    """How much a month brings; a whole so much more than its parts that none of them is above it."""
    known = catalogue.read()
    parents = set(rules.read().offences.values())
    weights = {None: 100} | {offence: 10 if offence in parents else 1 for offence in known.offences}
    return {one: (20 + number * 7 % 50) * weights[one[1]] for number, one in enumerate(series)}


def _total(indicator: str, offence: str | None, values: dict[Series, int]) -> int:
    """An indicator's own value with those of its parts in it; several parts make it up."""
    parts = [part for part, whole in rules.read().indicators.items() if whole == indicator]
    told = [values[part, offence] for part in parts if (part, offence) in values]
    return sum(told) + (values[indicator, offence] if len(told) < 2 else 0)


def figure_of(region: str, indicator: str, offence: str | None, year: int, month: int) -> dict[str, Any]:
    """What a figure summed up since January is about; id, report and value are the caller's."""
    return {
        "indicator": indicator,
        "region": region,
        "period_start": date(year, 1, 1),
        "period_end": _end(year, month),
        "window": f"{month}m",
        "measure": "level",
        "unit": "count",
        "qualifier": "exact",
        "offence": offence,
        "gravity": None,
        "place": None,
        "scope": None,
        "modality": "result",
        "status": "extracted",
    }


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
