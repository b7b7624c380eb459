"""The page of the database."""

from collections.abc import Iterator

from sqlalchemy import Table, create_engine, inspect

from docs.pages.models import section
from outputs.store.model import Counts, DocumentHistory, File, Ingested, Run, VersionEntry
from outputs.store.tables import metadata
from outputs.store.view_columns import meaning_of
from outputs.store.views import VIEWS, make_views

_KINDS = {"biginteger": "integer", "datetime": "date and time", "float": "number"}
_HEAD = """# The database

What `ebplan ingest` makes, in SQLite and PostgreSQL alike. [store.md](store.md) explains what the
tables are for, with example queries. The definitions in `outputs/store/tables/` and
`outputs/store/views.py` are the one source of this page; PostgreSQL holds the descriptions as
comments.

"date and time" is UTC. `null` means what it means in [plan.json](data.md). A row goes when the row
that it points to goes.

## Tables

"""
_VIEWS = """
## Views

"""
_JSON = """

## What the commands print

`ebplan ingest --json` prints a list of [Ingested](#ingested), each with its `source`;
`ebplan history --json` a list of [DocumentHistory](#documenthistory).

"""


def database_page() -> str:
    """The tables and views of the database, and what the commands of the store print as JSON."""
    tables = [_table(table) for table in metadata.tables.values()]
    models = [
        section(each) for each in (Ingested, DocumentHistory, VersionEntry, Counts, File, Run)
    ]
    return _HEAD + "\n".join(tables) + _VIEWS + "\n".join(_views()) + _JSON + "\n".join(models)


def _table(table: Table) -> str:
    rows = []
    for column in table.columns:
        to = [key.column.table.name for key in column.foreign_keys]
        links = "".join(f" To [{name}](#{name})." for name in to)
        null = ", null" if column.nullable else ""
        kind = type(column.type).__name__.lower()
        shown = "key" if to or column.primary_key else _KINDS.get(kind, kind)
        rows.append(f"| `{column.name}` | {shown}{null} | {column.comment}{links} |")
    head = "| column | type | holds |\n| --- | --- | --- |\n"
    return f"### {table.name}\n\n{table.comment}\n\n{head}" + "\n".join(rows) + "\n"


def _views() -> Iterator[str]:
    """Each view with its columns, which a database tells."""
    with create_engine("sqlite://").begin() as connection:
        metadata.create_all(connection)
        make_views(connection)
        for view in VIEWS:
            rows = [
                f"| `{column['name']}` | {meaning_of(view.name, column['name'])} |"
                for column in inspect(connection).get_columns(view.name)
            ]
            head = "| column | holds |\n| --- | --- |\n"
            yield f"### `{view.name}`\n\n{view.meaning}\n\n{head}" + "\n".join(rows) + "\n"
