"""The index for series: millions of cells are found by kind and window before any is read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

COLUMNS = [
    "indicator",
    "offence",
    "gravity",
    "measure",
    "unit",
    "window",
    "region",
    "period_end",
    "modality",
    "status",
]
WHOLE = sa.text("place IS NULL AND scope IS NULL")


def upgrade() -> None:
    """Nothing but an index: no row changes."""
    op.create_index("ix_figure_series", "figure", COLUMNS, sqlite_where=WHOLE, postgresql_where=WHOLE)


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_figure_series", "figure")
