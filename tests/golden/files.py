"""The golden file: every figure of the bundled reports on a line of its own, so that a change is seen as a diff."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from etl.records import Extraction, Figure
from metrics.accuracy import FILE as ACCURACY
from tests.etl import accuracy

ROOT = Path(__file__).resolve().parent.parent.parent
PATH = ROOT / "tests" / "golden" / "figures.tsv"
RENEW = "Where the change is meant, write the file anew with: python -m tests.golden"
COLUMNS = (
    "document", "indicator", "measure", "value", "unit", "qualifier", "offence", "gravity", "region", "place",
    "period_start", "period_end", "modality", "quote",
)  # fmt: skip


def lines() -> list[str]:
    """What the file holds when it is written now: the names of the columns, then the figures in order."""
    rows = [
        _line(extraction, figure)
        for extraction in accuracy.extractions()
        for figure in sorted(extraction.figures, key=lambda figure: (figure.start, figure.end))
    ]
    return ["\t".join(COLUMNS), *rows]


def read() -> list[str]:
    """What the file holds; nothing where there is none."""
    return PATH.read_text("utf-8").splitlines() if PATH.exists() else []


def write() -> tuple[int, int]:
    """Write the file; how many lines it gained and lost by that."""
    new = lines()
    gained, lost = compare(read(), new)
    PATH.write_text("\n".join(new) + "\n", "utf-8", newline="\n")
    ACCURACY.write_text(measured(), "utf-8", newline="\n")
    return len(gained), len(lost)


def measured() -> str:
    """What the file of accuracy holds when it is written now: the scores in percent, language by language."""
    head = "# How well the bundled reports are read, in percent of their labels. Written by: python -m tests.golden\n"
    rows = {
        language: {"labels": one.labels}
        | {name: round(100 * getattr(one, name), 1) for name in ("found", "precise", "indicator", "cell")}
        for language, one in accuracy.scores().items()
    }
    return head + str(yaml.safe_dump(rows, sort_keys=False))


def compare(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """The lines that are new, and those that are gone; a line that stands twice counts twice."""
    before, after = Counter(old), Counter(new)
    return list((after - before).elements()), list((before - after).elements())


def _line(extraction: Extraction, figure: Figure) -> str:
    values = [extraction.document, *(_cell(getattr(figure, column)) for column in COLUMNS[1:])]
    return "\t".join(values)


def _cell(value: object) -> str:
    """The value in one word or one line: numbers without needless zeros, an empty cell for nothing."""
    if value is None:
        return ""
    if hasattr(value, "as_tuple"):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return " ".join(str(value).split())
