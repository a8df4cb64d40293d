"""The facts of forms that come with the project, and the real workbooks where they are at hand."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from etl import catalogue, forms
from etl.catalogue import DATA
from etl.forms import facts, layouts
from etl.records import Figure
from etl.tables import Table

FACTS = sorted((DATA / "forms" / "facts").glob("*.csv"))
SHARED = Path(__file__).resolve().parents[4] / "shared" / "forms"
REGIONS = 20

# The nation's sums over the regions, as the form gives them for 2022.
TOTALS = [
    ("registered_offences", None, None, None, 155_200),
    ("registered_crimes", None, None, None, 135_029),
    ("registered_crimes", None, "particularly_serious", None, 2_200),
    ("registered_crimes", None, "serious", None, 43_663),
    ("registered_crimes", None, "medium", None, 66_617),
    ("registered_crimes", None, "minor", None, 22_548),
    ("registered_offences", "theft", None, "ст. 188", 58_233),
    ("registered_offences", "theft", None, None, 58_233),
    ("registered_offences", "fraud", None, "ст. 190", 43_344),
    ("registered_offences", "murder", None, "ст. 99", 517),
    ("offences_investigated", None, None, None, 181_367),
]  # fmt: skip


@cache
def bundled() -> tuple[Table, ...]:
    return tuple(table for path in FACTS for table in facts.read(path))


@cache
def sums() -> dict[tuple[str, str | None, str | None, str | None], Decimal]:
    """The sums over the regions of form 1-M, by indicator, offence, gravity and scope."""
    found: dict[tuple[str, str | None, str | None, str | None], Decimal] = defaultdict(Decimal)
    for table in bundled():
        if table.name.startswith("1-M-"):
            for one in table.figures:
                figure = one.figure
                found[figure.indicator, figure.offence, figure.gravity, figure.scope] += figure.value
    return found


@pytest.mark.parametrize(("indicator", "offence", "gravity", "scope", "total"), TOTALS)
def test_totals_of_2022(
    indicator: str, offence: str | None, gravity: str | None, scope: str | None, total: int
) -> None:
    assert sums()[indicator, offence, gravity, scope] == total


def test_every_region_is_there_with_both_forms() -> None:
    codes = {
        code
        for code, region in catalogue.read().regions.items()
        if code != "KZ" and region.valid_until is None
    }
    for form in layouts.read():
        told = {
            table.figures[0].figure.region for table in bundled() if table.name.startswith(f"{form}-2022-")
        }
        assert told == codes and len(told) == REGIONS


def test_chapters_are_the_sum_of_the_offences() -> None:
    chapters = [value for key, value in sums().items() if key[0] == "registered_offences" and (key[3] or "").startswith("гл. ") and ";" not in (key[3] or "")]  # fmt: skip
    assert len(chapters) == 18 and sum(chapters) == 155_200


def test_the_two_forms_count_the_same_crimes() -> None:
    def crimes(form: str) -> dict[str | None, Decimal]:
        return {
            one.figure.region: one.figure.value
            for table in bundled()
            if table.name.startswith(form)
            for one in table.figures
            if whole(one.figure) and one.figure.indicator == "registered_crimes"
        }

    assert crimes("1-M-") == crimes("CIS-1-")


def test_no_cell_is_told_twice_with_different_values() -> None:
    for table in bundled():
        meanings: dict[tuple[object, ...], set[Decimal]] = defaultdict(set)
        for one in table.figures:
            figure = one.figure
            meanings[figure.indicator, figure.offence, figure.gravity, figure.scope].add(figure.value)
        assert [key for key, values in meanings.items() if len(values) > 1] == []


def whole(figure: Figure) -> bool:
    return figure.offence is None and figure.gravity is None and figure.scope is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the official workbooks are not part of the project")
@pytest.mark.parametrize("form", ["1-M", "CIS-1"])
def test_facts_are_what_the_workbooks_say(form: str) -> None:
    numbers = 0
    tables = {table.name: table for table in bundled()}
    for path in sorted((SHARED / form).glob("*.xlsx")):
        book = forms.read(path)
        numbers += book.numbers
        assert sorted(map(repr, book.table.figures)) == sorted(map(repr, tables[book.table.name].figures))
        assert {one.rule for one in book.unbalanced} <= {"form_sum"}
    assert numbers == {"1-M": 4_539_200, "CIS-1": 4_800}[form]
