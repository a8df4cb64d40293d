"""Fences around how well invented reports and sentences are read (see ``tests/invented/README.md``)."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import pytest

from etl import documents
from etl.extraction import extract
from etl.records import RefusedDocument
from tests.etl import accuracy, brackets, reading

INVENTED = Path(__file__).resolve().parents[1] / "invented"
FENCES = {
    "en": {"found": 0.99, "precise": 0.98, "indicator": 0.92, "cell": 0.85},
    "kk": {"found": 0.99, "precise": 0.98, "indicator": 0.93, "cell": 0.87},
    "ru": {"found": 0.99, "precise": 0.98, "indicator": 0.92, "cell": 0.86},
}
SENTENCES = {"en": 0.91, "kk": 0.91, "ru": 0.92}


@cache
def _score(language: str) -> accuracy.Score:
    rows = []
    for path in sorted((INVENTED / "reports").glob(f"{language}-*.txt")):
        labels = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))["figures"]
        rows.append((labels, extract(documents.read(path)).figures))
    return accuracy.score(rows)


@pytest.mark.parametrize("language", FENCES)
@pytest.mark.parametrize("name", ["found", "precise", "indicator", "cell"])
def test_invented_reports_stay_above_their_fence(language: str, name: str) -> None:
    measured = _score(language)
    assert getattr(measured, name) >= FENCES[language][name], measured


@pytest.mark.parametrize("language", SENTENCES)
def test_invented_sentences_stay_above_their_fence(language: str) -> None:
    with (INVENTED / "sentences" / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        rows = [(row[0], row[1]) for row in csv.reader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE)]
    right = [indicator for marked, indicator in rows if _indicator(marked, language) == indicator]
    assert len(right) / len(rows) >= SENTENCES[language]


def _indicator(marked: str, language: str) -> str | None:
    example = brackets.parse(marked)
    try:
        figures = reading.extract(example.text, language=language).figures
    except RefusedDocument:
        return None
    figure = brackets.at(figures, example.spans[0])
    return figure.indicator if figure else None
