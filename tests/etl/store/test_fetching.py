from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from etl.store import bulk, fetching
from etl.store.columns import ExactDecimal
from etl.store.models import Figure, Region, Report
from tests.etl.store.test_bulk import TEXTS, region


def test_rows_come_as_the_database_writes_them(engine: Engine) -> None:
    codes = [f"KZ-{number}" for number in range(len(TEXTS))]
    with engine.begin() as connection:
        bulk.add(
            connection,
            Region.__table__,
            [
                region(code, words, valid_from=date(2022, 6, 8) if number else None)
                for number, (code, words) in enumerate(zip(codes, TEXTS, strict=True))
            ],
        )
        asked = select(Region.code, Region.name_kk.label("name"), Region.valid_from).order_by(Region.code)
        found = list(fetching.rows(connection, asked))
        expected = [
            (code, words, "2022-06-08" if number else None)
            for number, (code, words) in enumerate(zip(codes, TEXTS, strict=True))
        ]
        assert [tuple(row) for row in found] == expected
        some = list(fetching.rows(connection, asked.where(Region.name_kk.in_(["line\nbreak", "it's 100%"]))))
        assert [row[0] for row in some] == ["KZ-2"]
        assert list(fetching.rows(connection, asked.where(Region.code == "KZ-99"))) == []


@pytest.mark.parametrize("number", ["824", "-3.8", "0.001", "1200000000", "12345678901234567890.123"])
def test_numbers_keep_every_digit(engine: Engine, number: str) -> None:
    report = {"id": 1, "name": "a", "sha256": "0", "title": "t", "language": "en", "text": ""}
    report |= {"loaded_at": "2026-01-01", "extractor_version": "v"}
    with engine.begin() as connection:
        names = ", ".join(report)
        connection.execute(
            text(f"INSERT INTO report ({names}) VALUES ({', '.join(f':{name}' for name in report)})"),  # noqa: S608
            report,
        )
        figure = {"id": "f", "report_id": 1, "indicator": "i", "window": "9m", "measure": "level"}
        figure |= {"unit": "count", "qualifier": "exact", "modality": "result", "status": "extracted"}
        bulk.add(connection, Figure.__table__, [figure | {"value": Decimal(number)}])
        ((raw,),) = fetching.rows(connection, select(Figure.value))
        assert ExactDecimal().process_result_value(raw, connection.dialect) == Decimal(number)


def test_more_rows_than_one_batch_come_each_once(engine: Engine) -> None:
    codes = [f"KZ-{number:05}" for number in range(fetching.BATCH * 2 + 3)]
    with engine.begin() as connection:
        bulk.add(connection, Region.__table__, [region(code) for code in codes])
        assert [
            row[0] for row in fetching.rows(connection, select(Region.code).order_by(Region.code))
        ] == codes


def test_what_the_database_refuses_is_the_error_of_every_other_statement(engine: Engine) -> None:
    with engine.begin() as connection:
        asked = select(Report.name)
        connection.execute(text("ALTER TABLE report RENAME TO elsewhere"))
        with pytest.raises(DBAPIError):
            list(fetching.rows(connection, asked))
        connection.rollback()
