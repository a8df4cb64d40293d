"""The tables.

The table of figures is narrow, because millions of official cells stand in it beside the figures of prose, and
indexed for the one question that every chart asks: this indicator, in these regions, over time. Where a figure
comes from lies beside it, one row a figure: in `Evidence` for prose (label, quotation, span), in `EvidenceCell`
for a table (sheet, cell, what stands in it).

Indicators, offences, gravities and a figure's region are ids of the catalogue in ``data/``, which owns them.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import JSON, CheckConstraint, Double, Float, ForeignKey, Index, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from etl.store.columns import ExactDecimal, Moment

PROSE = "prose"
TABLE = "table"
FORM = "form"
"""The kinds of reports."""
WHOLE = "place IS NULL AND scope IS NULL"
"""Figures that stand for all of what they name, as nearly all do that charts show."""


class Base(DeclarativeBase):
    """What all tables share: types, and constraints that have names, so that a migration can find them."""

    type_annotation_map: ClassVar = {str: Text, Decimal: ExactDecimal, datetime: Moment, float: Double}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Region(Base):
    """A region by its ISO 3166-2 code, as in the catalogue; it exists from ``valid_from`` to before ``valid_until``."""

    __tablename__ = "region"

    code: Mapped[str] = mapped_column(primary_key=True)
    name_en: Mapped[str]
    name_ru: Mapped[str]
    name_kk: Mapped[str]
    kind: Mapped[str]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    formed_from: Mapped[str | None]


class Population(Base):
    """The inhabitants of a region on a day, as one source gives them; several sources may differ."""

    __tablename__ = "population"

    region: Mapped[str] = mapped_column(ForeignKey("region.code"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    source_url: Mapped[str] = mapped_column(primary_key=True)
    inhabitants: Mapped[int]
    note: Mapped[str]


class Report(Base):
    """One document: prose, what one source gives in an official table, or an official form of one region and period.

    ``kind`` is ``prose``, ``table`` or ``form``.

    ``name`` is its identity: links use it, ``id`` is for joins only. Prose is named by the stem of its file; a
    table by its file and, as that may quote many sources, by the source. ``file`` is a table's file, ``None`` for
    prose; a table has no ``text``, and ``language`` is that of its labels and notes.

    ``sha256`` is that of the text; no two reports have the same. ``period_start`` and ``period_end`` are what
    the report as a whole is about. ``version_group`` is shared by the language versions of one report.
    """

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    language: Mapped[str]
    region: Mapped[str | None]
    publisher: Mapped[str | None]
    source_url: Mapped[str | None]
    published: Mapped[date | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    text: Mapped[str]
    loaded_at: Mapped[datetime]
    extractor_version: Mapped[str]
    version_group: Mapped[str | None] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(default=PROSE, server_default=PROSE)
    file: Mapped[str | None] = mapped_column(index=True)


class Figure(Base):
    """One number and what it means; the fields are those of ``etl.records.Figure``.

    ``id`` is 16 hexadecimal digits that loading the report again does not change. ``window`` is the length of
    the period (``9m``, ``10d``, ``point``, ``unknown``: see ``etl.store.windows``). ``status`` is what the
    newest decision made of the figure: ``extracted`` where there is none, else ``confirmed``, ``corrected`` or
    ``rejected``.
    """

    __tablename__ = "figure"
    __table_args__ = (
        Index(None, "indicator", "region", "period_end"),
        # A chart's whole question in one place: which kinds and windows there are, then the values of one. What
        # is asked for by name comes before region and day: else PostgreSQL expects a search for each of these.
        Index(
            "ix_figure_series",
            "indicator",
            "offence",
            "gravity",
            "measure",
            "unit",
            "window",
            "modality",
            "region",
            "period_end",
            "status",
            sqlite_where=text(WHOLE),
            postgresql_where=text(WHOLE),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    indicator: Mapped[str]
    region: Mapped[str | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    window: Mapped[str]
    measure: Mapped[str]
    value: Mapped[Decimal]
    unit: Mapped[str]
    qualifier: Mapped[str]
    offence: Mapped[str | None]
    gravity: Mapped[str | None]
    place: Mapped[str | None]
    scope: Mapped[str | None]
    modality: Mapped[str]
    status: Mapped[str] = mapped_column(default="extracted")


class Evidence(Base):
    """Where in its report's prose a figure stands: ``report.text[start:end] == quote``, and what it is called."""

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint('start >= 0 AND "end" > start', name="span"),)

    figure_id: Mapped[str] = mapped_column(ForeignKey("figure.id", ondelete="CASCADE"), primary_key=True)
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    label: Mapped[str]


