"""The addresses for programs, and what is said where a question cannot be answered."""

from __future__ import annotations

import csv
import io
import json

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import Engine, create_engine

from dashboard import frame
from dashboard.application import create
from metrics.observations import COLUMNS


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok", "reports": 3, "figures": 12}


def test_the_start_is_a_page(client: FlaskClient) -> None:
    assert client.get("/").status_code == 200
    assert '<html lang="ru">' in client.get("/?lang=ru&region=KZ-15").get_data(as_text=True)


def test_the_first_page_says_its_language(client: FlaskClient) -> None:
    assert '<html lang="en">' in client.get("/trends").get_data(as_text=True)
    assert '<html lang="kk">' in client.get("/trends?lang=kk").get_data(as_text=True)
    assert '<html lang="en">' in client.get("/trends?lang=<b>").get_data(as_text=True)


QUERIES = [
    ("", 12),
    ("region=KZ-15", 7),
    ("region=KZ-15&region=KZ-75", 10),
    ("region=KZ-15&offence=none", 6),
    ("region=KZ-15&offence=none&offence=theft", 7),
    ("region=KZ-15&offence=none&place=none&scope=none&window=12m", 3),
    ("scope=in+public+places", 1),
    ("place=Irgiz+district", 1),
    ("report=again", 1),
    ("window=9m", 2),
    ("from=2024-01-01&to=2024-12-31", 7),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_the_three_files_hold_the_same_rows(client: FlaskClient, query: str, expected: int) -> None:
    text = client.get(f"/data.csv?{query}").get_data().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    found = json.loads(client.get(f"/data.json?{query}").get_data())
    book = load_workbook(io.BytesIO(client.get(f"/data.xlsx?{query}").get_data()))
    assert len(rows) == len(found) == book["data"].max_row - 1 == expected
    assert [row["figure_id"] for row in rows] == [row["figure_id"] for row in found]
    assert tuple(rows[0]) == COLUMNS


REFUSED = [
    ("regoin=KZ-15", "There is no filter 'regoin'; did you mean region? Allowed are"),
    ("region=KZ-99", "'KZ-99' is no region; allowed are KZ, KZ-10"),
    ("from=yesterday", "'from' must be a date such as 2025-09-30, not 'yesterday'."),
    ("window=9", "'9' is no window; allowed are months such as"),
    ("lang=de", "'lang' cannot be 'de'; allowed are 'en', 'ru', 'kk'."),
    ("sep=|", "'sep' cannot be '|'; allowed are ',', ';'."),
    ("scope=nowhere", "'nowhere' is no scope of this database"),
    ("report=none-such", "'none-such' is no report of this database"),
]


@pytest.mark.parametrize("name", ["csv", "json", "xlsx"])
@pytest.mark.parametrize(("query", "sentence"), REFUSED)
def test_what_nobody_can_mean_is_answered_with_a_sentence(
    client: FlaskClient, name: str, query: str, sentence: str
) -> None:
    answer = client.get(f"/data.{name}?{query}")
    assert answer.status_code == 400
    assert answer.get_data(as_text=True).startswith(sentence)
    assert answer.content_type == "text/plain; charset=utf-8"


def test_a_file_says_what_it_is(client: FlaskClient) -> None:
    headers = client.get("/data.csv?sep=%3B").headers
    assert headers["Content-Type"] == "text/csv; charset=utf-8"
    assert headers["Content-Disposition"] == 'attachment; filename="prosecution-figures.csv"'


def test_a_database_that_is_gone_is_told_in_a_sentence(engine: Engine) -> None:
    server = create(engine).server
    server.config["PROSECUTION_ENGINE"] = create_engine("sqlite:////nonexistent/none.sqlite3")
    client = server.test_client()
    for address in ("/healthz", "/data.csv", "/data.json", "/data.xlsx"):
        answer = client.get(address)
        assert (answer.status_code, answer.get_data(as_text=True)) == (503, frame.UNAVAILABLE + "\n")


def test_an_empty_database_gets_its_tables(sqlite_url: str) -> None:
    client = create(create_engine(sqlite_url)).server.test_client()
    assert client.get("/healthz").get_json() == {"status": "ok", "reports": 0, "figures": 0}
