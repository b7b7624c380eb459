"""A database that can't be used: one line that says what, where, and what to do."""

import os
import socket
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from extract.errors import DatabaseError, EbplanError, MissingLibraryError
from outputs.store.connection import reading, writing
from outputs.store.database import Database
from outputs.store.location import location
from outputs.store.work import Work
from tests.outputs.store.plans import OLD, add, dump, edition, records
from tests.outputs.store.processes import ended, started

PLAN = edition(1)
LONG = edition(2, records(1, 2, comments="x" * 20_000))


def refused(database: str, *, patience: float = 5) -> str:
    """What adding to the database is answered with."""
    with pytest.raises(EbplanError) as caught:
        Database(database, patience=patience).add(PLAN, OLD)
    line = str(caught.value)
    assert "\n" not in line
    return line


def a_folder(path: Path) -> None:
    path.mkdir()


def no_database(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7" + bytes(200))


def another_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE files (id)")
    connection.close()


def a_newer_ebplan(path: Path) -> None:
    add(str(path), PLAN)
    with writing(location(str(path))) as connection:
        connection.execute(text("UPDATE ebplan_migrations SET version_num = '9999'"))


def damaged(path: Path) -> None:
    add(str(path), PLAN)
    data = bytearray(path.read_bytes())
    data[100:8192] = os.urandom(8092)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (a_folder, "plans.db: is a folder; name a file in it"),
        (no_database, "plans.db: is not a database; "),
        (another_program, "plans.db: is not a database of ebplan: it has a table files "),
        (a_newer_ebplan, "plans.db: was made by a newer ebplan "),
        (damaged, "plans.db: is damaged; put back a copy of it"),
    ],
)
def test_a_file_that_can_not_be_used(
    tmp_path: Path, make: Callable[[Path], None], expected: str
) -> None:
    path = tmp_path / "plans.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    assert expected in refused(str(path))
    with pytest.raises(DatabaseError):
        Database(str(path)).history()
    with pytest.raises(DatabaseError):
        Database(str(path)).known("0" * 64, OLD)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_locked_file(tmp_path: Path) -> None:
    path = tmp_path / "plans.db"
    add(str(path), PLAN)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        line = refused(str(path), patience=0.05)
        other.execute("ROLLBACK")
    other.close()
    assert line.endswith("plans.db: is in use by another program; try again when that has finished")


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plans.db"
    add(str(path), PLAN)
    before = dump(str(path))
    from outputs.store import writing as module

    def small(work: Work, *arguments: object) -> None:
        connection = work.connection
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages + 1}"))

    original = module._new_file
    monkeypatch.setattr(
        module, "_new_file", lambda *arguments: (small(*arguments), original(*arguments))[1]
    )
    with pytest.raises(DatabaseError, match="no space is left on the disk; free some space"):
        add(
            str(path),
            edition(2, [each.model_copy(update={"comments": "x" * 9999}) for each in PLAN.records]),
        )
    assert dump(str(path)) == before


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    add(str(tmp_path / "plans.db"), PLAN)
    # Not pytest's own folder, which is closed to others.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plans.db"
        path.write_bytes((tmp_path / "plans.db").read_bytes())
        path.chmod(0o444)
        Path(folder).chmod(0o755)

        def work() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            assert Database(str(path)).known(PLAN.document.source.sha256, OLD) is not None
            with pytest.raises(DatabaseError, match="can't be written; check the permissions"):
                Database(str(path)).add(edition(2), OLD)

        assert ended(started(work)) == 0


def test_a_missing_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert "there is no folder" in refused(str(tmp_path / "none" / "plans.db"))
    with pytest.raises(DatabaseError, match="no such database; name one with --database"):
        Database(str(tmp_path / "plans.db")).history()
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_is_none(database: str) -> None:
    for symbol, language in (("\udcff", None), (None, "\udcff")):
        with pytest.raises(DatabaseError, match="a text that was given is not UTF-8"):
            Database(database).history(symbol, language)


def test_what_is_not_there(database: str) -> None:
    add(database, PLAN)
    for wanted in ({"version": 9}, {"run": 9}, {"version": -1}, {"run": 10**30}):
        with pytest.raises(DatabaseError, match=r"there is no (version|run) -?\d+; ebplan history"):
            Database(database).plan(**wanted)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "mysql://u:secret@h/d",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///a.db?mode=secret",
        "postgresql://u:secret@h:port/d",
        "http://secret",
        "a\0b",
        "a\udcffb",
    ],
)
def test_a_name_that_names_no_database(name: str) -> None:
    with pytest.raises(DatabaseError) as caught:
        location(name)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgres://u:secret@localhost:{port}/d",
        "postgresql://u@localhost:{port}/d?password=secret&connect_timeout=5",
    ],
)
def test_a_server_that_is_not_there(url: str) -> None:
    with socket.socket() as unused:
        unused.bind(("localhost", 0))
        line = refused(url.format(port=unused.getsockname()[1]))
    assert "the server can't be reached (" in line
    assert line.endswith("; check host, port and network")
    assert "secret" not in line
    assert line.startswith("postgresql://u@localhost:")


def test_a_postgresql_database_that_can_not_be_used(schema: str) -> None:
    with writing(location(schema)) as connection:
        connection.execute(text("CREATE TABLE runs (id int)"))
    assert "is not a database of ebplan: it has a table runs of another program" in refused(schema)
    assert "there is no such database on the server" in refused(
        schema.replace("/postgres?", "/nowhere?")
    )
    line = refused(f"{schema}_not_there")
    assert "there is no schema to make tables in" in line
    assert line.endswith("; CREATE SCHEMA comes first")
    with reading(location(schema)) as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM runs")).scalar_one() == 0


def test_another_programs_sqlite_file(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE customers (id int)")
    held = path.read_bytes()
    line = refused(str(path))
    assert "it has a table customers of another program; name a database of its own" in line
    assert path.read_bytes() == held


def test_nothing_in_it_yet(new_database: str) -> None:
    if location(new_database).file is not None:
        Path(new_database).touch()
    with pytest.raises(DatabaseError, match="holds no plans yet; ebplan ingest adds them"):
        Database(new_database).history()
    assert Database(new_database).add(PLAN, OLD).version == 1


def test_a_postgresql_user_who_may_not(schema: str) -> None:
    with writing(location(schema)) as connection:
        connection.execute(text("CREATE ROLE reader LOGIN"))
        connection.execute(text(f"GRANT USAGE ON SCHEMA {schema.partition('%3D')[2]} TO reader"))
    line = refused(schema.replace("//ebplan@", "//reader@"))
    assert "the user may not do this" in line
    assert line.endswith("; grant CREATE on the schema, or take another user")


def test_a_missing_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'ebplan\[postgresql\]'"):
        location("postgresql://u@h/d")
