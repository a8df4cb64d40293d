"""Made-up forms as offices really keep them: what each stumbles over, and what the reader makes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from etl import tables
from etl.records import RefusedDocument
from etl.tables import words

HEAD: dict[str, Any] = {
    "title": "Возмещение ущерба",
    "language": "ru",
    "publisher": "Прокуратура области",
    "source_url": "https://example.org/form",
    "layout": "cross",
}


def write(path: Path, mapping: dict[str, Any], **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    path.with_suffix(".yml").write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    return path


def told(path: Path) -> dict[tuple[str | None, str], tuple[Any, ...]]:
    (table,) = tables.read(path)
    return {
        (found.sheet, found.cell): (
            found.figure.region,
            found.figure.place,
            str(found.figure.period_start),
            str(found.figure.period_end),
            found.figure.value,
            found.note,
        )
        for found in table.figures
    }


def test_a_form_in_thousands_with_numbered_rows_headings_and_footnotes(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Сведения о возмещении ущерба, причинённого преступлениями", None, None, None, None],
        [None, None, None, None, "тыс. тенге"],
        ["№", "Область", "9 мес.", None, "Темп, %"],
        [None, None, "2023 г.", "2024 г.*", None],
        ["1", "2", "3", "4", "5"],
        ["Запад", None, None, None, None],
        [1, "Актюбинская обл.", "12 345,6", "1\u202f203", 9.7],
        [2, "Абай¹", None, 15, None],
        [None, "Всего", 20000, "–", "x"],
        ["* предварительные данные; ¹ образована 8 июня 2022 года", None, None, None, None],
    ]
    mapping = HEAD | {
        "header": [3, 4],
        "first": 6,
        "labels": "B",
        "fields": {"indicator": "damage_compensated", "measure": "level", "unit": "KZT", "times": 1000},
        "rows": {"Абай": {"region": "KZ-10"}, "Всего": {"region": "KZ"}},
        "ignore": ["Темп, %"],
        "footnotes": {"*": "предварительно", "¹": "образована 8 июня 2022 года"},
    }
    path = tmp_path / "form.xlsx"
    write(path, mapping, Форма=rows)
    book = openpyxl.load_workbook(path)
    book["Форма"].merge_cells("C3:D3")
    book.save(path)
    nine = {year: (f"{year}-01-01", f"{year}-09-30") for year in (2023, 2024)}
    assert told(path) == {
        ("Форма", "C7"): ("KZ-15", None, *nine[2023], Decimal(12345600), None),
        ("Форма", "D7"): ("KZ-15", None, *nine[2024], Decimal(1203000), "предварительно"),
        ("Форма", "D8"): (
            "KZ-10",
            None,
            *nine[2024],
            Decimal(15000),
            "образована 8 июня 2022 года; предварительно",
        ),
        ("Форма", "C9"): ("KZ", None, *nine[2023], Decimal(20000000), None),
    }


def test_a_file_with_months_down_and_regions_across(tmp_path: Path) -> None:
    lines = [
        "Тіркелген қылмыстар, өңірлер бойынша, 2024 ж.",
        "Ай;Астана қ.;Алматы қаласы;Ұлытау;ҚР",
        "Қаңтар;1 203;2 001;-;16 203",
        "Ақпан;1 100;1 999;87;15 901",
        "Қаңтар-наурыз;3 500;6 100;240;47 000",
    ]
    path = tmp_path / "monthly.csv"
    path.write_bytes("\n".join(lines).encode("kz1048"))
    mapping = HEAD | {
        "language": "kk",
        "header": 2,
        "fields": {
            "indicator": "registered_crimes",
            "measure": "level",
            "unit": "count",
            "period": "2024",
        },
    }
    path.with_suffix(".yml").write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    found = told(path)
    assert len(found) == 11  # what has no value is no figure
    assert found[None, "B3"] == ("KZ-71", None, "2024-01-01", "2024-01-31", Decimal(1203), None)
    assert found[None, "D4"] == ("KZ-62", None, "2024-02-01", "2024-02-29", Decimal(87), None)
    assert found[None, "E5"] == ("KZ", None, "2024-01-01", "2024-03-31", Decimal(47000), None)


def test_a_workbook_with_a_sheet_a_year_indicators_across_and_districts_down(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Район", "Преступления", "Доля тяжких"],
        ["Актюбинская область", 3180, 0.125],
        ["Алгинский район", 120, 0.5],
        ["Район без имени", 3, None],
    ]
    mapping = HEAD | {
        "header": 1,
        "sheets": {"2023": {"period": "2023"}, "2024": {"period": "2024-01/2024-09"}},
        "fields": {"indicator": "registered_crimes", "measure": "level", "unit": "count"},
        "heads": {
            "Преступления": {},
            "Доля тяжких": {"measure": "share", "unit": "percent", "gravity": "serious", "times": 100},
        },
        "ignore": ["Район без имени"],
    }
    found = told(write(tmp_path / "years.xlsx", mapping, **{"2023": rows, "2024": rows[:2]}))
    assert found["2023", "C2"] == ("KZ-15", None, "2023-01-01", "2023-12-31", Decimal("12.5"), None)
    assert found["2023", "B3"] == ("KZ-15", "Alga", "2023-01-01", "2023-12-31", Decimal(120), None)
    assert found["2024", "B2"] == ("KZ-15", None, "2024-01-01", "2024-09-30", Decimal(3180), None)
    assert len(found) == 6


def test_all_that_is_not_explained_is_named_at_once(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["", "Кражи", "2024", "Разбои"], ["Всего", 1, 2, 3], ["Итого", 4, 5, 6]]
    mapping = HEAD | {"header": 1, "fields": {"indicator": "registered_crimes"}}
    path = write(tmp_path / "form.xlsx", mapping, Form=rows)
    with pytest.raises(RefusedDocument, match="B1: the heads 'Кражи' and 'Разбои' are not explained"):
        tables.read(path)
    path = write(tmp_path / "form.xlsx", mapping | {"ignore": ["Кражи", "Разбои"]}, Form=rows)
    with pytest.raises(RefusedDocument, match="A2: the rows 'Всего' and 'Итого' are not explained"):
        tables.read(path)


@pytest.mark.parametrize("times", ["0", "-1000", "тыс.", "NaN"])
def test_a_factor_is_a_number_above_zero(tmp_path: Path, times: str) -> None:
    mapping = HEAD | {
        "header": 1,
        "fields": {"indicator": "registered_crimes", "measure": "level", "unit": "count", "times": times},
    }
    path = write(tmp_path / "form.xlsx", mapping, Form=[["", "2024"], ["Абай облысы", 1]])
    with pytest.raises(RefusedDocument, match="B2: the field 'times' is"):
        tables.read(path)


SAID: list[tuple[str, str, dict[str, str] | None]] = [
    ("ru", "2023", {"period": "2023"}),
    ("ru", "за 2024 год", {"period": "2024-01-01/2024-12-31"}),
    ("ru", "9 мес. 2024 г.**", {"period": "2024-01-01/2024-09-30"}),
    ("ru", "январь-сентябрь 2024 г.", {"period": "2024-01-01/2024-09-30"}),
    ("ru", "I квартал 2024 г.", {"period": "2024-01-01/2024-03-31"}),
    ("kk", "2024 жылғы 9 ай", {"period": "2024-01-01/2024-09-30"}),
    ("en", "Q1 2024", {"period": "2024-01-01/2024-03-31"}),
    ("ru", "Акмолинская", {"region": "KZ-11"}),
    ("ru", "г. Астана¹", {"region": "KZ-71"}),
    ("ru", "ЗКО", {"region": "KZ-27"}),
    ("ru", "Республика Казахстан", {"region": "KZ"}),
    ("kk", "Жетісу облысы (1)", {"region": "KZ-33"}),
    ("en", "KZ-15", {"region": "KZ-15"}),
    # A day is a stock's in one table and the end of a sum in another; what goes on from a name is another thing.
    ("ru", "на 1 января 2024 г.", None),
    ("ru", "2023-2024", None),
    ("ru", "январь", None),
    ("ru", "кроме Астаны", None),
    ("ru", "Астана и Алматы", None),
    ("ru", "Астана 2024", None),
    ("ru", "Всего", None),
    ("ru", "Кражи за 2024 год", None),
]


@pytest.mark.parametrize(("language", "label", "expected"), SAID, ids=[row[1] for row in SAID])
def test_labels_that_speak_for_themselves(language: str, label: str, expected: dict[str, str] | None) -> None:
    assert words.Reader(language).read(label) == expected


def test_a_time_without_a_year_takes_that_of_its_table() -> None:
    reader = words.Reader("ru")
    assert reader.read("январь", 2024) == {"period": "2024-01-01/2024-01-31"}
    assert reader.read("9 мес.", 2023) == {"period": "2023-01-01/2023-09-30"}
    assert reader.read("2022", 2024) == {"period": "2022"}
    assert words.Reader("kk").read("1 тоқсан", 2024) == {"period": "2024-01-01/2024-03-31"}
    assert words.Reader("en").read("January", 2024) == {"period": "2024-01-01/2024-01-31"}


def test_a_day_in_a_head_is_explained_by_the_mapping_alone(tmp_path: Path) -> None:
    """What Excel shows as "Jan 24" is the first of January in the file: a month, or a day."""
    mapping = HEAD | {
        "header": 1,
        "fields": {"indicator": "registered_crimes", "measure": "level", "unit": "count"},
    }
    rows: list[list[Any]] = [["", date(2024, 1, 1)], ["Астана", 1203]]
    with pytest.raises(RefusedDocument, match="the head '2024-01-01' is not explained"):
        tables.read(write(tmp_path / "days.xlsx", mapping, Form=rows))
    mapping["heads"] = {"2024-01-01": {"period": "2024-01"}}
    found = told(write(tmp_path / "days.xlsx", mapping, Form=rows))
    assert found == {("Form", "B2"): ("KZ-71", None, "2024-01-01", "2024-01-31", Decimal(1203), None)}
