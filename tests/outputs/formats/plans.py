"""Plans to write in every format, with hostile texts in each field, and what must be read back."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from normalize.findings import finding
from normalize.records import (
    Budget,
    Cost,
    Finding,
    Merged,
    Plan,
    Record,
    SourceFile,
    Status,
    Theme,
    TimelineEntry,
)
from tests import factory

HOSTILE = (
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://x.example","x")',
    "+1+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "http://x.example/",
    "mailto:a@b.example",
    "internal:Sheet1!A1",
    "<r><t>raw</t></r>",
    "<r>",
    "_x000B_",
    "\0nul\x0bvt\x1fus\x7fdel",
    "a\r\nb\rc\nd\te",
    ' "quoted", and; separated; ',
    "\u202eright\u202c \u200f\u061c \u2028\u2029",
    "\ufeff\ufffe\uffff",
    "'; DROP TABLE actions; --",
    "NULL",
    "true",
    "007",
    "1e5",
    "\U0001f4c8 甲乙 خطة",
    "]]>&amp;<!--",
)
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
)


def whole_plan(text: Callable[[], str]) -> Plan:
    """A plan with every kind of cell, each text given anew."""
    entry = TimelineEntry(period="2023", mark="due", text=text())
    other = TimelineEntry(period="2025+", mark="blank", text="")
    found = Finding(code="number_gap", level="warning", record="A1-1", message=text())
    first = factory.action(
        1,
        action=text(),
        objective=text(),
        comments=text(),
        functional_area=text(),
        sub_area=text(),
        budget=Budget(value="unrecognised", text=text()),
        cost=Cost(kind="amount", text=text(), min_usd=40_000, open_ended=True, note=text()),
        timeline=[entry, other],
        status=Status(value="ongoing", text=text()),
        extra={"Note": text(), "甲": ""},
        references=["EB152/33", "WHA75(8)"],
        findings=[found],
        subheading="A1-s1",
    )
    second = factory.action(
        2, theme=None, objective=None, comments="", cost=Cost(kind="none", text="-"), sources=[]
    )
    heading = factory.subheading(
        1, action=text(), merged=Merged(columns=["budget", "cost"], text=text())
    )
    themes = [Theme(number=1, title=text()), Theme(number=None, title=text())]
    source = SourceFile(name=text(), format="pdf", sha256="0" * 64, pages=2)
    records = [first, heading, second, factory.done(1)]
    made = factory.plan(
        records, themes=themes, claims=[], symbol=text(), title=text(), source=source
    )
    return made.model_copy(update={"findings": [finding("title_missing")]})


plans = st.lists(texts, min_size=30, max_size=30).map(
    lambda given: whole_plan(iter(given).__next__)
)


def hostile_plan(first: int = 0) -> Plan:
    """A plan with the hostile texts from that one on; those from 0 and from 12 hold them all."""
    return whole_plan(iter((HOSTILE * 3)[first:]).__next__)


def rows_of(plan: Plan) -> list[dict[str, Any]]:
    """What the table of actions must hold, told from the model and not by the program's columns."""
    return [_row(plan, record) for record in plan.records if record.kind == "action"]


def _row(plan: Plan, record: Record) -> dict[str, Any]:
    titles = {theme.number: theme.title for theme in reversed(plan.themes)}
    budget, cost, status = record.budget, record.cost, record.status
    marks = {entry.period: entry for entry in record.timeline or ()}
    row: dict[str, Any] = {
        "symbol": plan.document.symbol,
        "language": plan.document.language,
        "id": record.id,
        "annex": record.annex,
        "number": record.number,
        "theme": record.theme,
        "theme_title": titles[record.theme],
        "functional_area": record.functional_area,
        "sub_area": record.sub_area,
        "subheading": record.subheading,
        "action": record.action,
        "objective": record.objective,
        "comments": record.comments,
        "budget": budget and budget.value,
        "budget_text": budget and budget.text,
        "cost": cost and cost.kind,
        "cost_text": cost and cost.text,
        "cost_min_usd": cost and cost.min_usd,
        "cost_max_usd": cost and cost.max_usd,
        "cost_open_ended": cost and cost.open_ended,
        "cost_per": cost and cost.per,
        "cost_note": cost and cost.note,
        "status": status and status.value,
        "status_text": status and status.text,
        "references": record.references,
        "pages": list(dict.fromkeys(source.page for source in record.sources)),
        "findings": [each.code for each in record.findings],
    }
    for name in dict.fromkeys(name for each in plan.records for name in each.extra):
        row[f"extra: {name}"] = record.extra.get(name)
    for period in ("2023", "2024", "2025+"):
        entry = marks.get(period)
        row[f"timeline_{period}"] = entry and entry.mark
        row[f"timeline_{period}_text"] = entry and entry.text
    return row
