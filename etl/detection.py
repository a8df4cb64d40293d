"""Tell the language of a text among those that have a language file, or that it is none of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
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
LINE = 5
"""A line of fewer words does not tell what it is written in."""
CLEARLY = 2
"""A line is in the language that speaks for so many times as much as for any other."""
PASSAGE, PART = 10, 0.1
"""A second language has at least so many words of a text, and this share: less is a name, a slogan, a menu."""
_SHOWN = re.compile(r"[^\n]")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """What of a text is written in a language: the spans of its lines."""

    language: Language
    lines: tuple[tuple[int, int], ...]

    def alone(self, text: str) -> str:
        """The text with blanks in place of all other lines: what is left keeps its place."""
        pieces, at = [], 0
        for start, end in self.lines:
            pieces += [_blank(text[at:start]), text[start:end]]
            at = end
        return "".join([*pieces, _blank(text[at:])])


def _blank(text: str) -> str:
    return _SHOWN.sub(" ", text)


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


def passages(words: Words, folder: Path = DATA) -> list[Passage]:
    """The languages that a text is written in, that of the text as a whole first; empty where none fits.

    A page may tell the same in two languages, or quote in one what it tells in the other. A line that is too short
    to tell goes with the line before it.
    """
    whole = detect(words, folder)
    if whole is None:
        return []
    lines = [match.span() for match in _LINE.finditer(words.text)]
    told = [_told(words, *line, folder) for line in lines]
    codes, last = [], next(filter(None, told), whole.code)
    for code in told:
        last = code or last
        codes.append(last)
    amount = Counter[str]()
    for code, (start, end) in zip(codes, lines, strict=True):
        amount[code] += len(_inside(words, start, end))
    others = [
        code
        for code, count in amount.most_common()
        if code != whole.code and count >= max(PASSAGE, amount.total() * PART)
    ]
    known = [whole.code, *others] if amount[whole.code] or not others else others
    return [
        Passage(
            languages.read(one, folder),
            tuple(
                line
                for code, line in zip(codes, lines, strict=True)
                if (code if code in known else known[0]) == one
            ),
        )
        for one in known
    ]


def _told(words: Words, start: int, end: int, folder: Path) -> str | None:
    """The language that a line is in, if it is long enough to tell."""
    inside = _inside(words, start, end)
    if len(inside) < LINE:
        return None
    scores = sorted(((_score(inside, one), one.code) for one in languages.profiles(folder)), reverse=True)
    second = scores[1][0] if len(scores) > 1 else 0.0
    return scores[0][1] if scores[0][0] > max(CLEARLY * second, ENOUGH) else None


def _inside(words: Words, start: int, end: int) -> tuple[str, ...]:
    first, last = (bisect_left(words.spans, (place,)) for place in (start, end))
    return words.words[first:last]


def _score(found: tuple[str, ...], language: Profile) -> float:
    """The share of function words, tripled at most by letters of the language's own: alone they may be another's."""
    common = sum(word in language.function_words for word in found)
    own = sum(not language.letters.isdisjoint(word) for word in found) if common else 0
    return (common + 2 * min(own, common)) / len(found)


def _named(words: Words, language: Language) -> float:
    named = {number for tag in language.lexicon.tags(words) for number in range(tag.first, tag.last + 1)}
    return len(named) / len(words.spans)
