"""Name what the words of a text stand for: concepts, offences, directions and the small words between them.

The words of each concept stand in ``data/languages``; which of overlapping ones is meant is decided here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from etl.languages import Language
from etl.lexicons import Tag, Words

_NUMBER = re.compile(r"\W*[\d$]")
# A longer name hides the shorter ones inside it, of its own kind or of one that it can be mistaken for.
_HIDDEN_BY = {
    "direction": ("direction", "qualifier_before", "qualifier_after", "comparison", "share_words"),
    "qualifier_before": ("qualifier_before",),
    "qualifier_after": ("qualifier_after",),
    "concept": ("concept", "share_words"),
    "offence": ("offence",),
    "gravity": ("gravity", "offence"),
    "comparison": ("comparison",),
    "share_words": ("share_words",),
}


def find(words: Words, language: Language, nouns: Collection[str], incidental: Collection[str]) -> list[Tag]:
    """Every name in the text in order of its place, without those that are only a part of a longer one.

    ``nouns`` are the concepts that can be counted: what was done never hides a thing that it was done to.
    ``incidental`` are those that mean nothing inside the name of an offence.
    """
    tags = language.lexicon.tags(words)
    shares = {tag.first for tag in tags if tag.kind == "word_change"}
    tags = [
        tag
        for tag in tags
        if tag.kind != "qualifier_before" or _is_hedge(words, tag, language) or tag.last + 1 in shares
    ]
    by_kind: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        by_kind[tag.kind].append(tag)
    return [
        tag
        for tag in tags
        if not _cut_off(tag, by_kind[tag.kind])
        and not _is_hidden(tag, by_kind, nouns)
        and not (tag.kind == "concept" and tag.id in incidental and _is_inside_any(tag, by_kind["offence"]))
    ]


def _is_hidden(tag: Tag, by_kind: dict[str, list[Tag]], nouns: Collection[str]) -> bool:
    """Whether a longer name of a kind that counts more stands around the tag."""
    return any(
        _is_inside(tag, other) and _hides(other, tag, nouns)
        for kind in _HIDDEN_BY.get(tag.kind, ())
        for other in _around(by_kind[kind], tag)
    )


def _is_inside_any(tag: Tag, others: list[Tag]) -> bool:
    return any(_is_inside(tag, other) for other in _around(others, tag))


def _hides(other: Tag, tag: Tag, nouns: Collection[str]) -> bool:
    return other.kind != "concept" or other.id in nouns or tag.id not in nouns


def _is_inside(tag: Tag, other: Tag) -> bool:
    return other.start <= tag.start and tag.end <= other.end and other.end - other.start > tag.end - tag.start


def _around(tags: list[Tag], tag: Tag) -> list[Tag]:
    """Tags that may contain ``tag``; the list is ordered by start, so the search ends early."""
    found = []
    for other in tags:
        if other.start > tag.start:
            break
        if other.end >= tag.end and not other.gapped:
            found.append(other)
    return found


def _cut_off(tag: Tag, others: list[Tag]) -> bool:
    """Whether an offence or gravity begins inside another one and runs on: "particularly serious" hides "serious crimes"."""
    return tag.kind in {"offence", "gravity"} and any(
        other.start < tag.start < other.end < tag.end for other in others
    )


def _is_hedge(words: Words, tag: Tag, language: Language) -> bool:
    """Whether a number follows: "less than 9" hedges, "9 less than last year" does not."""
    if _NUMBER.match(words.text, tag.end):
        return True
    following = tag.last + 1
    return following < len(words.words) and language.is_number(words.words[following])
