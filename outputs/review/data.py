"""What the scripts of a review page read."""

import json
import re
from typing import Any, get_args

from normalize.records import BudgetValue, CostKind, CostPer, Mark, StatusValue
from outputs.diff_view import language_direction
from outputs.review.boxes import cell_boxes, flow, text_boxes
from outputs.review.records import NEEDS, finding_entry, record_entries
from outputs.review.source import Review

# What could end a script element or begin a comment in it, what HTML has no place for, and halves
# of characters, which UTF-8 doesn't have: JSON writes each of them in another way.
_ESCAPED = re.compile("[<>&\u2028\u2029\ufffe\uffff\x7f-\x9f\ud800-\udfff]")


def data_json(review: Review) -> str:
    """The data as JSON that can stand in a script element of an HTML page; texts are exact."""
    text = json.dumps(data_of(review), ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def data_of(review: Review) -> dict[str, Any]:
    """The document, its records, what is drawn over its pages, and what can be chosen."""
    plan, document = review.plan, review.plan.document
    cells = cell_boxes(review)
    lost = {id_ for each in cells if each["kind"] == "lost" for id_, _ in each["fields"]}
    return {
        "document": {
            "symbol": document.symbol,
            "title": document.title,
            "language": document.language,
            "direction": language_direction(plan),
            "name": document.source.name,
            "sha256": document.source.sha256,
            "reader": document.reader,
        },
        "records": record_entries(plan, review.comparison, lost),
        "findings": [finding_entry(one) for one in plan.findings],
        "cells": cells,
        "texts": text_boxes(review),
        "pages": [
            {"number": page.number, "width": page.width, "height": page.height}
            for page in review.pages
        ],
        "flow": [] if review.pages else flow(review.document),
        "readers": _readers(review),
        "themes": [{"number": each.number, "title": each.title} for each in plan.themes],
        "needs": list(NEEDS),
        "choices": {
            "budget": get_args(BudgetValue),
            "status": get_args(StatusValue),
            "mark": get_args(Mark),
            "kind": get_args(CostKind),
            "per": get_args(CostPer),
        },
        "decisions": [] if review.corrections is None else _decisions(review),
    }


def _readers(review: Review) -> list[dict[str, Any]]:
    """The readers that were compared, with how often each differs, or why it could not read."""
    found: list[dict[str, Any]] = []
    for reading in review.comparison.readings if review.comparison is not None else []:
        if reading.reader != review.plan.document.reader:
            count = len(reading.disagreements) + len(reading.missing) + len(reading.extra)
            found.append({"name": reading.reader, "differences": count, "reason": reading.reason})
    for name, reason in review.not_compared.items():
        found.append({"name": name, "differences": None, "reason": reason})
    return found


def _decisions(review: Review) -> list[dict[str, Any]]:
    assert review.corrections is not None
    return list(review.corrections.to_dict()["decisions"])
