"""Find names that have no sign of their own: an unknown capital inside a sentence, beside what only persons do or suffer.

Neither places nor what stands in quotes, nor words of an organisation or a brand by their look, and nothing at the head
of a sentence, where any word is capitalised. Behind a preposition of place an unknown capital is a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from etl.appearances import Looks

_QUOTES = "\"'\u00ab\u00bb\u201c\u201d\u2018\u201e"
_SHORTEST = 3
_INNER = re.compile(r"[^\W\d_][A-Z\u0410-\u042f]")
_LATIN, _CYRILLIC = re.compile(r"[a-z]"), re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")


def is_one(
    original: str,
    span: tuple[int, int],
    looks: Looks,
    lowered: Collection[str],
    ends: Collection[int],
    starts: Collection[int],
) -> bool:
    """Whether the capitals of a span, none of them at the head of a sentence, are a person's name."""
    start, end = span
    words = [word.group() for word in _WORD.finditer(original, start, end)]
    if any(_is_plain(word, looks, lowered) for word in words) or _is_quoted(original, start, end):
        return False
    if _LATIN.search(original, start, end) and _CYRILLIC.search(original, max(0, start - 20), start):
        return False  # a brand in a Russian or a Kazakh text
    before = _last(original, start)
    if before in looks.locatives or original[start:end].lower().endswith(looks.local_endings):
        return False
    owned = 2 if original.startswith(("'s", "\u2019s"), end) else 0
    beside = end + owned + 1 in starts
    return (start - 1 in ends and original[start - 1] == " ") or (beside and original[end + owned] == " ")


def _is_plain(word: str, looks: Looks, lowered: Collection[str]) -> bool:
    folded = word.lower()
    organisation = folded.startswith(looks.organisations) or folded.endswith(looks.organisations)
    short = len(word) < _SHORTEST
    return (
        short or folded in lowered or folded in looks.not_names or organisation or bool(_INNER.search(word))
    )


def _is_quoted(original: str, start: int, end: int) -> bool:
    return original[max(0, start - 1)] in _QUOTES or original[end : end + 1] in tuple(
        _QUOTES[:1] + _QUOTES[2:]
    )


def _last(original: str, start: int) -> str:
    before = _WORD.findall(original, max(0, start - 15), start)
    return before[-1].lower() if before else ""
