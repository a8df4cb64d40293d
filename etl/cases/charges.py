"""Find what a person is charged with: the offence, the article of the Criminal Code, and the sum that it is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.cases import vocabularies
from etl.cases.texts import Reading
from etl.lexicons import Tag
from etl.quantities import Quantity

CURRENCIES = frozenset({"KZT", "USD", "EUR", "RUB", "CNY"})
_ARTICLE = re.compile(r"\d{3}(?:-\d)?|\d{2}(?!\d)")
_PART = re.compile(
    r"(?:part|paragraphs?|p\.|\u0447\.?|\u0447\u0430\u0441\u0442\w*|\u043f\.?|\u043f\u0443\u043d\u043a\u0442\w*|\u0431\u04e9\u043b\u0456\w*|\u0442\u0430\u0440\u043c\u0430\w*)\s*$"
)
_LOWEST, _HIGHEST, _COMPLICITY = 96, 470, "28"
_WIDE = frozenset({"corruption", "economic"})
"""Kinds of offences: any act named beside them says more."""
_LAW = 60
"""An article and the name of its law stand at most so many characters apart."""
_NEAR_WORDS = 14
_REACH = 110
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money that a charge is about."""

    value: Decimal
    currency: str
    kind: str
    start: int


def offences(reading: Reading) -> list[Tag]:
    """Words that name a charge, in order; bodies and campaigns that only sound like one are left out."""
    narrows = vocabularies.narrows()
    quiet = [tag for tag in reading.tags if tag.kind == "no_offence"]
    told = [tag for tag in reading.tags if tag.kind == "charge"]
    wider = [
        tag
        for tag in reading.text.tags
        if tag.kind == "offence"
        and reading.text.catalogue.offences[tag.id].kind == "act"
        and not any(
            one.start < tag.end and tag.start < one.end and one.end - one.start >= tag.end - tag.start
            for one in told
        )
    ]
    narrow = [
        tag
        for tag in told
        if not any(one.start <= tag.start and tag.end <= one.end and one.end > one.start for one in wider)
    ]
    found = sorted([*narrow, *wider], key=lambda tag: tag.start)
    kept = [tag for tag in found if not any(one.start <= tag.start < one.end for one in quiet)]
    told = [_narrowed(reading, tag) for tag in kept]
    kinds = {
        wider: {tag.id for tag in told if narrows.get(tag.id) == wider} for wider in set(narrows.values())
    }
    return [
        replace(tag, id=next(iter(kinds[tag.id]))) if len(kinds.get(tag.id, ())) == 1 else tag for tag in told
    ]


def _narrowed(reading: Reading, tag: Tag) -> Tag:
    """The charge under the name of its kind where the sentence tells that: drugs that were sold, stolen horses."""
    line = reading.sentences[reading.sentence(tag.start)]
    wider = vocabularies.narrows()
    kinds = [one for one in reading.within(line.start, line.end, "narrower") if wider[one.id] == tag.id]
    return replace(tag, id=min(kinds, key=lambda one: abs(one.start - tag.start)).id) if kinds else tag


def main(reading: Reading, found: list[Tag]) -> str | None:
    """The charge that the text is mostly about: an act before a manner (in a group), a narrow one before "corruption"."""
    for rank in range(4):
        counted = Counter(tag.id for tag in found if _rank(reading, tag.id) == rank)
        if counted:
            return max(counted, key=lambda one: counted[one])
    return None


def first(reading: Reading, tags: list[Tag]) -> str | None:
    """The first charge named in a stretch of text, an act before a manner, a narrow one before "corruption"."""
    return min(tags, key=lambda tag: (_rank(reading, tag.id), tag.start)).id if tags else None


def _rank(reading: Reading, offence: str) -> int:
    if offence == "other":
        return 3
    if offence in _WIDE:
        return 2
    return int(reading.text.catalogue.offences[offence].kind != "act")


