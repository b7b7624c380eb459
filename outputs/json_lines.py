"""`records.jsonl`: one record a line, each with the document and the theme that it belongs to."""

import json
from collections.abc import Iterator
from typing import Any

from normalize.records import Plan, Record


def records_jsonl(plan: Plan) -> bytes:
    """The records in document order as UTF-8 JSON, each on a line that ends in a line feed."""
    lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in _records(plan))
    return "".join(lines).encode("utf-8")


def _records(plan: Plan) -> Iterator[dict[str, Any]]:
    titles: dict[int | None, str] = {}
    for theme in plan.themes:
        titles.setdefault(theme.number, theme.title)
    for record in plan.records:
        yield {
            "schema": plan.schema_version,
            "symbol": plan.document.symbol,
            "language": plan.document.language,
            **_with_title(record, titles.get(record.theme)),
        }


def _with_title(record: Record, title: str | None) -> dict[str, Any]:
    """The record as in `plan.json`, with the title of its theme behind the theme's number."""
    fields: dict[str, Any] = {}
    for name, value in record.model_dump(mode="json", by_alias=True).items():
        fields[name] = value
        if name == "theme":
            fields["theme_title"] = title
    return fields
