"""Reading a `plan.json` back: told by its content, refused when it is newer or broken."""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extract.errors import PlanFileError
from extract.limits import Limits
from extract.source import check_path
from normalize.records import SCHEMA, Plan

_HEAD = 4096
_REMEDY = "make it anew with ebplan extract"


def is_plan_file(path: Path) -> bool:
    """Whether the file is JSON, and so a plan rather than a document; raises SourceError."""
    check_path(path, Limits())
    with path.open("rb") as file:
        return _trimmed(file.read(_HEAD)).startswith(b"{")


def read_plan_file(path: Path) -> Plan:
    """The plan in a `plan.json`; raises PlanFileError."""
    data = _trimmed(path.read_bytes())
    _check_schema(_json(data, path.name), path.name)
    try:
        return Plan.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise PlanFileError(_first(error), where=path.name, remedy=_REMEDY) from None


def _json(data: bytes, name: str) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise PlanFileError(f"not valid JSON ({error})", where=name, remedy=_REMEDY) from None


def _check_schema(data: Any, name: str) -> None:
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema == SCHEMA:
        return
    if isinstance(schema, str) and re.fullmatch(r"ebplan/[0-9]{1,9}", schema):
        raise PlanFileError(
            f"of schema {schema}, and this ebplan knows {SCHEMA}",
            where=name,
            remedy="use the ebplan that wrote it, or a newer one",
        )
    raise PlanFileError(
        f'not a plan (its "schema" is not "{SCHEMA}")',
        where=name,
        remedy="name a plan.json or a document",
    )


def _first(error: ValidationError) -> str:
    """What is wrong first, with its place, and how much more there is."""
    first, *others = error.errors(include_url=False, include_input=False, include_context=False)
    place = ".".join(map(str, first["loc"]))
    more = f" and {len(others)} more" if others else ""
    return f"not a whole plan: {place}: {first['msg']}{more}"


def _trimmed(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()
