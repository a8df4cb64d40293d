"""How many people a count is set against: the population at the start of its period, in the borders of its time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from etl.store.models import Population
from metrics import borders, breaks
from metrics.borders import Split

OLDEST = timedelta(days=731)
"""A population that is older at the period's start by more than two years is none."""
_INDICATOR = "population"
_RANKS = ("series", "current estimate")
"""What a note begins with, the better first; the rule stands in ``data/README.md``."""

NO_POPULATION = "no_population"
"""The table gives no population near the period's start."""
BORDERS_CHANGED = "borders_changed"
"""The region's borders changed within the period: no population stands for the whole of it."""


@dataclass(frozen=True, slots=True)
class Denominator:
    """``inhabitants`` of ``regions`` (several where old borders are added up) on ``day``, as ``source_url`` gives them."""

    inhabitants: int
    day: date
    regions: tuple[str, ...]
    source_url: str


@dataclass(frozen=True, slots=True)
class Populations:
    """The rows of the table of population, one region's days in order, one value a day and source."""

    known: Mapping[str, Mapping[date, Mapping[str, int]]]

    def find(
        self, region: str, start: date | None, end: date, *, old_borders: bool = False
    ) -> Denominator | str:
        """Return the denominator for a period of ``region``, or the reason why there is none.

        It is that of the newest day up to the period's start, no older than `OLDEST`, else of the first day in
        the period; never from before a census that the series was not carried back over, nor in other borders
        than the period's. ``old_borders`` asks for those before every split.
        """
        start = start or end
        if not old_borders and borders.spans(region, start, end):
            return BORDERS_CHANGED
        days = [day for day in self._days(region, end) if _same_count(day, start)]
        position = bisect_right(days, start)
        near = [day for day in reversed(days[:position]) if start - day <= OLDEST]
        for day in [*near, *days[position:]]:
            found = self._sum(_members(region, start, day, old=old_borders), day)
            if found is not None:
                return found
        return NO_POPULATION

    def _days(self, region: str, end: date) -> list[date]:
        """The days up to ``end`` on which the region, or what was formed from it, has a population."""
        codes = {region} | {
            code for split in borders.splits() if split.parent == region for code in split.members
        }
        return sorted({day for code in codes for day in self.known.get(code, {}) if day <= end})

    def _sum(self, codes: tuple[str, ...], day: date) -> Denominator | None:
        """The regions' inhabitants on a day, all from the best source that has each of them."""
        by_source = [self.known.get(code, {}).get(day, {}) for code in codes]
        if not codes:
            return None
        for source in by_source[0]:
            if all(source in sources for sources in by_source):
                return Denominator(sum(sources[source] for sources in by_source), day, codes, source)
        return None


def read(connection: Connection, regions: Iterable[str]) -> Populations:
    """Return the population of regions, of what they were formed from and of what was formed from them."""
    wanted = set(regions)
    wanted |= {code for split in borders.splits() if split.parent in wanted for code in split.members}
    known: dict[str, dict[date, dict[str, int]]] = {}
    query = select(
        Population.region, Population.day, Population.source_url, Population.inhabitants, Population.note
    ).where(Population.region.in_(sorted(wanted)))
    for row in sorted(connection.execute(query), key=lambda one: (_rank(one.note), one.source_url)):
        known.setdefault(row.region, {}).setdefault(row.day, {})[row.source_url] = row.inhabitants
    return Populations(known)


def _rank(note: str) -> int:
    return next((rank for rank, words in enumerate(_RANKS) if note.startswith(words)), len(_RANKS))


def _same_count(day: date, start: date) -> bool:
    """Whether no census lies between the day and the period's start that the series was not carried back over."""
    first, last = sorted((day, start))
    return not breaks.crossed(_INDICATOR, None, first, last)


def _members(region: str, start: date, day: date, *, old: bool) -> tuple[str, ...]:
    """The regions of the table whose sum on ``day`` has the borders that ``region`` has at ``start``.

    Empty where the table has none: the borders after a split are not known before it.
    """
    codes: tuple[str, ...] = (region,)
    for split in borders.of_region(region):
        new = _new_since(split) <= day
        wants_old = old or start < split.day
        if region == split.parent and wants_old and new:
            codes = split.members
        elif not wants_old and not new:
            return ()
    return codes


def _new_since(split: Split) -> date:
    """The first day for which the table of population has the borders after a split."""
    days = [one.population for one in breaks.declared() if one.day == split.day and one.population]
    return days[0] if days else split.day
