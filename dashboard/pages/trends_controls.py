"""The controls of Trends and the selection that they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import articles, controlbar, formats, names
from dashboard.pages import trends_choices
from dashboard.pages.trends_choices import Choices, indicator_options, kind_key, kind_name, parts, with_kind
from dashboard.theme import MOST_SERIES
from dashboard.translations import Translator
from metrics import subtractions
from metrics.selections import DERIVED, NONE, Selection
from metrics.snapshots import SHOWN

CONTROLS = ("indicator", "kind", "offence", "gravity", "window", "region", "show")
"""The controls whose options hang on each other, by name; the id of each is ``trends-`` and its name."""

VIEWS = ("layout", "base", "as-of", "borders", "derive", "article")
"""The controls that leave what can be chosen as it is."""

_DERIVED = ("6m", "3m", "1m")
_OFFENCE, _GRAVITY = 2, 3
"""Their places in a kind."""


def bar(choices: Choices, _: Translator) -> Component:
    """Return the bar that all pages have, with the periods of which there are values."""
    offered = [_option(key, controlbar.window_name(key, _), count, _) for key, count in _windows(choices)]
    return controlbar.build("trends", choices.selection, choices.view, _, windows=offered)


def build(choices: Choices, _: Translator) -> Component:
    """Return the controls for what is chosen; each option tells how many values it has."""
    offered, chosen = options(choices, _), values(choices)
    nothing = _("Nothing found")
    labels = {
        "indicator": _("Indicator"),
        "kind": _("Measured as"),
        "offence": _("Offence"),
        "gravity": _("Gravity"),
    }
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
    lists.append(articles.choice("trends-article", choices.selection.scope, _, offered=choices.articles))
    return html.Div([*lists, regions, _checks(choices, _)], className="controls trends-controls")


def _checks(choices: Choices, _: Translator) -> Component:
    """What is added to the values that reports give."""
    return html.Div(
        [
            dmc.Checkbox(id="trends-borders", label=_("Old borders"), checked=choices.view.joined),
            dmc.Checkbox(
                id="trends-derive", label=_("Derived quarters"), checked=DERIVED in choices.selection.add
            ),
        ],
        className="checks",
    )


def looks(choices: Choices, _: Translator) -> Component:
    """Return the controls that say how the same values are looked at."""
    layouts = [{"value": "together", "label": _("Together")}, {"value": "split", "label": _("Split")}]
    return html.Div(
        [
            dmc.SegmentedControl(
                id="trends-show",
                data=_shows(choices, _),
                value=choices.view.show,
                **{"aria-label": _("Shown as")},
            ),
            dmc.SegmentedControl(
                id="trends-layout", data=layouts, value=choices.view.layout, **{"aria-label": _("Lines")}
            ),
        ],
        className="looks",
    )


def options(choices: Choices, _: Translator) -> dict[str, list[dict[str, Any]]]:
    """Return what each control offers."""
    return {
        "indicator": indicator_options(_, choices.indicators, choices.selection.indicator),
        "kind": [
            _option(kind_key(kind), kind_name((*kind[:2], "", ""), _), count, _)
            for kind, count in _kinds(choices)
        ],
        "offence": _parts(choices, _OFFENCE, _("All offences"), _),
        "gravity": _parts(choices, _GRAVITY, _("Every gravity"), _),
        "window": [
            _option(key, controlbar.window_name(key, _), count, _) for key, count in _windows(choices)
        ],
        "region": _regions(choices, _),
        "show": _shows(choices, _),
    }


def _shows(choices: Choices, _: Translator) -> list[dict[str, Any]]:
    named = {"level": _("Number"), "rate": _("Per 100,000"), "change": _("Change")}
    allowed = trends_choices.shows(choices.kind, choices.selection.indicator)
    return [{"value": key, "label": named[key], "disabled": key not in allowed} for key in SHOWN]


def values(choices: Choices) -> dict[str, Any]:
    """Return what each control is set to."""
    chosen = choices.selection
    return {
        "indicator": chosen.indicator[0],
        "kind": kind_key(choices.kind) if any(choices.kind) else None,
        "offence": choices.kind[_OFFENCE] or NONE,
        "gravity": choices.kind[_GRAVITY] or NONE,
        "window": chosen.window[0] if chosen.window else None,
        "region": list(chosen.region),
        "show": choices.view.show,
    }


def read(values: dict[str, Any], changed: str, before: Selection) -> Selection:
    """Return the selection that the controls say; a choice frees those that hang on it.

    A new indicator frees all others but the regions; a new offence or gravity frees the other one, kind and window; a
    new kind frees the window, and a new article all of these. What has no control here (dates, report, place, language)
    stays as it was ``before``.
    """
    asked = replace(before, indicator=(values["indicator"],), region=tuple(values["region"] or ()), window=())
    asked = replace(asked, offence=(), gravity=())
    if "article" in values:
        asked = replace(asked, scope=(str(values["article"]),) if values["article"] else ())
    if changed in {"indicator", "article"}:
        return with_kind(asked, None)
    if changed == "offence":
        return with_kind(replace(asked, offence=_chosen(values["offence"])), None)
    if changed == "gravity":
        return with_kind(replace(asked, gravity=_chosen(values["gravity"])), None)
    asked = replace(asked, offence=_chosen(values["offence"]), gravity=_chosen(values["gravity"]))
    if changed != "kind" and values["window"]:
        asked = replace(asked, window=(values["window"],))
    return with_kind(asked, values["kind"])


def _chosen(value: str | None) -> tuple[str, ...]:
    return () if value in {None, "", NONE} else (str(value),)


def _option(value: str, words: str, count: int, _: Translator) -> dict[str, str]:
    """An option with its number of values, none where that is not known."""
    if not count:
        return {"value": value, "label": words}
    shown = formats.number(count, _.language)
    counted = _.plural("{shown} value", "{shown} values", count, shown=shown)
    return {"value": value, "label": f"{words} · {counted}"}


def _kinds(choices: Choices) -> list[tuple[tuple[str, str, str, str], int]]:
    """The measures and units of the chosen offence and gravity."""
    found = [(parts(kind), kind.cells) for kind in choices.kinds]
    own = [(kind, count) for kind, count in found if kind[2:] == choices.kind[2:]]
    known = {kind for kind, _count in own}
    return [*own, *([(choices.kind, 0)] if any(choices.kind) and choices.kind not in known else [])]


def _parts(choices: Choices, place: int, everything: str, _: Translator) -> list[dict[str, str]]:
    """The offences or the gravities that the indicator is told of alone, most values first, and the whole."""
    counts: Counter[str] = Counter()
    for kind in choices.kinds:
        own = parts(kind)
        if own[place] and not own[_OFFENCE + _GRAVITY - place]:
            counts[own[place]] += kind.cells
    name = names.offence if place == _OFFENCE else names.gravity
    chosen = choices.kind[place]
    found = [*counts.most_common(), *([(chosen, 0)] if chosen and chosen not in counts else [])]
    return [
        {"value": NONE, "label": everything},
        *(_option(key, name(key, _.language), count, _) for key, count in found),
    ]


def _windows(choices: Choices) -> list[tuple[str, int]]:
    found = [(window.window, window.cells) for window in choices.windows]
    more: Sequence[str] = choices.selection.window
    if DERIVED in choices.selection.add and subtractions.possible(
        choices.selection.indicator[0], choices.kind[0] or "level"
    ):
        more = (*more, *_DERIVED)
    known = {key for key, _count in found}
    return [*found, *((key, 0) for key in dict.fromkeys(more) if key not in known)]


def _regions(choices: Choices, _: Translator) -> list[dict[str, Any]]:
    told: list[dict[str, str]] = []
    silent: list[dict[str, str]] = []
    for region in names.regions():
        name, count = names.headed(region.code, _.language), choices.regions.get(region.code, 0)
        (told if count else silent).append({"value": region.code, "label": name})
    groups = [(_("With values"), told), (_("Without values of this kind"), silent)]
    return [{"group": group, "items": items} for group, items in groups if items]
