"""The register of cases as CSV: one row for each item's case, so that nothing of a proceeding's history is left out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

from sqlalchemy import Engine

from etl import catalogue
from metrics import cases
from metrics.case_queries import CaseQuery
from metrics.cases import Proceeding
from metrics.exports import guarded
from metrics.values import shown

COLUMNS = (
    "proceeding",
    "case_id",
    "is_latest",
    "is_final",
    "role",
    "count",
    "office_level",
    "region",
    "region_name",
    "place",
    "offence",
    "article",
    "stage",
    "date",
    "sanction_kind",
    "sanction_status",
    "years",
    "requested_years",
    "fine",
    "amount",
    "amount_kind",
    "amount_alt",
    "currency",
    "conflict",
    "quote",
    "source_title",
    "source_url",
    "published",
    "report_id",
)
"""``is_final`` is 1 where no further court is to be expected; for all others the presumption of innocence holds."""
_TEXTS = frozenset({"role", "place", "quote", "source_title"})
_BOM = "\ufeff"


def csv_chunks(engine: Engine, query: CaseQuery) -> Iterator[bytes]:
    """Yield the CSV of the cases that are meant: UTF-8 with BOM, the query's separator, CRLF."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=query.sep, lineterminator="\r\n")
    buffer.write(_BOM)
    writer.writerow(COLUMNS)
    for one in cases.read(engine, query):
        writer.writerows(_lines(one, query.lang))
    yield buffer.getvalue().encode()


def _lines(one: Proceeding, language: str) -> Iterator[list[str]]:
    for row in one.rows:
        region = catalogue.read().regions.get(row["region"] or "")
        told = row | {
            "case_id": row["id"],
            "is_latest": int(row is one.row),
            "is_final": int(not one.is_open),
            "region_name": region.names[language] if region else "",
            "sanction_kind": row["sanctions"],
            "conflict": int(bool(one.sums)),
        }
        yield [_cell(name, told[name]) for name in COLUMNS]


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    words = shown(value) if isinstance(value, Decimal) else str(value)
    return guarded(words) if name in _TEXTS else words
