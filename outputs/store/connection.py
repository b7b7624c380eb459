"""Connections and transactions: writers take turns, on SQLite and PostgreSQL alike."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from outputs.store.location import Location, check_file
from outputs.store.trouble import telling

# How long a writer waits for another: an ingest holds the database for a second or so.
PATIENCE = 60.0
# The key of the lock that ingests into one PostgreSQL database take in turns: "ebplan" as a number.
_LOCK = int.from_bytes(b"ebplan")


@contextmanager
def reading(place: Location, *, patience: float = PATIENCE) -> Iterator[Connection]:
    """A connection that sees one state of the database and changes nothing."""
    if place.file is not None:
        check_file(place.file, must_exist=True)
    with _connected(place, patience) as connection:
        if place.file is None:
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
        yield connection


@contextmanager
def writing(place: Location, *, patience: float = PATIENCE) -> Iterator[Connection]:
    """A connection in a transaction of its own: no other writes meanwhile, all or nothing stays."""
    if place.file is not None:
        check_file(place.file, must_exist=False)
    with _connected(place, patience, write=True) as connection:
        if place.file is None:
            _take_turn(connection, patience)
        yield connection
        connection.commit()


@contextmanager
def _connected(place: Location, patience: float, *, write: bool = False) -> Iterator[Connection]:
    engine = _engine(place, patience, write=write)
    with telling(place.name), engine.connect() as connection:
        connection.begin()
        yield connection


# Kept, as it holds no connections but the statements it has worked out: many sources in a row
# are added with the same ones.
@lru_cache(maxsize=8)
def _engine(place: Location, patience: float, *, write: bool) -> Engine:
    if place.file is None:
        arguments: dict[str, Any] = {"application_name": "ebplan"}
        if "connect_timeout" not in place.url.query:
            arguments["connect_timeout"] = 15
        return create_engine(place.url, poolclass=NullPool, connect_args=arguments)
    engine = create_engine(place.url, poolclass=NullPool, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        # The driver would begin transactions late and on its own; see "begin" below.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer that began as a reader could not become one beside another writer.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _take_turn(connection: Connection, patience: float) -> None:
    connection.execute(
        text("SELECT set_config('lock_timeout', :wait, true)"), {"wait": f"{patience * 1000:.0f}ms"}
    )
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
