"""The tables of single court cases, beside those of figures (``etl.store.models``)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from etl import proceedings
from etl.store.models import Base


def _among(column: str, values: tuple[str, ...] | frozenset[str]) -> str:
    named = ", ".join(f"'{value}'" for value in sorted(values))
    return f"{column} IN ({named})"


NO_SANCTION = "sanction_status IS NULL AND sanctions = '' AND years IS NULL AND fine IS NULL"
SANCTION = " OR ".join(
    [
        f"({NO_SANCTION})",
        *(
            f"(COALESCE(sanction_status, '') = '{status}' AND {_among('stage', stages)})"
            for status, stages in proceedings.ALLOWED.items()
        ),
    ]
)
"""What is asked for is never given: the guard of ``etl.proceedings.Case``, held by the database too."""
FINDING = f"NOT ({_among('stage', proceedings.GUILT)}) OR finding_start IS NOT NULL"
"""Nobody is convicted without the place where a court's finding of guilt is told."""


class CourtCase(Base):
    """One person in one proceeding, as one report tells of it; the fields are those of ``etl.proceedings.Case``.

    ``id`` is 16 hexadecimal digits that loading the report again does not change. ``proceeding`` is shared by the
    rows of several reports that are about the same person and proceeding. ``parts`` and ``sanctions`` are joined
    by semicolons.
    """

    __tablename__ = "court_case"
    __table_args__ = (
        CheckConstraint('start >= 0 AND "end" > start', name="span"),
        CheckConstraint(SANCTION, name="sanction"),
        CheckConstraint(FINDING, name="finding"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    proceeding: Mapped[str] = mapped_column(index=True)
    person: Mapped[str]
    role: Mapped[str]
    noun: Mapped[str]
    parts: Mapped[str]
    body: Mapped[str | None]
    portfolio: Mapped[str | None]
    place: Mapped[str | None]
    office_level: Mapped[str]
    region: Mapped[str | None]
    offence: Mapped[str | None]
    article: Mapped[str | None]
    stage: Mapped[str]
    date: Mapped[str | None]
    amount: Mapped[Decimal | None]
    amount_kind: Mapped[str | None]
    amount_alt: Mapped[Decimal | None]
    currency: Mapped[str | None]
    sanctions: Mapped[str]
    years: Mapped[Decimal | None]
    requested_years: Mapped[Decimal | None]
    fine: Mapped[Decimal | None]
    sanction_status: Mapped[str | None]
    count: Mapped[int | None]
    is_group: Mapped[bool]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    finding_start: Mapped[int | None]
    finding_end: Mapped[int | None]


class CaseStep(Base):
    """A stage that a report tells of a case, and where: ``report.text[start:end]`` is the sentence."""

    __tablename__ = "case_step"

    case_id: Mapped[str] = mapped_column(ForeignKey("court_case.id", ondelete="CASCADE"), primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    date: Mapped[str | None]
    start: Mapped[int]
    end: Mapped[int]
