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

from metrics import additions, observations, streams
from metrics.observations import COLUMNS
from metrics.selections import Selection
from metrics.values import shown
from metrics.workbooks import xlsx_bytes

__all__ = ["csv_chunks", "json_chunks", "xlsx_bytes"]

_BATCH = 500
_RUNS = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_TEXTS = tuple(
    COLUMNS.index(name) for name in ("place", "scope", "label", "quote", "source_title", "source_url", "note")
)
"""The columns that hold a report's own words; all others hold ids, numbers and days."""
_BOM = "\ufeff".encode()


def csv_chunks(engine: Engine, selection: Selection) -> Iterator[bytes]:
    """Yield the CSV of all figures that are meant: UTF-8 with BOM, the selection's separator, CRLF.

    Behind them come the rows that ``selection.add`` asks for (`metrics.additions`). Text that a spreadsheet would
    run gets an apostrophe in front. Raises ``BadQuery`` with the first piece for a place or report that does not
    exist.
    """
    additions.check(selection)
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=selection.sep, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    head = _BOM
    for batch in streams.batches(engine, selection):
        for place in _TEXTS:
            for row in batch:
                words = row[place]
                if words and words[0] in _RUNS:
                    row[place] = guarded(words)
        writer.writerows(batch)
        yield head + _taken(buffer)
        head = b""
    for added in additions.rows(engine, selection):
        writer.writerow([_cell(value) for value in added])
    yield head + _taken(buffer)


def json_chunks(engine: Engine, selection: Selection) -> Iterator[bytes]:
    """Yield a JSON array with one object a figure, named as the CSV's columns; values are exact numbers.

    Raises ``BadQuery`` with the first piece for a place or report that does not exist.
    """
    pieces: list[bytes] = []
    before = b"[\n"
    for number, row in enumerate(_rows(engine, selection), start=1):
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


def _rows(engine: Engine, selection: Selection) -> Iterator[tuple[Any, ...]]:
    """The figures and what is added to them, in the columns of the CSV."""
    additions.check(selection)
    for row in observations.rows(engine, selection):
        yield row[: len(COLUMNS)]
    yield from additions.rows(engine, selection)


def _object(row: tuple[Any, ...]) -> bytes:
    entry: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
    value = entry["value"]
    entry["value"] = None if value is None else orjson.Fragment(shown(value))
    return orjson.dumps(entry)


def _taken(buffer: StringIO) -> bytes:
    """What the buffer holds, which is empty afterwards."""
    words = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return words.encode()
