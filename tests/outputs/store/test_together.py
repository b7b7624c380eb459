"""Two ingests at once: one after the other, and both are there."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, event

from extract.errors import DatabaseError
from normalize.records import Plan
from outputs.store.database import Database
from tests.outputs.store.plans import NEW, OLD, add, assert_consistent, dump, edition, records
from tests.outputs.store.processes import Signal, ended, started

FIRST, SECOND = edition(1, records(1, 2)), edition(2, records(1, 2, 3))


@pytest.fixture
def signals() -> Iterator[tuple[Signal, Signal]]:
    pair = Signal(), Signal()
    yield pair
    for each in pair:
        each.close()


def together(database: str, plans: tuple[Plan, Plan], signals: tuple[Signal, Signal]) -> None:
    """Add both at once: the second sets out while the first is in the middle of its writing."""
    inside, other = signals

    def first() -> None:
        at_statement(20, inside.give, other.wait)
        add(database, plans[0])

    def second() -> None:
        inside.wait()
        other.give()
        add(database, plans[1])

    assert [ended(each) for each in (started(first), started(second))] == [0, 0]


def at_statement(number: int, *actions: object) -> None:
    """Do that once, before the statement of that number."""
    passed = 0

    def reached(*_: object, **__: object) -> None:
        nonlocal passed
        passed += 1
        if passed == number:
            for action in actions:
                assert callable(action)
                action()

    event.listen(Engine, "before_cursor_execute", reached)


def test_two_versions_at_once(database: str, signals: tuple[Signal, Signal]) -> None:
    together(database, (FIRST, SECOND), signals)
    [document] = Database(database).history()
    assert [version.actions for version in document.versions] == [2, 3]
    assert document.versions[1].changes is not None
    assert document.versions[1].changes.added == 1
    assert_consistent(database)


def test_the_same_file_at_once(database: str, signals: tuple[Signal, Signal]) -> None:
    together(database, (FIRST, FIRST), signals)
    found = dump(database)
    assert [len(found[name]) for name in ("versions", "files", "runs")] == [1, 1, 1]
    assert_consistent(database)


def test_both_make_the_tables(new_database: str, signals: tuple[Signal, Signal]) -> None:
    together(new_database, (FIRST, SECOND), signals)
    assert len(dump(new_database)["versions"]) == 2
    assert_consistent(new_database)


def test_readers_see_what_was_before(database: str) -> None:
    add(database, FIRST)
    seen: list[int] = []

    def look(connection: Connection, *_: object) -> None:
        if not seen:
            seen.append(0)
            seen.append(len(Database(database).history()[0].versions))

    event.listen(Engine, "commit", look)
    try:
        add(database, SECOND)
    finally:
        event.remove(Engine, "commit", look)
    assert seen[1] == 1


def test_one_that_waits_too_long_says_so(database: str) -> None:
    add(database, FIRST)
    messages: list[str] = []

    def intrude(*_: object) -> None:
        with pytest.raises(DatabaseError) as caught:
            Database(database, patience=0.05).add(SECOND, OLD)
        messages.append(str(caught.value))

    event.listen(Engine, "commit", intrude)
    try:
        add(database, FIRST, NEW)
    finally:
        event.remove(Engine, "commit", intrude)
    assert "is in use by another" in messages[0]
    assert len(dump(database)["versions"]) == 1
