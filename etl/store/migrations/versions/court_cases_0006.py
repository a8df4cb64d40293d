"""Single court cases, with the two guards: nothing asked for stands as given, nobody is convicted without a finding."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from etl.store.columns import ExactDecimal

revision = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None

TEXTS = ("proceeding", "person", "role", "noun", "parts", "office_level", "stage", "sanctions", "quote")
TEXTS_OR_NOTHING = (
    "body",
    "portfolio",
    "place",
    "region",
    "offence",
    "article",
    "date",
    "amount_kind",
    "currency",
    "sanction_status",
)
NUMBERS = ("amount", "amount_alt", "years", "fine")
SANCTION = (
    "(sanction_status IS NULL AND sanctions = '' AND years IS NULL AND fine IS NULL)"
    " OR (COALESCE(sanction_status, '') = 'requested' AND stage IN ('requested'))"
    " OR (COALESCE(sanction_status, '') = 'imposed' AND stage IN ('changed_on_appeal', 'convicted', 'disciplined'))"
    " OR (COALESCE(sanction_status, '') = 'upheld' AND stage IN ('upheld'))"
)
FINDING = "NOT (stage IN ('changed_on_appeal', 'convicted', 'upheld')) OR finding_start IS NOT NULL"


def upgrade() -> None:
    """Two tables; reports that were loaded before get their cases when they are read anew."""
    op.create_table(
        "court_case",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in TEXTS),
        *(sa.Column(name, sa.Text) for name in TEXTS_OR_NOTHING),
        *(sa.Column(name, ExactDecimal) for name in NUMBERS),
        sa.Column("count", sa.Integer),
        sa.Column("is_group", sa.Boolean, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("finding_start", sa.Integer),
        sa.Column("finding_end", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_court_case"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_court_case_report_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_court_case_span")),
        sa.CheckConstraint(SANCTION, name=op.f("ck_court_case_sanction")),
        sa.CheckConstraint(FINDING, name=op.f("ck_court_case_finding")),
    )
    op.create_index("ix_court_case_report_id", "court_case", ["report_id"])
    op.create_index("ix_court_case_proceeding", "court_case", ["proceeding"])
    op.create_table(
        "case_step",
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("date", sa.Text),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "stage", name="pk_case_step"),
        sa.ForeignKeyConstraint(
            ["case_id"], ["court_case.id"], name="fk_case_step_case_id", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """Nothing else refers to them."""
    op.drop_table("case_step")
    op.drop_table("court_case")
