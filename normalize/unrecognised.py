"""Which values of a record no lexicon knows."""

from collections.abc import Iterator

from normalize.records import Record


def unrecognised_values(record: Record) -> Iterator[tuple[str, str]]:
    """The name of each value column of the record whose text is not known, with the text."""
    if record.budget is not None and record.budget.value == "unrecognised":
        yield "budget", record.budget.text
    if record.cost is not None and record.cost.kind == "unrecognised":
        yield "cost", record.cost.text
    for entry in record.timeline or []:
        if entry.mark == "unrecognised":
            yield f"timeline {entry.period}", entry.text
    if record.status is not None and record.status.value == "unrecognised":
        yield "status", record.status.text
