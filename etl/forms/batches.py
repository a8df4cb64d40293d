"""Several workbooks: while one is read or stored, others are unpacked beside it, and where it pays read as well."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from etl.forms import reading, unpacking
from etl.forms.books import Book
from etl.forms.unpacking import Unpacked
from etl.records import RefusedDocument

UNPACKERS = 2
"""So many workbooks are unpacked at once, which the library does without the interpreter's lock."""
AHEAD = 3
"""So many workbooks wait unpacked or read, or are being so, while the one before is stored: memory stays flat."""

Outcome = Book | RefusedDocument


def each(paths: Sequence[Path], *, beside: bool = False) -> Iterator[tuple[Path, Outcome]]:
    """Yield the books in the order of ``paths``, or why a workbook is refused.

    ``beside``: the next is read while the caller is busy with one. That pays where the caller waits for something
    outside of this process, such as a database server; two that both compute only wait for each other.
    Raises ``CatalogueError`` where a file of ``data/`` is broken.
    """
    waiting: deque[tuple[Path, Callable[[], Outcome]]] = deque()
    unpackers, reader = ThreadPoolExecutor(UNPACKERS, "unpacking"), ThreadPoolExecutor(1, "reading")
    try:
        for path in paths:
            unpacked = unpackers.submit(unpacking.unpack, path)
            read = reader.submit(_read, unpacked).result if beside else partial(_read, unpacked)
            waiting.append((path, read))
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


def _next(waiting: deque[tuple[Path, Callable[[], Outcome]]]) -> tuple[Path, Outcome]:
    """The book that has waited longest."""
    path, read = waiting.popleft()
    return path, read()
