"""Rows put on pages: where each page ends, and which lines of a cut row stand on which page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import reject

from tests.layouts.axes import PdfLayout
from tests.layouts.filling import Line, fill
from tests.layouts.plans import Item
from tests.layouts.rows import TableCell, TableRow

LEADING = 1.2
# How often a page is ended after a row or within it though there was room.
_EARLY = 0.25
# Rows that a part without vertical rules has at least.
_FEWEST_ALIGNED = 3


@dataclass(frozen=True)
class SetCell:
    """A cell with its lines, or with those that stand on one page.

    `rows` is how many rows of the plan a merged area covers on all pages, and `goes_on` says that
    it began on a page before.
    """

    cell: TableCell
    lines: tuple[Line, ...]
    rows: int = 0
    goes_on: bool = False

    @property
    def role(self) -> str:
        """The column that the cell stands for."""
        return self.cell.role


@dataclass(frozen=True)
class Slice:
    """What stands of a row on one page."""

    row: TableRow
    cells: tuple[SetCell, ...]
    first: bool = True
    labels: tuple[tuple[Line, ...], ...] = ()

    @property
    def depth(self) -> int:
        """How many lines its highest cell has; cells over several rows don't count."""
        return max((len(one.lines) for one in self.cells if one.cell.height == 1), default=1) or 1


@dataclass
class Part:
    """What stands of an annex's table on one page."""

    annex: int
    headers: list[Slice] = field(default_factory=list)
    slices: list[Slice] = field(default_factory=list)
    begins: bool = False

    def rows(self) -> list[Slice]:
        """The header's rows and the others."""
        return [*self.headers, *self.slices]


class Columns:
    """Columns of an annex: their edges, and the lines that a cell's text makes in them."""

    def __init__(self, xs: Sequence[float], layout: PdfLayout) -> None:
        self.xs, self.layout = xs, layout

    def room(self, cell: TableCell) -> float:
        """The width of a cell's text."""
        across = self.xs[cell.column + cell.width] - self.xs[cell.column]
        return across - 2 * self.layout.padding

    def set(self, row: TableRow, *, first: bool = True) -> Slice:
        """The whole row with its lines."""
        size = self.layout.size
        cells = (
            SetCell(cell, tuple(fill(cell.paragraphs, self.room(cell), size))) for cell in row.cells
        )
        return Slice(row, tuple(cells), first)


def height_of(slices: Sequence[Slice], layout: PdfLayout) -> list[float]:
    """The heights of rows; the last of a cell's rows takes what the cell needs beyond the others.

    A cell's need is that of its lines and its padding.
    """
    line = LEADING * layout.size
    heights = [one.depth * line + 2 * layout.padding for one in slices]
    for index, one in enumerate(slices):
        for cell in one.cells:
            end = index + cell.cell.height
            need = len(cell.lines) * line + 2 * layout.padding
            heights[end - 1] += max(0.0, need - sum(heights[index:end]))
    return heights


