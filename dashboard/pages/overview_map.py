"""The regions on Overview: a tile map, and beside it a ranked list of bars that shows how far they lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from babel.lists import format_list
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import controlbar, evidence, facts, formats, frame, names, pictures, rows, snapshots, theme
from dashboard.charts import bars, tilemap, tilemap_picture
from dashboard.charts.tilemap import Told
from dashboard.translations import Translator
from dashboard.views import View
from metrics.snapshots import CHANGE, LEVEL, PER_100K, Place, Snapshot

_FULL = 100.0


def build(snapshot: Snapshot, view: View, _: Translator) -> list[Component]:
    """Return finding, map, ranking and the regions without a value; a calm sentence where there is none at all."""
    if not snapshot.told:
        return [
            frame.empty(
                _("No report gives this for a whole region and a stated period yet."),
                _("Choose another indicator, another period, or show it as a number."),
            )
        ]
    return [
        html.H3(snapshots.finding(snapshot, _), className="finding", id="overview-finding"),
        html.P(subtitle(snapshot, view, _), className="subtitle"),
        html.Div([_map(snapshot, _), _ranking(snapshot, _)], className="map-and-ranking"),
        *_silent(snapshot, _),
        pictures.buttons(
            f"regions-{snapshot.selection.indicator[0]}",
            snapshots.finding(snapshot, _),
            subtitle(snapshot, view, _),
            [place.step.point.shown.source_title for place in snapshot.told if place.step],
            _,
            figure=picture(snapshot, _),
        ),
    ]


def picture(snapshot: Snapshot, _: Translator) -> dict[str, Any]:
    """Return the map and the ranking below it as a chart to be saved."""
    rows = [
        {
            "region": place.region,
            "name": names.headed(place.region, _.language),
            "value": float(place.value or 0),
            "shown": snapshots.value(snapshot, place, _),
            "told": "",
            "figure_id": place.step.point.shown.figure_id if place.step else "",
            "report_id": place.step.point.shown.report_id if place.step else "",
        }
        for place in snapshot.told
    ]
    measure, unit = (
        ("change", "percent") if snapshot.shown == CHANGE else ("level", snapshot.selection.unit[0])
    )
    if snapshot.shown == PER_100K:
        unit = "count"

    def tick(value: float) -> str:
        return formats.axis(value, unit, measure, _.language)

    figure = bars.draw(pd.DataFrame(rows), tick=tick, nation=names.NATION)
    # One colour for all: what is compared is the length.
    figure["data"][0]["marker"] = {"color": theme.SERIES[0][0]}
    told = {place.region: _told(snapshot, place, _) for place in snapshot.places}
    return tilemap_picture.above(figure, told, _.language, diverging=snapshot.shown == CHANGE)


def subtitle(snapshot: Snapshot, view: View, _: Translator) -> str:
    """Return what is shown, of which period, and what it is set against."""
    period = facts.period({"period_start": snapshot.period_start, "period_end": snapshot.period_end}, _)
    parts = [period, formats.sentence(rows.window(snapshot.selection.window[0], _))]
    if snapshot.shown == CHANGE:
        parts.insert(0, _("Change, compared with: {base}", base=controlbar.base_name(view.years, _).lower()))
    if snapshot.shown == PER_100K:
        parts.append(_("computed here, population at the period's start"))
    regions = len(snapshot.told)
    parts.append(_("{count} of {total} regions", count=regions, total=len(snapshot.places)))
    return " · ".join(parts)


def _map(snapshot: Snapshot, _: Translator) -> Component:
    told = {place.region: _told(snapshot, place, _) for place in snapshot.places}
    drawn = tilemap.draw(
        told, _.language, diverging=snapshot.shown == CHANGE, label=_("Map of the regions, as tiles")
    )
    return html.Div([drawn, _legend(snapshot, _)], className="map")


def _told(snapshot: Snapshot, place: Place, _: Translator) -> Told:
    name = names.headed(place.region, _.language)
    words = snapshots.value(snapshot, place, _) if place.value is not None else snapshots.reason(place, _)
    return Told(
        float(place.value) if place.value is not None else None,
        snapshots.brief(snapshot, place, _),
        f"{name}: {words}",
        frame.link(f"/region/{place.region}", _.language),
    )


def _legend(snapshot: Snapshot, _: Translator) -> Component:
    """The shades with the words at their ends."""
    if snapshot.shown == CHANGE:
        shades: tuple[str, ...] = ("down-far", "down", "same", "up", "up-far")
        ends = (_("↓ fell"), _("↑ rose"))
    else:
        told = snapshot.told
        ends = (snapshots.value(snapshot, told[-1], _), snapshots.value(snapshot, told[0], _))
        shades = tuple(str(step) for step in range(1, tilemap.STEPS + 1))
    swatches = [html.Span(className=f"shade shade-{shade}") for shade in shades]
    none = [html.Span(className="shade shade-none"), html.Span(_("no value"))]
    return html.P([html.Span(ends[0]), *swatches, html.Span(ends[1]), *none], className="shades")


def _ranking(snapshot: Snapshot, _: Translator) -> Component:
    values = [float(place.value or 0) for place in snapshot.told]
    nation = _reference(snapshot)
    domain = (min([0.0, *values, nation or 0.0]), max([0.0, *values, nation or 0.0]))
    items = [_bar(snapshot, place, domain, nation, _) for place in snapshot.told]
    parts: list[Component] = [
        html.Ol(items, className="ranking", **{"aria-label": _("The regions, highest first")})
    ]
    if nation is not None and snapshot.nation is not None:
        words = _("The line marks {region}: {value}", region=names.region(names.NATION, _.language),
                  value=snapshots.value(snapshot, snapshot.nation, _))  # fmt: skip
        parts.append(html.P([html.Span(className="nation-key"), words], className="muted nation-note"))
    return html.Div(parts)


def _reference(snapshot: Snapshot) -> float | None:
    """The nation's value where size does not decide it: its total is no yardstick for a region."""
    if snapshot.nation is None or snapshot.nation.value is None or snapshot.nation.step is None:
        return None
    counted = snapshot.shown == LEVEL and snapshot.nation.step.point.shown.measure == "level"
    return None if counted else float(snapshot.nation.value)


