"""Say what each person is accused of: the offence, the article, and the sum that the charge is about."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from etl.cases import charges
from etl.cases.charges import Sum
from etl.cases.tellings import Told
from etl.cases.texts import Reading
from etl.lexicons import Tag
from etl.proceedings import GUILT, LADDER

_LIST = 90
"""Charges in a list stand at most so many characters apart."""
_APART = frozenset({"persons"})
"""Whoever is told of only by what they are to others is not charged with what the whole text is about."""
_FAR = 3
"""A charge told more sentences away than this is not a person's own."""


def _sentences(told: Told) -> set[int]:
    return {fact.sentence for fact in told.facts} | {sentence for sentence, _ in told.entity.at}


def offence(reading: Reading, told: Told, stage: str, found: list[Tag], total: Sum | None) -> str | None:
    """The charge: what the sum is about, else what is named with the stage, with the person, in the whole text."""
    if stage not in LADDER:
        return None
    own = _sentences(told)
    if total and total.kind == "bribe" and any(tag.id == "bribery" for tag in found):
        return "bribery"
    deciding = {fact.sentence for fact in told.facts if fact.event.stage == stage}
    for sentences in (deciding, {fact.sentence for fact in told.facts}, {told.entity.first}, own):
        named = charges.first(reading, _nearest(reading, told, _inside(reading, found, sentences)))
        if named and named not in {"corruption", "other"}:
            return named
    wide = charges.first(reading, _inside(reading, found, own))
    numbers = (article(reading, told, stage, None) or "").split(";")
    by_law = next((known for one in numbers if (known := charges.of_article(one))), None)
    if by_law and wide in {None, "corruption", "other"}:
        return by_law
    mention = told.entity.mention
    others = mention.kind == "group" and mention.plural
    apart = mention.level == "republican" or mention.noun in _APART or others
    if wide or (apart and told.entity.first > 1):
        return wide
    return charges.main(reading, found) or ("bribery" if total and total.kind == "bribe" else None)


def _inside(reading: Reading, found: list[Tag], sentences: set[int]) -> list[Tag]:
    spans = [(reading.sentences[number].start, reading.sentences[number].end) for number in sentences]
    return [tag for tag in found if any(start <= tag.start < end for start, end in spans)]


def _nearest(reading: Reading, told: Told, tags: list[Tag]) -> list[Tag]:
    """The charges of the clause that is nearest to the person, in a sentence that tells of several."""
    places = [fact.event.start for fact in told.facts] + [one.start for _, one in told.entity.at]
    if not tags:
        return []
    best = min(tags, key=lambda tag: min(abs(tag.start - place) for place in places))
    start, end = reading.segment(best.start)
    return [tag for tag in tags if start <= tag.start < end and abs(tag.start - best.start) < _LIST]


def article(reading: Reading, told: Told, stage: str, offence: str | None) -> str | None:
    """The articles told in the person's own sentences, else one told beside them that is about the same offence."""
    if stage not in LADDER:
        return None
    own = _sentences(told)
    found = charges.articles(reading)
    near = [number for at, number in found if reading.sentence(at) in own]
    if not near:
        near = [
            number
            for at, number in found
            if min(abs(reading.sentence(at) - one) for one in own) == 1 and _fits(number, offence)
        ]
    numbers = {number for _, number in found}
    if not near and len(numbers) == 1 and _is_of_all(reading, found) and _fits(next(iter(numbers)), offence):
        near = [number for _, number in found]
    return ";".join(dict.fromkeys(near)) or None


def _is_of_all(reading: Reading, found: list[tuple[int, str]]) -> bool:
    """Whether an article is told of all the accused together: "found the defendants guilty under article 189"."""
    lines = {reading.sentence(at) for at, _ in found}
    return any(
        reading.has(reading.sentences[number].start, reading.sentences[number].end, "groups", "everyone")
        for number in lines
    )


def _fits(number: str, offence: str | None) -> bool:
    """Whether an article can be the one of an offence: both may be unknown."""
    return charges.of_article(number) in {None, offence} or offence in {None, "other", "corruption"}


