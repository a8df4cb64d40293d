"""Mark the numerals and months of a text in a copy of the same length, for the rules of dates and asides.

A language has some hundred numerals. Written into each rule that may have one, they would make it so large that
compiling the rules took longer than reading a hundred reports. So a rule has one letter for any numeral and one
for any month, and is tried on a copy of the text where such words consist of that letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMERAL = "\ua000"
MONTH = "\ua001"
"""Letters of a script that no language file has: a regex takes them for letters, but for no word that it names."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REMEMBERED = 100_000
"""So many different words are remembered at the most."""


class Marker:
    """Marks the words of a language: ``numerals`` and ``months`` are word patterns, ``*`` for any ending."""

    def __init__(self, numerals: Iterable[str], months: Iterable[str]) -> None:
        letters = [(word, NUMERAL) for word in numerals] + [(word, MONTH) for word in months]
        self._whole = {word: letter for word, letter in letters if not word.endswith("*")}
        self._begun = tuple((word[:-1], letter) for word, letter in letters if word.endswith("*"))
        self._known: dict[str, str] = {}

    def mark(self, folded: str) -> str:
        """The text with every numeral and month written as so many marks; its length stays."""
        return _WORD.sub(self._marked, folded)

    def _marked(self, match: re.Match[str]) -> str:
        word = match.group()
        marked = self._known.get(word)
        if marked is None:
            parts = [word] if word in self._whole else word.split("-")
            marked = "-".join(self._letter(part) * len(part) or part for part in parts)
            if len(self._known) < _REMEMBERED:
                self._known[word] = marked
        return marked

    def _letter(self, word: str) -> str:
        """The mark of the word; nothing where it is neither numeral nor month."""
        return self._whole.get(word) or next(
            (letter for stem, letter in self._begun if word.startswith(stem)), ""
        )
