"""With which regions one is best compared: those about as large, and those beside it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, func, select

from etl import catalogue
from etl.catalogue import DATA, CatalogueError
from etl.store.models import Population

NATION = "KZ"
MOST = 3
_FILE = DATA / "catalogue" / "neighbours.csv"


@dataclass(frozen=True, slots=True)
class Peers:
    """``alike`` are the regions nearest in population, the nearest first; ``beside`` those with a common border."""

    region: str
    alike: tuple[str, ...]
    beside: tuple[str, ...]


def find(engine: Engine, region: str) -> Peers:
    """Return the peers of a region of today; the nation has none."""
    people = _inhabitants(engine)
    own = people.get(region)
    others = [code for code in people if code not in {region, NATION}]
    alike = sorted(others, key=lambda code: (abs(people[code] - own), code))[:MOST] if own else []
    return Peers(region, () if region == NATION else tuple(alike), neighbours().get(region, ()))


@cache
def neighbours(path: Path = _FILE) -> dict[str, tuple[str, ...]]:
    """Return the neighbours of each region; raises ``CatalogueError`` for a code that no region has."""
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
                if one not in catalogue.read().regions:
                    raise CatalogueError(f"{path}: '{one}' is no region; allowed are those of regions.csv.")
                found.setdefault(one, []).append(other)
    return {code: tuple(sorted(others)) for code, others in found.items()}


def _inhabitants(engine: Engine) -> dict[str, int]:
    """The newest population of each region of today."""
    codes = [region.code for region in catalogue.read().regions.values() if region.valid_until is None]
    newest = (
        select(Population.region, func.max(Population.day).label("day"))
        .where(Population.region.in_(codes))
        .group_by(Population.region)
        .subquery()
    )
    query = select(Population.region, func.max(Population.inhabitants).label("inhabitants")).join(
        newest, (Population.region == newest.c.region) & (Population.day == newest.c.day)
    )
    with engine.connect() as connection:
        return {row.region: row.inhabitants for row in connection.execute(query.group_by(Population.region))}
