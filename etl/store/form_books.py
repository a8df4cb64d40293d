"""One form's rows in the database: its layout, shared with others, and its workbook, replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, delete, insert, select

from etl.forms import Book, Sheet
from etl.store import bulk, models, rechecks, tables
from etl.store.form_models import (
    FormBook,
    FormCell,
    FormColumn,
    FormEdition,
    FormImbalance,
    FormRow,
    FormRowArticle,
    FormSheet,
)
from etl.tables.parts import Table

Ids = dict[str, tuple[list[int], list[int]]]
"""The ids of an edition's rows and columns by sheet, in their order."""


class Editions:
    """The ids of the editions that were met: they are asked for once, not for each workbook."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, Ids]] = {}

    def of(self, connection: Connection, book: Book) -> tuple[int, Ids]:
        """The edition's id with those of its rows and columns; what is new is stored."""
        edition = connection.scalar(select(FormEdition.id).where(FormEdition.digest == book.edition))
        known = self._known.get(book.edition)
        if edition is None:
            edition = _add(connection, book)
        elif known and known[0] == edition:
            return known
        self._known[book.edition] = (edition, _ids(connection, edition))
        return self._known[book.edition]


def facts(table: Table) -> dict[str, Any]:
    """What a form's figures follow from; no link groups forms, as one page leads to all of them."""
    return tables.facts(table) | {"version_group": None, "kind": models.FORM}


def replace(connection: Connection, book: Book, editions: Editions) -> None:
    """Store the book with its figures in place of the one of the same form, region and period."""
    report = put(connection, book.table, book.region)
    before = select(FormBook.id).where(FormBook.report_id == report)
    connection.execute(delete(FormCell).where(FormCell.book_id.in_(before)))
    connection.execute(delete(FormBook).where(FormBook.report_id == report))
    edition, ids = editions.of(connection, book)
    values = {
        "edition_id": edition,
        "report_id": report,
        "form": book.form,
        "region": book.region,
        "period_start": book.period_start,
        "period_end": book.period_end,
        "sha256": book.sha256,
        "numbers": book.numbers,
    }
    key = connection.execute(insert(FormBook).values(values).returning(FormBook.id)).scalar_one()
    bulk.add_numbers(connection, FormCell.__table__, _cells(book, key, ids))
    bulk.add(connection, FormImbalance.__table__, _imbalances(book, key))


def put(connection: Connection, table: Table, region: str) -> int:
    """Store the figures of a form of a region, and note that they have to be checked; the id of their report."""
    before = connection.scalar(select(models.Report.id).where(models.Report.name == table.name))
    rechecks.mark(connection, *([] if before is None else [before]))
    report = tables.replace(connection, table, facts(table) | {"region": region})
    rechecks.mark(connection, report)
    return report


def _cells(book: Book, key: int, ids: Ids) -> dict[str, npt.NDArray[Any]]:
    """The cells of the book that are not zero, column by column, in the order of the key."""
    parts = [(sheet.cells, *ids[sheet.name]) for sheet in book.sheets]
    values = np.concatenate([cells.values for cells, _rows, _columns in parts])
    return {
        "book_id": np.full(len(values), key),
        "row_id": np.concatenate([np.take(rows, cells.lines) for cells, rows, _columns in parts]),
        "column_id": np.concatenate([np.take(columns, cells.columns) for cells, _rows, columns in parts]),
        "value": values,
    }


def _imbalances(book: Book, key: int) -> Iterator[dict[str, Any]]:
    for one in book.unbalanced:
        yield {
            "book_id": key,
            "rule": one.rule,
            "sheet": one.sheet,
            "cell": one.cell,
            "what": one.what,
            "parts": one.parts,
            "stated": one.stated,
            "due": one.due,
        }


def _add(connection: Connection, book: Book) -> int:
    stored = insert(FormEdition).values(form=book.form, digest=book.edition).returning(FormEdition.id)
    edition = connection.execute(stored).scalar_one()
    for sheet in book.sheets:
        _add_sheet(connection, edition, sheet)
    return edition


def _add_sheet(connection: Connection, edition: int, sheet: Sheet) -> None:
    stored = insert(FormSheet).values(edition_id=edition, name=sheet.name, title=sheet.title)
    key = connection.execute(stored.returning(FormSheet.id)).scalar_one()
    columns = (
        {
            "sheet_id": key,
            "number": column.number,
            "place": column.place,
            "path": list(column.path),
            "unit": column.unit,
            "times": column.times,
        }
        for column in sheet.columns
    )
    bulk.add(connection, FormColumn.__table__, columns)
    rows = (
        {
            "sheet_id": key,
            "code": line.code,
            "place": line.place,
            "depth": line.depth,
            "path": list(line.path),
            "parent": None if line.parent is None else sheet.lines[line.parent].place,
            "chapter": line.chapter,
        }
        for line in sheet.lines
    )
    bulk.add(connection, FormRow.__table__, rows)
    ids = _rows(connection, key)
    cited = (
        {"row_id": ids[place], "article": article}
        for place, line in enumerate(sheet.lines)
        for article in line.articles
    )
    bulk.add(connection, FormRowArticle.__table__, cited)


def _ids(connection: Connection, edition: int) -> Ids:
    asked = select(FormSheet.id, FormSheet.name).where(FormSheet.edition_id == edition)
    return {
        sheet.name: (_rows(connection, sheet.id), _columns(connection, sheet.id))
        for sheet in connection.execute(asked).all()
    }


def _rows(connection: Connection, sheet: int) -> list[int]:
    return list(
        connection.scalars(select(FormRow.id).where(FormRow.sheet_id == sheet).order_by(FormRow.place))
    )


def _columns(connection: Connection, sheet: int) -> list[int]:
    asked = select(FormColumn.id).where(FormColumn.sheet_id == sheet).order_by(FormColumn.number)
    return list(connection.scalars(asked))
