"""How well single cases are read, and that the two mistakes which must not happen do not happen."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import select

from etl import documents, printing
from etl.extraction import record
from etl.store import database, loading
from etl.store.case_models import CourtCase
from etl.store.models import Evidence, Report, SetAside
from tests.etl import case_accuracy
from tests.etl.case_accuracy import LABELS, NEWS, ROOT, Row

SHARED = ROOT.parent / "shared" / "seeds"
FLOORS = {
    "found": 0.92,
    "precise": 0.93,
    "stage": 0.96,
    "offence": 0.9,
    "amount": 0.94,
    "level": 0.86,
    "date": 0.82,
}
"""What the bundled news must reach; what is reached is printed and stands in the README."""


@cache
def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in printing.case_lines(record(documents.read(path)))]


@cache
def scores() -> dict[str, float]:
    documents_ = [
        (labels, rows(NEWS / f"{name}.txt"), text)
        for name, (labels, text) in case_accuracy.labelled(LABELS).items()
    ]
    return case_accuracy.score(documents_)


def test_the_bundled_news_are_read_well_enough() -> None:
    print({name: round(value, 3) for name, value in scores().items()})
    assert {name: scores()[name] for name, floor in FLOORS.items() if scores()[name] < floor} == {}


@pytest.mark.parametrize("mistake", ["asked", "accused"])
def test_nothing_asked_for_is_given_and_nobody_accused_is_convicted(mistake: str) -> None:
    assert scores()[mistake] == 0


@pytest.mark.parametrize("path", sorted(NEWS.glob("*.txt")), ids=lambda path: path.stem)
def test_quotations_are_the_text_of_record(path: Path) -> None:
    extracted = record(documents.read(path))
    for case in extracted.cases:
        assert extracted.text[case.start : case.end] == case.quote
        if case.finding:
            assert 0 <= case.finding[0] < case.finding[1] <= len(extracted.text)


def test_a_request_of_the_first_document_of_the_project() -> None:
    path = SHARED / "seed-0.txt"
    if not path.exists():
        return
    first, *others = rows(path)
    assert (first["stage"], first["sanction_status"], first["years"]) == ("requested", "requested", 8.5)
    assert first["sanction_kind"] == ["imprisonment", "award_revoked"]
    assert (first["amount"], first["amount_alt"], first["currency"]) == (210_000, 200_000, "USD")
    assert [row for row in (first, *others) if row["sanction_status"] == "imposed"] == []


NAMED = {
    "1fd76ca023b633a8",
    "26dfb8a3d19be71c",
    "2b44f379a5d6a966",
    "323d6ee8841fd916",
    "34f6590c291e13d6",
    "3b847092d011f15b",
    "3e75fd0e6d8b964b",
    "5c952842f8bd8730",
    "5d5cafc264b52dd6",
    "652da781a9a047f3",
    "6d7496250b32ec65",
    "7066396ea2fd2350",
    "7620525c6285f3c9",
    "b4e8ad3f1604676e",
    "cf14c4fcb93f7571",
    "cfc16852b79feba5",
    "e4514e1fc29144a5",
    "e644df618fef9fdd",
    "f404fb2caf1d1c28",
}
"""Hashes of the surnames and given names in the first documents of the project, so that none stands here."""


@pytest.mark.parametrize("name", ["seed-0", "seed-1", "seed-2"])
def test_no_name_of_the_first_documents_is_stored(name: str, tmp_path: Path) -> None:
    path = SHARED / f"{name}.txt"
    if not path.exists():
        return
    engine = database.connect(f"sqlite:///{(tmp_path / 'cases.sqlite3').as_posix()}")
    database.migrate(engine)
    assert loading.load(engine, [path]).refused == []
    with engine.connect() as connection:
        tables = [
            connection.execute(select(table)).all() for table in (Report, CourtCase, Evidence, SetAside)
        ]
    words = {
        word
        for rows in tables
        for row in rows
        for value in row
        for word in re.findall(r"[^\W\d_]+", str(value))
    }
    stored = {word for word in words if hashlib.sha256(word.lower().encode()).hexdigest()[:16] in NAMED}
    assert stored == set()
    engine.dispose()
