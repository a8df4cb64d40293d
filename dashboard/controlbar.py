"""The bar that is the same on every page: period, what is compared with, as of which day, and the link.

The ids of its controls are the page's name with ``-window``, ``-base`` and ``-as-of``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import facts, formats, rows
from dashboard.translations import Translator
from dashboard.views import View
from metrics import selections, steps
from metrics.selections import Selection

WINDOWS = ("12m", "9m", "6m", "3m")
NEWEST = "newest"
"""The choice of no window: of each thing the newest period."""

_MONTHS, _HALF = 12, 6


def build(
    page: str,
    selection: Selection,
    view: View,
    _: Translator,
    *,
    windows: Sequence[dict[str, Any]] | None = None,
    base: bool = True,
    window: bool = True,
    own: Sequence[Component] = (),
    actions: Sequence[Component] = (),
) -> Component:
    """Return the bar of ``page``, set to ``selection`` and ``view``.

    ``windows`` are the options of the period where a page knows its own; ``base`` and ``window`` leave out what a
    page of single reports or rows has no use for. ``own`` are the page's filters that stand in the same row, and
    ``actions`` its buttons beside the link.
    """
    parts: list[Component] = [_fold(_)]
    if window:
        offered = options(selection.window, _) if windows is None else list(windows)
        chosen = selection.window[0] if selection.window else NEWEST if windows is None else None
        parts.append(_select(f"{page}-window", _("Period"), offered, chosen, _))
    if base:
        years = [{"value": str(count), "label": base_name(count, _)} for count in steps.YEARS]
        parts.append(_select(f"{page}-base", _("Compared with"), years, view.base, _))
    parts += [*own, _as_of(page, selection.as_of, _), html.Div([*actions, copy(_)], className="actions")]
    return html.Div(
        parts, className="controls controlbar", role="group", **{"aria-label": _("Period and comparison")}
    )


def options(asked: Sequence[str], _: Translator) -> list[dict[str, str]]:
    """Return the periods to choose from: the newest, the usual windows, and those ``asked`` for."""
    keys = [*WINDOWS, *(key for key in asked if key not in WINDOWS)]
    found = [{"value": key, "label": window_name(key, _)} for key in keys]
    return [{"value": NEWEST, "label": _("The newest of each")}, *found]


def window_name(key: str, _: Translator) -> str:
    """Return a window as a period of the year: ``9m`` is the year to date through September.

    Up to six months may as well be a quarter or the other half of a year: only their length is told.
    """
    if key == f"{_MONTHS}m":
        return _("Full year")
    count = key[:-1]
    if not key.endswith("m") or not _HALF < int(count) < _MONTHS:
        return formats.sentence(rows.window(key, _))
    end = facts.month_name(int(count), _.language)
    return _("Year to date through {month}", month=end)


def base_name(years: int, _: Translator) -> str:
    """Return what a value is compared with."""
    if years == 1:
        return _("The year before")
    return _.plural("{count} year before", "{count} years before", years)


def read(
    selection: Selection, view: View, window: str | None, base: str | None, as_of: str | None
) -> tuple[Selection, View]:
    """Return both with the bar's values; raises ``BadQuery`` for a day that is none."""
    chosen = () if window in {None, "", NEWEST} else (str(window),)
    changed = replace(selection, window=chosen, as_of=day(as_of))
    return changed, replace(view, base=base or view.base)


def day(words: str | None) -> date | None:
    """Return the day that a date field holds; raises ``BadQuery``."""
    told = (words or "").strip()
    return selections.day("as_of", told) if told else None


def _select(key: str, label: str, data: list[dict[str, Any]], value: str | None, _: Translator) -> Component:
    return dmc.Select(
        id=key,
        label=label,
        data=data,
        value=value,
        allowDeselect=False,
        clearable=False,
        maxDropdownHeight=360,
        nothingFoundMessage=_("Nothing found"),
    )


def _as_of(page: str, value: date | None, _: Translator) -> Component:
    # The browser's own date field: a keyboard, a screen reader and a telephone all know it.
    return dmc.TextInput(
        id=f"{page}-as-of",
        label=_("As published by"),
        value=value.isoformat() if value else "",
        inputProps={"type": "date"},
        debounce=300,
    )


def _fold(_: Translator) -> Component:
    """The button that unfolds the controls where a narrow screen has them folded (``assets/address.js``)."""
    return html.Button(
        _("Filters"), type="button", className="fold", **{"data-fold": "", "aria-expanded": "false"}
    )


def copy(_: Translator) -> Component:
    """Return the button that copies the page's address."""
    words = html.Span(_("Copy link"))
    done = html.Span(_("Copied"), className="copied", hidden=True, role="status")
    return html.Button([words, done], type="button", className="copy textual", **{"data-copy": "link"})
