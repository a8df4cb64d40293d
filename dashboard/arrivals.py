"""The page that a reader arrives at is part of the first layout: its chart waits for no callback.

Dash asks for one layout and, when that stands in the browser, for the page at its address. But the browser says with
the first question already which page it is on (the Referer). Where it does not, Dash's own way is left to it.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import dash
from dash import page_container
from dash.development.base_component import Component
from flask import has_request_context, request

_TEMPLATE = "path_template"


def container() -> Component:
    """Return the place of the pages, filled with the page that the present request comes from, if it comes from one."""
    filled: Component = copy.deepcopy(page_container)
    address = urlsplit(request.referrer or "") if has_request_context() else urlsplit("")
    if not address.path or address.netloc != request.host:
        return filled
    entry, variables = at(str(dash.strip_relative_path(address.path) or ""))
    if entry is None:
        return filled
    location, content, store = filled.children[:3]
    # A location that knows where it is asks for nothing.
    location.pathname, location.search = address.path, f"?{address.query}" if address.query else ""
    content.children = _laid_out(entry, variables | _query(address.query))
    store.data = {"title": entry["title"]}
    return filled


def at(path: str) -> tuple[Mapping[str, Any] | None, dict[str, str]]:
    """Return the registered page at a path without its slashes, and what a template's variables are there."""
    parts = path.strip("/").split("/")
    for entry in dash.page_registry.values():
        wanted = str(entry.get(_TEMPLATE) or entry["path"]).strip("/").split("/")
        if len(wanted) == len(parts) and entry["path"] != "/404":
            pairs = list(zip(wanted, parts, strict=True))
            named = {one[1:-1]: part for one, part in pairs if one.startswith("<")}
            if all(one == part for one, part in pairs if not one.startswith("<")):
                return entry, named
    return None, {}


def _laid_out(entry: Mapping[str, Any], values: dict[str, Any]) -> Any:
    layout = entry["layout"]
    return layout(**values) if callable(layout) else layout


def _query(query: str) -> dict[str, Any]:
    """The query as Dash hands it to a page: one value as it is, several as a list."""
    return {name: values[0] if len(values) == 1 else values for name, values in parse_qs(query).items()}
