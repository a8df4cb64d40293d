"""The fast way in for many rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, FromClause, Table
from sqlalchemy.exc import DBAPIError

from etl.store import packing

Row = Mapping[str, Any]
CHUNK = 10_000
"""Rows that SQLite takes at a time: more costs memory and gains nothing."""
VALUES = 900
"""Values that one statement of SQLite's carries: every build of it allows 999."""


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
        _write(connection, table, list(first), _bound(connection, table, list(first), chunk))
        added += len(chunk)
    return added


def add_columns(connection: Connection, table: FromClause, columns: Mapping[str, Sequence[Any]]) -> int:
    """Insert rows that are given column by column, all of the same length, and return how many they were.

    What is millions of plain numbers comes in so without a mapping for each row; else as `add`.
    """
    assert isinstance(table, Table)  # noqa: S101 - see `add`
    names = list(columns)
    rows = list(zip(*(_written(connection, table, name, columns[name]) for name in names), strict=True))
    if rows:
        _write(connection, table, names, rows)
    return len(rows)


def add_numbers(
    connection: Connection, table: FromClause, columns: Mapping[str, npt.NDArray[np.int_ | np.float64]]
) -> int:
    """Insert rows of plain numbers, given as arrays of the same length, and return how many they were.

    Whole numbers go into columns of the type ``Integer``, floats into ``Double``; ``nan`` is stored as NULL.
    """
    assert isinstance(table, Table)  # noqa: S101 - see `add`
    names, count = list(columns), len(next(iter(columns.values())))
    if not count:
        return 0
    if connection.dialect.name == "postgresql":
        with _copying(connection, table, names, " WITH (FORMAT binary)") as copy:
            copy.write(packing.pack(columns))
    else:
        _insert(connection, table, names, list(zip(*map(_plain, columns.values()), strict=True)))
    return count


def _plain(column: npt.NDArray[Any]) -> list[Any]:
    """Python's numbers of an array, ``None`` for ``nan``."""
    values: list[Any] = column.tolist()
    for place in np.flatnonzero(np.isnan(column)).tolist():
        values[place] = None
    return values


def _chunks(first: Row, remaining: Iterator[Row]) -> Iterator[list[Row]]:
    chunk = [first, *islice(remaining, CHUNK - 1)]
    while chunk:
        yield chunk
        chunk = list(islice(remaining, CHUNK))


def _write(connection: Connection, table: Table, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    """Rows as the driver takes them, in the order of the columns."""
    if connection.dialect.name == "postgresql":
        _copy(connection, table, columns, rows)
    else:
        _insert(connection, table, columns, rows)


def _insert(
    connection: Connection, table: Table, columns: Sequence[str], rows: list[tuple[Any, ...]]
) -> None:
    """Prepared statements with the rows as the driver takes them, many rows to one: each step of SQLite's costs."""
    quote = connection.dialect.identifier_preparer.quote
    named, marks = ", ".join(map(quote, columns)), ", ".join("?" for _ in columns)
    statement = f"INSERT INTO {quote(table.name)} ({named}) VALUES "  # noqa: S608 - names of the models
    many = max(VALUES // len(columns), 1)
    full = len(rows) - len(rows) % many
    if full:
        together = [tuple(chain.from_iterable(rows[place : place + many])) for place in range(0, full, many)]
        connection.exec_driver_sql(statement + ", ".join([f"({marks})"] * many), together)
    if full < len(rows):
        connection.exec_driver_sql(f"{statement}({marks})", rows[full:])


def _bound(
    connection: Connection, table: Table, columns: Sequence[str], rows: list[Row]
) -> list[tuple[Any, ...]]:
    """The values of the rows in the order of the columns, as the driver takes them."""
    values = (_written(connection, table, name, [row[name] for row in rows]) for name in columns)
    return list(zip(*values, strict=True))


def _written(connection: Connection, table: Table, column: str, values: Sequence[Any]) -> Iterable[Any]:
    """The values of a column as its type writes them for the driver."""
    kind = table.c[column].type.dialect_impl(connection.dialect)
    bind = kind.bind_processor(connection.dialect)
    return values if bind is None else map(bind, values)


def _copy(connection: Connection, table: Table, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    with _copying(connection, table, columns) as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def _copying(
    connection: Connection, table: Table, columns: Sequence[str], options: str = ""
) -> Iterator[Any]:
    """The driver's ``COPY`` into the columns of the table."""
    dialect = connection.dialect
    quote = dialect.identifier_preparer.quote
    named = ", ".join(quote(column) for column in columns)
    statement = f"COPY {quote(table.name)} ({named}) FROM STDIN{options}"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            yield copy
    except dialect.loaded_dbapi.Error as error:
        # The driver's errors become those that every other statement raises.
        raise DBAPIError.instance(
            statement, None, error, dialect.loaded_dbapi.Error, dialect=dialect
        ) from error
