"""Several workbooks: while one is stored, the next is read and others are unpacked beside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from etl.forms import reading, unpacking
from etl.forms.books import Book
from etl.forms.unpacking import Unpacked
from etl.records import RefusedDocument

UNPACKERS = 2
"""So many workbooks are unpacked at once, which the library does without the interpreter's lock."""
AHEAD = 3
"""So many workbooks wait read or unpacked, or are being so, while the one before is stored: memory stays flat."""

Outcome = Book | RefusedDocument


def each(paths: Sequence[Path]) -> Iterator[tuple[Path, Outcome]]:
    """Yield the books in the order of ``paths``, or why a workbook is refused.

    Raises ``CatalogueError`` where a file of ``data/`` is broken.
    """
    waiting: deque[tuple[Path, Future[Outcome]]] = deque()
    unpackers, reader = ThreadPoolExecutor(UNPACKERS, "unpacking"), ThreadPoolExecutor(1, "reading")
    try:
        for path in paths:
            unpacked = unpackers.submit(unpacking.unpack, path)
            waiting.append((path, reader.submit(_read, unpacked)))
            if len(waiting) > AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    finally:
        for pool in (reader, unpackers):
            pool.shutdown(wait=True, cancel_futures=True)


def _read(unpacked: Future[Unpacked]) -> Outcome:
    """The book, or the refusal as a value: it stops no other."""
    try:
        return reading.interpret(unpacked.result())
    except RefusedDocument as refusal:
        return refusal


def _next(waiting: deque[tuple[Path, Future[Outcome]]]) -> tuple[Path, Outcome]:
    """The book that has waited longest."""
    path, read = waiting.popleft()
    return path, read.result()
