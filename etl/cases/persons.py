"""Find the persons that a text mentions: an office with what belongs to it, a name, or a word that points back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.cases import chains, offices, vocabularies
from etl.cases.chains import Part
from etl.cases.mentions import Mention
from etl.cases.texts import Reading
from etl.lexicons import Words
from etl.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_POINTING = {"same": "same", "groups": "group", "pronouns": "pronoun"}
_CLOSED = re.compile(r",(?! (?:and|the|a|an|\u0438) )")
_APPOSED = frozenset(
    {
        "accomplice",
        "resident",
        "relative",
        "official",
        "employee",
        "spouse",
        "businessman",
        "company_head",
        "inspector",
    }
)
_COUNT_REACH = 30


def office_ends(words: Words, language: str) -> list[int]:
    """Where the words for an office end, behind which a name may stand; none in a language without a vocabulary."""
    if not vocabularies.is_known(language):
        return []
    return [
        tag.end for tag in vocabularies.read(language).lexicon.tags(words) if tag.kind in {"noun", "same"}
    ]


def find(reading: Reading) -> list[list[Mention]]:
    """The mentions of each sentence, in order of their place."""
    return [
        _merged(reading, sorted(_mentions(reading, line), key=lambda one: one.start))
        for line in reading.sentences
    ]


def _mentions(reading: Reading, line: Sentence) -> Iterator[Mention]:
    spans = []
    for chain, head in chains.find(reading, line):
        if _is_partitive(reading, chain[0].start, line) or _is_no_person(reading, head):
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
            other.start <= tag.start and tag.end < other.end
            for other in reading.within(line.start, line.end, "groups", "same")
        )
        event = tag.kind == "same" and any(
            other.start == tag.start and (other.end > tag.end or other.id != "investigation")
            for other in reading.within(tag.start, tag.start + 1, "stage")
        )
        if not inside and not longer and not event:
            yield Mention(
                tag.start,
                tag.end,
                _POINTING[tag.kind],
                plural=tag.kind == "groups" or reading.has(tag.start, tag.end, "plural_pronouns"),
                object=reading.has(tag.start, tag.end, "object_pronouns"),
                count=offices.count(reading, tag.start, line)[0],
            )


def _is_no_person(reading: Reading, part: Part) -> bool:
    """Whether the word only stands in a turn of phrase: "at the head of a company"."""
    near = reading.within(max(0, part.start - 20), part.end, "not_persons")
    return any(tag.start <= part.start < tag.end for tag in near)


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
            if (
                ahead
                and not reading.folded[ahead[-1].end : quantity.start].strip()
                and len(_WORD.findall(gap)) <= 2
            ):
                return not re.search(r"[,.;:()]", gap)
    return False


def _merged(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Names joined with the role that they stand beside: behind it, in a bracket, or before it with a comma."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last and mention.kind == "name" and last.kind in {"role", "same"} and last.key is None:
            gap = reading.folded[last.end : mention.start]
            if gap.strip(" ,-(") == "" and len(gap) <= 4:
                found[-1] = replace(last, end=mention.end, key=mention.key)
                continue
        if (
            last
            and mention.key is None
            and last.kind == "role"
            and mention.kind == "role"
            and _is_apposed(reading, last, mention)
        ):
            found[-1] = replace(last, end=mention.end)
            continue
        if last and last.kind == "name" and mention.kind == "role":
            gap = reading.folded[last.end : mention.start].strip()
            if gap in {",", "-", "(", ", a", ", the", "- the", "(the", ", 50"}:
                found[-1] = replace(mention, start=last.start, key=last.key)
                continue
        found.append(mention)
    return found


def _is_apposed(reading: Reading, left: Mention, right: Mention) -> bool:
    """Whether two roles side by side are one person: "the intermediary, businessman N", "the supplier, owner of a firm,"."""
    if left.key is not None or left.plural or right.plural or left.acts != right.acts:
        return False
    gap = reading.folded[left.end : right.start].strip()
    named = any(name.start - right.end in {0, 1} for name in reading.names)
    if named and gap == ",":
        return left.noun in _APPOSED
    introduced = any(gap == f", {article}" for article in ("a", "an"))
    closed = gap == "," and _CLOSED.match(reading.folded, right.end) is not None
    return (introduced or closed) and (left.noun in _APPOSED or right.noun in _APPOSED)
