"""Score rows of cases against hand-made labels.

    python -m etl parse --cases ../shared/cases | python -m tests.etl.case_accuracy ../shared/cases
    python -m tests.etl.case_accuracy ../shared/cases --from cases.jsonl --show 20

Rows are paired with labels inside a document so that as many fields as possible agree. A pair needs evidence of the
same person: the row's sentence overlaps the label's quotation, or, for labels without one, level and stage agree.

  found      share of labels with a pair
  precise    share of rows with a pair
  stage      share of pairs right in stage and sanction status
  offence    share of pairs with the right offence
  amount     share of pairs right in amount and currency (a label and a row without an amount agree)
  sanction   share of pairs right in kinds, years and fine
  region, level, date, article: shares of pairs
  asked      requested sanctions stored as imposed or upheld: must be 0
  accused    persons stored as convicted whose label is not: must be 0
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
NEWS = ROOT / "data" / "news"
LABELS = ROOT / "tests" / "labels" / "cases"
Row = dict[str, Any]
GUILT = {"convicted", "upheld", "changed_on_appeal"}
FIELDS = (
    "office_level",
    "region",
    "offence",
    "stage",
    "sanction_status",
    "years",
    "fine",
    "amount",
    "count",
    "sanction_kind",
    "date",
)
SHARES = ("stage", "offence", "amount", "sanction", "region", "level", "date", "article")


def field(row: Row, name: str) -> Any:
    """A field's value in a form that compares: kinds as a set, numbers as floats."""
    value = row.get(name)
    if name == "sanction_kind":
        return frozenset([value] if isinstance(value, str) else value or ())
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def same(label: Row, row: Row, *names: str) -> bool:
    return all(field(label, name) == field(row, name) for name in names)


def pair(labels: list[Row], rows: list[Row], text: str | None) -> list[tuple[Row, Row]]:
    """Pairs of labels and rows, one to one, the best agreeing first."""
    candidates = sorted(
        (-_agreement(label, row), first, second)
        for first, label in enumerate(labels)
        for second, row in enumerate(rows)
        if _may_pair(label, row, text)
    )
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, first, second in candidates:
        if ("label", first) not in taken and ("row", second) not in taken:
            taken |= {("label", first), ("row", second)}
            pairs.append((labels[first], rows[second]))
    return pairs


def _agreement(label: Row, row: Row) -> float:
    weights = {"office_level": 3, "stage": 2, "years": 2, "amount": 2}
    return sum(weights.get(name, 1) for name in FIELDS if same(label, row, name))


def _may_pair(label: Row, row: Row, text: str | None) -> bool:
    quote = label.get("quote")
    start = text.find(quote) if text and quote else -1
    if start >= 0 and quote:
        near = row["start"] < start + len(quote) and start < row["end"]
        return near or (same(label, row, "office_level", "stage") and _alike(label, row))
    return same(label, row, "office_level", "stage")


def _alike(label: Row, row: Row) -> bool:
    """Whether the roles share a telling word or the regions agree."""
    words = [
        {word for word in re.findall(r"[a-z]{5,}", one["role"].lower()) if word != "former"}
        for one in (label, row)
    ]
    return bool(words[0] & words[1]) or same(label, row, "region")


def right(label: Row, row: Row, share: str) -> bool:
    if share == "stage":
        return same(label, row, "stage", "sanction_status")
    if share == "amount":
        return same(label, row, "amount") and (label.get("amount") is None or same(label, row, "currency"))
    if share == "sanction":
        return same(label, row, "sanction_kind", "years", "fine")
    return same(label, row, {"level": "office_level"}.get(share, share))


def score(documents: Iterable[tuple[list[Row], list[Row], str | None]]) -> dict[str, float]:
    """Shares over (labels, rows, text) of each document; ``asked`` and ``accused`` are counts."""
    tally: Counter[str] = Counter()
    for labels, rows, text in documents:
        pairs = pair(labels, rows, text)
        tally["labels"] += len(labels)
        tally["rows"] += len(rows)
        tally["found"] += len(pairs)
        for label, row in pairs:
            for share in SHARES:
                tally[share] += right(label, row, share)
            asked = label["sanction_status"] == "requested"
            tally["asked"] += asked and row["sanction_status"] in {"imposed", "upheld"}
            tally["accused"] += row["stage"] in GUILT and label["stage"] not in GUILT
        paired = [id(row) for _, row in pairs]
        tally["spare_guilt"] += sum(row["stage"] in GUILT for row in rows if id(row) not in paired)
    found = tally["found"] or 1
    return {
        "labels": tally["labels"],
        "rows": tally["rows"],
        "found": tally["found"] / (tally["labels"] or 1),
        "precise": tally["found"] / (tally["rows"] or 1),
        **{share: tally[share] / found for share in SHARES},
        "asked": tally["asked"],
        "accused": tally["accused"],
        "spare_guilt": tally["spare_guilt"],
    }


def labelled(folder: Path) -> dict[str, tuple[list[Row], str | None]]:
    """The labels of a folder by document, with the document's text where it lies beside them or in ``data/news``."""
    found: dict[str, tuple[list[Row], str | None]] = {}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        places = [path.with_name(f"{gold['id']}.txt"), NEWS / f"{gold['id']}.txt"]
        text = next((place for place in places if place.exists()), None)
        if "rows" in gold:
            found[gold["id"]] = gold["rows"], text.read_text("utf-8") if text else None
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("labels", type=Path, nargs="+", help="folders of NAME.gold.json")
    arguments.add_argument("--from", dest="source", type=Path, help="JSON lines (default: standard input)")
    arguments.add_argument("--only", type=Path, help="a file that lists the documents to score")
    arguments.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N labels missed or misread"
    )
    chosen = arguments.parse_args()
    lines = chosen.source.read_text("utf-8").splitlines() if chosen.source else sys.stdin
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for line in filter(str.strip, lines):
        row = json.loads(line)
        rows[row["document"]].append(row)
    only = set(chosen.only.read_text("utf-8").split()) if chosen.only else None
    known = {
        name: one
        for folder in chosen.labels
        for name, one in labelled(folder).items()
        if only is None or name in only
    }
    documents = [(labels, rows.get(name, []), text) for name, (labels, text) in known.items()]
    for name, value in score(documents).items():
        print(f"{name:12}{value:8.3f}" if isinstance(value, float) else f"{name:12}{value:8}")
    for name, (labels, text) in known.items():
        for line in list(_wrong(name, labels, rows.get(name, []), text))[: chosen.show]:
            print(line)


def _wrong(name: str, labels: list[Row], rows: list[Row], text: str | None) -> Iterable[str]:
    pairs = pair(labels, rows, text)
    for label in labels:
        row = next((row for one, row in pairs if one is label), None)
        if row is None:
            yield f"{name} MISSED {label['role']} {label['stage']}"
            continue
        bad = [share for share in SHARES if not right(label, row, share)]
        if bad:
            told = {
                key: (label.get(key), row.get(key))
                for key in (*FIELDS, "article")
                if not same(label, row, key)
            }
            yield f"{name} {label['role']} | {row['role']}: {told}"
    for row in rows:
        if not any(row is one for _, one in pairs):
            yield f"{name} SPARE {row['role']} {row['stage']} {row['office_level']} | {row['quote'][:100]!r}"


if __name__ == "__main__":
    main()