def owners(told: list[Told], sums: list[Sum], reading: Reading) -> list[Told | None]:
    """The person whom each sum concerns: mentioned in its sentence before it, else nearest before.

    A sum that several took together stands in the first one's row, so that a column can be added up.
    """
    found: list[Told | None] = []
    accused = [one for one in told if any(fact.event.stage in LADDER for fact in one.facts)]
    accused.sort(key=_told_at)
    for amount in sums:
        place = amount.start
        number = reading.sentence(place)
        here = [
            (mention, one) for one in accused for sentence, mention in one.entity.at if sentence == number
        ]
        line = reading.sentences[number]
        if (
            accused
            and not any(not one[0].plural for one in here)
            and reading.has(line.start, line.end, "jointly")
        ):
            found.append(accused[0])
            continue
        if here:
            ahead = [pair for pair in here if pair[0].start < place] or here
            found.append(min(ahead, key=lambda pair: pair[0].start)[1])
            continue
        before = [
            (sentence, mention.start, one)
            for one in accused
            for sentence, mention in one.entity.at
            if sentence < number
        ]
        acted = [
            (fact.sentence, fact.event.start, one)
            for one in accused
            for fact in one.facts
            if abs(fact.sentence - number) <= _FAR
        ]
        same = [one for sentence, _, one in acted if sentence == number]
        if same:
            found.append(same[0])
        elif amount.kind == "damage":
            found.append(accused[0] if accused else None)
        elif before:
            nearest = max(sentence for sentence, _, _ in before)
            found.append(
                min((entry for entry in before if entry[0] == nearest), key=lambda entry: entry[1])[2]
            )
        else:
            found.append(accused[0] if accused else None)
    return found


def _told_at(told: Told) -> tuple[int, int]:
    """Where the text below the headline first mentions a person."""
    return min(((number, one.start) for number, one in told.entity.at if number), default=(0, 0))


def amount(reading: Reading, sums: list[Sum], stage: str) -> tuple[Sum | None, Decimal | None]:
    """The sum of the charge, and another value that the text gives for it.

    Of contradicting values the one counts that is told by who acts at the row's stage: the prosecutor while a
    sentence is asked for, the court once it has been given.
    """
    chosen = [one for one in sums if one.kind != "recovered"] or sums
    if not chosen:
        return None, None
    kind = "bribe" if any(one.kind == "bribe" for one in chosen) else chosen[0].kind
    same = [one for one in chosen if one.kind == kind]
    currency = same[0].currency
    same = [one for one in same if one.currency == currency]
    same.sort(key=lambda one: _is_of_headline(reading, one))
    actor = "prosecutor" if stage == "requested" else "court" if stage in GUILT else ""
    first = next((one for one in same if actor and _told_by(reading, one.start, actor)), same[0])
    told = [one for one in chosen if one.currency == first.currency]
    others = Counter(one.value for one in told if one.value != first.value)
    near = [value for value in others if Decimal("0.5") < value / first.value < 2]
    return first, max(near, key=lambda value: others[value]) if near else None


def _is_of_headline(reading: Reading, amount: Sum) -> bool:
    """Whether a sum stands in a headline, or is said to be that of one: the text below tells it more exactly."""
    start, _ = reading.clause(amount.start)
    return reading.sentence(amount.start) == 0 or reading.has(start, amount.start, "headlines")


def _told_by(reading: Reading, at: int, actor: str) -> bool:
    """Whether the sentence, or the quotation that it stands in, is the prosecutor's or the court's."""
    line = reading.sentences[reading.sentence(at)]
    end = next(
        (one.end for one in reading.sentences if one.start >= line.start and one.paragraph > line.paragraph),
        None,
    )
    paragraph = [one for one in reading.sentences if one.paragraph == line.paragraph]
    quoted = reading.folded[paragraph[0].start] == '"'
    start, end = (paragraph[0].start, paragraph[-1].end) if quoted else (line.start, line.end)
    kind = "noun" if actor == "prosecutor" else "body"
    return any(tag.id == actor for tag in reading.within(start, end, kind))
