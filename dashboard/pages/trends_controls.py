"""The controls of Trends and the selection that they say."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import formats, names
from dashboard.pages.trends_choices import Choices, indicator_options, kind_key, kind_name, kind_of
from dashboard.pages.trends_picture import window_name
from dashboard.translations import Translator
from dashboard.theme import MOST_SERIES
from metrics.selections import Selection


def build(choices: Choices, _: Translator) -> Component:
    """Return the control bar for what is chosen; each option tells how many values it has."""
    chosen = choices.selection
    common = {"searchable": True, "clearable": False, "allowDeselect": False, "nothingFoundMessage": _("Nothing found")}
    return html.Div(
        [
            dmc.Select(
                id=_id("indicator"),
                label=_("Indicator"),
                data=indicator_options(_),
                value=chosen.indicator[0],
                maxDropdownHeight=360,
                **common,
            ),
            dmc.Select(
                id=_id("kind"),
                label=_("Shown as"),
                data=[_option(kind_key(kind), kind_name(kind, _), count, _) for kind, count in _kinds(choices)],
                value=kind_key(choices.kind) if any(choices.kind) else None,
                **common,
            ),
            dmc.Select(
                id=_id("window"),
                label=_("Period"),
                data=[_option(window, window_name(window, _), count, _) for window, count in _windows(choices)],
                value=chosen.window[0] if chosen.window else None,
                **common,
            ),
            dmc.MultiSelect(
                id=_id("region"),
                label=_("Regions, up to six"),
                data=_regions(choices, _),
                value=list(chosen.region),
                searchable=True,
                hidePickedOptions=True,
                maxValues=MOST_SERIES + 1,
                nothingFoundMessage=_("Nothing found"),
            ),
        ],
        className="controls trends-controls",
    )


def read(values: dict[str, Any], changed: str) -> Selection:
    """Return the selection that the controls say; a choice frees those that hang on it.

    A new indicator frees all others but the regions, a new kind frees the window.
    """
    asked = Selection(indicator=(values["indicator"],), region=tuple(values["region"] or ()))
    if changed == "indicator":
        return asked
    kind = kind_of(values["kind"])
    window = () if changed == "kind" or not values["window"] else (values["window"],)
    return Selection(indicator=asked.indicator, region=asked.region, window=window, **kind)


def _id(name: str) -> dict[str, str]:
    return {"control": "trends", "name": name}


def _option(value: str, words: str, count: int, _: Translator) -> dict[str, str]:
    return {"value": value, "label": f"{words} ({formats.number(count, _.language)})" if count else words}


def _kinds(choices: Choices) -> list[tuple[tuple[str, str, str, str], int]]:
    known = {kind for kind, _count in choices.kinds}
    return [*choices.kinds, *([(choices.kind, 0)] if any(choices.kind) and choices.kind not in known else [])]


def _windows(choices: Choices) -> list[tuple[str, int]]:
    known = {window for window, _count in choices.windows}
    return [*choices.windows, *((window, 0) for window in choices.selection.window if window not in known)]


def _regions(choices: Choices, _: Translator) -> list[dict[str, Any]]:
    counts = dict(choices.regions)
    told: list[dict[str, str]] = []
    silent: list[dict[str, str]] = []
    for region in names.regions():
        option = {"value": region.code, "label": names.region(region.code, _.language)}
        (told if region.code in counts else silent).append(option)
    groups = [(_("With values for this period"), told), (_("Without a report for this period"), silent)]
    return [{"group": group, "items": items} for group, items in groups if items]
