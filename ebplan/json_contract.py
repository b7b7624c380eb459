"""JSON files that follow one of our schemas: refused whole, in one line, when newer or broken."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from extract.errors import EbplanError

_BOM = b"\xef\xbb\xbf"

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class JsonContract(Generic[M]):
    """What a kind of file holds, and what is said of one that doesn't.

    `remedy` mends a broken file, `other_remedy` one of another kind, `newer_remedy` one of another
    version of the schema. `unnamed` are parts of a place that mean nothing to who reads the file.
    """

    model: type[M]
    schema: str
    what: str
    error: type[EbplanError]
    remedy: str
    other_remedy: str
    newer_remedy: str
    broken: str = ""
    unnamed: Collection[str] = ()

    def read(self, data: bytes, name: str) -> M:
        """What the file of that name holds; raises the contract's error."""
        data = trimmed(data)
        self._check_schema(self._json(data, name), name)
        try:
            return self.model.model_validate_json(data, strict=True)
        except ValidationError as error:
            what = f"{self.broken}{self._first(error)}"
            raise self.error(what, where=name, remedy=self.remedy) from None

    def _json(self, data: bytes, name: str) -> Any:
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            what = f"not valid JSON ({error})"
            raise self.error(what, where=name, remedy=self.remedy) from None

    def _check_schema(self, data: Any, name: str) -> None:
        schema = data.get("schema") if isinstance(data, dict) else None
        if schema == self.schema:
            return
        family = self.schema.partition("/")[0]
        if isinstance(schema, str) and re.fullmatch(rf"{family}/[0-9]{{1,9}}", schema):
            raise self.error(
                f"of schema {schema}, and this ebplan knows {self.schema}",
                where=name,
                remedy=self.newer_remedy,
            )
        raise self.error(
            f'not {self.what} (its "schema" is not "{self.schema}")',
            where=name,
            remedy=self.other_remedy,
        )

    def _first(self, error: ValidationError) -> str:
        """What is wrong first, with its place, and how much more there is."""
        first, *others = error.errors(include_url=False, include_input=False, include_context=False)
        place = ".".join(str(part) for part in first["loc"] if part not in self.unnamed)
        more = f", and {len(others)} more" if others else ""
        return f"{place}: {first['msg'].removeprefix('Value error, ')}{more}"


def trimmed(data: bytes) -> bytes:
    """The bytes without a byte order mark and white space before the text."""
    return data.removeprefix(_BOM).lstrip()
