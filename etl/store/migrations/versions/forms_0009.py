"""Official forms: how they are laid out, their workbooks, the cells that are not zero, and what does not add up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None

NEWEST_FIRST = (
    "form_imbalance",
    "form_cell",
    "form_book",
    "form_row_article",
    "form_row",
    "form_column",
    "form_sheet",
    "form_edition",
)


def upgrade() -> None:
    """Make the tables; no row changes."""
    _editions()
    _rows()
    _books()


def downgrade() -> None:
    """Drop the forms with their figures, which would have no source without them."""
    op.execute("DELETE FROM report WHERE kind = 'form'")
    for table in NEWEST_FIRST:
        op.drop_table(table)


def _editions() -> None:
    op.create_table(
        "form_edition",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_form_edition"),
        sa.UniqueConstraint("digest", name="uq_form_edition_digest"),
    )
    op.create_table(
        "form_sheet",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("edition_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_form_sheet"),
        _to("form_sheet", "edition_id", "form_edition", ondelete="CASCADE"),
    )
    op.create_index("ix_form_sheet_edition_id", "form_sheet", ["edition_id"])
    op.create_table(
        "form_column",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("sheet_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_form_column"),
        _to("form_column", "sheet_id", "form_sheet", ondelete="CASCADE"),
    )
    op.create_index("ix_form_column_sheet_id", "form_column", ["sheet_id"])


def _rows() -> None:
    op.create_table(
        "form_row",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("sheet_id", sa.Integer, nullable=False),
        sa.Column("code", sa.Integer),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("parent_id", sa.Integer),
        sa.Column("chapter", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_form_row"),
        _to("form_row", "sheet_id", "form_sheet", ondelete="CASCADE"),
    )
    op.create_index("ix_form_row_sheet_id", "form_row", ["sheet_id"])
    op.create_table(
        "form_row_article",
        sa.Column("row_id", sa.Integer, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("row_id", "article", name="pk_form_row_article"),
        _to("form_row_article", "row_id", "form_row", ondelete="CASCADE"),
    )
    op.create_index("ix_form_row_article_article", "form_row_article", ["article"])


def _books() -> None:
    op.create_table(
        "form_book",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("edition_id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("period_start", sa.Date, nullable=False),
        sa.Column("period_end", sa.Date, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("numbers", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_form_book"),
        _to("form_book", "edition_id", "form_edition"),
        _to("form_book", "report_id", "report", ondelete="CASCADE"),
        sa.UniqueConstraint(
            "form",
            "region",
            "period_start",
            "period_end",
            name="uq_form_book_form_region_period_start_period_end",
        ),
    )
    op.create_index("ix_form_book_edition_id", "form_book", ["edition_id"])
    op.create_index("ix_form_book_report_id", "form_book", ["report_id"])
    op.create_table(
        "form_cell",
        sa.Column("book_id", sa.Integer, nullable=False),
        sa.Column("row_id", sa.Integer, nullable=False),
        sa.Column("column_id", sa.Integer, nullable=False),
        sa.Column("value", sa.Double),
        sa.PrimaryKeyConstraint("book_id", "row_id", "column_id", name="pk_form_cell"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_form_cell_row_id_column_id", "form_cell", ["row_id", "column_id"])
    op.create_table(
        "form_imbalance",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("book_id", sa.Integer, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("rule", "sheet", "cell", "what", "parts", "stated", "due")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_form_imbalance"),
        _to("form_imbalance", "book_id", "form_book", ondelete="CASCADE"),
    )
    op.create_index("ix_form_imbalance_book_id", "form_imbalance", ["book_id"])


def _to(table: str, column: str, other: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete=ondelete)
