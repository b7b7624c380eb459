"""Sheets as Typst markup."""

import json

from benchmarks.accuracy.model import Block, Cell, Chart, Sheet, Table, Text

_PAGE = """#set page(paper: "a4", margin: 57pt{more})
#set text(size: 9pt, hyphenate: false)
#set par(justify: true)
"""


def source(sheet: Sheet) -> str:
    """The sheet as a Typst document."""
    more = ", background: rect(width: 92%, height: 94%, stroke: 1pt)" if sheet.framed else ""
    more += f", columns: {sheet.columns}"
    blocks = "\n\n".join(_block(block) for block in sheet.blocks)
    return _PAGE.replace("{more}", more) + blocks


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Chart):
        return _chart(block)
    return _text(block)


def _text(text: Text) -> str:
    said = f"#{json.dumps(text.text, ensure_ascii=False)}"
    return {
        "heading": f"= {said}",
        "caption": f"#block(strong[{said}], below: 5pt)",
        "note": f"#text(7.5pt)[{said}]",
        "box": f"#rect(width: 100%, stroke: .7pt, inset: 6pt)[{said}]",
        "list": f"- {said}",
        "prose": said,
    }[text.kind]


def _chart(chart: Chart) -> str:
    parts = ["rect(width: 170pt, height: 105pt, stroke: 1pt)"]
    places = ["30pt, 5pt"]
    for y in range(10, 111, 20):
        parts += ["line(length: 170pt, stroke: .5pt + gray)", f"text(7pt)[{110 - y}]"]
        places += [f"30pt, {y}pt", f"8pt, {y - 3}pt"]
    for number, value in enumerate(chart.values):
        parts += [
            f"rect(width: 12pt, height: {value}pt, fill: blue)",
            f"text(6pt)[{2000 + number}]",
        ]
        places += [f"{36 + 20 * number}pt, {110 - value}pt", f"{36 + 20 * number}pt, 113pt"]
    placed = "; ".join(
        f"place(dx: {at.split(', ')[0]}, dy: {at.split(', ')[1]}, {part})"
        for at, part in zip(places, parts, strict=True)
    )
    return f"#block(width: 210pt, height: 125pt, {{ {placed} }})"


_STROKES = {
    "grid": ".5pt",
    "open sides": "(x, y) => (left: if x > 0 { .5pt }, top: .5pt, bottom: .5pt)",
    "shaded grid": ".5pt + gray",
}
_FILLS = {
    "shaded grid": '(x, y) => if y < HEAD { rgb("#bcd") } else if calc.odd(y) { rgb("#eee") }',
    "tiles": '(x, y) => if y < HEAD { rgb("#9bc") } else { rgb("#e3ecf5") }',
    "zebra": '(x, y) => if y >= HEAD and calc.odd(y) { rgb("#e8eef4") }',
}


def _table(table: Table) -> str:
    widths = ", ".join(f"{width + 10}pt" if width else "auto" for width in table.widths)
    options = [f"columns: ({widths},)", f"stroke: {_STROKES.get(table.style, 'none')}"]
    pad = "(x: 9pt, y: 6pt)" if table.style == "airy" else "(x: 5pt, y: 4pt)"
    options.append(f"inset: {pad}")
    if table.style in _FILLS:
        options.append("fill: " + _FILLS[table.style].replace("HEAD", str(table.head)))
    if table.style == "tiles":
        options.append("gutter: 1.5pt")
    cells = [_cell(table, cell) for cell in table.cells]
    body = ", ".join([*options, *_rules(table), *cells])
    return f"#block(breakable: false, table({body}))"


def _rules(table: Table) -> list[str]:
    ends = [(0, "1pt"), (table.head, ".5pt"), (table.rows, "1pt")]
    if table.style in ("booktabs", "head and foot"):
        rules = [f"table.hline(y: {row}, stroke: {thick})" for row, thick in ends]
        if table.style == "booktabs":
            rules += [
                f"table.hline(y: {cell.row + 1}, start: {cell.column}, "
                f"end: {cell.column + cell.column_span}, stroke: .4pt)"
                for cell in table.head_groups()
            ]
        return rules
    if table.style == "rows":
        open_rows = {
            row for cell in table.cells for row in range(cell.row + 1, cell.row + cell.row_span)
        }
        return [
            f"table.hline(y: {row}, stroke: .4pt)"
            for row in range(table.rows + 1)
            if row not in open_rows
        ]
    return []


def _cell(table: Table, cell: Cell) -> str:
    text = f"#{json.dumps(cell.text, ensure_ascii=False)}" if cell.text else ""
    if cell.bold:
        text = f"*{text}*" if text else ""
    if cell.indent:
        text = f"#h({8 * cell.indent}pt){text}"
    upright = "bottom" if cell.row < table.head else "top"
    return (
        f"table.cell(x: {cell.column}, y: {cell.row}, colspan: {cell.column_span}, "
        f"rowspan: {cell.row_span}, align: {cell.align} + {upright})"
        f"[#set par(justify: false); {text}]"
    )
