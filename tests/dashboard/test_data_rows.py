"""Figures in words, rows for the grid, and the choices that make a selection."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import choices, facts, grids, rows
from dashboard.translations import translator
from metrics import selections
from metrics.selections import BadQuery, Selection

EN = translator("en")

ROW: dict[str, Any] = {
    "indicator": "verdicts",
    "region": "KZ-15",
    "place": None,
    "scope": None,
    "period_start": date(2025, 1, 1),
    "period_end": date(2025, 9, 30),
    "window": "9m",
    "measure": "level",
    "value": 824,
    "unit": "count",
    "qualifier": "exact",
    "offence": None,
    "gravity": None,
    "modality": "result",
    "file": None,
    "sheet": None,
    "cell": None,
    "note": None,
    "status": "",
    "label": "verdicts given",
    "quote": "824 cases",
    "source_title": "Aktobe: nine months",
    "source_url": "https://example.org/1",
    "published": date(2025, 10, 16),
    "figure_id": "00112233aabbccdd",
    "report_id": "7",
    "start": 35,
    "end": 44,
}
TEXT = "Crime fell. Verdicts were given in 824 cases in all. More follows."

VALUES = [
    ("a count needs no unit", {}, "824"),
    ("thousands are grouped", {"value": 52117}, "52,117"),
    ("a decrease has a true minus", {"value": "-3.8", "unit": "percent", "measure": "change"}, "\u22123.8%"),
    ("a growth has a plus", {"value": "5", "unit": "percent", "measure": "change"}, "+5%"),
    ("a share has no sign", {"value": "31", "unit": "percent", "measure": "share"}, "31%"),
    ("more than", {"value": 1000, "qualifier": "over"}, "more than 1,000"),
    ("nearly", {"value": 70, "unit": "percent", "measure": "share", "qualifier": "nearly"}, "nearly 70%"),
    ("large sums in words", {"value": 1200000000, "unit": "KZT"}, "1.2\u00a0billion\u00a0\u20b8"),
    ("kilograms", {"value": 76, "unit": "kg", "qualifier": "over"}, "more than 76 kg"),
    ("a unit without a pattern", {"value": 3, "unit": "bushels"}, "3 bushels"),
]


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_value(changes: dict[str, Any], expected: str) -> None:
    assert facts.value(ROW | changes, EN).replace("\u00a0", " ") == expected.replace("\u00a0", " ")


PERIODS = [
    ("whole months", "2025-01-01", "2025-09-30", "January \u2013 September 2025"),
    ("a year", "2024-01-01", "2024-12-31", "2024"),
    ("a month", "2025-02-01", "2025-02-28", "February 2025"),
    ("up to a day", "2025-01-01", "2025-10-15", "1 Jan \u2013 15 Oct 2025"),
    ("across years", "2023-12-01", "2024-02-29", "December 2023 \u2013 February 2024"),
    ("a stock at a date", None, "2025-05-01", "as of 1 May 2025"),
    ("one day", "2025-05-01", "2025-05-01", "1 May 2025"),
    ("only a start", "2025-05-01", None, "since 1 May 2025"),
    ("not stated", None, None, "period not stated"),
    ("missing in a data frame", float("nan"), pd.NaT, "period not stated"),
]


@pytest.mark.parametrize(
    ("start", "end", "expected"), [row[1:] for row in PERIODS], ids=[row[0] for row in PERIODS]
)
def test_period(start: object, end: object, expected: str) -> None:
    assert facts.period({"period_start": start, "period_end": end}, EN) == expected


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_no_language_leaves_thin_spaces_that_fonts_lack(language: str) -> None:
    told = facts.period(ROW, translator(language))
    assert "2025" in told and not {"\u2009", "\u202f"} & set(told)


def test_terms_name_only_what_is_known() -> None:
    bare = facts.terms(ROW, EN)
    assert list(bare) == ["Period", "Region", "Measure", "What is counted"]
    full = ROW | {
        "place": "Irgiz district",
        "scope": "in public places",
        "offence": "murder",
        "modality": "target",
    }
    told = facts.terms(full, EN)
    assert told["Place"] == "Irgiz district" and told["Only"] == "in public places"
    assert told["Kind"] == "target, not a result" and told["Offence"]


def test_a_figure_of_a_table_names_its_cell_and_note() -> None:
    told = facts.terms(ROW | {"file": "form.xlsx", "sheet": "2024", "cell": "C7", "note": "corrected"}, EN)
    assert (told["Cell"], told["Note"]) == ("C7 of sheet 2024, form.xlsx", "corrected")


def test_a_record_shows_words_and_sorts_by_number_and_date() -> None:
    (record,) = rows.records(pd.DataFrame([ROW | {"status": "conflict hedged"}]), {"7": TEXT}, EN)
    assert (record["value"], record["shown"], record["until"]) == (824.0, "824", "2025-09-30")
    assert record["region"] == "Aktobe Region" and record["window"] == "9 months"
    assert record["status"] == "sources disagree, not exact"
    assert record["quote"] == "Verdicts were given in 824 cases in all."
    assert (record["lead"], record["number"], record["rest"]) == (
        "Verdicts were given in ",
        "824 cases",
        " in all.",
    )
    assert record["open"] == "/reports/7?figure=00112233aabbccdd&lang=en"


def test_a_part_never_looks_like_the_whole() -> None:
    part = ROW | {"offence": "theft", "scope": "in public places", "place": "Irgiz district"}
    (record,) = rows.records(pd.DataFrame([part]), {}, EN)
    assert record["indicator"].endswith("· Theft · in public places")
    assert record["region"] == "Aktobe Region, Irgiz district" and record["quote"] == "824 cases"


def test_columns_hide_what_was_not_chosen() -> None:
    columns = rows.columns(("region", "value"), EN)
    assert len(columns) == len(rows.COLUMNS)
    assert [column["headerName"] for column in columns if not column["hide"]] == ["Value", "Region"]


WINDOWS = [
    ("9m", "9 months"),
    ("1m", "1 month"),
    ("15d", "15 days"),
    ("1d", "1 day"),
    ("point", "at a date"),
    ("unknown", "not stated"),
]


@pytest.mark.parametrize(("key", "expected"), WINDOWS)
def test_window(key: str, expected: str) -> None:
    assert rows.window(key, EN) == expected


COLUMNS = [
    ("nothing asked", None, rows.USUAL),
    ("one", "value", ("value",)),
    ("several in the grid's order", ["quote", "region"], ("region", "quote")),
    ("unknown ones are passed over", ["nonsense", "value"], ("value",)),
    ("only unknown ones", ["nonsense"], rows.USUAL),
    ("none left", [], rows.USUAL),
]


@pytest.mark.parametrize(("asked", "expected"), [row[1:] for row in COLUMNS], ids=[row[0] for row in COLUMNS])
def test_chosen_columns(asked: object, expected: tuple[str, ...]) -> None:
    assert choices.columns(asked) == expected


def test_controls_change_what_they_show_and_keep_what_they_do_not() -> None:
    before = Selection(unit=("KZT",), region=("KZ-15",), lang="ru")
    after = choices.apply(before, {"region": ["KZ-75", "KZ-71"], "to": "2025-09-30", "indicator": None})
    assert after == Selection(unit=("KZT",), region=("KZ-75", "KZ-71"), to_date=date(2025, 9, 30), lang="ru")


def test_a_date_that_is_none_is_refused_in_a_sentence() -> None:
    with pytest.raises(BadQuery, match="'from' must be a date such as 2025-09-30, not 'soon'"):
        choices.apply(Selection(), {"from": "soon"})


@given(st.sets(st.sampled_from(list(rows.COLUMNS))), st.sampled_from([(), ("KZ-15",), ("KZ-15", "KZ")]))
def test_the_query_holds_the_selection_and_the_columns(keys: set[str], regions: tuple[str, ...]) -> None:
    chosen = choices.columns(keys)
    query = choices.query_string(Selection(region=regions), chosen)
    pairs = [pair.split("=") for pair in query.split("&") if pair]
    rest = "&".join("=".join(pair) for pair in pairs if pair[0] != "columns")
    assert selections.parse(rest).region == regions
    assert choices.columns([value for name, value in pairs if name == "columns"]) == chosen


def test_a_window_that_only_the_address_knows_is_offered_too() -> None:
    offered = choices.options(Selection(window=("17d",), report=("9",)), [("7", "A report")], EN)
    assert {"value": "17d", "label": "17 days"} in offered["window"]
    assert [entry["value"] for entry in offered["report"]] == ["7", "9"]


def test_what_to_loosen_is_named_from_the_narrowest() -> None:
    narrow = Selection(indicator=("verdicts",), offence=("murder",), to_date=date(2020, 1, 1))
    assert grids.set_filters(narrow) == ["offence", "to_date", "indicator"]
    (count, empty) = grids.draw(narrow, [], 0, rows.USUAL, EN)
    assert count.children == "No rows"
    assert "offence, last day, indicator" in str(empty)


def test_an_empty_database_says_how_to_fill_it() -> None:
    parts = grids.draw(Selection(), [], 0, rows.USUAL, EN)
    assert "python -m etl load" in str(parts[1])


def test_a_grid_that_holds_less_than_all_says_so() -> None:
    records = rows.records(pd.DataFrame([ROW]), {}, EN)
    assert "first 1 of 812 rows" in str(grids.draw(Selection(), records, 812, rows.USUAL, EN)[0])
    assert "first" not in str(grids.draw(Selection(), records, 1, rows.USUAL, EN)[0])


def test_downloads_carry_exactly_the_same_filter() -> None:
    selection = Selection(region=("KZ-15",), window=("9m",))
    links = {link.id: link.href for link in grids.downloads(selection, EN).children[1:]}
    for name, href in links.items():
        asked = selections.parse(href.partition("?")[2])
        assert (asked.region, asked.window) == (("KZ-15",), ("9m",)), name
    assert selections.parse(links["download-csv-semicolon"].partition("?")[2]).sep == ";"
