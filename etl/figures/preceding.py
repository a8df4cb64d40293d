"""The numbers before the one that is read, which it may take over from."""

from __future__ import annotations

from dataclasses import dataclass

from etl.figures import measures
from etl.figures.bound import Binding
from etl.figures.reached import FOREIGN
from etl.figures.texts import Text
from etl.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Before:
    """The numbers that the next one may take over from: the one before it, the last that counted crimes or a whole."""

    last: Binding | None = None
    outer: Binding | None = None
    crime: Binding | None = None
    whole: Binding | None = None

    def followed_by(
        self, binding: Binding, *, in_bracket: bool, counts_crimes: bool, is_part: bool
    ) -> Before:
        """The same for the number after ``binding``; what a bracket holds ends with it."""
        outer = self.outer if in_bracket and self.outer else binding
        whole = self.whole if is_part else binding
        return Before(binding, outer, binding if counts_crimes else self.crime, whole)

    def meant(self, text: Text, quantity: Quantity, *, in_bracket: bool) -> Binding | None:
        """The number that the next one goes on with.

        A sentence that only tells a change goes back to the whole of the one before: of "148 crimes, 57 of them
        of corruption" says "this is 13% more" nothing about the 57, and neither does "in Aksu there are 41 such crimes".
        """
        last = self.last if in_bracket else self.outer
        if self.whole is not last and _is_such(text, quantity):
            return self.whole
        if last is None or self.whole is None or quantity.unit not in measures.RATIOS:
            return last
        sentence, number = text.sentence(quantity.start), text.layout.sentence(self.whole.quantity.start)
        told = any(tag.id != FOREIGN for tag in text.concepts.within(sentence.start, quantity.start))
        follows = number == text.layout.sentence(quantity.start) - 1
        return self.whole if follows and not told else last


def _is_such(text: Text, quantity: Quantity) -> bool:
    """Whether "such" leads to the number or to its noun."""
    lead = text.before(quantity, "such")
    return lead is not None and not text.words.text[lead.end : quantity.start].strip()
