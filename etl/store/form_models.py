"""The tables of official forms: how each is laid out, its workbooks, and their cells.

A million cells a period are mostly zeros, so only the others are stored; the layout says which ones there are.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from etl.store.models import Base


class FormEdition(Base):
    """One way in which a form is laid out; workbooks with the same rows and columns share it.

    ``digest`` is the hash of all its sheets, rows and columns.
    """

    __tablename__ = "form_edition"

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)


class FormSheet(Base):
    """A sheet of an edition: its name in the workbook and the title above its head."""

    __tablename__ = "form_sheet"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("form_edition.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    title: Mapped[str]


class FormColumn(Base):
    """A column: its number in the form, its place in the sheet (from 0), its heads from top to bottom, its unit.

    ``times`` is what one of its numbers is in that unit: 1000 where money is told in thousands of tenge.
    """

    __tablename__ = "form_column"

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("form_sheet.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    place: Mapped[int]
    path: Mapped[list[str]] = mapped_column(JSON)
    unit: Mapped[str]
    times: Mapped[int]


class FormRow(Base):
    """A row: its code in the form, its place in the sheet (from 0), and its names from the outermost to its own.

    ``depth`` is how far right its name stands, ``parent`` the place of the row that it is a part of. ``chapter`` is the number of the chapter of the Criminal Code that it
    is, if it is one.
    """

    __tablename__ = "form_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("form_sheet.id", ondelete="CASCADE"), index=True)
    code: Mapped[int | None]
    place: Mapped[int]
    depth: Mapped[int]
    path: Mapped[list[str]] = mapped_column(JSON)
    parent: Mapped[int | None]
    chapter: Mapped[str | None]


class FormRowArticle(Base):
    """An article of the Criminal Code that a row's name cites."""

    __tablename__ = "form_row_article"

    row_id: Mapped[int] = mapped_column(ForeignKey("form_row.id", ondelete="CASCADE"), primary_key=True)
    article: Mapped[str] = mapped_column(primary_key=True, index=True)


class FormBook(Base):
    """A workbook: the form of one region and period, with the report that its figures belong to.

    ``sha256`` is that of the file, its sidecar and the layout; ``numbers`` counts the numbers that were read, zeros and row codes included.
    """

    __tablename__ = "form_book"
    __table_args__ = (UniqueConstraint("form", "region", "period_start", "period_end"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("form_edition.id"), index=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    form: Mapped[str]
    region: Mapped[str]
    period_start: Mapped[date]
    period_end: Mapped[date]
    sha256: Mapped[str]
    numbers: Mapped[int]


class FormCell(Base):
    """A cell that is not zero: every other cell of the edition's rows and columns is zero in this workbook.

    ``value`` is the number as the workbook holds it, ``None`` where the cell is empty, which is not zero. The ids are
    no foreign keys, which would be looked up a million times in a load: cells come and go with their workbook alone.
    The key is the only index: one cell over regions and periods is looked up in each workbook.
    """

    __tablename__ = "form_cell"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as the library has it

    book_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    row_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    column_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[float | None]


class FormImbalance(Base):
    """Cells of a workbook that should add up and do not: ``rule`` is a key of ``data/checks.yml``.

    ``stated`` is what stands in the cell, ``due`` what it should be or not be above, ``parts`` what makes that up.
    """

    __tablename__ = "form_imbalance"

    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("form_book.id", ondelete="CASCADE"), index=True)
    rule: Mapped[str]
    sheet: Mapped[str]
    cell: Mapped[str]
    what: Mapped[str]
    parts: Mapped[str]
    stated: Mapped[str]
    due: Mapped[str]
