"""How far apart two places of a text are for a reader: words count, and so does what stands between them.

A comma separates less than a bracket, a bracket less than a semicolon, a full stop more than all of them, and
a number in between belongs to somebody else. All distances of a text come from one running sum.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from etl.claims import Claim
from etl.lexicons import Tag, Words
from etl.quantities import Quantity
from etl.sentences import Sentence

WORD, NUMBER, JOIN, CONTRAST, SENTENCE, PARAGRAPH = 1.0, 2.0, -0.5, 2.0, 14.0, 26.0
_MARKS = {",": 1.5, ";": 7.0, ":": 1.0, "(": 1.5, ")": 1.5, "?": 5.0, "!": 5.0, "\u2026": 3.0, "|": 0.6}
_MARK = re.compile(r"[,;:()?!\u2026|]|(?<= )-(?= )")
_PARTED = re.compile(r"[,;:()]")
BACK = 40
"""So far back a paragraph is asked what it last spoke of: one without lines may be a whole text."""
BELOW = 2
"""So many lines below its head begins a list or an answer, a blank one counted."""
SHORT = 4
"""A question of at most so many words is the topic of its answer."""
_DASH = 0.6
HEADING = 8
"""So few words stand over a list without a colon."""
_CLOSED, _DASHED = frozenset(".!?;,"), re.compile(r"[ ]*[-*\u2022\u00b7\u25cf\u25aa] ")
_NUMBERED = re.compile(r"[ ]*\d{1,2}[.)][ ]")
_BULLET = re.compile(r"[ ]*(?:[-*\u2022\u00b7\u25cf\u25aa+]|\d{1,2}[.)])[ ]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """The running sum of costs by character, the sentences, and for each sentence the head of its list."""

    folded: str
    sum: list[float]
    sentences: list[Sentence]
    starts: list[int]
    heads: list[int | None]
    numbers: list[int]

    @classmethod
    def of(
        cls,
        words: Words,
        tags: list[Tag],
        quantities: list[Quantity],
        sentences: list[Sentence],
        claims: list[Claim],
    ) -> Layout:
        """Measure a folded text; what says what is compared with, "in comparison with the same period", counts as one word."""
        costs = _costs(words, tags, quantities, sentences, _compared(tags, claims))
        starts = [sentence.start for sentence in sentences]
        return cls(
            words.text,
            list(accumulate(costs, initial=0.0)),
            sentences,
            starts,
            _heads(words.text, sentences),
            [quantity.start for quantity in quantities],
        )

    def leads(self, end: int, *, dashed: bool = False) -> bool:
        """Whether a number of the same sentence follows a place with no mark between, or with a dash alone."""
        at = bisect_right(self.numbers, end)
        if at == len(self.numbers) or self.sentence(self.numbers[at]) != self.sentence(end):
            return False
        if dashed:
            return self.folded[end : self.numbers[at]].strip() == "-"
        return not _PARTED.search(self.folded, end, self.numbers[at])

    def distance(self, start: int, end: int, other_start: int, other_end: int) -> float:
        """The cost between two spans, in either order; 0 where they touch or overlap."""
        if other_start >= end:
            return self.sum[other_start] - self.sum[end]
        if start >= other_end:
            return self.sum[start] - self.sum[other_end]
        return 0.0

    def describes(self, tag: Tag, start: int, endings: tuple[str, ...]) -> bool:
        """Whether the words from a tag up to ``start`` hold one that ends like these, and so only describe a noun."""
        return any(word.endswith(endings) for word in self.folded[tag.start : start].split())

    def earlier(self, position: int) -> Iterator[Sentence]:
        """The sentences of the paragraph before the one around a position, the nearest first, and no more than `BACK`."""
        here = self.sentence(position)
        for number in range(here - 1, max(-1, here - 1 - BACK), -1):
            if self.sentences[number].paragraph != self.sentences[here].paragraph:
                return
            yield self.sentences[number]

    def opening(self, position: int) -> int:
        """Where the paragraph around a position begins, or the part of it that is asked what it spoke of."""
        here = self.sentences[self.sentence(position)]
        return min((sentence.start for sentence in self.earlier(position)), default=here.start)

    def sentence(self, position: int) -> int:
        """The number of the sentence around a position."""
        at = bisect_right(self.starts, position)
        return at - 1 if at else 0


def _compared(tags: list[Tag], claims: list[Claim]) -> list[tuple[int, int]]:
    """Where it is told what is compared with, which says nothing of the thing itself."""
    led = {tag.end + 1: tag.start for tag in tags if tag.kind == "comparison"}
    return [(led[claim.start], claim.end) for claim in claims if claim.kind and claim.start in led]


def _costs_of_words(words: Words, passed: list[tuple[int, int]]) -> list[float]:
    costs = [0.0] * len(words.text)
    for start, _ in words.spans:
        costs[start] = WORD
    for start, end in passed:
        costs[start:end] = [0.0] * (end - start)
        costs[start] = WORD
    return costs


def _costs(
    words: Words,
    tags: list[Tag],
    quantities: list[Quantity],
    sentences: list[Sentence],
    passed: list[tuple[int, int]],
) -> list[float]:
    text = words.text
    costs = _costs_of_words(words, passed)
    for quantity in quantities:
        for position in range(quantity.start, quantity.end):
            costs[position] = 0.0
        costs[quantity.start] = NUMBER
    for match in _MARK.finditer(text):
        costs[match.start()] += _MARKS.get(match.group(), _DASH)
    for tag in tags:
        if tag.kind == "joins":
            costs[tag.start] += JOIN
        elif tag.kind == "contrasts":
            if text[tag.start - 2 : tag.start] == ", " and text[tag.end : tag.end + 1] == ",":
                costs[tag.start - 2 : tag.end + 1] = [0.0] * (
                    tag.end + 3 - tag.start
                )  # "frauds, however, grew"
            else:
                costs[tag.start] += CONTRAST
    for before, after in pairwise(sentences):
        costs[before.end - 1] += SENTENCE if before.paragraph == after.paragraph else PARAGRAPH
    return costs


def _heads(text: str, sentences: list[Sentence]) -> list[int | None]:
    """For the members of a list the number of the sentence that heads it, the line that ends with a colon.

    A question heads the first sentence of the answer below it.
    """
    heads: list[int | None] = []
    head: int | None = None
    asked: int | None = None
    paragraph = -1
    for number, sentence in enumerate(sentences):
        if (
            head is not None
            and sentence.paragraph != paragraph
            and not _is_member(text, sentence, sentences[head])
        ):
            head = None
        answers = asked is not None and _is_answered(text, sentences[asked], sentence)
        heads.append(asked if answers and head is None else head)
        asked = None
        if text[sentence.start : sentence.end].rstrip().endswith(":") or _is_heading(text, sentences, number):
            head = number
        elif text[sentence.end - 1] == "?":
            asked = number
        paragraph = sentence.paragraph
    return heads


def _is_answered(text: str, question: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence answers the question before it: in a line below, or behind a short one, "Speed cameras? There are 64."."""
    below = sentence.paragraph - question.paragraph
    short = len(text[question.start : question.end].split()) <= SHORT
    return 0 < below <= BELOW or (below == 0 and short)


def _is_heading(text: str, sentences: list[Sentence], number: int) -> bool:
    """Whether a short line without a closing mark stands over a list with bullets: "PLANNED FOR Q2"."""
    sentence, following = sentences[number], sentences[number + 1 : number + 2]
    said = text[sentence.start : sentence.end].rstrip()
    if not following or following[0].paragraph != sentence.paragraph + 1 or said[-1:] in _CLOSED:
        return False
    listed = _DASHED.match(text, following[0].start) and not _DASHED.match(text, sentence.start)
    return bool(listed) and len(said.split()) <= HEADING


def _is_member(text: str, sentence: Sentence, head: Sentence) -> bool:
    """Whether a line belongs to the list of a head: the one below it, and bullets, but no number after a numbered head."""
    lines = (text.rfind("\n", 0, start) + 1 for start in (head.start, sentence.start))
    if all(_NUMBERED.match(text, line) for line in lines):
        return False
    first = head.paragraph < sentence.paragraph <= head.paragraph + BELOW
    return first or bool(_BULLET.match(text, sentence.start)) or text[sentence.end - 1] == ";"
