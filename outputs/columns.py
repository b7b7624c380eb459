"""The columns of the tables: name, kind, meaning and where the value comes from, defined once.

Every flat format is made from these: CSV, workbook, Parquet, SQLite and both kinds of metadata.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, get_args

from normalize.records import BudgetValue, CostKind, CostPer, Mark, Plan, Record, StatusValue

# What a cell holds: lists have an order, None is no value.
Value = str | int | bool | tuple[str, ...] | tuple[int, ...] | None
Kind = Literal["string", "integer", "boolean", "strings", "integers"]
R = TypeVar("R")

LIST_SEPARATOR = "; "
# What the names of columns begin with that a plan has for each of its periods, or further columns.
TIMELINE, EXTRA = "timeline_", "extra: "


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the plan it belongs to."""

    plan: Plan
    record: Record
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: `value` gives a row's cell, of the column's kind or None where there is none.

    `choices` are all values that it can have, where these are few.
    """

    name: str
    meaning: str
    value: Callable[[R], Value]
    kind: Kind = "string"
    choices: tuple[str, ...] = ()

    def text(self, row: R) -> str:
        """The row's cell as a text, "" where there is no value."""
        return as_text(self.value(row))


def action_columns(plan: Plan) -> list[Column[Row]]:
    """The columns of `actions.csv` for this plan: those of the timeline are its own periods."""
    return [
        *(*_PLACE, _NUMBER, *_AREA, _SUBHEADING, *_TEXTS, *_values(plan), *_TRACE),
        *_extra(plan),
    ]


def subheading_columns(plan: Plan) -> list[Column[Row]]:
    """The columns of `subheadings.csv` for this plan."""
    return [
        *(*_PLACE, *_AREA, *_TEXTS, *_values(plan), *_MERGED, _COVERS, *_TRACE),
        *_extra(plan),
    ]


def periods(plan: Plan) -> list[str]:
    """The timeline's periods, in the order the plan shows them first."""
    found = (entry.period for record in plan.records for entry in record.timeline or ())
    return list(dict.fromkeys(found))


def extra_names(plan: Plan) -> list[str]:
    """The names of the extra columns, in the order the plan shows them first."""
    return list(dict.fromkeys(name for record in plan.records for name in record.extra))


def rows(plan: Plan, records: list[Record]) -> list[Row]:
    """The records as rows, each subheading with the ids of the actions it covers."""
    covered: dict[str, list[str]] = {}
    for action in plan.actions():
        if action.subheading is not None:
            covered.setdefault(action.subheading, []).append(action.id)
    return [Row(plan, record, tuple(covered.get(record.id, ()))) for record in records]


