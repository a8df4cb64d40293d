"""The answer of Compare: a row an indicator, a column a region, bars only where they may be compared."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from dashboard import evidence, facts, formats, frame, headlines, names, theme
from dashboard.charts import sparklines
from dashboard.pages import compare_reasons, compare_words
from dashboard.pages.trends_points import moved
from dashboard.translations import Translator
from metrics import changes, points, steps
from metrics.comparisons import Line, Side
from metrics.populations import Populations


def build(
    lines: Sequence[Line], people: Populations, _: Translator, *, years: int = 1, only: Sequence[str] = ()
) -> list[Component]:
    """Return the finding, the aligned rows and, below, what cannot be compared and why.

    ``people`` give the rates; ``years`` is how far back the values compared with lie, ``only`` what all are restricted to.
    """
    told = [line for line in worthwhile(lines) if any(side.cell for side in line.sides)]
    if not told:
        hint = _("Choose other regions or indicators.")
        return [frame.empty(_("No report of these regions gives these figures."), hint)]
    told.sort(key=lambda line: not line.comparable)
    regions = [side.region for side in told[0].sides]
    rows = [_head(regions, _), *(_row(line, people, years, _) for line in told)]
    return [
        html.H2(total(told, _), className="finding", id="compare-finding"),
        *([html.P(formats.sentence(", ".join(only)), className="subtitle")] if only else []),
        html.Div(
            rows, className=f"compare columns-{len(regions)}", role="table", **{"aria-label": _("Compare")}
        ),
        *compare_reasons.build(lines, told, _),
    ]


def worthwhile(lines: Sequence[Line]) -> list[Line]:
    """Return ``lines`` without the rows of changes that stand already beside a level of the same period."""
    beside = {
        (line.indicator, side.change.shown.figure_id)
        for line in lines
        for side in line.sides
        if side.change and side.cell
    }
    kept = []
    for line in lines:
        shown = [(line.indicator, side.cell.shown.figure_id) for side in line.sides if side.cell]
        if line.measure != "change" or not shown or not beside.issuperset(shown):
            kept.append(line)
    return kept


def total(lines: Sequence[Line], _: Translator) -> str:
    """Return in a sentence how many of the rows can be compared."""
    comparable = sum(line.comparable for line in lines)
    if not comparable:
        return _("No figure of these regions is for the same period")
    shown, total = (formats.number(count, _.language) for count in (comparable, len(lines)))
    return _.plural(
        "{shown} of {total} figure can be compared",
        "{shown} of {total} figures can be compared",
        len(lines),
        shown=shown,
        total=total,
    )


def stated(side: Side, _: Translator) -> str:
    """Return the change on a year earlier with an arrow and a word: as the report states it, else as computed."""
    if side.cell is None:
        return ""
    if side.change is not None:
        value, words = (
            side.change.shown.value,
            facts.value(side.change.shown._asdict() | {"measure": "share"}, _),
        )
        return _direction(value, words.lstrip("\u2212"), _)
    if side.earlier is None or side.cell.shown.period_end is None or side.earlier.shown.period_end is None:
        return ""
    own, end = side.cell.shown, side.cell.shown.period_end
    values = {end: own.value, side.earlier.shown.period_end: side.earlier.shown.value}
    change = changes.find(values, end, own.measure, own.unit)
    if change is None:
        return ""
    return _direction(change.difference, moved(change, own.unit, _).lstrip("+\u2212"), _)


def stepped(side: Side, years: int, _: Translator) -> str:
    """Return the change on the value of some years before, with the period compared with; nothing without one."""
    if side.cell is None or side.earlier is None:
        return ""
    step = steps.find([points.of_cell(side.earlier), points.of_cell(side.cell)], years)[-1]
    return headlines.stepped(step, _)


def _direction(value: Decimal, size: str, _: Translator) -> str:
    if value < 0:
        return _("↓ {size} less than a year earlier", size=size)
    if value > 0:
        return _("↑ {size} more than a year earlier", size=size)
    return _("as a year earlier")


def _head(regions: Sequence[str], _: Translator) -> Component:
    cells = [html.Div(_("Indicator"), className="compare-name", role="columnheader")]
    for index, region in enumerate(regions):
        mark = html.Span(className="swatch", style={"background": colour(region, index)})
        name = [mark, names.headed(region, _.language)]
        cells.append(html.Div(name, className="compare-region", role="columnheader"))
    return html.Div(cells, className="compare-row compare-head", role="row")


def _row(line: Line, people: Populations, years: int, _: Translator) -> Component:
    title: list[str | Component] = [names.indicator(line.indicator, _.language)]
    if line.measure != "level":
        title.append(html.Span(names.label("measures", line.measure, _.language), className="muted"))
    shared = [side.cell.shown for side in line.sides if side.cell and side.reason is None]
    if line.comparable and shared:
        title.append(html.Span(facts.period(shared[0]._asdict(), _), className="muted"))
    largest = max((abs(float(row.value)) for row in shared), default=0.0)
    cells = [_cell(side, index, line, largest, (people, years), _) for index, side in enumerate(line.sides)]
    name = html.Div(title, className="compare-name", role="rowheader")
    return html.Div([name, *cells], className="compare-row", role="row")


def _cell(
    side: Side, index: int, line: Line, largest: float, against: tuple[Populations, int], _: Translator
) -> Component:
    region = html.Span(names.headed(side.region, _.language), className="compare-own")
    if side.cell is None:
        none = html.Span(compare_reasons.short(side, _), className="muted")
        return html.Div([region, none], className="compare-cell", role="cell")
    row = side.cell.shown._asdict()
    button = evidence.button(
        row, facts.value(row, _), className="compare-value", title=_("Read the sentence")
    )
    parts: list[Component] = [region, button]
    if line.comparable and side.reason is None:
        parts.append(_bar(float(row["value"]), largest, colour(side.region, index), line.measure))
    else:
        parts.append(html.Span(facts.period(row, _), className="compare-period"))
    told = stated(side, _) if against[1] == 1 else stepped(side, against[1], _)
    if told:
        parts.append(html.Span(told, className="compare-change"))
    parts += compare_words.beside(side, line, against[0], _)
    parts += sparklines.draw([float(cell.shown.value) for cell in side.history], colour(side.region, index))
    if side.cell.conflict:
        parts.append(
            html.Span(_("disputed"), className="flag", title=_("Reports disagree about this value."))
        )
    look = "compare-cell" if side.reason is None or not line.comparable else "compare-cell apart"
    return html.Div(parts, className=look, role="cell")


def _bar(value: float, largest: float, colour: str, measure: str) -> Component:
    """A bar from the row's common zero; of a change, to the left for a fall and to the right for a rise."""
    width = 100 * abs(value) / largest if largest else 0.0
    if measure != "change":
        style = {"width": f"{width:.1f}%", "background": colour}
    else:
        side = {"right": "50%"} if value < 0 else {"left": "50%"}
        style = {"width": f"{width / 2:.1f}%", "background": colour, "position": "absolute", **side}
    middle = " bar-middle" if measure == "change" else ""
    return html.Span(
        html.Span(className="bar", style=style), className="bar-axis" + middle, **{"aria-hidden": "true"}
    )


def colour(region: str, index: int) -> str:
    """Return the colour of a region by its place among those compared; the nation is grey."""
    return theme.NATION[0] if region == names.NATION else theme.SERIES[index][0]
