"""Find the quantities of a text: value, unit and where they stand, before anyone asks what they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal

from etl import numbers, proportions, ranges
from etl.claims import Claim
from etl.languages import Language, Unit
from etl.lexicons import Tag, Words
from etl.numbers import Number
from etl.numerals import Atom
from etl.sentences import Sentence

MONEY = frozenset({"KZT", "USD", "EUR", "RUB", "CNY"})
"""Units that sums of money have here."""
COUNTING = frozenset({"count", "percent", "times"})
"""Units of numbers that count, or compare counts."""
_LEAD = 12
"""How far before a number a unit may stand ("KZT 17 billion")."""
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_UP, _DOWN = ("+", *"\u2191\u25b2\u2b06\u21e7\u2197"), tuple("\u2193\u25bc\u2b07\u21e9\u2198")
"""Signs before a number that say which way it went."""
_PARTED, _TONNE = "kg", 1000
"""The unit whose smaller part may follow its larger one."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, ``count`` where the text names none.

    ``suffix`` is the case ending glued to it (Kazakh), ``sign`` a printed plus or minus. A range is told by
    ``is_range`` and has its lower bound as value. ``measure`` is set where the words alone tell it ("halved").
    """

    start: int
    end: int
    value: Decimal
    unit: str = "count"
    suffix: str = ""
    sign: str = ""
    in_words: bool = False
    is_range: bool = False
    measure: str | None = None


def find(words: Words, language: Language, claims: list[Claim], tags: list[Tag]) -> list[Quantity]:
    """Quantities of the text in order of their place, without overlap."""
    composed: list[Quantity] = []
    for number in numbers.find(words, language, claims, tags):
        taken_to = composed[-1].end if composed else 0
        if quantity := _quantity(words.text, number, language, tags, taken_to):
            composed.append(quantity)
    quantities = _merge_parts(words.text, _merge_ranges(words.text, composed, ranges.Words.of(tags)))
    leads = {(tag.start, tag.end) for tag in tags if tag.kind == "out_of"}
    quantities = _merge_proportions(words.text, quantities, leads)
    taken = [(claim.start, claim.end) for claim in claims]
    taken = sorted(taken + [(quantity.start, quantity.end) for quantity in quantities])
    for tag in tags:
        at = bisect_left(taken, (tag.end,))
        if tag.kind == "word_change" and not (at and tag.start < taken[at - 1][1]):
            quantities.append(_worded(tag, language))
            taken.insert(at, (tag.start, tag.end))
    joints = {(tag.start, tag.end) for tag in tags if tag.kind in {"articles", "out_of"}}
    return _merge_fractions(
        words.text, sorted(quantities, key=lambda quantity: quantity.start), language, joints
    )


def closed(folded: str, quantities: list[Quantity], lines: list[Sentence]) -> list[Quantity]:
    """The quantities with the full stop of the abbreviation that they end in: none of these ends a sentence."""
    ends = {line.end for line in lines}
    return [
        replace(quantity, end=quantity.end + 1)
        if folded[quantity.end : quantity.end + 1] == "."
        and folded[quantity.end - 1].isalpha()
        and quantity.end + 1 not in ends
        else quantity
        for quantity in quantities
    ]


def _worded(tag: Tag, language: Language) -> Quantity:
    """A change or share that is a word: "halved", "a third"."""
    change = language.changes[tag.id]
    value, unit = Decimal(str(change["value"])), str(change["unit"])
    return Quantity(
        tag.start, tag.end, value, unit, in_words=True, measure=str(change.get("measure", "change"))
    )


def _quantity(
    text: str, number: Number, language: Language, tags: list[Tag], taken_to: int
) -> Quantity | None:
    """The quantity of a number; up to ``taken_to`` the text belongs to the one before."""
    start, end, value = number.start, number.end, number.value
    last = number.atoms[-1]
    dotted = last.kind == "multiplier" and text[end : end + 1] == "."
    suffix, after = _glued(text, end + dotted, language)
    unit = _unit_after(text, after, language)
    if suffix or not dotted:
        end = after
    if unit is None and (before := _unit_before(text, start, language, taken_to)):
        unit, start = (before[0], end), before[1]
    name = "count"
    if len(text[number.start : number.end]) == 1 and last.kind == "multiplier":
        return None  # the B of somebody's initials
    if unit:
        name, value, end = unit[0].unit, value * Decimal(unit[0].factor), unit[1]
    elif all(atom.kind == "multiplier" for atom in number.atoms) and not _is_introduced(text, number, tags):
        return None
    elif factor := language.times_words.match(text, end):
        name, end = "times", factor.end()
    if not suffix:
        suffix, end = _ending(text, last, end, language)
    in_words = all(atom.kind != "digits" for atom in number.atoms)
    return Quantity(start, end, value, name, suffix, _sign(text, start), in_words)


def _unit_after(text: str, at: int, language: Language) -> tuple[Unit, int] | None:
    best: tuple[Unit, int] | None = None
    for unit in language.units:
        match = unit.pattern.match(text, at)
        if match and (best is None or match.end() > best[1]):
            best = unit, match.end()
    return best


def _unit_before(text: str, at: int, language: Language, taken_to: int) -> tuple[Unit, int] | None:
    """A currency that stands before its sum and is not that of the sum before."""
    window = text[max(taken_to, at - _LEAD) : at]
    for unit in language.units:
        match = unit.pattern_before.search(window) if unit.unit.isupper() else None
        if match:
            return unit, at - (len(window) - match.start())
    return None


def _glued(text: str, end: int, language: Language) -> tuple[str, int]:
    """A case ending that is glued to the number with a hyphen."""
    match = language.suffix.match(text, end) if language.suffix else None
    return (match.group().lstrip("-"), match.end()) if match else ("", end)


def _ending(text: str, last: Atom, end: int, language: Language) -> tuple[str, int]:
    """The case ending of the quantity's last word: glued after a hyphen or part of the word."""
    suffix, after = _glued(text, end, language)
    if suffix:
        return suffix, after
    word = _LAST_WORD.search(text[last.start : end])
    if word is None or language.is_bare(word.group()):
        return "", end
    if last.kind == "numeral" and word.start() == 0:
        stem = language.numeral_stem(word.group())
        if stem and stem != word.group():
            return word.group()[len(stem) :], end
    endings = (*language.from_suffixes, *language.to_suffixes)
    ending = next((ending for ending in endings if word.group().endswith(ending)), "")
    return ending or _possessive(word.group(), last, language), end


