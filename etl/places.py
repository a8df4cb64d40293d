"""Find regions, districts and towns of Kazakhstan in a text, by the gazetteer ``data/catalogue/places.csv``.

Its column ``ambiguous`` says how far a row's patterns can be trusted: nothing there, they always name the place;
``yes``, only where the text names a region of that code elsewhere (ten districts share five names); ``list``, only
beside a region in a list; ``capital``, only where the text of record writes it with a capital. Rows of the kind ``none`` name what is no place and keep shorter patterns off it, those
of the kind ``plural`` say that a list is one of regions, those of the kind ``local`` that a name is only that of a street or a quarter, and those of the kind ``office`` name an office of the whole
nation: a text that it speaks in may be about the nation, but no figure is located by it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from etl import preparations
from etl.catalogue import DATA, CatalogueError
from etl.lexicons import WORD, Lexicon, Words

_KIND_RANK = {"none": 0, "region": 1, "city": 2, "country": 3, "district": 4, "town": 5, "office": 6}
_PLURAL, _LOCAL = "plural", "local"
OFFICE = "office"
_CERTAINTY = ("", "yes", "list", "capital")
_SURE = frozenset({"", "capital"})
_PATTERN_COLUMNS = ("en", "ru", "kk")
_CITY_REGIONS = frozenset({"KZ-71", "KZ-75", "KZ-79"})
_NUMBERED = 12
"""Between a list of regions and the word that closes it stands a number of at most so many characters."""
_REACH = 8
"""Between a mark and the word that it opens stand fewer signs."""
_OPENINGS, _CLOSINGS = frozenset(".!?:\n-\u2013\u2014"), frozenset({".", ",", ":"})
"""Marks before the first word of a sentence, and behind the name that a dateline begins with."""
_BRACKET = re.compile(r"\([^()\n]{1,20}\)")
"""What a list may say of each of its members: "Abai (17.5 percent), Ulytau (15.1)"."""
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


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
        if self.kind == "city" and self.code in _CITY_REGIONS:
            return None
        return self.name if self.kind in {"district", "town", "city"} else None


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    kind: str
    name: str
    certainty: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """The longest match at its place in the text, with every row that it can stand for."""

    start: int
    end: int
    rows: tuple[_Row, ...]

    def place(self, row: _Row) -> Place:
        return Place(self.start, self.end, row.code, row.kind, row.name)


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    rows: tuple[_Row, ...]
    regions: dict[str, str]
    lexicon: Lexicon


@cache
def _gazetteer(folder: Path = DATA) -> _Gazetteer:
    return preparations.prepared("places", folder, lambda: _read(folder))


def _read(folder: Path) -> _Gazetteer:
    path = folder / "catalogue" / "places.csv"
    rows: list[_Row] = []
    patterns: list[tuple[str, str, str]] = []
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row = _Row(line["code"], line["kind"], line["name_en"], line["ambiguous"])
            if row.kind not in {*_KIND_RANK, _PLURAL, _LOCAL} or row.certainty not in _CERTAINTY:
                raise CatalogueError(
                    f"{path}: '{row.name}' has the kind '{row.kind}' and in ambiguous '{row.certainty}'; allowed"
                    f" are {', '.join([*_KIND_RANK, _PLURAL, _LOCAL])} and nothing, {', '.join(_CERTAINTY[1:])}."
                )
            for column in _PATTERN_COLUMNS:
                patterns.extend(
                    ("place", str(len(rows)), text) for text in line[column].split("|") if text.strip()
                )
            rows.append(row)
    regions = {row.code: row.name for row in rows if row.kind == "region"}
    return _Gazetteer(tuple(rows), regions, Lexicon(patterns, across_numbers=False))


def find(words: Words, original: str | None = None, *, offices: bool = False) -> list[Place]:
    """Mentions in order, on demand those of ``offices`` too; of overlapping ones the longest, then the larger place.

    ``original`` is the text of record that the words are folded from: its capitals tell a town from a common word.

    A district whose name several regions share is the one of the region named nearest to it, and is left out
    where the text names none of them. The bare name of a city in a list of regions is its region.
    """
    rows = _gazetteer().rows
    found: dict[tuple[int, int], list[_Row]] = {}
    for tag in _gazetteer().lexicon.tags(words):
        found.setdefault((tag.start, tag.end), []).append(rows[int(tag.id)])
    plurals = {
        start: end for (start, end), meant in found.items() if any(row.kind == _PLURAL for row in meant)
    }
    mentions = _longest(_written(_without_local(found), original))
    sure = [mention.place(mention.rows[0]) for mention in mentions if mention.rows[0].certainty in _SURE]
    national = [place for place in sure if place.kind == OFFICE and offices]
    sure = [place for place in sure if place.kind not in {"none", OFFICE}]
    listed = [mention.place(mention.rows[0]) for mention in mentions if mention.rows[0].certainty == "list"]
    sure += [place for place in listed if any(_beside_region(words, place, other) for other in sure)]
    shared = (mention for mention in mentions if mention.rows[0].certainty == "yes")
    resolved = [place for mention in shared for place in _nearest(mention, sure)]
    places = sorted(sure + resolved, key=lambda place: place.start)
    found_places = [place for chain in _chains(words, places) for place in _as_regions(words, chain, plurals)]
    return sorted(found_places + national, key=lambda place: place.start)


def _without_local(found: dict[tuple[int, int], list[_Row]]) -> dict[tuple[int, int], list[_Row]]:
    """The matches but for names of streets and quarters: "in Sairam microdistrict", "on Astana street"."""
    local = [span for span, meant in found.items() if any(row.kind == _LOCAL for row in meant)]
    starts, ends = {start - 1 for start, _ in local}, {end + 1 for _, end in local}
    return {
        span: kept
        for span, meant in found.items()
        if span[1] not in starts
        and span[0] not in ends
        and (kept := [row for row in meant if row.kind != _LOCAL])
    }


def _written(
    found: dict[tuple[int, int], list[_Row]], original: str | None
) -> dict[tuple[int, int], list[_Row]]:
    """The matches but for names that are also common words where they are not written as names."""
    return {
        span: kept
        for span, meant in found.items()
        if (kept := [row for row in meant if row.certainty != "capital" or _is_name(original, *span)])
    }


def _is_name(original: str | None, start: int, end: int) -> bool:
    """Whether a word is written as a name: a capital within its sentence, or before the mark that ends a dateline."""
    if original is None or not original[start].isupper():
        return False
    before = original[max(0, start - _REACH) : start].rstrip(' *#"\u00ab')
    opens = not before or before[-1] in _OPENINGS
    closes = original[end : end + 1] in _CLOSINGS
    return (closes if opens else True) and (original[start + 1 : end].islower() or (opens and closes))


def _longest(found: dict[tuple[int, int], list[_Row]]) -> list[_Mention]:
    """The longest matches in order; certain rows come first in each, then the larger place."""
    kept: list[_Mention] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        meant = [row for row in found[start, end] if row.kind != _PLURAL]
        if meant and all(end <= other.start or start >= other.end for other in kept):
            meant.sort(key=lambda row: (row.certainty not in _SURE, _KIND_RANK[row.kind]))
            kept.append(_Mention(start, end, tuple(meant)))
    return sorted(kept, key=lambda mention: mention.start)


def _nearest(mention: _Mention, sure: list[Place]) -> Iterator[Place]:
    """The row of the region that is named nearest, if any is named at all."""
    rows = {row.code: row for row in reversed(mention.rows)}
    named = [place for place in sure if place.code in rows]
    if named:
        nearest = min(named, key=lambda place: max(place.start - mention.end, mention.start - place.end))
        yield mention.place(rows[nearest.code])


def _in_list(words: Words, left: Place, right: Place) -> bool:
    """Whether two mentions can be members of one list: between them stand at most three short words and numbers."""
    gap = words.text[left.end : right.start]
    between = WORD.findall(_BRACKET.sub("", gap))
    return len(between) <= 3 and all(len(word) <= 4 for word in between) and not _SENTENCE_END.search(gap)


def _beside_region(words: Words, place: Place, other: Place) -> bool:
    left, right = sorted((place, other), key=lambda one: one.start)
    if not words.text[left.end : right.start].strip():
        return False  # the town of a region, which is named directly behind it
    return (other.kind == "region" or _namesake(words, other) is not None) and _in_list(words, left, right)


def _namesake(words: Words, place: Place) -> str | None:
    """The region called the same, if this is the bare name of a city."""
    if place.kind != "city" or " " in words.text[place.start : place.end]:
        return None
    regions = _gazetteer().regions
    return next((code for code, name in regions.items() if name.startswith(f"{place.name} ")), None)


def _chains(words: Words, places: list[Place]) -> Iterator[list[Place]]:
    """The mentions cut into runs that can be lists."""
    chain: list[Place] = []
    for place in places:
        if chain and not _in_list(words, chain[-1], place):
            yield chain
            chain = []
        chain.append(place)
    yield chain


def _is_plural(words: Words, chain: list[Place], plurals: dict[int, int]) -> bool:
    """Whether the word for regions closes the list, or one of its names: "Almaty (27), Karaganda (25) regions"."""
    if not chain or not plurals:
        return False
    last = chain[-1].end
    behind = next((start for start in range(last, last + _NUMBERED + 1) if start in plurals), None)
    if behind is not None and not WORD.search(words.text, last, behind):
        return True
    return any(plurals.get(start) == place.end for place in chain for start in range(place.start, place.end))


def _as_regions(words: Words, chain: list[Place], plurals: dict[int, int]) -> list[Place]:
    """The chain with cities read as their regions where it is a list of regions and names no other town.

    A city that is a region itself is read as its namesake only where the list ends with the word for regions.
    """
    plural = _is_plural(words, chain, plurals)
    namesakes = {
        place: code
        for place in chain
        if (code := _namesake(words, place)) and (plural or place.code not in _CITY_REGIONS)
    }
    regions = {place.code for place in chain if place.kind == "region"}
    towns = [place for place in chain if place.below_region and place not in namesakes]
    if towns or not (regions or plural or (len(chain) >= 3 and len(set(namesakes.values())) >= 2)):
        return chain
    names = _gazetteer().regions
    return [
        replace(place, code=code, kind="region", name=names[code])
        if (code := namesakes.get(place)) and code not in regions
        else place
        for place in chain
    ]
