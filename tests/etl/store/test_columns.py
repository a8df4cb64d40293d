from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import Column, Engine, Integer, MetaData, Table, delete, func, insert, select
from sqlalchemy.exc import StatementError

from etl.store import database
from etl.store.columns import ExactDecimal, Moment

NUMBERS = Table(
    "numbers", MetaData(), Column("id", Integer, primary_key=True), Column("number", ExactDecimal)
)
MOMENTS = Table("moments", MetaData(), Column("id", Integer, primary_key=True), Column("moment", Moment))

EXACT = [
    "0", "-0", "0.1", "-3.8", "64529", "1200000000", "1.0", "100", "1E+9", "0.000001", "59.50",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "123456789012345.678",
    "0.1234567890123456789", "1E-20", "999999999999999.9", "12345678901234567890123456789012345",
]  # fmt: skip

plain = some.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)
published = some.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**13), max_value=10**13, places=2
)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = database.connect(database_url)
    with engine.begin() as connection:
        NUMBERS.create(connection)
        MOMENTS.create(connection)
    yield engine
    engine.dispose()


def stored(engine: Engine, *numbers: Decimal) -> list[Decimal]:
    """What comes back of the numbers that are put in, in their order."""
    with engine.begin() as connection:
        connection.execute(delete(NUMBERS))
        connection.execute(insert(NUMBERS), [{"number": number} for number in numbers])
        return list(connection.scalars(select(NUMBERS.c.number).order_by(NUMBERS.c.id)))


@pytest.mark.parametrize("written", EXACT)
def test_a_number_comes_back_as_it_went_in(engine: Engine, written: str) -> None:
    assert stored(engine, Decimal(written)) == [Decimal(written)]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(plain | published, min_size=1))
def test_every_number_comes_back_as_it_went_in(engine: Engine, numbers: list[Decimal]) -> None:
    back = stored(engine, *numbers)
    assert back == numbers
    assert all(number.as_tuple().exponent in range(-200, 1) for number in back), "no exponent is shown"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(published, min_size=1))
def test_the_database_sorts_and_compares_what_it_stores(engine: Engine, numbers: list[Decimal]) -> None:
    stored(engine, *numbers)
    with engine.connect() as connection:
        in_order = list(connection.scalars(select(NUMBERS.c.number).order_by(NUMBERS.c.number)))
        above = connection.scalar(
            select(func.count()).select_from(NUMBERS).where(NUMBERS.c.number > numbers[0])
        )
    assert in_order == sorted(numbers)
    assert above == sum(number > numbers[0] for number in numbers)


def test_trailing_zeros_are_not_kept(engine: Engine) -> None:
    assert [str(number) for number in stored(engine, Decimal("6.0"), Decimal("1.20E+9"))] == [
        "6",
        "1200000000",
    ]


def test_nothing_stays_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(NUMBERS), {"number": None})
        connection.execute(insert(MOMENTS), {"moment": None})
        assert connection.scalar(select(NUMBERS.c.number)) is None
        assert connection.scalar(select(MOMENTS.c.moment)) is None


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(engine: Engine, written: str) -> None:
    with pytest.raises(StatementError, match="is not a number that can be stored"):
        stored(engine, Decimal(written))


def test_a_moment_comes_back_in_utc(engine: Engine) -> None:
    moment = datetime(2025, 10, 16, 1, 30, 0, 123456, tzinfo=timezone(timedelta(hours=5)))
    with engine.begin() as connection:
        connection.execute(insert(MOMENTS), {"moment": moment})
        back = connection.scalar(select(MOMENTS.c.moment))
    assert back == moment
    assert back is not None and back.tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="time zone"), engine.begin() as connection:
        connection.execute(insert(MOMENTS), {"moment": datetime(2025, 10, 16)})  # noqa: DTZ001
