"""Coverage as tables: regions by years, and for one indicator each region's periods and reports."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import formats, frame, names, rows
from dashboard.translations import Translator
from etl import catalogue
from metrics import borders
from metrics.calendars import Calendar
from metrics.coverage import Covered
from metrics.selections import Selection

_MANY = (1, 5, 20)
"""From how many figures on a cell is shaded darker."""
_MOST_REPORTS = 3


def finding(calendar: Calendar, _: Translator) -> str:
    """Return how many regions have figures for the newest year."""
    year = calendar.years[-1]
    return _(
        "{count} of {total} regions have figures for {year}", count=calendar.told(year), total=20, year=year
    )


def matrix(calendar: Calendar, selection: Selection, _: Translator) -> Component:
    """Return the regions by the newest years; each number leads to its rows, each gap says what it is."""
    head = [html.Th(_("Region"), scope="col")]
    head += [html.Th(str(year), scope="col", className="number") for year in calendar.years]
    codes = [code for code, region in catalogue.read().regions.items() if region.valid_until is None]
    body = [
        html.Tr(
            [
                html.Th(
                    dcc.Link(names.headed(code, _.language), href=frame.link(f"/region/{code}", _.language)),
                    scope="row",
                ),
                *(_cell(calendar, code, year, selection, _) for year in calendar.years),
            ]
        )
        for code in codes
    ]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="matrix")
    label = _("Figures by region and year")
    key = html.P(
        [_("A dash: no report gives anything. A cross: the region did not exist yet.")], className="muted key"
    )
    return html.Div(
        [html.Div(table, className="table", tabIndex=0, role="region", **{"aria-label": label}), key]
    )


def sources(found: Sequence[Covered], _: Translator) -> Component:
    """Return for one indicator which regions give it, over which periods, and by which reports."""
    heads = [_("Region"), _("Period"), _("First"), _("Last"), _("Figures"), _("Reports")]
    head = [html.Th(words, scope="col", className="number" if words == heads[4] else None) for words in heads]
    body = [_row(one, _) for one in found]
    label = _("Which reports give it")
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)])
    box = html.Div(table, className="table", tabIndex=0, role="region", **{"aria-label": label})
    return html.Section([html.H2(label), box], id="coverage-sources")


def _cell(calendar: Calendar, region: str, year: int, selection: Selection, _: Translator) -> Component:
    count = calendar.figures.get((region, year), 0)
    name = names.region(region, _.language)
    if not count:
        applies = calendar.absence(region, year) == borders.NOT_REPORTED
        words = _("no report yet") if applies else _("did not exist in this period")
        sign = html.Span("\u2013" if applies else "\u00d7", **{"aria-hidden": "true"})
        unseen = html.Span(f"{name}, {year}: {words}", className="unseen")
        return html.Td([sign, unseen], className="number gap" + ("" if applies else " never"))
    shade = sum(count >= step for step in _MANY)
    query: dict[str, object] = {
        "region": region,
        "indicator": list(selection.indicator),
        "window": list(selection.window),
        "from": f"{year}-01-01",
        "to": f"{year}-12-31",
        "as_of": selection.as_of.isoformat() if selection.as_of else "",
    }
    shown = formats.number(count, _.language)
    counted = _.plural("{shown} figure", "{shown} figures", count, shown=shown)
    link = dcc.Link(
        [
            html.Span(shown, **{"aria-hidden": "true"}),
            html.Span(f"{name}, {year}: {counted}", className="unseen"),
        ],
        href=frame.link("/data", _.language, **query),
    )
    return html.Td(link, className=f"number many-{shade}")


def _row(one: Covered, _: Translator) -> Component:
    links: list[Component | str] = [
        dcc.Link(
            report.title, href=frame.link(f"/reports/{report.report_id}", _.language), className="report"
        )
        for report in one.reports[:_MOST_REPORTS]
    ]
    more = len(one.reports) - _MOST_REPORTS
    if more > 0:
        links.append(_.plural("and {count} more", "and {count} more", more))
    return html.Tr(
        [
            html.Th(names.headed(one.region, _.language), scope="row"),
            html.Td(rows.window(one.window, _)),
            html.Td(formats.day(one.first_end, _.language)),
            html.Td(formats.day(one.last_end, _.language)),
            html.Td(formats.number(one.figures, _.language), className="number"),
            html.Td(links),
        ]
    )
