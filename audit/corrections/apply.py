"""A reviewer's decisions put into a plan: what fits is applied, what doesn't is complained about.

A decision fits where the record has the field and it reads as it did when it was decided on. So a
file can be applied to a new copy of the document, or with a newer ebplan, and never changes what
the reviewer has not seen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from audit.corrections.fields import (
    field_names,
    field_value,
    is_period,
    label_of,
    with_field,
)
from audit.corrections.model import (
    AcceptedField,
    AcceptedFinding,
    CorrectedField,
    Corrections,
)
from audit.corrections.values import checked_value
from extract.errors import CorrectionsError
from normalize.findings import finding
from normalize.records import Finding, Plan, Record

_LONGEST = 60
_VALUES = ("unrecognised_value", "value_similar")


@dataclass(slots=True)
class Applied:
    """A plan with its fields corrected, and what there is to say of that."""

    plan: Plan
    findings: list[Finding] = field(default_factory=list)


def check_document(corrections: Corrections, plan: Plan, *, where: str) -> None:
    """Raise CorrectionsError where the corrections are of another document."""
    reviewed, document = corrections.document, plan.document
    ours, theirs = (f"{one.symbol} ({one.language})" for one in (document, reviewed))
    if ours != theirs:
        raise CorrectionsError(
            f"made for {theirs}, and {document.source.name} is {ours}",
            where=where,
            remedy="name the corrections of this document",
        )


def correct_fields(corrections: Corrections, plan: Plan) -> Applied:
    """The plan with the corrected fields, each told of, and those that did not fit left alone."""
    applied = Applied(plan)
    records = {record.id: record for record in plan.records}
    accepted: dict[tuple[str, str, str], list[str]] = {}
    for decision in corrections.decisions:
        if isinstance(decision, AcceptedFinding):
            continue
        record = records.get(decision.record)
        reason = _why_not(decision, record, plan)
        if reason is not None or record is None:
            applied.findings.append(_not_matching(decision, record, reason or ""))
        elif isinstance(decision, CorrectedField):
            records[record.id] = _corrected(record, decision)
            applied.findings.append(_told(decision, record))
        else:
            key = record.id, decision.by, decision.reason
            accepted.setdefault(key, []).append(label_of(decision.field))
    for (id_, by, why), names in accepted.items():
        sources = records[id_].sources
        because = _because(why)
        applied.findings.append(
            finding("accepted", id_, sources, fields=", ".join(names), by=by, because=because)
        )
    if corrections.document.sha256 != plan.document.source.sha256:
        name = corrections.document.name
        applied.findings.append(finding("corrections_of_other_file", name=name))
    applied.plan = plan.model_copy(update={"records": list(records.values())})
    return applied


def accept_findings(corrections: Corrections, plan: Plan, known: Iterable[Finding]) -> Plan:
    """The plan with the findings that were accepted as notes, each told of.

    `known` are those that it had before its fields were corrected: one of those that is there no
    more needs no word.
    """
    accepted = {
        (one.code, one.record, one.message): one
        for one in corrections.decisions
        if isinstance(one, AcceptedFinding)
    }
    there = {_key(each) for each in known}
    for key, decision in accepted.items():
        if key not in there:
            told = _finding_gone(decision, {record.id for record in plan.records})
            plan = plan.model_copy(update={"findings": [*plan.findings, told]})
    records = [
        record.model_copy(update={"findings": list(_lowered(record.findings, accepted))})
        if any(_key(each) in accepted for each in record.findings)
        else record
        for record in plan.records
    ]
    findings = list(_lowered(plan.findings, accepted))
    return plan.model_copy(update={"records": records, "findings": findings})


def _why_not(
    decision: AcceptedField | CorrectedField, record: Record | None, plan: Plan
) -> str | None:
    """Why a decision can't be applied, None where it can."""
    if record is None:
        return "there is no such record"
    if decision.field not in field_names(record):
        return "the record has no such field"
    now = field_value(record, decision.field)
    if now != decision.read:
        return f'it was made for "{_shown(decision.read)}" and the field reads "{_shown(now)}"'
    if isinstance(decision, CorrectedField):
        return _unknown_target(decision, record, plan)
    return None


