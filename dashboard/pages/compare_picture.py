"""The answer of Compare: a row an indicator, a column a region, bars only where they may be compared."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import evidence, facts, formats, names, theme
from dashboard.pages.compare_rows import Cell, Row
from dashboard.translations import Translator


def build(rows: list[Row], _: Translator) -> list[Component]:
    """Return the aligned rows and, below, what cannot be compared and why."""
    regions = [cell.region for cell in rows[0].cells] if rows else []
    told = [row for row in rows if len(row.missing) < len(row.cells)]
    silent = [row for row in rows if row not in told]
    parts: list[Component] = [_head(regions, _), *(_row(row, _) for row in told)]
    notes = [_note(row, _) for row in told if not row.comparable or row.missing]
    notes += [_silent(silent, _)] if silent else []
    return [
        html.Div(parts, className=f"compare columns-{len(regions)}", role="table", **{"aria-label": _("Compare")}),
        *([_limits(notes, _)] if notes else []),
    ]


def _head(regions: list[str], _: Translator) -> Component:
    cells = [html.Div(_("Indicator"), className="compare-name", role="columnheader")]
    for index, region in enumerate(regions):
        mark = html.Span(className="swatch", style={"background": theme.SERIES[index][0]})
        cells.append(html.Div([mark, names.region(region, _.language)], className="compare-region", role="columnheader"))
    return html.Div(cells, className="compare-row compare-head", role="row")


def _row(row: Row, _: Translator) -> Component:
    title: list[str | Component] = [names.indicator(row.indicator, _.language)]
    if row.measure != "level":
        title.append(html.Span(names.label("measures", row.measure, _.language), className="muted"))
    largest = max((abs(float(cell.figure["value"])) for cell in row.cells if cell.figure), default=0.0)
    cells = [_cell(cell, index, row, largest, _) for index, cell in enumerate(row.cells)]
    return html.Div([html.Div(title, className="compare-name", role="rowheader"), *cells], className="compare-row", role="row")


def _cell(cell: Cell, index: int, row: Row, largest: float, _: Translator) -> Component:
    region = html.Span(names.region(cell.region, _.language), className="compare-own")
    if cell.figure is None:
        return html.Div([region, html.Span(_("not reported"), className="muted")], className="compare-cell", role="cell")
    figure = cell.figure
    parts: list[Component] = [
        region,
        evidence.button(figure, facts.value(figure, _), className="compare-value", title=_("Read the sentence")),
        html.Span(facts.period(figure, _), className="compare-period"),
    ]
    if row.comparable:
        parts.append(_bar(float(figure["value"]), largest, theme.SERIES[index][0], row.measure))
    if cell.change is not None:
        parts.append(html.Span(change(cell.change, _), className="compare-change"))
    return html.Div(parts, className="compare-cell", role="cell")


def _bar(value: float, largest: float, colour: str, measure: str) -> Component:
    """A bar from the row's common zero; of a change, to the left for a fall and to the right for a rise."""
    width = 100 * abs(value) / largest if largest else 0.0
    if measure != "change":
        style = {"width": f"{width:.1f}%", "background": colour}
    else:
        side = {"right": "50%"} if value < 0 else {"left": "50%"}
        style = {"width": f"{width / 2:.1f}%", "background": colour, "position": "absolute", **side}
    return html.Span(
        html.Span(className="bar", style=style),
        className="bar-axis" + (" bar-middle" if measure == "change" else ""),
        **{"aria-hidden": "true"},
    )


def change(figure: dict[str, object], _: Translator) -> str:
    """Return a stated change with an arrow and a word: ``↓ 3.8% less than a year earlier``."""
    value = float(str(figure["value"]))
    if value == 0:
        return _("as a year earlier")
    size = facts.value({**figure, "value": abs(value), "measure": "share"}, _)
    if value < 0:
        return _("↓ {size} less than a year earlier", size=size)
    return _("↑ {size} more than a year earlier", size=size)


def _note(row: Row, _: Translator) -> Component:
    name = names.indicator(row.indicator, _.language)
    told = [cell for cell in row.cells if cell.figure]
    parts = []
    if not row.comparable and len(told) > 1:
        periods = "; ".join(
            f"{names.region(cell.region, _.language)}: {facts.period(cell.figure or {}, _)}" for cell in told
        )
        parts.append(_("the periods differ ({periods}).", periods=periods))
    if row.missing:
        regions = ", ".join(names.region(code, _.language) for code in row.missing)
        parts.append(_("no report of {regions} gives it for this period.", regions=regions))
    return html.Li([html.B(name + ": "), " ".join(parts)])


def _silent(rows: list[Row], _: Translator) -> Component:
    listed = ", ".join(names.indicator(row.indicator, _.language) for row in rows)
    return html.Li(_("No report of these regions gives: {indicators}.", indicators=listed))


def _limits(notes: list[Component], _: Translator) -> Component:
    return html.Section([html.H2(_("What cannot be compared, and why")), html.Ul(notes, className="limits")])


def total(rows: list[Row], _: Translator) -> str:
    """Return in a sentence how many of the rows can be compared."""
    comparable = sum(row.comparable for row in rows)
    if not comparable:
        return _("No figure of these regions is for the same period")
    return _.plural(
        "{shown} of {total} figures can be compared",
        "{shown} of {total} figures can be compared",
        comparable,
        shown=formats.number(comparable, _.language),
        total=formats.number(len(rows), _.language),
    )
