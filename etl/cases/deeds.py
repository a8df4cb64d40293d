"""Find where a text tells what only persons do or suffer: an unknown capital right beside that is somebody's name."""

from __future__ import annotations

import re

from etl import languages
from etl.cases import vocabularies
from etl.cases.vocabularies import Vocabulary
from etl.lexicons import Tag, Words

_SUFFERED = frozenset({"detained", "in_custody", "convicted", "acquitted"})
_GIVEN = frozenset({"requested", "upheld", "changed_on_appeal"}) | _SUFFERED
_BEHIND = frozenset({"sanction", "guilt_words"})
"""What may stand between a Kazakh name and the verb at the end of its clause."""
_MARK = re.compile(r"[.,;:!?()\n]")
_REACH = 90
"""A verb rules what stands so many characters from it, in its own clause."""


def find(words: Words, language: str) -> tuple[frozenset[int], frozenset[int]]:
    """The ends of words behind which the name of whom they are about stands, and the starts of those that follow one.

    Both are empty in a language without a vocabulary of cases.
    """
    if not vocabularies.is_known(language):
        return frozenset(), frozenset()
    vocabulary = vocabularies.read(language)
    tags = vocabulary.lexicon.tags(words)
    done = [tag for tag in tags if tag.kind == "stage" and tag.id in _SUFFERED]
    ends = {tag.end for tag in tags if tag.kind in {"deeds_before", "finders"}}
    starts = {tag.start for tag in tags if tag.kind == "deeds_behind"} | {tag.start for tag in done}
    if not vocabulary.head_last:
        ends |= {tag.end for tag in done}
    ruling = [tag for tag in tags if tag.kind == "grants" or (tag.kind == "stage" and tag.id in _GIVEN)]
    terms = [tag for tag in tags if tag.kind == "sanction"] + _terms(words, vocabulary)
    starts |= {tag.start for tag in ruling if tag.kind == "grants" and _is_ruled(words, tag.start, terms)}
    between = [tag for tag in tags if tag.kind in _BEHIND] if vocabulary.head_last else []
    starts |= {tag.start for tag in between if _is_ruled(words, tag.start, ruling)}
    starts |= {at for at in _numerals(words, language) if _is_ruled(words, at, ruling)}
    return frozenset(ends), frozenset(starts)


def _terms(words: Words, vocabulary: Vocabulary) -> list[Tag]:
    """The words for years and months, each as a tag."""
    units = vocabulary.years | vocabulary.months
    return [
        Tag("term", "term", start, end, number, number)
        for number, ((start, end), word) in enumerate(zip(words.spans, words.words, strict=True))
        if word in units
    ]


def _numerals(words: Words, language: str) -> set[int]:
    numerals = languages.read(language).number_words
    told = {
        start
        for (start, _), word in zip(words.spans, words.words, strict=True)
        if word.split("-")[0] in numerals
    }
    return told | {match.start() for match in re.finditer(r"(?<![\w.,])\d{1,2}(?= )", words.text)}


def _is_ruled(words: Words, at: int, ruling: list[Tag]) -> bool:
    """Whether a verb of giving or asking stands in the same clause."""
    return any(
        abs(tag.start - at) <= _REACH and not _MARK.search(words.text, min(tag.start, at), max(tag.start, at))
        for tag in ruling
    )
