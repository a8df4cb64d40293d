"""Several workbooks, read by several processes where that pays."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing.context import BaseContext
from pathlib import Path

from etl.forms.books import Book
from etl.forms.reading import read
from etl.records import RefusedDocument

SMALL = 1_000_000
"""Workbooks of fewer bytes together are read by this process: to start others takes longer."""
MOST = 4
"""Processes that read at once."""
AHEAD = 2
"""Workbooks that each of them may be ahead of whoever takes them, so that memory stays flat."""

Outcome = Book | RefusedDocument


def each(paths: Sequence[Path]) -> Iterator[tuple[Path, Outcome]]:
    """Yield the books in the order of ``paths``, or why a workbook is refused.

    Raises ``CatalogueError`` where a file of ``data/`` is broken.
    """
    processes = min(MOST, os.cpu_count() or 1, len(paths))
    if processes < 2 or sum(_size(path) for path in paths) < SMALL:
        for path in paths:
            yield path, attempt(path)
        return
    known: dict[str, Book] = {}
    waiting: deque[tuple[Path, Future[Outcome]]] = deque()
    pool = ProcessPoolExecutor(processes, _context(), initializer=_leave_interrupts)
    try:
        for path in paths:
            waiting.append((path, pool.submit(_attempt_bare, path)))
            if len(waiting) > processes * AHEAD:
                done, future = waiting.popleft()
                yield done, _whole(future.result(), known)
        for done, future in waiting:
            yield done, _whole(future.result(), known)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def attempt(path: Path) -> Outcome:
    """The book, or the refusal as a value, which passes from process to process."""
    try:
        return read(path)
    except RefusedDocument as refusal:
        return refusal


_sent: set[str] = set()
"""The editions whose rows and columns this process has handed over once: they are most of a book."""


def _attempt_bare(path: Path) -> Outcome:
    """The book, without its rows and columns where this process handed over a book of its edition before."""
    outcome = attempt(path)
    if isinstance(outcome, RefusedDocument) or outcome.edition not in _sent:
        _sent.update([] if isinstance(outcome, RefusedDocument) else [outcome.edition])
        return outcome
    return replace(outcome, sheets=tuple(sheet.bare() for sheet in outcome.sheets))


def _whole(outcome: Outcome, known: dict[str, Book]) -> Outcome:
    """The book with its rows and columns, from the book of its edition that came first."""
    if isinstance(outcome, RefusedDocument):
        return outcome
    first = known.setdefault(outcome.edition, outcome)
    pairs = zip(outcome.sheets, first.sheets, strict=True)
    return replace(outcome, sheets=tuple(sheet.like(other) for sheet, other in pairs))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # whoever reads it says what is wrong


def _context() -> BaseContext:
    """A copy of this process starts at once, but is safe only where it has no other thread and the system is Linux."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _leave_interrupts() -> None:
    """An interruption is answered by the process that takes the books: it lets the others end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