class Paginator:
    """Fills pages with the rows of one annex after the other."""

    def __init__(self, layout: PdfLayout, height: float, random: Random) -> None:
        self.layout, self.height, self.random = layout, height, random
        self.pages: list[list[Part]] = []
        self.left = 0.0

    def add(
        self, annex: int, columns: Columns, rows: Sequence[TableRow], heads: list[list[TableRow]]
    ) -> None:
        """Set an annex; `heads` are the header of its first page and that of the others."""
        self._begin(annex, columns, heads[0], fresh=self._wants_page(columns, heads[0]))
        self.pages[-1][-1].begins = True
        for row in rows:
            self._add_row(annex, columns, row, heads[1])

    def _wants_page(self, columns: Columns, head: list[TableRow]) -> bool:
        heights = height_of([columns.set(row) for row in head], self.layout)
        room = sum(heights) + 12 * self.layout.size
        return not self.pages or self.layout.second_annex == "new_page" or self.left < room

    def _begin(self, annex: int, columns: Columns, head: list[TableRow], *, fresh: bool) -> None:
        part = Part(annex, [columns.set(row) for row in head])
        if fresh:
            self.pages.append([])
            self.left = self.height
        self.pages[-1].append(part)
        # Above a table on a page that has begun stands its heading.
        self.left -= sum(height_of(part.headers, self.layout)) + (0 if fresh else 40)

    def _add_row(self, annex: int, columns: Columns, row: TableRow, head: list[TableRow]) -> None:
        rest = columns.set(row)
        while True:
            part = self.pages[-1][-1]
            need = height_of([rest], self.layout)[0]
            early = self.random.random() < _EARLY and not self._is_frame(part)
            # Where no rule shows them, columns need rows to be seen by.
            early = early and (self.layout.ruling == "grid" or _records(part) >= _FEWEST_ALIGNED)
            if need <= self.left and not early:
                part.slices.append(rest)
                self.left -= need
                return
            most = int((self.left - 2 * self.layout.padding) / (LEADING * self.layout.size))
            cut = self._cut(rest, most, alone=not part.slices)
            if cut is not None:
                part.slices.append(cut[0])
                rest = cut[1]
            elif need <= self.left:
                part.slices.append(rest)
                rest = Slice(row, ())
            elif not part.slices:
                # A row higher than a page that can't be cut in two cells: not a case to try.
                reject()
            if self._is_frame(part):
                reject()
            self._begin(annex, columns, head, fresh=True)
            if not rest.cells:
                return

    def _is_frame(self, part: Part) -> bool:
        """Whether a page holds theme rows and no header: to the reader a frame around a text."""
        items = [one.row.item for one in part.slices]
        return not part.headers and all(item and item.kind == "theme" for item in items)

    def _cut(self, rest: Slice, most: int, *, alone: bool) -> tuple[Slice, Slice] | None:
        """What stands before a page break, at most so many lines, and what behind it.

        A row that stands `alone` on its page and is higher than that has to be cut.
        """
        how, item = self.layout.cut, rest.row.item
        most = min(most, rest.depth - 1)
        if item is None or item.kind == "theme" or most < 1:
            return None
        if how == "between_rows" and rest.depth * LEADING * self.layout.size < self.height / 2:
            return None
        least = self._label_depth(rest)
        if most < least and not alone:
            return None
        at = self.random.randint(min(least, most), most)
        ends = [self._end(one, at, most) if how == "ragged" else at for one in rest.cells]
        before = [
            SetCell(one.cell, one.lines[:end]) for one, end in zip(rest.cells, ends, strict=True)
        ]
        after = [
            SetCell(one.cell, one.lines[end:] or self._again(one, item))
            for one, end in zip(rest.cells, ends, strict=True)
        ]
        if not any(one.lines for one in before):
            return None
        going_on = sum(bool(one.lines) for one in after)
        # One cell alone on a page without header is to a reader a frame around a text.
        if going_on < (2 if self.layout.header == "first_part" else 1):
            return None
        return Slice(rest.row, tuple(before), rest.first), Slice(
            rest.row, tuple(after), first=False
        )

    def _end(self, one: SetCell, at: int, most: int) -> int:
        """How many lines of a cell stand before the break where each cell breaks by itself.

        The first lines of number, area and action always do: they say what row it is.
        """
        lines = len(one.lines)
        if one.role in ("number", "functional_area"):
            return min(lines, most)
        least = 1 if one.role == "action" else 0
        return self.random.choice((min(lines, at), self.random.randint(least, max(most, least))))

    def _label_depth(self, rest: Slice) -> int:
        """The least number of lines before a break: labels that are printed again stay whole."""
        return max((len(self._again(one, rest.row.item)) for one in rest.cells), default=0) or 1

    def _again(self, one: SetCell, item: Item | None) -> tuple[Line, ...]:
        """The lines of a label that is printed again where its row goes on."""
        roles = {"number": ("number",), "number_and_area": ("number", "functional_area")}
        if item is None or item.number is None or self.layout.tags == "one_table":
            return ()
        return one.lines if one.role in roles.get(self.layout.again, ()) else ()


def _records(part: Part) -> int:
    items = (one.row.item for one in part.slices)
    return sum(item is not None and item.kind != "theme" for item in items)


def has_few_rows(pages: Sequence[Sequence[Part]]) -> bool:
    """Whether some part has too few rows to show its columns without rules."""
    return any(_records(part) < _FEWEST_ALIGNED for page in pages for part in page)
