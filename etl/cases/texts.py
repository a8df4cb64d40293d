"""A text with what a reader of cases sees in it: words of cases, names, sentences and the clauses inside them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from etl.cases import vocabularies
from etl.cases.vocabularies import Roles, Vocabulary
from etl.figures.texts import Text
from etl.lexicons import Tag, TagIndex
from etl.names import Name
from etl.places import Place
from etl.sentences import Sentence

_BREAK = re.compile(r"[;:()]|, |\s-\s")
_STRONG = re.compile(r"[;:]")
_HIDING = frozenset({"noun", "body", "stage", "sanction", "charge", "portfolio"})
"""Kinds of which the longest word counts where several overlap."""


@dataclass(frozen=True)
class Reading:
    """One report read for cases: ``text`` is what the earlier stages found."""

    text: Text

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabularies.read(self.text.language.code)

    @cached_property
    def roles(self) -> Roles:
        return vocabularies.roles()

    @property
    def names(self) -> list[Name]:
        """The persons whom the text names."""
        return self.text.persons

    @property
    def folded(self) -> str:
        return self.text.words.text

    @property
    def sentences(self) -> list[Sentence]:
        return self.text.sentences

    @cached_property
    def places(self) -> list[Place]:
        """The places of the text, without those that a small letter and a word for a stage make a verb: Kazakh "acquit"."""
        stages = [
            tag for tag in self.vocabulary.lexicon.tags(self.text.words) if tag.kind in {"stage", "voids"}
        ]
        return [
            place
            for place in self.text.places
            if not (
                self.text.original[place.start].islower()
                and any(tag.start <= place.start and place.end <= tag.end for tag in stages)
            )
        ]

    @cached_property
    def tags(self) -> list[Tag]:
        """Words of cases in order; of overlapping ones of a kind the longest, none of them inside a place's name."""
        tags = [
            tag
            for tag in self.vocabulary.lexicon.tags(self.text.words)
            if not any(place.start <= tag.start and tag.end <= place.end for place in self.places)
            or tag.kind == "level"
        ]
        return [tag for tag in tags if tag.kind not in _HIDING or not _is_hidden(tag, tags)]

    @cached_property
    def _index(self) -> TagIndex:
        return TagIndex(self.tags)

    def within(self, start: int, end: int, *kinds: str) -> list[Tag]:
        """Tags of the kinds that begin in the stretch, in order of their place."""
        return self._index.within(start, end, *kinds)

    def has(self, start: int, end: int, *kinds: str) -> bool:
        """Whether a tag of the kinds begins in the stretch."""
        return bool(self.within(start, end, *kinds))

    def sentence(self, at: int) -> int:
        """The number of the sentence around a position."""
        return self.text.layout.sentence(at)

    def clause(self, at: int) -> tuple[int, int]:
        """The stretch around a position up to the next mark to each side, inside its sentence."""
        sentence = self.sentences[self.sentence(at)]
        before = [match.end() for match in _BREAK.finditer(self.folded, sentence.start, at)]
        after = _BREAK.search(self.folded, at, sentence.end)
        return before[-1] if before else sentence.start, after.start() if after else sentence.end

    def segment(self, at: int) -> tuple[int, int]:
        """The stretch around a position up to a strong mark or a contrast, inside its sentence."""
        line = self.sentences[self.sentence(at)]
        marks = [match.start() for match in _STRONG.finditer(self.folded, line.start, line.end)]
        opened = self.folded.rfind("(", line.start, at)
        if opened > self.folded.rfind(")", line.start, at):
            closed = self.folded.find(")", at, line.end)
            return opened, closed if closed >= 0 else line.end
        marks += [
            tag.start
            for tag in self.text.within(line.start, line.end, "contrasts")
            if self.folded[max(line.start, tag.start - 2) : tag.start].strip() == ","
        ]
        start = max((mark for mark in marks if mark < at), default=line.start)
        return start, min((mark for mark in marks if mark > at), default=line.end)

    def quote(self, start: int, end: int) -> str:
        """The words of the text of record, in which names are masked already."""
        return self.text.original[start:end]


def _is_hidden(tag: Tag, tags: Collection[Tag]) -> bool:
    return any(
        other.kind == tag.kind
        and other.start <= tag.start
        and tag.end <= other.end
        and other.end - other.start > tag.end - tag.start
        for other in tags
    )
