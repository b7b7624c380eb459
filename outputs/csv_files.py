"""The tables as CSV, in a flavour for spreadsheets and an exact one.

A spreadsheet takes a cell that begins like a formula for one, and runs it. The spreadsheet
flavour puts an apostrophe before such a cell; the exact flavour changes nothing.
"""

import re
from collections.abc import Callable, Sequence

from normalize.records import Plan
from outputs.tables import actions_table, subheadings_table

# The header, then a line for each record.
Lines = Sequence[Sequence[str]]

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
# A dash alone, or a plain number, computes nothing and is common in such plans.
_HARMLESS = re.compile(r"\s*(?:[-－]|[-+]?\d+(?:\.\d+)?)\s*")
_SPECIAL = re.compile(r'[",\r\n]')


def actions_csv(plan: Plan) -> bytes:
    """The actions for a spreadsheet: UTF-8 with BOM, CRLF, no cell that runs as a formula."""
    return spreadsheet_csv(actions_table(plan).lines())


def subheadings_csv(plan: Plan) -> bytes:
    """The subheadings for a spreadsheet."""
    return spreadsheet_csv(subheadings_table(plan).lines())


def actions_exact_csv(plan: Plan) -> bytes:
    """The actions for machines: UTF-8, line feeds, every cell verbatim."""
    return exact_csv(actions_table(plan).lines())


def subheadings_exact_csv(plan: Plan) -> bytes:
    """The subheadings for machines."""
    return exact_csv(subheadings_table(plan).lines())


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would compute it."""
    if _FORMULA.match(text) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def spreadsheet_csv(lines: Lines) -> bytes:
    """The lines for a spreadsheet: UTF-8 with BOM, CRLF, no cell that runs as a formula."""
    return _table(lines, safe_cell, end="\r\n").encode("utf-8-sig")


def exact_csv(lines: Lines) -> bytes:
    """The lines for machines: UTF-8, line feeds, every cell verbatim."""
    return _table(lines, str, end="\n").encode("utf-8")


def _table(lines: Lines, cell: Callable[[str], str], end: str) -> str:
    return "".join(",".join(_quoted(cell(text)) for text in line) + end for line in lines)


def _quoted(text: str) -> str:
    """The cell as RFC 4180 wants it."""
    # Not csv.writer: before Python 3.13 it leaves a lone carriage return without quotes where
    # lines end in a line feed, and the file reads back as more rows.
    if _SPECIAL.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
