"""Sentences of the tables of examples: the number that is meant stands in [brackets]."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

_BRACKETS = re.compile(r"\[([^\[\]]+)\]")


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Spanned = TypeVar("Spanned", bound=_Span)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence without its brackets, and the spans that stood in them."""

    text: str
    spans: tuple[tuple[int, int], ...]


def parse(marked: str) -> Example:
    """The sentence and the places of its bracketed numbers.

    >>> parse("In 2024 [824] verdicts were given.")
    Example(text='In 2024 824 verdicts were given.', spans=((8, 11),))
    """
    spans: list[tuple[int, int]] = []
    for removed, match in enumerate(_BRACKETS.finditer(marked)):
        start = match.start() - 2 * removed
        spans.append((start, start + len(match.group(1))))
    if not spans:
        raise ValueError(f"No number stands in [brackets]: {marked}")
    return Example(_BRACKETS.sub(r"\1", marked), tuple(spans))


def at(found: Iterable[Spanned], span: tuple[int, int]) -> Spanned | None:
    """What stands at a bracketed number: of several that touch it the one that begins last.

    A quotation runs on behind its number, so that of the number before can touch it too.
    """
    start, end = span
    touching = [item for item in found if item.start < end and start < item.end]
    return max(touching, key=lambda item: item.start, default=None)
