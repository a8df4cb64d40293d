"""Tell the language of a text among those that have a language file, or that it is none of them."""

from __future__ import annotations

from pathlib import Path

from etl import languages
from etl.catalogue import DATA
from etl.languages import Language, Profile
from etl.lexicons import Words

ENOUGH = 0.15
"""At least this share of a text's words are function words of its language or have letters that only it has."""
FEW, SHORT = 0.06, 60
"""A telegram has few function words, and a text of fewer words than these may lack them: its other words decide."""
KNOWN = 0.25
"""At least this share of such a text's words are names of concepts."""


def detect(words: Words, folder: Path = DATA) -> Language | None:
    """The language of a text; ``None`` where none fits.

    Letters of its own outweigh function words, which kindred languages share.
    """
    if not words.words:
        return None
    known = languages.profiles(folder)
    score, code = max(((_score(words.words, one), one.code) for one in known), key=lambda item: item[0])
    if score >= ENOUGH:
        return languages.read(code, folder)
    if score < FEW and len(words.words) >= SHORT:
        return None
    vocabularies = [languages.read(one.code, folder) for one in known]
    share, language = max(((_named(words, one), one) for one in vocabularies), key=lambda item: item[0])
    return language if share >= KNOWN else None


def _score(found: tuple[str, ...], language: Profile) -> float:
    """The share of function words, tripled at most by letters of the language's own: alone they may be another's."""
    common = sum(word in language.function_words for word in found)
    own = sum(not language.letters.isdisjoint(word) for word in found) if common else 0
    return (common + 2 * min(own, common)) / len(found)


def _named(words: Words, language: Language) -> float:
    named = {number for tag in language.lexicon.tags(words) for number in range(tag.first, tag.last + 1)}
    return len(named) / len(words.spans)
