"""`plan.json`: the whole plan, byte for byte the same for the same plan."""

import json
from typing import Any

from normalize.records import Plan


def plan_json(plan: Plan) -> bytes:
    """The plan as UTF-8 JSON with a line feed at its end."""
    return to_json(plan.to_dict()).encode("utf-8")


def to_json(data: Any) -> str:
    """JSON as ebplan writes it everywhere: readable, letters as they are, ends in a line feed."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
