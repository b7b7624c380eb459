"""What tells that two plans are the same contents, whatever file they came in."""

import hashlib
import json
from typing import Any

from normalize.records import Plan
from normalize.text import fold

# Where something stood and what was found amiss is not the plan's content.
_NOT_CONTENT = {"sources", "findings"}


def content_hash(plan: Plan) -> str:
    """SHA-256 of the themes' and records' facts and folded texts."""
    parts = plan.model_dump(
        include={"themes": True, "records": True},
        exclude={"records": {"__all__": _NOT_CONTENT}},
    )
    return hashlib.sha256(json.dumps(_folded(parts), sort_keys=True).encode()).hexdigest()


def plan_content(plan: Plan) -> str:
    """The whole plan as one line of JSON, with no letter that a database can't hold."""
    return json.dumps(plan.to_dict(), ensure_ascii=False, separators=(",", ":"))


def plan_from_content(content: str) -> Plan:
    """The plan that `plan_content` gave."""
    return Plan.model_validate_json(content, strict=True)


def _folded(value: Any) -> Any:
    """The value with every text in it as its key for comparing."""
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, dict):
        return {name: _folded(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_folded(each) for each in value]
    return value
