"""`datapackage.json`: the exact CSV files as a Data Package, https://datapackage.org (version 2).

It says of each table what its columns mean and hold, which keys it has, and of the whole where it
is from. No licence is claimed that was not named: the texts are the document's.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from normalize.records import PlanDocument
from outputs.columns import LIST_SEPARATOR, Column, Kind
from outputs.contents import Contents, Licence, exact_file
from outputs.json_file import to_json
from outputs.tables import Table

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES: Mapping[Kind, Mapping[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "strings": {"type": "list", "itemType": "string", "delimiter": LIST_SEPARATOR},
    "integers": {"type": "list", "itemType": "integer", "delimiter": LIST_SEPARATOR},
}
_UNLICENSED = (
    "No licence is stated here for the texts: they are those of the document named as the source, "
    "and its publisher's terms hold."
)


def data_package(contents: Contents) -> bytes:
    """The descriptor of the package, as UTF-8 JSON."""
    document = contents.plan.document
    package: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": _name(document),
        "title": ": ".join(part for part in (document.symbol, document.title) if part),
        "description": _description(document, contents.licence),
        "sources": [_source(document)],
    }
    if contents.licence is not None:
        package["licenses"] = [_licence(contents.licence)]
    package["resources"] = [
        _resource(table, contents.exact_csv[name], document.language)
        for name, table in contents.tables.items()
    ]
    return to_json(package).encode("utf-8")


def _name(document: PlanDocument) -> str:
    """Symbol and language in the letters that a package's name may have."""
    words = re.findall(r"[a-z0-9]+", f"{document.symbol} {document.language}".lower())
    return "-".join(words) or "plan"


def _description(document: PlanDocument, licence: Licence | None) -> str:
    about = f"The actions of {document.symbol} as data, extracted by ebplan."
    return about if licence is not None else f"{about} {_UNLICENSED}"


def _source(document: PlanDocument) -> dict[str, Any]:
    title = f"{document.symbol} ({document.language}), {document.source.name}"
    return {"title": title, "version": f"sha256:{document.source.sha256}"}


def _licence(licence: Licence) -> dict[str, Any]:
    found = {"name": licence.name, "path": licence.address}
    return {name: value for name, value in found.items() if value is not None}


def _resource(table: Table, content: bytes, language: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": exact_file(table.name),
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": _SCHEMA,
        "fields": [_field(column, column.name == table.key) for column in table.columns],
        "missingValues": [""],
    }
    if table.key is not None:
        schema["primaryKey"] = [table.key]
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
            for column, other in table.links.items()
        ]
    return schema


def _field(column: Column[Any], is_key: bool) -> dict[str, Any]:
    field = {"name": column.name, "description": column.meaning, **_TYPES[column.kind]}
    constraints: dict[str, Any] = {"required": True, "unique": True} if is_key else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    return {**field, "constraints": constraints} if constraints else field
