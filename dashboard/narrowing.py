"""A sentence about the filters of the address that a page has no control for, with the way out of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import formats, frame, names
from dashboard.translations import N_, Translator
from metrics.selections import NONE, Selection, query_string

_NAMES = {
    "place": N_("place"),
    "scope": N_("restriction"),
    "offence": N_("offence"),
    "gravity": N_("gravity"),
    "unit": N_("unit"),
    "modality": N_("kind"),
    "report": N_("report"),
    "window": N_("length of the period"),
    "from_date": N_("ends on or after"),
    "to_date": N_("ends on or before"),
}


def note(path: str, selection: Selection, uncontrolled: Sequence[str], _: Translator) -> list[Component]:
    """Return the sentence about the fields of ``selection`` named in ``uncontrolled``; nothing where none is set."""
    kept = [name for name in uncontrolled if getattr(selection, name)]
    if not kept:
        return []
    told = "; ".join(f"{_(_NAMES[name])}: {_value(name, getattr(selection, name), _)}" for name in kept)
    open_again: dict[str, Any] = {name: getattr(Selection(), name) for name in kept}
    query = parse_qs(query_string(replace(selection, **open_again)))
    href = frame.link(path, _.language, **query)
    words = _("Also narrowed by {filters}.", filters=told)
    # A whole load: the address in the browser may have moved on since this link was made.
    return [html.P([words, " ", dcc.Link(_("Remove"), href=href, refresh=True)], className="muted narrowing")]


def _value(name: str, value: Any, _: Translator) -> str:
    if name in {"from_date", "to_date"}:
        return formats.day(value, _.language)
    named = {"offence": names.offence, "gravity": names.gravity}.get(name)
    return ", ".join(
        _("none") if one == NONE else named(one, _.language) if named else str(one) for one in value
    )
