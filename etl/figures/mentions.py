"""The concepts, offences and gravities that a text names, to be asked for by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from etl.lexicons import Tag

PHRASE = 6
"""A noun and what belongs to it are at most so many words."""
LONGEST = 40
"""No name of a thing is longer."""


class Concepts:
    """The concept, offence and gravity tags of a text, to be asked for those of a stretch.

    ``noun_first`` says that in the text's language what belongs to a noun follows it without a preposition;
    ``adjectives`` gives the end of each word, by its number, that only describes the next one.
    """

    def __init__(
        self,
        tags: list[Tag],
        *,
        noun_first: bool = False,
        adjectives: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self.noun_first = noun_first
        self._tags = [tag for tag in tags if tag.kind in {"concept", "offence", "gravity"}]
        self._governed = {tag.last + 1: tag.end for tag in tags if tag.kind == "prepositions"}
        for first in [first for first in self._governed if first in adjectives]:
            self._governed.setdefault(first + 1, adjectives[first])
        self._leads = {tag.start for tag in tags if tag.kind == "prepositions"}
        self._leading = {tag.first for tag in tags if tag.kind == "prepositions"}
        self._starts = [tag.start for tag in self._tags]
        self._copulas = [tag.start for tag in tags if tag.kind == "copulas"]
        self._qualifying = {tag.last + 1: tag.first for tag in self._tags}
        self._headed = {tag.last + 1 for tag in tags if tag.kind == "numbers_of"}
        self._past = {tag.start: tag.end + 1 for tag in tags if tag.kind == "copulas"}

    def within(self, start: int, end: int) -> Iterator[Tag]:
        """Tags that begin in the stretch."""
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._tags[index]

    def has_copula(self, start: int, end: int) -> bool:
        """Whether a copula begins in the stretch."""
        at = bisect_left(self._copulas, start)
        return at < len(self._copulas) and self._copulas[at] < end

    def is_head(self, tag: Tag) -> bool:
        """Whether "the number of" stands directly before the tag, or before what qualifies it: "of registered crimes"."""
        return tag.first in self._headed or self._qualifying.get(tag.first) in self._headed

    def past_copula(self, start: int) -> int:
        """Where the word behind the copula begins that stands at ``start``; ``start`` where none does."""
        return self._past.get(start, start)

    def any_within(self, start: int, end: int) -> bool:
        """Whether any begins in the stretch."""
        return next(self.within(start, end), None) is not None

    def governed(self, tag: Tag, start: int = 0) -> bool:
        """Whether a preposition stands directly before the tag or the name that it is a compound with, and not before ``start``.

        So it does in "from police premises", in a language that sets what belongs to a noun before it.
        """
        end = self._governed.get(tag.first)
        if end is not None:
            return start <= end and tag.start - end <= 1
        if self.noun_first:
            return False
        return any(
            other.end == tag.start - 1
            and other.kind == "concept"
            and self._governed.get(other.first, -1) >= start
            for other in self.within(tag.start - LONGEST, tag.start)
        )

    def is_place(self, tag: Tag) -> bool:
        """Whether the name of an offence begins with a preposition, and so may tell where: "on the roads"."""
        return tag.kind == "offence" and tag.first in self._leading

    def is_led(self, start: int) -> bool:
        """Whether a preposition begins there."""
        return start in self._leads

    def is_genitive(self, tag: Tag, nouns: Collection[str], actions: Collection[str]) -> bool:
        """Whether a noun stands directly before that ``tag`` belongs to: "acts of agencies", "of" left out.

        What names one of the ``actions`` as well is a verb: "fined were 58 persons".
        """
        before = [
            other for other in self.within(tag.start - LONGEST, tag.start) if other.end == tag.start - 1
        ]
        return (
            self.noun_first
            and not any(other.id in actions for other in before)
            and any(
                (other.kind == "offence" or (other.kind == "concept" and other.id in nouns))
                and other.id != tag.id
                for other in before
            )
        )

    def belongs(self, tag: Tag, front: Tag | None, actions: Collection[str]) -> bool:
        """Whether a noun stands in the phrase of the one that opens the clause: "breaches of rights of parties to cases"."""
        if front is None or tag is front or tag.last - front.last > PHRASE or tag.start < front.end:
            return False
        if any(other.id in actions for other in self.within(front.end, tag.start)):
            return False
        return not any(number in self._governed for number in range(front.last + 1, tag.first + 1))

    def is_apart(self, tag: Tag, front: Tag) -> bool:
        """Whether a preposition stands between the noun that opens the clause and ``tag``, which only describes it.

        So it does in "claims in the interests of citizens: 57".
        """
        return tag.start > front.end and any(
            number in self._governed for number in range(front.last + 1, tag.first + 1)
        )

    def followed(self, tag: Tag, nouns: Collection[str]) -> bool:
        """Whether a noun follows directly, so that ``tag`` only qualifies it."""
        return any(
            other.kind == "concept" and other.id in nouns and other.first == tag.last + 1
            for other in self.within(tag.end, tag.end + 2)
        )
