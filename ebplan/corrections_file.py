"""Reading a `corrections.json`: a bad one is refused whole, in one line that names the place."""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from audit.corrections.model import CORRECTIONS_SCHEMA, Corrections
from extract.errors import CorrectionsError
from extract.limits import Limits
from extract.source import check_path

_REMEDY = "save it anew from the page of ebplan review"
_TAGS = ("accept", "correct", "accept_finding")


def read_corrections_file(path: Path) -> Corrections:
    """The decisions in a `corrections.json`; raises SourceError and CorrectionsError."""
    check_path(path, Limits())
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    _check_schema(_json(data, path.name), path.name)
    try:
        return Corrections.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise CorrectionsError(_first(error), where=path.name, remedy=_REMEDY) from None


def _json(data: bytes, name: str) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise CorrectionsError(f"not valid JSON ({error})", where=name, remedy=_REMEDY) from None


def _check_schema(data: Any, name: str) -> None:
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema == CORRECTIONS_SCHEMA:
        return
    if isinstance(schema, str) and re.fullmatch(r"ebplan-corrections/[0-9]{1,9}", schema):
        raise CorrectionsError(
            f"of schema {schema}, and this ebplan knows {CORRECTIONS_SCHEMA}",
            where=name,
            remedy="use the ebplan that wrote its page, or a newer one",
        )
    raise CorrectionsError(
        f'not a file of corrections (its "schema" is not "{CORRECTIONS_SCHEMA}")',
        where=name,
        remedy="name the corrections.json that was saved from the page of ebplan review",
    )


def _first(error: ValidationError) -> str:
    """What is wrong first, with its place, and how much more there is."""
    first, *others = error.errors(include_url=False, include_input=False, include_context=False)
    place = ".".join(str(part) for part in first["loc"] if part not in _TAGS)
    more = f", and {len(others)} more" if others else ""
    return f"{place}: {first['msg'].removeprefix('Value error, ')}{more}"
