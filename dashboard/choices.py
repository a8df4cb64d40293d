"""The filters of the data page: their controls, and the selection that their values make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import articles, names, rows
from dashboard.translations import N_, Translator
from etl import catalogue
from metrics import selections
from metrics.selections import Selection

FILTERS = ("indicator", "region", "report", "offence", "scope", "window", "measure", "from", "to")
"""The filters that have a control, by their names in the address."""

WINDOWS = ("3m", "6m", "9m", "12m", "1m", "2m", "4m", "5m", "7m", "8m", "10m", "11m", "point", "unknown")

_LABELS = {
    "indicator": (N_("Indicator"), N_("All indicators")),
    "region": (N_("Region"), N_("All regions")),
    "window": (N_("Length of the period"), N_("Any length of time")),
    "measure": (N_("Measure"), N_("Any measure")),
    "offence": (N_("Offence"), N_("All offences")),
    "scope": (N_("Article of the Criminal Code"), N_("Number or name")),
    "report": (N_("Report"), N_("All reports")),
    "from": (N_("Ends on or after"), ""),
    "to": (N_("Ends on or before"), ""),
}
UNCONTROLLED = ("place", "gravity", "unit", "modality")
"""The fields of a selection that have no control here."""


def columns(asked: object) -> tuple[str, ...]:
    """Return the columns to show: those ``asked`` for, in the grid's order; the usual ones if none is known."""
    wanted = {asked} if isinstance(asked, str) else set(asked) if isinstance(asked, Iterable) else set()
    return tuple(key for key in rows.COLUMNS if key in wanted) or rows.USUAL


def apply(selection: Selection, values: Mapping[str, Any]) -> Selection:
    """Return ``selection`` with the controls' ``values``; raises ``BadQuery`` for a date that is none."""
    several: dict[str, Any] = {
        name: tuple(values.get(name) or ()) for name in FILTERS if name not in ("from", "to")
    }
    changed = replace(
        selection, **several, from_date=_day("from", values.get("from")), to_date=_day("to", values.get("to"))
    )
    return selections.parse(selections.query_string(changed))


def query_string(selection: Selection, chosen: Sequence[str]) -> str:
    """Return the page's query: the selection's own, and the columns where they are not the usual ones."""
    query = selections.query_string(selection)
    extra = [] if tuple(chosen) == rows.USUAL else [f"columns={key}" for key in chosen]
    return "&".join(part for part in (query, *extra) if part)


def draw(
    selection: Selection, reports: Sequence[tuple[str, str]], _: Translator, *, by_article: bool = False
) -> list[Component]:
    """Return the controls, set to ``selection``; ``reports`` are the ids and titles to choose from."""
    offered = options(selection, reports, _)
    controls = {name: _many(name, offered[name], getattr(selection, name), _) for name in offered}
    scopes = articles.options(selection.scope, _, offered=by_article)
    controls["scope"] = _many("scope", scopes, selection.scope, _, filter=articles.search())
    controls |= {"from": _date("from", selection.from_date, _), "to": _date("to", selection.to_date, _)}
    return [html.Div(controls[name], className=f"filter-{name}") for name in FILTERS]


def options(
    selection: Selection, reports: Sequence[tuple[str, str]], _: Translator
) -> dict[str, list[dict[str, str]]]:
    """Return what each list offers; values of the address that it would lack are added, so none gets lost."""
    known, language = catalogue.read(), _.language
    offered = {
        "indicator": [(key, entry.names[language]) for key, entry in known.indicators.items()],
        "region": [(key, names.headed(key, language)) for key in known.regions],
        "report": [*reports, *((key, key) for key in selection.report if key not in dict(reports))],
        "offence": [
            (selections.NONE, _("Without an offence")),
            *((key, entry.names[language]) for key, entry in known.offences.items()),
        ],
        "window": [(key, rows.window(key, _)) for key in _with(WINDOWS, selection.window)],
        "measure": [(key, names.label("measures", key, language)) for key in known.labels["measures"]],
    }
    return {name: [{"value": key, "label": label} for key, label in pairs] for name, pairs in offered.items()}


def _with(usual: Sequence[str], asked: Sequence[str]) -> list[str]:
    return [*usual, *(key for key in asked if key not in usual)]


def _many(
    name: str, data: list[dict[str, Any]], value: Sequence[str], _: Translator, **more: Any
) -> Component:
    label, placeholder = _LABELS[name]
    return dmc.MultiSelect(
        id=f"data-{name}",
        label=_(label),
        data=data,
        value=list(value),
        placeholder="" if value else _(placeholder),
        searchable=True,
        hidePickedOptions=True,
        limit=300,
        nothingFoundMessage=_("Nothing found"),
        **more,
    )


def _date(name: str, value: date | None, _: Translator) -> Component:
    # The browser's own date field: a keyboard, a screen reader and a telephone all know it.
    return dmc.TextInput(
        id=f"data-{name}",
        label=_(_LABELS[name][0]),
        value=value.isoformat() if value else "",
        inputProps={"type": "date"},
        debounce=300,
    )


def column_choice(chosen: tuple[str, ...], _: Translator) -> Component:
    """Return the list of columns to tick, folded away until it is asked for."""
    boxes = [dmc.Checkbox(label=_(heading), value=key) for key, (heading, _width) in rows.COLUMNS.items()]
    ticked = dmc.CheckboxGroup(boxes, id="data-columns", value=list(chosen), className="columns-list")
    return html.Details([html.Summary(_("Choose columns")), ticked], className="columns")


def _day(name: str, value: object) -> date | None:
    words = str(value or "").strip()
    return selections.day(name, words) if words else None
