"""Findings that know what they are about, and what is due for the next run of the checks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Findings go: the next load checks everything anew, as no version of the rules is known to have done so."""
    _findings(sa.Column("indicator", sa.Text), sa.Column("region", sa.Text, nullable=False))
    op.create_index("ix_finding_region_indicator", "finding", ["region", "indicator"])
    op.create_table(
        "check_due",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_check_due"),
    )
    op.create_table(
        "checked",
        sa.Column("version", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_checked"),
    )


def downgrade() -> None:
    """The tables as they were, empty of findings."""
    op.drop_table("checked")
    op.drop_table("check_due")
    _findings()


def _findings(*more: sa.Column[str]) -> None:
    op.drop_table("finding_figure")
    op.drop_table("finding")
    op.create_table(
        "finding",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("numbers", sa.JSON, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
    )
    op.create_table(
        "finding_figure",
        sa.Column("finding_id", sa.Text, nullable=False),
        sa.Column("figure_id", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("finding_id", "figure_id", name="pk_finding_figure"),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name="fk_finding_figure_finding_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["figure.id"], name="fk_finding_figure_figure_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_finding_figure_figure_id", "finding_figure", ["figure_id"])
