"""Breaks of series: days on which borders or definitions changed, declared in ``data/derived/breaks.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from etl.catalogue import DATA, LANGUAGES, CatalogueError, read, read_yaml
from metrics import borders

POPULATION = "population"
_FILE = DATA / "derived" / "breaks.yml"
_KEYS = {
    "definitions": {"id", "day", "indicators", "names"},
    "borders": {"id", "day", "population", "names"},
    "counted_apart": {"id", "indicators", "names"},
}


@dataclass(frozen=True, slots=True)
class Break:
    """A day that a series must not be read across; ``day`` is the first that counts the new way.

    ``indicators`` are those it concerns, ``None`` for all; ``regions`` likewise. ``population`` is the first day
    for which the table of population has the new borders. ``names`` say in three languages what changed.
    """

    id: str
    day: date
    indicators: frozenset[str] | None
    regions: frozenset[str] | None
    population: date | None
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Apart:
    """Indicators that stand for each other in reports and count different things."""

    id: str
    indicators: frozenset[str]
    names: Mapping[str, str]


@cache
def declared(path: Path = _FILE) -> tuple[Break, ...]:
    """Return all breaks by day. Raises ``CatalogueError`` naming the file and the entry that cannot be used."""
    found = [_definition(path, entry) for entry in _entries(path, "definitions")]
    found += [_border(path, entry) for entry in _entries(path, "borders")]
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


@cache
def apart(path: Path = _FILE) -> tuple[Apart, ...]:
    """Return the groups of indicators that are counted apart. Raises ``CatalogueError``."""
    return tuple(
        Apart(entry["id"], _indicators(path, entry), entry["names"])
        for entry in _entries(path, "counted_apart")
    )


@cache
def find(indicator: str, region: str | None) -> tuple[Break, ...]:
    """Return the breaks of one indicator's series in one region, by day.

    Population is recalculated back to new borders: its series breaks where its own source begins to.
    """
    return tuple(
        replace(one, day=one.population) if one.population and indicator == POPULATION else one
        for one in declared()
        if (one.indicators is None or indicator in one.indicators)
        and (one.regions is None or region in one.regions)
    )


def crossed(indicator: str, region: str | None, since: date, end: date) -> tuple[str, ...]:
    """Return the ids of the breaks after ``since`` and up to ``end``.

    >>> crossed("registered_crimes", "KZ-63", date(2021, 1, 1), date(2022, 12, 31))
    ('borders_2022',)
    """
    return tuple(one.id for one in find(indicator, region) if since < one.day <= end)


@lru_cache(maxsize=10_000)
def stepped_over(indicator: str, region: str | None, start: date | None, end: date | None) -> bool:
    """Return whether a period, or the step to it from the same period of the year before, crosses a break.

    That is what the flag ``break`` of a single row says, which knows no row before it. Without an end: no.

    >>> [stepped_over("verdicts", "KZ-63", date(year, 1, 1), date(year, 12, 31)) for year in (2021, 2022, 2023, 2024)]
    [False, True, True, False]
    """
    if end is None:
        return False
    return any(
        one.day <= end and (start or end) < one.day.replace(year=one.day.year + 1)
        for one in find(indicator, region)
    )


def between(one: str, other: str) -> Apart | None:
    """Return why two indicators must never stand in one series; ``None`` where they are not counted apart."""
    if one == other:
        return None
    return next((group for group in apart() if {one, other} <= group.indicators), None)


def _definition(path: Path, entry: dict[str, Any]) -> Break:
    return Break(entry["id"], entry["day"], _indicators(path, entry), None, None, entry["names"])


def _border(path: Path, entry: dict[str, Any]) -> Break:
    regions = {
        code
        for split in borders.splits()
        if split.day == entry["day"]
        for code in (split.parent, *split.children)
    }
    if not regions:
        raise CatalogueError(f"{path}: '{entry['id']}' is on a day on which regions.csv has no region begin.")
    return Break(entry["id"], entry["day"], None, frozenset(regions), entry["population"], entry["names"])


def _indicators(path: Path, entry: dict[str, Any]) -> frozenset[str]:
    unknown = set(entry["indicators"]) - set(read().indicators)
    if unknown:
        raise CatalogueError(
            f"{path}: '{entry['id']}' names unknown indicators {', '.join(sorted(unknown))}."
        )
    return frozenset(entry["indicators"])


def _entries(path: Path, section: str) -> list[dict[str, Any]]:
    entries = read_yaml(path).get(section) or []
    for entry in entries:
        if set(entry) != _KEYS[section] or set(entry["names"]) != set(LANGUAGES):
            wanted = ", ".join(sorted(_KEYS[section]))
            raise CatalogueError(
                f"{path}: an entry of '{section}' must have {wanted}, and names in {', '.join(LANGUAGES)}."
            )
        for key in {"day", "population"} & set(entry):
            if not isinstance(entry[key], date):
                raise CatalogueError(f"{path}: '{entry['id']}' must give '{key}' as a date like 2022-06-08.")
    return list(entries)
