"""The first tables: regions and population, reports with their figures and evidence, decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from etl.store.columns import ExactDecimal, Moment

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

SPAN = 'start >= 0 AND "end" > start'

APPEND_ONLY_SQLITE = """
CREATE TRIGGER decision_no_{event} BEFORE {event} ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are only added, never changed'); END
"""
APPEND_ONLY_POSTGRESQL = """
CREATE FUNCTION decision_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'decisions are only added, never changed'; END $$;
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision
FOR EACH ROW EXECUTE FUNCTION decision_refuse();
"""


def upgrade() -> None:
    """Make the tables."""
    _reference()
    _reports()
    _figures()
    _decisions()


def downgrade() -> None:
    """Drop all of it, the data too."""
    for table in ("decision", "set_aside", "evidence", "figure", "report", "population", "region"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION decision_refuse()")


def _reference() -> None:
    op.create_table(
        "region",
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text, nullable=False),
        sa.Column("name_ru", sa.Text, nullable=False),
        sa.Column("name_kk", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_until", sa.Date),
        sa.Column("formed_from", sa.Text),
        sa.PrimaryKeyConstraint("code", name="pk_region"),
    )
    op.create_table(
        "population",
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("source_url", sa.Text, nullable=False),
        sa.Column("inhabitants", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("region", "day", "source_url", name="pk_population"),
        sa.ForeignKeyConstraint(["region"], ["region.code"], name="fk_population_region"),
    )


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("region", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("source_url", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("period_start", sa.Date),
        sa.Column("period_end", sa.Date),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("loaded_at", Moment, nullable=False),
        sa.Column("extractor_version", sa.Text, nullable=False),
        sa.Column("version_group", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("name", name="uq_report_name"),
        sa.UniqueConstraint("sha256", name="uq_report_sha256"),
    )
    op.create_index("ix_report_version_group", "report", ["version_group"])


def _figures() -> None:
    op.create_table(
        "figure",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("region", sa.Text),
        sa.Column("period_start", sa.Date),
        sa.Column("period_end", sa.Date),
        sa.Column("window", sa.Text, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("value", ExactDecimal, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("qualifier", sa.Text, nullable=False),
        sa.Column("offence", sa.Text),
        sa.Column("gravity", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("scope", sa.Text),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_figure"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_figure_report_id", ondelete="CASCADE"),
    )
    op.create_index("ix_figure_indicator_region_period_end", "figure", ["indicator", "region", "period_end"])
    op.create_index("ix_figure_report_id", "figure", ["report_id"])
    op.create_table(
        "evidence",
        sa.Column("figure_id", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("figure_id", name="pk_evidence"),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["figure.id"], name="fk_evidence_figure_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(SPAN, name="ck_evidence_span"),
    )
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_set_aside"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_set_aside_report_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(SPAN, name="ck_set_aside_span"),
    )
    op.create_index("ix_set_aside_report_id", "set_aside", ["report_id"])


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("figure_id", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("correction", sa.JSON(none_as_null=True)),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("decided_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.CheckConstraint("verdict IN ('confirmed', 'corrected', 'rejected')", name="ck_decision_verdict"),
    )
    op.create_index("ix_decision_figure_id", "decision", ["figure_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(APPEND_ONLY_POSTGRESQL)
    else:
        for event in ("update", "delete"):
            op.execute(APPEND_ONLY_SQLITE.format(event=event))
