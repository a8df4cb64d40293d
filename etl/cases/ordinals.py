"""Find the persons of a list who are told of by their turn alone: "the first got five years, the second three"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.cases.mentions import Mention
from etl.cases.texts import Reading
from etl.lexicons import Tag
from etl.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_DASH = re.compile(r"\s*-\s")
_LEAD = 60
_BETWEEN = 1
"""At most so many words that mean nothing here stand between a turn and what was done to the person."""
_DONE = ("stage", "grants", "receives", "sanction", "copulas", "count_verbs")


def find(reading: Reading, line: Sentence) -> Iterator[Mention]:
    """The words for somebody's turn in the sentence, without those that only describe the word behind them."""
    for tag in reading.within(line.start, line.end, "ordinal"):
        if _stands_alone(reading, tag, line):
            yield Mention(tag.start, tag.end, "ordinal", rank=int(tag.id))


def _stands_alone(reading: Reading, tag: Tag, line: Sentence) -> bool:
    """Whether what was done to the person follows at once: "the first was acquitted", but not "the first court"."""
    end = min(line.end, tag.end + _LEAD)
    if reading.vocabulary.head_last:
        return True  # a Kazakh turn has an ending of its own where no word follows that it describes
    if _DASH.match(reading.folded, tag.end):
        return True
    told = [one.start for one in reading.within(tag.end, end, *_DONE)]
    told += [one.start for one in reading.text.quantities if tag.end <= one.start < end]
    first = min(told, default=None)
    if first is None:
        return False
    gap = reading.folded[tag.end : first]
    return len(_WORD.findall(gap)) <= _BETWEEN and not re.search(r"[.;:()]", gap)
