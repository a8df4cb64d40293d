"""What files hold beyond the figures, where it is asked for: derived values, and what no report gives."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from metrics import exports
from metrics.observations import COLUMNS
from metrics.selections import BadQuery, parse, query_string
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until


def table(shelf: Shelf, query: str) -> list[dict[str, str]]:
    content = b"".join(exports.csv_chunks(shelf.engine, parse(query)))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def flags(rows: list[dict[str, str]]) -> list[tuple[str, str, str, str]]:
    return [(row["region"], row["period_end"], row["value"], row["status"]) for row in rows]


def test_rows_carry_their_flags(shelf: Shelf) -> None:
    east: dict[str, Any] = {"region": "KZ-63"}
    shelf.add(
        "a",
        {"value": "1000", **east, **until(2021, 12)},
        {"value": "600", "qualifier": "about", **east, **until(2022, 12)},
        {"value": "500", **east, **until(2023, 12)},
        {"value": "510", **east, **until(2024, 12)},
    )
    shelf.add("b", {"value": "530", **east, **until(2024, 12)})
    assert flags(table(shelf, "indicator=verdicts")) == [
        ("KZ-63", "2021-12-31", "1000", ""),
        ("KZ-63", "2022-12-31", "600", "break hedged"),
        ("KZ-63", "2023-12-31", "500", "break"),
        ("KZ-63", "2024-12-31", "510", "conflict"),
        ("KZ-63", "2024-12-31", "530", "conflict"),
    ]


def test_derived_rows_come_only_where_asked_for(shelf: Shelf) -> None:
    keys = shelf.add(
        "a",
        {"value": "100", **until(2025, 3)},
        {"value": "250", **until(2025, 6)},
        {"value": "-20", "measure": "change", "unit": "percent", **until(2025, 6)},
    )
    assert len(table(shelf, "indicator=verdicts")) == 3
    rows = table(shelf, "indicator=verdicts&add=derived")
    assert flags(rows)[3:] == [
        ("KZ-15", "2025-06-30", "150", "derived"),
        ("KZ-15", "2024-06-30", "313", "derived hedged"),
    ]
    assert [row["figure_id"] for row in rows[3:]] == [f"{keys[1]}-{keys[0]}", f"{keys[1]}*{keys[2]}"]
    assert [(row["window"], row["quote"], row["qualifier"]) for row in rows[3:]] == [
        ("3m", "", "exact"),
        ("6m", "", "about"),
    ]
    assert len(table(shelf, "indicator=verdicts&add=derived&from=2025-01-01")) == 4
    assert len(table(shelf, "indicator=verdicts&add=derived&window=6m&to=2024-12-31")) == 0


def test_a_derived_cell_comes_once_and_only_where_nothing_is_reported(sqlite_shelf: Shelf) -> None:
    change = {"measure": "change", "unit": "percent"}
    sqlite_shelf.add(
        "a",
        {"value": "100", **until(2022, 12)},
        {"value": "10", **change, **until(2023, 12)},
        {"value": "5", **change, **until(2024, 12)},
        {"value": "120", **until(2024, 12)},
        {"value": "7", "offence": "theft", **until(2025, 3)},
        {"value": "9", "offence": "theft", **until(2025, 6)},
    )
    rows = table(sqlite_shelf, "indicator=verdicts&add=derived")[6:]
    assert [(row["period_end"], row["offence"], row["window"], row["value"]) for row in rows] == [
        ("2025-06-30", "theft", "3m", "2"),
        ("2023-12-31", "", "12m", "110"),
    ]
    assert table(sqlite_shelf, "indicator=verdicts&measure=change&add=derived") == table(
        sqlite_shelf, "indicator=verdicts&measure=change"
    )


def test_absent_rows_tell_three_states_apart(shelf: Shelf) -> None:
    year = until(2021, 12)
    shelf.add("a", {"value": "824", **year}, {"value": "0", "region": "KZ-75", **year})
    rows = table(shelf, "indicator=verdicts&region=KZ-15&region=KZ-75&region=KZ-71&region=KZ-10&add=absent")
    assert flags(rows) == [
        ("KZ-15", "2021-12-31", "824", ""),
        ("KZ-75", "2021-12-31", "0", ""),
        ("KZ-10", "2021-12-31", "", "not_applicable"),
        ("KZ-71", "2021-12-31", "", "not_reported"),
    ]
    assert (rows[2]["region_name"], rows[2]["window"], rows[2]["measure"], rows[2]["unit"]) == (
        "Abai Region",
        "12m",
        "level",
        "count",
    )
    regions = "indicator=verdicts&region=KZ-75&region=KZ-71&region=KZ-10&add=absent"
    every = json.loads(b"".join(exports.json_chunks(shelf.engine, parse(regions))))
    assert {entry["status"]: entry["value"] for entry in every} == {
        "": 0,
        "not_applicable": None,
        "not_reported": None,
    }
    book = load_workbook(
        io.BytesIO(
            exports.xlsx_bytes(shelf.engine, parse("indicator=verdicts&region=KZ-71&region=KZ-15&add=absent"))
        )
    )
    _head, *found = book["data"].iter_rows(values_only=True)
    assert [row[COLUMNS.index("value")] for row in found] == [824, None]


def test_what_is_asked_for_stands_in_the_address() -> None:
    selection = parse("indicator=verdicts&add=derived&add=absent")
    assert parse(query_string(selection)) == selection
    with pytest.raises(BadQuery, match="'guesses' is no add; allowed are derived, absent"):
        parse("add=guesses")


@pytest.mark.parametrize("export", [exports.csv_chunks, exports.json_chunks])
def test_nothing_is_added_to_no_indicator(nowhere: Any, export: Any) -> None:
    with pytest.raises(BadQuery, match="'add' completes chosen indicators; choose at least one 'indicator'"):
        next(export(nowhere, parse("add=absent")))


def test_values_stay_exact(sqlite_shelf: Shelf) -> None:
    money = {"indicator": "drugs_seized", "unit": "kg"}
    sqlite_shelf.add(
        "a", {"value": "100.125", **money, **until(2025, 3)}, {"value": "250.5", **money, **until(2025, 6)}
    )
    rows = table(sqlite_shelf, "indicator=drugs_seized&add=derived")
    assert [Decimal(row["value"]) for row in rows] == [
        Decimal("100.125"),
        Decimal("250.5"),
        Decimal("150.375"),
    ]
