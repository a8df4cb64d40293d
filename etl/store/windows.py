"""The window of a period: its length, by which like is told from unlike."""

from __future__ import annotations

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def name(start: date | None, end: date | None) -> str:
    """The window from ``start`` to ``end``, both inclusive.

    ``Nm`` for whole months, else ``Nd`` for days; ``point`` where only the end is known, and ``unknown`` where
    no end is, or one that lies before the start.

    >>> name(date(2025, 1, 1), date(2025, 9, 30)), name(date(2025, 1, 1), date(2025, 1, 10))
    ('9m', '10d')
    >>> name(None, date(2025, 5, 1)), name(None, None)
    ('point', 'unknown')
    """
    if end is None or (start is not None and end < start):
        return "unknown"
    if start is None:
        return "point"
    if start.day == 1 and (end == date.max or (end + ONE_DAY).day == 1):
        return f"{(end.year - start.year) * 12 + end.month - start.month + 1}m"
    return f"{(end - start).days + 1}d"
