"""Find the quantities of a text: value, unit and where they stand, before anyone asks what they mean.

Numbers that a claim took are left alone. What remains is composed of atoms that follow each other: digits
("16"), numerals ("twelve"), multipliers ("thousand") and halves, then a unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.claims import Claim
from etl.languages import Language, Tag, Unit, Words

_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_CURRENCY_GAP = 6
_THOUSANDS = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``unit`` is ``count`` where the text names none. ``suffix`` is the case ending glued to the number
    (Kazakh), ``sign`` a printed plus or minus. ``upper`` marks a range, whose lower bound is the value.
    ``measure`` is set where the words alone tell it ("halved").
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


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    kind: str
    value: Decimal
    digits: str = ""


def _grouped(text: str, decimal: str) -> Decimal:
    """The value of a digit string, telling thousands separators from the decimal mark."""
    text = text.replace(" ", "")
    marks = [char for char in text if char in ".,"]
    if not marks:
        return Decimal(text)
    last = marks[-1]
    head, tail = text.rsplit(last, 1)
    thousands = len(tail) == _THOUSANDS and (last != decimal or len(marks) > 1)
    if len(marks) > 1 and len(set(marks)) == 1:
        thousands = True
    if last == "." and decimal == "," and len(marks) == 1 and not head.startswith("0"):
        thousands = len(tail) == _THOUSANDS
    if head.startswith("0"):
        thousands = False
    head = head.replace(".", "").replace(",", "")
    return Decimal(head + tail) if thousands else Decimal(f"{head}.{tail}")


def _lookup(language: Language, word: str) -> tuple[str, float] | None:
    entry = language.number_words.get(word)
    if entry:
        return entry
    for stem, kind, value in language.number_prefixes:
        if word.startswith(stem):
            return kind, value
    if "-" in word:
        return _hyphenated(language, word)
    return None


def _hyphenated(language: Language, word: str) -> tuple[str, float] | None:
    """"twenty-five" is a sum of numerals; "mln-nan" is a multiplier with its ending."""
    head, tail = word.split("-", 1)
    first, second = language.number_words.get(head), language.number_words.get(tail)
    if first and second and first[0] == second[0] == "numeral":
        return "numeral", first[1] + second[1]
    if first and first[0] == "multiplier":
        return first
    return None


def _atoms(words: Words, language: Language, claims: list[Claim], halves: list[Tag]) -> list[_Atom]:
    """Digits and number words outside of claims, in order."""
    text = words.text
    taken = bytearray(len(text) + 1)
    for claim in claims:
        taken[claim.start : claim.end] = b"\1" * (claim.end - claim.start)
    atoms = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if taken[start] or taken[end - 1]:
            atoms.extend(_free_digits(text, start, end, taken))
        else:
            atoms.append(_Atom(start, end, "digits", _grouped(match.group(), language.decimal), match.group()))
    half_starts = {tag.start: tag.end for tag in halves}
    for start, end in words.spans:
        if taken[start]:
            continue
        if start in half_starts:
            atoms.append(_Atom(start, half_starts[start], "half", Decimal("0.5")))
            continue
        entry = _lookup(language, text[start:end])
        if entry:
            atoms.append(_Atom(start, end, entry[0], Decimal(str(entry[1]))))
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    return [atom for index, atom in enumerate(atoms) if index == 0 or atom.start >= atoms[index - 1].end]


def _free_digits(text: str, start: int, end: int, taken: bytearray) -> list[_Atom]:
    """Digit runs of a group of which a claim took only a part ("2024 104")."""
    return [
        _Atom(match.start() + start, match.end() + start, "digits", Decimal(match.group()), match.group())
        for match in re.finditer(r"\d+", text[start:end])
        if not taken[match.start() + start]
    ]


_GLUE = re.compile(r"(?:[ \n]|\. ?| and )?-?$")


def _follows(text: str, left: _Atom, right: _Atom, hedges: frozenset[tuple[int, int]]) -> bool:
    gap = text[left.end : right.start]
    if right.kind == "multiplier" and (left.end + 1, right.start - 1) in hedges:
        return True  # "ten and more thousand"
    if gap in {"", " ", "\n", "-"}:
        return not (gap == "-" and right.kind == "digits")
    if gap in {".", ". "}:
        return left.kind == "multiplier"
    return left.kind == "numeral" and right.kind == "numeral" and len(gap) <= 5 and gap.strip().isalpha() and "\n" not in gap and gap.strip() == "and"


@dataclass(slots=True)
class _Sum:
    """A number in the making: whole thousands and millions, and what waits for its multiplier."""

    total: Decimal = Decimal(0)
    waiting: Decimal | None = None
    by_words: bool = False
    least: Decimal | None = None

    def take(self, atom: _Atom) -> bool:
        """Add the atom if the number can go on with it."""
        if atom.kind == "multiplier":
            return self._multiply(atom.value)
        if atom.kind in {"half", "fraction"}:
            if self.waiting is None and self.least is not None:
                self.total += atom.value * self.least
                return True
            if self.waiting is None and atom.kind == "half":
                return False
            self.waiting = (self.waiting or Decimal(0)) + atom.value
            return True
        if self.waiting is None:
            if self.least is not None and atom.value >= self.least:
                return False
            self.waiting, self.by_words = atom.value, atom.kind == "numeral"
            return True
        if atom.kind == "numeral" and self.by_words and self._fits_below(atom.value):
            self.waiting += atom.value
            return True
        return False

    def _fits_below(self, value: Decimal) -> bool:
        waiting = self.waiting or Decimal(0)
        if value <= 0 or value != int(value):
            return False
        room = Decimal(10) ** len(str(int(value)))
        return waiting >= room and waiting % room == 0

    def _multiply(self, factor: Decimal) -> bool:
        if self.least is not None and self.waiting is None:
            if factor <= self.least:
                return False
            self.total *= factor
            self.least = factor
            return True
        if self.least is not None and factor >= self.least:
            return False
        self.total += (Decimal(1) if self.waiting is None else self.waiting) * factor
        self.waiting, self.least = None, factor
        return True

    @property
    def value(self) -> Decimal:
        return self.total + (self.waiting or Decimal(0))


def _unit_after(text: str, at: int, language: Language) -> tuple[Unit, int] | None:
    best: tuple[Unit, int] | None = None
    for unit in language.units:
        match = unit.pattern.match(text, at)
        if match and (best is None or match.end() > best[1]):
            best = unit, match.end()
    return best


def _unit_before(text: str, at: int, language: Language) -> tuple[Unit, int] | None:
    window = text[max(0, at - 12) : at]
    for unit in language.units:
        if unit.unit.isupper():
            match = unit.pattern_before.search(window)
            if match:
                return unit, at - (len(window) - match.start())
    return None


def _sign(text: str, start: int) -> str:
    before = text[max(0, start - 2) : start].strip()
    if not before.endswith(("+", "-")):
        return ""
    lead = text[max(0, start - 3) : start].rstrip("+- ")
    if before.endswith("+"):
        return "+"
    glued = text[start - 1] == "-"
    return "-" if glued and (text[max(0, start - 2) : start - 1] in {"", " ", "(", "\n"}) and not lead[-1:].isdigit() else ""


def _compose(
    words: Words, atoms: list[_Atom], language: Language, hedges: frozenset[tuple[int, int]]
) -> list[Quantity]:
    found = []
    text = words.text
    index = 0
    while index < len(atoms):
        number = _Sum()
        first = last = index
        unit: tuple[Unit, int] | None = None
        while last < len(atoms) and (last == first or _follows(text, atoms[last - 1], atoms[last], hedges)):
            if not number.take(atoms[last]):
                break
            last += 1
        if last == first:
            index += 1
            continue
        run = atoms[first:last]
        index = last
        unit = _unit_after(text, _past_dot(text, run[-1]), language)
        quantity = _quantity(text, run, number.value, unit, language)
        if quantity:
            found.append(quantity)
    return found


def _past_dot(text: str, atom: _Atom) -> int:
    return atom.end + 1 if atom.kind == "multiplier" and text[atom.end : atom.end + 1] == "." else atom.end


def _quantity(
    text: str, run: list[_Atom], value: Decimal, unit: tuple[Unit, int] | None, language: Language
) -> Quantity | None:
    start, end = run[0].start, run[-1].end
    in_words = all(atom.kind != "digits" for atom in run)
    suffix = ""
    if run[-1].kind == "digits" and language.suffix:
        match = language.suffix.match(text, end)
        if match:
            suffix, end = match.group().lstrip("-"), match.end()
            unit = unit or _unit_after(text, end, language)
    unit_id = "count"
    if unit is None:
        before = _unit_before(text, start, language)
        if before:
            unit, start = (before[0], end), before[1]
    if unit:
        unit_id, value, end = unit[0].unit, value * Decimal(unit[0].factor), unit[1]
    elif all(atom.kind == "multiplier" for atom in run) and not _bare_multiplier(text, run, language):
        return None
    else:
        factor = language.times_words.match(text, end)
        if factor:
            unit_id, end = "times", factor.end()
    if not suffix:
        suffix, end = _ending(text, run[-1], end, language)
    return Quantity(start, end, value, unit_id, suffix, _sign(text, start), in_words)


def _ending(text: str, atom: _Atom, end: int, language: Language) -> tuple[str, int]:
    """The case ending of the last word of the quantity: glued after a hyphen or part of the word."""
    if language.suffix:
        match = language.suffix.match(text, end)
        if match:
            return match.group().lstrip("-"), match.end()
    last = re.search(r"[^\W\d_]+$", text[atom.start : end])
    if last and language.is_bare(last.group()):
        return "", end
    if last and atom.kind == "numeral" and last.start() + atom.start == atom.start:
        stem = language.numeral_stem(last.group())
        if stem and stem != last.group():
            return last.group()[len(stem) :], end
    if last:
        for ending in (*language.from_suffixes, *language.to_suffixes):
            if last.group().endswith(ending):
                return ending, end
    return "", end


def _bare_multiplier(text: str, run: list[_Atom], language: Language) -> bool:
    """"a thousand", "больше миллиона": a multiplier alone counts only after a word that introduces it."""
    before = text[max(0, run[0].start - 24) : run[0].start].rstrip()
    word = re.search(r"[^\W\d_]+$", before)
    if word is None:
        return False
    tags = language.automaton.tags(Words.of(before))
    return word.group() in {"a", "an"} or any(
        tag.kind == "qualifier_before" and tag.end == len(before) for tag in tags
    )


def _merge_ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """"40-50 per cent" is one quantity that takes the lower bound."""
    merged: list[Quantity] = []
    for quantity in quantities:
        left = merged[-1] if merged else None
        if left and text[left.end : quantity.start] in {"-", " - "} and _is_range(left, quantity):
            factor = quantity.value and _scale(left, quantity)
            merged[-1] = replace(
                left, end=quantity.end, value=left.value * factor, unit=quantity.unit, is_range=True, suffix=quantity.suffix, sign=""
            )
        else:
            merged.append(quantity)
    return merged


def _merge_parts(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """"2 kg 140 g" is one quantity."""
    merged: list[Quantity] = []
    for quantity in quantities:
        left = merged[-1] if merged else None
        parts = left and left.unit == quantity.unit == "kg" and quantity.value < 1 <= left.value
        if left and parts and not text[left.end : quantity.start].strip():
            merged[-1] = replace(left, end=quantity.end, value=left.value + quantity.value)
        else:
            merged.append(quantity)
    return merged


def _is_range(left: Quantity, right: Quantity) -> bool:
    return left.unit in {"count", right.unit} and not left.suffix and left.value < right.value


def _scale(left: Quantity, right: Quantity) -> Decimal:
    """The multiplier that a range's lower bound shares with the upper one ("40-50 thousand")."""
    factor = Decimal(1)
    while left.value * factor * 1000 <= right.value and right.value >= 1000 and left.unit == "count" and left.value < 1000:
        factor *= 1000
    return factor


def find(words: Words, language: Language, claims: list[Claim], tags: list[Tag]) -> list[Quantity]:
    """Quantities of the text in order of their place, without overlap."""
    halves = [tag for tag in tags if tag.kind == "and_half"]
    atoms = _atoms(words, language, claims, halves)
    hedges = frozenset((tag.start, tag.end) for tag in tags if tag.kind == "qualifier_after")
    composed = _compose(words, atoms, language, hedges)
    quantities = _merge_parts(words.text, _merge_ranges(words.text, composed))
    taken = [(claim.start, claim.end) for claim in claims]
    for tag in tags:
        if tag.kind == "word_change" and not any(q.start < tag.end and tag.start < q.end for q in quantities) and not any(
            start < tag.end and tag.start < end for start, end in taken
        ):
            change = language.changes[tag.id]
            quantities.append(
                Quantity(
                    tag.start, tag.end, Decimal(str(change["value"])), str(change["unit"]),
                    in_words=True, measure=str(change.get("measure", "change")),
                )
            )
    return sorted(quantities, key=lambda quantity: quantity.start)
