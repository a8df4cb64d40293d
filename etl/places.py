"""Find regions, districts and towns of Kazakhstan in a text, by the gazetteer ``data/catalogue/places.csv``."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.catalogue import DATA
from etl.languages import Automaton, Words

_KIND_RANK = {"region": 0, "city": 1, "country": 2, "district": 3, "town": 4}
_PATTERN_COLUMNS = ("en", "ru", "kk")


@dataclass(frozen=True, slots=True)
class Place:
    """A mention: the region's code, the kind of place, and the English name of a district or town."""

    start: int
    end: int
    code: str
    kind: str
    name: str

    @property
    def below_region(self) -> str | None:
        """The district or town, ``None`` where the whole region (or a city that is one) is meant."""
        return self.name if self.kind in {"district", "town", "city"} and self.code not in _CITY_REGIONS else None


_CITY_REGIONS = frozenset({"KZ-71", "KZ-75", "KZ-79"})


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    rows: tuple[tuple[str, str, str], ...]
    automaton: Automaton


@cache
def _gazetteer(folder: Path = DATA) -> _Gazetteer:
    rows: list[tuple[str, str, str]] = []
    patterns: list[tuple[str, str, str]] = []
    with (folder / "catalogue" / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row.get("ambiguous") == "yes":
                continue
            for column in _PATTERN_COLUMNS:
                patterns.extend(("place", str(len(rows)), text) for text in row[column].split("|") if text.strip())
            rows.append((row["code"], row["kind"], row["name_en"]))
    return _Gazetteer(tuple(rows), Automaton(patterns))


def find(words: Words) -> list[Place]:
    """Mentions in order; of overlapping ones the longest, then the larger place, is kept."""
    gazetteer = _gazetteer()
    mentions = []
    for tag in gazetteer.automaton.tags(words):
        code, kind, name = gazetteer.rows[int(tag.id)]
        mentions.append(Place(tag.start, tag.end, code, kind, name))
    mentions.sort(key=lambda place: (place.start - place.end, _KIND_RANK.get(place.kind, 9), place.start))
    kept: list[Place] = []
    for place in mentions:
        if all(place.end <= other.start or place.start >= other.end for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.start)


def subject(places: list[Place], title_end: int, head_end: int, publisher: str | None) -> str | None:
    """The region a whole report is about: its title's, its publisher's, its head's, or its most named one.

    A region named below the head counts less, so that a teaser about another region at the foot of a page
    does not take over. ``KZ`` stands for the nation, ``None`` for nothing to go by.
    """
    score: Counter[str] = Counter()
    for place in places:
        weight = 4 if place.end <= title_end else 2 if place.end <= head_end else 1
        if place.kind in {"district", "town"}:
            weight *= 0.75
        score[place.code] += weight if place.code != "KZ" else weight * 0.6
    if publisher:
        for place in find(Words.of(publisher)):
            score[place.code] += 5 if place.code != "KZ" else 2
    regions = {code for code in score if code != "KZ"}
    titled = {place.code for place in places if place.end <= title_end and place.code != "KZ"}
    if len(regions) > 3 and score["KZ"] and len(titled) != 1:
        return "KZ"
    return max(score, key=lambda code: score[code]) if score else None
