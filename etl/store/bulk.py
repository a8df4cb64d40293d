"""The fast way in for many rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, FromClause, Table, insert
from sqlalchemy.exc import DBAPIError

Row = Mapping[str, Any]
CHUNK = 10_000
"""Rows that SQLite takes at a time: more costs memory and gains nothing."""


def add(connection: Connection, table: FromClause, rows: Iterable[Row]) -> int:
    """Insert ``rows``, which all have the same columns, and return how many they were.

    PostgreSQL takes them by ``COPY``, SQLite by one prepared statement. The rows are read once and never held
    all together, so a generator of millions is welcome. They belong to the connection's transaction.
    """
    assert isinstance(table, Table)  # noqa: S101 - a mapped class hands out its table under the wider type
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return 0
    added = 0
    for chunk in _chunks(first, remaining):
        if connection.dialect.name == "postgresql":
            _copy(connection, table, list(first), chunk)
        else:
            connection.execute(insert(table), chunk)
        added += len(chunk)
    return added


def _chunks(first: Row, remaining: Iterator[Row]) -> Iterator[list[Row]]:
    chunk = [first, *islice(remaining, CHUNK - 1)]
    while chunk:
        yield chunk
        chunk = list(islice(remaining, CHUNK))


def _copy(connection: Connection, table: Table, columns: Sequence[str], rows: list[Row]) -> None:
    dialect = connection.dialect
    quote = dialect.identifier_preparer.quote
    named = ", ".join(quote(column) for column in columns)
    types = [table.c[column].type.dialect_impl(dialect) for column in columns]
    binds = [kind.bind_processor(dialect) or _as_it_is for kind in types]
    statement = f"COPY {quote(table.name)} ({named}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([bind(row[column]) for bind, column in zip(binds, columns, strict=True)])
    except dialect.loaded_dbapi.Error as error:
        # The driver's errors become those that every other statement raises.
        raise DBAPIError.instance(
            statement, None, error, dialect.loaded_dbapi.Error, dialect=dialect
        ) from error


def _as_it_is(value: Any) -> Any:
    return value
