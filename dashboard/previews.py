"""What a link says of itself before it is opened: the title of a page, from its address alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dashboard import frame, names
from dashboard.translations import N_, Translator
from etl import catalogue

SITE = N_("Prosecution in figures")
ABOUT = N_("What Kazakhstan's prosecutors report, each number with the sentence that it came from.")
_MOST_REGIONS = 4


class Query(Protocol):
    """A query with several values a name, such as Flask's."""

    def getlist(self, key: str) -> Sequence[str]:
        """Return all values of a name."""


def title(path: str, query: Query, _: Translator) -> str:
    """Return the title of the page at ``path``: what it shows where the address says so, then the site's name."""
    known = catalogue.read()
    code = path.removeprefix("/region/")
    if path.startswith("/region/") and code in known.regions:
        return f"{names.headed(code, _.language)} · {_(SITE)}"
    shown = [
        names.indicator(key, _.language) for key in query.getlist("indicator") if key in known.indicators
    ][:1]
    regions = [names.region(key, _.language) for key in query.getlist("region") if key in known.regions]
    parts = [": ".join([*shown, ", ".join(regions[:_MOST_REGIONS])] if regions else shown)]
    parts.append(_(frame.title_of(path)))
    return " · ".join([*(part for part in parts if part), _(SITE)])
