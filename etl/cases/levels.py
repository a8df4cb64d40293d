"""Say on which level an office is, as far as its own words tell it: a republican one, a region's, a city's, a district's."""

from __future__ import annotations

import re

from etl.cases.chains import Part
from etl.cases.mentions import Mention
from etl.cases.texts import Reading

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_PLACELESS = frozenset({"customs", "army", "prison", "university", "company"})
"""Bodies that are in a place without being the place's."""
SPHERES = frozenset(
    {
        "education",
        "health",
        "construction",
        "energy",
        "finance",
        "land",
        "housing",
        "agriculture",
        "employment",
        "culture",
    }
)
"""What the akimats have departments for: a region's has another name in Russian and Kazakh than a district's."""
_CITIES = frozenset({"KZ-71", "KZ-75", "KZ-79"})
_RANK = {"rural": 0, "district": 1, "city": 2, "regional": 3, "republican": 4}
_OF_PLACE = {
    "region": "regional",
    "city": "city",
    "town": "city",
    "district": "district",
    "country": "republican",
}


def of(reading: Reading, mention: Mention, chain: list[Part]) -> str | None:
    """The office level: the narrowest that a word or a place of the role tells, else what the office implies."""
    roles = reading.roles
    implied = _implied(reading, mention, chain)
    if implied in {"republican", "private", "regional", "unknown"} and mention.noun != "chairman":
        return implied
    fixed = [level for body in mention.bodies if (level := roles.bodies[body].level)]
    told = [part.id for part in chain if part.kind == "level"]
    if "republican" in fixed and not any(
        level in told for level in ("regional", "city", "district", "rural")
    ):
        return "republican"
    if "private" in fixed and not set(told) - {"republican"}:
        owned = reading.has(chain[0].start, max(part.end for part in chain), "state_owned")
        return None if owned or told else "private"
    by_place = [
        _OF_PLACE[place.kind]
        for part in chain
        if (place := part.place) and place.kind in _OF_PLACE and not is_located(reading, part, mention.start)
    ]
    if mention.body in _PLACELESS:
        by_place = []
    local = [level for level in (*told, *by_place) if level != "republican"]
    if local:
        return min(local, key=_RANK.__getitem__)
    territorial = reading.has(chain[0].start, max(part.end for part in chain), "territorial_bodies")
    if territorial and not told and "ministry" not in mention.bodies and not by_place:
        return "regional"
    if mention.bodies and set(mention.bodies) & SPHERES and not told:
        named = reading.has(chain[0].start, max(part.end for part in chain), "regional_bodies")
        city = any(part.place and part.place.code in _CITIES for part in chain)
        if named:
            return "city" if city else "regional"
    if "republican" in told or "republican" in by_place:
        return "republican"
    return None


def _implied(reading: Reading, mention: Mention, chain: list[Part]) -> str | None:
    """The level that follows from the office alone; an official's cousin may hold an office as well."""
    if mention.noun == "relative" and sum(part.kind == "noun" for part in chain) > 1:
        return "unknown"
    return reading.roles.nouns[mention.noun].level


def is_located(reading: Reading, part: Part, start: int) -> bool:
    """Whether the place only says where the office is, not whose it is: "a judge in Astana"."""
    vocabulary = reading.vocabulary
    before = _WORD.findall(reading.folded[max(start, part.start - 10) : part.start])
    if before and before[-1] == "the":
        before.pop()
    ahead = bool(before) and before[-1] in vocabulary.locative_words
    ending = vocabulary.locative_suffixes
    return ahead or (bool(ending) and reading.folded[part.start : part.end].endswith(ending))
