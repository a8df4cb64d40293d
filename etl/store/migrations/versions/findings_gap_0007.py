"""How far apart the two sides of a finding are, so that the worst come first."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Findings go: without a note of what was checked the next load makes all of them anew."""
    op.execute("DELETE FROM finding")
    op.execute("DELETE FROM checked")
    op.add_column("finding", sa.Column("gap", sa.Float, nullable=False, server_default="0"))


def downgrade() -> None:
    """The column goes."""
    op.drop_column("finding", "gap")
