"""What is worth comparing where a reader has chosen nothing yet: regions, and indicators, that share periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from sqlalchemy import Engine, select

from etl.store import fetching
from etl.store.models import Figure
from metrics import questions, series
from metrics.comparisons import FEWEST, HEADLINES
from metrics.selections import Selection

NATION = "KZ"
MOST_SUGGESTED = 3

Thing = tuple[str, str, str]
"""Indicator, measure and unit."""
Period = tuple[str, date]
"""Window and last day."""
Told = Mapping[Thing, Mapping[str, frozenset[Period]]]
"""For which periods each region gives each thing."""


def regions(engine: Engine, indicators: Sequence[str] = HEADLINES) -> tuple[str, ...]:
    """Return the two or three regions that can best be compared; fewer where no two share a period.

    Best are those that share most of ``indicators``, then most of all others, then the newest. The nation is
    none of them.
    """
    told = _told(engine, Selection(indicator=tuple(sorted(series.told(engine)))))
    known = sorted({region for by_region in told.values() for region in by_region} - {NATION})
    pairs = list(combinations(known, FEWEST))
    if not pairs:
        return tuple(known)
    best = max(pairs, key=lambda pair: _worth(told, pair, indicators))
    if not _shared(told, best):
        return tuple(known[:FEWEST])
    chosen = best
    while len(chosen) < MOST_SUGGESTED:
        rest = [region for region in known if region not in chosen]
        more = max(rest, key=lambda region: _worth(told, (*chosen, region), indicators), default=None)
        if more is None or not _adds(told, chosen, more):
            break
        chosen = (*chosen, more)
    return chosen


def indicators(engine: Engine, regions: Sequence[str]) -> tuple[str, ...]:
    """Return the indicators that at least two of ``regions`` give for one period, most widely told first."""
    known = sorted(series.told(engine))
    told = _told(engine, Selection(indicator=tuple(known), region=tuple(regions)))
    shared = _shared(told, regions)
    ranked = sorted(shared, key=lambda thing: (shared[thing], thing), reverse=True)
    return tuple(dict.fromkeys(thing[0] for thing in ranked))


def _told(engine: Engine, selection: Selection) -> Told:
    whole = (Figure.offence.is_(None), Figure.gravity.is_(None))
    query = (
        select(Figure.indicator, Figure.measure, Figure.unit, Figure.region, Figure.window, Figure.period_end)
        .where(*questions.comparable(selection), *whole)
        .distinct()
    )
    found: dict[Thing, dict[str, set[Period]]] = {}
    days: dict[str, date] = {}
    with engine.connect() as connection:
        for indicator, measure, unit, region, window, end in fetching.rows(connection, query):
            day = days.get(end) or days.setdefault(end, date.fromisoformat(end))
            by_region = found.setdefault((indicator, measure, unit), {})
            by_region.setdefault(region, set()).add((window, day))
    return {
        thing: {region: frozenset(periods) for region, periods in by_region.items()}
        for thing, by_region in found.items()
    }


def _shared(told: Told, regions: Iterable[str]) -> dict[Thing, tuple[int, date]]:
    """For each thing that two of ``regions`` give for one period: how many of them, and its newest such end."""
    chosen = list(regions)
    found = {}
    for thing, by_region in told.items():
        told_by = [by_region[region] for region in chosen if region in by_region]
        everywhere = frozenset[Period]().union(*told_by[:1]).intersection(*told_by[1:])
        if everywhere:  # nothing is shared by more
            best = len(told_by), max(end for _window, end in everywhere)
        else:
            counts = Counter(period for periods in told_by for period in periods)
            best = max(((count, period[1]) for period, count in counts.items()), default=(0, date.min))
        if best[0] >= FEWEST:
            found[thing] = best
    return found


def _worth(told: Told, regions: Sequence[str], first: Sequence[str]) -> tuple[int, int, int, date]:
    """How many indicators ``regions`` share (of ``first``, of all), in how many values, and how new these are."""
    shared = _shared(told, regions)
    names = {thing[0] for thing in shared}
    newest = max((end for _count, end in shared.values()), default=date.min)
    return len(names.intersection(first)), len(names), sum(count for count, _end in shared.values()), newest


def _adds(told: Told, chosen: Sequence[str], more: str) -> bool:
    """Whether one more region stands beside all the others in most of what these share."""
    before, after = _shared(told, chosen), _shared(told, (*chosen, more))
    joined = sum(after[thing][0] > count for thing, (count, _end) in before.items())
    return joined * 2 >= len(before)
