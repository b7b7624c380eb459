"""Run by Alembic: the migrations, on the connection and in the transaction they are given."""

from alembic import context

from outputs.store.tables import metadata

_attributes = context.config.attributes
context.configure(
    connection=_attributes["connection"],
    target_metadata=metadata,
    version_table=_attributes["version_table"],
)
context.run_migrations()
