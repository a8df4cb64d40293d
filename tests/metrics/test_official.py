"""The bundled official tables as a download: what qualifies a value travels with it into the CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from etl.catalogue import DATA
from etl.store import database, references, tables
from metrics import exports
from metrics.selections import parse


@pytest.fixture
def official(database_url: str) -> Iterator[Engine]:
    engine = database.connect(database_url)
    database.migrate(engine)
    references.refresh(engine)
    tables.load(engine, sorted((DATA / "statistics").glob("*.csv")))
    yield engine
    engine.dispose()


def rows(engine: Engine, query: str) -> list[dict[str, str]]:
    text = b"".join(exports.csv_chunks(engine, parse(query))).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_what_qualifies_a_value_travels_with_it(official: Engine) -> None:
    crimes = rows(official, "indicator=registered_crimes&indicator=registered_offences")
    theft = [
        row for row in crimes if row["offence"] == "livestock_theft" and row["period_end"] == "2024-12-31"
    ]
    assert {(row["value"], row["status"]) for row in theft} >= {("1051", "conflict"), ("1026", "conflict")}
    flags = {flag for row in crimes for flag in row["status"].split()}
    assert flags >= {"conflict", "break", "hedged"}


def test_what_a_table_says_about_a_value_stands_in_the_last_column(official: Engine) -> None:
    found = rows(official, "indicator=population&region=KZ-75&from=2023-01-01&to=2023-01-01")
    notes = {row["value"]: row["note"] for row in found}
    assert set(notes) == {"2161695", "2161797"} and all(notes.values())
    assert {row["status"] for row in found} == {"conflict"}
    assert list(found[0])[-1] == "note"
