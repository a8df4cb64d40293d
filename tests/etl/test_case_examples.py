"""Short reports of single cases in the words of prosecutors, journalists and translation engines."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl import catalogue
from etl.catalogue import DATA
from etl.extraction import record
from etl.proceedings import Case
from etl.records import Document, RefusedDocument

EXAMPLES = catalogue.read_yaml(DATA / "examples" / "cases.yml")
ENTRIES = [entry for entries in EXAMPLES.values() for entry in entries]


def read(text: str) -> list[Case]:
    document = Document(
        "example",
        Path("example.txt"),
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        published=date(2025, 6, 1),
    )
    try:
        return list(record(document).cases)
    except RefusedDocument:
        return []


def told(case: Case) -> str:
    years = f"{case.years.normalize():f}" if case.years is not None else "-"
    level = "-" if case.office_level == "unknown" else case.office_level
    return " ".join([case.stage, level, case.region or "-", case.offence or "-", years])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["text"][:60])
def test_an_example_is_read(entry: dict[str, Any]) -> None:
    assert sorted(told(case) for case in read(entry["text"])) == sorted(entry["rows"])