def _possessive(word: str, last: Atom, language: Language) -> str:
    """The ending of a multiplier that says that so much of a sum is meant: "its 290 millions"."""
    if last.kind != "multiplier":
        return ""
    return next(
        (
            ending
            for ending in language.possessive_endings
            if word.endswith(ending) and language.is_number(word.removesuffix(ending))
        ),
        "",
    )


def _is_introduced(text: str, number: Number, tags: list[Tag]) -> bool:
    """Whether a mere multiplier counts: after "a" or a hedge ("more than a million"), or before one."""
    for tag in tags:
        if tag.kind in {"articles", "qualifier_before"} and tag.end <= number.start:
            if not text[tag.end : number.start].strip():
                return True
        elif (
            tag.kind == "qualifier_after"
            and number.end <= tag.start
            and not text[number.end : tag.start].strip()
        ):
            return True
    return False


def _sign(text: str, start: int) -> str:
    lead = text[max(0, start - 2) : start]
    if lead.rstrip().endswith(_UP):
        return "+"
    if lead.rstrip().endswith(_DOWN):
        return "-"
    glued = lead.endswith("-") and lead[:-1] in {"", " ", "(", "\n"}
    return "-" if glued and not text[max(0, start - 3) : start].rstrip("- ")[-1:].isdigit() else ""


def _merge_ranges(text: str, quantities: list[Quantity], words: ranges.Words) -> list[Quantity]:
    """One quantity for each range, with the lower bound."""
    merged: list[Quantity] = []
    for right in quantities:
        left = merged[-1] if merged else None
        if left and ranges.tell(text, left, right, words):
            value = left.value * _shared_multiplier(left, right)
            merged[-1] = replace(
                left, end=right.end, value=value, unit=right.unit, is_range=True, suffix=right.suffix, sign=""
            )
        else:
            merged.append(right)
    return merged


def _shared_multiplier(left: Quantity, right: Quantity) -> Decimal:
    """The multiplier that a range's lower bound shares with the upper one ("40-50 thousand")."""
    factor = Decimal(1)
    if left.unit == "count" and 0 < left.value < 1000 <= right.value:
        while left.value * factor * 1000 <= right.value:
            factor *= 1000
    return factor


def _merge_parts(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """One quantity for a mass in two parts, such as "2 kg 140 g" and "2 t 140 kg"."""
    merged: list[Quantity] = []
    for right in quantities:
        left = merged[-1] if merged else None
        if left and _are_parts(left, right) and not text[left.end : right.start].strip():
            merged[-1] = replace(left, end=right.end, value=left.value + right.value)
        else:
            merged.append(right)
    return merged


def _are_parts(left: Quantity, right: Quantity) -> bool:
    """Whether the right mass is in the unit below that of the left one."""
    if not left.unit == right.unit == _PARTED:
        return False
    return right.value < 1 <= left.value or (left.value % _TONNE == 0 and right.value < _TONNE)


def _merge_proportions(text: str, quantities: list[Quantity], leads: set[tuple[int, int]]) -> list[Quantity]:
    """One share for so many of ten or of a hundred, such as "seven out of ten"."""
    merged: list[Quantity] = []
    for right in quantities:
        left = merged[-1] if merged else None
        if left and (told := proportions.share(text, left, right, leads)):
            merged[-1] = replace(left, value=told[0], end=told[1], unit="percent", measure="share")
        else:
            merged.append(right)
    return merged


def _merge_fractions(
    text: str, quantities: list[Quantity], language: Language, joints: set[tuple[int, int]]
) -> list[Quantity]:
    """One quantity for a part of a mere multiplier: "half a billion tenge", "a quarter of a million"."""
    merged: list[Quantity] = []
    for right in quantities:
        left = merged[-1] if merged else None
        if left and proportions.is_fraction_of(text, left, right, language, joints):
            value = left.value / 100 * right.value
            merged[-1] = replace(right, start=left.start, value=value)
        else:
            merged.append(right)
    return merged
