"""Parquet, SQLite and JSON Lines: read back by other libraries they hold what the plan holds."""

import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings

from normalize.records import Cost, Plan, Record, Theme
from outputs.contents import Contents, Licence
from outputs.json_lines import records_jsonl
from outputs.parquet_file import parquet
from outputs.sqlite_file import sqlite_database
from tests import factory
from tests.outputs.formats.plans import hostile_plan, plans, rows_of

LISTS = ("references", "pages", "findings")


def read_parquet(plan: Plan, name: str = "actions") -> pyarrow.Table:
    return pyarrow.parquet.read_table(io.BytesIO(parquet(Contents(plan), name)))


@contextmanager
def opened(plan: Plan) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.deserialize(sqlite_database(Contents(plan)))
    try:
        yield connection
    finally:
        connection.close()


def query(connection: sqlite3.Connection, sql: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(sql)]


@given(plans)
@settings(max_examples=25)
def test_parquet_holds_every_value(plan: Plan) -> None:
    found = read_parquet(plan).to_pylist()
    assert [{**row} for row in found] == rows_of(plan)


def test_parquet_has_types() -> None:
    schema = read_parquet(hostile_plan()).schema
    kinds = {field.name: str(field.type) for field in schema}
    assert kinds["annex"] == kinds["cost_min_usd"] == "int64"
    assert kinds["cost_open_ended"] == "bool"
    assert kinds["budget"].startswith("dictionary<values=string")
    assert kinds["references"].startswith("list<")
    assert "string" in kinds["references"]
    assert "int32" in kinds["pages"]
    assert not schema.field("id").nullable


def test_parquet_has_the_same_categories_in_every_plan() -> None:
    column = read_parquet(factory.plan([factory.action(1)])).to_pandas()["timeline_2023"]
    assert list(column.cat.categories) == ["due", "none", "tbc", "blank", "unrecognised"]


def test_parquet_says_where_it_is_from() -> None:
    data = parquet(Contents(factory.plan(), Licence(name="CC-BY-4.0")), "actions")
    schema = pyarrow.parquet.read_schema(io.BytesIO(data))
    assert schema.metadata[b"ebplan.schema"] == b"ebplan/1"
    assert schema.metadata[b"ebplan.symbol"] == b"EB152/34"
    assert schema.metadata[b"ebplan.licence"] == b"CC-BY-4.0"
    assert b"budget" in schema.field("budget").metadata[b"description"]


def test_parquet_has_subheadings_and_findings() -> None:
    plan = hostile_plan()
    [subheading] = read_parquet(plan, "subheadings").to_pylist()
    assert (subheading["id"], subheading["covers"]) == ("A1-s1", ["A1-1"])
    assert subheading["merged_columns"] == ["budget", "cost"]
    findings = read_parquet(plan, "findings").to_pylist()
    assert [each["message"] for each in findings] == [each.message for each in plan.all_findings()]


@pytest.mark.parametrize("name", ["actions", "subheadings", "findings"])
def test_an_empty_table_keeps_its_types(name: str) -> None:
    table = read_parquet(factory.plan([]), name)
    assert table.num_rows == 0
    assert table.schema.field("symbol").type == pyarrow.string()


@given(plans)
@settings(max_examples=25)
def test_sqlite_holds_every_value(plan: Plan) -> None:
    with opened(plan) as connection:
        found = query(connection, "SELECT * FROM actions")
        marks = query(connection, "SELECT * FROM timeline")
        extra = query(connection, "SELECT * FROM extra")
        [document] = query(connection, "SELECT * FROM document")
        places = query(connection, "SELECT * FROM sources")
        merged = query(connection, "SELECT merged_text FROM subheadings")
    for row, expected in zip(found, rows_of(plan), strict=True):
        own = {name for name in expected if not name.startswith(("timeline_", "extra: "))}
        assert set(row) == own | {"position"}
        for name in own:
            value = json.loads(row[name]) if name in LISTS else row[name]
            assert value == expected[name]
    assert [(each["record"], each["period"], each["mark"], each["text"]) for each in marks] == [
        (record.id, entry.period, entry.mark, entry.text)
        for record in plan.records
        for entry in record.timeline or ()
    ]
    assert [(each["record"], each["name"], each["text"]) for each in extra] == [
        (record.id, *cell) for record in plan.records for cell in record.extra.items()
    ]
    assert (document["title"], document["name"]) == (
        plan.document.title,
        plan.document.source.name,
    )
    boxes = [(each["page"], each["x0"], each["top"], each["x1"], each["bottom"]) for each in places]
    assert boxes == [
        (source.page, *source.box) for record in plan.records for source in record.sources
    ]
    assert [each["merged_text"] for each in merged] == [
        record.merged.text for record in plan.records if record.merged
    ]


