"""Which figures are meant: one frozen selection that every page, chart and download shares.

A selection and its query string say the same: ``parse(query_string(selection)) == selection`` for every
selection that `parse` gives. What nobody can mean is answered with one sentence, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl, urlencode

from etl import catalogue
from etl.catalogue import LANGUAGES
from metrics.messages import Message, Value, say

SEPARATORS = (",", ";")
MOST_VALUES = 500
"""How many values one name may have: more is no question that a person asks."""

NONE = "none"
"""The value that asks for figures without one: ``offence=none`` means figures that name no offence."""

DERIVED, ABSENT = ADDED = ("derived", "absent")
"""What ``add`` may ask for: values that follow from others, and rows for what no report gives."""

_LISTED = 25
_SHOWN = 60
_WINDOW = re.compile(r"[1-9][0-9]{0,5}[md]|point|unknown")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadQuery(ValueError):
    """A question that cannot be answered; its text is one sentence that says which part and what is allowed.

    ``key`` is that sentence with the names of ``values`` in braces, a key of ``sentences.po``: ``message`` says it in
    any language, the text of the error itself is English.
    """

    def __init__(self, key: str, **values: Value) -> None:
        self.message = Message(key, values)
        super().__init__(say(self.message, "en"))


@dataclass(frozen=True, slots=True)
class Selection:
    """Which figures are meant; an empty tuple or ``None`` leaves that open.

    ``indicator``, ``region``, ``offence`` and ``gravity`` hold ids of the catalogue, ``measure``, ``unit`` and
    ``modality`` ids of the labelling contract, ``place`` names of districts and towns, ``scope`` the words by
    which a report restricts a figure, ``report`` ids of reports, ``window`` ids such as ``9m``, ``17d``,
    ``point`` and ``unknown``; offence, gravity, place and scope may be `NONE`. ``from_date`` and ``to_date``
    bound the period's end, both inclusive. ``as_of`` leaves out what was published later; a figure of a report
    without a date counts from its period's end on. ``add`` asks for what is no figure of a report: `DERIVED` values and
    `ABSENT` ones. ``lang`` is the language of names, ``sep`` the CSV's separator.
    The order of values is kept: it is the order of columns and colours.
    """

    indicator: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    offence: tuple[str, ...] = ()
    gravity: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    window: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    from_date: date | None = None
    to_date: date | None = None
    as_of: date | None = None
    lang: str = "en"
    sep: str = ","


SEVERAL = (
    "indicator",
    "region",
    "place",
    "scope",
    "offence",
    "gravity",
    "measure",
    "unit",
    "modality",
    "report",
    "window",
    "add",
)
"""The names that may be repeated; each is a field of the selection under the same name."""

_DAYS = ("from", "to", "as_of")
_SINGLE = {"from": "from_date", "to": "to_date", "as_of": "as_of", "lang": "lang", "sep": "sep"}
NAMES = (*SEVERAL, *_SINGLE)
"""All names of a query, in the order of the canonical query string."""

_LISTS: dict[str, tuple[Callable[[catalogue.Catalogue], Collection[str]], str]] = {
    "indicator": (lambda known: known.indicators, "data/indicators"),
    "region": (lambda known: known.regions, "data/catalogue/regions.csv"),
    "offence": (lambda known: [*known.offences, NONE], "data/catalogue/offences.csv"),
    "gravity": (lambda known: [*known.gravities, NONE], "data/catalogue/gravity.csv"),
    "measure": (lambda known: known.labels["measures"], "data/names"),
    "unit": (lambda known: known.labels["units"], "data/names"),
    "modality": (lambda known: known.labels["modalities"], "data/names"),
    "add": (lambda _known: ADDED, "this list"),
}


_ALIKE = (
    ".",
    "; did you mean {first}?",
    "; did you mean {first} or {second}?",
    "; did you mean {first}, {second} or {third}?",
)
"""How a sentence ends that names so many values that may have been meant."""


def parse(query: str | Mapping[str, Any], *, extra: Collection[str] = frozenset()) -> Selection:
    """Return the selection that a query string, or a mapping of names to a value or values, asks for.

    ``extra`` are names that a page has of its own; they are passed over. Whether a place, a scope or a report exists
    only the database knows: `metrics.questions` checks these. Raises ``BadQuery``.

    >>> parse("region=KZ-15&region=KZ-75&window=9m").region
    ('KZ-15', 'KZ-75')
    """
    values: dict[str, list[str]] = {}
    for name, value in _pairs(query):
        if name in extra:
            continue
        if name not in NAMES:
            raise BadQuery(
                "There is no filter '{name}'{hint} Allowed are {known}.",
                name=shortened(name),
                hint=nearest(name, NAMES),
                known=", ".join(NAMES),
            )
        _require_words(name, value)
        values.setdefault(name, []).append(value)
    fields: dict[str, Any] = {name: _several(name, values[name]) for name in SEVERAL if name in values}
    fields |= {field: _single(name, values[name]) for name, field in _SINGLE.items() if name in values}
    selection = Selection(**fields)
    if selection.from_date and selection.to_date and selection.from_date > selection.to_date:
        raise BadQuery(
            "'from' ({start}) is later than 'to' ({end}); exchange them.",
            start=selection.from_date.isoformat(),
            end=selection.to_date.isoformat(),
        )
    return selection


def query_string(selection: Selection) -> str:
    """Return the canonical query of ``selection``: names in a fixed order, what is at its default left out.

    >>> query_string(Selection(window=("9m",), region=("KZ-15",), sep=";"))
    'region=KZ-15&window=9m&sep=%3B'
    """
    pairs = [(name, value) for name in SEVERAL for value in getattr(selection, name)]
    pairs += [
        (name, str(getattr(selection, field)))
        for name, field in _SINGLE.items()
        if getattr(selection, field) != getattr(Selection(), field)
    ]
    return urlencode(pairs)


def nearest(value: str, known: Iterable[str]) -> Message:
    """Return the known values most like ``value`` as the rest of a sentence; its end where none is alike."""
    alike = get_close_matches(value, list(known), n=3, cutoff=0.6)
    names = dict(zip(("first", "second", "third"), alike, strict=False))
    return Message(_ALIKE[len(alike)], names)


def shortened(value: str) -> str:
    """Return ``value`` as a sentence may quote it: printable and not endless."""
    words = "".join(letter if letter.isprintable() else "\ufffd" for letter in value)
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _pairs(query: str | Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if isinstance(query, str):
        return parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace")
    listed = {name: value if isinstance(value, list | tuple) else [value] for name, value in query.items()}
    return [(name, str(one)) for name, several in listed.items() for one in several if one is not None]


def _require_words(name: str, value: str) -> None:
    if not value.strip():
        raise BadQuery("'{name}' has no value; give it one or leave it out.", name=name)
    if not value.isprintable():
        raise BadQuery(
            "'{name}' holds characters that cannot be printed: '{value}'.", name=name, value=shortened(value)
        )


def _several(name: str, values: list[str]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(values))
    if len(kept) > MOST_VALUES:
        raise BadQuery(
            "'{name}' has {given} values; at most {most} are allowed.",
            name=name,
            given=len(kept),
            most=MOST_VALUES,
        )
    for value in kept:
        if name == "window" and not _WINDOW.fullmatch(value):
            raise BadQuery(
                "'{value}' is no window; allowed are months such as 3m, 6m, 9m, 12m, days such as 17d, point or unknown.",
                value=shortened(value),
            )
        if name in _LISTS:
            listed, where = _LISTS[name]
            _require_known(name, value, listed(catalogue.read()), where)
    return kept


def _require_known(name: str, value: str, known: Collection[str], where: str) -> None:
    if value in known:
        return
    if len(known) <= _LISTED:
        raise BadQuery(
            "'{value}' is no {name}; allowed are {known}.",
            value=shortened(value),
            name=name,
            known=", ".join(known),
        )
    raise BadQuery(
        "'{value}' is no {name}{hint} All {total} that are allowed stand in {where}.",
        value=shortened(value),
        name=name,
        hint=nearest(value, known),
        total=len(known),
        where=where,
    )


def _single(name: str, values: list[str]) -> date | str:
    if len(values) > 1:
        raise BadQuery("'{name}' is given {times} times; give it once.", name=name, times=len(values))
    value = values[0]
    if name in _DAYS:
        return day(name, value)
    allowed = LANGUAGES if name == "lang" else SEPARATORS
    if value not in allowed:
        raise BadQuery(
            "'{name}' cannot be '{value}'; allowed are {known}.",
            name=name,
            value=shortened(value),
            known=", ".join(f"'{one}'" for one in allowed),
        )
    return value


def day(name: str, value: str) -> date:
    """Return the day that ``value`` is, the value of ``name`` in an address; raises ``BadQuery``."""
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # A day that no calendar has is told like any other word that is no date.
    raise BadQuery(
        "'{name}' must be a date such as 2025-09-30, not '{value}'.", name=name, value=shortened(value)
    )
