"""The columns of the flat files: name, meaning and where the value comes from, defined once."""

from collections.abc import Callable
from dataclasses import dataclass

from normalize.records import Plan, Record


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the plan it belongs to."""

    plan: Plan
    record: Record
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `value` gives a row's cell as text, "" where there is none."""

    name: str
    meaning: str
    value: Callable[[Row], str]


def action_columns(plan: Plan) -> list[Column]:
    """The columns of `actions.csv` for this plan: those of the timeline are its own periods."""
    return [
        *(*_PLACE, _NUMBER, *_AREA, _SUBHEADING, *_TEXTS, *_values(plan), *_TRACE),
        *_extra(plan),
    ]


def subheading_columns(plan: Plan) -> list[Column]:
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
    """A plain value as a cell: nothing for None, `true`/`false` for a truth value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _theme_title(row: Row) -> str:
    titles = (theme.title for theme in row.plan.themes if theme.number == row.record.theme)
    return next(titles, "")


def _of_cost(field: str) -> Callable[[Row], str]:
    return lambda row: as_text(getattr(row.record.cost, field, None))


def _pages(row: Row) -> str:
    return "; ".join(dict.fromkeys(str(source.page) for source in row.record.sources))


def _findings(row: Row) -> str:
    return "; ".join(dict.fromkeys(found.code for found in row.record.findings))


def _mark(period: str) -> Callable[[Row], str]:
    return lambda row: next(
        (entry.mark for entry in row.record.timeline or () if entry.period == period), ""
    )


def _mark_text(period: str) -> Callable[[Row], str]:
    return lambda row: next(
        (entry.text for entry in row.record.timeline or () if entry.period == period), ""
    )


def _extra(plan: Plan) -> list[Column]:
    return [
        Column(
            f"extra: {name}",
            "Text of a column that stands for no other field; empty in an annex without it.",
            _extra_text(name),
        )
        for name in extra_names(plan)
    ]


def _extra_text(name: str) -> Callable[[Row], str]:
    return lambda row: row.record.extra.get(name, "")


def _values(plan: Plan) -> list[Column]:
    timeline = [column for period in periods(plan) for column in _period_columns(period)]
    return [*_BUDGET, *_COST, *timeline, *_STATUS]


def _period_columns(period: str) -> tuple[Column, Column]:
    return (
        Column(
            f"timeline_{period}",
            "`due`, `none`, `tbc`, `blank` or `unrecognised`.",
            _mark(period),
        ),
        Column(f"timeline_{period}_text", "The same cell as printed.", _mark_text(period)),
    )


_PLACE = (
    Column("symbol", "Symbol of the document.", lambda row: row.plan.document.symbol),
    Column("language", "Language of the document.", lambda row: row.plan.document.language),
    Column("id", "Id of the record, as in `plan.json`.", lambda row: row.record.id),
    Column("annex", "Number of the annex.", lambda row: as_text(row.record.annex)),
)
_NUMBER = Column(
    "number", "Number of the action as printed.", lambda row: as_text(row.record.number)
)
_AREA = (
    Column(
        "theme",
        "Number of the theme; empty under a theme without one.",
        lambda row: as_text(row.record.theme),
    ),
    Column("theme_title", "Title of the theme.", _theme_title),
    Column("functional_area", "Functional area.", lambda row: row.record.functional_area),
    Column(
        "sub_area",
        "Sub-area; empty where the cell names none.",
        lambda row: row.record.sub_area,
    ),
)
_SUBHEADING = Column(
    "subheading",
    "Id of the subheading that covers the action; empty where none does.",
    lambda row: as_text(row.record.subheading),
)
_TEXTS = (
    Column(
        "action",
        "Action or deliverable; paragraphs separated by a line feed.",
        lambda row: row.record.action,
    ),
    Column("objective", "Objective.", lambda row: as_text(row.record.objective)),
    Column("comments", "Comments.", lambda row: as_text(row.record.comments)),
)
_BUDGET = (
    Column(
        "budget",
        "`budgeted`, `not_budgeted`, `partially_budgeted`, `tbc`, `none`, `blank` or "
        "`unrecognised`.",
        lambda row: as_text(row.record.budget and row.record.budget.value),
    ),
    Column(
        "budget_text",
        "The same cell as printed.",
        lambda row: as_text(row.record.budget and row.record.budget.text),
    ),
)
_COST = (
    Column(
        "cost",
        "`amount`, `staff_time`, `tbc`, `none`, `blank` or `unrecognised`.",
        _of_cost("kind"),
    ),
    Column("cost_text", "The same cell as printed.", _of_cost("text")),
    Column("cost_min_usd", "Lower end of the amount in US dollars.", _of_cost("min_usd")),
    Column(
        "cost_max_usd",
        "Upper end of the amount; the same as the lower for one amount, empty for an open end.",
        _of_cost("max_usd"),
    ),
    Column("cost_open_ended", "`true` where the amount is a least amount.", _of_cost("open_ended")),
    Column("cost_per", "`year` or `visit` where the amount is for each.", _of_cost("per")),
    Column("cost_note", "What else the cell says of the amount.", _of_cost("note")),
)
_STATUS = (
    Column(
        "status",
        "`ongoing`, `planned`, `planning`, `implemented`, `tbc`, `none`, `blank` or "
        "`unrecognised`.",
        lambda row: as_text(row.record.status and row.record.status.value),
    ),
    Column(
        "status_text",
        "The same cell as printed.",
        lambda row: as_text(row.record.status and row.record.status.text),
    ),
)
_MERGED = (
    Column(
        "merged_columns",
        "Fields that one merged cell stands for, separated by `; `.",
        lambda row: "; ".join(row.record.merged.columns) if row.record.merged else "",
    ),
    Column(
        "merged_text",
        "The merged cell as printed.",
        lambda row: row.record.merged.text if row.record.merged else "",
    ),
)
_COVERS = Column(
    "covers", "Ids of the actions it covers, separated by `; `.", lambda row: "; ".join(row.covers)
)
_TRACE = (
    Column(
        "references",
        "Document symbols named in the texts, separated by `; `.",
        lambda row: "; ".join(row.record.references),
    ),
    Column("pages", "Pages the row stands on, separated by `; `.", _pages),
    Column("findings", "Codes of the record's findings, separated by `; `.", _findings),
)
