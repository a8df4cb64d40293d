"""The region that a newspaper or a site writes of, by its name or its address: ``data/catalogue/publishers.csv``.

A regional newspaper says "in the region" and names none. Offices of prosecutors name theirs themselves, in their
name or in the address of their pages.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from etl import preparations
from etl.catalogue import DATA, read_yaml
from etl.folding import fold

_OFFICE = re.compile(r"(?<![^\W_])(?:prok|prosecut)")
_STATE = ".gov.kz"
_ENTITY = re.compile(r"/entities/(?P<office>[^/?#]+)")


def office(source_url: str | None) -> str:
    """The words of an address that name the prosecutor's office whose page it is, none where it is another's.

    They are those of the host, and on the state's portal those of the office's section:
    ``www.gov.kz/memleket/entities/prokuratura-aktobe/...`` gives "prokuratura aktobe".
    """
    address = urlsplit(source_url or "")
    host = (address.hostname or "").removeprefix("www.")
    entity = _ENTITY.search(address.path) if f".{host}".endswith(_STATE) else None
    named = (host, entity["office"] if entity else "")
    return " ".join(re.sub(r"[\W_]+", " ", part) for part in named if _OFFICE.search(part)).strip()


def is_office(publisher: str) -> bool:
    """Whether a publisher's name is that of an office of the state (``data/sources.yml``)."""
    name = publisher.casefold()
    return any(word in name for word in _offices())


@cache
def _offices() -> tuple[str, ...]:
    return preparations.prepared(
        "offices",
        DATA,
        lambda: tuple(str(word).casefold() for word in read_yaml(DATA / "sources.yml")["official"]),
    )


def region(publisher: str | None, source_url: str | None) -> str | None:
    """The code of the region, ``None`` where neither the name nor the address is that of a regional publisher."""
    known = _known()
    for told in filter(None, (publisher, source_url)):
        match = known[0].search(fold(told))
        if match:
            return known[1][match.group()]
    return None


@cache
def _known(folder: Path = DATA) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all names and addresses, and the region of each."""
    with (folder / "catalogue" / "publishers.csv").open(encoding="utf-8", newline="") as file:
        regions = {
            fold(name): line["region"]
            for line in csv.DictReader(file)
            for name in line["patterns"].split("|")
        }
    names = "|".join(map(re.escape, sorted(regions, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])"), regions
