"""How Alembic runs the migrations: over the connection, and inside the transaction, that it is handed."""

from __future__ import annotations

from alembic import context

from etl.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
