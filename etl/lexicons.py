"""Find the words and phrases of a vocabulary in a text, all in one walk over its words.

A pattern is one or more words in a row; ``*`` at a word's end stands for any ending, and ``...`` for up to three
words in between. The patterns form a tree by words; what can follow the root is remembered for each word that
was ever met, since the words of a language soon repeat.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_PARTS = re.compile(r"[;:()!?\n]|,(?!\d)")
_STOP = re.compile(r"\.\s")
ABBREVIATED = 4
"""A word of at most so many letters before a full stop may be an abbreviation, and the phrase goes on."""
_DIGIT = re.compile(r"\d")
_GAP = "..."
_ANY = "*"
_GAP_WORDS = 3
_REMEMBERED = 200_000
"""So many different words are remembered at the most."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An occurrence of a pattern: what it stands for, and where (characters and word numbers).

    ``gapped`` says that the pattern leaves room for other words inside.
    """

    kind: str
    id: str
    start: int
    end: int
    first: int
    last: int
    gapped: bool = False


_start = attrgetter("start")


class TagIndex:
    """Tags by kind and place: what begins in a stretch is looked up, not searched for."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        by_kind: dict[str, list[Tag]] = {}
        for tag in tags:
            by_kind.setdefault(tag.kind, []).append(tag)
        self._by_kind = {kind: (of_kind, [tag.start for tag in of_kind]) for kind, of_kind in by_kind.items()}

    def within(self, start: int, end: int, *kinds: str) -> list[Tag]:
        """Tags of the kinds that begin in the stretch, in order of their place."""
        found: list[Tag] = []
        for kind in kinds:
            of_kind = self._by_kind.get(kind)
            if of_kind:
                tags, starts = of_kind
                at = bisect_left(starts, start)
                if at < len(starts) and starts[at] < end:
                    found += tags[at : bisect_left(starts, end, at)]
        if len(kinds) > 1 and len(found) > 1:
            found.sort(key=_start)
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a folded text: their ``spans`` and themselves, in order.

    ``parted`` are the numbers of the words before which a mark stands that no phrase runs across, ``numbered``
    those before which a number stands.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    parted: frozenset[int]
    numbered: frozenset[int]

    @classmethod
    def of(cls, folded: str) -> Words:
        """Cut a folded text into words."""
        matches = list(WORD.finditer(folded))
        spans = tuple(match.span() for match in matches)
        gaps = [
            (number, folded[end:start])
            for number, ((_, end), (start, _)) in enumerate(pairwise(spans), start=1)
            if start - end > 1 or folded[end] == "\n"
        ]
        parted = frozenset(
            number
            for number, gap in gaps
            if _PARTS.search(gap) or (_STOP.search(gap) and len(matches[number - 1].group()) > ABBREVIATED)
        )
        numbered = frozenset(number for number, gap in gaps if _DIGIT.search(gap))
        return cls(folded, spans, tuple(match.group() for match in matches), parted, numbered)


_End = tuple[str, str, bool]
"""The kind and the id of a pattern that ends at a place, and whether it leaves room for other words."""


@dataclass(slots=True)
class _Node:
    """A place in the tree: what may follow by the whole word or by its beginning, and what ends here."""

    whole: dict[str, _Node] = field(default_factory=dict)
    begun: dict[str, _Node] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    gap: _Node | None = None
    ends: list[_End] = field(default_factory=list)

    @property
    def leads_on(self) -> bool:
        """Whether anything may follow here."""
        return bool(self.whole or self.begun or self.gap)

    def add(self, kind: str, key: str, words: list[str], *, gapped: bool) -> None:
        """Grow the way of the words, and note what ends there."""
        node = self
        for word in words:
            if word == _GAP:
                node.gap = node.gap or _Node()
                node = node.gap
            elif word.endswith(_ANY):
                node = node.begun.setdefault(word[:-1], _Node())
            else:
                node = node.whole.setdefault(word, _Node())
        node.ends.append((kind, key, gapped))

    def after(self, word: str) -> list[_Node]:
        """The places that the word leads to."""
        found = [self.whole[word]] if word in self.whole else []
        for length in self.lengths:
            if length > len(word):
                break
            node = self.begun.get(word[:length])
            if node:
                found.append(node)
        return found


