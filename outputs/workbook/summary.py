"""The first sheet: which document this is, and what is in it, in figures."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from outputs.columns import Value
from outputs.contents import Contents
from outputs.text import counted
from outputs.workbook.cells import lines_of, pieces, write
from outputs.workbook.figures import Section, sections
from outputs.workbook.look import Look

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FIRST, _OTHERS, _COLUMNS = 46, 18, 8


def write_summary(look: Look, contents: Contents) -> None:
    """Add the sheet: the document, what it says of itself, then tables of figures."""
    sheet = look.sheet("Summary")
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, _COLUMNS, _OTHERS)
    row = _head(look, sheet, contents)
    for section in sections(contents.plan):
        row = _section(look, sheet, section, row + 1)


def _head(look: Look, sheet: "Worksheet", contents: Contents) -> int:
    """Write which document this is; the row after it."""
    document = contents.plan.document
    sheet.set_row(0, 27)
    write(sheet, 0, 0, document.symbol, look["title"])
    row = 1
    for part in pieces(document.title):
        sheet.set_row(row, 24)
        write(sheet, row, 0, part, look.of_text("subtitle"))
        row += 1
    for label, value in _facts(contents):
        write(sheet, row, 0, label, look["label"])
        for at, part in enumerate(pieces(value), 1):
            write(sheet, row, at, part, look["fact"])
        row += 1
    return row


def _facts(contents: Contents) -> Iterator[tuple[str, Value]]:
    plan = contents.plan
    document = plan.document
    yield "Language", document.language
    yield "File", document.source.name
    if document.source.pages is not None:
        yield "Pages", document.source.pages
    yield "SHA-256 of the file", document.source.sha256
    yield "Read by", document.reader
    holds = counted(len(plan.actions()), "action"), counted(len(plan.subheadings()), "subheading")
    yield "Holds", ", ".join(holds)
    levels: Counter[str] = Counter(found.level for found in plan.all_findings())
    words = {"error": "error", "warning": "warning", "info": "note"}
    found = [counted(levels[level], word) for level, word in words.items() if levels[level]]
    yield "Findings", ", ".join(found) or "none"
    for claim in document.claims:
        of = "the plan" if claim.annex is None else f"Annex {claim.annex}"
        actions = len(plan.actions(claim.annex))
        agreed = "as found here" if actions == claim.actions else f"{actions} were found"
        yield f"The document says of {of}", f"{counted(claim.actions, 'action')}: {agreed}"
    if contents.licence is not None:
        yield "Licence", contents.licence.address or contents.licence.name


def _section(look: Look, sheet: "Worksheet", section: Section, row: int) -> int:
    """Write a table under its title; the row after it and its notes."""
    sheet.set_row(row, 24)
    write(sheet, row, 0, section.title, look["section"])
    row += 1
    lines = max(lines_of(heading, _OTHERS) for heading in section.headings)
    sheet.set_row(row, lines * look.line_height + 3)
    for at, heading in enumerate(section.headings):
        write(sheet, row, at, heading, look["heading" if at == 0 else "figure heading"])
    for line in section.lines:
        row += 1
        # A title that is too long for a cell stands whole with its actions.
        label = "total label" if line.total else "text"
        write(sheet, row, 0, pieces(line.cells[0])[0], look.of_text(label))
        for at, value in enumerate(line.cells[1:], 1):
            write(sheet, row, at, value, look["total" if line.total else "count"])
    for note in section.notes:
        row += 1
        sheet.merge_range(row, 0, row, _COLUMNS, note, look["note"])
        sheet.set_row(row, look.line_height * lines_of(note, _FIRST + _COLUMNS * _OTHERS) + 3)
    return row + 1
