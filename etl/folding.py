"""Fold a text for matching without moving a single character.

Every change keeps the length, so an offset into the folded text is an offset into the text of record.
"""

from __future__ import annotations

import re

_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t"), " "
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a"), '"')
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u02b9\u0060"), "'")
# Halves of a character, from a damaged file: no text, and no library that is not Python's takes them for one.
_HALVES = dict.fromkeys(range(0xD800, 0xE000), " ")
_TABLE = {**_HALVES, **_SPACES, **_DASHES, **_QUOTES, **_APOSTROPHES, 0x0451: "\u0435", 0x0401: "\u0435"}

# Latin letters that stand in for Cyrillic ones, as typists and machine translation leave them.
_LATIN = "aceopxyhkmtbi"
_CYRILLIC = "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u04bb\u043a\u043c\u0442\u0432\u0456"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_MIXED = re.compile(r"[a-z\u0400-\u04ff]*(?:[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z])[a-z\u0400-\u04ff]*")
# Cyrillic Ze and O, or a Latin O, typed for the digits 3 and 0 beside real digits.
_POSING_ZE = re.compile("(?<![\u0400-\u04ff])\u0437(?=\\d)|(?<=\\d)\u0437(?=\\d)")
_POSING_O = re.compile(
    "(?<=\\d)(?:\u043e(?![\u0400-\u04ff])|o(?=\\d))"
    "|(?<=\\d[.,])[o\u043e](?![^\\W\\d_])|(?<=\\d )\u043e(?=\\d\\d(?!\\d))"
)


# What a text must hold for any of this to stand in it: looking for it takes a tenth of the time.
_BOTH_SCRIPTS = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]")
_ZE = re.compile("\u0437\\d")
_O = re.compile("\\d[., ]?[o\u043e]")
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def fold(text: str) -> str:
    """The text in lower case with plain dashes, quotes and spaces and without look-alike letters.

    ``len(fold(text)) == len(text)`` for every text.
    """
    folded = _FOLDED.sub(lambda match: match.group().translate(_TABLE), _lower(text))
    if _BOTH_SCRIPTS.search(folded):
        folded = _MIXED.sub(lambda match: match.group().translate(_TO_CYRILLIC), folded)
    if _ZE.search(folded):
        folded = _POSING_ZE.sub("3", folded)
    return _POSING_O.sub("0", folded) if _O.search(folded) else folded
