"""Which cases are meant: what the page's filters and its download ask for, and its query string."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from etl import catalogue, proceedings
from etl.catalogue import LANGUAGES
from metrics.selections import SEPARATORS, BadQuery, day, shortened

SEVERAL = ("region", "stage", "offence", "sanction", "level")
NAMES = (*SEVERAL, "as_of", "case", "lang", "sep")


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases are meant; an empty tuple leaves that open.

    ``region`` and ``offence`` hold ids of the catalogue, ``stage``, ``sanction`` and ``level`` those of
    `etl.proceedings`; ``as_of`` leaves out what was published later; ``case`` is the id of the proceeding whose
    timeline is open.
    """

    region: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    offence: tuple[str, ...] = ()
    sanction: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    as_of: date | None = None
    case: str = ""
    lang: str = "en"
    sep: str = ","


def parse(query: str | Mapping[str, Any]) -> CaseQuery:
    """Return what a query string, or a mapping of names to a value or values, asks for. Raises ``BadQuery``.

    >>> parse("stage=requested&region=KZ-79").stage
    ('requested',)
    """
    values: dict[str, list[str]] = {}
    for name, value in _pairs(query):
        if name not in NAMES:
            raise BadQuery(
                "'{name}' is no part of this address; allowed are {known}.",
                name=shortened(name),
                known=", ".join(NAMES),
            )
        if not value.strip() or not value.isprintable():
            raise BadQuery("'{name}' has no value that can be read; give it one or leave it out.", name=name)
        values.setdefault(name, []).append(value)
    for name, known in _known().items():
        for value in values.get(name, ()):
            if value not in known:
                raise BadQuery(
                    "'{value}' is no {name}; allowed are {known}.",
                    value=shortened(value),
                    name=name,
                    known=", ".join(known),
                )
    fields: dict[str, Any] = {name: tuple(dict.fromkeys(values.get(name, ()))) for name in SEVERAL}
    fields |= {name: values[name][-1] for name in ("case", "lang", "sep") if name in values}
    if "as_of" in values:
        fields["as_of"] = day("as_of", values["as_of"][-1])
    return CaseQuery(**fields)


def query_string(query: CaseQuery) -> str:
    """Return the canonical query: names in a fixed order, what is at its default left out."""
    pairs = [(name, value) for name in SEVERAL for value in getattr(query, name)]
    pairs += [("as_of", query.as_of.isoformat())] if query.as_of else []
    pairs += [
        (name, getattr(query, name))
        for name in ("case", "lang", "sep")
        if getattr(query, name) != getattr(CaseQuery(), name)
    ]
    return urlencode(pairs)


def _known() -> dict[str, Collection[str]]:
    known = catalogue.read()
    return {
        "region": known.regions,
        "stage": proceedings.STAGES,
        "offence": known.offences,
        "sanction": proceedings.SANCTIONS,
        "level": proceedings.LEVELS,
        "lang": LANGUAGES,
        "sep": SEPARATORS,
    }


def _pairs(query: str | Mapping[str, Any]) -> list[tuple[str, str]]:
    if isinstance(query, str):
        return parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace")
    listed = {name: value if isinstance(value, list | tuple) else [value] for name, value in query.items()}
    return [(name, str(one)) for name, several in listed.items() for one in several if one is not None]
