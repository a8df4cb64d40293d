"""The region that a whole report is about: what its title, its publisher and its head name."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

from etl import catalogue, places, publishers
from etl.folding import fold
from etl.lexicons import Words
from etl.places import OFFICE, Place

CAPITALS = frozenset({"KZ-71", "KZ-75"})
"""Cities whose name in a dateline says where an agency sits, and not what its report is about."""
_APPOSED = 4
"""Between the nation and a region that it only locates stand at most so many characters."""
NATION = "KZ"
TITLE, HEAD = 4.0, 2.0
"""What a place in the title counts, and one in the head; below they count 1."""
WEIGHTS = {"district": 0.75, "town": 0.75, "country": 0.5, "office": 0.9}
"""What a mention counts beside that of a region."""
PUBLISHER, PAPER, OWN = 5.0, 1.0, 2.0
"""What a publisher's region counts, that of a paper that writes of the nation too, and the nation as publisher."""
MANY, LEADS = 3, 0.4
"""A report of the nation names more regions than this, none of them so often."""


def find(
    named: list[Place],
    title_end: int,
    head_end: int,
    publisher: str | None,
    source_url: str | None,
    day: date | None,
) -> str | None:
    """The region a whole report is about: its title's, its publisher's, its head's, or its most named one.

    A region named below the head counts less, so that a teaser about another region at the foot of a page
    does not take over; one that was no more on the ``day`` of the report lives on in the name of a newspaper
    alone. ``KZ`` stands for the nation, ``None`` for nothing to go by.
    """
    score: defaultdict[str, float] = defaultdict(float)
    beside = _beside_regions(named)
    for place in named:
        if place not in beside:
            in_head = HEAD if place.end <= head_end else 1.0
            score[place.code] += (TITLE if place.end <= title_end else in_head) * WEIGHTS.get(place.kind, 1.0)
    published = _published(named, head_end, publisher, source_url)
    for code, weight in published:
        if not _is_over(code, day):
            score[code] += weight if code != NATION else OWN
    regions = {code for code in score if code != NATION}
    titled = {place.code for place in named if place.end <= title_end and place.code != NATION}
    speaks = any(place.kind == OFFICE and place.end <= head_end for place in named)
    if len(regions) > MANY and score[NATION] and (speaks or len(titled) != 1):
        return NATION
    told = published or titled
    if (
        len(regions) > MANY
        and not told
        and max(score[code] for code in regions) < LEADS * sum(score.values())
    ):
        return NATION
    if len(regions) == 1 and _only_titles(named, title_end, head_end):
        return regions.pop()
    return max(score, key=lambda code: score[code]) if score else None


def _only_titles(named: list[Place], title_end: int, head_end: int) -> bool:
    """Whether the nation stands in the title alone, where agencies name it for readers abroad, and a region in the head."""
    told = [place for place in named if place.end > title_end]
    offices = any(place.kind == OFFICE for place in named)
    return (
        not offices
        and all(place.code != NATION for place in told)
        and any(place.kind in {"region", "city"} and place.end <= head_end for place in told)
    )


def _beside_regions(places: list[Place]) -> set[Place]:
    """Names of the nation that only say where a region lies: "Kazakhstan's Atyrau region", "Aktau, Kazakhstan"."""
    return {
        nation
        for left, right in pairwise(places)
        for nation, other in ((left, right), (right, left))
        if nation.code == NATION != other.code and right.start - left.end <= _APPOSED
    }


def _published(
    named: list[Place], head_end: int, publisher: str | None, source_url: str | None
) -> list[tuple[str, float]]:
    """The regions that the publisher's name tells, or is known for, and what they count.

    A paper counts little where an office of the nation speaks in the head, or where it only bears a capital's
    name as "The Capital Courier" does: both write of the nation too.
    """
    told = (publisher or "", publishers.office(source_url))
    found = next(filter(None, (places.find(Words.of(fold(name))) for name in told)), [])
    codes = [place.code for place in found]
    known = publishers.region(publisher, source_url)
    is_known = known is not None and not set(codes) - {NATION, known}
    if known and is_known:
        codes = [known]
    if not publisher or publishers.is_office(publisher):
        return [(code, PUBLISHER) for code in codes]
    is_national = any(place.kind == OFFICE and place.end <= head_end for place in named)
    return [
        (code, PAPER if is_national or (code in CAPITALS and not is_known) else PUBLISHER) for code in codes
    ]


def _is_over(code: str, day: date | None) -> bool:
    """Whether the region was no more on the day."""
    region = catalogue.read().regions.get(code)
    return bool(day and region and region.valid_until and region.valid_until <= day)
