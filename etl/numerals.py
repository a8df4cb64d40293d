"""Read the words of numbers: numerals with and without endings, sums and ranges with a hyphen, multipliers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from etl.languages import Language
from etl.lexicons import Tag

MULTIPLIER = "multiplier"
_PART = re.compile(r"[^-]+")
_BESIDE = "+"
"""Marks a numeral of a language file that is one only beside another: "two hundred and X"."""
_TEN = 10
_IN_WORDS = frozenset({"numeral", MULTIPLIER})


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of a number: ``kind`` is digits, numeral, multiplier, fraction or half.

    One that is ``bound`` is a part of a number only where others stand beside it: alone the word means something else.
    """

    start: int
    end: int
    kind: str
    value: Decimal
    bound: bool = False


def read(language: Language, word: str, start: int, *, behind: bool) -> list[Atom]:
    """The atoms of a word: one, or the two of a sum or range such as "twenty-five" and "two-three".

    With an ending a numeral is known only ``behind`` another: "forty" and "of four", but not "for three".
    """
    if entry := _numeral(language, word):
        return [Atom(start, start + len(word), entry[0], Decimal(str(entry[1])))]
    if "-" in word:
        return _hyphenated(language, word, start)
    bound = language.number_words.get(word + _BESIDE) or (_inflected(language, word) if behind else None)
    return [Atom(start, start + len(word), bound[0], Decimal(str(bound[1])), bound=True)] if bound else []


def _numeral(language: Language, word: str) -> tuple[str, float] | None:
    entry = language.number_words.get(word)
    if entry:
        return entry
    for stem, kind, value in language.number_prefixes:
        if word.startswith(stem):
            return kind, value
    return None


def _hyphenated(language: Language, word: str, start: int) -> list[Atom]:
    """The numerals of a sum or range such as "twenty-five" and "two-three", or a multiplier with its ending: "mln-nan"."""
    parts = [(match, language.number_words.get(match.group())) for match in _PART.finditer(word)]
    if all(entry and entry[0] == "numeral" for _, entry in parts):
        return [
            Atom(start + match.start(), start + match.end(), entry[0], Decimal(str(entry[1])))
            for match, entry in parts
            if entry
        ]
    first = parts[0][1]
    if first and first[0] == MULTIPLIER:
        return [Atom(start, start + len(word), first[0], Decimal(str(first[1])))]
    return []


def _inflected(language: Language, word: str) -> tuple[str, float] | None:
    """The numeral that the word is, with an ending as it is glued to digits."""
    for cut in range(len(word) - 1, 1, -1) if language.suffix else ():
        entry, ending = language.number_words.get(word[:cut]), word[cut:]
        if entry and (len(ending) > 1 or ending in language.possessive_endings):
            return entry if language.suffix and language.suffix.fullmatch(f"-{ending}") else None
    return None


def unbound(text: str, atoms: list[Atom], tags: list[Tag]) -> list[Atom]:
    """The atoms without those bound ones that nothing stands beside, or whose word is known as another."""
    if not any(atom.bound for atom in atoms):
        return atoms
    other = {(tag.start, tag.end) for tag in tags}
    return [
        atom
        for index, atom in enumerate(atoms)
        if not atom.bound
        or (
            (atom.start, atom.end) not in other
            and _is_beside(text, atoms[max(0, index - 1) : index + 2], atom)
        )
    ]


def _is_beside(text: str, atoms: list[Atom], bound: Atom) -> bool:
    """Whether another word of a number stands directly before the bound atom, or a digit's word behind it."""
    for left, right in pairwise(atoms):
        if text[left.end : right.start] != " ":
            continue
        if right is bound and left.kind in _IN_WORDS:
            return left.value > bound.value or MULTIPLIER in {left.kind, bound.kind}
        if left is bound and right.kind in _IN_WORDS:
            return bound.value >= _TEN > right.value or right.kind == MULTIPLIER
    return False
