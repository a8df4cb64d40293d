"""What a head or the name of a row says by itself: a region, a district, a period. The rest is the mapping's to explain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from etl import catalogue, claims, folding, languages, periods, places
from etl.catalogue import DATA
from etl.clocks import Clock
from etl.lexicons import Words

Fields = dict[str, str | None]

SPANS = frozenset({"year", "months", "month", "month_range", "quarter", "quarters", "half", "day_range"})
"""Times that say from when to when; a single day is a stock's in one table and the end of a sum in another."""

_MARK = re.compile(r"\s*(?:[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+|\(\d{1,2}\)|\s\d{1,2}\))$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE_YEAR = re.compile(r"(\d{4})(?:-01-01/\1-12-31)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the labels of a table that is written in one language."""

    language: str
    folder: Path = DATA
    known: dict[tuple[str, int | None], Fields | None] = field(default_factory=dict)

    def read(self, label: str, year: int | None = None) -> Fields | None:
        """The fields that a label says, without its footnote mark; ``None`` where it says neither place nor time.

        ``year`` is that of a time that names none, such as a month under its year.
        """
        if (label, year) not in self.known:
            self.known[label, year] = self._read(unmarked(label), year)
        return self.known[label, year]

    def _read(self, label: str, year: int | None) -> Fields | None:
        return (
            _region(label, self.folder)
            or _place(label, self.folder)
            or _period(label, self.language, self.folder, year)
        )


def year(fields: Fields) -> int | None:
    """The year that a period is, from its first day to its last; else ``None``.

    >>> year({"period": "2024"}), year({"period": "2024-01-01/2024-12-31"}), year({"period": "2024-01"})
    (2024, 2024, None)
    """
    period = fields.get("period") or ""
    found = _WHOLE_YEAR.fullmatch(period)
    return int(found[1]) if found else None


def unmarked(label: str) -> str:
    """A label without the footnote mark behind it.

    >>> unmarked("Abai*"), unmarked("Shymkent (2)")
    ('Abai', 'Shymkent')
    """
    return _MARK.sub("", label)


def _region(label: str, folder: Path) -> Fields | None:
    found: Fields = {"region": _names(folder).get(label.casefold())}
    return found if found["region"] else None


def _place(label: str, folder: Path) -> Fields | None:
    """A place of the gazetteer, if nothing stands beside it but what kind of place it is."""
    folded = folding.fold(label)
    mentioned = places.find(Words.of(folded))
    if len(mentioned) != 1:
        return None
    place = mentioned[0]
    rest = _WORD.findall(folded[: place.start]) + _WORD.findall(folded[place.end :])
    if not set(rest) <= _beside(folder) or any(sign.isdigit() for sign in folded):
        return None
    found: Fields = {"region": place.code}
    return found | ({"place": place.below_region} if place.below_region else {})


def _period(label: str, language: str, folder: Path, year: int | None) -> Fields | None:
    if _YEAR.fullmatch(label):
        return {"period": label}
    if year is not None and not _YEAR.search(label):
        label = _listed(folder)["with_year"][language].format(time=label, year=year)
    folded = folding.fold(label)
    found = claims.find(folded, languages.read(language))
    if len(found) != 1 or found[0].kind not in SPANS or folded.strip(" .,:") != _claimed(folded, found[0]):
        return None
    start, end = periods.resolve(found[0], Clock(None, None)) or (None, None)
    return {"period": f"{start.isoformat()}/{end.isoformat()}"} if start and end else None


def _claimed(folded: str, claim: claims.Claim) -> str:
    return folded[claim.start : claim.end].strip(" .,:")


@cache
def _names(folder: Path) -> Mapping[str, str]:
    """Codes and names of the regions, and what the nation is called besides, in small letters."""
    known = catalogue.read(folder)
    names = {
        name.casefold(): code
        for code, entry in known.regions.items()
        for name in (code, *entry.names.values())
    }
    nation = next(code for code, entry in known.regions.items() if entry.kind == "country")
    return names | {str(name).casefold(): nation for name in _listed(folder)["nation"]}


@cache
def _beside(folder: Path) -> frozenset[str]:
    return frozenset(folding.fold(str(word)) for word in _listed(folder)["beside"])


@cache
def _listed(folder: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = catalogue.read_yaml(folder / "tables.yml")
    return found
