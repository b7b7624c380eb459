"""The tagged cells of one page, held against the ruling lines and against the page's other text."""

import itertools
from collections.abc import Container, Iterable, Sequence

from extract.pdf.characters import Characters, Run
from extract.pdf.display import Box
from extract.pdf.lattice import Lattice
from extract.pdf.tags import CellTag, ContentTag, Path

Column = tuple[Path, int, int]
# A row below all others.
_NEVER = 1 << 30


class TagsDisagreeError(Exception):
    """The tags don't account for what the page shows; `str()` says how."""


class TaggedPage:
    """The tagged cells of one page and the grids of rules that they are held against."""

    def __init__(self, number: int, characters: Characters, lattices: Sequence[Lattice]) -> None:
        self.number = number
        self.characters = characters
        self.lattices = lattices
        self.cells: dict[CellTag, dict[ContentTag, list[Run]]] = {}
        self.ruled: dict[CellTag, tuple[int, int]] = {}
        self.boxes: dict[CellTag, Box] = {}
        self.outside: list[Run] = []
        self.paragraphs: list[Run] = []
        self.owners: dict[tuple[int, int], CellTag] = {}

    def add(self, tag: ContentTag, cell: CellTag, run: Run, ruled: tuple[int, int] | None) -> None:
        """Add a run of characters to its cell; raise TagsDisagreeError where the rules differ."""
        if ruled is None:
            ruled = self._ruled_cell(run)
            if ruled is not None and self._is_parted(run):
                raise self._disagree("a tagged cell lies in several ruled ones")
        if ruled is not None:
            if self.ruled.setdefault(cell, ruled) != ruled:
                raise self._disagree("a tagged cell lies in several ruled ones")
            if self.owners.setdefault(ruled, cell) is not cell:
                raise self._disagree("a ruled cell holds several tagged ones")
        blocks = self.cells.get(cell)
        if blocks is None:
            blocks = self.cells[cell] = {}
        if tag in blocks:
            blocks[tag].append(run)
        else:
            blocks[tag] = [run]

    def column(self, cell: CellTag) -> Column:
        """What the cells of one column have in common on this page, so that widths compare."""
        if cell in self.ruled:
            x0, _, x1, _ = self.boxes[cell]
            return cell.table, round(x0), round(x1)
        return cell.table, -1 - cell.index, cell.column_span

    def ruled_column(self, cell: CellTag) -> tuple[int, int] | None:
        """The column of the rules that a cell stands in, and how many their grid has."""
        if cell not in self.ruled:
            return None
        lattice, at = self.ruled[cell]
        return self.lattices[lattice].cells[at].column, len(self.lattices[lattice].xs) - 1

    def outlines(self) -> dict[Path, Box]:
        """The box around the cells of each table."""
        boxes: dict[Path, list[Box]] = {}
        for cell, box in self.boxes.items():
            boxes.setdefault(cell.table, []).append(box)
        return {
            table: (
                min(box[0] for box in found),
                min(box[1] for box in found),
                max(box[2] for box in found),
                max(box[3] for box in found),
            )
            for table, found in boxes.items()
        }

    def check(self) -> None:
        """Find each cell's box; raise TagsDisagreeError where rows are not as the rules show them.

        Text in a row with tagged cells, or in a row below one, belongs to the table. Above them a
        header may stand that is printed again.
        """
        for cell, blocks in self.cells.items():
            at = self.ruled.get(cell)
            self.boxes[cell] = (
                self.lattices[at[0]].cells[at[1]].box
                if at is not None
                else _outline([run for runs in blocks.values() for run in runs])
            )
        first: dict[int, int] = {}
        for grid, cell_at in self.owners:
            row = self.lattices[grid].cells[cell_at].row
            first[grid] = min(row, first.get(grid, row))
        for run in self.outside:
            at = self._ruled_cell(run)
            if at is not None and self.lattices[at[0]].cells[at[1]].row >= first.get(at[0], _NEVER):
                raise self._disagree("text in a table row has no tag of the table")
        self._check_order()
        if len(first) < len(self.lattices):
            self._check_other_tables(first)

    def _check_order(self) -> None:
        """Raise TagsDisagreeError where rows follow each other otherwise than on the page."""
        tops: dict[tuple[Path, int], dict[Path, int]] = {}
        for (grid, at), cell in self.owners.items():
            rows = tops.setdefault((cell.table, grid), {})
            row = self.lattices[grid].cells[at].row
            rows[cell.row] = min(row, rows.get(cell.row, row))
        for rows in tops.values():
            found = [rows[path] for path in sorted(rows)]
            if found != sorted(found):
                raise self._disagree("the rows of a table stand in another order")

    def _check_other_tables(self, tagged: Container[int]) -> None:
        """Raise TagsDisagreeError where paragraphs stand in ruled tables without tagged cells."""
        filled: dict[int, set[int]] = {}
        for run in self.paragraphs:
            at = self._ruled_cell(run)
            if at is not None and at[0] not in tagged:
                filled.setdefault(at[0], set()).add(at[1])
        for grid, found in filled.items():
            cells = [self.lattices[grid].cells[index] for index in found]
            if len({cell.row for cell in cells}) > 1 and len({cell.column for cell in cells}) > 1:
                raise self._disagree("a ruled table has no tags of a table")

    def _disagree(self, how: str) -> TagsDisagreeError:
        return TagsDisagreeError(f"page {self.number}: {how}")

    def _ruled_cell(self, run: Run) -> tuple[int, int] | None:
        """The grid and cell that hold the middle of a run; None outside grids and for a blank."""
        if not run.text.strip():
            return None
        return self._cell_at((run.x0 + run.x1) / 2, (run.top + run.bottom) / 2)

    def _cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        for number, lattice in enumerate(self.lattices):
            cell = lattice.cell_at(x, y)
            if cell >= 0:
                return number, cell
        return None

    def _is_parted(self, run: Run) -> bool:
        """Whether a gap in the run parts two ruled cells.

        A word too long for its cell runs on into the next one without a gap.
        """
        text = self.characters.text
        shown = [index for index in range(run.start, run.end) if not text[index].isspace()]
        return any(
            right > left + 1
            and self._cell_at(*self.characters.middle(left))
            != self._cell_at(*self.characters.middle(right))
            for left, right in itertools.pairwise(shown)
        )


def cell_lattices(lattices: Iterable[Lattice]) -> list[Lattice]:
    """The lattices that tags are held against, the one within another first.

    Of a table and a frame around it the table says what the cells are; a frame, which has one
    column, says nothing.
    """
    return sorted((one for one in lattices if len(one.xs) > 2), key=lambda lattice: lattice.area)


def _outline(runs: Sequence[Run]) -> Box:
    return (
        min(run.x0 for run in runs),
        min(run.top for run in runs),
        max(run.x1 for run in runs),
        max(run.bottom for run in runs),
    )
