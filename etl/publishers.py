"""The region that a newspaper or a site writes of, by its name or its address: ``data/catalogue/publishers.csv``.

A regional newspaper says "in the region" and names none. Offices of prosecutors name theirs themselves.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from etl.catalogue import DATA
from etl.folding import fold


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
