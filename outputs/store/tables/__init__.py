"""The tables of the database: the one definition, from which migrations are held and docs made.

Keys are given by the writer (`outputs/store/rows.py`): ingests take turns, so they can't meet.
"""

from outputs.store.tables.columns import metadata
from outputs.store.tables.contents import (
    current_runs,
    documents,
    extra,
    files,
    findings,
    plans,
    record_references,
    records,
    runs,
    sources,
    texts,
    themes,
    timeline,
    versions,
)
from outputs.store.tables.differences import (
    changed_fields,
    changes,
    comparisons,
    reading_changed_fields,
    reading_changes,
)

__all__ = [
    "changed_fields",
    "changes",
    "comparisons",
    "current_runs",
    "documents",
    "extra",
    "files",
    "findings",
    "metadata",
    "plans",
    "reading_changed_fields",
    "reading_changes",
    "record_references",
    "records",
    "runs",
    "sources",
    "texts",
    "themes",
    "timeline",
    "versions",
]
