"""The filtered rows as a workbook: the data, what its indicators mean, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from sqlalchemy import Engine

from etl import catalogue
from metrics import additions, observations, reports
from metrics.observations import COLUMNS
from metrics.selections import BadQuery, Selection

MOST_ROWS = 1_048_575
"""How many rows a sheet holds below its head."""

DEFINITIONS = ("indicator", "indicator_name", "family", "unit", "meaning")
SOURCES = ("report", "title", "publisher", "source_url", "published", "language", "figures")


def xlsx_bytes(engine: Engine, selection: Selection) -> bytes:
    """Return a workbook of all figures that are meant, in the sheets ``data``, ``definitions`` and ``sources``.

    ``data`` has the CSV's columns; ``definitions`` names each indicator in it with its unit and meaning;
    ``sources`` names each report with publisher and link. Raises ``BadQuery`` for a place or report that does
    not exist, and for more rows than a sheet holds.
    """
    total = observations.count(engine, selection)
    if total > MOST_ROWS:
        raise BadQuery(
            "A sheet holds {most} rows, these are {total}; take /data.csv or choose fewer.",
            most=MOST_ROWS,
            total=total,
        )
    book = Workbook(write_only=True)
    indicators: dict[str, None] = {}
    cited: dict[str, int] = {}

    def data() -> Iterable[tuple[Any, ...]]:
        for row in observations.rows(engine, selection):
            indicators[row.indicator] = None
            cited[row.report_id] = cited.get(row.report_id, 0) + 1
            yield row[: len(COLUMNS)]
        for added in additions.rows(engine, selection):
            indicators[added[0]] = None
            yield added

    _sheet(book, "data", COLUMNS, data())
    _sheet(book, "definitions", DEFINITIONS, (_definition(key, selection.lang) for key in indicators))
    _sheet(book, "sources", SOURCES, _sources(engine, cited))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(book: Workbook, title: str, columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any) -> Any:
    """Text stays text: nothing in a report becomes a formula, and signs that XML forbids are left out."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell


def _definition(key: str, language: str) -> tuple[str | None, ...]:
    entry = catalogue.read().indicators.get(key)
    if entry is None:
        return (key, key, None, None, None)
    return (key, entry.names[language], entry.family, entry.unit, entry.meaning)


def _sources(engine: Engine, cited: dict[str, int]) -> Iterable[tuple[Any, ...]]:
    for report in reports.named(engine, cited):
        known = report["report_id"]
        facts = (report[name] for name in SOURCES[1:-1])
        yield (known, *facts, cited[known])
