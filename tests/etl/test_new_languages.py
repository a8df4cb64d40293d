"""A new language is one file: with a few Kyrgyz words in a copy of the project, Kyrgyz reports are read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

KYRGYZ = """
language: ky
name: Кыргызча
verb_final: true
decimal: ","
detect: [жана, менен, боюнча, үчүн, бул, ошол, аны, мындан, тышкары, болгон, гана, ал, бир]
letters: "өүң"
numerals: {бир: 1, эки: 2, үч: 3, төрт: 4, беш: 5, он: 10, жыйырма: 20, жүз: 100}
multipliers: {миң: 1000, млн: 1000000, миллион*: 1000000, млрд: 1000000000}
units:
  - {unit: KZT, words: ["теңге*"]}
  - {unit: percent, words: ["%", "пайыз*"]}
times_words: ["эсе"]
qualifiers:
  over: {before: [], after: ["ашык"]}
directions:
  decrease: ["азай*", "төмөндө*"]
  increase: ["өст*", "көбөй*"]
months: {январ*: 1, сентябр*: 9}
times:
  - {kind: months, pattern: '(?P<year>{year})-жылдын (?P<n>{n}) айында'}
  - {kind: year, pattern: '(?P<year>{year})-жылы'}
asides:
  - {reason: article, pattern: '\\d+-берене[^\\W\\d_]*'}
concepts:
  crime: ["кылмыш*"]
  registered: ["катталды", "катталган"]
  verdict: ["өкүм*"]
  case: ["иш", "иштер", "иштин"]
  damage: ["зыян*", "чыгым*"]
  compensated: ["орду толтурулду", "төлөндү"]
offences:
  theft: ["ууруулук*", "уурулук*"]
"""

SENTENCES = """Кылмыштуулук боюнча отчет

Прокурорлор 2024-жылдын 9 айында иштин жыйынтыгын чыгарды. Облуста 3 287 кылмыш катталды.
Соттор бул мезгилде 824 өкүм чыгарды, 120-берене боюнча дагы.
Мындан тышкары ууруулук 12 пайызга азайды.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what reads a report, and nothing more, with the new file in it."""
    copy = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "etl", copy / "etl", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", copy / "data", ignore=shutil.ignore_patterns("reports", "statistics"))
    (copy / "data" / "languages" / "ky.yml").write_text(KYRGYZ, "utf-8")
    (copy / "report.txt").write_text(SENTENCES, "utf-8")
    return copy


def parse(project: Path) -> list[dict[str, Any]]:
    """What ``python -m etl parse`` says about the report, line by line."""
    run = subprocess.run(
        [sys.executable, "-m", "etl", "parse", "report.txt", "--jsonl"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_a_language_file_is_enough(project: Path) -> None:
    records = parse(project)
    fields = ("indicator", "measure", "value", "unit", "offence", "period_start", "period_end")
    figures = [tuple(record[name] for name in fields) for record in records if record["type"] == "figure"]
    nine_months = ("2024-01-01", "2024-09-30")
    assert figures == [
        ("registered_crimes", "level", 3287, "count", None, *nine_months),
        ("verdicts", "level", 824, "count", None, *nine_months),
        ("registered_crimes", "change", -12, "percent", "theft", *nine_months),
    ]
    reasons = [record["reason"] for record in records if record["type"] == "set_aside"]
    assert reasons == ["period", "article"]


def test_the_other_languages_are_read_as_before(project: Path) -> None:
    report = project / "report.txt"
    report.write_text("За год вынесено 824 приговора по делам о кражах.", "utf-8")
    assert [record["value"] for record in parse(project)] == [824]
