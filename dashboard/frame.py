"""The frame around every page: skip link, name, navigation, languages, scheme, and the page's own content.

A page calls `page` from its ``layout(**query)`` and hands over a function that builds the content:

>>> def layout(**query):
...     return frame.page("/data", query, content)  # content(selection, _) -> component
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from urllib.parse import urlencode

import dash
import dash_mantine_components as dmc
from babel import Locale
from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy.exc import SQLAlchemyError

from dashboard import formats, languages
from dashboard.translations import LANGUAGES, N_, Translator, translator
from metrics import selections
from metrics.messages import say
from metrics.selections import BadQuery, Selection

UNAVAILABLE = N_("The database does not answer. Check DATABASE_URL and that the database server is running.")
BROKEN = N_("Something went wrong while answering. The server's log holds the details.")

_LOG = logging.getLogger(__name__)

_MOST_PAGES = 1_000_000

EMBED = "embed"
"""The name in a query that leaves the frame out (``embed=1``), for a page inside another one."""

Content = Callable[[Selection, Translator], Component | list[Component]]


def page(
    path: str,
    query: Mapping[str, object],
    content: Content,
    *,
    extra: Collection[str] = (),
    title: Mapping[str, str] | None = None,
) -> Component:
    """Return the whole page at ``path``: the frame, and what ``content`` makes of the query's selection.

    ``extra`` names the query's own additions of this page, which are no part of a selection. A query that
    cannot be understood gives the frame with one calm sentence instead of the content. ``title`` names by language a
    page that is one of many of its kind. With ``embed=1`` there is neither frame nor control, only a line that leads
    to the whole page.
    """
    _ = translator(languages.of(query))
    name = title[_.language] if title else _(title_of(path))
    own = {*extra, EMBED}
    asked = {"lang": _.language} | {key: value for key, value in query.items() if key not in own}
    try:
        inner = content(selections.parse(asked), _)
    except BadQuery as problem:
        inner = _misunderstood(path, name, say(problem.message, _.language), _)
    except SQLAlchemyError:
        _LOG.exception("The database did not answer")
        inner = [heading(name), empty(_(UNAVAILABLE))]
    named = dcc.Store(id="page-title", data=f"{name} · {_('Prosecution in figures')}")
    if query.get(EMBED) == "1":
        return html.Div(
            [html.Main(inner, id="content", className="content"), _credit(path, query, _), named],
            className="page embedded",
        )
    return html.Div(
        [
            html.A(_("Skip to the content"), href="#content", className="skip"),
            _header(path, _),
            html.Main(inner, id="content", className="content", tabIndex=-1),
            _footer(_),
            named,
        ],
        className="page",
    )


def title_of(path: str) -> str:
    """Return the catalogue key of the name of the page at ``path``."""
    return next((str(entry["name"]) for entry in dash.page_registry.values() if entry["path"] == path), "")


def heading(text: str, lead: str | None = None) -> Component:
    """Return a page's one first-level heading, with a sentence below that says what the page answers."""
    parts: list[Component] = [html.H1(text)]
    if lead:
        parts.append(html.P(lead, className="lead"))
    return html.Div(parts, className="heading")


def sided(filters: list[Component], answer: list[Component]) -> Component:
    """Return a page's filters in a column beside what they answer, or above it where there is no room."""
    return html.Div(
        [html.Div(filters, className="side"), html.Div(answer, className="answer")], className="sided"
    )


def empty(sentence: str, hint: str | Component | None = None) -> Component:
    """Return a calm note that stands where nothing can be shown."""
    parts: list[Component] = [html.P(sentence, className="empty-sentence")]
    if hint:
        parts.append(html.P(hint, className="muted"))
    return html.Div(parts, className="empty", role="status")


def page_number(query: Mapping[str, object]) -> int:
    """Return which page of a list a query asks for; the first for what is no page."""
    value = query.get("page") or ""
    told = str(value[0] if isinstance(value, list) else value).strip()
    return max(1, min(int(told), _MOST_PAGES)) if told.isascii() and told.isdigit() else 1


