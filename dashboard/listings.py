"""The list of reports: which are asked for, and the table that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from babel import Locale
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import facts, formats, frame, names
from dashboard.facts import Row
from dashboard.translations import N_, Translator

PAGE = 50
"""How many reports are listed at once; the next ones are a link away."""

LANGUAGES = ("kk", "ru", "en")
"""The languages that reports are written in."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of the list: a region's code, a report's language, words to search for, a day, and the page.

    ``as_of`` leaves out what was published later.
    """

    region: str = ""
    language: str = ""
    q: str = ""
    page: int = 1
    as_of: date | None = None


NAMES = ("region", "language", "q", "page")
"""What a query has for this list alone; ``as_of`` is the same on every page."""


def wanted(query: Mapping[str, object]) -> Wanted:
    """Return the filters that a query asks for; the first of several values, page 1 for what is no page."""

    def first(name: str) -> str:
        value = query.get(name) or ""
        return str(value[0] if isinstance(value, list) else value).strip()

    return Wanted(first("region"), first("language"), first("q"), frame.page_number(query))


def query_string(asked: Wanted, language: str) -> str:
    """Return the query that `wanted` reads back; what is at its default is left out."""
    values = [(name, getattr(asked, name)) for name in (*NAMES, "as_of")]
    kept = [(name, str(value)) for name, value in values if value and (name, value) != ("page", 1)]
    return urlencode([*kept, ("lang", language)])


def language_name(code: str, shown_in: str) -> str:
    """Return the name of a language in the reader's own: ``kk`` is Kazakh."""
    return formats.sentence(str(Locale(shown_in).languages.get(code, code))) if code else "\u2013"


def draw(rows: Sequence[Row], total: int, asked: Wanted, _: Translator) -> list[Component]:
    """Return the count of all ``total`` reports that match, the table of ``rows`` (one page), and page links."""
    count = html.P(_.plural("{count} report", "{count} reports", total), className="count", role="status")
    if not rows:
        hint = _("Choose another region or language, or search for fewer words.")
        return [count, frame.empty(_("No report matches."), hint)]
    return [count, _table(rows, _), *_pages(total, asked, _)]


def _table(rows: Sequence[Row], _: Translator) -> Component:
    heads = [_(head) for head in (N_("Report"), N_("Region"), N_("Period"), N_("Published"))]
    heads += [_("Language"), _("Figures"), _("Set aside")]
    head = html.Thead(html.Tr([html.Th(words, scope="col") for words in heads]))
    body = html.Tbody([_row(row, heads, _) for row in rows])
    return html.Table([html.Caption(_("Reports")), head, body], className="plain-table report-table")


def _row(row: Row, heads: Sequence[str], _: Translator) -> Component:
    language, published = facts.text(row["language"]), facts.day(row["published"])
    title = dcc.Link(
        html.Span(facts.text(row["title"]) or _("Without a title"), lang=language or None),
        href=frame.link(f"/reports/{row['report_id']}", _.language),
    )
    cells = [
        names.headed(facts.text(row["region"]) or None, _.language) or "\u2013",
        facts.period(row, _) if facts.day(row["period_end"]) else "\u2013",
        formats.day(published, _.language) if published else "\u2013",
        language_name(language, _.language),
    ]
    counts = [
        formats.number(int(row["figures"]), _.language),
        formats.number(int(row["set_aside"]), _.language),
    ]
    publisher = html.Small(facts.text(row["publisher"]))
    return html.Tr(
        [
            html.Th([title, publisher], scope="row", **{"data-head": heads[0]}),
            *(html.Td(words, **{"data-head": head}) for head, words in zip(heads[1:5], cells, strict=True)),
            *(
                html.Td(words, className="value", **{"data-head": head})
                for head, words in zip(heads[5:], counts, strict=True)
            ),
        ]
    )


def _pages(total: int, asked: Wanted, _: Translator) -> list[Component]:
    def there(page: int) -> str:
        return f"/reports?{query_string(replace(asked, page=page), _.language)}"

    return frame.pages(asked.page, -(-total // PAGE), there, _)
