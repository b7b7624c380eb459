"""The tags of a table's rows, cells and paragraphs, right ones or with a fault."""

from contextlib import AbstractContextManager, nullcontext

from tests.extract.pdf.builder import Element, Page, Pdf
from tests.layouts.axes import PdfLayout
from tests.layouts.filling import Line
from tests.layouts.flaws import Flaws
from tests.layouts.paging import Part, Slice


class Tagging:
    """Gives each line that is drawn its tag; rows and cells that go on have theirs already."""

    def __init__(self, pdf: Pdf, layout: PdfLayout, flaws: Flaws) -> None:
        self.pdf, self.layout, self.flaws = pdf, layout, flaws
        self.on = layout.tags != "none"
        self._table: Element | None = None
        self._rows: dict[int, Element] = {}
        self._cells: dict[tuple[int, int], Element] = {}
        self._paragraphs: dict[tuple[int, int, int], Element] = {}

    def begin(self, part: Part) -> None:
        """A table's element where one begins."""
        if self.on and (part.begins or self.layout.tags == "table_a_page"):
            self._table = self.pdf.tag("Table")
            self._rows, self._cells, self._paragraphs = {}, {}, {}

    def cell(self, part: Part, row: Slice, index: int) -> None:
        """The elements of a row and a cell; those of a row that goes on are there already."""
        if self._table is None or self._is_artifact(part, row):
            return
        at, one = id(row.row), row.cells[index]
        if at not in self._rows:
            self._rows[at] = self._table.add("TR")
            if self.flaws.is_row(row, "swapped"):
                self._table.kids[-2:] = self._table.kids[:-3:-1]
        one_table = self.layout.tags == "one_table"
        if (at, one.cell.column) not in self._cells and not (one_table and one.goes_on):
            kind = "TH" if row.row.item is None else "TD"
            height = (one_table and one.rows) or one.cell.height
            added = self._rows[at].add(kind, height, one.cell.width)
            self._cells[at, one.cell.column] = added

    def line(
        self, page: Page, part: Part, row: Slice, index: int, line: Line
    ) -> AbstractContextManager[None]:
        """What a line of a cell is drawn in."""
        if not self.on:
            return nullcontext()
        column = row.cells[index].cell.column
        fault = self.flaws.tag_fault(row, column)
        if fault == "artifact" or self._is_artifact(part, row):
            return page.artifact()
        if fault == "loose":
            return nullcontext()
        key = id(row.row), column, line.paragraph
        if key not in self._paragraphs:
            cell = self._cells[id(row.row), self.flaws.tagged_column(row, column)]
            missing = fault == "missing"
            self._paragraphs[key] = self.pdf.tag("P") if missing else cell.add("P")
        return page.tagged(self._paragraphs[key])

    def _is_artifact(self, part: Part, row: Slice) -> bool:
        """Whether a row is a header that is printed again where one table stands for all pages."""
        again = row.row.item is None and not part.begins
        return (self.layout.tags == "one_table" and again) or self.flaws.is_row(row, "artifact_row")
