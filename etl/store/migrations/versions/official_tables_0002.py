"""Official tables beside prose, evidence by cell, and what the checks found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Every report so far is prose."""
    op.add_column("report", sa.Column("kind", sa.Text, nullable=False, server_default="prose"))
    op.add_column("report", sa.Column("file", sa.Text))
    op.create_index("ix_report_file", "report", ["file"])
    _cells()
    _findings()


def downgrade() -> None:
    """Drop the tables' figures with the tables: without their cells they would have no source."""
    op.execute("DELETE FROM report WHERE kind = 'table'")
    for table in ("finding_figure", "finding", "evidence_cell"):
        op.drop_table(table)
    op.drop_index("ix_report_file", "report")
    op.drop_column("report", "file")
    op.drop_column("report", "kind")


def _cells() -> None:
    op.create_table(
        "evidence_cell",
        sa.Column("figure_id", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text),
        sa.Column("cell", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("label", sa.Text),
        sa.Column("note", sa.Text),
        sa.PrimaryKeyConstraint("figure_id", name="pk_evidence_cell"),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["figure.id"], name="fk_evidence_cell_figure_id", ondelete="CASCADE"
        ),
    )


def _findings() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("numbers", sa.JSON, nullable=False),
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
