"""How well the bundled reports are read: figures beside the labels that people gave them.

A figure and a label are paired inside their report where the absolute value and the unit agree, so that as many
fields as possible agree; each is paired once. A paired figure is in the right *cell* where every field agrees that
says what the number stands for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl import documents
from etl.extraction import extract
from etl.records import Extraction, Figure

ROOT = Path(__file__).resolve().parent.parent.parent
REPORTS = ROOT / "data" / "reports"
LABELS = ROOT / "tests" / "labels"

FIELDS = ("indicator", "measure", "offence", "gravity", "region", "period_start", "period_end", "modality")
OTHER = "other"
CLOSE = 1e-6
"""Two values are the same to one part in a million."""

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1.

    ``found`` of the labels have a figure, ``precise`` of the figures have a label; ``indicator`` and ``cell`` of the
    labels have a figure with the right indicator and in the right cell; ``f1`` is the harmonic mean of ``cell`` and
    of the share of figures in a right cell.
    """

    labels: int
    figures: int
    found: float
    precise: float
    indicator: float
    cell: float
    f1: float


@cache
def extractions() -> tuple[Extraction, ...]:
    """What is read out of the bundled reports, in the order of their names."""
    return tuple(extract(documents.read(path)) for path in sorted(REPORTS.glob("*.txt")))


@cache
def scores() -> dict[str, Score]:
    """The score of each language, and under ``all`` that of all reports together."""
    read = {extraction.document: extraction for extraction in extractions()}
    rows: dict[str, list[tuple[list[Label], Sequence[Figure]]]] = {}
    for path in sorted(LABELS.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        row = gold["figures"], read[gold["id"]].figures
        for scope in (gold["lang"], "all"):
            rows.setdefault(scope, []).append(row)
    return {scope: score(rows[scope]) for scope in sorted(rows, key=lambda name: (name == "all", name))}


def score(reports: Iterable[tuple[list[Label], Sequence[Figure]]]) -> Score:
    """The score of some reports, each given by its labels and its figures."""
    labels = figures = found = indicator = cell = 0
    for wanted, read in reports:
        pairs = pair(wanted, read)
        labels += len(wanted)
        figures += len(read)
        found += len(pairs)
        wrong = [misplaced(label, figure) for label, figure in pairs]
        indicator += sum("indicator" not in names for names in wrong)
        cell += sum(not names for names in wrong)
    return Score(
        labels,
        figures,
        found / labels,
        found / max(figures, 1),
        indicator / labels,
        cell / labels,
        2 * cell / (labels + figures),
    )


def pair(labels: Sequence[Label], figures: Sequence[Figure]) -> list[tuple[Label, Figure]]:
    """Labels and figures of one report with the same number, one to one, those that agree most first."""
    candidates = sorted(
        (len(misplaced(label, figure, strict=True)), left, right)
        for left, label in enumerate(labels)
        for right, figure in enumerate(figures)
        if _same_number(label, figure)
    )
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs = []
    for _, left, right in candidates:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((labels[left], figures[right]))
    return pairs


def misplaced(label: Label, figure: Figure, *, strict: bool = False) -> list[str]:
    """The names of the fields in which a figure is in another cell than its label; ``sign`` is one of them.

    What fits no indicator is held to neither offence nor gravity, unless ``strict``.
    """
    loose = set() if strict or _wanted(label, "indicator") != OTHER else {"offence", "gravity"}
    wrong = [name for name in FIELDS if name not in loose and _wanted(label, name) != _read(figure, name)]
    return [*wrong, "sign"] if (float(label["value"]) < 0) != (figure.value < 0) else wrong


def table() -> list[str]:
    """The scores as lines of text."""
    head = ("labels", "figures", "found", "precise", "indicator", "cell", "f1")
    lines = ["     " + "".join(f"{name:>10}" for name in head)]
    for scope, one in scores().items():
        shares = (one.found, one.precise, one.indicator, one.cell, one.f1)
        lines.append(
            f"{scope:5}{one.labels:>10}{one.figures:>10}" + "".join(f"{share:>10.3f}" for share in shares)
        )
    return lines


def _same_number(label: Label, figure: Figure) -> bool:
    wanted, read = abs(float(label["value"])), abs(float(figure.value))
    return label["unit"] == figure.unit and abs(wanted - read) <= CLOSE * max(wanted, read, 1)


def _wanted(label: Label, name: str) -> Any:
    defaults = {"modality": "result", "measure": "level", "indicator": OTHER}
    return label.get(name) or defaults.get(name)


def _read(figure: Figure, name: str) -> Any:
    value = getattr(figure, name)
    return value.isoformat() if value and name.startswith("period") else value or None
