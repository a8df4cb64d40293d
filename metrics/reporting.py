"""Who has reported: for each region how many reports there are about it, and the newest period of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, case, func, select

from etl import catalogue
from etl.store.models import PROSE, Report


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reports about one region as a whole; without any, ``newest`` is ``None``."""

    region: str
    reports: int
    newest: date | None


def find(engine: Engine, *, as_of: date | None = None) -> tuple[Reporting, ...]:
    """Return one entry for each region of today and the nation, in the catalogue's order.

    ``newest`` is the last end of a report's own period that was over when it was published. ``as_of`` leaves out what was published later;
    a report without a date counts from its period's end on.
    """
    # A report about a plan names a period that is still to come: nobody has reported on that.
    known = func.coalesce(Report.published, date.today())  # noqa: DTZ011 - the reader's own day
    past = case((Report.period_end <= known, Report.period_end))
    query = (
        select(Report.region, func.count(Report.id).label("reports"), func.max(past).label("newest"))
        .where(Report.kind == PROSE, Report.region.is_not(None))
        .group_by(Report.region)
    )
    if as_of:
        query = query.where(func.coalesce(Report.published, Report.period_end) <= as_of)
    with engine.connect() as connection:
        told = {row.region: row for row in connection.execute(query)}
    codes = [region.code for region in catalogue.read().regions.values() if region.valid_until is None]
    return tuple(
        Reporting(code, told[code].reports, told[code].newest) if code in told else Reporting(code, 0, None)
        for code in codes
    )
