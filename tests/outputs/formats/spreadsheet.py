"""Reads the cells of a workbook as ECMA-376 has them; openpyxl leaves some escapes as they are."""

import io
import re
import zipfile
from typing import Any

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def read_rows(data: bytes, sheet: int) -> list[list[Any]]:
    """The values of a sheet (from 1), row by row: texts, numbers, truth values, None."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        strings = [_text(each) for each in _root(package, "xl/sharedStrings.xml").iter(f"{MAIN}si")]
        rows = _root(package, f"xl/worksheets/sheet{sheet}.xml").iter(f"{MAIN}row")
        return [[_value(cell, strings) for cell in row.iter(f"{MAIN}c")] for row in rows]


def _root(package: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False))


def _text(item: Any) -> str:
    whole = "".join(each.text or "" for each in item.iter(f"{MAIN}t"))
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), whole)


def _value(cell: Any, strings: list[str]) -> Any:
    value = cell.find(f"{MAIN}v")
    if value is None:
        return None
    kind = cell.get("t", "n")
    if kind == "s":
        return strings[int(value.text)]
    assert kind in ("n", "b"), kind
    return value.text == "1" if kind == "b" else int(value.text)