class Lexicon:
    """The patterns of a vocabulary, each with the kind and the id that it stands for.

    A text meets few of them: what may follow a first word is grown when that word is met.
    ``across_numbers`` says whether a number may stand between two words of a phrase ("per 10,000 people").
    """

    def __init__(self, patterns: Iterable[tuple[str, str, str]], *, across_numbers: bool = True) -> None:
        self._across_numbers = across_numbers
        self._by_first: dict[str, list[tuple[str, str, str]]] = {}
        for kind, key, text in patterns:
            first, *_ = text.split(maxsplit=1) or [""]
            self._by_first.setdefault(first, []).append((kind, key, text))
        self._lengths = sorted({len(first) - 1 for first in self._by_first if first.endswith(_ANY)})
        self._grown: dict[str, _Node] = {}
        self._known: dict[str, tuple[list[_End], list[_Node]]] = {}

    def tags(self, words: Words) -> list[Tag]:
        """Every pattern that stands in the text, overlapping ones included, in order of their start."""
        found: list[Tag] = []
        spans, known = words.spans, self._known
        for first, word in enumerate(words.words):
            begun = known.get(word)
            if begun is None:
                begun = self._begun_by(word)
                if len(known) < _REMEMBERED:
                    known[word] = begun
            ends, open_nodes = begun
            start, end = spans[first]
            for kind, key, gapped in ends:
                found.append(Tag(kind, key, start, end, first, first, gapped))
            for node in open_nodes:
                ended: list[tuple[_End, int]] = []
                _follow(node, words, first, ended, across=self._across_numbers)
                for (kind, key, gapped), last in ended:
                    found.append(Tag(kind, key, start, spans[last][1], first, last, gapped))
        found.sort(key=lambda tag: (tag.start, -tag.end, tag.kind, tag.id))
        return found

    def _begun_by(self, word: str) -> tuple[list[_End], list[_Node]]:
        """What a text's word stands for alone, and the places that it leads to where a phrase begins with it."""
        stems = (word[:length] + _ANY for length in self._lengths if length <= len(word))
        nodes = [self._node(first) for first in (word, *stems) if first in self._by_first]
        return [end for node in nodes for end in node.ends], [node for node in nodes if node.leads_on]

    def _node(self, first: str) -> _Node:
        if first not in self._grown:
            node = _Node()
            for kind, key, text in self._by_first[first]:
                words = text.split()
                node.add(kind, key, words[1:], gapped=_GAP in words)
            _close(node)
            self._grown[first] = node
        return self._grown[first]


def _follow(node: _Node, words: Words, at: int, found: list[tuple[_End, int]], *, across: bool) -> None:
    """Note what ends after ``node``, which the word ``at`` led to, and the number of its last word."""
    following = at + 1
    if following >= len(words.words) or following in words.parted:
        return
    if (node.whole or node.begun) and (across or following not in words.numbered):
        for child in node.after(words.words[following]):
            found.extend((end, following) for end in child.ends)
            _follow(child, words, following, found, across=across)
    if node.gap:
        for ahead in range(following, min(following + 1 + _GAP_WORDS, len(words.words))):
            if ahead in words.parted:
                return
            told = len(found)
            for child in node.gap.after(words.words[ahead]):
                found.extend((end, ahead) for end in child.ends)
                _follow(child, words, ahead, found, across=across)
            if len(found) > told:
                return


def _close(node: _Node) -> None:
    """Note the lengths of the beginnings, shortest first, in the whole tree."""
    node.lengths = tuple(sorted({len(stem) for stem in node.begun}))
    for child in (*node.whole.values(), *node.begun.values(), *([node.gap] if node.gap else [])):
        _close(child)
