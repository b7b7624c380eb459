"""A plan and a difference as rows of the tables."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from audit.diff.model import Change, ChangedValue
from normalize.records import Finding, Plan, Record
from outputs.store import tables

Rows = dict[Table, list[dict[str, Any]]]
_GREATEST = 2**63 - 1


class Keys:
    """Keys for new rows, which go on from those that each table has."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}

    def next(self, table: Table, *, above: int = 0) -> int:
        """A key that no row of the table has, greater than `above`."""
        if table.name not in self._last:
            greatest = select(func.coalesce(func.max(table.c.id), 0))
            self._last[table.name] = self._connection.execute(greatest).scalar_one()
        self._last[table.name] = max(self._last[table.name], above) + 1
        return self._last[table.name]


def write(connection: Connection, rows: Rows) -> None:
    """Put the rows into their tables, those that others point to first."""
    for table in tables.metadata.sorted_tables:
        if rows.get(table):
            connection.execute(insert(table), rows[table])


def plan_rows(plan: Plan, version: int, key: Callable[[Table], int]) -> Rows:
    """The rows of a version's themes, records and findings."""
    rows: Rows = {tables.themes: []}
    theme_keys: dict[int | None, int] = {}
    for position, theme in enumerate(plan.themes, 1):
        row = {"id": key(tables.themes), "version_id": version, "position": position}
        rows[tables.themes].append(
            row | {"number": whole(theme.number), "title": column(theme.title)}
        )
        theme_keys.setdefault(theme.number, row["id"])
    record_keys: dict[str, int] = {}
    found: list[tuple[Finding, int | None]] = []
    for position, record in enumerate(plan.records, 1):
        row = {"id": key(tables.records), "version_id": version, "position": position}
        facts = {"theme_id": theme_keys.get(record.theme), **_facts(record)}
        rows.setdefault(tables.records, []).append(row | facts)
        rows.setdefault(tables.texts, []).append(
            {"record_id": row["id"], "language": column(plan.document.language)} | _texts(record)
        )
        for table, parts in _lists(record):
            _append(rows, table, {"record_id": row["id"]}, parts, key)
        record_keys.setdefault(record.id, row["id"])
        found.extend((finding, row["id"]) for finding in record.findings)
    whole_plan = [(each, record_keys.get(each.record or "")) for each in plan.findings]
    parts = [_finding(each) | {"record_id": owner} for each, owner in (*whole_plan, *found)]
    _append(rows, tables.findings, {"version_id": version}, parts, key)
    return rows


def change_rows(
    changes: Sequence[Change],
    owner: Mapping[str, int],
    into: tuple[Table, Table],
    key: Callable[[Table], int],
) -> Rows:
    """The rows of changes, and of the fields that changed, of what `owner` points to."""
    change_table, field_table = into
    rows: Rows = {change_table: [], field_table: []}
    for position, change in enumerate(changes, 1):
        row: dict[str, Any] = {**owner, "id": key(change_table), "position": position}
        row |= {"type": change.type, "kind": change.kind, "confidence": change.confidence}
        row |= {"old_record": column(change.old), "new_record": column(change.new)}
        row["label"] = column(change.label)
        rows[change_table].append(row)
        parts = [
            {
                "field": column(each.field),
                "old": _value(each.old),
                "new": _value(each.new),
                "old_text": column(each.old_text),
                "new_text": column(each.new_text),
                "parts": None
                if each.parts is None
                else _json([part.model_dump() for part in each.parts]),
            }
            for each in change.fields
        ]
        _append(rows, field_table, {"change_id": row["id"]}, parts, key)
    return rows


def column(text: str | None) -> str | None:
    """The text as a column can hold it: PostgreSQL has no zero character in a text."""
    return text and text.replace("\0", "\ufffd")


def whole(number: int | None) -> int | None:
    """The number, None for one that no column can hold; the plan itself keeps it."""
    return number if number is None or -_GREATEST <= number <= _GREATEST else None


def _append(
    rows: Rows,
    table: Table,
    owner: Mapping[str, int],
    parts: Sequence[Mapping[str, Any]],
    key: Callable[[Table], int],
) -> None:
    for position, part in enumerate(parts, 1):
        row = {**owner, **part, "id": key(table), "position": position}
        rows.setdefault(table, []).append(row)


def _facts(record: Record) -> dict[str, Any]:
    cost = record.cost
    return {
        "record": column(record.id),
        "annex": whole(record.annex),
        "kind": record.kind,
        "number": whole(record.number),
        "subheading": column(record.subheading),
        "budget": record.budget and record.budget.value,
        "cost": cost and cost.kind,
        "cost_min_usd": cost and whole(cost.min_usd),
        "cost_max_usd": cost and whole(cost.max_usd),
        "cost_open_ended": cost and cost.open_ended,
        "cost_per": cost and cost.per,
        "status": record.status and record.status.value,
        "merged_columns": column("; ".join(record.merged.columns)) if record.merged else None,
        "page": min((source.page for source in record.sources), default=None),
    }


def _texts(record: Record) -> dict[str, str | None]:
    budget, cost, status, merged = record.budget, record.cost, record.status, record.merged
    texts: dict[str, str | None] = {
        "functional_area": record.functional_area,
        "sub_area": record.sub_area,
        "action": record.action,
        "objective": record.objective,
        "comments": record.comments,
        "budget": budget.text if budget else None,
        "cost": cost.text if cost else None,
        "cost_note": cost.note if cost else None,
        "status": status.text if status else None,
        "merged": merged.text if merged else None,
    }
    return {name: column(text) for name, text in texts.items()}


def _lists(record: Record) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """What a record has several of, each in a table of its own."""
    yield (
        tables.timeline,
        [
            {"period": column(each.period), "mark": each.mark, "text": column(each.text)}
            for each in record.timeline or ()
        ],
    )
    yield (
        tables.extra,
        [{"name": column(name), "text": column(text)} for name, text in record.extra.items()],
    )
    yield tables.record_references, [{"symbol": column(symbol)} for symbol in record.references]
    yield (
        tables.sources,
        [
            {"page": whole(each.page)}
            | dict(zip(("x0", "top", "x1", "bottom"), each.box, strict=True))
            for each in record.sources
        ],
    )


def _finding(finding: Finding) -> dict[str, Any]:
    pages = dict.fromkeys(str(source.page) for source in finding.sources)
    return {
        "code": column(finding.code),
        "level": finding.level,
        "message": column(finding.message),
        "pages": "; ".join(pages),
    }


def _value(value: ChangedValue) -> str | None:
    if value is None or isinstance(value, str):
        return column(value)
    if isinstance(value, int):
        return str(value)
    return _json(value if isinstance(value, list) else value.model_dump())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
