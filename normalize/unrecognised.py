"""Values of records that no lexicon knows, and those that it knows in another spelling."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalize.findings import finding
from normalize.lexicon import Lexicon, key
from normalize.records import Finding, Record
from normalize.values.words import guessed


@dataclass(slots=True)
class _Value:
    """A value of a record: its field, the lexicon's table of such values, its text."""

    field: str
    table: str
    text: str
    recognised: bool


def unrecognised_values(records: Iterable[Record], file: str) -> Iterator[Finding]:
    """A finding for each wording that no lexicon knows, at the first record that has it.

    `file` is the lexicon or profile to add it to.
    """
    found = [
        (record, value)
        for record in records
        for value in _values_of(record)
        if not value.recognised
    ]
    counts = Counter((value.table, key(value.text)) for _, value in found)
    for record, value in found:
        count = counts.pop((value.table, key(value.text)), 0)
        if count:
            yield finding(
                "unrecognised_value",
                record.id,
                record.sources,
                field=value.field,
                text=value.text,
                times="here only" if count == 1 else f"here first, {count} times in all",
                table=value.table,
                file=file,
            )


def similar_values(records: Iterable[Record], lexicon: Lexicon) -> Iterator[Finding]:
    """A finding for each wording that was taken for one spelled otherwise, at its first record."""
    told: set[tuple[str, str]] = set()
    for record in records:
        for value in _values_of(record):
            wording = value.table, key(value.text)
            if wording in told or not value.recognised:
                continue
            if guessed(value.text, value.table, lexicon):
                told.add(wording)
                yield finding(
                    "value_similar",
                    record.id,
                    record.sources,
                    field=value.field,
                    text=value.text,
                    value=_meaning(record, value),
                    table=value.table,
                    file=lexicon.words_file,
                )


def _values_of(record: Record) -> Iterator[_Value]:
    if record.budget is not None:
        budget = record.budget
        yield _Value("budget", "budget", budget.text, budget.value != "unrecognised")
    if record.cost is not None:
        cost = record.cost
        known = cost.kind != "unrecognised"
        if cost.kind != "amount":
            yield _Value("cost", "cost", cost.text, known)
    for entry in record.timeline or []:
        field = f"timeline {entry.period}"
        yield _Value(field, "mark", entry.text, entry.mark != "unrecognised")
    if record.status is not None:
        status = record.status
        yield _Value("status", "status", status.text, status.value != "unrecognised")


def _meaning(record: Record, value: _Value) -> str:
    meanings = {
        "budget": record.budget and record.budget.value,
        "cost": record.cost and record.cost.kind,
        "status": record.status and record.status.value,
    }
    if value.table == "mark":
        return next(entry.mark for entry in record.timeline or [] if entry.text == value.text)
    return str(meanings[value.table])
