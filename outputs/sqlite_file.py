"""`plan.sqlite`: one plan as a database that opens in Datasette and any SQLite program as it is.

`ebplan ingest` keeps many versions with their history; names that mean the same are the same.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from outputs.contents import Contents
from outputs.relation import Cell, Relation
from outputs.relations import relations
from outputs.tables import fitting


def sqlite_database(contents: Contents) -> bytes:
    """The database's bytes: the same for the same plan and release of SQLite."""
    tables = relations(contents)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(_definition(table))
            _fill(connection, table)
        for statement in _indexes(tables):
            connection.execute(statement)
        connection.execute("COMMIT")
        return connection.serialize()
    finally:
        connection.close()


def _definition(table: Relation) -> str:
    lines = []
    for field in table.fields:
        key = " PRIMARY KEY" if field.name == table.key else ""
        null = " NOT NULL" if field.name == table.key else ""
        to = ""
        if field.link is not None:
            other, column = field.link
            to = f" REFERENCES {_quoted(other)} ({_quoted(column)})"
        lines.append(f"{_quoted(field.name)} {field.type}{null}{key}{to}")
    unique = [f"UNIQUE ({_quoted(name)})" for name in table.unique]
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join([*lines, *unique]) + "\n)"


def _fill(connection: sqlite3.Connection, table: Relation) -> None:
    marks = ", ".join("?" for _ in table.fields)
    rows = ([_stored(value) for value in row] for row in table.rows)
    connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", rows)


def _stored(value: Cell) -> str | int | float | None:
    """The value as SQLite keeps it: truth as 0 or 1, a list as JSON."""
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, float) else fitting(value)


def _indexes(tables: Sequence[Relation]) -> Iterator[str]:
    """An index for each column that rows of other tables are looked up by."""
    for table in tables:
        for field in table.fields:
            if field.lookup and field.name != table.key:
                name = _quoted(f"ix_{table.name}_{field.name}")
                yield f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(field.name)})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
