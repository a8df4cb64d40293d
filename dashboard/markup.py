"""Components as the HTML that they stand for: a large table is there sooner as one piece than as a thousand."""

from __future__ import annotations

from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

_NAMES = {"className": "class", "htmlFor": "for"}
_EMPTY = frozenset({"br", "hr", "img"})
_OWN = frozenset({"children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "refresh"})
"""What a component has for Dash alone."""


def write(content: object) -> str:
    """Return ``content`` (a component of ``dash.html``, a link, words, a number, or a list of such) as HTML.

    Such a piece has no callbacks: a link loads its page, and what a button does a script of ``assets/`` knows from its
    attributes. Raises ``TypeError`` for a component that is more than an element.

    >>> write(html.Td(["a < ", html.B("b")], className="number"))
    '<td class="number">a &lt; <b>b</b></td>'
    """
    if content is None:
        return ""
    if isinstance(content, list | tuple):
        return "".join(write(one) for one in content)
    if isinstance(content, Component):
        return _element(content)
    return escape(str(content), quote=False)


def _element(component: Component) -> str:
    name = _tag(component)
    shown = [name]
    for key, value in component.to_plotly_json()["props"].items():
        if key not in _OWN and value is not None and value is not False:
            shown.append(_attribute(_NAMES.get(key, key if "-" in key else key.lower()), value))
    start = f"<{' '.join(shown)}>"
    return start if name in _EMPTY else f"{start}{write(getattr(component, 'children', None))}</{name}>"


def _tag(component: Component) -> str:
    if isinstance(component, dcc.Link):
        return "a"
    if type(component).__module__.startswith(html.__name__):
        return str(component._type).lower()  # noqa: SLF001 - the one place where a component tells its element
    raise TypeError(f"{type(component).__name__} is more than an element and cannot be written as HTML.")


def _attribute(name: str, value: Any) -> str:
    if value is True:
        return name
    if isinstance(value, dict):
        value = ";".join(f"{_hyphened(key)}:{worth}" for key, worth in value.items())
    return f'{name}="{escape(str(value))}"'


def _hyphened(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
