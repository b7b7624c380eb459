"""The columns of the table of findings: one row for each, those of the plan first."""

from dataclasses import dataclass
from typing import get_args

from normalize.records import Finding, Level, Plan
from outputs.columns import Column


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with the plan it was found in, and its place among that plan's, from 1."""

    plan: Plan
    finding: Finding
    position: int


def finding_columns() -> list[Column[FindingRow]]:
    """The columns of `findings.csv`, the same for every plan."""
    return list(_COLUMNS)


def finding_rows(plan: Plan) -> list[FindingRow]:
    """The plan's own findings, then those of each record in document order."""
    return [
        FindingRow(plan, finding, position)
        for position, finding in enumerate(plan.all_findings(), 1)
    ]


_COLUMNS: tuple[Column[FindingRow], ...] = (
    Column("symbol", "Symbol of the document.", lambda row: row.plan.document.symbol),
    Column("language", "Language of the document.", lambda row: row.plan.document.language),
    Column(
        "position",
        "Place among the plan's findings, from 1.",
        lambda row: row.position,
        "integer",
    ),
    Column("code", "Stable name of the kind of finding.", lambda row: row.finding.code),
    Column(
        "level",
        "How serious it is.",
        lambda row: row.finding.level,
        choices=get_args(Level),
    ),
    Column(
        "record",
        "Id of the record it is about; empty where it is about no single one.",
        lambda row: row.finding.record,
    ),
    Column("message", "What was found, in a plain sentence.", lambda row: row.finding.message),
    Column(
        "pages",
        "Pages it is about.",
        lambda row: tuple(dict.fromkeys(source.page for source in row.finding.sources)),
        "integers",
    ),
)
