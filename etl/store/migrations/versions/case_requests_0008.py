"""What was asked for beside what was given: in a column of its own, so that the two can never be taken for each other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from etl.store.columns import ExactDecimal

revision = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Empty until the reports are read anew."""
    op.add_column("court_case", sa.Column("requested_years", ExactDecimal))


def downgrade() -> None:
    """Nothing else refers to it."""
    op.drop_column("court_case", "requested_years")
