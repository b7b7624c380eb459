"""Sheets by ReportLab's Platypus."""

from pathlib import Path
from typing import Any

from benchmarks.accuracy.model import Block, Cell, Chart, Sheet, Table, Text

_LEAD = {"heading": 14.0, "caption": 9.0, "note": 7.5, "box": 9.0, "list": 9.0, "prose": 9.0}
_FONT = "Helvetica"


def write(sheet: Sheet, path: Path) -> None:
    """Typeset the sheet to a PDF."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    width = 481 if sheet.columns == 1 else 228
    frames = [
        Frame(57 + number * 252, 57, width, 728, 0, 0, 0, 0) for number in range(sheet.columns)
    ]

    def frame(canvas: Any, _: Any) -> None:
        if sheet.framed:
            canvas.rect(25, 25, 545, 792)

    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    document.addPageTemplates(PageTemplate("page", frames, onPage=frame))
    document.build([_block(block, width) for block in sheet.blocks])


def _paragraph(text: str, size: float, *, bold: bool = False, **options: Any) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    options.setdefault("spaceAfter", 0)
    name = f"{_FONT}-Bold" if bold else _FONT
    style = ParagraphStyle("x", fontName=name, fontSize=size, leading=1.22 * size, **options)
    return Paragraph(text.replace("&", "&amp;"), style)


def _block(block: Block, width: float) -> Any:
    if isinstance(block, Chart):
        return _chart(block)
    if isinstance(block, Table):
        return _table(block)
    return _text(block)


def _text(text: Text) -> Any:
    options: dict[str, Any] = {"spaceAfter": 3 if text.kind == "caption" else 8}
    if text.kind == "box":
        options.update(borderWidth=0.7, borderColor="black", borderPadding=5, spaceBefore=8)
    if text.kind == "list":
        options.update(leftIndent=12, bulletIndent=0)
        return _paragraph(f"<bullet>&bull;</bullet>{text.text}", 9.0, **options)
    if text.kind in ("prose", "box"):
        options["alignment"] = 4
    bold = text.kind in ("heading", "caption")
    return _paragraph(text.text, _LEAD[text.kind], bold=bold, **options)


def _chart(chart: Chart) -> Any:
    from reportlab.graphics.shapes import Drawing, Line, Rect, String

    drawing = Drawing(210, 125)
    drawing.add(Rect(30, 15, 170, 105, fillColor=None))
    for y in range(10, 111, 20):
        drawing.add(Line(30, y + 10, 200, y + 10, strokeWidth=0.5))
        drawing.add(String(8, y + 8, str(y), fontSize=7))
    for number, value in enumerate(chart.values):
        drawing.add(Rect(36 + 20 * number, 15, 12, value, strokeWidth=0))
        drawing.add(String(36 + 20 * number, 5, str(2000 + number), fontSize=6))
    return drawing


def _table(table: Table) -> Any:
    from reportlab.platypus import Table as Drawn

    data: list[list[Any]] = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        data[cell.row][cell.column] = _content(table, cell)
    widths = [width + 8 if width else _natural(table, at) for at, width in enumerate(table.widths)]
    drawn = Drawn(data, colWidths=widths, hAlign="LEFT", spaceAfter=4)
    drawn.setStyle(_commands(table))
    return drawn


def _natural(table: Table, column: int) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    own = [cell for cell in table.cells if cell.column == column and cell.column_span == 1]
    widest = max(
        (stringWidth(one.text, f"{_FONT}-Bold", 8) + 8 * one.indent for one in own), default=30
    )
    return float(max(widest + 9, 34))


def _content(table: Table, cell: Cell) -> Any:
    if table.widths[cell.column] and cell.column_span == 1:
        at = {"left": 0, "center": 1, "right": 2}[cell.align]
        return _paragraph(cell.text, 8, bold=cell.bold, alignment=at)
    return cell.text


def _commands(table: Table) -> list[tuple[Any, ...]]:
    pad = 4.5 if table.style == "airy" else 1.5
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), _FONT, 8, 9.8),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad + 1),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, table.head - 1), "BOTTOM"),
    ]
    for cell in table.cells:
        start = cell.column, cell.row
        end = cell.column + cell.column_span - 1, cell.row + cell.row_span - 1
        commands.append(("ALIGN", start, end, cell.align.upper()))
        if start != end:
            commands.append(("SPAN", start, end))
        if cell.bold:
            commands.append(("FONTNAME", start, end, f"{_FONT}-Bold"))
        if cell.indent:
            commands.append(("LEFTPADDING", start, end, 12))
    return [*commands, *_rules(table)]


def _rules(table: Table) -> list[tuple[Any, ...]]:
    whole, end = (0, 0), (-1, -1)
    head = (-1, table.head - 1)
    if table.style in ("booktabs", "head and foot"):
        found: list[tuple[Any, ...]] = [
            ("LINEABOVE", whole, (-1, 0), 1, "black"),
            ("LINEBELOW", (0, table.head - 1), head, 0.5, "black"),
            ("LINEBELOW", (0, -1), end, 1, "black"),
        ]
        if table.style == "booktabs":
            found += [
                (
                    "LINEBELOW",
                    (c.column, c.row),
                    (c.column + c.column_span - 1, c.row),
                    0.4,
                    "black",
                )
                for c in table.head_groups()
            ]
        return found
    stripes = [
        ("BACKGROUND", (0, row), (-1, row), "#e8eef4")
        for row in range(table.head, table.rows)
        if row % 2
    ]
    by_style: dict[str, list[tuple[Any, ...]]] = {
        "grid": [("GRID", whole, end, 0.5, "black")],
        "open sides": [
            ("INNERGRID", whole, end, 0.5, "black"),
            ("LINEABOVE", whole, (-1, 0), 0.5, "black"),
            ("LINEBELOW", (0, -1), end, 0.5, "black"),
        ],
        "shaded grid": [
            ("GRID", whole, end, 0.5, "gray"),
            *stripes,
            ("BACKGROUND", whole, head, "#bbccdd"),
        ],
        "tiles": [
            ("BACKGROUND", whole, end, "#e3ecf5"),
            ("BACKGROUND", whole, head, "#99bbcc"),
            ("GRID", whole, end, 1.5, "white"),
        ],
        "rows": [
            ("LINEABOVE", whole, (-1, 0), 1, "black"),
            *(
                (
                    "LINEBELOW",
                    (c.column, c.row + c.row_span - 1),
                    (c.column + c.column_span - 1, c.row + c.row_span - 1),
                    0.4,
                    "black",
                )
                for c in table.cells
            ),
        ],
        "zebra": stripes,
    }
    return by_style.get(table.style, [])
