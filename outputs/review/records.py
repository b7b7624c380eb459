"""The records of a plan as a reviewer goes through them: those first that need a look most."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from audit.corrections.fields import field_names, field_value, is_period, is_text, label_of
from audit.crosscheck import Crosscheck, Disagreement
from normalize.records import Finding, Plan, Record

# Why a record needs a look, the gravest first.
Need = Literal["error", "warning", "disagreement", "lost", "doubt", "none"]
NEEDS: tuple[Need, ...] = ("error", "warning", "disagreement", "lost", "doubt", "none")

_TYPES = {"budget": "budget", "cost": "cost", "status": "status", "merged": "merged"}


def record_entries(
    plan: Plan, comparison: Crosscheck | None, lost: Iterable[str]
) -> list[dict[str, Any]]:
    """One entry for each record, in document order; `lost` are ids whose cells have more text.

    An entry has the record's `fields` with their values, its `findings`, where readers `differ`,
    and `need`.
    """
    differing = _differences(plan, comparison)
    lost = set(lost)
    return [
        _entry(record, differing.get(record.id, []), record.id in lost) for record in plan.records
    ]


def finding_entry(one: Finding) -> dict[str, Any]:
    """A finding as the page holds it."""
    return {
        "code": one.code,
        "level": one.level,
        "record": one.record,
        "message": one.message,
        "pages": list(dict.fromkeys(source.page for source in one.sources)),
    }


def _entry(record: Record, differ: list[dict[str, Any]], lost: bool) -> dict[str, Any]:
    fields = [
        {
            "name": name,
            "label": _capital(label_of(name)),
            "type": _type(name),
            "value": field_value(record, name),
        }
        for name in field_names(record)
    ]
    return {
        "id": record.id,
        "kind": record.kind,
        "annex": record.annex,
        "text": record.action,
        "pages": [source.page for source in record.sources],
        "need": _need(record, differ, lost),
        "fields": fields,
        "findings": [finding_entry(one) for one in record.findings],
        "differ": differ,
    }


def _type(name: str) -> str:
    """How a field is edited: as a text, a number, or by the name of its kind of value."""
    if is_text(name):
        return "text"
    if is_period(name):
        return "mark"
    return _TYPES.get(name, name)


def _need(record: Record, differ: list[dict[str, Any]], lost: bool) -> Need:
    levels = {one.level for one in record.findings}
    if "error" in levels:
        return "error"
    if "warning" in levels:
        return "warning"
    if differ:
        return "disagreement"
    if lost:
        return "lost"
    return "doubt" if levels or _unrecognised(record) else "none"


def _unrecognised(record: Record) -> bool:
    """Whether some value stands for a wording that no lexicon knows."""
    values: list[object] = [entry.mark for entry in record.timeline or []]
    values += [record.cost.kind] if record.cost is not None else []
    values += [each.value for each in (record.budget, record.status) if each is not None]
    return "unrecognised" in values


def _differences(plan: Plan, comparison: Crosscheck | None) -> dict[str, list[dict[str, Any]]]:
    """By record, each field that a reader gives otherwise, and readers that lack the record."""
    found: dict[str, list[dict[str, Any]]] = {}
    names = {record.id: field_names(record) for record in plan.records}
    for reading in comparison.readings if comparison is not None else []:
        for one in reading.disagreements:
            if one.record is not None:
                entry = _difference(reading.reader, one, names.get(one.record, []))
                found.setdefault(one.record, []).append(entry)
        for missing in reading.missing:
            entry = {
                "reader": reading.reader,
                "field": None,
                "part": "",
                "ours": "",
                "theirs": None,
            }
            found.setdefault(missing.record, []).append(entry)
    return found


def _difference(reader: str, one: Disagreement, names: list[str]) -> dict[str, Any]:
    """`field` is the record's field that a part such as "cost.min_usd" belongs to, or null."""
    owner = next((name for name in names if one.field in _parts(one.field, name)), None)
    return {
        "reader": reader,
        "field": owner,
        "part": one.field,
        "ours": _value(one.reference),
        "theirs": _value(one.reading),
    }


def _parts(part: str, name: str) -> Iterator[str]:
    yield name
    if part.startswith(f"{name}."):
        yield part


def _value(value: Any) -> str | None:
    """A value of a comparison in words; None where a reader has none."""
    if value is None:
        return None
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
