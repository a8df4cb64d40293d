"""The index for series with all that is asked for by name before region and day: PostgreSQL then prefers it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None

KIND = ["indicator", "offence", "gravity", "measure", "unit", "window"]
BEFORE = [*KIND, "region", "period_end", "modality", "status"]
AFTER = [*KIND, "modality", "region", "period_end", "status"]
WHOLE = sa.text("place IS NULL AND scope IS NULL")


def upgrade() -> None:
    """Nothing but an index: no row changes."""
    _replace(AFTER)


def downgrade() -> None:
    """The index as it was."""
    _replace(BEFORE)


def _replace(columns: list[str]) -> None:
    op.drop_index("ix_figure_series", "figure")
    op.create_index("ix_figure_series", "figure", columns, sqlite_where=WHOLE, postgresql_where=WHOLE)