def _bar(
    snapshot: Snapshot, place: Place, domain: tuple[float, float], nation: float | None, _: Translator
) -> Component:
    value = float(place.value or 0)
    left, right = sorted((_share(0.0, domain), _share(value, domain)))
    style = {"left": f"{left:.2f}%", "width": f"{right - left:.2f}%"}
    side = "fall" if value < 0 else "rise"
    marks: list[Component] = [
        html.Span(className=f"rank-bar {side if snapshot.shown == CHANGE else ''}", style=style)
    ]
    if domain[0] < 0:
        marks.append(html.Span(className="rank-zero", style={"left": f"{_share(0.0, domain):.2f}%"}))
    if nation is not None:
        marks.append(html.Span(className="rank-nation", style={"left": f"{_share(nation, domain):.2f}%"}))
    row: dict[str, Any] = place.step.point.shown._asdict() if place.step else {}
    name = names.headed(place.region, _.language)
    shown = snapshots.value(snapshot, place, _)
    asked = _("{value}, {region}: read the sentence", value=shown, region=name)
    return html.Li(
        [
            dcc.Link(name, href=frame.link(f"/region/{place.region}", _.language), className="rank-name"),
            html.Span(marks, className="rank-axis", **{"aria-hidden": "true"}),
            evidence.button(row, shown, className="rank-value", **{"aria-label": asked}),
        ]
    )


def _share(value: float, domain: tuple[float, float]) -> float:
    low, high = domain
    return _FULL * (value - low) / (high - low) if high > low else 0.0


def _silent(snapshot: Snapshot, _: Translator) -> list[Component]:
    """The regions without a value, by reason: nothing is drawn as zero."""
    by_reason: dict[str, list[str]] = {}
    for place in snapshot.places:
        if place.value is None:
            by_reason.setdefault(snapshots.reason(place, _), []).append(
                names.region(place.region, _.language)
            )
    told = [_listed(reason, regions, _) for reason, regions in by_reason.items()]
    return [html.P(told, className="muted silent")] if told else []


def _listed(reason: str, regions: Sequence[str], _: Translator) -> Component:
    listed = format_list(list(regions), locale=_.language)
    return html.Span(f"{formats.sentence(reason)}: {listed}. ")
