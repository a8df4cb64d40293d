"""Name what the words of a text stand for: concepts, offences, directions and the small words between them.

The words of each concept stand in ``data/languages``; which of overlapping ones is meant is decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import accumulate

from etl.languages import Language
from etl.lexicons import Tag, Words

UNRELATED, IDLE = "other_action", "idle"
"""The concepts of all that can be done and belongs to no indicator, and of phrases that mean nothing here."""
_NUMBER = re.compile(r"[^\w:;,.)]*[\d$]")
_COUNTED = re.compile(r"\d[^,;:.!?()\n]*$")
# A longer name hides the shorter ones inside it, of its own kind or of one that it can be mistaken for.
_HIDDEN_BY = {
    "direction": ("direction", "qualifier_before", "qualifier_after", "comparison", "share_words", "concept"),
    "qualifier_before": ("qualifier_before",),
    "qualifier_after": ("qualifier_after",),
    "concept": ("concept", "share_words"),
    "offence": ("offence", "concept"),
    "gravity": ("gravity", "offence"),
    "comparison": ("comparison",),
    "frequency": ("concept",),
    "share_words": ("share_words",),
    "modality": ("concept",),
}


def find(
    words: Words,
    language: Language,
    nouns: frozenset[str],
    states: frozenset[str],
    incidental: Collection[str],
) -> list[Tag]:
    """Every name in the text in order of its place, without those that are only a part of a longer one.

    ``nouns`` are the concepts that can be counted, ``states`` those that say of what kind they are: what was done
    never hides a thing that it was done to.
    ``incidental`` are those that mean nothing inside the name of an offence, unless a number stands before them.
    """
    tags = [tag for tag in language.lexicon.tags(words) if not _holds_number(words, tag, nouns)]
    shares = {tag.first for tag in tags if tag.kind == "word_change"}
    shares -= {tag.first for tag in tags if tag.kind == "by"}  # "fewer by a third" hedges nothing
    moved = {
        tag.first
        for tag in tags
        if tag.kind == "word_change" and language.changes[tag.id].get("measure") == "change"
    }
    ways = {(tag.first, tag.last) for tag in tags if tag.kind == "direction"}
    tags = [
        tag
        for tag in tags
        if tag.kind != "qualifier_before"
        or _is_hedge(words, tag, language)
        or (tag.last + 1 in shares and not ((tag.first, tag.last) in ways and tag.last + 1 in moved))
    ]
    by_kind: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        by_kind[tag.kind].append(tag)
    kinds = {kind: _Kind(of_kind) for kind, of_kind in by_kind.items()}
    return [
        tag
        for tag in tags
        if not _cut_off(tag, kinds[tag.kind])
        and not _is_hidden(tag, kinds, nouns | states)
        and not (
            tag.kind == "concept"
            and tag.id in incidental
            and _is_incidental(words, tag, kinds.get("offence"), language)
        )
    ]


class _Kind:
    """The tags of one kind in order, and how far any up to each reaches: what lies around a place is then near."""

    def __init__(self, tags: list[Tag]) -> None:
        self._tags = tags
        self._starts = [tag.start for tag in tags]
        self._reach = list(accumulate((tag.end for tag in tags), max))

    def over(self, start: int, end: int) -> list[Tag]:
        """The tags that begin at ``start`` or before it and reach to ``end``."""
        at = bisect_right(self._starts, start) - 1
        found = []
        while at >= 0 and self._reach[at] >= end:
            if self._tags[at].end >= end:
                found.append(self._tags[at])
            at -= 1
        return found


def _holds_number(words: Words, tag: Tag, nouns: Collection[str]) -> bool:
    """Whether a number stands inside a name: "crimes and 3,410 misdemeanours" are two things.

    What is done may be told around it: "detained 12 persons", "per 10,000 inhabitants".
    """
    if tag.first == tag.last:
        return False
    named = tag.kind != "concept" or tag.id in nouns
    if tag.kind == "offence" and tag.gapped:
        return False  # "minors 204 crimes committed"
    return named and any(number in words.numbered for number in range(tag.first + 1, tag.last + 1))


def _is_hidden(tag: Tag, kinds: Mapping[str, _Kind], nouns: Collection[str]) -> bool:
    """Whether a longer name of a kind that counts more stands around the tag."""
    for kind in _HIDDEN_BY.get(tag.kind, ()):
        if (of_kind := kinds.get(kind)) and any(_hides(other, tag, nouns) for other in _around(tag, of_kind)):
            return True
    return False


def _is_incidental(words: Words, tag: Tag, offences: _Kind | None, language: Language) -> bool:
    """Whether the tag is a mere part of an offence's name, and no number before it counts it.

    In a language whose nouns and verbs come last, the number counts the name's last word where that is a noun ("cattle
    thefts", not "cattle was stolen"); in another one where a plural stands behind it.
    """
    around = _around(tag, offences) if offences else []
    if not _is_counted(words, tag):
        return bool(around)
    verbs = (*language.predicate_endings, *language.converb_endings, *language.participle_endings)
    if language.verb_final:
        return any(not words.words[other.last].endswith(verbs) for other in around)
    beside = [words.words[other.last] for other in around if other.last == tag.last + 1]
    return not language.noun_first and any(word.endswith(language.plural_endings) for word in beside)


def _is_counted(words: Words, tag: Tag) -> bool:
    """Whether a number stands directly before a tag, which may open its sentence: "203 children became victims"."""
    between = words.text[words.spans[tag.first - 1][1] if tag.first else 0 : words.spans[tag.first][0]]
    return bool(_COUNTED.search(between))


def _hides(other: Tag, tag: Tag, nouns: Collection[str]) -> bool:
    if tag.kind == "modality":
        return other.id == IDLE  # "the demands of the law" are none of a prosecutor
    if other.kind == "concept" and (other.id == UNRELATED or tag.kind == "offence"):
        return other.id in {
            UNRELATED,
            IDLE,
        }  # "the operation against terrorism", "the anti-corruption service"
    return other.kind != "concept" or other.id in nouns or tag.id not in nouns


def _around(tag: Tag, kind: _Kind) -> list[Tag]:
    """Longer tags that the tag lies in, but for those that leave room for other words.

    A hedge need not be longer than the direction that its words are too: "fewer than 40".
    """
    length = tag.end - tag.start
    return [
        other
        for other in kind.over(tag.start, tag.end)
        if not other.gapped
        and (
            other.end - other.start > length or (other.kind == "qualifier_before" and tag.kind == "direction")
        )
    ]


def _cut_off(tag: Tag, kind: _Kind) -> bool:
    """Whether an offence or gravity begins inside another one and runs on: "particularly serious" hides "serious crimes"."""
    return tag.kind in {"offence", "gravity"} and any(
        other.start < tag.start and other.end < tag.end for other in kind.over(tag.start, tag.start + 1)
    )


def _is_hedge(words: Words, tag: Tag, language: Language) -> bool:
    """Whether a number follows: "less than 9" hedges, "9 less than last year" does not."""
    if _NUMBER.match(words.text, tag.end):
        return True
    following = tag.last + 1
    if following >= len(words.words) or words.text[tag.end : words.spans[following][0]].strip():
        return False
    return language.is_number(words.words[following])
