"""The database: where it is, how it is opened, and how its tables are brought up to date."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, IntegrityError, InterfaceError

ROOT = Path(__file__).resolve().parent.parent.parent
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
DEFAULT = ROOT / "var" / "dashboard.sqlite3"
EXAMPLES = "postgresql://user@host/name or sqlite:///folder/file.sqlite3"

SECONDS_TO_WAIT = 30
"""How long a second writer to a SQLite file waits for the first."""
PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers go on reading while a report is loaded
    "PRAGMA synchronous = NORMAL",  # with WAL a crash loses at most the last report, never the file
    "PRAGMA foreign_keys = ON",
    "PRAGMA mmap_size = 1073741824",  # bytes
    "PRAGMA cache_size = -65536",  # kibibytes where negative
)
SETTINGS = "SET random_page_cost = 1.1; SET jit = off"
"""A chart reads a few hundred scattered rows: PostgreSQL takes that for slow on the discs that its defaults expect,
and to compile the question would take longer than to answer it."""
MIGRATION_LOCK = 7_305_401
"""Any number that no other program uses for a lock in the same PostgreSQL database."""


class DatabaseUnavailable(Exception):
    """A database that cannot be used; the message is a sentence that names its address, never a password."""


class SchemaTooNew(Exception):
    """A database whose tables were made by a later version of this program; the message is a sentence."""


def connect(url: str | None = None) -> Engine:
    """The database at ``url``, else at ``DATABASE_URL``, else the file ``var/dashboard.sqlite3``.

    It has been reached once; its tables may still be missing or old, which `migrate` cures. Raises
    ``DatabaseUnavailable`` and ``SchemaTooNew``.
    """
    address = _address(url or os.environ.get("DATABASE_URL") or f"sqlite:///{DEFAULT.as_posix()}")
    if address.database == DEFAULT.as_posix():
        DEFAULT.parent.mkdir(exist_ok=True)
    sqlite = address.get_backend_name() == "sqlite"
    waiting: dict[str, Any] = {"timeout": SECONDS_TO_WAIT} if sqlite else {"connect_timeout": SECONDS_TO_WAIT}
    engine = create_engine(address, connect_args=waiting, pool_pre_ping=not sqlite)
    if sqlite:
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    else:
        event.listen(engine, "connect", _set)
    with answering(engine), engine.connect() as connection:
        _check_schema(connection)
    return engine


def migrate(engine: Engine) -> None:
    """Make the tables or bring them up to date; nothing happens where they are. Safe in parallel processes.

    Raises ``DatabaseUnavailable`` and ``SchemaTooNew``.
    """
    # The lock comes first, so that of two processes that start at once the second finds the work done.
    exclusive = engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
    with answering(engine), exclusive.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        _check_schema(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def answering(engine: Engine) -> Iterator[None]:
    """Turn the errors of a database that fails (gone, locked, full, no database) into ``DatabaseUnavailable``."""
    try:
        yield
    except (IntegrityError, DataError):
        raise  # the database works: it refuses a row that this program should not have sent
    except (DatabaseError, InterfaceError) as error:
        reason = " ".join(str(error.orig).split())
        raise DatabaseUnavailable(
            f"The database {shown(engine.url)} cannot be used ({reason}): "
            "check that it is running and that DATABASE_URL names it."
        ) from error


def shown(address: URL) -> str:
    """The address as a person may see it: without password and options."""
    return address.set(password=None, query={}).render_as_string()


def _address(url: str) -> URL:
    try:
        address = make_url(url.replace("postgres://", "postgresql://", 1))
        address.get_dialect()
    except (ArgumentError, ImportError) as error:
        # The text itself is not repeated: it may hold a password.
        raise DatabaseUnavailable(
            f"DATABASE_URL is not the address of a database that is known here: write it like {EXAMPLES}."
        ) from error
    if address.get_backend_name() not in {"sqlite", "postgresql"}:
        raise DatabaseUnavailable(
            f"The database {shown(address)} is neither SQLite nor PostgreSQL: use an address like {EXAMPLES}."
        )
    return address


def _prepare(connection: Any, _: object) -> None:
    """Give a new SQLite connection its settings, and leave transactions to `_begin`.

    The driver's own way of opening transactions leaves changes of the schema outside of them.
    """
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _set(connection: Any, _: object) -> None:
    """Give a new PostgreSQL connection its settings, for as long as it lasts."""
    connection.execute(SETTINGS)
    connection.commit()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix().replace("%", "%%"))
    return config


def _check_schema(connection: Connection) -> None:
    """Raise ``SchemaTooNew`` where the database was last migrated to a revision that is not known here."""
    revisions = set(MigrationContext.configure(connection).get_current_heads())
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if not revisions <= known:
        raise SchemaTooNew(
            f"The database {shown(connection.engine.url)} was made by a newer version of this program "
            f"(its schema is {', '.join(sorted(revisions - known))}): update the program, or let DATABASE_URL "
            "name another database."
        )
