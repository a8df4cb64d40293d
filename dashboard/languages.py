"""The language of an answer: the address's own, else the one that the reader chose last, else the browser's."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from flask import has_request_context, request

from dashboard.translations import DEFAULT, LANGUAGES

COOKIE = "language"
"""The cookie that keeps the choice of the language switch; assets/address.js writes it."""


def of(query: Mapping[str, object]) -> str:
    """Return the language that an address asks for; `remembered` where it asks for none or an unknown one."""
    asked = query.get("lang")
    return asked if isinstance(asked, str) and asked in LANGUAGES else remembered()


def of_caller() -> str:
    """Return the language of the page that sent the present request: a callback's own address names none."""
    page = parse_qs(urlsplit(request.referrer or "").query)
    return of({"lang": page["lang"][0]} if "lang" in page else {})


def remembered() -> str:
    """Return the language that the reader chose last, else the best of the browser's, else the first."""
    if not has_request_context():
        return DEFAULT
    kept = request.cookies.get(COOKIE, "")
    return kept if kept in LANGUAGES else request.accept_languages.best_match(LANGUAGES, DEFAULT)
