"""Plans to put into a database, and what is in one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, select, text

from audit.diff import diff_plans
from normalize.records import Plan, Record, SourceFile, Status
from outputs.store import tables
from outputs.store.connection import reading
from outputs.store.content import plan_from_content
from outputs.store.database import Database
from outputs.store.location import location
from outputs.store.model import Placing, Software
from outputs.store.rows import plan_rows
from tests import factory

OLD = Software(ebplan="0.1.0", library="pypdfium2 5.0.0")
NEW = Software(ebplan="0.2.0", library="pypdfium2 5.0.0")


def edition(
    file: int,
    records: Sequence[Record] | None = None,
    *,
    format: str = "pdf",
    **document: Any,
) -> Plan:
    """A plan from the file of that number."""
    source = SourceFile.model_validate(
        {
            "name": f"plan-{file}.{format}",
            "format": format,
            "sha256": f"{file:064x}",
            "pages": 2 if format == "pdf" else None,
        }
    )
    return factory.plan(records, source=source, **document)


def records(*numbers: int, **fields: Any) -> list[Record]:
    """Actions with those numbers, whose texts tell them apart."""
    return [
        factory.action(number, action=TEXTS[number % len(TEXTS)], **fields) for number in numbers
    ]


TEXTS = (
    "加强问责职能并向理事会报告结果",
    "审查治理机构的工作方法和议程",
    "建立新的人力资源流动政策",
    "改进国家办事处的采购程序",
    "发布关于防止性骚扰的指导文件",
    "每年评估区域办公室的绩效",
    "为会员国提供预算执行的在线门户",
)


def status(value: str) -> Status:
    return Status.model_validate({"value": value, "text": value})


def add(
    database: str,
    plan: Plan,
    software: Software = OLD,
    *,
    dated: date | None = None,
    version_of: str | None = None,
    same_as: int | None = None,
    not_same: bool = False,
) -> Any:
    """Add the plan; what that did."""
    return Database(database).add(plan, software, Placing(dated, version_of, same_as, not_same))


def dump(database: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is there, by table."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    file = location(database).file
    if file is not None and not (file.exists() and file.stat().st_size):
        return found
    with reading(location(database)) as connection:
        for name in sorted([*tables.metadata.tables, "ebplan_migrations"]):
            if connection.dialect.has_table(connection, name):
                rows = connection.execute(text(f"SELECT * FROM {name}")).all()
                found[name] = sorted((tuple(row) for row in rows), key=repr)
    return found


def rows(database: str, query: str, **values: Any) -> list[tuple[Any, ...]]:
    """What the query gives."""
    with reading(location(database)) as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def assert_consistent(database: str) -> None:
    """Hold everything that is derived against what it is derived from."""
    with reading(location(database)) as connection:
        current: dict[int, tuple[Plan, Any]] = {}
        query = (
            select(tables.current_runs.c.version_id, tables.plans.c.content, tables.runs)
            .join(tables.runs, tables.runs.c.id == tables.current_runs.c.run_id)
            .join(tables.plans, tables.plans.c.id == tables.runs.c.plan_id)
        )
        for row in connection.execute(query):
            current[row.version_id] = plan_from_content(row.content), row
        order = select(tables.versions).order_by(
            tables.versions.c.document_id, tables.versions.c.issued, tables.versions.c.id
        )
        last: tuple[int, int] | None = None
        found = connection.execute(order).all()
        assert {row.id for row in found} == set(current)
        assert {row.document_id for row in found} == set(
            connection.scalars(select(tables.documents.c.id))
        )
        for row in found:
            _assert_rows(connection, row.id, current[row.id][0])
            previous = last[1] if last and last[0] == row.document_id else None
            _assert_compared(connection, previous, row.id, current)
            last = (row.document_id, row.id)


def _assert_rows(connection: Any, version: int, plan: Plan) -> None:
    expected = plan_rows(plan, version, lambda table: 0)
    for table in (tables.themes, tables.records, tables.findings):
        got = connection.execute(select(table).where(table.c.version_id == version)).mappings()
        assert _bare(table, got) == _bare(table, expected.get(table, []))
    of_version = select(tables.records.c.id).where(tables.records.c.version_id == version)
    for table in (
        tables.texts,
        tables.timeline,
        tables.record_references,
        tables.sources,
        tables.extra,
    ):
        query = select(table).where(table.c.record_id.in_(of_version)).order_by(table.c.record_id)
        got = connection.execute(query).mappings()
        assert _bare(table, got) == _bare(table, expected.get(table, []))


def _bare(table: Table, found: Any) -> list[str]:
    """The rows without keys, which a test can't foresee."""
    kept = [each.name for each in table.columns if each.name != "id" and "_id" not in each.name]
    return sorted(repr([row[name] for name in kept]) for row in found)


def _assert_compared(
    connection: Any, previous: int | None, version: int, current: dict[int, tuple[Plan, Any]]
) -> None:
    query = select(tables.comparisons).where(tables.comparisons.c.version_id == version)
    row = connection.execute(query).mappings().one_or_none()
    assert (row and row["previous_version_id"]) == previous
    if previous is None:
        return
    (old, old_run), (new, new_run) = current[previous], current[version]
    diff = diff_plans(old, new)
    names = ("added", "removed", "implemented", "moved", "changed", "renumbered", "unchanged")
    assert {name: row[name] for name in names} == {
        name: getattr(diff.summary, name) for name in names
    }
    assert row["same_software"] == (old_run.ebplan is not None and old_run.ebplan == new_run.ebplan)
    query = (
        select(tables.changes)
        .where(tables.changes.c.version_id == version)
        .order_by(tables.changes.c.position)
    )
    changes = connection.execute(query).all()
    assert [(each.type, each.kind, each.old_record, each.new_record) for each in changes] == [
        (each.type, each.kind, each.old, each.new) for each in diff.changes
    ]
    for change, expected in zip(changes, diff.changes, strict=True):
        fields = connection.scalars(
            select(tables.changed_fields.c.field)
            .where(tables.changed_fields.c.change_id == change.id)
            .order_by(tables.changed_fields.c.position)
        )
        assert list(fields) == [each.field for each in expected.fields]
