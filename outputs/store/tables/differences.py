"""The tables of differences: between successive versions, and between runs on one file."""

from sqlalchemy import Boolean, Column, Table

from outputs.store.tables.columns import (
    key_column,
    measure_column,
    metadata,
    order_column,
    shared_key_column,
    text_column,
    to_column,
    whole_column,
)

comparisons = Table(
    "comparisons",
    metadata,
    shared_key_column("version_id", "versions", "The version that came after."),
    to_column("previous_version_id", "versions", "The version before it."),
    Column(
        "same_software",
        Boolean,
        nullable=False,
        comment="Whether both were read by the same software. If not, a difference can be the "
        "software's: ingest the older file again.",
    ),
    *(
        whole_column(name, f"Records that were {meaning}.")
        for name, meaning in (
            ("added", "added"),
            ("removed", "removed"),
            ("implemented", "moved to an annex of implemented actions"),
            ("moved", "moved to another annex"),
            ("changed", "changed in a field"),
            ("renumbered", "given another number and nothing else"),
            ("unchanged", "left as they were"),
        )
    ),
    comment="Successive versions of a document, with how many records changed in what way.",
)


def _changes(name: str, owner: "Column[int]", comment: str) -> Table:
    return Table(
        name,
        metadata,
        key_column(),
        owner,
        order_column("Place in the order of the newer one, from 1."),
        text_column("type", "added, removed, implemented, moved, changed or renumbered."),
        text_column("kind", "action, subheading or theme."),
        text_column("old_record", "Its id in the older one; null where it was added.", null=True),
        text_column("new_record", "Its id in the newer one; null where it was removed.", null=True),
        measure_column("confidence", "How sure it is that both are the same record, from 0 to 1."),
        text_column("label", "Its text, so that people know which record it is."),
        comment=comment,
    )


def _fields(name: str, owner: str) -> Table:
    return Table(
        name,
        metadata,
        key_column(),
        to_column("change_id", owner, "The changed record."),
        order_column("Place among its fields, from 1."),
        text_column("field", 'The field: "status", "cost", "timeline.2024", "action".'),
        text_column(
            "old", "The older value; null where it had none. A cost or a list is JSON.", null=True
        ),
        text_column("new", "The newer value, likewise.", null=True),
        text_column(
            "old_text",
            "The older cell as printed; null for a text, which is old itself.",
            null=True,
        ),
        text_column("new_text", "The newer cell as printed, likewise.", null=True),
        text_column(
            "parts", "For a text: JSON list of runs that are same, removed or added.", null=True
        ),
        comment=f"What changed in each row of {owner}.",
    )


changes = _changes(
    "changes",
    to_column("version_id", "comparisons", "The version in which it is new.", key="version_id"),
    "What the plan changed from a version to the next.",
)
changed_fields = _fields("changed_fields", "changes")
reading_changes = _changes(
    "reading_changes",
    to_column("run_id", "runs", "The run that read it otherwise than the run before it."),
    "What a run read otherwise in the same file: made by software or options, not by the plan.",
)
reading_changed_fields = _fields("reading_changed_fields", "reading_changes")
