"""The catalogue: regions, indicators, offences and gravities, with their names in three languages.

Everything is read from ``data/``; a field that is missing or unknown is an error that names the file and
the key, because a catalogue that is half right would silently mislabel figures.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from etl import preparations

DATA = preparations.DATA
LANGUAGES = ("en", "ru", "kk")


class CatalogueError(Exception):
    """A catalogue file that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region by its ISO 3166-2 code; ``valid_from`` and ``valid_until`` bound its existence (half-open)."""

    code: str
    names: dict[str, str]
    kind: str
    valid_from: date | None
    valid_until: date | None
    formed_from: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to say an indicator: any of ``noun`` is what is counted, all of ``context`` stand near it.

    ``weight`` is added to what the reading is worth: above 0 where it says more than a reading of equal length.
    """

    noun: tuple[str, ...]
    context: tuple[str, ...]
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Indicator:
    """One kind of statistic; ``unit`` is the unit of its level, ``better`` says which direction is good.

    ``offence`` says how an offence goes with it: ``counted`` where offences are what it counts, ``topic`` where it
    counts what is done about them, ``named`` where only an offence of the same sentence can be meant, ``implied``
    where its name says it already. ``point`` marks a stock, which has a day and no span, ``demand`` what is
    a demand by its name: a claim filed is a result, though its money is not paid. ``share`` is the indicator
    that a share of it stands for: a share of the crimes solved is the detection rate. ``whole`` is an offence that
    is told whole, whatever part of it is named: sites that sell drugs are of drugs. ``itself`` is an offence that its
    own name is: a criminal group is not of group crime. ``side_of`` names what it tells one side of: the area, the
    value and the number of plots of returned land.
    """

    id: str
    family: str
    counts: str | None
    unit: str | None
    better: str | None
    meaning: str
    names: dict[str, str]
    readings: tuple[Reading, ...] = ()
    offence: str = "topic"
    point: bool = False
    demand: bool = False
    share: str | None = None
    whole: str | None = None
    itself: str | None = None
    side_of: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An offence or a gravity: an id of the contract, its meaning and its names.

    An offence's ``kind`` is ``act``, ``rest`` (all acts without an id of their own), ``manner`` (in a group, in the
    street) or ``breach``, which is no crime. An act named beside one of the others is meant.
    ``part_of`` is the wider offence that it belongs to, ``also`` a second one whose part it is as well.
    """

    id: str
    meaning: str
    names: dict[str, str]
    kind: str = "act"
    part_of: str | None = None
    also: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All dictionaries keyed by id, in the order in which they are shown.

    ``states`` are the concepts of readings that say of what kind something is, not what was done to it; ``acts``
    those that can be counted and also say what was done; ``liabilities`` those that name a kind of liability, of
    which a number has its own; ``incidental`` those that mean nothing inside the name of an offence (the harm of
    "grievous bodily harm"); ``events`` those other than crimes that facts and cases may be; ``people`` those that are
    persons, ``personal`` what is done to persons only; ``themes`` are those that hold for the numbers of a whole paragraph or text, ``topics`` gives the offence that a paragraph is about which
    speaks of them: drug laboratories are of drugs. ``labels`` holds the remaining names of the screen by kind (``measures``, ``units``, ``families``, ...),
    then id, then language.
    """

    regions: dict[str, Region]
    indicators: dict[str, Indicator]
    offences: dict[str, Term]
    gravities: dict[str, Term]
    labels: dict[str, dict[str, dict[str, str]]]
    states: frozenset[str] = frozenset()
    liabilities: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    incidental: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    topics: dict[str, str] = field(default_factory=dict)
    themes: frozenset[str] = frozenset()


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; raises ``CatalogueError`` naming the file and the line that cannot be read."""
    # Loading the library takes longer than a process needs that finds all words prepared.
    import yaml  # noqa: PLC0415

    # The safe loader in C, ten times faster, where the platform has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CatalogueError(f"{path}: cannot be read ({error}).") from error


def _read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _names(folder: Path) -> dict[str, dict[str, dict[str, str]]]:
    """Names by kind, id and language, from ``names/<language>.yml``."""
    names: dict[str, dict[str, dict[str, str]]] = {}
    for language in LANGUAGES:
        for kind, entries in read_yaml(folder / "names" / f"{language}.yml").items():
            for key, name in entries.items():
                names.setdefault(kind, {}).setdefault(str(key), {})[language] = str(name)
    return names


def _named(names: dict[str, dict[str, str]], kind: str, key: str) -> dict[str, str]:
    entry = names.get(key, {})
    missing = [language for language in LANGUAGES if language not in entry]
    if missing:
        files = ", ".join(f"data/names/{language}.yml" for language in missing)
        raise CatalogueError(f"{files}: {kind} has no name for '{key}'; add it.")
    return entry


def _region(row: dict[str, str]) -> Region:
    names = {language: row[language] for language in LANGUAGES}
    return Region(
        row["code"], names, row["kind"], _day(row["from"]), _day(row["until"]), row["formed_from"] or None
    )


def _indicator(path: Path, key: str, entry: dict[str, Any], names: dict[str, dict[str, str]]) -> Indicator:
    unknown = set(entry) - {
        "meaning",
        "counts",
        "unit",
        "better",
        "readings",
        "offence",
        "point",
        "demand",
        "share",
        "whole",
        "itself",
        "side_of",
    }
    if unknown or "meaning" not in entry:
        raise CatalogueError(
            f"{path}: '{key}' has an unknown key or no meaning ({', '.join(sorted(unknown))})."
        )
    readings = tuple(
        Reading(
            tuple(reading.get("noun", ())), tuple(reading.get("with", ())), float(reading.get("weight", 0))
        )
        for reading in entry.get("readings", ())
    )
    return Indicator(
        id=key,
        family=path.stem,
        counts=entry.get("counts"),
        unit=entry.get("unit"),
        better=entry.get("better"),
        meaning=entry["meaning"],
        names=_named(names, "indicators", key),
        readings=readings,
        offence=entry.get("offence", "topic"),
        point=bool(entry.get("point", False)),
        demand=bool(entry.get("demand", False)),
        share=entry.get("share"),
        whole=entry.get("whole"),
        itself=entry.get("itself"),
        side_of=entry.get("side_of"),
    )


def _indicators(folder: Path, names: dict[str, dict[str, str]]) -> dict[str, Indicator]:
    order = [row["id"] for row in _read_csv(folder / "catalogue" / "families.csv")]
    found = {path.stem: path for path in sorted((folder / "indicators").glob("*.yml"))}
    paths = [found.pop(family) for family in order if family in found] + list(found.values())
    return {
        key: _indicator(path, key, entry, names) for path in paths for key, entry in read_yaml(path).items()
    }


def _terms(path: Path, kind: str, names: dict[str, dict[str, str]]) -> dict[str, Term]:
    return {
        row["id"]: Term(
            row["id"],
            row["meaning"],
            _named(names, kind, row["id"]),
            row.get("kind") or "act",
            row.get("part_of") or None,
            row.get("also") or None,
        )
        for row in _read_csv(path)
    }


def _role(lists: Path, role: str) -> frozenset[str]:
    return frozenset(row["id"] for row in _read_csv(lists / "concepts.csv") if row["role"] == role)


def _topics(lists: Path) -> dict[str, str]:
    """The concepts whose role is an offence."""
    offences = {row["id"] for row in _read_csv(lists / "offences.csv")}
    return {row["id"]: row["role"] for row in _read_csv(lists / "concepts.csv") if row["role"] in offences}


@cache
def read(folder: Path = DATA) -> Catalogue:
    """The catalogue under ``folder``; cached, so treat it as read-only. Raises ``CatalogueError``."""
    return preparations.prepared("catalogue", folder, lambda: _read(folder))


def _read(folder: Path) -> Catalogue:
    names = _names(folder)
    lists = folder / "catalogue"
    return Catalogue(
        regions={row["code"]: _region(row) for row in _read_csv(lists / "regions.csv")},
        indicators=_indicators(folder, names.get("indicators", {})),
        offences=_terms(lists / "offences.csv", "offences", names.get("offences", {})),
        gravities=_terms(lists / "gravity.csv", "gravity", names.get("gravity", {})),
        states=_role(lists, "state"),
        liabilities=_role(lists, "liability"),
        acts=_role(lists, "act"),
        incidental=_role(lists, "incidental"),
        events=_role(lists, "event"),
        people=_role(lists, "people"),
        personal=_role(lists, "personal"),
        topics=_topics(lists),
        themes=_role(lists, "theme"),
        labels={kind: entries for kind, entries in names.items() if kind not in ("indicators", "offences")},
    )
