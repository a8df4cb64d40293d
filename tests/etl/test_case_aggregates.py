"""Totals in a text about single cases are figures, and no cases: they stand where figures stand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from etl import documents
from etl.extraction import record
from etl.records import Extraction
from tests.etl.test_case_accuracy import SHARED

TOTALS = {Decimal(total) for total in (36, 44, 25, 16, 45, 86_000_000_000)}
TEXTS = {
    "en": (
        "At a meeting in Taraz the prosecutor's office summed up the work against corruption. "
        "The akim of the Shu district of the Zhambyl region resigned over the crime of a subordinate. "
        "Over the past three years 36 cases of commercial bribery and 44 cases of illegal remuneration were registered, "
        "and only 25 persons were convicted. "
        "If their subordinates are convicted, 16 leaders will have to resign, and 45 civil servants are subject to "
        "disciplinary liability. The outflow of funds over five years amounted to 86 billion dollars."
    ),
    "ru": (
        "В Таразе прокуратура подвела итоги работы. Аким Шуского района Жамбылской области подал в отставку из-за "
        "преступления подчинённого. За три года зарегистрировано 36 дел о коммерческом подкупе и 44 дела о незаконном "
        "вознаграждении, осуждено лишь 25 лиц. Если подчинённых осудят, в отставку должны уйти 16 руководителей, "
        "а 45 служащих понесут дисциплинарную ответственность. Отток средств за пять лет составил 86 млрд долларов."
    ),
    "kk": (
        "Таразда прокуратура жұмысын қорытындылады. Жамбыл облысы Шу ауданының әкімі бағынысты қызметкерінің қылмысы "
        "үшін отставкаға кетті. Үш жылда коммерциялық параға сатып алу бойынша 36 іс және заңсыз сыйақы бойынша 44 іс "
        "тіркелді, тек 25 адам сотталды. Бағыныстылары сотталса, 16 басшы отставкаға кетуге тиіс, 45 қызметші "
        "тәртіптік жауаптылыққа тартылады. Бес жылда шетелге 86 млрд доллар кеткен."
    ),
}  # fmt: skip


def accounted(extraction: Extraction) -> set[Decimal]:
    """The values of the figures of a text."""
    return {figure.value for figure in extraction.figures}


def read(text: str, place: Path) -> Extraction:
    path = place / "totals.txt"
    path.write_text(text, "utf-8")
    return record(documents.read(path))


@pytest.mark.parametrize("language", TEXTS)
def test_totals_are_figures_and_no_cases(language: str, tmp_path: Path) -> None:
    extraction = read(TEXTS[language], tmp_path)
    assert accounted(extraction) >= TOTALS
    assert [case.stage for case in extraction.cases] == ["resigned"]


def test_the_totals_of_the_first_document_of_the_project_are_figures() -> None:
    path = SHARED / "seed-1.txt"
    if not path.exists():
        return
    extraction = record(documents.read(path))
    assert accounted(extraction) >= TOTALS
    assert len(extraction.cases) == 8
    assert {case.count for case in extraction.cases} == {None}
