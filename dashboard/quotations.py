"""The sentence around a number, in the report's own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from etl import folding, sentences
from etl.sentences import Sentence

_LEAD = 48
_TEXTS_KEPT = 256


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands before the number in its sentence, the number itself, and what follows."""

    before: str
    quoted: str
    after: str

    @property
    def whole(self) -> str:
        """The sentence in one piece."""
        return self.before + self.quoted + self.after

    @property
    def lead(self) -> str:
        """The last words before the number, cut where a narrow column would hide the number itself."""
        if len(self.before) <= _LEAD:
            return self.before
        return "\u2026" + self.before[-_LEAD:].partition(" ")[2]


def find(text: str, start: int, end: int) -> Quotation:
    """Return the sentence, or the sentences, that ``text[start:end]`` stands in.

    >>> find("Crime fell. Verdicts: 824 in all. More.", 22, 25)
    Quotation(before='Verdicts: ', quoted='824', after=' in all.')
    """
    around = [span for span in _sentences(text) if span.start < end and span.end > start]
    first = min((span.start for span in around), default=start)
    last = max((span.end for span in around), default=end)
    return Quotation(text[min(first, start) : start], text[start:end], text[end : max(last, end)])


@lru_cache(maxsize=_TEXTS_KEPT)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(sentences.split(folding.fold(text), text))
