"""`actions.csv` and `subheadings.csv`, in a flavour for spreadsheets and an exact one.

A spreadsheet takes a cell that begins like a formula for one, and runs it. The spreadsheet
flavour puts an apostrophe before such a cell; the exact flavour changes nothing.
"""

import re
from collections.abc import Callable, Sequence

from normalize.records import Plan
from outputs.columns import Column, Row, action_columns, rows, subheading_columns

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
# A dash alone, or a plain number, computes nothing and is common in such plans.
_HARMLESS = re.compile(r"\s*(?:[-－]|[-+]?\d+(?:\.\d+)?)\s*")
_SPECIAL = re.compile(r'[",\r\n]')


def actions_csv(plan: Plan) -> bytes:
    """The actions for a spreadsheet: UTF-8 with BOM, CRLF, no cell that runs as a formula."""
    return _spreadsheet(action_columns(plan), rows(plan, plan.actions()))


def subheadings_csv(plan: Plan) -> bytes:
    """The subheadings for a spreadsheet."""
    return _spreadsheet(subheading_columns(plan), rows(plan, plan.subheadings()))


def actions_exact_csv(plan: Plan) -> bytes:
    """The actions for machines: UTF-8, line feeds, every cell verbatim."""
    return _exact(action_columns(plan), rows(plan, plan.actions()))


def subheadings_exact_csv(plan: Plan) -> bytes:
    """The subheadings for machines."""
    return _exact(subheading_columns(plan), rows(plan, plan.subheadings()))


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would compute it."""
    if _FORMULA.match(text) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def _spreadsheet(columns: Sequence[Column], lines: Sequence[Row]) -> bytes:
    return _table(columns, lines, safe_cell, end="\r\n").encode("utf-8-sig")


def _exact(columns: Sequence[Column], lines: Sequence[Row]) -> bytes:
    return _table(columns, lines, str, end="\n").encode("utf-8")


def _table(
    columns: Sequence[Column], lines: Sequence[Row], cell: Callable[[str], str], end: str
) -> str:
    header = [column.name for column in columns]
    body = ([column.value(line) for column in columns] for line in lines)
    return "".join(",".join(_quoted(cell(text)) for text in row) + end for row in (header, *body))


def _quoted(text: str) -> str:
    """The cell as RFC 4180 wants it."""
    # Not csv.writer: before Python 3.13 it leaves a lone carriage return without quotes where
    # lines end in a line feed, and the file reads back as more rows.
    if _SPECIAL.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
