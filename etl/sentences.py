"""Cut a folded text into sentences.

A line end always ends a sentence; a full stop does not when it belongs to an abbreviation, an initial or a
number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STOP = re.compile(r"[.!?\u2026]+[\"')\]]*(?=\s|$)|\n+")
_WORD_BEFORE = re.compile(r"(\d ?)?([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_YEAR = re.compile(r"(?:19|20)\d\d ?[^\W\d_]{1,2}$")
_OPENING = 4
"""A year in its abbreviated form that ends so few words opens a sentence: "In 2024 y. Almaty ..."."""
_DASHES = frozenset("-\u2013\u2014")
_VOWELS = frozenset(
    "aeiouy\u00e1\u00e4\u00f3\u00f6\u00fa\u00fc\u00fd\u0131\u016b\u0430\u0435\u0438\u043e\u0443\u044b\u044d\u044e\u044f\u04d9\u0456\u04e9\u04b1\u04af"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span and the number of its line, counted from 0; blank lines count."""

    start: int
    end: int
    paragraph: int


def _abbreviated(text: str, stop: int, after: int, abbreviations: frozenset[str], original: str) -> bool:
    """Whether the full stop at ``stop`` belongs to the word before it."""
    match = _WORD_BEFORE.search(text, max(0, stop - 24), stop)
    if match is None:
        return False
    number, word = match.groups()
    follower = original[after : after + 1]
    if not (follower.isupper() or follower.isdigit() or follower in "\"'-\u00ab\u201c\u2013\u2014"):
        return True
    if follower in _DASHES and len(word) <= 3:
        return True  # a dash after an abbreviation goes on: "9 months of 2024y. - 5,130"
    if word in abbreviations:
        return follower.isupper() is False
    if follower.isdigit() and number is not None:
        return len(word) == 1  # "part 2 of par. 3"
    if len(word) == 1 or "." in word:
        return number is None
    return len(word) <= 3 and not _VOWELS.intersection(word) and number is None


def _goes_on(
    text: str, start: int, match: re.Match[str], after: int, abbreviations: frozenset[str], original: str
) -> bool:
    """Whether the sentence that began at ``start`` goes on behind a full stop, which a bracket may close."""
    if match.group() == ".":
        opening = len(text[start : match.start()].split()) <= _OPENING and _YEAR.search(
            text, start, match.start()
        )
        return bool(opening) or _abbreviated(text, match.start(), after, abbreviations, original)
    return match.group() == ".)" and not (original[after].isalnum() and not original[after].islower())


def split(folded: str, original: str, abbreviations: tuple[str, ...] = ()) -> list[Sentence]:
    """Sentences of a text in order; blank stretches between them are in none.

    ``original`` is the text of record: its capitals tell whether a full stop ends a sentence.
    """
    shortened = frozenset(word.rstrip("*") for word in abbreviations)
    found: list[Sentence] = []
    start, paragraph = 0, 0
    for match in _STOP.finditer(folded):
        newline = match.group().startswith("\n")
        if not newline:
            after = match.end()
            while after < len(folded) and folded[after] == " ":
                after += 1
            at_line_end = after >= len(folded) or folded[after] == "\n"
            if not at_line_end and _goes_on(folded, start, match, after, shortened, original):
                continue
        _append(found, folded, start, match.start() if newline else match.end(), paragraph)
        start = match.end()
        paragraph += match.group().count("\n")
    _append(found, folded, start, len(folded), paragraph)
    return found


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        found.append(Sentence(start, end, paragraph))