class EvidenceCell(Base):
    """Where in its report's table a figure stands, beside the file and the link that the report knows.

    ``cell`` is the address as a spreadsheet shows it (``H12``), ``sheet`` is ``None`` for a file without sheets;
    ``quote`` is the cell as it is written, ``label`` what its row and column are called, ``note`` what the
    table's makers say about this one value.
    """

    __tablename__ = "evidence_cell"

    figure_id: Mapped[str] = mapped_column(ForeignKey("figure.id", ondelete="CASCADE"), primary_key=True)
    sheet: Mapped[str | None]
    cell: Mapped[str]
    quote: Mapped[str]
    label: Mapped[str | None]
    note: Mapped[str | None]


class SetAside(Base):
    """A number of a report that is no figure, where it stands, and why (``date``, ``article``, ...)."""

    __tablename__ = "set_aside"
    __table_args__ = (CheckConstraint('start >= 0 AND "end" > start', name="span"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    reason: Mapped[str]


class Decision(Base):
    """What a reviewer decided about a figure; rows are added, never changed (a trigger refuses it).

    ``figure_id`` is no foreign key: the decision outlives the figure and finds it again when the report is
    read anew. ``correction`` holds the fields that a correction sets, by name.
    """

    __tablename__ = "decision"
    __table_args__ = (CheckConstraint("verdict IN ('confirmed', 'corrected', 'rejected')", name="verdict"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    figure_id: Mapped[str] = mapped_column(index=True)
    verdict: Mapped[str]
    correction: Mapped[dict[str, str | None] | None] = mapped_column(JSON(none_as_null=True))
    reviewer: Mapped[str]
    reason: Mapped[str]
    decided_at: Mapped[datetime]


class Finding(Base):
    """One check that failed, made anew by each run of ``etl.checks`` that looks at what it is about.

    ``id`` is a hash of rule and figures, so that a link to a finding holds as long as it does. ``rule`` is a key
    of ``data/checks.yml``, whose sentences take the ``numbers``: decimals and days written as text. It is about
    ``indicator`` and ``region``; an indicator of ``None`` stands for several that were held against each other.
    ``gap`` is how far apart the two sides of the arithmetic are, as a part of the larger: from 0 to 1.
    """

    __tablename__ = "finding"
    __table_args__ = (Index(None, "region", "indicator"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    rule: Mapped[str]
    numbers: Mapped[dict[str, str]] = mapped_column(JSON)
    indicator: Mapped[str | None]
    region: Mapped[str]
    gap: Mapped[float] = mapped_column(Float, server_default="0")


class FindingFigure(Base):
    """A figure that a finding is about, and the ``part`` it plays there: a name that the rule's sentences use."""

    __tablename__ = "finding_figure"

    finding_id: Mapped[str] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True)
    figure_id: Mapped[str] = mapped_column(
        ForeignKey("figure.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    part: Mapped[str]


class CheckDue(Base):
    """Something that figures have changed about since the checks looked at it; `etl.store.rechecks` adds it."""

    __tablename__ = "check_due"

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator: Mapped[str]
    region: Mapped[str]


class Checked(Base):
    """The version of the rules by which all figures were checked, those that are due apart: one row, or none yet."""

    __tablename__ = "checked"

    version: Mapped[str] = mapped_column(primary_key=True)
