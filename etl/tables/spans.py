"""Periods as a mapping file writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def parse(written: str) -> tuple[date | None, date]:
    """First and last day of a period: a year, a month, from/to of these, or a day (which has no start).

    Raises ``ValueError``.

    >>> parse("2024"), parse("2024-01/2024-09")[1], parse("2024-01-01")
    ((datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)), datetime.date(2024, 9, 30), (None, datetime.date(2024, 1, 1)))
    """
    first, slash, last = written.strip().partition("/")
    end = _ends(last or first)[1]
    if not slash and len(first) == len("2024-01-01"):
        return None, end
    start = _ends(first)[0]
    if start > end:
        raise ValueError(f"'{written}' ends before it starts")
    return start, end


def _ends(written: str) -> tuple[date, date]:
    found = _DAY.fullmatch(written.strip())
    if not found:
        raise ValueError(f"'{written}' is no period like 2024, 2024-03, 2024-01/2024-09 or 2024-01-01")
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or month is None:
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
