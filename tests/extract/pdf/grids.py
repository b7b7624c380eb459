"""Tables to draw: rows of texts with marks for merged cells, and what a reader must say of them."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from extract.document import Document, Table
from extract.pdf import read_pdf
from tests.extract.pdf.builder import Element, Page, Pdf, text_width
from tests.extract.pdf.styles import Box, Style, stroked

# A cell that belongs to the one on its left, and one that belongs to the one above.
LEFT, ABOVE = "<", "^"
Layout = list[tuple[int, int, int, int, str]]


@dataclass(frozen=True)
class Spanning:
    """A cell: where it begins, how far it reaches, and its lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass
class Grid:
    """A table of texts; lines of a text are parted by line feeds.

    `widths` and `heights` are those of columns and rows, made to fit where they aren't given.
    """

    rows: Sequence[Sequence[str]]
    left: float = 50
    top: float = 60
    size: float = 10
    padding: float = 4
    widths: Sequence[float] = ()
    heights: Sequence[float] = ()
    cells: list[Spanning] = field(init=False)

    def __post_init__(self) -> None:
        self.cells = list(self._cells())
        columns, rows = len(self.rows[0]), len(self.rows)
        self.widths = self.widths or [self._room(c, by_column=True) for c in range(columns)]
        self.heights = self.heights or [self._room(r, by_column=False) for r in range(rows)]
        self.xs = list(itertools.accumulate(self.widths, initial=self.left))
        self.ys = list(itertools.accumulate(self.heights, initial=self.top))

    def layout(self) -> Layout:
        """What the reader must say: row, column, spans and text of each cell."""
        return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in self.cells]

    def box(self, cell: Spanning) -> Box:
        """Where a cell stands."""
        return (
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.column_span],
            self.ys[cell.row + cell.row_span],
        )

    @property
    def outline(self) -> Box:
        """Where the table stands."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def draw(self, page: Page, style: Style = stroked) -> "Grid":
        """Rules and texts, untagged."""
        style(page, [self.box(cell) for cell in self.cells])
        self.write(page)
        return self

    def write(self, page: Page) -> None:
        """The texts."""
        for cell in self.cells:
            self.write_cell(page, cell)

    def write_cell(
        self, page: Page, cell: Spanning, tag: Element | None = None, lines: slice = slice(None)
    ) -> None:
        """The lines of one cell, each in a marked-content sequence of the tag if there is one."""
        x, y, _, _ = self.box(cell)
        y += self.padding
        for line in cell.text.split("\n")[lines]:
            if line:
                with page.tagged(tag) if tag else nullcontext():
                    page.text(x + self.padding, y, line, self.size)
            y += 1.2 * self.size

    def tag(
        self,
        table: Element,
        page: Page,
        style: Style | None = stroked,
        *,
        sections: bool = False,
    ) -> dict[tuple[int, int], Element]:
        """Rules and texts, tagged as TR with TD, the first row of TH; the cells by row and column.

        With `sections`, rows stand in THead and TBody.
        """
        if style:
            with page.artifact():
                style(page, [self.box(cell) for cell in self.cells])
        found = {}
        head = table.add("THead") if sections else table
        body = table.add("TBody") if sections else table
        for number in range(len(self.rows)):
            row = (body if number else head).add("TR")
            for cell in (cell for cell in self.cells if cell.row == number):
                kind = "TD" if number else "TH"
                element = row.add(kind, cell.row_span, cell.column_span)
                found[number, cell.column] = element
                if cell.text:
                    self.write_cell(page, cell, element.add("P"))
        return found

    def _cells(self) -> Iterator[Spanning]:
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if text not in (LEFT, ABOVE):
                    right = itertools.takewhile(lambda one: one == LEFT, texts[column + 1 :])
                    below = itertools.takewhile(
                        lambda line: line[column] == ABOVE,  # noqa: B023
                        self.rows[row + 1 :],
                    )
                    spans = 1 + len(list(below)), 1 + len(list(right))
                    yield Spanning(row, column, *spans, text)

    def _room(self, index: int, *, by_column: bool) -> float:
        """What the texts of a column or row need, those of merged cells shared out."""
        needs = [20.0]
        for cell in self.cells:
            lines = cell.text.split("\n")
            first, span, need = (
                (cell.column, cell.column_span, max(text_width(one, self.size) for one in lines))
                if by_column
                else (cell.row, cell.row_span, 1.2 * self.size * len(lines))
            )
            if first <= index < first + span:
                needs.append((need + 2 * self.padding + 4) / span)
        return max(needs)


def layout(table: Table) -> Layout:
    """Row, column, row span, column span and text of each cell."""
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text.rstrip())
        for cell in table.cells
    ]


class Reader:
    """Writes PDFs into a folder and reads them back."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "test.pdf"

    def document(self, *pages: Page, reader: str | None = None) -> Document:
        """The document of untagged pages."""
        return self.pdf(Pdf(*pages), reader=reader)

    def pdf(self, pdf: Pdf, *, reader: str | None = None) -> Document:
        """The document of a PDF."""
        return read_pdf(pdf.save(self.path), reader=reader)

    def table(self, *pages: Page) -> Table:
        """The only table of untagged pages."""
        (table,) = self.document(*pages).tables
        return table

    def cells(self, draw: Callable[[Page], object]) -> Layout:
        """The cells of the only table on a page that is drawn on."""
        page = Page()
        draw(page)
        return layout(self.table(page))
