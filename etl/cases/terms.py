"""Find how long somebody is to be deprived of liberty: terms of years, and which numbers of years are none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from etl import numbers
from etl.cases.texts import Reading
from etl.numbers import Number
from etl.periods import PRIMARY

DATED = PRIMARY | {"date"}
"""Times whose numbers are no terms; "for 14 years" is one."""
AGE = "age"
"""Why a claim's numbers are how old somebody is, and no terms either."""
_GAP = re.compile(r"[ \u00a0-]{0,2}(?:and |\u0438 )?")
_RANGED = re.compile(r"\s*(?:and|to|-|\u0438|\u0434\u043e|\u043c\u0435\u043d)\s*")
_WORD = re.compile(r"[^\W\d_]+(?:['][^\W\d_]+)*")
_MONTHS = Decimal(12)
_LONGEST = 30
_HELD = 1
HOLD = Decimal("0.25")
"""Shorter times beside an arrest are how long somebody is held until the trial, in years; so short ones always are."""
_NEAR = 45
_BESIDE = 12
_RANGE = 26
"""The end of a range and its word for "up to" stand at most so many characters behind its beginning."""
_ELIDED = 30


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in years. ``is_sanction`` tells a term from an age, a past span or a ban;

    ``is_bound`` marks an upper or lower bound ("up to three years"), ``is_cut`` what an appeal took off.
    """

    start: int
    end: int
    years: Decimal
    is_sanction: bool = True
    is_bound: bool = False
    is_cut: bool = False


def find(reading: Reading) -> list[Term]:
    """Every term of the text in order of its place, with its kind."""
    text = reading.text
    told = [claim for claim in text.claims if claim.kind in DATED or claim.reason == AGE]
    found = numbers.find(text.words, text.language, told, text.tags)
    terms = _hyphenated(reading)
    worded = len(terms)
    for number in found:
        term = _term(reading, number)
        if term is None:
            continue
        last = terms[-1] if len(terms) > worded else None
        if last and term.years < 1 <= last.years and _GAP.fullmatch(reading.folded, last.end, term.start):
            terms[-1] = replace(last, end=term.end, years=last.years + term.years)  # "8 years 6 months"
        elif last is None or term.start >= last.end:
            terms.append(term)
    terms.sort(key=lambda term: term.start)
    terms = sorted([*terms, *_elided(reading, found, terms)], key=lambda term: term.start)
    return _ranges(reading, [_judged(reading, term) for term in terms])


def _ranges(reading: Reading, terms: list[Term]) -> list[Term]:
    """The terms with both ends of a range marked as bounds: "between two and four years"."""
    found = list(terms[:1])
    for term in terms[1:]:
        last = found[-1]
        joined = _RANGED.fullmatch(reading.folded, last.end, term.start) is not None
        line = reading.sentences[reading.sentence(term.start)]
        changes = any(tag.id == "changed_on_appeal" for tag in reading.within(line.start, line.end, "stage"))
        joined = joined and not changes  # "from six years to three" is no range there
        found.append(replace(term, is_bound=term.is_bound or (last.is_bound and joined)))
    return found


def _term(reading: Reading, number: Number) -> Term | None:
    folded, vocabulary = reading.folded, reading.vocabulary
    gap = _GAP.match(folded, number.end)
    word = _WORD.match(folded, gap.end() if gap else number.end)
    if word is None or not 0 < number.value <= 480:
        return None
    text = word.group()
    if text in vocabulary.years and number.value <= _LONGEST:
        return Term(number.start, word.end(), number.value)
    if text in vocabulary.months:
        return Term(number.start, word.end(), number.value / _MONTHS)
    return None


def _hyphenated(reading: Reading) -> list[Term]:
    """Terms that are one word: "ten-year"."""
    words = reading.text.words
    numerals = reading.text.language.number_words
    found = []
    for (start, end), word in zip(words.spans, words.words, strict=True):
        head, _, tail = word.partition("-")
        if tail in reading.vocabulary.years and head in numerals:
            found.append(Term(start, end, Decimal(str(numerals[head][1]))))
    return found


def _elided(reading: Reading, found: list[Number], terms: list[Term]) -> list[Term]:
    """Numbers in a list of terms that leave their unit to the last or the first: "16, 15 and three years"."""
    elided: list[Term] = []
    for number in found:
        if any(term.start <= number.start < term.end for term in terms) or not 0 < number.value <= _LONGEST:
            continue
        line = reading.sentences[reading.sentence(number.start)]
        after = next(
            (term for term in terms if number.end <= term.start < min(line.end, number.end + _ELIDED)), None
        )
        if (
            after
            and re.fullmatch(
                r"[\s,]*(?:\d+[\s,]*)*(?:and|\u0438|\u0436\u04d9\u043d\u0435|\u043c\u0435\u043d)?\s*",
                reading.folded[number.end : after.start],
            )
        ) or (
            _goes_on(reading, number, terms)
            or (
                any(line.start <= term.start < number.start for term in terms)
                and (
                    re.match(r"\s*(?:[,.;]|$)", reading.folded[number.end : number.end + 2])
                    or reading.has(number.end, number.end + 2, "instead", "sanction", "grants")
                )
                and not reading.within(number.end, number.end + 2, "noun")
            )
        ):
            elided.append(Term(number.start, number.end, number.value))
    return elided


def _goes_on(reading: Reading, number: Number, terms: list[Term]) -> bool:
    """Whether a number goes on with the terms of the sentence before: "must serve seven"."""
    at = reading.sentence(number.start)
    if reading.has(number.end, number.end + 2, "noun"):
        return False
    if not at or not any(reading.sentence(term.start) == at - 1 for term in terms):
        return False
    line = reading.sentences[at]
    told = [
        tag
        for tag in reading.within(line.start, number.start, "stage", "grants")
        if tag.kind == "grants" or tag.id == "convicted"
    ]
    return any(not reading.folded[tag.end : number.start].strip() for tag in told)


def _judged(reading: Reading, term: Term) -> Term:
    """The term with what the words around it make of it."""
    line = reading.sentences[reading.sentence(term.start)]
    start, end = reading.clause(term.start)
    lead = reading.within(max(start, term.start - 25), term.start, "term_upper")
    near_lead = [tag for tag in lead if not reading.folded[tag.end : term.start].strip()]
    after = reading.within(term.end, min(line.end, term.end + 14), "ago")
    before = [
        tag
        for tag in reading.within(max(start, term.start - 16), term.start, "spans_before")
        if not reading.folded[tag.end : term.start].strip()
    ]
    aged = reading.folded.startswith("-old", term.end) or _is_age(reading, term)
    behind = [tag for tag in after if len(_WORD.findall(reading.folded[term.end : tag.start])) == 0]
    banned = [
        tag
        for tag in reading.within(max(line.start, term.start - _NEAR), term.start, "ban_words")
        if not reading.has(tag.end, term.start, "sanction", "stage")
        and "," not in reading.folded[tag.end : term.start]
    ]
    cut = [
        tag
        for tag in reading.within(start, end, "cut_words")
        if abs(tag.start - term.end) < 22 or abs(term.start - tag.end) < 12
    ]
    held = term.years < _HELD and any(
        tag.id in {"detained", "in_custody"} for tag in reading.within(line.start, line.end, "stage")
    )
    held = held or term.years <= HOLD or _is_of_deed(reading, term)
    threats = reading.within(max(start, term.start - _NEAR), term.start, "threats")
    threatened = any(not reading.has(tag.end, term.start, "stage", "grants") for tag in threats)
    sanction = not (threatened or behind or before or aged or banned or held or _is_ban(reading, term))
    bound = any(not _is_destination(reading, tag.start, tag.end) for tag in near_lead)
    bound = bound or _is_limit(reading, term)
    return replace(
        term, is_sanction=sanction, is_bound=bound, is_cut=bool(cut) and not _is_goal(reading, term)
    )


def _is_age(reading: Reading, term: Term) -> bool:
    """Whether one word of a number and years describes whoever stands behind it, and no sentence."""
    line = reading.sentences[reading.sentence(term.start)]
    glued = "-" in reading.folded[term.start : term.end]
    return glued and reading.has(term.end, min(line.end, term.end + _BESIDE), "noun")


def _is_of_deed(reading: Reading, term: Term) -> bool:
    """Whether a Russian verb right behind says what somebody did for so long: "for two years they paid salaries"."""
    endings = reading.vocabulary.deed_endings
    word = _WORD.search(reading.folded, term.end, term.end + _LONGEST)
    if not endings or word is None or reading.folded[term.end : word.start()].strip():
        return False
    told = reading.has(word.start(), word.start() + 1, "stage", "grants", "sanction")
    return word.group().endswith(endings) and not told


def _is_ban(reading: Reading, term: Term) -> bool:
    """Whether the words right behind say that something is forbidden for so long: "for seven years deprived of the right"."""
    return any(
        not reading.folded[term.end : tag.start].strip()
        for tag in reading.within(term.end, term.end + _BESIDE, "ban_words")
    )


def _is_limit(reading: Reading, term: Term) -> bool:
    """Whether a Kazakh term is one end of a range, whose word for "up to" stands behind: "from five to six years"."""
    _, end = reading.clause(term.start)
    changes = any(tag.id == "changed_on_appeal" for tag in reading.within(term.end, end, "stage"))
    if not reading.vocabulary.head_last or changes:
        return False
    if any(
        not reading.folded[term.end : tag.start].strip()
        for tag in reading.within(term.end, term.end + 2, "term_upper")
    ):
        return True
    begins = reading.folded[term.start : term.end].endswith(reading.text.language.from_suffixes)
    line = reading.sentences[reading.sentence(term.start)]
    return begins and reading.has(term.end, min(line.end, term.end + _RANGE), "term_upper")


def _is_destination(reading: Reading, start: int, end: int) -> bool:
    """Whether "to" tells where a change ended: a sentence reduced to five years is one of five."""
    line = reading.sentences[reading.sentence(start)]
    word = reading.folded[start:end]
    changed = any(tag.id == "changed_on_appeal" for tag in reading.within(line.start, start, "stage"))
    return changed and len(word) <= 2


def _is_goal(reading: Reading, term: Term) -> bool:
    """Whether a Kazakh term with the ending for "to" stands behind one with that for "from": from five to three years."""
    language = reading.text.language
    line = reading.sentences[reading.sentence(term.start)]
    ahead = reading.folded[max(line.start, term.start - 20) : term.start].split()
    return reading.vocabulary.head_last and bool(ahead) and ahead[-1].endswith(language.from_suffixes)
