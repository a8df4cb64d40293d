"""Give numbers the unit that a heading states once for all of them: "damage (million tenge): 2023 - 412, 2024 - 380"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.languages import Language
from etl.lexicons import Tag
from etl.quantities import MONEY, Quantity
from etl.sentences import Sentence

COUNT, MULTIPLIER = "count", "multiplier"
UNITS = MONEY | {"percent", "kg", "ha"}
"""What a heading states: nobody heads a list with hours."""
BELOW = 2
"""So many lines below its heading begins a list, a blank one counted."""
_STATED = re.compile(r"\(([^()\d\n|]{1,30})\)|, ([^,:;()\d\n|]{1,30})(?=:|\n|$)")
_WORD = re.compile(r" ?([^\W\d_]+)\.?")
_BARE = re.compile(r"\s*(?:[,.;:)!?\n|]|$)| (?=- |\()")


@dataclass(frozen=True, slots=True)
class Stated:
    """A unit that a heading states: where, what it is called, and by what each number is to be multiplied."""

    start: int
    end: int
    unit: str
    factor: Decimal


def take(
    folded: str, quantities: list[Quantity], language: Language, tags: list[Tag], lines: list[Sentence]
) -> list[Quantity]:
    """The quantities with the units that headings state, and without the headings' own "million tenge".

    A statement holds for what stands behind it in its sentence, and for the list below where it ends its line or
    that ends with a colon; in a table for its column. Only for bare numbers: one that a word follows counts that.
    """
    prepositions = {tag.start: tag.end for tag in tags if tag.kind == "prepositions"}
    starts = [quantity.start for quantity in quantities]
    found: dict[int, Quantity | None] = {}
    for stated in _find(folded, language, prepositions):
        column, reach = _column(folded, stated.start), _reach(folded, stated, lines)
        headed = [
            index
            for index in range(bisect_left(starts, stated.end), bisect_left(starts, reach))
            if index not in found
            and _is_bare(folded, quantities[index], prepositions)
            and column in {None, _column(folded, starts[index])}
        ]
        for index in headed:
            quantity = quantities[index]
            found[index] = replace(quantity, unit=stated.unit, value=quantity.value * stated.factor)
        if headed:
            own = range(bisect_left(starts, stated.start), bisect_left(starts, stated.end))
            found.update(dict.fromkeys(own))
    given = (found.get(index, quantity) for index, quantity in enumerate(quantities))
    return [quantity for quantity in given if quantity is not None]


def _find(folded: str, language: Language, prepositions: dict[int, int]) -> Iterator[Stated]:
    for match in _STATED.finditer(folded):
        start, end = match.span(match.lastindex or 0)
        if read := _read(folded, prepositions.get(start, start), end, language):
            yield Stated(match.start(), match.end(), *read)


def _read(folded: str, start: int, end: int, language: Language) -> tuple[str, Decimal] | None:
    """The unit that a stretch is and nothing else, with its thousands or millions before it or behind it."""
    factor, at = _multiplier(folded, start, language)
    for unit in language.units:
        for match in (unit.pattern.match(folded, at), unit.pattern.match(folded, start)):
            if match is None or unit.unit not in UNITS:
                continue
            behind, close = (
                (factor, match.end()) if at > start else _multiplier(folded, match.end(), language)
            )
            if not folded[close:end].strip(" .") and close <= end:
                return unit.unit, Decimal(unit.factor) * behind
    return None


def _multiplier(folded: str, start: int, language: Language) -> tuple[Decimal, int]:
    """The thousands or millions that begin at a place, and where they end; one and the place itself where none do."""
    match = _WORD.match(folded, start)
    word = match.group(1) if match else ""
    entry = language.number_words.get(word) or next(
        ((kind, value) for stem, kind, value in language.number_prefixes if word.startswith(stem)), None
    )
    return (
        (Decimal(entry[1]), match.end())
        if match and entry and entry[0] == MULTIPLIER
        else (Decimal(1), start)
    )


def _reach(folded: str, stated: Stated, lines: list[Sentence]) -> int:
    """Where the numbers end that a statement holds for."""
    at = bisect_right(lines, stated.start, key=lambda line: line.start) - 1
    sentence = lines[at]
    behind = folded[stated.end : sentence.end].strip()
    if behind not in {"", ":"} and not behind.endswith(":"):
        return sentence.end
    end, paragraph, limit = sentence.end, sentence.paragraph, BELOW
    for line in lines[at + 1 :]:
        if line.paragraph - paragraph > limit:
            break
        end, paragraph, limit = line.end, line.paragraph, 1
    return end


def _column(folded: str, place: int) -> int | None:
    """The column of a table that a place stands in; ``None`` where its line is no row."""
    start, end = folded.rfind("\n", 0, place) + 1, folded.find("\n", place)
    row = folded[start : end if end >= 0 else len(folded)]
    return folded.count("|", start, place) if "|" in row else None


def _is_bare(folded: str, quantity: Quantity, prepositions: dict[int, int]) -> bool:
    """Whether a number has no unit and counts nothing: a mark follows it, or a preposition."""
    if quantity.unit != COUNT or quantity.in_words or quantity.suffix:
        return False
    return quantity.end + 1 in prepositions or _BARE.match(folded, quantity.end) is not None
