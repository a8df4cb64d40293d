"""A small database for the pages: two regions over two years, the nation, and what must stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboard.application import create
from etl.store import database
from tests.metrics.conftest import Shelf


def year(number: int) -> dict[str, Any]:
    return {"period_start": date(number, 1, 1), "period_end": date(number, 12, 31)}


def crimes(region: str, value: str, number: int, **changes: Any) -> dict[str, Any]:
    return {"indicator": "registered_crimes", "region": region, "value": value} | year(number) | changes


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = database.connect(sqlite_url)
    database.migrate(engine)
    shelf = Shelf(engine)
    shelf.add(
        "years",
        crimes("KZ-15", "1000", 2023), crimes("KZ-15", "900", 2024),
        crimes("KZ-75", "2000", 2023), crimes("KZ-75", "2100", 2024),
        crimes("KZ", "140000", 2023), crimes("KZ", "132000", 2024),
        crimes("KZ-15", "77", 2024, offence="theft"),
        crimes("KZ-15", "5", 2024, place="Irgiz district"),
        crimes("KZ-15", "6", 2024, scope="in public places"),
        text="Values: 1000 900 2000 2100 140000 132000 77 5 6.",
    )  # fmt: skip
    shelf.add("again", crimes("KZ-15", "900", 2024), text="Once more 900.", language="ru")
    shelf.add("court", {"value": "824"}, {"indicator": "claims_filed", "value": "3", "region": "KZ-75"})
    yield engine
    engine.dispose()


@pytest.fixture
def client(engine: Engine) -> FlaskClient:
    return create(engine).server.test_client()  # type: ignore[no-any-return]
