"""Files hold exactly the filtered rows, exactly, and nothing in them runs."""

import csv
import io
import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from metrics import exports, observations, workbooks
from metrics.observations import COLUMNS
from metrics.selections import BadQuery, Selection, parse
from tests.metrics.conftest import Shelf


@pytest.fixture
def stocked(shelf: Shelf) -> Shelf:
    shelf.add("aktobe", {"value": "824", "quote": "in 824 cases"}, {"value": "-3.8", "measure": "change"})
    shelf.add(
        "astana",
        {"value": "1200000000", "region": "KZ-71", "unit": "KZT", "indicator": "budget_recovered"},
        {"value": "7", "region": None, "label": '=HYPERLINK("x")', "quote": 'a; "b", c\n7', "scope": "- all"},
        publisher=None,
        source_url=None,
        published=None,
    )
    return shelf


def table(shelf: Shelf, query: str = "") -> list[dict[str, str]]:
    selection = parse(query)
    content = b"".join(exports.csv_chunks(shelf.engine, selection))
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=selection.sep))


def test_the_csv_holds_exactly_the_filtered_rows(stocked: Shelf) -> None:
    for query in ("", "region=KZ-15", "indicator=verdicts&measure=change", "region=KZ-71&sep=;", "window=3m"):
        rows = table(stocked, query)
        found = list(observations.rows(stocked.engine, parse(query)))
        assert [row["figure_id"] for row in rows] == [row.figure_id for row in found], query
        assert [Decimal(row["value"]) for row in rows] == [row.value for row in found]


def test_the_csv_is_written_as_promised(stocked: Shelf) -> None:
    content = b"".join(exports.csv_chunks(stocked.engine, parse("region=KZ-15&measure=level&sep=;")))
    head, row, rest = content.decode("utf-8-sig").split("\r\n")
    assert head == ";".join(COLUMNS) and rest == ""
    assert row.startswith(
        "verdicts;Cases with a verdict;KZ-15;Aktobe Region;;;2025-01-01;2025-09-30;9m;level;824;count;"
    )
    (change,) = table(stocked, "measure=change&lang=ru")
    assert (change["value"], change["region_name"]) == ("-3.8", "Актюбинская область")


def test_nothing_in_the_csv_runs(stocked: Shelf) -> None:
    (row,) = [row for row in table(stocked) if row["value"] == "7"]
    assert row["label"] == '\'=HYPERLINK("x")' and row["scope"] == "'- all"
    assert row["quote"] == 'a; "b", c\n7'
    assert (row["region"], row["source_url"], row["published"]) == ("", "", "")


GUARDED = [
    ("=1+1", "'=1+1"),
    ("+7 701", "'+7 701"),
    ("+42", "+42"),
    ("-3.8", "-3.8"),
    ("-3.8%", "'-3.8%"),
    ("- theft", "'- theft"),
    ("@here", "'@here"),
    ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("", ""),
    ("theft = loss", "theft = loss"),
    ("\u22123", "\u22123"),
]


@pytest.mark.parametrize(("words", "expected"), GUARDED, ids=[repr(words) for words, _ in GUARDED])
def test_guarded(words: str, expected: str) -> None:
    assert exports.guarded(words) == expected


@given(st.text(max_size=30))
def test_what_is_guarded_keeps_its_words_and_runs_nowhere(words: str) -> None:
    kept = exports.guarded(words)
    assert kept in {words, "'" + words}
    if kept[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        assert Decimal(kept).is_finite()


def test_pieces_add_up_however_many_rows_there_are(sqlite_shelf: Shelf) -> None:
    size = exports._BATCH
    for total in (0, 1, size - 1, size, size + 1):
        with sqlite_shelf.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM report")
        sqlite_shelf.add(
            f"r{total}", *({"value": str(number), "scope": str(number)} for number in range(total))
        )
        assert len(table(sqlite_shelf)) == total
        assert len(json.loads(b"".join(exports.json_chunks(sqlite_shelf.engine, Selection())))) == total


def test_the_json_has_the_same_names_and_exact_numbers(stocked: Shelf) -> None:
    content = b"".join(exports.json_chunks(stocked.engine, Selection()))
    objects: list[dict[str, Any]] = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    rows = list(observations.rows(stocked.engine, Selection()))
    assert [tuple(entry) for entry in objects] == [COLUMNS] * len(rows)
    assert [entry["value"] for entry in objects] == [row.value for row in rows]
    assert b'"value":-3.8,' in content and b'"value":1200000000,' in content
    (bare,) = [entry for entry in objects if entry["region"] is None]
    assert (bare["label"], bare["published"]) == ('=HYPERLINK("x")', None)


def test_the_workbook_holds_data_definitions_and_sources(stocked: Shelf) -> None:
    selection = Selection(indicator=("verdicts",))
    book = load_workbook(io.BytesIO(exports.xlsx_bytes(stocked.engine, selection)))
    assert book.sheetnames == ["data", "definitions", "sources"]
    head, *rows = book["data"].iter_rows(values_only=True)
    found = list(observations.rows(stocked.engine, selection))
    assert head == COLUMNS and [row[COLUMNS.index("figure_id")] for row in rows] == [
        row.figure_id for row in found
    ]
    by_value = {row[COLUMNS.index("value")]: dict(zip(COLUMNS, row, strict=True)) for row in rows}
    assert set(by_value) == {824, -3.8, 7}
    assert by_value[824]["period_end"] == datetime(2025, 9, 30)  # noqa: DTZ001 - a workbook knows no zones
    assert by_value[7]["label"] == '=HYPERLINK("x")'
    assert not [cell for row in book["data"].iter_rows() for cell in row if cell.data_type == "f"]
    (_head, definition) = book["definitions"].iter_rows(values_only=True)
    assert definition[:2] == ("verdicts", "Cases with a verdict") and definition[4]
    (_head, first, second) = book["sources"].iter_rows(values_only=True)
    assert first[:4] == (
        "aktobe",
        "Title of aktobe",
        "Prosecutor's Office of Aktobe Region",
        "https://example.org/1",
    )
    assert (first[-1], second[0], second[2], second[-1]) == (2, "astana", None, 1)


def test_signs_that_a_workbook_cannot_hold_are_left_out(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "7", "quote": "page\x0c7"}, title="\x1bTitle")
    book = load_workbook(io.BytesIO(exports.xlsx_bytes(sqlite_shelf.engine, Selection())))
    (_head, row) = book["data"].iter_rows(values_only=True)
    assert (row[COLUMNS.index("quote")], row[COLUMNS.index("source_title")]) == ("page7", "Title")


def test_more_rows_than_a_sheet_holds_are_refused(stocked: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    with pytest.raises(BadQuery, match="A sheet holds 3 rows, these are 4; take /data"):
        exports.xlsx_bytes(stocked.engine, Selection())


def test_a_report_that_does_not_exist_is_refused_with_the_first_piece(stocked: Shelf) -> None:
    selection = Selection(report=("nowhere",))
    for export in (exports.csv_chunks, exports.json_chunks):
        with pytest.raises(BadQuery, match="'nowhere' is no report"):
            next(export(stocked.engine, selection))
    with pytest.raises(BadQuery, match="'nowhere' is no report"):
        exports.xlsx_bytes(stocked.engine, selection)
