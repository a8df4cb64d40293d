"""The controls of Trends and the selection that they say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import formats, names, rows
from dashboard.pages.trends_choices import Choices, indicator_options, kind_key, kind_name, parts, with_kind
from dashboard.theme import MOST_SERIES
from dashboard.translations import Translator
from metrics.selections import Selection

CONTROLS = ("indicator", "kind", "window", "region")
"""The controls by name; the id of each is ``trends-`` and its name."""


def build(choices: Choices, _: Translator) -> Component:
    """Return the control bar for what is chosen; each option tells how many values it has."""
    offered, chosen = options(choices, _), values(choices)
    nothing = _("Nothing found")
    labels = {"indicator": _("Indicator"), "kind": _("Shown as"), "window": _("Length of the period")}
    lists = [
        dmc.Select(
            id=f"trends-{name}",
            label=label,
            data=offered[name],
            value=chosen[name],
            searchable=True,
            clearable=False,
            allowDeselect=False,
            nothingFoundMessage=nothing,
            maxDropdownHeight=360,
        )
        for name, label in labels.items()
    ]
    regions = dmc.MultiSelect(
        id="trends-region",
        label=_("Regions, up to six, and the country"),
        data=offered["region"],
        value=chosen["region"],
        searchable=True,
        hidePickedOptions=True,
        maxValues=MOST_SERIES + 1,
        nothingFoundMessage=nothing,
    )
    return html.Div([*lists, regions], className="controls trends-controls")


def options(choices: Choices, _: Translator) -> dict[str, list[dict[str, Any]]]:
    """Return what each control offers."""
    return {
        "indicator": indicator_options(_, choices.indicators, choices.selection.indicator),
        "kind": [_option(kind_key(kind), kind_name(kind, _), count, _) for kind, count in _kinds(choices)],
        "window": [
            _option(key, formats.sentence(rows.window(key, _)), count, _) for key, count in _windows(choices)
        ],
        "region": _regions(choices, _),
    }


def values(choices: Choices) -> dict[str, Any]:
    """Return what each control is set to."""
    chosen = choices.selection
    return {
        "indicator": chosen.indicator[0],
        "kind": kind_key(choices.kind) if any(choices.kind) else None,
        "window": chosen.window[0] if chosen.window else None,
        "region": list(chosen.region),
    }


def read(values: dict[str, Any], changed: str, before: Selection) -> Selection:
    """Return the selection that the controls say; a choice frees those that hang on it.

    A new indicator frees all others but the regions, a new kind frees the window. What has no control (dates,
    report, place, language) stays as it was ``before``.
    """
    asked = replace(before, indicator=(values["indicator"],), region=tuple(values["region"] or ()), window=())
    if changed == "indicator":
        return with_kind(asked, None)
    if changed != "kind" and values["window"]:
        asked = replace(asked, window=(values["window"],))
    return with_kind(asked, values["kind"])


def _option(value: str, words: str, count: int, _: Translator) -> dict[str, str]:
    """An option with its number of values, none where that is not known."""
    if not count:
        return {"value": value, "label": words}
    shown = formats.number(count, _.language)
    counted = _.plural("{shown} value", "{shown} values", count, shown=shown)
    return {"value": value, "label": f"{words} · {counted}"}


def _kinds(choices: Choices) -> list[tuple[tuple[str, str, str, str], int]]:
    found = [(parts(kind), kind.cells) for kind in choices.kinds]
    known = {kind for kind, _count in found}
    return [*found, *([(choices.kind, 0)] if any(choices.kind) and choices.kind not in known else [])]


def _windows(choices: Choices) -> list[tuple[str, int]]:
    found = [(window.window, window.cells) for window in choices.windows]
    known = {key for key, _count in found}
    return [*found, *((key, 0) for key in choices.selection.window if key not in known)]


def _regions(choices: Choices, _: Translator) -> list[dict[str, Any]]:
    told: list[dict[str, str]] = []
    silent: list[dict[str, str]] = []
    for region in names.regions():
        name, count = names.region(region.code, _.language), choices.regions.get(region.code, 0)
        (told if count else silent).append({"value": region.code, "label": name})
    groups = [(_("With values"), told), (_("Without values of this kind"), silent)]
    return [{"group": group, "items": items} for group, items in groups if items]
