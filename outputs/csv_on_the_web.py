"""`csv-metadata.json`: what the exact CSV files hold, as W3C's CSV on the Web says it.

Processors look for a file of this name beside a CSV file: https://www.w3.org/TR/tabular-metadata/
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from outputs.columns import LIST_SEPARATOR, Column, Kind
from outputs.contents import Contents, Licence, exact_file
from outputs.json_file import to_json
from outputs.tables import Table

_DATATYPES: Mapping[Kind, Any] = {
    "string": "string",
    "integer": "integer",
    "boolean": {"base": "boolean", "format": "true|false"},
    "strings": "string",
    "integers": "integer",
}


def csv_metadata(contents: Contents) -> bytes:
    """The metadata of the group of tables, as UTF-8 JSON."""
    document = contents.plan.document
    group: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": {"@value": document.title or document.symbol, "@language": document.language},
        "dc:identifier": document.symbol,
        "dc:source": f"{document.source.name} (sha256:{document.source.sha256})",
        **_licence(contents.licence),
        "dialect": {
            "encoding": "utf-8",
            "header": True,
            "delimiter": ",",
            "lineTerminators": ["\n"],
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "trim": False,
        },
        "tables": [_table(table, document.language) for table in contents.tables.values()],
    }
    return to_json(group).encode("utf-8")


def _licence(licence: Licence | None) -> dict[str, Any]:
    if licence is None:
        return {}
    return {"dc:license": {"@id": licence.address} if licence.address else licence.name}


def _table(table: Table, language: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(column, column.name == table.key) for column in table.columns]
    }
    if table.key is not None:
        schema["primaryKey"] = table.key
    # Links may be empty (an action under no subheading), which some validators take for broken
    # foreign keys; so they are told in the columns' descriptions alone.
    return {
        "url": exact_file(table.name),
        "dc:description": table.meaning,
        "lang": language,
        "tableSchema": schema,
    }


def _column(column: Column[Any], is_key: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": _name(column.name),
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": _datatype(column),
    }
    if column.kind in ("strings", "integers"):
        found["separator"] = LIST_SEPARATOR
    return {**found, "required": True} if is_key else found


def _datatype(column: Column[Any]) -> Any:
    if column.choices:
        return {"base": "string", "format": "|".join(column.choices)}
    return _DATATYPES[column.kind]


def _name(column: str) -> str:
    """The name in the letters of a URI template, where any other letter is percent-encoded."""
    return "".join(each if each.isascii() and each.isalnum() else _encoded(each) for each in column)


def _encoded(letter: str) -> str:
    return letter if letter == "_" else quote(letter, safe="").replace(".", "%2E")
