"""The last sheet: what the columns of the others mean."""

from collections.abc import Iterator

from outputs.contents import Contents
from outputs.workbook.cells import lines_of, write
from outputs.workbook.look import Look
from outputs.workbook.sheets import TITLES

_KINDS = {
    "string": "text",
    "integer": "number",
    "boolean": "TRUE or FALSE",
    "strings": "texts, separated by ;",
    "integers": "numbers, separated by ;",
}
_NOTES = (
    "The columns that a document has stand first; what else is known of each row stands to the "
    "right and is not printed.",
    "A column ending in _text has the document's own words for the value in the column of the same "
    "name. An empty cell means that there is nothing: a blank cell in the document, no such column "
    "in that annex, or no value to derive.",
    "Of the values: none is a dash, blank an empty cell, tbc to be confirmed or completed, "
    "unrecognised a wording that is not known.",
)
_WIDTHS = (13, 24, 76, 24, 62)
_HEADINGS = ("sheet", "column", "holds", "kind", "values")


def write_about(look: Look, contents: Contents) -> None:
    """Add the sheet, with a line for each column of each table."""
    sheet = look.sheet("About")
    sheet.set_landscape()
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_row(0, 27)
    write(sheet, 0, 0, "What the columns mean", look["title"])
    for row, note in enumerate(_NOTES, 1):
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, note, look["note"])
        sheet.set_row(row, look.line_height * lines_of(note, sum(_WIDTHS)) + 3)
    first = len(_NOTES) + 2
    for at, heading in enumerate(_HEADINGS):
        write(sheet, first, at, heading, look["heading"])
    sheet.repeat_rows(first)
    lines = list(_lines(contents))
    for row, line in enumerate(lines, first + 1):
        for at, text in enumerate(line):
            write(sheet, row, at, text, look["text"])
        height = max(lines_of(text, width) for text, width in zip(line, _WIDTHS, strict=True))
        sheet.set_row(row, look.line_height * height + 3)
    sheet.autofilter(first, 0, first + len(lines), len(_HEADINGS) - 1)


def _lines(contents: Contents) -> Iterator[tuple[str, ...]]:
    for table in contents.tables.values():
        for column in table.columns:
            meaning = column.meaning.replace("`true`", "TRUE").replace("`", "")
            choices = ", ".join(column.choices)
            yield TITLES[table.name], column.name, meaning, _KINDS[column.kind], choices
