"""The running text of Methods."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.translations import Translator


def reading(_: Translator) -> list[Component]:
    """Return how a report becomes figures."""
    return _points(
        [
            _("Every number of a report is a figure, or is set aside with a reason, or is marked as not understood. None just disappears."),
            _("A figure keeps its place in the text: one click leads to the sentence, in the language of the report."),
            _("The words around a number decide what it counts, for which region and period, and whether it is a result, a target or a single case."),
            _("A figure of a district keeps its district, and a figure that a report restricts keeps the restricting words. Neither stands for the whole region."),
            _("An official form is read cell by cell: its columns are known by their headings, its rows by their names. One click leads to the cell with its neighbours."),
            _("A mistake in a published report is part of the report: it is shown, not corrected."),
        ]
    )  # fmt: skip


def values(_: Translator) -> list[Component]:
    """Return the rule that picks one of several values."""
    return [
        html.P(_("Several reports often give a value for the same thing. One is shown, the others are one click away. The first difference decides:")),
        html.Ol(
            [
                html.Li(_("the office's own publication before an outlet that relays it, and that before any other outlet;")),
                html.Li(_("the later publication before the earlier;")),
                html.Li(_("an exact value before a hedged or a rounded one.")),
            ]
        ),
        html.P(_("Values that disagree beyond rounding are marked as disputed wherever they are shown.")),
    ]  # fmt: skip


def periods(_: Translator) -> list[Component]:
    """Return what is compared with what."""
    return _points(
        [
            _("Nine months are compared with nine months, a year with a year. A value without a stated period stands in no series."),
            _("Below a base of 30 cases no percentage is given, only the numbers."),
            _("Rates per 100,000 are computed here from the population at the period's start and are not brought to twelve months."),
            _("Quarters and months may be derived by subtraction of cumulative values of one source family; such values are dashed and say that they are derived."),
            _("Over changed borders or definitions no line runs and no change is computed."),
            _("As of a day, what was published later is left out; a figure of a report without a date counts from its period's end on."),
        ]
    )  # fmt: skip


def limits(_: Translator) -> list[Component]:
    """Return what nobody should conclude from the numbers."""
    return _points(
        [
            _("Registered crime is what was registered: more of it may be more crime, more reporting or another way of counting."),
            _("Money found missing, prevented, claimed, recovered and returned are different things and are never added up."),
            _("A region that reports nothing is not a region where nothing happened."),
            _("Totals of regions of different size are no ranking; look at rates and changes."),
            _("Official forms are made region by region. Transport and military bodies report outside of the regions, whose sum is so a little less than the published total of the nation."),
            _("The reading is done by a program. A number that matters is checked by its sentence."),
        ]
    )  # fmt: skip


def _points(words: list[str]) -> list[Component]:
    return [html.Ul([html.Li(one) for one in words])]
