"""A text with all that the earlier stages found in it, and the small questions that are asked of it again and again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from etl.catalogue import Catalogue
from etl.claims import Claim
from etl.clocks import Clock
from etl.figures import partitives, segments, titles
from etl.figures.layout import Layout
from etl.figures.mentions import Concepts
from etl.figures.readings import Readings
from etl.languages import Language
from etl.lexicons import Tag, TagIndex, Words
from etl.names import Name
from etl.places import Place
from etl.quantities import Quantity
from etl.sentences import Sentence

_PART = re.compile(r";|,(?!\d)|(?<!\d),")
REACH = 40
"""What belongs to a number stands within so many characters of it."""
UNCOUNTED = frozenset({"breach", "manner"})
"""The kinds of offences that are no crimes, or only say how they were committed (`etl.catalogue.Term`)."""
_FEW = 3
_HEAD, _PREVAILS, _MOST = 5, 3, 0.6


@dataclass(frozen=True)
class Text:
    """One report in the making: ``original`` is the text of record, ``words`` its folded words.

    ``abroad`` is where other countries are named as places, ``persons`` are the names of persons, which the text of record no longer shows.
    """

    original: str
    words: Words
    language: Language
    catalogue: Catalogue
    tags: list[Tag]
    claims: list[Claim]
    quantities: list[Quantity]
    places: list[Place]
    abroad: list[tuple[int, int]]
    sentences: list[Sentence]
    clock: Clock
    subject: str | None
    readings: Readings
    persons: list[Name] = field(default_factory=list)
    _segments: dict[int, tuple[int, int]] = field(default_factory=dict)
    _shares: dict[str, float] = field(default_factory=dict)
    _counted: dict[int, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def title(self) -> Sentence:
        """The title, or the first sentence where there is none (`etl.figures.titles`)."""
        return titles.find(self)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Everything that the text speaks of anywhere."""
        return frozenset(tag.id for tag in self.tags)

    @cached_property
    def layout(self) -> Layout:
        """Distances and lists."""
        return Layout.of(self.words, self.tags, self.quantities, self.sentences, self.claims)

    @cached_property
    def concepts(self) -> Concepts:
        """Concepts, offences and gravities by place, but for what is no act and the words of the quantities."""
        offences = self.catalogue.offences
        tags = [
            tag
            for tag in self.tags
            if not self._is_number(tag) and not (tag.kind == "offence" and offences[tag.id].kind in UNCOUNTED)
        ]
        return Concepts(tags, noun_first=self.language.noun_first, adjectives=self._adjectives)

    @cached_property
    def _adjectives(self) -> dict[int, int]:
        """Where each word ends, by its number, that a preposition governs and that only describes the next one."""
        endings, words = self.language.adjective_endings, self.words
        behind = {tag.last + 1 for tag in self.tags if tag.kind == "prepositions"} if endings else set()
        behind -= {tag.last for tag in self.tags if tag.kind == "of_which"}  # the "them" of "of them"
        return {
            number: words.spans[number][1]
            for number in behind
            if number < len(words.words)
            and number not in words.numbered
            and words.words[number].endswith(endings)
        }

    def _is_number(self, tag: Tag) -> bool:
        """Whether the tag is a part of a quantity, such as the times of "1.5 times"."""
        at = bisect_right(self.starts, tag.start) - 1
        return at >= 0 and tag.end <= self.quantities[at].end

    @cached_property
    def prevailing_offence(self) -> str | None:
        """The act that most of the offences named in the text are, if it stands in its first sentences."""
        offences = self.catalogue.offences
        acts = [tag.id for tag in self.tags if tag.kind == "offence" and offences[tag.id].kind == "act"]
        wide = [offences[act].part_of or act for act in acts]
        if not acts:
            return None
        most = max(set(wide), key=wide.count)
        alone = wide.count(most) == len(acts) > 1
        if not alone and wide.count(most) < max(_PREVAILS, len(acts) * _MOST):
            return None
        family = [act for act, root in zip(acts, wide, strict=True) if root == most]
        parts = set(family) - {most}
        narrow = max(set(family), key=lambda act: (family.count(act) + (act != most) * len(family) / 3, act))
        if len(parts) > 1 and family.count(most) >= family.count(narrow):
            narrow = most  # bribery, embezzlement and abuse of power: corruption
        head = self.sentences[min(_HEAD, len(self.sentences)) - 1].end
        return narrow if any(tag.id in {narrow, most} for tag in self.within(0, head, "offence")) else None

    def prevalence(self, offence: str) -> float:
        """Which share of the acts named in the text are the offence, or belong to the same wider one."""
        if offence not in self._shares:  # asked for again with each number
            known = self.catalogue.offences
            acts = [tag.id for tag in self.tags if tag.kind == "offence" and known[tag.id].kind == "act"]
            root = known[offence].part_of or offence
            alike = sum((known[act].part_of or act) == root for act in acts)
            self._shares[offence] = alike / len(acts) if acts else 0.0
        return self._shares[offence]

    def narrowest(self, named: set[str]) -> set[str]:
        """The offences without those that another one of them is a part of."""
        return named - {self.catalogue.offences[offence].part_of for offence in named}

    def follows_place(self, quantity: Quantity) -> bool:
        """Whether the name of a place leads directly to the number: "Pavlodar - 804", "Shymkent (20)"."""
        before = bisect_left(self.place_starts, quantity.start) - 1
        place = self.places[before] if before >= 0 else None
        return bool(
            place
            and place.end <= quantity.start <= place.end + REACH
            and not self.words.text[place.end : quantity.start].strip(" -:(")
        )

    @cached_property
    def place_starts(self) -> list[int]:
        """Where each place begins."""
        return [place.start for place in self.places]

    @cached_property
    def index(self) -> TagIndex:
        """The tags by kind and place."""
        return TagIndex(self.tags)

    @cached_property
    def openings(self) -> dict[int, int]:
        """Where each paragraph begins."""
        return {line: inside[0].start for line, inside in self.lines.items()}

    def places_within(self, start: int, end: int) -> list[Place]:
        """The places that begin in the stretch, in order."""
        return self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)]

    def claims_within(self, start: int, end: int) -> list[Claim]:
        """The claims that begin in the stretch, in order."""
        starts = self.claim_starts
        return self.claims[bisect_left(starts, start) : bisect_left(starts, end)]

    def quantities_within(self, start: int, end: int) -> list[Quantity]:
        """The quantities that begin in the stretch, in order."""
        return self.quantities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def within(self, start: int, end: int, *kinds: str) -> list[Tag]:
        """Tags of the kinds that begin in the stretch, in order of their place."""
        return self.index.within(start, end, *kinds)

    def sentence(self, position: int) -> Sentence:
        """The sentence around a position."""
        return self.sentences[self.layout.sentence(position)]

    def following(self, quantity: Quantity) -> Quantity | None:
        """The next number of the same sentence."""
        at = bisect_right(self.starts, quantity.start)
        here = self.layout.sentence(quantity.start)
        found = self.quantities[at] if at < len(self.quantities) else None
        return found if found and self.layout.sentence(found.start) == here else None

    @cached_property
    def claim_starts(self) -> list[int]:
        """Where each claim begins."""
        return [claim.start for claim in self.claims]

    @cached_property
    def lines(self) -> dict[int, list[Sentence]]:
        """The sentences of each paragraph."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return found

    @cached_property
    def starts(self) -> list[int]:
        """Where each quantity begins."""
        return [quantity.start for quantity in self.quantities]

    def before(self, quantity: Quantity, *kinds: str) -> Tag | None:
        """The nearest tag of the kinds directly before the quantity, with at most a qualifier or two words between."""
        sentence = self.sentence(quantity.start)
        start = max(sentence.start, quantity.start - REACH)
        for tag in reversed(self.within(start, quantity.start, *kinds)):
            if tag.end <= quantity.start and self._near(
                tag.end, quantity.start, dashed=tag.kind == "comparison"
            ):
                return tag
        return None

    def after(self, quantity: Quantity, *kinds: str) -> Tag | None:
        """The nearest tag of the kinds soon after the quantity, with no mark between."""
        sentence = self.sentence(quantity.start)
        end = min(sentence.end, quantity.end + REACH)
        for tag in self.within(quantity.end, end, *kinds):
            gap = self.words.text[quantity.end : tag.start]
            if not re.search(r"[,;:()\d]| - ", gap) and len(gap.split()) <= _FEW:
                return tag
        return None

    def _near(self, end: int, start: int, *, dashed: bool) -> bool:
        gap = self.words.text[end:start]
        if dashed:
            gap = gap.replace(" - ", " ")  # "a year earlier - 88"
        if re.search(r"[,;:()\d]| - ", gap):
            return False
        spare = gap
        for tag in self.within(end, start, "qualifier_before"):
            spare = spare.replace(self.words.text[tag.start : tag.end], " ")
        return len(spare.split()) <= 1

    def is_followed(self, quantity: Quantity) -> bool:
        """Whether a noun that can be counted follows within two words."""
        return bool(self.counted(quantity))

    def counted(self, quantity: Quantity) -> frozenset[str]:
        """What the noun stands for that follows the quantity within two words."""
        if quantity.end not in self._counted:
            self._counted[quantity.end] = frozenset(self._following_nouns(quantity))
        return self._counted[quantity.end]

    def _following_nouns(self, quantity: Quantity) -> set[str]:
        text = self.words.text
        end = quantity.end
        hedge = self.after(quantity, "qualifier_after")
        if hedge and not text[end : hedge.start].strip(" -"):
            end = hedge.end
        for lead in self.within(end + 1, end + 2, "parts_of"):
            end = lead.end  # "88 of the thefts"
        found: set[str] = set()
        for tag in self.concepts.within(end, min(end + REACH, self.sentence(quantity.start).end)):
            gap = text[end : tag.start]
            if _PART.search(gap) or len(gap.split()) > 1 or self._joins(end, tag.start):
                break
            if tag.id in self.readings.vocabulary.nouns or tag.kind == "offence":
                found.add(tag.id)
        return found

    def _joins(self, start: int, end: int) -> bool:
        """Whether nothing but "and" stands in the stretch: in "6 and injuries by 20" the noun is the next number's."""
        gap = self.words.text[start:end].strip()
        return any(gap == self.words.text[tag.start : tag.end] for tag in self.within(start, end, "joins"))

    def is_plural(self, word: str) -> bool:
        """Whether an ending of the word says that there are several."""
        language = self.language
        return word.endswith(language.plural_endings) and not f" {word}".endswith(language.singular_endings)

    def is_partitive(self, quantity: Quantity) -> bool:
        """Whether the number is a part of what was counted before (`etl.figures.partitives`)."""
        return partitives.are_said(self, quantity)

    def in_bracket(self, quantity: Quantity) -> bool:
        """Whether the quantity stands in a bracket of its sentence."""
        start = self.sentence(quantity.start).start
        opened = self.words.text[start : quantity.start]
        return opened.rfind("(") > opened.rfind(")")

    def is_alone(self, quantity: Quantity) -> bool:
        """Whether a bracket holds the number and nothing else: "Shymkent (20)"."""
        text, start, end = self.words.text, quantity.start, quantity.end
        return text[max(0, start - 1) : start] + text[end : end + 1] == "()"

    def segment(self, index: int) -> tuple[int, int]:
        """The part of the sentence that is the quantity's own: up to the marks or numbers next to it."""
        if index not in self._segments:
            self._segments[index] = segments.find(self, index)
        return self._segments[index]
