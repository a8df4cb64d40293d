"""Fences around how well invented news of single cases are read (see ``tests/invented/README.md``)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from etl import documents, printing
from etl.extraction import record
from tests.etl import case_accuracy
from tests.etl.case_accuracy import Row

INVENTED = Path(__file__).resolve().parents[1] / "invented" / "cases"
FENCES = {
    "found": 0.88,
    "precise": 0.93,
    "stage": 0.94,
    "offence": 0.85,
    "amount": 0.93,
    "sanction": 0.92,
    "level": 0.75,
    "date": 0.89,
}


@cache
def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in printing.case_lines(record(documents.read(path)))]


@cache
def scores() -> dict[str, float]:
    return case_accuracy.score(
        (labels, rows(INVENTED / f"{name}.txt"), text)
        for name, (labels, text) in case_accuracy.labelled(INVENTED).items()
    )


@pytest.mark.parametrize("share", FENCES)
def test_invented_news_stay_above_their_fence(share: str) -> None:
    assert scores()[share] >= FENCES[share], scores()


@pytest.mark.parametrize("mistake", ["asked", "accused", "spare_guilt"])
def test_nobody_is_convicted_who_is_only_accused(mistake: str) -> None:
    assert scores()[mistake] == 0
