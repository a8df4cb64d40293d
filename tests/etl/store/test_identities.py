from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from etl.records import Figure
from etl.store import identities
from tests.etl.store.conftest import EXAMPLE

OTHER = replace(EXAMPLE, indicator="other")

figures = some.builds(
    Figure,
    indicator=some.sampled_from(["verdicts", "other"]),
    measure=some.sampled_from(["level", "change"]),
    value=some.decimals(allow_nan=False, allow_infinity=False, places=2),
    unit=some.sampled_from(["count", "percent"]),
    qualifier=some.just("exact"),
    offence=some.sampled_from([None, "theft"]),
    gravity=some.none(),
    region=some.sampled_from([None, "KZ-15"]),
    place=some.none() | some.text(max_size=3),
    scope=some.none() | some.text(max_size=3),
    period_start=some.none() | some.dates(),
    period_end=some.none() | some.dates(),
    modality=some.just("result"),
    label=some.text(max_size=3),
    start=some.integers(0, 5),
    end=some.integers(6, 9),
    quote=some.sampled_from(["5", "five"]),
)


@given(some.text(), figures)
def test_ids_are_hashes_of_what_any_program_writes_as_json(report: str, figure: Figure) -> None:
    value = f"{figure.value.normalize():f}" if figure.value else "0"
    days = [day.isoformat() if day else None for day in (figure.period_start, figure.period_end)]
    meaning = [figure.quote, figure.indicator, figure.measure, value, figure.unit, figure.offence, figure.gravity,
               figure.region, figure.place, figure.scope, *days, figure.modality,
               figure.label if figure.indicator == "other" else None]  # fmt: skip
    whole = json.dumps([report, json.dumps(meaning, ensure_ascii=False), 0], ensure_ascii=False)
    assert identities.assign(report, [figure]) == [hashlib.sha256(whole.encode()).hexdigest()[:16]]


@given(some.text(), some.lists(figures))
def test_ids_are_16_digits_and_no_two_are_the_same(report: str, found: list[Figure]) -> None:
    ids = identities.assign(report, found)
    assert len(ids) == len(set(ids)) == len(found)
    assert all(re.fullmatch("[0-9a-f]{16}", key) for key in ids)


@given(some.lists(figures), some.randoms())
def test_ids_do_not_depend_on_the_order_in_which_figures_were_found(found: list[Figure], random: Any) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert set(identities.assign("a", shuffled)) == set(identities.assign("a", found))


@given(some.lists(figures), some.integers(1, 1000))
def test_ids_do_not_depend_on_what_stands_before_the_figures(found: list[Figure], by: int) -> None:
    moved = [replace(figure, start=figure.start + by, end=figure.end + by) for figure in found]
    assert identities.assign("a", moved) == identities.assign("a", found)


def test_ids_are_the_same_for_ever() -> None:
    """A change here breaks every link and every decision that was ever made."""
    assert identities.assign("en-101", [EXAMPLE]) == ["9a2c6064292db358"]


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "824 cases"},
        {"indicator": "acquittals"},
        {"measure": "change"},
        {"value": Decimal(825)},
        {"unit": "percent"},
        {"offence": "theft"},
        {"gravity": "serious"},
        {"region": "KZ-19"},
        {"region": None},
        {"place": "Khromtau"},
        {"scope": "for theft"},
        {"period_start": None},
        {"period_end": date(2025, 12, 31)},
        {"modality": "target"},
    ],
    ids=str,
)
def test_another_meaning_is_another_figure(change: dict[str, Any]) -> None:
    assert identities.assign("a", [EXAMPLE]) != identities.assign("a", [replace(EXAMPLE, **change)])


@pytest.mark.parametrize(
    "change",
    [
        {"label": "judgments"},
        {"qualifier": "about"},
        {"value": Decimal("824.0")},
        {"value": Decimal("8.24E+2")},
    ],
    ids=str,
)
def test_another_wording_is_the_same_figure(change: dict[str, Any]) -> None:
    assert identities.assign("a", [EXAMPLE]) == identities.assign("a", [replace(EXAMPLE, **change)])


def test_another_report_has_other_ids() -> None:
    assert identities.assign("a", [EXAMPLE]) != identities.assign("b", [EXAMPLE])


def test_the_label_is_the_meaning_where_the_indicator_says_nothing() -> None:
    trees = replace(OTHER, label="trees")
    assert identities.assign("a", [OTHER]) != identities.assign("a", [trees])


def test_two_figures_of_one_span_keep_their_ids_apart() -> None:
    elsewhere = replace(EXAMPLE, region="KZ-19")
    one, two = identities.assign("a", [EXAMPLE, elsewhere])
    assert identities.assign("a", [EXAMPLE]) == [one]
    assert identities.assign("a", [elsewhere]) == [two]


def test_figures_that_agree_in_everything_are_counted_in_the_order_of_the_text() -> None:
    later = replace(EXAMPLE, start=50, end=53)
    first, second = identities.assign("a", [EXAMPLE, later])
    assert identities.assign("a", [later, EXAMPLE]) == [second, first]
    assert identities.assign("a", [EXAMPLE]) == [first]
