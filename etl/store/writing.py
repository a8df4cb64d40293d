"""Transactions that write: one writer at a time, so that two loads at once do not trip over each other."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

LOCKS = 7_305_402
"""Any number that no other program uses for locks in the same PostgreSQL database."""


@contextmanager
def begin(engine: Engine, subject: str, *, repeatable: bool = False) -> Iterator[Connection]:
    """A transaction that changes what belongs to ``subject``: stored whole at its end, or not at all.

    SQLite has one writer at a time, who waits from the start rather than fail in the middle. On PostgreSQL only
    writers of the same subject, a report's name say, wait for each other.

    ``repeatable`` is what the same command would do again: PostgreSQL does not wait for the disc at its end. Should the
    server crash in the next half second, the newest transactions are lost whole, as they are on SQLite.
    """
    with engine.execution_options(sqlite_begin="BEGIN IMMEDIATE").begin() as connection:
        if connection.dialect.name == "postgresql":
            number = zlib.crc32(subject.encode()) - 2**31  # PostgreSQL's integers are signed
            lock = text("SELECT pg_advisory_xact_lock(:locks, :number)")
            connection.execute(lock, {"locks": LOCKS, "number": number})
            if repeatable:
                connection.execute(text("SET LOCAL synchronous_commit = off"))
        yield connection
