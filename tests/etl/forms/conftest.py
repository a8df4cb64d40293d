"""A small form of the tests' own, laid out as the official ones are: merged heads, row codes, chapters, articles.

Its words are made up here; what it counts is what the official form counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.forms import layouts

Write = Callable[..., Path]
NOW = datetime(2026, 1, 1, tzinfo=UTC)

LAYOUT = """
form: "T-1"
names: {en: "Test form", ru: "Пробная форма", kk: "Сынақ нысаны"}
language: ru
marks: ["пробная форма № т-1"]
siblings: ["покушение на убийство"]
wholes: {"188": theft}
rows:
  registered:
    "всего": {}
    "проступки": {indicator: registered_misdemeanours}
    "преступлений": {indicator: registered_crimes}
    "всего > преступлений > тяжкие": {indicator: registered_crimes, gravity: serious}
  total:
    "всего": {}
sheets:
  R1:
    columns: 4
    rows: 13
    within: {3: 2}
    cells:
      - {column: 2, head: "зарегистрировано", name: "зарегистрировано", rows: [registered, chapters, articles], fields: {indicator: registered_offences}, zeros: true}
      - {column: 3, head: "в отношении женщин", name: "в отношении женщин", rows: [total, articles], fields: {indicator: registered_offences, scope: "в отношении женщин"}}
  R4:
    columns: 1
    rows: 1
    cells:
      - {column: 1, head: "ущерб", name: "ущерб", rows: [total], fields: {indicator: damage_established}}
sums:
  - {whole: "всего", parts: ["проступки", "преступлений"]}
  - {whole: "всего", parts: chapters}
  - {whole: chapters, parts: articles}
same:
  - {left: "R1/2", right: "R1/2"}
"""

# The names of the rows: the columns that they stand in, then their values.
ROWS: list[tuple[str, str, str, list[float]]] = [
    ("Всего", "", "", [120, 100, 30, 7]),
    ("из них", "проступки", "", [20, 10, 2, 0]),
    ("", "преступлений", "", [100, 90, 28, 7]),
    ("", "из них", "тяжкие", [40, 30, 5, 0]),
    ("", "Глава 1. Против личности", "", [15, 12, 6, 0]),
    ("", "из них", "Убийство (ст.99) ", [10, 8, 4, 0]),
    ("", "", "покушение на убийство", [5, 4, 2, 0]),
    ("", "Глава 6. Против собственности", "", [105, 88, 24, 7]),
    ("", "из них", "Кража (ст.188)", [80, 70, 20, 7]),
    ("", "", "транспортных средств", [9, 8, 1, 0]),
    ("", "", "в т.ч. автомобилей", [6, 5, 1, 0]),
    ("", "", "Скотокрадство (ст.188-1)", [25, 18, 4, 0]),
    ("", "", "Хищение предметов (ст.193)", [0, 0, 0, 0]),
]
MERGED = [
    "A2:D2",
    "A3:C4",
    "D3:D4",
    "E3:E4",
    "F3:G3",
    "H3:H4",
    "A5:C5",
    "A6:C6",
    "A7:A18",
    "B9:B9",
    "B11:B12",
    "B14:B18",
]
SIDECAR = {
    "form": "T-1",
    "region": "KZ-15",
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "publisher": "Committee on Legal Statistics",
    "source_url": "https://example.kz/statistics",
}


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> layouts.Layout:
    """The layout of the small form, the only one that is known."""
    path = tmp_path / "T-1.yml"
    path.write_text(LAYOUT, "utf-8")
    read = layouts._layout(path)
    monkeypatch.setattr(layouts, "read", lambda *_: {"T-1": read})
    return read


@pytest.fixture
def workbook() -> openpyxl.Workbook:
    """The small form, for a test to change."""
    return build(ROWS)


@pytest.fixture
def write(tmp_path: Path, layout: layouts.Layout) -> Write:
    """Save a workbook under a name with its sidecar; keys given as ``None`` are left out, ``sidecar=False`` all of it."""

    def write(book: openpyxl.Workbook, name: str = "aktobe", *, sidecar: bool = True, **changed: Any) -> Path:
        path = tmp_path / f"{name}.xlsx"
        book.save(path)
        given = {key: value for key, value in (SIDECAR | changed).items() if value is not None}
        if sidecar:
            path.with_suffix(".meta.json").write_text(json.dumps(given), "utf-8")
        return path

    return write


def build(rows: list[tuple[str, str, str, list[float]]]) -> openpyxl.Workbook:
    """The small form with these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "R1"
    sheet["A2"] = "Пробная форма № Т-1: правонарушения"
    for cell, text in {"A3": "Наименование", "D3": "Шифр строки", "E3": "В производстве", "F3": "из них",
                       "F4": "зарегистрировано", "G4": "в отношении женщин", "H3": "окончено"}.items():  # fmt: skip
        sheet[cell] = text
    for column, mark in enumerate(["А", None, None, "Б", 1, 2, 3, 4], 1):
        sheet.cell(5, column, mark)
    for code, (left, middle, name, values) in enumerate(rows, 1):
        contents: list[Any] = [left, middle, name, code, *values]
        for column, content in enumerate(contents, 1):
            if content != "":
                sheet.cell(5 + code, column, content)
    for ranges in MERGED:
        first, last = ranges.split(":")
        if first != last:
            sheet.merge_cells(ranges)
    money = book.create_sheet("R4")
    money["A1"] = "Ущерб (в тыс.тенге)"
    for row, cells in enumerate([("Наименование", "Шифр строки", "установленный ущерб"), ("А", "Б", 1), ("Всего", 1, 1234.567)], 2):  # fmt: skip
        for column, content in enumerate(cells, 1):
            money.cell(row, column, content)
    return book
