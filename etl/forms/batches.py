"""Several workbooks: while one is read, others are unpacked beside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from etl.forms import reading, unpacking
from etl.forms.books import Book
from etl.forms.unpacking import Unpacked
from etl.records import RefusedDocument

THREADS = 2
"""So many workbooks are unpacked at once, which the library does without the interpreter's lock."""
AHEAD = 3
"""So many workbooks wait unpacked, or are being unpacked, while one is read: memory stays flat."""


def each(paths: Sequence[Path]) -> Iterator[tuple[Path, Book | RefusedDocument]]:
    """Yield the books in the order of ``paths``, or why a workbook is refused.

    Raises ``CatalogueError`` where a file of ``data/`` is broken.
    """
    waiting: deque[tuple[Path, Future[Unpacked]]] = deque()
    pool = ThreadPoolExecutor(THREADS, "unpacking")
    try:
        for path in paths:
            waiting.append((path, pool.submit(unpacking.unpack, path)))
            if len(waiting) > AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _next(waiting: deque[tuple[Path, Future[Unpacked]]]) -> tuple[Path, Book | RefusedDocument]:
    """The book that has waited longest, or the refusal as a value: it stops no other."""
    path, unpacked = waiting.popleft()
    try:
        return path, reading.interpret(unpacked.result())
    except RefusedDocument as refusal:
        return path, refusal
