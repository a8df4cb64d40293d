"""Which scripts a page loads: what it needs for its first picture, and of the rest the address alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SCRIPT = re.compile(r'<script src="([^"]*)"></script>\n?')
_NEVER = ("/dash_table/",)
"""A table that no page has."""
_GRID, _CHARTS = "/dash_ag_grid/", "/plotly-basic"
_CHUNK = "/dash/dcc/async-graph.js"


@dataclass(frozen=True, slots=True)
class Scripts:
    """The ``tags`` of the scripts, and ``early``: what stands in the page's head, so that it is fetched first."""

    tags: str
    early: str


def choose(tags: str, page: Mapping[str, Any] | None, prefix: str) -> Scripts:
    """Return those of Dash's script ``tags`` that ``page`` needs at once, below the addresses' ``prefix``.

    A page is registered with ``grid=True`` or ``chart=True`` where it shows such a thing; on the others the grid and
    the charting library come when they are asked for, from the address that the page tells.
    """
    shown = page or {}
    addresses = _SCRIPT.findall(tags)
    later = {
        "grid": next((one for one in addresses if _GRID in one), ""),
        "charts": next((one for one in addresses if _CHARTS in one), ""),
    }
    left = [*_NEVER]
    left += [] if shown.get("grid") else [_GRID]
    left += [] if shown.get("chart") else [_CHARTS]
    kept = _SCRIPT.sub(lambda tag: "" if any(part in tag[1] for part in left) else tag[0], tags)
    told = [
        # Dash names the library that it ships when it starts: the name given here stays.
        f"Object.defineProperty(window, '_dashPlotlyJSURL', {{get: () => {json.dumps(later['charts'])}, set() {{}}}});",
        f"window.gridScript = {json.dumps(later['grid'])};",
        _fetched("fetch", f"{prefix}_dash-layout"),
    ]
    if shown.get("chart"):
        told.append(_fetched("script", f"{prefix}_dash-component-suites{_CHUNK}"))
    return Scripts(kept, "\n".join(told))


def _fetched(kind: str, address: str) -> str:
    """The statement that has an address fetched at once: by a script, since the page's own address is made whole first."""
    return f"early({json.dumps(kind)}, {json.dumps(address)});"
