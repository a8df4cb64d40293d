"""Find persons who are named by initials: beside a surname, or alone, as an office's press service names the accused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from etl.appearances import Looks

_TWICE = 2
"""A lone initial that stands behind no office is a person's where it stands at least so often."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def find(
    original: str, looks: Looks, kept: bytearray, offices: Collection[int], lowered: Collection[str]
) -> Iterator[tuple[int, int]]:
    """The spans of initials with their surnames, and of lone initials, in no order.

    ``kept`` marks the characters of places, ``offices`` are the ends of the words for an office, and ``lowered`` the
    words that the text writes small elsewhere, which are no surnames.
    """
    taken: list[tuple[int, int]] = []
    for match in looks.initials.finditer(original):
        if any(kept[at] for at in range(*match.span())) or _is_plain(match, looks, offices, lowered):
            continue
        taken.append(match.span())
    yield from taken
    alone = [
        match
        for match in looks.alone.finditer(original)
        if not any(start < match.end() and match.start() < end for start, end in taken)
        and not kept[min(match.end() + 1, len(kept) - 1)]
    ]
    often = Counter(match.group() for match in alone)
    for match in alone:
        behind = match.start() - 1 in offices
        single = match.group().count(".") == 1
        if behind or (single and often[match.group()] >= _TWICE):
            yield match.span()


def _is_plain(match: re.Match[str], looks: Looks, offices: Collection[int], lowered: Collection[str]) -> bool:
    """Whether the capitalised word beside the initials is no surname: an office, or a word that begins a sentence."""
    word = _WORD.search(match.group())
    if word is None:
        return False
    folded = word.group().lower()
    return folded in lowered or folded in looks.not_names or match.start() + word.end() in offices
