"""Below the picture of Trends: what the newest values are made of, by offence and by gravity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard import evidence, facts, frame, names
from dashboard.pages.trends_choices import Choices
from dashboard.translations import Translator
from metrics import breakdowns, points
from metrics.cells import Cell

_MOST = 4
"""How many regions stand beside each other."""


def build(engine: Engine, choices: Choices, _: Translator) -> list[Component]:
    """Return a table of the parts of the newest values: one row an offence or a gravity, one column a region."""
    chosen = choices.selection
    shown = [point for point in choices.shown if not point.shown.place]
    if not shown or any(choices.kind[2:]):
        return []
    end = max(points.end(point) for point in shown)
    regions = tuple(code for code in chosen.region if any(point.shown.region == code for point in shown))
    found = breakdowns.find(engine, chosen, end)
    told = [code for code in regions if any(cell.shown.region == code for cell in found)][:_MOST]
    if not told:
        return []
    whole = next(point.shown for point in shown if points.end(point) == end)
    period = facts.period(whole._asdict(), _)
    groups = [("offence", _("By offence")), ("gravity", _("By gravity"))]
    rows = [row for part, head in groups for row in _group(part, head, found, told, chosen.indicator[0], _)]
    head = [html.Th(_("Part"), scope="col")]
    head += [html.Th(names.headed(code, _.language), scope="col", className="number") for code in told]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)])
    label = _("What it is made of, {period}", period=period)
    note = _("Reports name some parts; these need not add up to the whole, and some hold others.")
    box = html.Div(table, className="table", tabIndex=0, role="region", **{"aria-label": label})
    return [html.Section([html.H2(label), box, html.P(note, className="muted")], id="trends-parts")]


def _group(
    part: str, head: str, found: Sequence[Cell], regions: Sequence[str], indicator: str, _: Translator
) -> list[Component]:
    other = "gravity" if part == "offence" else "offence"
    cells = {
        (getattr(cell.shown, part), cell.shown.region): cell
        for cell in found
        if getattr(cell.shown, part) and not getattr(cell.shown, other) and cell.shown.region in regions
    }
    keys = dict.fromkeys(key for key, _region in sorted(cells, key=lambda key: -cells[key].shown.value))
    if not keys:
        return []
    first = html.Tr(html.Th(head, scope="colgroup", colSpan=len(regions) + 1, className="group"))
    return [first, *(_row(part, str(key), cells, regions, indicator, _) for key in keys)]


def _row(
    part: str, key: str, cells: dict[Any, Cell], regions: Sequence[str], indicator: str, _: Translator
) -> Component:
    name = (names.offence if part == "offence" else names.gravity)(key, _.language)
    query: dict[str, object] = {"indicator": indicator, "region": list(regions), part: key}
    link = dcc.Link(name, href=frame.link("/trends", _.language, **query), refresh=True)
    return html.Tr(
        [html.Th(link, scope="row"), *(_value(cells.get((key, code)), name, _) for code in regions)]
    )


def _value(cell: Cell | None, name: str, _: Translator) -> Component:
    if cell is None:
        return html.Td("\u2013", className="number")
    row = cell.shown._asdict()
    value, region = facts.value(row, _), names.region(cell.shown.region, _.language)
    asked = _("{value}, {region}: read the sentence", value=value, region=f"{name}, {region}")
    return html.Td(evidence.button(row, value, **{"aria-label": asked}), className="number")
