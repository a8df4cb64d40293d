"""What was read out of a document, as a person reads it and as a program reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from etl import tables
from etl.records import Explanation, Extraction, Figure, SetAside

FIGURES = ("number", "value", "unit", "indicator", "of which", "region", "period", "label")
CELLS = ("cell", *FIGURES[1:], "note")
SET_ASIDE = ("set aside", "reason")
EXPLAINED = ("number", "taken for", "score", "words that decided", "runner-up")
NOTHING = "-"
_INNER = frozenset({"sanctions", "group", "noun", "parts", "portfolio", "body", "place"})
"""Fields of a case that only the screen needs."""


def json_lines(extraction: Extraction) -> Iterator[str]:
    """One JSON object a figure and a set-aside number, in the order of the text; INTERFACES names the fields."""
    for entry in _in_order(extraction):
        kind = "figure" if isinstance(entry, Figure) else "set_aside"
        values = {"type": kind, "document": extraction.document} | asdict(entry)
        yield json.dumps(values, ensure_ascii=False, default=_json)


def case_lines(extraction: Extraction) -> Iterator[str]:
    """One JSON object a case, in the order in which its persons are mentioned; nothing in it is a name."""
    for case in extraction.cases:
        values = {"type": "case", "document": extraction.document} | {
            name: value for name, value in asdict(case).items() if name not in _INNER
        }
        kinds = list(case.sanctions)
        values["sanction_kind"] = kinds if len(kinds) > 1 else kinds[0] if kinds else None
        values["steps"] = [asdict(step) for step in case.steps]
        yield json.dumps(values, ensure_ascii=False, default=_json)


def report(extraction: Extraction, width: int) -> Iterator[str]:
    """A heading and two tables, of figures and of set-aside numbers, at most ``width`` characters wide."""
    yield _heading(extraction)
    yield _table(FIGURES, [_figure(figure) for figure in _sorted(extraction.figures)], width)
    rows = [(number.quote, number.reason) for number in _sorted(extraction.set_aside)]
    yield _table(SET_ASIDE, rows, width)


def table_json_lines(table: tables.Table) -> Iterator[str]:
    """One JSON object a figure of an official table: the fields of a report's figure, and its cell in place of its span."""
    for found in table.figures:
        meaning = {
            name: value for name, value in asdict(found.figure).items() if name not in {"start", "end"}
        }
        where = {"file": table.file, "sheet": found.sheet, "cell": found.cell, "note": found.note}
        values = {"type": "figure", "document": table.name} | meaning | where
        yield json.dumps(values | {"source_url": table.source_url}, ensure_ascii=False, default=_json)


def official(table: tables.Table, width: int) -> Iterator[str]:
    """A heading and a table of the figures of an official table with their cells, at most ``width`` characters wide."""
    facts = f"language {table.language}, source {table.source_url}; {len(table.figures):,} figures"
    yield f"{table.name}: {facts}\n{table.title}"
    rows = [
        (
            f"{found.sheet} {found.cell}" if found.sheet else found.cell,
            *_figure(found.figure)[1:],
            found.note or "",
        )
        for found in table.figures
    ]
    yield _table(CELLS, rows, width)


def explanations(found: Sequence[Explanation], width: int) -> str:
    """A table that says of each number what it was taken for and why, at most ``width`` characters wide."""
    return _table(EXPLAINED, [_explained(one) for one in found], width)


def _explained(one: Explanation) -> tuple[str, ...]:
    score = f"{one.score:.1f}" if one.words else NOTHING
    return one.quote, one.taken_for, score, "; ".join(one.words) or NOTHING, one.runner_up or NOTHING


def _in_order(extraction: Extraction) -> list[Figure | SetAside]:
    return _sorted((*extraction.figures, *extraction.set_aside))


def _sorted(entries: tuple[Any, ...]) -> list[Any]:
    return sorted(entries, key=lambda entry: (entry.start, entry.end))


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _heading(extraction: Extraction) -> str:
    about = ", ".join(
        (
            f"language {extraction.language}",
            f"region {extraction.region or NOTHING}",
            f"period {_period(extraction.period_start, extraction.period_end)}",
        )
    )
    amounts = f"{len(extraction.figures)} figures, {len(extraction.set_aside)} numbers set aside"
    return f"{extraction.document}: {about}; {amounts}\n{extraction.title}"


def _figure(figure: Figure) -> tuple[str, ...]:
    parts = (figure.offence, figure.gravity, figure.place, figure.scope)
    marked = "" if figure.qualifier == "exact" else f"{figure.qualifier} "
    modality = "" if figure.modality == "result" else f" ({figure.modality})"
    return (
        figure.quote,
        f"{marked}{_number(figure.value)}",
        figure.unit,
        f"{figure.indicator} {figure.measure}{modality}",
        "; ".join(part for part in parts if part) or NOTHING,
        figure.region or NOTHING,
        _period(figure.period_start, figure.period_end),
        figure.label,
    )


def _number(value: Decimal) -> str:
    """The value with its thousands marked and without trailing zeros."""
    return f"{int(value):,}" if value == value.to_integral_value() else f"{value.normalize():,f}"


def _period(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return NOTHING
    return "/".join(day.isoformat() if day else ".." for day in (start, end))


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], width: int) -> str:
    if not rows:
        return ""
    # What draws tables takes a tenth of a second to load, which JSON lines do without.
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(*columns, box=box.SIMPLE, pad_edge=False)
    for row in rows:
        # A quotation may run over lines and hold tabs: in a table it is one line.
        table.add_row(*(" ".join(cell.split()) for cell in row))
    console = Console(width=width, markup=False, emoji=False, highlight=False, color_system=None)
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().splitlines() if line.strip()) + "\n"
