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
_LEAD = 16
_FEW = 60
_INSERTED = 4
_SUFFERED = frozenset({"convicted", "acquitted", "upheld", "changed_on_appeal"})
_JOINT = 4
_RANKS = frozenset({"officer", "police_officer"})
_COMPLEMENT = 2
"""So many words may stand between an office and the name: "head of the depot N"."""


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
            single = tag.kind != "pronouns" and _is_one_of(reading, tag.start, line)
            yield Mention(
                tag.start,
                tag.end,
                "group" if single else _POINTING[tag.kind],
                plural=not single
                and (tag.kind == "groups" or reading.has(tag.start, tag.end, "plural_pronouns")),
                object=reading.has(tag.start, tag.end, "object_pronouns"),
                count=offices.count(reading, tag.start, line)[0],
                fresh=single,
            )
    yield from _counted(reading, line, spans)


def _is_one_of(reading: Reading, at: int, line: Sentence) -> bool:
    """Whether the words before say that it is one person of several: "one of the accused"."""
    before = reading.within(max(line.start, at - _LEAD), at, "one_of")
    return bool(before) and not reading.folded[before[-1].end : at].strip()


def _counted(reading: Reading, line: Sentence, spans: list[tuple[int, int]]) -> Iterator[Mention]:
    """A bare number of persons to whom something happened: "three were cleared", "to two others six years"."""
    for quantity in reading.text.quantities:
        if not (line.start <= quantity.start < line.end) or quantity.unit != "count":
            continue
        if quantity.value != int(quantity.value) or not 1 < quantity.value <= _FEW:
            continue
        inside = any(start <= quantity.start < stop for start, stop in spans)
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
        joined = _joined(reading, last, mention) if last else None
        if joined:
            found[-1] = joined
        else:
            found.append(mention)
    return found


def _joined(reading: Reading, last: Mention, mention: Mention) -> Mention | None:
    """The one person whom two neighbouring mentions are; ``None`` where they are two."""
    gap = reading.folded[last.end : mention.start]
    if mention.kind == "name":
        if last.kind not in {"role", "same"} or last.key is not None:
            return None
        beside = gap.strip(" ,-(") == "" and len(gap) <= _JOINT
        named = beside or _is_complement(reading, last, mention)
        return replace(last, end=mention.end, key=mention.key) if named else None
    if mention.kind != "role":
        return None
    if last.kind == "name" and gap.strip() in {",", "-", "(", ", a", ", the", "- the", "(the"}:
        return replace(mention, start=last.start, key=last.key)
    if last.kind != "role" or mention.key is not None:
        return None
    if last.key is None and _is_apposed(reading, last, mention):
        return replace(last, end=mention.end)
    if _is_ranked(reading, last, mention):
        return replace(mention, start=last.start, key=last.key, former=last.former or mention.former)
    return None


def _is_complement(reading: Reading, role: Mention, name: Mention) -> bool:
    """Whether only the words for what somebody is head of stand between an office and the name."""
    gap = reading.folded[role.end : name.start]
    words = _WORD.findall(gap)
    if reading.vocabulary.head_last or role.plural or not 0 < len(words) <= _COMPLEMENT:
        return False
    if re.search(r"[^\w\s-]", gap) or any(word in reading.vocabulary.conjunctions for word in words):
        return False
    if reading.vocabulary.verb_endings:
        verbs = any(word.endswith(reading.vocabulary.verb_endings) for word in words)
        return not verbs and not reading.within(role.end, name.start)
    return words[0] == "of"


def _is_ranked(reading: Reading, left: Mention, right: Mention) -> bool:
    """Whether the second of two roles says which office the first one holds: "Colonel N, deputy head of the unit"."""
    gap = reading.folded[left.end : right.start].strip()
    if left.plural or right.plural or left.acts != right.acts or gap not in {",", "-", ", the", ", a"}:
        return False
    if left.noun in _RANKS and left.key is not None:
        return not _is_followed(reading, right)
    bare = left.body is None and left.place is None and left.noun == right.noun
    return bare and gap == ", the" and right.body is not None


def _is_followed(reading: Reading, role: Mention) -> bool:
    """Whether a name of its own stands behind a role."""
    return any(0 <= name.start - role.end <= 1 for name in reading.names)


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
