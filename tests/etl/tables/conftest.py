"""Tables that the tests write themselves, with the mapping files beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

Write = Callable[..., Path]

CROSS: dict[str, Any] = {
    "title": "Crimes by region",
    "language": "ru",
    "publisher": "Prosecutor General's Office",
    "source_url": "https://example.org/table",
    "layout": "cross",
    "header": [2, 3],
    "fields": {"indicator": "registered_crimes", "measure": "level", "unit": "count"},
    "heads": {
        "2023": {"period": "2023"},
        "9 мес. 2024": {"period": "2024-01/2024-09"},
        "Преступления": {},
        "Кражи": {"offence": "theft"},
    },
    "rows": {"г. Астана": {"region": "KZ-71"}},
    "ignore": ["Доля, %", "Примечание"],
}
ROWS: list[list[Any]] = [
    ["Зарегистрировано", None, None, None, None, None],
    ["Регион", "2023", None, "9 мес. 2024", None, "Доля, %"],
    [None, "Преступления", "Кражи", "Преступления", "Кражи", None],
    ["Актюбинская область", "3\u00a0287*", 1051, 2511.0, "-", 12.5],
    ["г. Астана", "16 203", "1 026", 0, "12,0", 7],
    ["Примечание", "предварительно", None, None, None, None],
]
MERGED = ("B2:C2", "D2:E2", "F2:F3", "A2:A3")


@pytest.fixture
def write_csv(tmp_path: Path) -> Write:
    """Write a CSV file, and beside it a mapping unless that is ``None``; returns the table's file."""

    def write(lines: str, mapping: dict[str, Any] | None, name: str = "table") -> Path:
        path = tmp_path / f"{name}.csv"
        path.write_text(lines, encoding="utf-8")
        _write_mapping(path, mapping)
        return path

    return write


@pytest.fixture
def write_xlsx(tmp_path: Path) -> Write:
    """The same for a workbook with merged head cells; ``sheets`` gives further sheets, which stay empty."""

    def write(
        rows: list[list[Any]] = ROWS,
        mapping: dict[str, Any] | None = CROSS,
        *,
        merged: tuple[str, ...] = MERGED,
        sheets: tuple[str, ...] = (),
    ) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Form"
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
        for name in sheets:
            book.create_sheet(name)
        path = tmp_path / "table.xlsx"
        book.save(path)
        _write_mapping(path, mapping)
        return path

    return write


def _write_mapping(path: Path, mapping: dict[str, Any] | None) -> None:
    if mapping is not None:
        path.with_suffix(".yml").write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
