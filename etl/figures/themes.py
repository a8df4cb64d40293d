"""What holds for all numbers of a paragraph or a text although their sentences do not say it: that wages are meant."""

from __future__ import annotations

from etl.figures.readings import OTHER, Verdict
from etl.figures.texts import Text
from etl.quantities import COUNTING, MONEY, Quantity


def find(text: Text, quantity: Quantity, last: Verdict | None) -> frozenset[str]:
    """The themes (`etl.catalogue.Catalogue.themes`) that the title names, or the number's paragraph up to the number.

    Of "wages were late in Shu. The debt is 6.8 million" the second sentence tells of wages too; not so where it has
    turned to something else: ``last`` is what its number before counts.
    """
    if quantity.unit not in COUNTING | MONEY:
        return frozenset()
    known = text.catalogue.themes
    if last and last.indicator != OTHER and known.isdisjoint(last.concepts):
        return frozenset()
    start, title = text.layout.opening(quantity.start), text.title
    stretches = ((title.start, title.end), (start, quantity.start))
    return frozenset(
        tag.id for stretch in stretches for tag in text.concepts.within(*stretch) if tag.id in known
    )
