"""The frame of every page: what it says where the content cannot be made, and links that keep the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from dashboard import frame
from dashboard.translations import LANGUAGES, Translator
from metrics.selections import Selection


def parts(part: object) -> Iterator[Component]:
    """Every component below ``part``, itself included."""
    for one in part if isinstance(part, list | tuple) else [part]:
        if isinstance(one, Component):
            yield one
            yield from parts(getattr(one, "children", None))


def texts(part: object) -> str:
    """All words below ``part``."""
    found = [getattr(one, "children", None) for one in parts(part)]
    return "\n".join(
        str(words)
        for one in found
        for words in (one if isinstance(one, list) else [one])
        if isinstance(words, str)
    )


def shown(selection: Selection, _: Translator) -> list[Component]:
    return [frame.empty(f"{selection.region} {_.language}")]


def gone(_selection: Selection, _: Translator) -> list[Component]:
    raise OperationalError("SELECT secret", {}, Exception("no such host"))


@pytest.mark.usefixtures("client")
def test_the_content_gets_what_the_address_asks_for() -> None:
    page = frame.page(
        "/data", {"region": ["KZ-15", "KZ-75"], "lang": "kk", "figure": "1"}, shown, extra=("figure",)
    )
    assert "('KZ-15', 'KZ-75') kk" in texts(page)


@pytest.mark.usefixtures("client")
def test_an_address_that_is_not_understood_gets_a_sentence() -> None:
    words = texts(frame.page("/data", {"region": "KZ-99"}, shown))
    assert "This address cannot be understood." in words and "'KZ-99' is no region" in words


@pytest.mark.usefixtures("client")
def test_a_database_that_does_not_answer_gets_a_sentence() -> None:
    words = texts(frame.page("/data", {}, gone))
    assert frame.UNAVAILABLE in words and "secret" not in words


@pytest.mark.usefixtures("client")
def test_every_link_of_the_frame_keeps_the_language() -> None:
    page = frame.page("/data", {"lang": "ru"}, shown)
    links: list[Any] = [one for one in parts(page) if getattr(one, "href", "").startswith("/")]
    assert [link.href for link in links] == [
        "/?lang=ru", "/?lang=ru", "/trends?lang=ru", "/compare?lang=ru", "/data?lang=ru", "/reports?lang=ru",
        "/cases?lang=ru", "/coverage?lang=ru", "/methods?lang=ru",
    ]  # fmt: skip


@pytest.mark.usefixtures("client")
def test_each_language_is_named_in_itself() -> None:
    page = frame.page("/data", {}, shown)
    found = [one for one in parts(page) if "language" in str(getattr(one, "className", "")).split()]
    names = [texts(link).split("\n")[0] for link in found]
    assert len(set(names)) == len(LANGUAGES) and names[0] == "English"


def test_the_first_page_names_the_icon_and_nothing_of_another_host(client: FlaskClient) -> None:
    page = client.get("/trends").get_data(as_text=True)
    assert 'href="/assets/favicon.svg' in page
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//[^"']*""", page) == []
