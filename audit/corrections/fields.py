"""A record's fields by name, as `plan.json` holds them: "budget", "timeline.2024", "extra.Unit"."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from normalize.records import Record
from normalize.symbols import references_in

TEXTS = ("action", "objective", "comments")
LABELS = ("functional_area", "sub_area")
TYPED = ("budget", "cost", "status", "merged")
# What a record is known by, and what ids are made of: it can be accepted and not corrected.
FIXED = ("number",)
_TIMELINE, _EXTRA = "timeline.", "extra."

# A string, number or null, or the dict of a typed value such as {"value": ..., "text": ...}.
FieldValue = Any


def field_names(record: Record) -> list[str]:
    """The fields that the record has, in the order of the document's columns."""
    return list(_names(record))


def _names(record: Record) -> Iterator[str]:
    if record.kind == "action":
        yield "number"
    yield "theme"
    yield from LABELS
    if record.kind == "action":
        yield "subheading"
    yield "action"
    if record.objective is not None:
        yield "objective"
    for name in ("budget", "cost"):
        if getattr(record, name) is not None:
            yield name
    for entry in record.timeline or []:
        yield _TIMELINE + entry.period
    if record.merged is not None:
        yield "merged"
    if record.status is not None:
        yield "status"
    if record.comments is not None:
        yield "comments"
    for name in record.extra:
        yield _EXTRA + name


def field_value(record: Record, name: str) -> FieldValue:
    """The value of a field that the record has, as `plan.json` holds it; raises KeyError."""
    if name not in field_names(record):
        raise KeyError(name)
    value = _attribute(record, name)
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value


def printed_text(record: Record, name: str) -> str:
    """The document's own words in a field; "" where it has none."""
    value = _attribute(record, name)
    if isinstance(value, BaseModel):
        value = getattr(value, "text", "")
    return "" if value is None else str(value)


def with_field(record: Record, name: str, value: Any) -> Record:
    """The record with another value in a field that it has.

    The value is a string, number or null, or a model of `normalize.records`. Document symbols
    named in the texts are listed anew.
    """
    changed: dict[str, Any]
    if name.startswith(_TIMELINE):
        entries = record.timeline or []
        changed = {
            "timeline": [
                value if _TIMELINE + entry.period == name else entry for entry in entries
            ]
        }  # fmt: skip
    elif name.startswith(_EXTRA):
        changed = {"extra": {**record.extra, name.removeprefix(_EXTRA): value}}
    else:
        changed = {name: value}
    record = record.model_copy(update=changed)
    if name in TEXTS or name.startswith(_EXTRA):
        record = record.model_copy(update={"references": references_in(_texts(record))})
    return record


def is_text(name: str) -> bool:
    """Whether the field is a text or label of the document."""
    return name in TEXTS or name in LABELS or name.startswith(_EXTRA)


def is_period(name: str) -> bool:
    """Whether the field is a year column's."""
    return name.startswith(_TIMELINE)


def period_of(name: str) -> str:
    """The period of a year column's field."""
    return name.removeprefix(_TIMELINE)


def label_of(name: str) -> str:
    """The field in words: "timeline 2024", "sub area"; an extra column by its own name."""
    if name.startswith(_EXTRA):
        return name.removeprefix(_EXTRA)
    return name.replace("_", " ").replace(".", " ")


def _attribute(record: Record, name: str) -> Any:
    if name.startswith(_TIMELINE):
        entries = {_TIMELINE + entry.period: entry for entry in record.timeline or []}
        return entries.get(name)
    if name.startswith(_EXTRA):
        return record.extra.get(name.removeprefix(_EXTRA))
    return getattr(record, name)


def _texts(record: Record) -> list[str]:
    texts = [record.action, record.objective, record.comments]
    return [text for text in texts if text is not None] + list(record.extra.values())
