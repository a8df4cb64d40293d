"""What the checks take for granted about the catalogue's ids: ``data/checks.yml``, and the words for what they find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl import catalogue
from etl.catalogue import DATA, LANGUAGES, CatalogueError


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """``offences`` and ``indicators`` lead to that which each is a part of, ``shares`` to what its share is told of.

    ``gravities`` make up the crimes; ``overlapping`` offences (in a group, in public places) are no parts beside
    others. ``words`` are by rule, then language: a ``title`` and a ``sentence`` with the numbers' names in braces.
    """

    offences: dict[str, str]
    indicators: dict[str, str]
    shares: dict[str, str]
    gravities: tuple[str, ...]
    overlapping: frozenset[str]
    words: dict[str, dict[str, dict[str, str]]]


@cache
def read(folder: Path = DATA) -> Rules:
    """The rules of ``checks.yml`` in ``folder``; raises ``CatalogueError`` naming the file and the key."""
    path = folder / "checks.yml"
    given = catalogue.read_yaml(path)
    known = catalogue.read(folder)
    for kind, ids in (
        ("offences", known.offences),
        ("indicators", known.indicators),
        ("shares", known.offences),
    ):
        for part, whole in given[kind].items():
            if part not in ids or whole not in ids:
                raise CatalogueError(
                    f"{path}: '{kind}' names '{part}: {whole}', which the catalogue does not know."
                )
    for rule, words in given["rules"].items():
        for language in LANGUAGES:
            if set(words.get(language, ())) != {"title", "sentence"}:
                raise CatalogueError(f"{path}: '{rule}' must have a title and a sentence in '{language}'.")
    return Rules(
        offences=given["offences"],
        indicators=given["indicators"],
        shares=given["shares"],
        gravities=tuple(given["gravities"]),
        overlapping=frozenset(key for key, term in known.offences.items() if term.kind != "act"),
        words=given["rules"],
    )
