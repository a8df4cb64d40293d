"""Fences around the accuracy: no change may let it fall below them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from etl.records import Figure
from tests.etl import accuracy
from tests.etl.accuracy import Label

FENCES = {
    "en": {"found": 0.98, "precise": 0.97, "cell": 0.67},
    "kk": {"found": 0.98, "precise": 0.96, "cell": 0.78},
    "ru": {"found": 0.97, "precise": 0.96, "cell": 0.71},
}


@pytest.mark.parametrize("language", FENCES)
@pytest.mark.parametrize("name", ["found", "precise", "cell"])
def test_accuracy_stays_above_its_fence(language: str, name: str) -> None:
    measured = getattr(accuracy.scores()[language], name)
    assert measured >= FENCES[language][name], "\n".join(accuracy.table())


def test_every_language_is_measured() -> None:
    assert set(accuracy.scores()) == {*FENCES, "all"}


def figure(value: float, unit: str = "count", **fields: object) -> Figure:
    """A figure of thefts in 2024 in Aktobe Region."""
    known: dict[str, object] = {
        "indicator": "registered_crimes",
        "measure": "level",
        "offence": "theft",
        "gravity": None,
        "region": "KZ-15",
        "period_start": date(2024, 1, 1),
        "period_end": date(2024, 12, 31),
        "modality": "result",
    }
    return Figure(
        **{**known, **fields},  # type: ignore[arg-type]
        value=Decimal(str(value)),
        unit=unit,
        qualifier="exact",
        place=None,
        scope=None,
        label="thefts",
        start=0,
        end=1,
        quote="5",
    )


LABEL: Label = {
    "indicator": "registered_crimes",
    "measure": "level",
    "value": 5,
    "unit": "count",
    "offence": "theft",
    "gravity": None,
    "region": "KZ-15",
    "period_start": "2024-01-01",
    "period_end": "2024-12-31",
    "modality": "result",
}

MISPLACED = [
    ("all agrees", {}, figure(5), []),
    ("another region", {}, figure(5, region="KZ-23"), ["region"]),
    ("another end", {}, figure(5, period_end=date(2024, 9, 30)), ["period_end"]),
    ("a decrease", {}, figure(-5), ["sign"]),
    ("silence of the label means a result", {"modality": None}, figure(5), []),
    (
        "what fits nothing has no offence",
        {"indicator": "other"},
        figure(5, indicator="other", offence=None),
        [],
    ),
    ("no offence", {}, figure(5, offence=None), ["offence"]),
]


@pytest.mark.parametrize(
    ("changed", "read", "wrong"), [row[1:] for row in MISPLACED], ids=[row[0] for row in MISPLACED]
)
def test_misplaced(changed: Label, read: Figure, wrong: list[str]) -> None:
    assert accuracy.misplaced({**LABEL, **changed}, read) == wrong


def test_a_number_is_paired_once_and_with_its_best() -> None:
    far, near = figure(5, region="KZ-23", offence="fraud"), figure(5)
    assert accuracy.pair([LABEL], [far, near, figure(6), figure(5, "percent")]) == [(LABEL, near)]


def test_scores_are_shares_of_labels_and_of_figures() -> None:
    second = {**LABEL, "value": 7}
    one = accuracy.score([([LABEL, second], [figure(5), figure(7, region=None), figure(9), figure(11)])])
    assert (one.found, one.precise, one.indicator, one.cell) == (1.0, 0.5, 1.0, 0.5)
    assert one.f1 == pytest.approx(1 / 3)