def test_sqlite_has_keys_that_hold() -> None:
    with opened(hostile_plan()) as connection:
        assert query(connection, "PRAGMA foreign_key_check") == []
        assert query(connection, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        links = {
            (table, row["from"]): (row["table"], row["to"])
            for table in ("actions", "subheadings", "timeline", "extra", "sources", "findings")
            for row in query(connection, f"PRAGMA foreign_key_list({table})")
        }
        keys = [row["name"] for row in query(connection, "PRAGMA table_info(actions)") if row["pk"]]
    assert keys == ["id"]
    assert links[("actions", "theme")] == ("themes", "number")
    assert links[("actions", "subheading")] == ("subheadings", "id")
    for table in ("timeline", "extra", "sources", "findings"):
        assert links[(table, "record")] == ("records", "id")


def test_sqlite_explains_every_column() -> None:
    with opened(factory.plan()) as connection:
        explained = {
            (row["table_name"], row["column_name"])
            for row in query(connection, "SELECT * FROM dictionary WHERE meaning <> ''")
        }
        for [table] in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if table != "dictionary":
                names = [row["name"] for row in query(connection, f"PRAGMA table_info({table})")]
                assert {(table, name) for name in (None, *names)} <= explained


@pytest.mark.parametrize(
    "records",
    [
        [factory.action(1), factory.action(1)],
        [factory.action(1, subheading="A1-s9")],
        [factory.subheading(1), factory.subheading(1), factory.action(1, subheading="A1-s1")],
        [factory.action(1, theme=77)],
    ],
    ids=["id twice", "no such subheading", "two such subheadings", "no such theme"],
)
def test_a_broken_plan_is_written_without_the_keys_it_breaks(records: list[Record]) -> None:
    plan = factory.plan(records, themes=[*factory.THEMES, Theme(number=1, title="again")])
    with opened(plan) as connection:
        assert query(connection, "PRAGMA foreign_key_check") == []
        [count] = connection.execute("SELECT COUNT(*) FROM records").fetchone()
    assert count == len(records)


def test_a_figure_that_no_column_can_hold_is_left_to_its_text() -> None:
    cost = Cost(kind="amount", text="9" * 30, min_usd=int("9" * 30), max_usd=2**63 - 1)
    plan = factory.plan([factory.action(1, cost=cost)])
    [row] = read_parquet(plan).to_pylist()
    with opened(plan) as connection:
        [stored] = query(connection, "SELECT * FROM actions")
    for found in (row, stored):
        assert found["cost_text"] == "9" * 30
        assert (found["cost_min_usd"], found["cost_max_usd"]) == (None, 2**63 - 1)


@given(plans)
@settings(max_examples=25)
def test_a_line_of_json_is_a_whole_record(plan: Plan) -> None:
    data = records_jsonl(plan).decode("utf-8")
    assert data.endswith("\n")
    found = [json.loads(line) for line in data.split("\n")[:-1]]
    assert len(found) == len(plan.records)
    for line, record in zip(found, plan.records, strict=True):
        head = {name: line.pop(name) for name in ("schema", "symbol", "language", "theme_title")}
        assert Record.model_validate(line) == record
        assert (head["schema"], head["language"]) == ("ebplan/1", plan.document.language)
        assert head["symbol"] == plan.document.symbol
        titles = {each.number: each.title for each in plan.themes}
        assert head["theme_title"] == titles[record.theme]
