"""Which links lead to the language versions of one publication."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

MARKS = frozenset({"kk", "kz", "qz", "kaz", "qaz", "ru", "rus", "en", "eng"})
"""How sites of Kazakhstan mark Kazakh, Russian and English in their addresses."""
PARAMETERS = frozenset({"lang", "language", "locale"})
SITE = 2
"""The last labels of a host are the site itself: in ``kz.example.kz`` only the first is a mark."""


def group(link: str | None) -> str | None:
    """What the links to the language versions of one publication have in common; ``None`` where nothing tells.

    It is the link without its scheme, ``www``, anchor and language marks: a label before the site
    (``kz.example.kz``), a part of the path (``/ru/``), a parameter (``?lang=kk``). Nothing else is taken for
    the same: versions whose links differ in more than the language stay apart, because a wrong match would
    compare two publications with each other. The front page of a site is no publication.

    >>> group("https://www.gov.kz/press/news/details/1087715?lang=kk")
    'gov.kz/press/news/details/1087715'
    >>> group("http://example.kz/ru/news/7/") == group("https://kz.example.kz/news/7")
    True
    >>> group("https://example.kz/kk/") is None
    True
    """
    if not link:
        return None
    parts = urlsplit(link)
    path = [part for part in unquote(parts.path).split("/") if part and part.lower() not in MARKS]
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not (name.lower() in PARAMETERS and value.lower() in MARKS)
    ]
    if not path and not query:
        return None
    asked = f"?{urlencode(sorted(query))}" if query else ""
    return "/".join([_site(parts.hostname or ""), *path]) + asked


def _site(host: str) -> str:
    labels = host.strip(".").split(".")
    before = [label for label in labels[:-SITE] if label not in MARKS | {"www"}]
    return ".".join([*before, *labels[-SITE:]])
