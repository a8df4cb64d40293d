"""What does not add up within the workbooks of official forms, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from etl.checks.findings import Finding, apart
from etl.store.form_models import FormBook, FormImbalance
from etl.store.models import EvidenceCell, Figure


def find(connection: Connection, region: str) -> Iterator[Finding]:
    """Yield one finding a workbook of the region, rule and sheet: how many cells, and the first of them.

    Loading a workbook found them: it sees all its cells. A finding names a figure of the cell, or one of the same
    sheet or workbook where the cell is no figure. All cells stand in the table of imbalances.
    """
    asked = (
        select(FormImbalance.__table__, FormBook.report_id)
        .join(FormBook, FormBook.id == FormImbalance.book_id)
        .where(FormBook.region == region)
        .order_by(FormImbalance.book_id, FormImbalance.rule, FormImbalance.sheet, FormImbalance.id)
    )
    rows = connection.execute(asked).all()
    for _key, members in groupby(rows, key=lambda row: (row.book_id, row.rule, row.sheet)):
        yield _finding(connection, list(members))


def _finding(connection: Connection, members: list[Any]) -> Finding:
    one = members[0]
    numbers = {
        "cells": str(len(members)),
        "sheet": one.sheet,
        "cell": one.cell,
        "name": one.what,
        "parts": one.parts,
        "stated": one.stated,
        "due": one.due,
    }
    gap = max(apart(Decimal(row.stated), Decimal(row.due)) for row in members)
    return Finding(one.rule, numbers, ((_anchor(connection, one), one.sheet),), gap)


def _anchor(connection: Connection, one: Any) -> str:
    """The figure of the cell or the nearest one of its sheet, else one of its workbook, which has some at least."""
    asked = (
        select(Figure.id, EvidenceCell.cell)
        .join(EvidenceCell, EvidenceCell.figure_id == Figure.id)
        .where(Figure.report_id == one.report_id)
        .order_by(Figure.scope.is_not(None), Figure.id)
    )
    beside = connection.execute(asked.where(EvidenceCell.sheet == one.sheet)).all()
    if not beside:
        return str(connection.execute(asked.limit(1)).scalar_one())
    column, line = _place(one.cell)

    def distance(row: Any) -> tuple[int, bool]:
        its, place = _place(row.cell)
        return abs(place - line), its != column

    return str(min(beside, key=distance).id)


def _place(cell: str) -> tuple[str, int]:
    """The column's letters and the line of an address.

    >>> _place("AA9")
    ('AA', 9)
    """
    letters = cell.rstrip("0123456789")
    return letters, int(cell[len(letters) :])
