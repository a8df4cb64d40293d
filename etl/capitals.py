"""Find the capitalised words of a text, which of them would be so anyway, and which stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.lexicons import Words

_CAPITAL = re.compile(r"[^\W\d_]+(?:[-'\u2019\u02bc][^\W\d_]+)*")
_TITLED = 0.8
"""A line in which more of the words are capitalised is a title, whose capitals say nothing."""
_LED = re.compile(r"[|:\u2022\u2013\u2014] ?$")
_BESIDE = re.compile(r"[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Capital:
    """A capitalised word; ``opens`` says that it would be capitalised anyway: it begins a sentence or stands in a title."""

    start: int
    end: int
    folded: str
    opens: bool


def find(original: str, words: Words, openings: set[int]) -> Iterator[Capital]:
    titled = _title_lines(original)
    for (start, end), folded in zip(words.spans, words.words, strict=True):
        if original[start].isupper() and end - start > 1 and not original[start:end].isupper():
            opens = (
                any(at in openings for at in range(start - 2, start + 1))
                or _LED.search(original, max(0, start - 3), start) is not None
                or any(first <= start < last for first, last in titled)
            )
            yield Capital(start, end, folded, opens)


def _title_lines(original: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in original.splitlines(keepends=True):
        long = [word for word in _CAPITAL.findall(line) if len(word) > 3]
        if len(long) > 3 and sum(word[0].isupper() for word in long) > _TITLED * len(long):
            found.append((start, start + len(line)))
        start += len(line)
    return found


def runs(original: str, capitals: list[Capital]) -> Iterator[list[Capital]]:
    run: list[Capital] = []
    for word in capitals:
        if run and not _BESIDE.fullmatch(original, run[-1].end, word.start):
            yield run
            run = []
        run.append(word)
    if run:
        yield run
