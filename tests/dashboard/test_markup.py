from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import dash_mantine_components as dmc
import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st

from dashboard import markup

WRITTEN: list[tuple[Any, str]] = [
    (None, ""),
    (["a", 1, None], "a1"),
    ("<b> & co", "&lt;b&gt; &amp; co"),
    (html.Td("1", className="number", colSpan=2), '<td class="number" colspan="2">1</td>'),
    (html.Br(), "<br>"),
    (html.P("x", hidden=True, title='"'), '<p hidden title="&quot;">x</p>'),
    (html.P("x", hidden=False), "<p>x</p>"),
    (html.Div(style={"gridColumn": "2"}, **{"aria-label": "y"}), '<div style="grid-column:2" aria-label="y"></div>'),
    (dcc.Link("here", href="/a?b=c&d=e", refresh=True), '<a href="/a?b=c&amp;d=e">here</a>'),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), WRITTEN, ids=[expected for _content, expected in WRITTEN])
def test_a_component_as_html(content: Any, expected: str) -> None:
    assert markup.write(content) == expected


def test_what_is_more_than_an_element_is_refused() -> None:
    with pytest.raises(TypeError, match="Select is more than an element"):
        markup.write(html.Div(dmc.Select(data=[])))


class _Reader(HTMLParser):
    """What a browser finds of one element."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words = "", ""

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.title = dict(attrs)["title"] or ""

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_words_come_back_as_they_were(words: str) -> None:
    reader = _Reader()
    reader.feed(markup.write(html.P(words, title=words)))
    reader.close()
    assert (reader.words, reader.title) == (words, words)
