"""Derived metrics as ``data/derived/metrics/*.yml`` declares them: of what, to what, and what that means.

A declaration has one of four shapes and no formula:

- ``ratio``: so many of one thing for each of another;
- ``share``: a part of a whole, in percent;
- ``per_100k``: a count for 100,000 inhabitants;
- ``change``: on the same period of the year before, in percent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.catalogue import DATA, LANGUAGES, CatalogueError, read, read_yaml
from metrics import breaks

RATIO, SHARE, PER_100K, CHANGE = SHAPES = ("ratio", "share", "per_100k", "change")
_PAIRS = {RATIO, SHARE}
_TEXTS = ("names", "includes", "excludes")
_FOLDER = DATA / "derived" / "metrics"


@dataclass(frozen=True, slots=True)
class Term:
    """What is set in relation: an indicator's level, of all offences and gravities or of one."""

    indicator: str
    offence: str | None = None
    gravity: str | None = None

    @property
    def unit(self) -> str:
        """The unit of its level; money is never set against money in another currency."""
        return read().indicators[self.indicator].unit or "count"


@dataclass(frozen=True, slots=True)
class Declaration:
    """One derived metric; ``to`` is the base of a ratio or the whole of a share, ``None`` for the other shapes.

    ``names``, ``includes`` and ``excludes`` are in three languages: what a reader must know before using it.
    """

    id: str
    shape: str
    of: Term
    to: Term | None
    names: Mapping[str, str]
    includes: Mapping[str, str]
    excludes: Mapping[str, str]

    @property
    def unit(self) -> str:
        """The unit of its values; a ratio of unlike things has that of its first, for one of its second."""
        if self.shape == RATIO:
            return "ratio" if self.to and self.to.unit == self.of.unit else self.of.unit
        return "per_100000" if self.shape == PER_100K else "percent"


@cache
def read_all(folder: Path = _FOLDER) -> dict[str, Declaration]:
    """Return all declarations by id. Raises ``CatalogueError`` naming the file and the entry that cannot be used."""
    found: dict[str, Declaration] = {}
    for path in sorted(folder.glob("*.yml")):
        for key, entry in (read_yaml(path) or {}).items():
            if key in found or key in read().indicators:
                raise CatalogueError(
                    f"{path}: '{key}' is the id of another metric or indicator; choose a new one."
                )
            found[key] = _declaration(f"{path}: '{key}'", key, entry)
    return found


def _declaration(where: str, key: str, entry: dict[str, Any]) -> Declaration:
    shape = entry.get("shape")
    if shape not in SHAPES:
        raise CatalogueError(f"{where} must have a 'shape': {', '.join(SHAPES)}.")
    wanted = {"shape", "of", *_TEXTS} | ({"to"} if shape in _PAIRS else set())
    if set(entry) != wanted:
        raise CatalogueError(f"{where} must have just the keys {', '.join(sorted(wanted))}.")
    for name in _TEXTS:
        if set(entry[name]) != set(LANGUAGES) or not all(entry[name].values()):
            raise CatalogueError(f"{where} must give '{name}' in {', '.join(LANGUAGES)}.")
    of, to = _term(where, entry["of"]), _term(where, entry["to"]) if shape in _PAIRS else None
    texts = {name: entry[name] for name in _TEXTS}
    declared = Declaration(key, shape, of, to, **texts)
    _require_sense(where, declared)
    return declared


def _term(where: str, entry: dict[str, str]) -> Term:
    known = read()
    lists: dict[str, Mapping[str, object]] = {
        "indicator": known.indicators,
        "offence": known.offences,
        "gravity": known.gravities,
    }
    for name, value in entry.items():
        if value not in lists.get(name, {}):
            raise CatalogueError(f"{where} names the {name} '{value}', which the catalogue does not have.")
    if "indicator" not in entry:
        raise CatalogueError(f"{where} must name an indicator in each of its terms.")
    return Term(**entry)


def _require_sense(where: str, declared: Declaration) -> None:
    """Refuse what would set unlike things in relation."""
    of, to = declared.of, declared.to
    if declared.shape == SHARE and to and of.unit != to.unit:
        raise CatalogueError(f"{where} is a share, but a part in {of.unit} has no whole in {to.unit}.")
    if declared.shape == PER_100K and of.unit != "count":
        raise CatalogueError(f"{where} is set against inhabitants, but is measured in {of.unit}.")
    if (
        to
        and of.indicator != to.indicator
        and breaks.between(of.indicator, to.indicator)
        and declared.shape == RATIO
    ):
        raise CatalogueError(f"{where} sets indicators that are counted apart against each other.")
