"""The data dictionary: what each column of the files holds."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.translations import N_, Translator
from metrics.observations import COLUMNS

MEANINGS = {
    "indicator": N_("id of what is counted"),
    "indicator_name": N_("its name in the language asked for"),
    "region": N_("ISO 3166-2 code of the region, KZ for the country, empty for several regions together"),
    "region_name": N_("its name in the language asked for"),
    "place": N_("district or town below the region; empty for the whole region"),
    "scope": N_("the report's own words that restrict the figure; empty for the whole"),
    "period_start": N_("first day of the period; empty for a value at a day"),
    "period_end": N_("last day of the period; empty where nobody can tell"),
    "window": N_("length of the period: 9m nine months, 17d seventeen days, point at a day, unknown"),
    "measure": N_("level, change against an earlier period, share of a whole, or rate per inhabitants"),
    "value": N_("the number, thousands and millions applied; a decrease is negative"),
    "unit": N_("unit of the value; money in the currency of the report"),
    "qualifier": N_("exact, over, about, nearly or under, as the report says"),
    "offence": N_("id of the offence; empty where none is named"),
    "gravity": N_("id of the gravity; empty where none is named"),
    "modality": N_("result, target or single case"),
    "status": N_("flags: derived, conflict, break, hedged, and a reviewer's verdict"),
    "label": N_("what is counted, in a few words"),
    "quote": N_("the words of the report, or the cell of the table"),
    "source_title": N_("title of the report"),
    "source_url": N_("address of the original publication"),
    "published": N_("day of publication; empty where unknown"),
    "figure_id": N_("id of the figure, which links to it keep"),
    "note": N_("what the makers of a table say about this one value"),
}
"""The columns of `metrics.observations.COLUMNS` and what they hold, as catalogue keys."""


def draw(_: Translator) -> Component:
    """Return the dictionary, folded away until it is asked for."""
    heads = [_("Column"), _("Holds")]
    rows = [html.Tr([html.Th(html.Code(name), scope="row"), html.Td(_(MEANINGS[name]))]) for name in COLUMNS]
    table = html.Table(
        [html.Thead(html.Tr([html.Th(words, scope="col") for words in heads])), html.Tbody(rows)]
    )
    label = _("Data dictionary")
    box = html.Div(table, className="table", tabIndex=0, role="region", **{"aria-label": label})
    return html.Details([html.Summary(label), box], className="dictionary")