def articles(reading: Reading) -> list[tuple[int, str]]:
    """Articles of the Criminal Code with their place, without parts and paragraphs."""
    found: list[tuple[int, str]] = []
    for match in reading.vocabulary.articles.finditer(reading.folded):
        line = reading.sentences[reading.sentence(match.start())]
        ahead = _LAW if reading.vocabulary.head_last else 0  # a Kazakh law's name stands before its article
        near = max(line.start, match.start() - ahead), min(line.end, match.end() + _LAW)
        if reading.has(*near, "other_laws") and not reading.has(*near, "code_words"):
            continue
        group = "list" if match.groupdict().get("list") else "list2"
        start = match.start(group)
        for number in _ARTICLE.finditer(match.group(group)):
            digits = number.group()
            if _PART.search(reading.folded[max(0, start + number.start() - 12) : start + number.start()]):
                continue
            if digits != _COMPLICITY and _LOWEST <= int(digits.split("-")[0]) <= _HIGHEST:
                found.append((start + number.start(), digits))
    return found


def sums(reading: Reading) -> list[Sum]:
    """The sums that charges are about, in order; fines, contracts, budgets and repeats in another currency are none."""
    money = [one for one in reading.text.quantities if one.unit in CURRENCIES]
    found: list[Sum] = []
    for number, quantity in enumerate(money):
        before = money[number - 1] if number else None
        if before and _is_gloss(reading, before, quantity):
            continue
        kind = _kind(reading, quantity)
        line = reading.sentences[reading.sentence(quantity.start)]
        before_line = reading.sentences[max(0, reading.sentence(quantity.start) - 1)]
        if kind == "recovered" and reading.has(before_line.start, line.end, "total_words"):
            continue
        if kind == "sum":
            kind = (
                "bribe"
                if any(tag.id == "bribery" for tag in reading.tags if tag.kind == "charge")
                else "stolen"
            )
        if kind:
            found.append(Sum(quantity.value, quantity.unit, kind, quantity.start))
    return found


def fine(reading: Reading, at: int) -> tuple[Decimal, str] | None:
    """The sum of a fine whose word stands at a position, and its currency."""
    line = reading.sentences[reading.sentence(at)]
    near = [
        one
        for one in reading.text.quantities
        if one.unit in CURRENCIES and line.start <= one.start < line.end and abs(one.start - at) < 70
    ]
    if not near:
        return None
    best = min(
        near,
        key=lambda one: (
            abs(one.start - at) + (15 if one.start < at and not reading.vocabulary.head_last else 0)
        ),
    )
    return best.value, best.unit


def _is_gloss(reading: Reading, left: Quantity, right: Quantity) -> bool:
    gap = reading.folded[left.end : right.start]
    return (
        left.unit != right.unit
        and len(_WORD.findall(gap)) <= 3
        and bool(re.fullmatch(r"[\s(,\-]*[^.;:]{0,25}", gap))
        and bool(re.search(r"[(,]", gap))
    )


def _kind(reading: Reading, quantity: Quantity) -> str | None:
    """What the nearest word says that a sum is: a bribe, a damage, what was taken, what was paid back."""
    line = reading.sentences[reading.sentence(quantity.start)]
    start, end = max(line.start, quantity.start - _REACH), min(line.end, quantity.end + _REACH)

    def distance(tag: Tag) -> float:
        gap = (
            reading.folded[tag.end : quantity.start]
            if tag.end <= quantity.start
            else reading.folded[quantity.end : tag.start]
        )
        return (
            len(_WORD.findall(gap))
            + 2.0 * len(re.findall(r"[,;:()]", gap))
            + (0 if tag.end <= quantity.start else 1)
        )

    kinds = [tag for tag in reading.within(start, end, "amount") if distance(tag) <= _NEAR_WORDS]
    no = [tag for tag in reading.within(start, end, "not_amounts") if distance(tag) <= _NEAR_WORDS / 2]
    fines = [tag for tag in reading.within(start, end, "sanction") if tag.id == "fine" and distance(tag) <= 6]
    if not kinds or fines:
        return None
    best = min(kinds, key=distance)
    return None if no and distance(min(no, key=distance)) < distance(best) else best.id


def of_article(article: str) -> str | None:
    """The offence that an article is, ``None`` where the table does not say."""
    return vocabularies.articles().get(article)
