"""Tables as offices write them, read cell by cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from etl import tables
from etl.catalogue import DATA
from etl.records import RefusedDocument
from tests.etl.tables.conftest import CROSS, ROWS, Write

LONG: dict[str, Any] = {
    "title": "Figures quoted",
    "language": "en",
    "layout": "rows",
    "header": 1,
    "columns": {
        "region": "code", "period": "when", "indicator": "what", "value": "value", "source_url": "link",
        "note": "note",
    },
    "fields": {"measure": "level", "unit": "count"},
    "notes": [{"match": "^rounded", "set": {"qualifier": "about"}}],
    "stated": [
        {"match": r"the text states (?P<value>-[\d.]+)%", "set": {"measure": "change", "unit": "percent"}}
    ],
    "remarks": [{"text": "the old code", "before": "2015-01-01"}],
}  # fmt: skip
LINES = """code,when,what,value,link,note
KZ-15,2014,verdicts,824,https://a.example/1,
KZ-15,2020-01/2020-03,registered_crimes,2012,https://b.example/2,the text states -30.2%
KZ,2022,registered_crimes,157500,https://b.example/2,rounded to hundreds
"""


def cells(table: tables.Table) -> dict[str, tuple[Any, ...]]:
    return {
        found.cell: (
            found.figure.region,
            found.figure.offence,
            found.figure.period_start,
            found.figure.period_end,
            found.figure.value,
        )
        for found in table.figures
    }


def test_merged_heads_regions_down_and_periods_across(write_xlsx: Write) -> None:
    (table,) = tables.read(write_xlsx())
    year, nine = (date(2023, 1, 1), date(2023, 12, 31)), (date(2024, 1, 1), date(2024, 9, 30))
    assert cells(table) == {
        "B4": ("KZ-15", None, *year, Decimal(3287)),
        "C4": ("KZ-15", "theft", *year, Decimal(1051)),
        "D4": ("KZ-15", None, *nine, Decimal(2511)),
        "B5": ("KZ-71", None, *year, Decimal(16203)),
        "C5": ("KZ-71", "theft", *year, Decimal(1026)),
        "D5": ("KZ-71", None, *nine, Decimal(0)),
        "E5": ("KZ-71", "theft", *nine, Decimal(12)),
    }
    assert (table.name, table.file, table.title) == ("table.xlsx", "table.xlsx", "Crimes by region")
    first = table.figures[0]
    assert (first.sheet, first.figure.quote, first.note) == ("Form", "3\u00a0287*", "*")
    assert first.figure.label == "Актюбинская область / 2023 / Преступления"


def test_a_head_in_csv_runs_on_to_the_right(write_csv: Write) -> None:
    lines = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in ROWS)
    (table,) = tables.read(write_csv(lines, CROSS))
    assert cells(table)["C4"] == ("KZ-15", "theft", date(2023, 1, 1), date(2023, 12, 31), Decimal(1051))
    assert cells(table)["E5"][1] == "theft"
    assert table.figures[0].sheet is None


def test_a_dash_may_be_a_zero_and_a_mark_a_footnote(write_xlsx: Write) -> None:
    mapping = CROSS | {"zeros": ["-"], "footnotes": {"*": "preliminary"}}
    (table,) = tables.read(write_xlsx(mapping=mapping))
    assert cells(table)["E4"][-1] == Decimal(0)
    assert table.figures[0].note == "preliminary"


def test_each_source_of_a_table_is_a_table(write_csv: Write) -> None:
    first, second = tables.read(write_csv(LINES, LONG))
    assert (first.source_url, second.source_url) == ("https://a.example/1", "https://b.example/2")
    assert [found.note for found in first.figures] == ["the old code"]
    assert [
        (found.figure.measure, found.figure.value, found.figure.qualifier) for found in second.figures
    ] == [
        ("level", Decimal(2012), "exact"),
        ("change", Decimal("-30.2"), "exact"),
        ("level", Decimal(157500), "about"),
    ]
    assert second.figures[1].figure.quote == "the text states -30.2%"
    assert second.figures[1].cell == "D3"


def test_the_hash_follows_what_is_read_and_nothing_else(write_csv: Write) -> None:
    before = [table.sha256 for table in tables.read(write_csv(LINES, LONG))]
    assert [table.sha256 for table in tables.read(write_csv(LINES, LONG))] == before
    changed = tables.read(write_csv(LINES.replace("2012", "2013"), LONG))
    assert [table.sha256 == old for table, old in zip(changed, before, strict=True)] == [True, False]


def test_the_bundled_statistics_are_read_whole() -> None:
    crimes = tables.read(DATA / "statistics" / "registered_crimes.csv")
    rows = [found for table in crimes for found in table.figures]
    assert len({found.cell for found in rows}) == 221
    assert len(rows) == 223  # two rows state a further number that contradicts them
    nation = [found for found in rows if found.figure.region == "KZ" and found.figure.measure != "change"]
    assert len({found.cell for found in nation}) == 119
    annualised = [found for found in rows if (found.note or "").startswith("annualised")]
    assert {found.figure.scope for found in annualised} == {"annualised"}
    population = tables.read(DATA / "statistics" / "population.csv")
    assert sum(len(table.figures) for table in population) == 556


def test_regions_add_up_to_the_nation_in_the_series() -> None:
    population = tables.read(DATA / "statistics" / "population.csv")
    series = next(table for table in population if "population-projections" in table.source_url)
    for year in range(2000, 2024):
        values = {
            found.figure.region: found.figure.value
            for found in series.figures
            if found.figure.period_end == date(year, 1, 1)
        }
        nation = values.pop("KZ")
        assert sum(values.values()) == nation, year


BAD_MAPPINGS: list[tuple[dict[str, Any], str]] = [
    ({"layout": None}, "has no key 'layout'"),
    ({"title": None}, "has no key 'title'"),
    ({"heads": {}}, "the heads 'Преступления' and 'Кражи' are not explained"),
    ({"sheet": "Form", "sheets": {"Form": {}}}, "both 'sheet' and 'sheets'"),
    ({"source_url": None}, "has no key 'source_url'"),
    ({"layout": "sideways"}, "must be rows or cross"),
    ({"language": "de"}, "'language' is 'de'"),
    ({"colour": "red"}, "'colour' is not known"),
    ({"fields": {"indikator": "x"}}, "'indikator' of 'fields' is no field"),
    ({"published": "soon"}, "'published' is 'soon'"),
    ({"decimal": ";"}, "'decimal' must be"),
    ({"labels": "1"}, "'labels' is '1'"),
    ({"header": [1, 9]}, "correct it|not explained"),
]


@pytest.mark.parametrize(("change", "reason"), BAD_MAPPINGS, ids=[reason for _, reason in BAD_MAPPINGS])
def test_a_bad_mapping_is_refused_by_its_key(write_xlsx: Write, change: dict[str, Any], reason: str) -> None:
    path = write_xlsx(mapping=CROSS | change)
    with pytest.raises(RefusedDocument, match=reason) as refused:
        tables.read(path)
    assert "table." in str(refused.value) and str(refused.value).endswith(".")


def test_a_table_without_a_mapping_says_what_it_needs(write_xlsx: Write) -> None:
    with pytest.raises(
        RefusedDocument, match=r"write table\.yml beside it, with the keys title, language, layout"
    ):
        tables.read(write_xlsx(mapping=None))


BAD_CELLS: list[tuple[int, int, Any, str]] = [
    (3, 1, "many", "cell B4: holds 'many', which is no number"),
    (4, 2, "1,234", "cell C5: holds '1,234', a thousand or a fraction"),
    (3, 0, "Mordor", "cell A4: the row 'Mordor' is not explained"),
    (2, 2, "Грабежи", "cell C3: the head 'Грабежи' is not explained"),
]


@pytest.mark.parametrize(("row", "column", "content", "reason"), BAD_CELLS)
def test_bad_input_is_named_by_its_cell(
    write_xlsx: Write, row: int, column: int, content: Any, reason: str
) -> None:
    rows = [list(cells) for cells in ROWS]
    rows[row][column] = content
    with pytest.raises(RefusedDocument) as refused:
        tables.read(write_xlsx(rows))
    assert "table.xlsx, sheet 'Form', " + reason in str(refused.value)


def test_a_value_that_the_catalogue_does_not_know_is_named(write_csv: Write) -> None:
    with pytest.raises(RefusedDocument, match="cell D2: 'wishes' is no indicator"):
        tables.read(write_csv(LINES.replace("verdicts", "wishes"), LONG))


def test_a_missing_column_and_a_short_row_are_named(write_csv: Write) -> None:
    with pytest.raises(RefusedDocument, match="row 1 has no column 'when'"):
        tables.read(write_csv(LINES.replace("when", "time"), LONG))
    with pytest.raises(RefusedDocument, match="cell A2: its row has 5 cells, the head 6"):
        tables.read(write_csv(LINES.replace("a.example/1,", "a.example/1"), LONG))


def test_of_several_sheets_one_must_be_named(write_xlsx: Write) -> None:
    with pytest.raises(
        RefusedDocument, match="has no key 'sheet', and the workbook has the sheets Form, Notes"
    ):
        tables.read(write_xlsx(sheets=("Notes",)))
    assert tables.read(write_xlsx(mapping=CROSS | {"sheet": "Form"}, sheets=("Notes",)))
    with pytest.raises(RefusedDocument, match="has no sheet 'Data'"):
        tables.read(write_xlsx(mapping=CROSS | {"sheet": "Data"}, sheets=("Notes",)))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", bytes(range(256)) * 9])
def test_what_is_no_workbook_is_refused(write_xlsx: Write, content: bytes) -> None:
    path = write_xlsx()
    path.write_bytes(content)
    with pytest.raises(RefusedDocument, match=r"table\.xlsx: is no whole workbook"):
        tables.read(path)


def test_a_file_of_windows_is_read_and_other_bytes_are_refused(write_csv: Write) -> None:
    lines = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in ROWS)
    path = write_csv(lines, CROSS)
    expected = cells(tables.read(path)[0])
    path.write_bytes(lines.encode("kz1048"))
    assert cells(tables.read(path)[0]) == expected
    path.write_bytes(lines.encode("cp866"))
    with pytest.raises(RefusedDocument, match="no known encoding"):
        tables.read(path)


def test_folders_give_their_tables_and_files_of_reports_are_handed_on(
    write_csv: Write, write_xlsx: Write
) -> None:
    csv, xlsx = write_csv(LINES, LONG, "a"), write_xlsx()
    folder = csv.parent
    assert tables.find([folder]) == ([csv, xlsx], [])
    (folder / "report.txt").write_text("The prosecutor", encoding="utf-8")
    assert tables.find([folder]) == ([csv, xlsx], [folder])
    assert tables.find([csv, folder / "report.txt"]) == ([csv], [folder / "report.txt"])
    assert [path.name for path in tables.find([DATA])[0]] == ["population.csv", "registered_crimes.csv"]
