"""Decisions made up for tests: for any field of any record, a value that it could have."""

from typing import Any, get_args

from hypothesis import strategies as st

from audit.corrections.fields import field_names, field_value
from audit.corrections.model import Corrections
from normalize.records import (
    BudgetValue,
    CostPer,
    Mark,
    Plan,
    Record,
    StatusValue,
)

_TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n"),
    min_size=1,
    max_size=30,
)
_LINE = st.text("abc 中文é.", min_size=1, max_size=10).map(str.strip).filter(bool)
_USD = st.integers(0, 9_999_999_999)


def corrections_for(plan: Plan, decisions: list[dict[str, Any]], **document: Any) -> Corrections:
    """The decisions in a file for that plan."""
    ours = {
        "symbol": plan.document.symbol,
        "language": plan.document.language,
        "name": plan.document.source.name,
        "sha256": plan.document.source.sha256,
    }
    content = {
        "schema": "ebplan-corrections/1",
        "document": {**ours, **document},
        "decisions": decisions,
    }
    return Corrections.model_validate(content)


def correction(record: Record, name: str, value: Any, **more: Any) -> dict[str, Any]:
    """A correction of that field."""
    return {
        "decision": "correct",
        "record": record.id,
        "field": name,
        "read": field_value(record, name),
        "corrected": value,
        "by": "Ana",
        "reason": "misread",
        **more,
    }


def acceptance(record: Record, name: str, **more: Any) -> dict[str, Any]:
    """The field found right."""
    made = correction(record, name, None, decision="accept", reason="", **more)
    del made["corrected"]
    return made


def values(name: str, record: Record, plan: Plan) -> st.SearchStrategy[Any]:
    """Values that a field of that name could have in this plan."""
    if name == "theme":
        return st.sampled_from([theme.number for theme in plan.themes])
    if name == "subheading":
        ids = [each.id for each in plan.subheadings(record.annex)]
        return st.sampled_from([None, *ids])
    if name == "budget":
        return st.fixed_dictionaries(
            {"value": st.sampled_from(get_args(BudgetValue)), "text": _TEXT}
        )
    if name == "status":
        return st.fixed_dictionaries(
            {"value": st.sampled_from(get_args(StatusValue)), "text": _TEXT}
        )
    if name.startswith("timeline."):
        period = st.just(name.removeprefix("timeline."))
        mark = st.sampled_from(get_args(Mark))
        return st.fixed_dictionaries({"period": period, "mark": mark, "text": _TEXT})
    if name == "merged":
        assert record.merged is not None
        return st.fixed_dictionaries({"columns": st.just(record.merged.columns), "text": _TEXT})
    return costs() if name == "cost" else _TEXT


@st.composite
def costs(draw: st.DrawFn) -> dict[str, Any]:
    """Costs of any kind, their parts as they go together."""
    kind = draw(st.sampled_from(["amount", "staff_time", "tbc", "none", "blank", "unrecognised"]))
    cost: dict[str, Any] = {"kind": kind, "text": draw(_TEXT)}
    if kind != "amount":
        none = {"min_usd": None, "max_usd": None, "per": None, "note": None}
        return {**cost, **none, "open_ended": False}
    low, high = sorted((draw(_USD), draw(_USD)))
    open_ended = draw(st.booleans())
    return {
        **cost,
        "min_usd": low,
        "max_usd": None if open_ended else high,
        "open_ended": open_ended,
        "per": draw(st.sampled_from([None, *get_args(CostPer)])),
        "note": draw(st.none() | _LINE),
    }


@st.composite
def decisions(draw: st.DrawFn, plan: Plan) -> list[dict[str, Any]]:
    """Corrections and acceptances of some fields of a plan, each field at most once."""
    fields = [
        (record, name)
        for record in plan.records
        for name in field_names(record)
        if name != "number"
    ]
    chosen = draw(st.lists(st.sampled_from(range(len(fields))), max_size=12, unique=True))
    made = []
    for index in chosen:
        record, name = fields[index]
        value = draw(values(name, record, plan))
        if draw(st.booleans()) and value != field_value(record, name):
            made.append(correction(record, name, value))
        else:
            made.append(acceptance(record, name))
    return made
