"""The articles and chapters of the Criminal Code as a list to search, by number or by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component
from sqlalchemy import Engine, exists, select

from dashboard.translations import N_, Translator
from etl.catalogue import DATA, CatalogueError, read_yaml
from etl.forms import articles, layouts
from etl.store.models import FORM, Report

SEARCH = "articles/search.yml"
KINDS_OF_WORDS = ("articles", "chapters", "code", "parts")
"""The keys of that file: what an article is called, what a chapter, what the Code, and what a part of an article."""


_LABELS = {"articles": N_("Art. {number} · {name}"), "chapters": N_("Chapter {number} · {name}")}


def held(engine: Engine) -> bool:
    """Whether the database holds official forms: no other report is divided by articles."""
    with engine.connect() as connection:
        return bool(connection.scalar(select(exists().where(Report.kind == FORM))))


def choice(key: str, chosen: Sequence[str], _: Translator, *, offered: bool) -> Component:
    """Return the control for one article; hidden where there are none and nothing is ``chosen``."""
    return dmc.Select(
        id=key,
        label=_("Article of the Criminal Code"),
        data=options(chosen, _, offered=offered),
        value=chosen[0] if chosen else None,
        placeholder=_("Number or name"),
        searchable=True,
        filter=search(),
        clearable=True,
        nothingFoundMessage=_("Nothing found"),
        maxDropdownHeight=360,
        limit=100,
        display="block" if offered or chosen else "none",
    )


def search() -> dict[str, Any]:
    """Return how the browser searches the list: a function of ``assets/articles.js``, and the words that it needs."""
    return {"function": "article", "options": _words()}


@cache
def _words() -> dict[str, list[str]]:
    """What people write around a number, by what it is the number of; raises ``CatalogueError``."""
    path = DATA / SEARCH
    given = read_yaml(path)
    for key in KINDS_OF_WORDS:
        if not isinstance(given.get(key), list):
            raise CatalogueError(f"{path}: must list words under '{key}'.")
    return {key: [str(word) for word in given[key]] for key in KINDS_OF_WORDS}


def options(chosen: Sequence[str], _: Translator, *, offered: bool) -> list[dict[str, Any]]:
    """Return what restricts a figure to an article or a chapter, grouped, and what else is ``chosen``.

    Beside value and label an option carries what it is searched by: its number, and its names in all languages.
    """
    found: dict[str, list[dict[str, Any]]] = {"articles": [], "chapters": []}
    for scope, (kind, number, names) in _by_scope().items():
        label = _(_LABELS[kind], number=number, name=names[_.language])
        found[kind].append(
            {"value": scope, "label": label, "kind": kind, "number": number, "names": list(names.values())}
        )
    by_article, by_chapter = found["articles"], found["chapters"]
    known = {one["value"] for one in (*by_article, *by_chapter)} if offered else set()
    others = [{"value": scope, "label": scope} for scope in chosen if scope not in known]
    groups = [(_("Articles"), by_article), (_("Chapters"), by_chapter)] if offered else []
    return [
        {"group": name, "items": items}
        for name, items in [*groups, (_("Other restrictions"), others)]
        if items
    ]


def told(scope: Sequence[str], _: Translator) -> list[str]:
    """Return what a title says of a restriction: number and name of an article or chapter, or its own words."""
    labels = [named(one, _) for one in scope]
    return [label[:1].lower() + label[1:] for label in labels]


def named(scope: str, _: Translator) -> str:
    """Return a restriction in the page's language: number and name of an article or chapter, or its own words."""
    kind, number, names = _by_scope().get(scope, ("", "", {}))
    return _(_LABELS[kind], number=number, name=names[_.language]) if kind else scope


def narrows_offence(scope: str) -> bool:
    """Return whether a restriction is an article, whose name says more narrowly than the offence what is counted."""
    return _by_scope().get(scope, ("",))[0] == "articles"


def offence(scope: Sequence[str]) -> tuple[str, ...]:
    """Return the offence that the article of a restriction belongs to, if it is one and has one."""
    code = articles.read().articles
    known = [code[_by_scope()[one][1]] for one in scope if narrows_offence(one)]
    return tuple(article.offence for article in known if article.offence)


@cache
def _by_scope() -> dict[str, tuple[str, str, dict[str, str]]]:
    """Articles and chapters by how figures are marked as restricted to them: which of both, the number, the names."""
    code, words = articles.read(), layouts.words()
    known = {
        words.article_scope.format(number=number): ("articles", number, article.names)
        for number, article in code.articles.items()
    }
    return known | {
        words.chapter_scope.format(number=number): ("chapters", number, names)
        for number, names in code.chapters.items()
    }
