"""Parts of tables drawn on pages: rules, lines of text, and their tags."""

import itertools
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from extract.scripts import is_cjk
from tests.extract.pdf.builder import MARKS, Element, Page, Pdf, number, text_width
from tests.extract.pdf.grids import Grid
from tests.extract.pdf.styles import STYLES, Box, stroked
from tests.layouts.axes import PdfLayout
from tests.layouts.filling import Line
from tests.layouts.justification import pieces, runs, spread_of
from tests.layouts.paging import LEADING, Columns, Part, SetCell, Slice, height_of

OTHER_TABLE = (("国家", "人口", "面积"), ("甲", "120", "3.5"), ("乙", "7", "0.1"))


class Drawing:
    """Draws parts of tables and the texts around them into a PDF, tagged or not."""

    def __init__(self, pdf: Pdf, layout: PdfLayout) -> None:
        self.pdf, self.layout = pdf, layout
        self.tagged = layout.tags != "none"
        self._table: Element | None = None
        self._rows: dict[int, Element] = {}
        self._cells: dict[tuple[int, int], Element] = {}
        self._paragraphs: dict[tuple[int, int, int], Element] = {}

    def paragraph(self, page: Page, x: float, y: float, text: str) -> None:
        """A line of running text."""
        with page.tagged(self.pdf.tag("P")) if self.tagged else nullcontext():
            page.text(x, y, text, 9)

    def other_table(self, page: Page, y: float) -> None:
        """A small table that is no plan's."""
        grid = Grid(OTHER_TABLE, left=60, top=y, size=7, padding=2)
        if self.tagged:
            grid.tag(self.pdf.tag("Table"), page, stroked)
        else:
            grid.draw(page, stroked)

    def table(self, page: Page, part: Part, columns: Columns, top: float) -> float:
        """One part of a table; where it ends comes back."""
        self._begin(part)
        rows = part.rows()
        heights = height_of(rows, self.layout)
        ys = list(itertools.accumulate(heights, initial=top))
        placed = [
            (row, index, one, _box(columns, ys, at, one))
            for at, row in enumerate(rows)
            for index, one in enumerate(row.cells)
        ]
        with page.artifact() if self.tagged else nullcontext():
            STYLES[self.layout.rules](page, [box for *_, box in placed])
        for row, index, _, _ in placed:
            self._tag_cell(part, row, index)
        if self.layout.drawing_order == "columns":
            placed.sort(key=lambda entry: entry[3][0])
        elif self.layout.drawing_order == "backwards":
            placed.reverse()
        for row, index, one, box in placed:
            self._cell(page, part, row, index, one, box)
        self._hide(page, [box for *_, box in placed])
        return ys[-1]

    def _hide(self, page: Page, boxes: Sequence[Box]) -> None:
        """A text that nobody sees, in a blank place of the last cell."""
        how = self.layout.hidden
        if how == "nothing" or not boxes:
            return
        x0, _, x1, bottom = boxes[-1]
        size = min(4.0, (x1 - x0) / 8)
        at = (-50.0, 30.0) if how == "outside" else (x0 + 1, bottom - size - 0.2)
        with page.artifact() if self.tagged else nullcontext():
            layer = page.layer("Off") if how == "layer" else nullcontext()
            with layer:
                page.text(*at, "旧文 old", size, mode=3 if how == "invisible" else 0)
            if how == "covered":
                x, y = at
                page.raw("1 g")
                page.fill(x, y, x + 6 * size, y + size)
                page.raw("0 g")

    def _begin(self, part: Part) -> None:
        """A table's element where one begins."""
        if self.tagged and (part.begins or self.layout.tags == "table_a_page"):
            self._table = self.pdf.tag("Table")
            self._rows, self._cells, self._paragraphs = {}, {}, {}

    def _is_artifact(self, part: Part, row: Slice) -> bool:
        """Whether a row is a header that is printed again where one table stands for all pages."""
        again = row.row.item is None and not part.begins
        return self.layout.tags == "one_table" and again

    def _tag_cell(self, part: Part, row: Slice, index: int) -> None:
        """The elements of a row and a cell; those of a row that goes on are there already."""
        if self._table is None or self._is_artifact(part, row):
            return
        at, one = id(row.row), row.cells[index]
        if at not in self._rows:
            self._rows[at] = self._table.add("TR")
        one_table = self.layout.tags == "one_table"
        if (at, one.cell.column) not in self._cells and not (one_table and one.goes_on):
            kind = "TH" if row.row.item is None else "TD"
            height = (one_table and one.rows) or one.cell.height
            added = self._rows[at].add(kind, height, one.cell.width)
            self._cells[at, one.cell.column] = added

    def _tag(
        self, page: Page, part: Part, row: Slice, index: int, line: Line
    ) -> AbstractContextManager[None]:
        if not self.tagged:
            return nullcontext()
        if self._is_artifact(part, row):
            return page.artifact()
        key = id(row.row), row.cells[index].cell.column, line.paragraph
        if key not in self._paragraphs:
            self._paragraphs[key] = self._cells[key[:2]].add("P")
        return page.tagged(self._paragraphs[key])

    def _cell(self, page: Page, part: Part, row: Slice, index: int, one: SetCell, box: Box) -> None:
        layout = self.layout
        step = LEADING * layout.size
        free = box[3] - box[1] - 2 * layout.padding - len(one.lines) * step
        share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[layout.upright]
        y = box[1] + layout.padding + share * max(free, 0.0)
        room = box[2] - box[0] - 2 * layout.padding
        for line in one.lines:
            with self._tag(page, part, row, index, line):
                self._line(page, box[0] + layout.padding, y, line, room)
            y += step

    def _line(self, page: Page, x: float, y: float, line: Line, room: float) -> None:
        size = self.layout.size
        marked = not set(line.text).isdisjoint(MARKS)
        page.single = self.layout.letters == "single" and not marked
        if self.layout.align == "centre":
            x += (room - text_width(line.text, size)) / 2
        spread = self.layout.align == "justified" and spread_of(line, room, size)
        text = line.text
        if keeps_spaces(self.layout) and line.gap == " ":
            text += " "
        for piece in pieces(text) if spread else runs(text):
            ideographs = is_cjk(piece[0])
            if spread and ideographs:
                page.raw(f"{number(spread)} Tc")
                page.spread = spread
            page.text(x, y, piece, size)
            if spread and ideographs:
                page.raw("0 Tc")
                page.spread = 0.0
            gaps = len(piece) if ideographs else piece.count(" ")
            x += text_width(piece, size) + spread * gaps


def keeps_spaces(layout: PdfLayout) -> bool:
    """Whether the space at which a line was broken is drawn at its end.

    A space that hangs between two lines of a double rule is to the reader the text of a column, and
    PDFium drops one that is drawn by itself.
    """
    kept = layout.line_ends == "spaces_kept" and layout.letters == "lines"
    return kept and layout.rules != "doubled"


def _box(columns: Columns, ys: list[float], at: int, one: SetCell) -> Box:
    cell = one.cell
    return (
        columns.xs[cell.column],
        ys[at],
        columns.xs[cell.column + cell.width],
        ys[min(at + cell.height, len(ys) - 1)],
    )
