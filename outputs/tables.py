"""The tables of a plan, with typed cells: what every flat format writes in its own way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from normalize.records import Plan
from outputs.columns import Column, R, Value, action_columns, as_text, rows, subheading_columns
from outputs.finding_columns import finding_columns, finding_rows

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `cells` are its rows in order, each with a value for each column.

    `key` is the column that tells the rows apart, None where a broken plan repeats it. `links`
    names, for a column that holds keys of another table, that table; none that leads nowhere.
    """

    name: str
    meaning: str
    columns: tuple[Column[Any], ...]
    cells: tuple[tuple[Value, ...], ...]
    key: str | None
    links: Mapping[str, str]

    def lines(self) -> list[list[str]]:
        """The header, then a line for each row, as texts."""
        header = [column.name for column in self.columns]
        return [header, *([as_text(value) for value in row] for row in self.cells)]


def actions_table(plan: Plan) -> Table:
    """One row for each numbered action."""
    covering = {record.subheading for record in plan.actions()} - {None}
    subheadings = [record.id for record in plan.subheadings()]
    sound = _unique(subheadings) and covering <= set(subheadings)
    return _table(
        "actions",
        ACTIONS,
        action_columns(plan),
        rows(plan, plan.actions()),
        key="id",
        links={"subheading": "subheadings"} if sound else {},
    )


def subheadings_table(plan: Plan) -> Table:
    """One row for each subheading, with the actions that it covers."""
    columns, of_plan = subheading_columns(plan), rows(plan, plan.subheadings())
    return _table("subheadings", SUBHEADINGS, columns, of_plan, key="id")


def findings_table(plan: Plan) -> Table:
    """One row for each finding."""
    return _table("findings", FINDINGS, finding_columns(), finding_rows(plan), key="position")


ACTIONS = "One row for each numbered action, in document order."
SUBHEADINGS = "One row for each subheading, with the actions that it covers."
FINDINGS = "One row for each thing that is wrong, missing or uncertain."
TABLES: Mapping[str, Callable[[Plan], Table]] = {
    "actions": actions_table,
    "subheadings": subheadings_table,
    "findings": findings_table,
}


def _table(
    name: str,
    meaning: str,
    columns: Sequence[Column[R]],
    records: Sequence[R],
    *,
    key: str,
    links: Mapping[str, str] | None = None,
) -> Table:
    cells = tuple(tuple(column.value(record) for column in columns) for record in records)
    at = [column.name for column in columns].index(key)
    sound = _unique([row[at] for row in cells])
    return Table(name, meaning, tuple(columns), cells, key if sound else None, links or {})


def _unique(values: Sequence[Value]) -> bool:
    return len(set(values)) == len(values)


def fitting(value: V) -> V | None:
    """The value, None for a number beyond 64 bits: its text stands in another column."""
    return None if isinstance(value, int) and not -_LARGEST <= value < _LARGEST else value


_LARGEST = 2**63
