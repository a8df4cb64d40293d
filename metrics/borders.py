"""Regions through time: when each exists, what it was formed from, and what adds up to its old borders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from etl import catalogue

NOT_APPLICABLE = "not_applicable"
"""The region did not exist in the period: nobody could have reported."""
NOT_REPORTED = "not_reported"
"""The region existed, and no report gives the value. Zero is neither: it is a value."""


@dataclass(frozen=True, slots=True)
class Split:
    """The day on which ``children`` were formed from ``parent``, which may live on in smaller borders."""

    day: date
    parent: str
    children: tuple[str, ...]
    parent_stays: bool

    @property
    def members(self) -> tuple[str, ...]:
        """The regions that together have the parent's old borders from the day on."""
        return (self.parent, *self.children) if self.parent_stays else self.children


@cache
def splits() -> tuple[Split, ...]:
    """Return all splits of regions in the catalogue, by day and parent."""
    regions = catalogue.read().regions
    found: dict[tuple[date, str], list[str]] = {}
    for region in regions.values():
        if region.valid_from and region.formed_from:
            found.setdefault((region.valid_from, region.formed_from), []).append(region.code)
    return tuple(
        Split(day, parent, tuple(children), regions[parent].valid_until is None)
        for (day, parent), children in sorted(found.items())
    )


@cache
def of_region(code: str) -> tuple[Split, ...]:
    """Return the splits that changed the borders of a region, or made or ended it, by day."""
    return tuple(split for split in splits() if code == split.parent or code in split.children)


def exists(code: str, start: date | None, end: date) -> bool:
    """Return whether a region existed on any day from ``start`` (or on ``end`` alone) to ``end``, both inclusive.

    >>> exists("KZ-10", date(2022, 1, 1), date(2022, 3, 31)), exists("KZ-10", date(2022, 1, 1), date(2022, 9, 30))
    (False, True)
    """
    region = catalogue.read().regions[code]
    born = region.valid_from is None or end >= region.valid_from
    ended = region.valid_until is not None and (start or end) >= region.valid_until
    return born and not ended


def absence(code: str, start: date | None, end: date) -> str:
    """Return why a region has no value for a period: `NOT_APPLICABLE` or `NOT_REPORTED`."""
    return NOT_REPORTED if exists(code, start, end) else NOT_APPLICABLE


def spans(code: str, start: date | None, end: date) -> bool:
    """Return whether the borders of a region changed within a period, so that it has none of its own."""
    return start is not None and any(start < split.day <= end for split in of_region(code))
