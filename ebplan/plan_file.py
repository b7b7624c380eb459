"""Reading a `plan.json` back: told by its content, refused when it is newer or broken."""

import json
from pathlib import Path

from ebplan.json_contract import JsonContract, trimmed
from extract.errors import PlanFileError
from extract.limits import Limits
from extract.source import check_path
from normalize.records import SCHEMA, Plan

_HEAD = 4096
_PLAN_FILE = JsonContract(
    model=Plan,
    schema=SCHEMA,
    what="a plan",
    error=PlanFileError,
    remedy="make it anew with ebplan extract",
    other_remedy="name a plan.json or a document",
    newer_remedy="use the ebplan that wrote it, or a newer one",
    broken="not a whole plan: ",
)


def is_plan_file(path: Path) -> bool:
    """Whether the file is JSON, and so a plan rather than a document; raises SourceError."""
    check_path(path, Limits())
    with path.open("rb") as file:
        head = trimmed(file.read(_HEAD))
    # A text may begin with "[1]", or be no more than that; only all of it tells.
    return head.startswith(b"{") or (head.startswith(b"[") and _is_json(path.read_bytes()))


def read_plan_file(path: Path) -> Plan:
    """The plan in a `plan.json`; raises PlanFileError."""
    return _PLAN_FILE.read(path.read_bytes(), path.name)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(trimmed(data))
    except (ValueError, RecursionError):
        return False
    return True