def as_text(value: object) -> str:
    """A value as a cell: nothing for None, `true`/`false` for a truth value, lists with `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(map(str, value))
    return str(value)


def _theme_title(row: Row) -> Value:
    titles = (theme.title for theme in row.plan.themes if theme.number == row.record.theme)
    return next(titles, None)


def _of_record(field: str) -> Callable[[Row], Value]:
    def value(row: Row) -> Value:
        found: Value = getattr(row.record, field)
        return found

    return value


def _of(part: str, field: str) -> Callable[[Row], Value]:
    """The field of a part of the record, such as its cost; None where it has no such part."""

    def value(row: Row) -> Value:
        found: Value = getattr(getattr(row.record, part), field, None)
        return found

    return value


def _pages(row: Row) -> Value:
    return tuple(dict.fromkeys(source.page for source in row.record.sources))


def _findings(row: Row) -> Value:
    return tuple(dict.fromkeys(found.code for found in row.record.findings))


def _mark(period: str) -> Callable[[Row], Value]:
    return lambda row: next(
        (entry.mark for entry in row.record.timeline or () if entry.period == period), None
    )


def _mark_text(period: str) -> Callable[[Row], Value]:
    return lambda row: next(
        (entry.text for entry in row.record.timeline or () if entry.period == period), None
    )


def _extra(plan: Plan) -> list[Column[Row]]:
    return [
        Column(
            f"{EXTRA}{name}",
            "Text of a column that stands for no other field; empty in an annex without it.",
            _extra_text(name),
        )
        for name in extra_names(plan)
    ]


def _extra_text(name: str) -> Callable[[Row], Value]:
    return lambda row: row.record.extra.get(name)


def _values(plan: Plan) -> list[Column[Row]]:
    timeline = [column for period in periods(plan) for column in _period_columns(period)]
    return [*_BUDGET, *_COST, *timeline, *_STATUS]


def _period_columns(period: str) -> tuple[Column[Row], Column[Row]]:
    return (
        Column(
            f"{TIMELINE}{period}",
            "Whether the action is due in the period.",
            _mark(period),
            choices=get_args(Mark),
        ),
        Column(f"{TIMELINE}{period}_text", "The same cell as printed.", _mark_text(period)),
    )


_PLACE: tuple[Column[Row], ...] = (
    Column("symbol", "Symbol of the document.", lambda row: row.plan.document.symbol),
    Column("language", "Language of the document.", lambda row: row.plan.document.language),
    Column("id", "Id of the record, as in `plan.json`.", _of_record("id")),
    Column("annex", "Number of the annex.", _of_record("annex"), "integer"),
)
_NUMBER: Column[Row] = Column(
    "number", "Number of the action as printed.", _of_record("number"), "integer"
)
_AREA: tuple[Column[Row], ...] = (
    Column(
        "theme",
        "Number of the theme; empty under a theme without one.",
        _of_record("theme"),
        "integer",
    ),
    Column("theme_title", "Title of the theme.", _theme_title),
    Column("functional_area", "Functional area.", _of_record("functional_area")),
    Column("sub_area", "Sub-area; empty where the cell names none.", _of_record("sub_area")),
)
_SUBHEADING: Column[Row] = Column(
    "subheading",
    "Id of the subheading that covers the action; empty where none does.",
    _of_record("subheading"),
)
_TEXTS: tuple[Column[Row], ...] = (
    Column(
        "action",
        "Action or deliverable; paragraphs separated by a line feed.",
        _of_record("action"),
    ),
    Column("objective", "Objective.", _of_record("objective")),
    Column("comments", "Comments.", _of_record("comments")),
)
_BUDGET: tuple[Column[Row], ...] = (
    Column(
        "budget",
        "Whether the cost is in the programme budget.",
        _of("budget", "value"),
        choices=get_args(BudgetValue),
    ),
    Column("budget_text", "The same cell as printed.", _of("budget", "text")),
)
_COST: tuple[Column[Row], ...] = (
    Column("cost", "What the cost is.", _of("cost", "kind"), choices=get_args(CostKind)),
    Column("cost_text", "The same cell as printed.", _of("cost", "text")),
    Column(
        "cost_min_usd",
        "Lower end of the amount in US dollars.",
        _of("cost", "min_usd"),
        "integer",
    ),
    Column(
        "cost_max_usd",
        "Upper end of the amount; the same as the lower for one amount, empty for an open end.",
        _of("cost", "max_usd"),
        "integer",
    ),
    Column(
        "cost_open_ended",
        "`true` where the amount is a least amount.",
        _of("cost", "open_ended"),
        "boolean",
    ),
    Column(
        "cost_per",
        "What the amount is paid for each of, if anything.",
        _of("cost", "per"),
        choices=get_args(CostPer),
    ),
    Column("cost_note", "What else the cell says of the amount.", _of("cost", "note")),
)
_STATUS: tuple[Column[Row], ...] = (
    Column(
        "status",
        "State of implementation.",
        _of("status", "value"),
        choices=get_args(StatusValue),
    ),
    Column("status_text", "The same cell as printed.", _of("status", "text")),
)
_MERGED: tuple[Column[Row], ...] = (
    Column(
        "merged_columns",
        "Fields that one merged cell stands for.",
        lambda row: tuple(row.record.merged.columns) if row.record.merged else (),
        "strings",
    ),
    Column("merged_text", "The merged cell as printed.", _of("merged", "text")),
)
_COVERS: Column[Row] = Column(
    "covers", "Ids of the actions it covers.", lambda row: row.covers, "strings"
)
_TRACE: tuple[Column[Row], ...] = (
    Column(
        "references",
        "Document symbols named in the texts.",
        lambda row: tuple(row.record.references),
        "strings",
    ),
    Column("pages", "Pages the row stands on.", _pages, "integers"),
    Column("findings", "Codes of the record's findings.", _findings, "strings"),
)
