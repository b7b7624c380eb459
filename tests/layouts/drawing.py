"""Parts of tables drawn on pages: rules, lines of text, and their tags."""

import itertools
import unicodedata
from collections.abc import Sequence
from contextlib import nullcontext

from extract.scripts import is_cjk
from tests.extract.pdf.arabic import draw
from tests.extract.pdf.builder import MARKS, Page, Pdf, number, text_width
from tests.extract.pdf.fonts import LIGATURES
from tests.extract.pdf.grids import Grid
from tests.extract.pdf.styles import Box, stroked
from tests.layouts.axes import PdfLayout
from tests.layouts.borders import draw_rules
from tests.layouts.filling import Line
from tests.layouts.flaws import Flaws, Placed, column_boxes
from tests.layouts.justification import pieces, runs, spread_of
from tests.layouts.paging import LEADING, Columns, Part, SetCell, Slice, height_of
from tests.layouts.tagging import Tagging

# The form in which a letter stands by itself, for each that has one.
_FORMS = {
    ord(unicodedata.normalize("NFKC", chr(form))): form
    for form in range(0xFE80, 0xFEF5)
    if unicodedata.decomposition(chr(form)).startswith("<isolated>")
}
# A row of fewer cells has one that most columns are merged in.
_FEW = 3
OTHER_TABLE = (("国家", "人口", "面积"), ("甲", "120", "3.5"), ("乙", "7", "0.1"))


class Drawing:
    """Draws parts of tables and the texts around them into a PDF, tagged or not."""

    def __init__(
        self, pdf: Pdf, layout: PdfLayout, flaws: Flaws, *, rightward: bool = False
    ) -> None:
        self.pdf, self.layout, self.flaws = pdf, layout, flaws
        self.tagging = Tagging(pdf, layout, flaws)
        self.tagged = self.tagging.on
        self.rightward = rightward

    def paragraph(self, page: Page, x: float, y: float, text: str) -> None:
        """A line of running text."""
        with page.tagged(self.pdf.tag("P")) if self.tagged else nullcontext():
            if self.rightward:
                self._from_right(page, page.width - x, y, text, 9)
            else:
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
        self.tagging.begin(part)
        rows = part.rows()
        heights = height_of(rows, self.layout)
        ys = list(itertools.accumulate(heights, initial=top))
        placed = [
            (row, index, _box(columns, ys, at, one))
            for at, row in enumerate(rows)
            for index, one in enumerate(row.cells)
        ]
        if self.rightward:
            wide = page.width
            placed = [
                (row, index, (wide - x1, y0, wide - x0, y1))
                for row, index, (x0, y0, x1, y1) in placed
            ]
        placed, blank = self._with_column(part, columns, placed)
        boxes = [*(box for *_, box in placed), *blank]
        missing = list(self.flaws.missing(part, placed))
        with page.artifact() if self.tagged else nullcontext():
            if boxes:
                draw_rules(page, self.layout, boxes, missing, closed=_closed(part))
        for row, index, _ in placed:
            self.tagging.cell(part, row, index)
        if self.layout.drawing_order == "columns":
            placed.sort(key=lambda entry: entry[2][0])
        elif self.layout.drawing_order == "backwards":
            placed.reverse()
        for row, index, box in placed:
            self._cell(page, part, row, index, columns.room(row.cells[index].cell), box)
        self._hide(page, [box for *_, box in placed])
        return ys[-1]

    def _with_column(
        self, part: Part, columns: Columns, placed: list[Placed]
    ) -> tuple[list[Placed], list[Box]]:
        """The cells moved aside for a column that this page has too many, and its blank cells."""
        if self.flaws.extra is None or self.flaws.extra[0] is not part:
            return placed, []
        right = columns.xs[self.flaws.extra[1] + 1]
        split = self.layout.columns == "split_heading"
        moved = list(column_boxes(placed, right, split=split))
        made = [(row, at, box) for (row, at, _), (box, _) in zip(placed, moved, strict=True)]
        return made, [blank for _, blank in moved if blank is not None]

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

    def _cell(self, page: Page, part: Part, row: Slice, index: int, room: float, box: Box) -> None:
        layout, one = self.layout, row.cells[index]
        step = LEADING * layout.size
        free = box[3] - box[1] - 2 * layout.padding - len(one.lines) * step
        share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[layout.upright]
        y = box[1] + layout.padding + share * max(free, 0.0)
        if layout.clip == "texts":
            page.raw("q", page.rectangle(*box), "W n")
        for line in one.lines:
            with self.tagging.line(page, part, row, index, line):
                if self.rightward:
                    right = box[2] - layout.padding
                    self._from_right(page, right, y, line.text, layout.size)
                    y += step
                    continue
                self._line(page, box[0] + layout.padding, y, line, room)
            y += step
        if layout.clip == "texts":
            page.raw("Q")

    def _from_right(self, page: Page, right: float, y: float, text: str, size: float) -> None:
        """A line of right-to-left text, its letters as they are or in forms of their own."""
        if self.layout.forms == "presentation":
            text = text.translate(_FORMS)
        draw(page, right, y, text, size=size, producer=self.layout.producer)

    def _line(self, page: Page, x: float, y: float, line: Line, room: float) -> None:
        size = self.layout.size
        page.single = self.layout.letters == "single" and not _is_whole(line, self.layout)
        if self.layout.align == "centre":
            x += (room - text_width(line.text, size)) / 2
        spread = spread_of(line, room, self.layout)
        text = line.text
        if keeps_spaces(self.layout) and line.gap == " ":
            text += " "
        every = self.layout.align == "letterspaced"
        for piece in pieces(text) if spread and not every else runs(text):
            apart = spread if every or is_cjk(piece[0]) else 0.0
            if apart:
                page.raw(f"{number(apart)} Tc")
                page.spread = apart
            page.text(x, y, piece, size)
            if apart:
                page.raw("0 Tc")
                page.spread = 0.0
            gaps = len(piece) if apart else piece.count(" ")
            x += text_width(piece, size) + spread * gaps


def _is_whole(line: Line, layout: PdfLayout) -> bool:
    """Whether a line isn't drawn letter by letter.

    PDFium loses ligatures drawn by themselves; letters that are set apart as well look like words.
    """
    if layout.align == "letterspaced":
        return True
    ligatures = layout.ligatures != "none" and any(one in line.text for one in LIGATURES)
    return ligatures or not set(line.text).isdisjoint(MARKS)


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


def _closed(part: Part) -> str:
    """The sides of a part that have rules even in a table without frame.

    Where a theme stands at an end that all columns are merged in, no other line ends beyond it, and
    below a header by itself hardly any. Beside one inner rule or none nothing tells a column, and
    a cell from top to bottom parts what stands beside it.
    """
    rows = part.rows()
    at = {"top": rows[0], "bottom": rows[-1]}
    found = [end for end, row in at.items() if len(row.cells) < _FEW]
    if not part.slices:
        found.append("bottom")
    rows_parted = bool(part.headers) + len(part.slices)
    if rows_parted < _FEW:
        found.append("sides")
    whole = any(cell.cell.height == len(rows) for row in rows for cell in row.cells)
    if rows_parted < _FEW - 1 or whole:
        found += ["top", "bottom"]
    return " ".join(found)
