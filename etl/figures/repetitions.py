"""Tell a figure once that a report tells twice, in its headline and in its body (LABELS.md, rules 9 and 20)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from etl.records import Figure, SetAside

OTHER = "other"
TELLING = 13
"""Below this a bare count may well stand twice for two things."""


def drop(figures: list[Figure], aside: list[SetAside], title_end: int) -> tuple[list[Figure], list[SetAside]]:
    """The figures without repetitions, and the set-aside numbers with them.

    The first telling stays, with the hedge of the other one where it has none; of a headline that could not be
    understood and a body that was, the body's stays.
    """
    kept: list[Figure] = []
    told: dict[tuple[Any, ...], list[int]] = {}
    for figure in figures:
        alike = told.setdefault((figure.value, figure.unit, figure.measure), [])
        at = next((i for i in alike if _same(kept[i], figure, title_end)), None)
        if at is None:
            alike.append(len(kept))
            kept.append(figure)
            continue
        first = kept[at]
        stays, goes = (figure, first) if first.indicator == OTHER != figure.indicator else (first, figure)
        if stays.qualifier == "exact":
            stays = replace(stays, qualifier=goes.qualifier)
        kept[at] = stays
        aside.append(SetAside(goes.start, goes.end, goes.quote, "duplicate"))
    return sorted(kept, key=lambda figure: figure.start), aside


def _same(first: Figure, second: Figure, title_end: int) -> bool:
    """Whether two figures of one value, unit and measure are the same thing told twice."""
    headline = first.start < title_end <= second.start
    alike = first.indicator == second.indicator
    if headline and (alike or OTHER in {first.indicator, second.indicator}):
        return alike or abs(first.value) >= TELLING or first.unit != "count"
    meaning = [
        (
            figure.offence,
            figure.gravity,
            figure.region,
            figure.place,
            figure.period_start,
            figure.period_end,
            figure.modality,
        )
        for figure in (first, second)
    ]
    return (
        alike
        and meaning[0] == meaning[1]
        and first.indicator != OTHER
        and (first.unit != "count" or abs(first.value) >= TELLING)
    )
