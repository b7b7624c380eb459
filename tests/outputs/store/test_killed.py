"""A process that is killed during an ingest leaves the database as it was."""

import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from outputs.store.location import location
from tests.outputs.store.plans import add, assert_consistent, dump, edition, records
from tests.outputs.store.processes import ended, kill_at, started

FIRST = edition(1, records(1, 2, 3))
# Long enough for a small cache to overflow into the file before the commit.
SECOND = edition(2, records(1, 3, 4, comments="说明" * 20_000))


def killed_points(database: str, arm: Callable[[int], None], points: Iterator[int]) -> int:
    """Kill an ingest at each point until one comes through; how many were killed.

    After each the database is held against what it was before.
    """
    before = dump(database)
    for killed, point in enumerate(points):

        def work(point: int = point) -> None:
            arm(point)
            add(database, SECOND)

        code = ended(started(work))
        if code == 0:
            return killed
        assert code == -signal.SIGKILL
        assert_sound(database)
        assert dump(database) == before, f"killed at point {point}"
    raise AssertionError("never came through")


def assert_sound(database: str) -> None:
    place = location(database)
    if place.file is not None:
        with sqlite3.connect(place.file) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()


def test_killed_before_any_statement_or_the_commit(database: str) -> None:
    add(database, FIRST)
    # Fewer on the server, where a process more is at work for each.
    step = 2 if location(database).file else 5
    assert killed_points(database, kill_at, count(1, step)) > 30 / step
    assert_consistent(database)
    assert len(dump(database)["versions"]) == 2


def test_killed_while_the_tables_are_made(new_database: str) -> None:
    # Now and then: what is at stake is whether tables are made in the same transaction.
    assert killed_points(new_database, kill_at, count(1, 40)) > 2
    assert_consistent(new_database)


@pytest.mark.parametrize("cache", [-2000, 10])
def test_killed_within_statements(tmp_path: Path, empty_file: Path, cache: int) -> None:
    """SQLite works in the process itself; with a small cache it has written to the file by then."""
    database = tmp_path / "plans.db"
    database.write_bytes(empty_file.read_bytes())
    add(str(database), FIRST)

    def arm(steps: int) -> None:
        passed = 0

        def step() -> None:
            nonlocal passed
            passed += 1
            if passed == steps:
                os.kill(os.getpid(), signal.SIGKILL)

        def prepare(connection: sqlite3.Connection, _: object) -> None:
            connection.execute(f"PRAGMA cache_size = {cache}")
            connection.set_progress_handler(step, 10)

        event.listen(Engine, "connect", prepare)

    assert killed_points(str(database), arm, count(1, 20)) > 8
    assert_consistent(str(database))
