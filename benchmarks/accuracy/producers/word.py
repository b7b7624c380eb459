"""Sheets as DOCX, for LibreOffice to typeset as it would a report made in a word processor."""

from pathlib import Path
from typing import Any

from benchmarks.accuracy.model import Cell, Chart, Sheet, Table, Text

_STRIPE, _HEAD, _TILE = "E8EEF4", "BBCCDD", "E3ECF5"


def write(sheet: Sheet, path: Path) -> None:
    """Write the sheet as a DOCX file; charts are left out."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(595), Pt(842)
    section.left_margin = section.right_margin = section.top_margin = Pt(57)
    if sheet.columns > 1:
        columns: Any = parse_xml(f'<w:cols {nsdecls("w")} w:num="2" w:space="480"/>')
        section._sectPr.append(columns)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Carlito", Pt(9)
    style.paragraph_format.space_after = Pt(6)
    for block in sheet.blocks:
        if isinstance(block, Table):
            _table(document, block)
        elif not isinstance(block, Chart):
            _text(document, block)
    document.save(str(path))


def _text(document: Any, text: Text) -> None:
    if text.kind == "heading":
        document.add_heading(text.text, 2)
        return
    paragraph = document.add_paragraph(style="List Bullet" if text.kind == "list" else None)
    paragraph.add_run(text.text).bold = text.kind == "caption"
    if text.kind in ("prose", "box"):
        paragraph.alignment = 3
    if text.kind == "box":
        _append(paragraph._p.get_or_add_pPr(), "w:pBdr", _edges(["top", "left", "bottom", "right"]))


def _append(parent: Any, tag: str, inner: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    parent.append(parse_xml(f"<{tag} {nsdecls('w')}>{inner}</{tag}>"))


def _edges(sides: list[str], size: int = 4) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="1" w:color="000000"/>' for side in sides
    )


def _table(document: Any, table: Table) -> None:
    from docx.shared import Pt

    drawn = document.add_table(table.rows, table.columns)
    drawn.autofit = False
    widths = [width + 11 if width else _natural(table, at) for at, width in enumerate(table.widths)]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Pt(width)
    for cell in table.cells:
        place = drawn.cell(cell.row, cell.column)
        last = drawn.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        if place is not last:
            place = place.merge(last)
        _fill(place, table, cell)
    for row in range(table.rows):
        for column in range(table.columns):
            drawn.cell(row, column)._tc.width = Pt(widths[column])
    for cell in table.cells:
        own = drawn.cell(cell.row, cell.column)
        own.width = Pt(sum(widths[cell.column : cell.column + cell.column_span]))
        for row in range(cell.row, cell.row + cell.row_span):
            _looks(drawn.rows[row], table, cell, row)


def _natural(table: Table, column: int) -> float:
    own = [cell for cell in table.cells if cell.column == column and cell.column_span == 1]
    return max([36.0, *(4.9 * len(cell.text) + 8 * cell.indent + 14 for cell in own)])


def _fill(place: Any, table: Table, cell: Cell) -> None:
    from docx.shared import Pt

    paragraph = place.paragraphs[0]
    run = paragraph.add_run(cell.text)
    run.bold, run.font.size = cell.bold, Pt(8.5)
    paragraph.alignment = {"left": 0, "center": 1, "right": 2}[cell.align]
    pad = Pt(3 if table.style == "airy" else 1)
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = pad
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.left_indent = Pt(8 * cell.indent)
    if cell.row < table.head:
        place.vertical_alignment = 3


def _looks(drawn: Any, table: Table, cell: Cell, row: int) -> None:
    """Borders and shading of the part of a cell that stands in a row."""
    for element in drawn._tr.tc_lst:
        if element.grid_offset != cell.column:
            continue
        properties = element.get_or_add_tcPr()
        sides = _sides(table, cell, row)
        if sides:
            _append(properties, "w:tcBorders", _edges(sides))
        fill = _shade(table, row)
        if fill:
            from docx.oxml import parse_xml
            from docx.oxml.ns import nsdecls

            properties.append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}" w:color="auto"/>')
            )


def _sides(table: Table, cell: Cell, row: int) -> list[str]:
    first, last = row == cell.row, row == cell.row + cell.row_span - 1
    sides = []
    if table.style in ("grid", "shaded grid", "open sides"):
        sides += ["top"] if first else []
        if table.style != "open sides" or cell.column:
            sides += ["left"]
        sides += ["bottom"] if last else []
        if table.style != "open sides" or cell.column + cell.column_span < table.columns:
            sides += ["right"]
        return sides
    if table.style in ("booktabs", "head and foot", "rows"):
        under_group = table.style == "booktabs" and cell in table.head_groups()
        sides += ["top"] if row == 0 else []
        ends = row + 1 in (table.head, table.rows) or under_group
        sides += ["bottom"] if ends or (table.style == "rows" and last) else []
    return sides


def _shade(table: Table, row: int) -> str:
    if table.style in ("shaded grid", "tiles") and row < table.head:
        return _HEAD
    if table.style == "tiles":
        return _TILE if row % 2 else _STRIPE
    striped = table.style in ("shaded grid", "zebra") and row >= table.head
    return _STRIPE if striped and row % 2 else ""
