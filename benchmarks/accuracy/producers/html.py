"""Sheets as HTML, for WeasyPrint, Chromium and LibreOffice to typeset."""

from html import escape

from benchmarks.accuracy.model import Block, Cell, Chart, Sheet, Table, Text

_PAGE = """
@page { size: A4; margin: 57pt }
body { font: 9pt/1.25 Carlito, "Liberation Sans", sans-serif; margin: 0 }
h1 { font-size: 13pt } p { margin: 0 0 7pt; text-align: justify }
p.caption { font-weight: bold; text-align: left; margin: 6pt 0 3pt; break-after: avoid }
p.note { font-size: 7.5pt; margin: 3pt 0 8pt } p.box { border: .7pt solid #333; padding: 6pt }
div.columns { columns: 2; column-gap: 24pt } div.framed { border: 1pt solid; padding: 8pt }
table { border-collapse: collapse; break-inside: avoid; font-size: 8.5pt }
td { padding: 2pt 5pt; vertical-align: top; text-align: left } td.head { vertical-align: bottom }
"""
_STYLES = {
    "grid": "td { border: .5pt solid #000 }",
    "open sides": """td { border: .5pt solid #000 } tr > .first { border-left: 0 }
        tr > .last { border-right: 0 }""",
    "shaded grid": """td { border: .5pt solid #666 } td.head { background: #bcd }
        tr.even td { background: #eee }""",
    "tiles": """table { border-collapse: separate; border-spacing: 1.5pt }
        td { background: #e3ecf5 } td.head { background: #9bc }""",
    "booktabs": """table { border-top: 1pt solid; border-bottom: 1pt solid }
        tr.neck td { border-bottom: .5pt solid }
        td.group > div { border-bottom: .4pt solid }""",
    "rows": "table { border-top: 1pt solid } tr.whole td, td.stub { border-bottom: .4pt solid }",
    "head and foot": """table { border-top: .7pt solid; border-bottom: .7pt solid }
        tr.neck td { border-bottom: .7pt solid }""",
    "plain": "",
    "zebra": "tr.even td { background: #e8eef4 } td { padding: 2.5pt 5pt }",
    "airy": "td { padding: 3pt 9pt }",
}


def page(sheet: Sheet) -> str:
    """The sheet as an HTML document."""
    body = "\n".join(_block(block) for block in sheet.blocks)
    style = next((table.style for table in sheet.tables()), "plain")
    classes = f"{'columns ' if sheet.columns > 1 else ''}{'framed' if sheet.framed else ''}"
    return (
        f'<!doctype html><meta charset="utf-8"><title>{sheet.name}</title>'
        f"<style>{_PAGE}{_STYLES[style]}</style>"
        f'<div class="{classes}">{body}</div>'
    )


def _block(block: Block) -> str:
    if isinstance(block, Chart):
        return _chart(block)
    if isinstance(block, Table):
        return _table(block)
    return _text(block)


def _text(text: Text) -> str:
    if text.kind == "heading":
        return f"<h1>{escape(text.text)}</h1>"
    if text.kind == "list":
        return f"<ul><li>{escape(text.text)}</li></ul>"
    return f'<p class="{text.kind}">{escape(text.text)}</p>'


def _chart(chart: Chart) -> str:
    """A frame, five grid lines with figures, and bars with names."""
    lines = "".join(
        f'<line x1="30" x2="200" y1="{y}" y2="{y}" stroke="#999" stroke-width=".5"/>'
        f'<text x="8" y="{y + 3}" font-size="7">{110 - y}</text>'
        for y in range(10, 111, 20)
    )
    bars = "".join(
        f'<rect x="{36 + 20 * number}" width="12" y="{110 - value}" height="{value}" fill="#58a"/>'
        f'<text x="{36 + 20 * number}" y="120" font-size="6">{2000 + number}</text>'
        for number, value in enumerate(chart.values)
    )
    frame = '<rect x="30" y="5" width="170" height="105" fill="none" stroke="#000"/>'
    return f'<svg width="210" height="125" viewBox="0 0 210 125">{frame}{lines}{bars}</svg>'


def _table(table: Table) -> str:
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    groups = set(table.head_groups())
    open_until = 0
    whole = []
    for row in range(table.rows):
        own = [cell for cell in table.cells if cell.row == row]
        open_until = max([open_until, *(cell.row + cell.row_span for cell in own)])
        whole.append(open_until == row + 1)
        rows[row] = [_cell(table, cell, group=cell in groups) for cell in own]
    body = ""
    for row, cells in enumerate(rows):
        names = ["even"] if row >= table.head and row % 2 else []
        names += ["neck"] if row + 1 == table.head else []
        names += ["whole"] if whole[row] or row >= table.head else []
        body += f'<tr class="{" ".join(names)}">{"".join(cells)}</tr>'
    return f"<table>{body}</table>"


def _cell(table: Table, cell: Cell, *, group: bool) -> str:
    names = ["head"] if cell.row < table.head else []
    names += ["first"] if cell.column == 0 else []
    names += ["last"] if cell.column + cell.column_span == table.columns else []
    names += ["group"] if group else []
    style = f"text-align:{cell.align};padding-left:{5 + 8 * cell.indent}pt"
    if table.widths[cell.column] and cell.column_span == 1:
        style += f";width:{table.widths[cell.column]}pt"
    elif cell.row >= table.head:
        style += ";white-space:nowrap"
    if cell.bold:
        style += ";font-weight:bold"
    text = escape(cell.text) or "&nbsp;"
    return (
        f'<td class="{" ".join(names)}" rowspan="{cell.row_span}" colspan="{cell.column_span}"'
        f' style="{style}"><div>{text}</div></td>'
    )
