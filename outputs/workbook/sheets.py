"""The sheets of actions, subheadings and findings: a table each, to filter, read and print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from outputs.columns import EXTRA, TIMELINE, Column, Value, as_text
from outputs.tables import Table
from outputs.workbook.cells import lines_of, pieces, width_of, write
from outputs.workbook.look import Look

TITLES = {"actions": "Actions", "subheadings": "Subheadings", "findings": "Findings"}
# First what people read and print, in the order of the document's own columns, then the rest.
_READ = (
    *("id", "annex", "number", "theme", "theme_title", "functional_area", "sub_area"),
    *("subheading", "action", "objective", "comments", "budget", "cost", "cost_min_usd"),
    *("cost_max_usd", "cost_open_ended", "cost_per", TIMELINE, "status", EXTRA),
    *("merged_text", "covers"),
    *("position", "level", "code", "record", "message", "pages"),
)
_LAST = ("symbol", "language")
_WIDTHS = {
    "id": 9,
    "annex": 7,
    "number": 8,
    "theme": 7,
    "theme_title": 17,
    "functional_area": 16,
    "sub_area": 16,
    "subheading": 11,
    "budget": 18,
    "cost": 12,
    "cost_min_usd": 13,
    "cost_max_usd": 13,
    "cost_open_ended": 16,
    "cost_per": 10,
    "position": 9,
    "level": 10,
    "code": 22,
    "record": 9,
    "pages": 8,
    "language": 10,
}
# Of columns with texts of any length, in letters of the Latin script.
_NARROWEST, _WIDEST, _OTHERS = 12, 90, 14
# A row can be no higher, in points; of a text with more lines than these the end would be hidden.
_HIGHEST, _MOST_LINES = 409, 22
_USUAL_WIDTH = 24
_USUAL = {"action": 46, "objective": 36, "comments": 58, "message": 80}
_PAPER_A3 = 8


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column of the sheet: its heading, its width, and its cell of each row."""

    column: Column[Any]
    heading: str
    width: float
    cells: Sequence[Value]
    read: bool


def write_table(look: Look, table: Table) -> None:
    """Add a sheet with the table: heading and first column stay in sight, columns can be filtered.

    A text too long for a cell goes on in a further column beside it.
    """
    sheet = look.sheet(TITLES[table.name], of_document=table.name != "findings")
    sheet.set_landscape()
    shown = list(_shown(table))
    rows = len(table.cells)
    for at, one in enumerate(shown):
        sheet.set_column(at, at, one.width)
        write(sheet, 0, at, one.heading, look["heading"])
        style = _style(one.column)
        format_ = look.of_text(style) if style == "text" else look[style]
        for row, value in enumerate(one.cells, 1):
            write(sheet, row, at, value, format_)
        if rows:
            _shade(look, sheet, at, rows, one.column)
    sheet.set_row(0, 2.4 * look.line_height)
    for row in range(rows):
        lines = max(lines_of(as_text(one.cells[row]), one.width) for one in shown)
        sheet.set_row(row + 1, min(_HIGHEST, lines * look.line_height + 3))
    sheet.freeze_panes(1, 1)
    # A figure in a text is no slip.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.autofilter(0, 0, max(1, rows), len(shown) - 1)
    sheet.repeat_rows(0)
    sheet.set_paper(_PAPER_A3)
    sheet.print_area(0, 0, max(1, rows), sum(one.read for one in shown) - 1)


def _shown(table: Table) -> Iterable[_Shown]:
    """The columns in the order of the sheet, with those that long texts go on in."""
    places = {column.name: at for at, column in enumerate(table.columns)}
    for column in sorted(
        table.columns, key=lambda column: (_rank(column.name), places[column.name])
    ):
        parts = [pieces(row[places[column.name]]) for row in table.cells]
        for number in range(max(map(len, parts), default=1)):
            cells = [part[number] if number < len(part) else None for part in parts]
            heading = f"{column.name} (continued {number})" if number else column.name
            yield _Shown(column, heading, _width(column, cells), cells, _rank(column.name) < 100)


def _rank(name: str) -> int:
    """Where among the columns one of that name stands; from 100 on it is not printed."""
    for rank, known in enumerate(_READ):
        if name == known or (known in (TIMELINE, EXTRA) and _of_group(name, known)):
            return rank
    return 300 + _LAST.index(name) if name in _LAST else 200


def _of_group(name: str, group: str) -> bool:
    return name.startswith(group) and not (group == TIMELINE and name.endswith("_text"))


def _style(column: Column[Any]) -> str:
    if column.name in ("cost_min_usd", "cost_max_usd"):
        return "money"
    if column.kind == "integer":
        return "number"
    return "value" if column.choices or column.kind == "boolean" else "text"


def _width(column: Column[Any], cells: Sequence[Value]) -> float:
    """So wide that headings stand in two lines and the longest text in what a row can hold."""
    if column.name in _WIDTHS:
        return _WIDTHS[column.name]
    if column.choices or column.kind in ("integer", "boolean"):
        return _OTHERS
    longest = max((width_of(as_text(cell)) for cell in cells), default=0)
    needed = max(min(_USUAL.get(column.name, _USUAL_WIDTH), longest + 2), longest / _MOST_LINES)
    return min(_WIDEST, max(_NARROWEST, needed))


def _shade(look: Look, sheet: Any, at: int, rows: int, column: Column[Any]) -> None:
    area = (1, at, rows, at)
    if column.name.startswith(TIMELINE) and column.choices:
        look.shade(sheet, area, "due")
    if column.name == "level":
        for level in ("error", "warning"):
            look.shade(sheet, area, level)
    if "unrecognised" in column.choices:
        look.shade(sheet, area, "unrecognised")
