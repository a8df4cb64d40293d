"""What a load of forms spent time on for nothing: a second index over the cells, and the ids of the rows' parents."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Cells are found by their key alone; a row names its parent by its place in the sheet, known before it is stored."""
    op.drop_index("ix_form_cell_row_id_column_id", "form_cell")
    op.execute(
        "UPDATE form_row SET parent_id = (SELECT above.place FROM form_row AS above "
        "WHERE above.id = form_row.parent_id) WHERE parent_id IS NOT NULL"
    )
    op.alter_column("form_row", "parent_id", new_column_name="parent")


def downgrade() -> None:
    """Back to ids."""
    op.alter_column("form_row", "parent", new_column_name="parent_id")
    op.execute(
        "UPDATE form_row SET parent_id = (SELECT above.id FROM form_row AS above "
        "WHERE above.sheet_id = form_row.sheet_id AND above.place = form_row.parent_id) "
        "WHERE parent_id IS NOT NULL"
    )
    op.create_index("ix_form_cell_row_id_column_id", "form_cell", ["row_id", "column_id"])
