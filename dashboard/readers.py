"""Cuts the text of a report at its numbers, so that a page can mark them without ever writing HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

KINDS = ("figure", "other", "set_aside", "case")
"""Understood, read but under no indicator yet, no figure at all, and what tells of a single court case; also the order
in which marks win."""


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets of one number in the text, what it is, and the key that a link uses."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same spans; no spans means that nothing was read there."""

    text: str
    spans: tuple[Span, ...] = ()


def split(text: str, spans: Iterable[Span]) -> list[list[Piece]]:
    r"""The paragraphs of ``text``, each a list of pieces that add up to the paragraph's own words.

    Spans may touch, nest, overlap or run over a line's end; each piece carries all that cover it, the most
    telling first. Empty lines are dropped. Raises ``ValueError`` for a span that lies outside the text.

    >>> [[(piece.text, len(piece.spans)) for piece in line]
    ...  for line in split("Crime fell.\nVerdicts: 824", [Span(22, 25, "figure", "a")])]
    [[('Crime fell.', 0)], [('Verdicts: ', 0), ('824', 1)]]
    """
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    for span in ordered:
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(
                f"the span {span.start}-{span.end} lies outside a text of {len(text)} characters"
            )
    lines = (list(_cut(text, start, end, ordered)) for start, end in _lines(text))
    return [line for line in lines if line]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each line without its break; lines of white space alone are left out."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line.rstrip("\r"))
        start += len(line) + 1


def _cut(text: str, start: int, end: int, spans: list[Span]) -> Iterator[Piece]:
    inside = [span for span in spans if span.start < end and span.end > start]
    edges = {start, end}
    for span in inside:
        edges |= {max(span.start, start), min(span.end, end)}
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        covering = [span for span in inside if span.start <= left and right <= span.end]
        yield Piece(text[left:right], tuple(sorted(covering, key=_weight)))


def _weight(span: Span) -> tuple[int, int]:
    """Figures win over numbers not understood, those over set-aside ones, all over cases; then the tighter span."""
    return KINDS.index(span.kind), span.end - span.start
