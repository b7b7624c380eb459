"""Migrations lead to the tables as they are defined, and views say what they promise."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from extract.errors import DatabaseError
from normalize.findings import finding
from normalize.records import Budget, Cost
from outputs.store import schema, view_columns
from outputs.store.connection import reading, writing
from outputs.store.database import Database
from outputs.store.location import location
from outputs.store.schema import VERSION_TABLE, bring_up_to_date
from outputs.store.tables import metadata
from outputs.store.view_columns import meaning_of
from outputs.store.views import VIEWS
from tests import factory
from tests.conftest import ROOT
from tests.outputs.store.plans import NEW, OLD, add, dump, edition, records, rows, status

QUERIES = re.findall(
    r"^```sql\n(.*?)^```$",
    (ROOT / "docs" / "store.md").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)


def test_migrations_make_the_tables_as_defined(database: str) -> None:
    with reading(location(database)) as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_once_up_to_date_nothing_is_done(database: str) -> None:
    with writing(location(database)) as connection:
        bring_up_to_date(connection, "")
        connection.execute(text("DROP VIEW findings_open"))
        bring_up_to_date(connection, "")
        assert "findings_open" not in inspect(connection).get_view_names()
        connection.rollback()
        connection.begin()


def test_an_older_database_is_brought_up_to_date(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a later ebplan with one migration more: what is there stays, views are made anew."""
    add(database, edition(1))
    before = dump(database)
    later = shutil.copytree(schema._MIGRATIONS, tmp_path / "later 100 %")
    (later / "versions" / "0002_notes.py").write_text(_LATER)
    monkeypatch.setattr(schema, "_MIGRATIONS", later)
    schema._revisions.cache_clear()
    try:
        with pytest.raises(DatabaseError, match="older ebplan; ebplan ingest brings it up to date"):
            Database(database).history()
        assert Database(database).known(f"{1:064x}", OLD) is None
        assert add(database, edition(1)).outcome == "nothing"
        assert rows(database, "SELECT COUNT(*) FROM notes") == [(0,)]
        assert len(Database(database).history()) == 1
        after = dump(database)
        assert after.pop("ebplan_migrations") == [("0002",)]
        assert after == {name: found for name, found in before.items() if name in after}
    finally:
        schema._revisions.cache_clear()
        with writing(location(database)) as connection:
            connection.execute(text("DROP TABLE IF EXISTS notes"))
            connection.execute(text("UPDATE ebplan_migrations SET version_num = '0001'"))


_LATER = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade() -> None:
    op.execute("DROP VIEW findings_open")
    op.create_table("notes", sa.Column("id", sa.Integer(), primary_key=True))
