"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import DateTime, Dialect, Numeric
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

FLOAT_DIGITS = 15
"""Decimals of up to so many significant digits pass through a 64-bit float unharmed."""
LARGEST_INTEGER = 2**63 - 1


class _SqliteNumber(UserDefinedType[Any]):
    """SQLite's own kind of number, without SQLAlchemy's detour over floats."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "NUMERIC"


class ExactDecimal(TypeDecorator[Decimal]):
    """A ``Decimal`` that comes back as it went in, apart from trailing zeros.

    PostgreSQL: ``NUMERIC`` of any precision. SQLite, which has no decimals: a whole number is stored as a
    64-bit integer and a fraction of up to 15 significant digits as a float, from which those 15 digits come
    back unharmed; so filters, sums and sorts work in SQL, and any other program reads plain numbers. What is
    longer than that (no published figure is) is kept as its digits followed by a ``d``: exact, still counted
    by sums, but sorted behind all other numbers.

    A sum or mean that SQLite computes over fractions is right to 15 significant digits. Raises ``ValueError``
    for infinity and not-a-number.
    """

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL's ``NUMERIC`` and SQLite's."""
        native: TypeEngine[Any] = _SqliteNumber() if dialect.name == "sqlite" else Numeric(asdecimal=True)
        return dialect.type_descriptor(native)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The number as the database takes it; whole numbers and floats are accepted for comparisons."""
        if value is None:
            return None
        number = value if isinstance(value, Decimal) else Decimal(str(value))
        if not number.is_finite():
            raise ValueError(f"{number} is not a number that can be stored")
        if dialect.name != "sqlite":
            return _plain(number)
        if number == number.to_integral_value() and abs(number) <= LARGEST_INTEGER:
            return int(number)
        if len(_plain(number).as_tuple().digits) <= FLOAT_DIGITS and _survives(number):
            return float(number)
        return f"{number:f}d"

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """The stored number, with no trailing zeros and no exponent."""
        if value is None:
            return None
        if isinstance(value, float):
            return _plain(Decimal(format(value, f".{FLOAT_DIGITS}g")))
        return _plain(Decimal(value.removesuffix("d") if isinstance(value, str) else value))


def _survives(number: Decimal) -> bool:
    return Decimal(format(float(number), f".{FLOAT_DIGITS}g")) == number


def _plain(number: Decimal) -> Decimal:
    """The same number written without trailing zeros and without an exponent; zero has no sign."""
    written = format(number, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return Decimal(written) if number else Decimal(0)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite, which knows no time zones, stores it without one. Raises for a naive time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment, aware of its being in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
