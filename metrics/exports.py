"""The filtered rows as files: CSV and JSON in pieces as they are read, a workbook in one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

import orjson
from sqlalchemy import Engine

from metrics import observations
from metrics.observations import COLUMNS, Observation
from metrics.selections import Selection
from metrics.values import shown
from metrics.workbooks import xlsx_bytes

__all__ = ["csv_chunks", "json_chunks", "xlsx_bytes"]

_BATCH = 500
_RUNS = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_BOM = "\ufeff".encode()


def csv_chunks(engine: Engine, selection: Selection) -> Iterator[bytes]:
    """Yield the CSV of all figures that are meant: UTF-8 with BOM, the selection's separator, CRLF.

    Text that a spreadsheet would run gets an apostrophe in front. Raises ``BadQuery`` with the first piece
    for a place or report that does not exist.
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=selection.sep, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    head = _BOM
    for number, row in enumerate(observations.rows(engine, selection), start=1):
        writer.writerow([_cell(value) for value in row[: len(COLUMNS)]])
        if number % _BATCH == 0:
            yield head + _taken(buffer)
            head = b""
    yield head + _taken(buffer)


def json_chunks(engine: Engine, selection: Selection) -> Iterator[bytes]:
    """Yield a JSON array with one object a figure, named as the CSV's columns; values are exact numbers.

    Raises ``BadQuery`` with the first piece for a place or report that does not exist.
    """
    pieces: list[bytes] = []
    before = b"[\n"
    for number, row in enumerate(observations.rows(engine, selection), start=1):
        pieces += [before, _object(row)]
        before = b",\n"
        if number % _BATCH == 0:
            yield b"".join(pieces)
            pieces.clear()
    pieces += [b"\n]\n"] if before == b",\n" else [b"[]\n"]
    yield b"".join(pieces)


def guarded(words: str) -> str:
    """Return ``words`` so that no spreadsheet runs them as a formula; numbers stay as they are.

    >>> guarded("=1+1"), guarded("-3.8"), guarded("- theft")
    ("'=1+1", '-3.8', "'- theft")
    """
    return f"'{words}" if words[:1] in _RUNS and not _NUMBER.fullmatch(words) else words


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return shown(value) if isinstance(value, Decimal) else guarded(str(value))


def _object(row: Observation) -> bytes:
    entry: dict[str, Any] = dict(zip(COLUMNS, row, strict=False))
    entry["value"] = orjson.Fragment(shown(row.value))
    return orjson.dumps(entry)


def _taken(buffer: StringIO) -> bytes:
    """What the buffer holds, which is empty afterwards."""
    words = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return words.encode()
