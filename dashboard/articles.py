"""The articles and chapters of the Criminal Code as a list to search, by number or by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component
from sqlalchemy import Engine, exists, select

from dashboard.translations import Translator
from etl.forms import articles, layouts
from etl.store.models import FORM, Report


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
        clearable=True,
        nothingFoundMessage=_("Nothing found"),
        maxDropdownHeight=360,
        limit=100,
        display="block" if offered or chosen else "none",
    )


def options(chosen: Sequence[str], _: Translator, *, offered: bool) -> list[dict[str, Any]]:
    """Return what restricts a figure to an article or a chapter, grouped, and what else is ``chosen``."""
    code, words = articles.read(), layouts.words()
    by_article = [
        {
            "value": words.article_scope.format(number=number),
            "label": _("Art. {number} · {name}", number=number, name=article.names[_.language]),
        }
        for number, article in code.articles.items()
    ]
    by_chapter = [
        {
            "value": words.chapter_scope.format(number=number),
            "label": _("Chapter {number} · {name}", number=number, name=names[_.language]),
        }
        for number, names in code.chapters.items()
    ]
    known = {one["value"] for one in (*by_article, *by_chapter)} if offered else set()
    others = [{"value": scope, "label": scope} for scope in chosen if scope not in known]
    groups = [(_("Articles"), by_article), (_("Chapters"), by_chapter)] if offered else []
    return [
        {"group": name, "items": items}
        for name, items in [*groups, (_("Other restrictions"), others)]
        if items
    ]


def offence(scope: Sequence[str]) -> tuple[str, ...]:
    """Return the offence that the article of a restriction belongs to, if it is one and has one."""
    code, words = articles.read(), layouts.words()
    by_scope = {words.article_scope.format(number=key): article for key, article in code.articles.items()}
    return tuple(found.offence for one in scope if (found := by_scope.get(one)) and found.offence)
