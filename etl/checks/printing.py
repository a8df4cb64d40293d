"""The failed checks as lines for a terminal: what is wrong, then each figure with its value and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from etl.checks.findings import written
from etl.checks.reading import Cited, Failure, sentence, title


def lines(failures: Iterable[Failure], counts: Mapping[str, int]) -> Iterator[str]:
    """Yield the lines, rule by rule; ``failures`` come in the order of `failures`, ``counts`` tell how many of a rule."""
    for rule, members in groupby(failures, key=lambda failure: failure.rule):
        yield f"{title(rule)}: {counts.get(rule, 0):,}"
        for failure in members:
            yield f"  {sentence(failure)}"
            yield from (f"    {_cited(one)}" for one in failure.figures)
        yield ""


def _cited(one: Cited) -> str:
    where = one.report
    if one.cell is not None:
        sheet = f" sheet '{one.sheet}'" if one.sheet else ""
        where = f"{one.file}{sheet} cell {one.cell}"
    link = f", {one.source_url}" if one.source_url else ""
    return f"{one.part} {written(one.value)} {one.unit}: {where}{link} (figure {one.figure_id})"
