"""Read numbers: digits in every dress, numerals, multipliers and halves, and the value that they make together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from etl import numerals
from etl.claims import Claim
from etl.languages import Language
from etl.lexicons import Tag, Words
from etl.numerals import Atom

DIGITS = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_THOUSANDS = 3
_SHORT = 5
HUNDRED, THOUSAND = Decimal(100), Decimal(1000)


@dataclass(frozen=True, slots=True)
class Number:
    """A run of atoms and the value that they make."""

    atoms: tuple[Atom, ...]
    value: Decimal

    @property
    def start(self) -> int:
        """Where its first atom begins."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """Where its last atom ends."""
        return self.atoms[-1].end


def find(words: Words, language: Language, claims: list[Claim], tags: list[Tag]) -> list[Number]:
    """The numbers of a text outside of claims, in order of their place."""
    halves = {tag.start: tag.end for tag in tags if tag.kind == "and_half"}
    # "two thirds" is a change or share of its own; its words are no numbers
    worded = [(tag.start, tag.end) for tag in tags if tag.kind == "word_change" and tag.last > tag.first]
    bridges = {(tag.start, tag.end) for tag in tags if tag.kind in {"qualifier_after", "number_joins"}}
    atoms = numerals.unbound(words.text, _atoms(words, language, claims, halves, worded), tags)
    found: list[Number] = []
    index = 0
    while index < len(atoms):
        total = _Sum()
        last = index
        while last < len(atoms) and (
            last == index
            or (
                _goes_on(words.text, atoms[last - 1], atoms[last], bridges)
                and not _comes_from(words.text, atoms[last - 1], language)
            )
        ):
            if not total.take(atoms[last]):
                break
            last += 1
        if last > index:
            found.append(Number(tuple(atoms[index:last]), total.value))
        index = max(last, index + 1)
    return found


def value_of(text: str, decimal: str) -> Decimal:
    """The value of a digit string, in which thousands separators are told from the decimal mark.

    >>> value_of("3 287", ","), value_of("3,287", "."), value_of("61,5", ","), value_of("1.234.567", ",")
    (Decimal('3287'), Decimal('3287'), Decimal('61.5'), Decimal('1234567'))
    """
    text = text.replace(" ", "").replace("'", "")
    marks = [char for char in text if char in ".,"]
    if not marks:
        return Decimal(text)
    head, tail = text.rsplit(marks[-1], 1)
    thousands = len(tail) == _THOUSANDS and (marks[-1] != decimal or len(marks) > 1)
    if len(marks) > 1 and len(set(marks)) == 1:
        thousands = True
    if head.startswith("0"):
        thousands = False
    head = head.replace(".", "").replace(",", "")
    return Decimal(head + tail) if thousands else Decimal(f"{head}.{tail}")


def _atoms(
    words: Words,
    language: Language,
    claims: Iterable[Claim],
    halves: dict[int, int],
    worded: list[tuple[int, int]],
) -> list[Atom]:
    text = words.text
    taken = bytearray(len(text) + 1)
    for start, end in (*((claim.start, claim.end) for claim in claims), *worded):
        taken[start:end] = b"\1" * (end - start)
    atoms: list[Atom] = []
    for match in DIGITS.finditer(text):
        start, end = match.span()
        if taken[start] or taken[end - 1]:
            atoms.extend(_untaken(text, start, end, taken))
        else:
            atoms.append(Atom(start, end, "digits", value_of(match.group(), language.decimal)))
    for start, end in words.spans:
        if taken[start]:
            continue
        if start in halves:
            atoms.append(Atom(start, halves[start], "half", Decimal("0.5")))
        else:
            behind = bool(atoms) and atoms[-1].end == start - 1
            atoms.extend(numerals.read(language, text[start:end], start, behind=behind))
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    return [atom for index, atom in enumerate(atoms) if index == 0 or atom.start >= atoms[index - 1].end]


def _untaken(text: str, start: int, end: int, taken: bytearray) -> list[Atom]:
    """Digit runs of a group of which a claim took only a part ("2024 104")."""
    return [
        Atom(match.start() + start, match.end() + start, "digits", Decimal(match.group()))
        for match in re.finditer(r"\d+", text[start:end])
        if not taken[match.start() + start]
    ]


def _comes_from(text: str, left: Atom, language: Language) -> bool:
    """Whether a multiplier's ending says that another number follows: "from 50 thousand to 100 thousand"."""
    if left.kind != numerals.MULTIPLIER or language.is_bare(text[left.start : left.end]):
        return False
    word = text[left.start : left.end]
    return any(
        word.endswith(ending) and language.is_number(word.removesuffix(ending).rstrip("-"))
        for ending in language.from_suffixes
    )


def _goes_on(text: str, left: Atom, right: Atom, bridges: set[tuple[int, int]]) -> bool:
    """Whether two neighbours can be parts of one number."""
    gap = text[left.end : right.start]
    if gap in {"", " ", "\n", "-"}:
        return not (gap == "-" and right.kind == "digits")
    if gap in {".", ". "}:
        return left.kind == "multiplier"
    bridged = (left.end + 1, right.start - 1) in bridges
    if right.kind == "multiplier":
        return bridged  # "ten and more thousand"
    joined = left.kind == "numeral" or left.value == HUNDRED  # "forty and five", "one hundred and five"
    return bridged and len(gap) <= _SHORT and joined and right.kind == "numeral"


@dataclass(slots=True)
class _Sum:
    """A number in the making: whole thousands and millions, and what waits for its multiplier."""

    total: Decimal = Decimal(0)
    waiting: Decimal | None = None
    by_words: bool = False
    least: Decimal | None = None

    def take(self, atom: Atom) -> bool:
        """Add the atom if the number can go on with it."""
        if atom.kind == "multiplier":
            return self._multiply(atom.value)
        if atom.kind in {"half", "fraction"}:
            return self._split(atom)
        if self.waiting is None:
            if self.least is not None and atom.value >= self.least:
                return False
            self.waiting, self.by_words = atom.value, atom.kind == "numeral"
            return True
        if atom.kind == "numeral" and self.by_words and self._fits_below(atom.value):
            self.waiting += atom.value
            return True
        return False

    def _split(self, atom: Atom) -> bool:
        if self.waiting is None and self.least is not None:
            self.total += atom.value * self.least
            return True
        if self.waiting is None and atom.kind == "half":
            return False
        self.waiting = (self.waiting or Decimal(0)) + atom.value
        return True

    def _fits_below(self, value: Decimal) -> bool:
        waiting = self.waiting or Decimal(0)
        if value <= 0 or value != int(value):
            return False
        room = Decimal(10) ** len(str(int(value)))
        return waiting >= room and waiting % room == 0

    def _multiply(self, factor: Decimal) -> bool:
        if factor < THOUSAND:  # "two hundred and thirty million": hundreds wait for their thousands
            if self.waiting is not None and not 0 < self.waiting < factor:
                return False
            self.waiting, self.by_words = (self.waiting or Decimal(1)) * factor, True
            return True
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
        """What the number is worth so far."""
        return self.total + (self.waiting or Decimal(0))