def _unknown_target(decision: CorrectedField, record: Record, plan: Plan) -> str | None:
    """Why a correction names what the plan doesn't have, None where it doesn't."""
    value = decision.corrected
    if decision.field == "theme" and value not in {theme.number for theme in plan.themes}:
        return f"the plan has no theme {_shown(value)}"
    if decision.field == "subheading" and value is not None:
        ids = {each.id for each in plan.subheadings(record.annex)}
        if value not in ids:
            return f"its annex has no subheading {_shown(value)}"
    if decision.field == "merged" and value["columns"] != decision.read["columns"]:
        return "the cell stands for other columns"
    return None


def _corrected(record: Record, decision: CorrectedField) -> Record:
    """The record with the field corrected, without findings on what stood there."""
    before = field_value(record, decision.field)
    value = checked_value(decision.field, decision.corrected)
    kept = [each for each in record.findings if not _is_about(each, decision.field, before)]
    return with_field(record, decision.field, value).model_copy(update={"findings": kept})


def _is_about(one: Finding, name: str, before: Any) -> bool:
    """Whether a finding is on the value of that field, and so no more true when it is corrected."""
    if one.code == "unsplit_area":
        return name in ("functional_area", "sub_area")
    if one.code in _VALUES and isinstance(before, dict):
        label = label_of(name) if is_period(name) else name
        return one.message.startswith(f'The {label} "{before.get("text", "")}" ')
    return False


def _told(decision: CorrectedField, record: Record) -> Finding:
    return finding(
        "corrected",
        record.id,
        record.sources,
        field=label_of(decision.field),
        old=_shown(decision.read),
        new=_shown(decision.corrected),
        by=decision.by,
        because=_because(decision.reason),
    )


def _not_matching(
    decision: AcceptedField | CorrectedField, record: Record | None, reason: str
) -> Finding:
    what = "correction" if isinstance(decision, CorrectedField) else "acceptance"
    return finding(
        "correction_not_matching",
        record.id if record is not None else None,
        record.sources if record is not None else (),
        what=what,
        field=label_of(decision.field),
        id=decision.record,
        by=decision.by,
        reason=reason,
    )


def _finding_gone(decision: AcceptedFinding, ids: set[str]) -> Finding:
    return finding(
        "accepted_finding_gone",
        name=decision.code,
        id=decision.record if decision.record in ids else "the plan",
        by=decision.by,
        text=_shown(decision.message),
    )


def _lowered(
    findings: Iterable[Finding], accepted: dict[tuple[str, str | None, str], AcceptedFinding]
) -> Iterator[Finding]:
    """The findings, accepted ones as notes, each with a note behind it of who accepted it."""
    for one in findings:
        decision = accepted.get(_key(one))
        if decision is None:
            yield one
            continue
        yield one.model_copy(update={"level": "info"})
        yield finding(
            "finding_accepted",
            one.record,
            one.sources,
            name=one.code,
            by=decision.by,
            because=_because(decision.reason),
        )


def _because(reason: str) -> str:
    return f": {reason.rstrip('.')}" if reason else ""


def _shown(value: Any) -> str:
    """A value in a few words: what it means, or the beginning of its text."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        means = value.get("value", value.get("kind", value.get("mark")))
        figures = [value[name] for name in ("min_usd", "max_usd") if value.get(name) is not None]
        words = [*dict.fromkeys(map(str, figures)), value.get("text", "")]
        value = f"{means or ''} {' '.join(filter(None, words))}".strip()
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _key(one: Finding) -> tuple[str, str | None, str]:
    return one.code, one.record, one.message