def pages(page: int, last: int, there: Callable[[int], str], _: Translator) -> list[Component]:
    """Return the links from a page of a list to its neighbours; nothing for a list of one page.

    ``there`` gives the address of a page.
    """
    if last <= 1:
        return []
    links: list[Component] = [html.Span(_("Page {page} of {last}", page=page, last=last))]
    for number, words in ((page - 1, _("Newer")), (page + 1, _("Older"))):
        if 1 <= number <= last:
            links.append(dcc.Link(words, href=there(number)))
    return [html.Nav(links, className="pages", **{"aria-label": _("Pages of the list")})]


def link(path: str, language: str, **query: object) -> str:
    """Return an address of the dashboard that keeps the language."""
    values = {name: value for name, value in query.items() if value} | {"lang": language}
    return f"{path}?{urlencode(values, doseq=True)}"


def _credit(path: str, query: Mapping[str, object], _: Translator) -> Component:
    """Where an embedded picture comes from, as a link to its whole page."""
    rest = {key: value for key, value in query.items() if key not in {EMBED, "lang"}}
    address = link(path, _.language, **rest)
    words = _("Prosecution in figures")
    return html.P(html.A(words, href=address, target="_blank", rel="noopener"), className="credit")


def _misunderstood(path: str, name: str, problem: str, _: Translator) -> Component:
    return html.Div(
        [
            heading(name),
            empty(_("This address cannot be understood."), problem),
            dcc.Link(_("Start again without filters"), href=link(path, _.language)),
        ]
    )


def _header(path: str, _: Translator) -> Component:
    return html.Header(
        html.Div(
            [
                dcc.Link(
                    [
                        html.Span(_("Prosecution in figures"), className="brand-name"),
                        html.Span(_("What Kazakhstan's prosecutors report"), className="brand-line"),
                    ],
                    href=link("/", _.language),
                    className="brand",
                ),
                _tools(_),
                _navigation(path, _),
            ],
            className="header-inner",
        ),
        className="header",
    )


def _navigation(path: str, _: Translator) -> Component:
    entries = [entry for entry in dash.page_registry.values() if entry.get("order") is not None]
    links: list[Component] = []
    for entry in sorted(entries, key=lambda entry: int(entry["order"])):
        target, name = link(str(entry["path"]), _.language), str(entry["name"])
        if entry["path"] == path:
            # A whole load: the address may have moved on without dcc.Location having noticed.
            links.append(html.A(_(name), href=target, **{"aria-current": "page"}))
        else:
            links.append(dcc.Link(_(name), href=target))
    return html.Nav(links, className="navigation", **{"aria-label": _("Pages")})


def _tools(_: Translator) -> Component:
    links = [_language(code, _) for code in LANGUAGES]
    return html.Div(
        [
            html.Div(links, className="languages", role="group", **{"aria-label": _("Language")}),
            dmc.ColorSchemeToggle(
                id="scheme",
                lightIcon=html.Span("\u25d1", **{"aria-hidden": "true"}),
                darkIcon=html.Span("\u25d1", **{"aria-hidden": "true"}),
                variant="subtle",
                color="gray",
                size="md",
                **{"aria-label": _("Light or dark")},
            ),
        ],
        className="tools",
    )


def _language(code: str, _: Translator) -> Component:
    """A link to the same page in another language, by that language's own name; the browser adds the state."""
    name = formats.sentence(str(Locale(code).get_display_name(code)))
    here = {"aria-current": "true"} if code == _.language else {}
    return html.A(
        [
            html.Span(name, className="language-name"),
            html.Span(code.upper(), className="language-code", **{"aria-hidden": "true"}),
        ],
        href=f"?lang={code}",
        lang=code,
        hrefLang=code,
        className="language",
        **here,
    )


def _footer(_: Translator) -> Component:
    words = _(
        "Figures as the prosecutors' offices published them; each one leads to the sentence that it came from."
    )
    return html.Footer(html.P(words), className="footer")