"""


def test_everything_is_described() -> None:
    for table in metadata.tables.values():
        for each in (table, *table.columns):
            assert (each.comment or "").endswith("."), each
    assert all(view.meaning.endswith(".") for view in VIEWS)


def test_postgresql_has_the_descriptions(empty_schema: str) -> None:
    found = rows(
        empty_schema,
        "SELECT obj_description(to_regclass('records')), col_description(to_regclass('records'), 3)"
        ", obj_description(to_regclass('findings_open'))",
    )
    [view] = (view for view in VIEWS if view.name == "findings_open")
    record = metadata.tables["records"]
    assert found == [(record.comment, record.c.position.comment, view.meaning)]


def test_no_type_that_tools_do_not_know(empty_file: str) -> None:
    with reading(location(str(empty_file))) as connection:
        types = {
            str(column["type"])
            for table in metadata.tables
            for column in inspect(connection).get_columns(table)
        }
    assert types == {"INTEGER", "BIGINT", "TEXT", "FLOAT", "BOOLEAN", "DATE", "DATETIME"}


def filled(database: str) -> None:
    """Two versions and a run more, with something in every view."""
    old = [
        *records(1, status=status("planning")),
        *records(2, cost=Cost(kind="amount", text="", min_usd=5, max_usd=9)),
        *records(3, cost=Cost(kind="amount", text="", min_usd=7, open_ended=True)),
        *records(12, budget=Budget(value="not_budgeted", text="")),
        *records(4, cost=Cost(kind="amount", text="", min_usd=3, max_usd=3, per="year")),
        factory.done(1),
        factory.subheading(1).model_copy(
            update={
                "budget": Budget(value="budgeted", text=""),
                "cost": Cost(kind="amount", text="", min_usd=15, max_usd=15, per="year"),
            }
        ),
    ]
    new = [*records(1, status=status("tbc"), timeline=factory.timeline("none", "due")), *old[1:]]
    found = [finding("no_actions", "A1-1"), finding("no_actions")]
    new[0] = new[0].model_copy(update={"findings": found[:1]})
    add(database, edition(1, old))
    add(database, edition(2, new))
    read_anew = edition(2, [*new, *records(5)]).model_copy(update={"findings": found[1:]})
    add(database, read_anew, NEW)


def test_views_say_what_they_promise(database: str) -> None:
    filled(database)
    assert rows(
        database,
        "SELECT version, theme, kind, budget, cost_per, records, without_amount, min_usd, max_usd, "
        "open_ended FROM money_by_theme WHERE version = 1 AND budget = 'budgeted' "
        "ORDER BY min_usd",
    ) == [
        (1, 1, "action", "budgeted", "year", 1, 0, 3, 3, 0),
        (1, 1, "subheading", "budgeted", "year", 1, 0, 15, 15, 0),
        (1, 1, "action", "budgeted", None, 3, 0, 100012, 100016, 1),
    ]
    assert rows(
        database,
        "SELECT status, actions FROM actions_by_theme_status WHERE is_latest = 0 ORDER BY status",
    ) == [("implemented", 1), ("ongoing", 4), ("planning", 1)]
    assert rows(
        database, "SELECT record FROM timeline_due WHERE period = '2024' ORDER BY record"
    ) == [("A1-1",)]
    assert rows(
        database, "SELECT old, new FROM changes_between_versions WHERE field = 'status'"
    ) == [("planning", "tbc")]
    assert rows(database, "SELECT level, code, record FROM findings_open ORDER BY record") in (
        # The databases differ in where nothing comes.
        [("error", "no_actions", None), ("error", "no_actions", "A1-1")],
        [("error", "no_actions", "A1-1"), ("error", "no_actions", None)],
    )
    assert rows(database, "SELECT type, new_record FROM changes_made_by_software") == [
        ("added", "A1-5")
    ]


def test_the_documented_queries_run(database: str) -> None:
    assert len(QUERIES) > 8
    filled(database)
    assert [query for query in QUERIES if not rows(database, query)] == []


def test_views_call_a_version_by_the_number_that_never_changes(database: str) -> None:
    add(database, edition(1, records(1, 2)), dated=date(2023, 5, 1))
    add(database, edition(2, records(1)), dated=date(2023, 1, 10))
    query = "SELECT DISTINCT version, version_position FROM {} ORDER BY version_position"
    for view in ("all_actions", "actions_by_theme_status", "money_by_theme"):
        assert rows(database, query.format(view)) == [(2, 1), (1, 2)]
    assert rows(database, query.format("changes_between_versions")) == [(1, 2)]
    assert rows(database, "SELECT version, position FROM version_list ORDER BY position") == [
        (2, 1),
        (1, 2),
    ]


def test_every_column_of_a_view_is_in_the_docs(empty_file: Path) -> None:
    page = (ROOT / "docs" / "database.md").read_text(encoding="utf-8")
    described: set[str] = set()
    with reading(location(str(empty_file))) as connection:
        for view in VIEWS:
            section = page.partition(f"\n### `{view.name}`\n")[2].partition("\n#")[0]
            for column in inspect(connection).get_columns(view.name):
                described.add(column["name"])
                assert (
                    f"| `{column['name']}` | {meaning_of(view.name, column['name'])} |" in section
                )
    assert described == set(view_columns._COLUMNS)


def test_the_views_of_an_empty_database_are_empty(database: str) -> None:
    for view in VIEWS:
        assert rows(database, f"SELECT * FROM {view.name}") == []
    assert set(dump(database)) >= set(metadata.tables)
