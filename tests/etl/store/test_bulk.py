from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError

from etl.store import bulk
from etl.store.form_models import FormCell
from etl.store.models import Figure, Region, Report

TEXTS = [
    "plain",
    "tab\there",
    "line\nbreak",
    "back\\slash",
    "\\N",
    "",
    "'quoted' \"too\"",
    "ж ә ү 🙂",
    "a;b,c",
]


def region(code: str, name: str = "a name", **rest: Any) -> dict[str, Any]:
    row = {"code": code, "name_en": name, "name_ru": name, "name_kk": name, "kind": "oblast"}
    return row | {"valid_from": None, "valid_until": None, "formed_from": None} | rest


@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_back_as_they_went_in(engine: Engine, text: str) -> None:
    with engine.begin() as connection:
        assert bulk.add(connection, Region.__table__, [region("KZ-1", text)]) == 1
        assert connection.scalar(select(Region.name_kk)) == text


def test_values_of_every_type_come_back_as_they_went_in(engine: Engine) -> None:
    report = {"id": 1, "name": "a", "sha256": "0", "title": "t", "language": "en", "text": "5"}
    moment = datetime(2026, 11, 1, 12, 30, tzinfo=UTC)
    report |= {"published": date(2025, 10, 16), "loaded_at": moment, "extractor_version": "v", "region": None}
    figure = {
        "id": "f",
        "report_id": 1,
        "indicator": "i",
        "window": "9m",
        "measure": "level",
        "unit": "count",
    }
    figure |= {"qualifier": "exact", "modality": "result", "status": "extracted", "value": Decimal("-3.8")}
    with engine.begin() as connection:
        bulk.add(connection, Report.__table__, [report])
        bulk.add(connection, Figure.__table__, [figure])
        stored = connection.execute(select(Report.published, Report.loaded_at, Report.region)).one()
        assert tuple(stored) == (date(2025, 10, 16), moment, None)
        assert connection.scalar(select(Figure.value)) == Decimal("-3.8")


def test_more_rows_than_fit_one_chunk_are_read_once(engine: Engine) -> None:
    amount = bulk.CHUNK * 2 + 1

    def rows() -> Iterator[dict[str, Any]]:
        for number in range(amount):
            yield region(f"R{number}")

    with engine.begin() as connection:
        assert bulk.add(connection, Region.__table__, rows()) == amount
        assert connection.scalar(select(func.count()).select_from(Region)) == amount


def test_no_rows_are_no_work(engine: Engine) -> None:
    with engine.begin() as connection:
        assert bulk.add(connection, Region.__table__, []) == 0


def test_what_the_database_refuses_is_refused_alike_and_stored_not_at_all(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        bulk.add(connection, Region.__table__, [region("KZ-1"), region("KZ-1")])
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Region)) == 0


NUMBERS = [0.1, -3.0, np.nan, 1e15, 10443019.288, 2.0, np.nan]


@pytest.mark.parametrize("amount", [0, 1, 7, bulk.VALUES // 4, bulk.VALUES // 4 * 3 + 1])
def test_plain_numbers_come_back_as_they_went_in_and_nan_is_absent(engine: Engine, amount: int) -> None:
    values = np.resize(np.array(NUMBERS), amount)
    columns = {
        "book_id": np.full(amount, 2**31 - 1),
        "row_id": np.arange(amount),
        "column_id": np.arange(amount)[::-1],
        "value": values,
    }
    with engine.begin() as connection:
        assert bulk.add_numbers(connection, FormCell.__table__, columns) == amount
        stored = connection.execute(select(FormCell.__table__).order_by(FormCell.row_id)).all()
    expected = [None if np.isnan(value) else value for value in values.tolist()]
    assert [tuple(row) for row in stored] == [
        (2**31 - 1, place, amount - 1 - place, value) for place, value in enumerate(expected)
    ]


def test_plain_numbers_that_the_database_refuses_are_refused_alike(engine: Engine) -> None:
    twice = {name: np.array([1, 1]) for name in ("book_id", "row_id", "column_id")}
    with pytest.raises(IntegrityError), engine.begin() as connection:
        bulk.add_numbers(connection, FormCell.__table__, twice | {"value": np.array([1.0, 2.0])})
