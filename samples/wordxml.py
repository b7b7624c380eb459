"""WordprocessingML for paragraphs, notes and tables, written out as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from samples.fitting import letter_spacing
from samples.look import PUBLISHED, Look
from samples.rows import Cell, Line, Row
from samples.transcription import Block, Note

_ADDRESS = re.compile(r"(https?://[!-;=?-~]+)")
_PAGE_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_STYLES = {
    "numbered": "Numbered",
    "bulleted": "Bulleted",
    "lettered": "Lettered",
    "plain": "BodyText",
    "heading": "Heading1",
}


@dataclass
class Links:
    """The web addresses of one part of the package, with their relationship ids."""

    targets: list[str] = field(default_factory=list)

    def id_of(self, target: str) -> str:
        """Return the relationship id of an address, a new one if it is new."""
        if target not in self.targets:
            self.targets.append(target)
        return f"link{self.targets.index(target) + 1}"

    def relationships(self) -> str:
        """Return the relationship elements."""
        return "".join(
            f'<Relationship Id="link{i}" Type="{_PAGE_LINK}" Target={quoteattr(target)}'
            ' TargetMode="External"/>'
            for i, target in enumerate(self.targets, start=1)
        )


@dataclass
class Writer:
    """Makes the elements of a document body and gathers its notes and links on the way."""

    links: Links = field(default_factory=Links)
    notes: list[Note] = field(default_factory=list)
    look: Look = PUBLISHED

    def block(self, block: Block, style: str = "") -> str:
        """Return a paragraph of prose; a number or letter stands before a tab."""
        marker = text_runs(block.label) + "<w:r><w:tab/></w:r>" if block.label else ""
        seen: set[int] = set()
        runs = "".join(self._part(part, seen) for part in block.parts)
        extra = "<w:pageBreakBefore/>" if block.starts_page else ""
        return paragraph(style or _STYLES[block.kind], marker + runs, extra)

    def _part(self, part: str | Note, seen: set[int]) -> str:
        """Return the runs of a piece of text, or a note's mark: its reference the first time."""
        if isinstance(part, str):
            return linked_runs(part, self.links)
        if id(part) in seen:
            mark = str("⁰¹²³⁴".index(part.mark))
            return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{mark}</w:t></w:r>'
        seen.add(id(part))
        self.notes.append(part)
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
        )

    def table(self, headings: Sequence[Line], rows: Iterable[Row], widths: Sequence[int]) -> str:
        """Return a table: its heading rows, which repeat on each page, then its rows."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = _heading_rows(headings, widths, self.look.heading_fill)
        body = "".join(self._row(row, widths) for row in rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{sum(widths)}"'
            ' w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
        )

    def _row(self, row: Row, widths: Sequence[int]) -> str:
        """Return a row of the body; it may run over a page end."""
        column, cells = 0, []
        for cell in row.cells:
            width = sum(widths[column : column + cell.span])
            style = _cell_style(row, cell, column, len(widths))
            fill = self.look.fill(row.kind)
            cells.append(_cell(width, self._cell_text(cell, style), cell.span, fill))
            column += cell.span
        return f"<w:tr>{''.join(cells)}</w:tr>"

    def _cell_text(self, cell: Cell, style: str) -> str:
        """Return the paragraphs of a cell."""
        return "".join(
            paragraph(style, spaced(linked_runs(text, self.links), letter_spacing(text)))
            for text in cell.paragraphs
        )


def text_runs(text: str) -> str:
    """Return the run that shows a text."""
    if not text:
        return ""
    hint = "" if text.isascii() else '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return f'<w:r>{hint}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def linked_runs(text: str, links: Links) -> str:
    """Return the runs of a text, its web addresses made links.

    The transcription puts some addresses between angle brackets: they mark a link and are dropped.
    """
    pieces = _ADDRESS.split(re.sub(r"<(https?://[^>]+)>", r"\1", text))
    shown = []
    for i, piece in enumerate(pieces):
        run = text_runs(piece)
        link = f'<w:hyperlink r:id="{links.id_of(piece)}">{run}</w:hyperlink>' if i % 2 else run
        shown.append(link)
    return "".join(shown)


def spaced(runs: str, spacing: int) -> str:
    """Return the runs with their letters set closer or wider, by twentieths of a point."""
    if not spacing:
        return runs
    wanted = f'<w:rPr>{{}}<w:spacing w:val="{spacing}"/></w:rPr>'
    runs = re.sub(r"<w:rPr>(.*?)</w:rPr>", lambda m: wanted.format(m[1]), runs)
    return runs.replace("<w:r><w:t", f"<w:r>{wanted.format('')}<w:t")


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def _cell_style(row: Row, cell: Cell, column: int, columns: int) -> str:
    """Return the paragraph style of a cell: short values are centred."""
    if row.kind == "theme":
        return "TableTheme"
    number = column == 0 and cell.span == 1
    value = columns > 5 and 4 <= column < columns - 1
    return "TableValue" if number or value else "TableText"


def _cell(width: int, content: str, span: int = 1, fill: str = "", merge: str = "") -> str:
    """Return a cell with its width, spans and shading."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spans}{merge}{shade}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _heading_rows(lines: Sequence[Line], widths: Sequence[int], fill: str) -> str:
    """Return the heading rows: a heading without a second line goes down, one of years across."""
    first = lines[0]
    years = [i for i, text in enumerate(lines[1]) if text] if len(lines) > 1 else []
    top, under = [], []
    for column, (text, width) in enumerate(zip(first, widths, strict=True)):
        if column in years:
            under.append(_heading_cell(width, lines[1][column], fill))
            if column == years[0]:
                across = sum(widths[i] for i in years)
                top.append(_heading_cell(across, text, fill, span=len(years)))
        else:
            merged = bool(years)
            top.append(_heading_cell(width, text, fill, merge=_RESTART if merged else ""))
            under.append(_heading_cell(width, "", fill, merge=_CONTINUE))
    rows = [top, under] if years else [top]
    height = f'<w:trHeight w:val="{_HEADING_HEIGHT}"/>' if years else ""
    return "".join(
        f"<w:tr><w:trPr>{height}<w:tblHeader/></w:trPr>{''.join(row)}</w:tr>" for row in rows
    )


_HEADING_HEIGHT = 600  # at least, a row: LibreOffice makes no room for text in cells merged down
_RESTART = '<w:vMerge w:val="restart"/>'
_CONTINUE = "<w:vMerge/>"


def _heading_cell(width: int, text: str, fill: str, span: int = 1, merge: str = "") -> str:
    """Return a cell of the heading."""
    return _cell(width, paragraph("TableHeading", text_runs(text)), span, fill, merge)
