"""How the selected figures are looked at: the part of an address that changes the picture and not the figures.

A view and its query say the same: ``parse(dict(query(view))) == view``. A value that nobody can mean is answered
with one sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import parse_qsl, urlencode

from metrics import selections, snapshots, steps
from metrics.selections import BadQuery, Selection, shortened

TOGETHER, SPLIT = LAYOUTS = ("together", "split")
TODAY, OLD = BORDERS = ("today", "old")


@dataclass(frozen=True, slots=True)
class View:
    """``show`` is ``level``, ``rate`` (per 100,000) or ``change``, ``base`` how many years back a change looks.

    ``layout`` draws lines in one chart or each in its own, ``borders`` adds regions up to those of before a split,
    ``embed`` leaves the frame out.
    """

    show: str = snapshots.LEVEL
    base: str = "1"
    layout: str = TOGETHER
    borders: str = TODAY
    embed: str = "0"

    @property
    def years(self) -> int:
        """How many years lie between a value and its base."""
        return int(self.base)

    @property
    def joined(self) -> bool:
        """Whether regions are added up to their old borders."""
        return self.borders == OLD


NAMES = tuple(field.name for field in fields(View))
_ALLOWED: dict[str, Collection[str]] = {
    "show": snapshots.SHOWN,
    "base": tuple(str(years) for years in steps.YEARS),
    "layout": LAYOUTS,
    "borders": BORDERS,
    "embed": ("0", "1"),
}


def parse(query: Mapping[str, Any]) -> View:
    """Return the view that a query asks for, the usual one where it names nothing. Raises ``BadQuery``."""
    values: dict[str, str] = {}
    for name in NAMES:
        if query.get(name) is None:
            continue
        value = query[name]
        if not isinstance(value, str) or value not in _ALLOWED[name]:
            raise BadQuery(
                "'{name}' cannot be '{value}'; allowed are {known}.",
                name=name,
                value=shortened(str(value)),
                known=", ".join(_ALLOWED[name]),
            )
        values[name] = value
    return View(**values)


def query_string(selection: Selection, view: View, **more: str) -> str:
    """Return the query of a page: the selection's, then what of the view is not as usual, then the page's own."""
    usual = View()
    pairs = {name: getattr(view, name) for name in NAMES if getattr(view, name) != getattr(usual, name)}
    pairs |= {name: value for name, value in more.items() if value}
    return "&".join(part for part in (selections.query_string(selection), urlencode(pairs)) if part)


def both(query: str) -> tuple[Selection, View]:
    """Return the selection and the view of a query string that `query_string` made. Raises ``BadQuery``."""
    named = dict(parse_qsl(query))
    view = parse({name: named[name] for name in NAMES if name in named})
    return selections.parse(query, extra=NAMES), view
