"""The state of a database's tables: made, brought up to date, or refused."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, table
from sqlalchemy import column as named
from sqlalchemy.schema import SetColumnComment, SetTableComment

from extract.errors import DatabaseError
from outputs.store.tables import metadata
from outputs.store.views import make_views

# Not Alembic's usual name: a PostgreSQL database can hold another program's migrations.
VERSION_TABLE = "ebplan_migrations"
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(connection: Connection, where: str) -> None:
    """Make the tables, or add what a newer ebplan needs, in the connection's transaction.

    Raises DatabaseError where the database is a newer ebplan's or another program's.
    """
    if is_up_to_date(connection, where):
        return
    command.upgrade(_config(connection), "head")
    make_views(connection)
    _describe(connection)


def is_up_to_date(connection: Connection, where: str) -> bool:
    """Whether `bring_up_to_date` has nothing to do; raises DatabaseError as that would."""
    found = _revision(connection)
    if found is None:
        _check_unused(connection, where)
    else:
        _check_known(found, where)
    return found == _head()


def check_readable(connection: Connection, where: str) -> None:
    """Raise DatabaseError where this ebplan can't read the database."""
    found = _revision(connection)
    if found is None and not inspect(connection).get_table_names():
        raise DatabaseError("holds no plans yet", where=where, remedy="ebplan ingest adds them")
    if found is None:
        raise DatabaseError(
            "is not a database of ebplan",
            where=where,
            remedy="name one that ebplan ingest has made",
        )
    _check_known(found, where)
    if found != _head():
        raise DatabaseError(
            "was made by an older ebplan", where=where, remedy="ebplan ingest brings it up to date"
        )


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection, "version_table": VERSION_TABLE})
    # A per cent sign would begin an interpolation.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


@cache
def _revisions() -> tuple[str, ...]:
    """The migrations that are installed, the newest first."""
    return tuple(each.revision for each in ScriptDirectory(str(_MIGRATIONS)).walk_revisions())


def _head() -> str:
    return _revisions()[0]


def _revision(connection: Connection) -> str | None:
    """The last migration that was carried out; None where the database is not ebplan's."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revisions = table(VERSION_TABLE, named("version_num"))
    return connection.execute(select(revisions.c.version_num)).scalar()


def _check_known(revision: str, where: str) -> None:
    if revision not in _revisions():
        raise DatabaseError(
            f"was made by a newer ebplan (its tables are of state {revision})",
            where=where,
            remedy="use that one, or another database",
        )


def _check_unused(connection: Connection, where: str) -> None:
    taken = sorted(inspect(connection).get_table_names())
    if connection.dialect.name != "sqlite":
        # A schema can be shared, as long as no names meet; a file is one program's.
        taken = [name for name in taken if name in metadata.tables]
    if taken:
        raise DatabaseError(
            f"is not a database of ebplan: it has a table {taken[0]} of another program",
            where=where,
            remedy="name a database of its own",
        )


def _describe(connection: Connection) -> None:
    """Put the descriptions of tables and columns into the database, where it can hold them."""
    if not connection.dialect.supports_comments:
        return
    for each in metadata.sorted_tables:
        connection.execute(SetTableComment(each))
        for column in each.columns:
            connection.execute(SetColumnComment(column))
