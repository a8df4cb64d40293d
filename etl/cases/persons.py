"""Find the persons that a text mentions: an office with what belongs to it, a name, or a word that points back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.cases import appositions, chains, offices, ordinals, vocabularies
from etl.cases.chains import Part
from etl.cases.mentions import Mention
from etl.cases.texts import Reading
from etl.lexicons import Tag, Words
from etl.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_POINTING = {"same": "same", "groups": "group", "pronouns": "pronoun"}
_COUNT_REACH = 30
_LEAD = 16
_FEW = 60
_INSERTED = 4
_SUFFERED = frozenset({"convicted", "acquitted", "upheld", "changed_on_appeal"})


def office_ends(words: Words, language: str) -> list[int]:
    """Where the words for an office end, behind which a name may stand; none in a language without a vocabulary."""
    if not vocabularies.is_known(language):
        return []
    return [
        tag.end for tag in vocabularies.read(language).lexicon.tags(words) if tag.kind in {"noun", "same"}
    ]


def title_ends(words: Words, language: str) -> list[int]:
    """Where the offices end behind which a capital can only be a name.

    Behind most Russian offices the name of a place may stand, behind an English or a Kazakh one it does not.
    """
    if not vocabularies.is_known(language):
        return []
    vocabulary = vocabularies.read(language)
    return [
        tag.end
        for tag in vocabulary.lexicon.tags(words)
        if (tag.kind == "noun" and tag.id in vocabulary.titles) or (tag.kind == "same" and vocabulary.titles)
    ]


def find(reading: Reading) -> list[list[Mention]]:
    """The mentions of each sentence, in order of their place."""
    return [
        appositions.join(reading, sorted(_mentions(reading, line), key=lambda one: one.start))
        for line in reading.sentences
    ]


def _mentions(reading: Reading, line: Sentence) -> Iterator[Mention]:
    spans = []
    for chain, head in chains.find(reading, line):
        if _is_partitive(reading, chain[0].start, line) or _is_no_person(reading, head):
            continue
        if _is_inside(reading, head, line):
            continue
        spans.append((chain[0].start, chain[-1].end))
        yield offices.read(reading, chain, head, line)
    for name in reading.names:
        if line.start <= name.start < line.end:
            bracketed = reading.folded[max(line.start, name.start - 1) : name.start] == "("
            yield Mention(name.start, name.end, "name", key=name.key, bracketed=bracketed)
    for tag in reading.within(line.start, line.end, *_POINTING):
        inside = any(start <= tag.start < end for start, end in spans)
        longer = any(
            other.start <= tag.start
            and tag.end <= other.end
            and (
                other.end - other.start > tag.end - tag.start
                or (tag.kind == "same" and other.kind == "groups")
            )
            for other in reading.within(line.start, line.end, "groups", "same")
        )
        event = any(
            other.start == tag.start
            and (
                other.end > tag.end
                or (tag.kind == "same" and other.end == tag.end and other.id != "investigation")
            )
            for other in reading.within(tag.start, tag.start + 1, "stage")
        )
        if not inside and not longer and not event:
            single = tag.kind != "pronouns" and (
                _is_one_of(reading, tag.start, line) or _is_next(reading, tag, line)
            )
            yield Mention(
                tag.start,
                tag.end,
                "group" if single else _POINTING[tag.kind],
                plural=not single
                and (tag.kind == "groups" or reading.has(tag.start, tag.end, "plural_pronouns")),
                object=reading.has(tag.start, tag.end, "object_pronouns"),
                count=offices.count(reading, tag.start, line)[0] or _inside(reading, tag),
                fresh=single,
                gender=_gender(reading, tag),
                subject=reading.folded[tag.start : tag.end] in reading.vocabulary.subjects,
            )
    yield from _counted(reading, line, spans)
    yield from ordinals.find(reading, line)


def _inside(reading: Reading, tag: Tag) -> int | None:
    """The number that stands inside the words for a group: "the remaining 21 defendants"."""
    told = [one for one in reading.text.quantities if tag.start < one.start < tag.end and one.unit == "count"]
    return int(told[0].value) if tag.kind == "groups" and len(told) == 1 and told[0].value > 1 else None


def _gender(reading: Reading, tag: Tag) -> str:
    """Of which gender a pronoun is; none where its form is that of several."""
    word = reading.folded[tag.start : tag.end]
    vocabulary = reading.vocabulary
    return "f" if word in vocabulary.feminine else "m" if word in vocabulary.masculine else ""


def _is_one_of(reading: Reading, at: int, line: Sentence) -> bool:
    """Whether the words before say that it is one person of several: "one of the accused"."""
    before = reading.within(max(line.start, at - _LEAD), at, "one_of")
    return bool(before) and not reading.folded[before[-1].end : at].strip()


def _is_next(reading: Reading, tag: Tag, line: Sentence) -> bool:
    """Whether the word before says that it is another one than those told of: "a second suspect"."""
    before = reading.within(max(line.start, tag.start - _LEAD), tag.start, "others")
    return tag.kind == "same" and bool(before) and not reading.folded[before[-1].end : tag.start].strip()


def _counted(reading: Reading, line: Sentence, spans: list[tuple[int, int]]) -> Iterator[Mention]:
    """A bare number of persons to whom something happened: "three were cleared", "to two others six years"."""
    for quantity in reading.text.quantities:
        if not (line.start <= quantity.start < line.end) or quantity.unit != "count":
            continue
        if quantity.value != int(quantity.value) or not 1 < quantity.value <= _FEW:
            continue
        inside = any(start <= quantity.start < stop for start, stop in spans) or reading.has(
            quantity.start, quantity.start + 1, "pronouns"
        )
        end = _behind_insertion(reading, quantity.end, line)
        suffered = [tag for tag in reading.within(end, end + 1, "stage") if tag.id in _SUFFERED]
        if (
            (suffered or reading.has(end, end + 1, "count_verbs"))
            and not inside
            and _opens(reading, quantity.start)
        ):
            yield Mention(
                quantity.start, quantity.end, "role", noun="persons", count=int(quantity.value), plural=True
            )


def _opens(reading: Reading, at: int) -> bool:
    """Whether nothing but a conjunction stands between a place and the mark before it."""
    words = _WORD.findall(reading.folded[reading.clause(at)[0] : at])
    return all(word in reading.vocabulary.conjunctions for word in words)


def _behind_insertion(reading: Reading, at: int, line: Sentence) -> int:
    """Where the sentence goes on behind a number and the words that say who is among them."""
    named = reading.within(at, at + _INSERTED, "including")
    comma = reading.folded.find(",", named[0].end, line.end) if named else -1
    return (comma if comma >= 0 else at) + 2 if comma >= 0 else at + 1


def _is_inside(reading: Reading, part: Part, line: Sentence) -> bool:
    """Whether an office is only a piece of a word that points back: "the convicted man"."""
    return any(
        tag.start < part.start and part.end <= tag.end for tag in reading.within(line.start, line.end, "same")
    )


def _is_no_person(reading: Reading, part: Part) -> bool:
    """Whether the word only stands in a turn of phrase: "at the head of a company"."""
    near = reading.within(max(0, part.start - 20), part.end, "not_persons")
    return any(tag.start <= part.start < tag.end for tag in near)


def _is_collective(reading: Reading, line: Sentence, at: int) -> bool:
    """Whether the number says of how many a group consists, or of whom a case is: "the trial of nine officials"."""
    before = reading.within(max(line.start, at - _LEAD), at, "collectives")
    return bool(before) and not reading.folded[before[-1].end : at].strip()


def _is_partitive(reading: Reading, start: int, line: Sentence) -> bool:
    """Whether a counted group only says of how many somebody is one: "the best-known of 21 officials"."""
    for quantity in reading.text.quantities:
        if (
            line.start <= quantity.start < start
            and start - quantity.end <= _COUNT_REACH
            and quantity.value > 1
        ):
            ahead = reading.within(max(line.start, quantity.start - 8), quantity.start, "partitive")
            gap = reading.folded[quantity.end : start]
            if _is_collective(reading, line, quantity.start):
                continue
            if (
                ahead
                and not reading.folded[ahead[-1].end : quantity.start].strip()
                and len(_WORD.findall(gap)) <= 2
            ):
                return not re.search(r"[,.;:()]", gap)
    return False
