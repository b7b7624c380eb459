"""The cells of a tagged table at their places in its grid.

Tags give each row's cells in order with their spans, but PDFium shows no attributes of a cell
without content: such a cell counts as one column wide, and where its row then comes out short,
the cells after it are put under the columns of the rules that they stand in, or where cells of
complete rows begin on the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.document import Cell
from extract.pdf.tags import Path
from extract.scripts import Direction

if TYPE_CHECKING:
    from extract.pdf.tagged import TaggedCell

_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class PlacedCells:
    """Cells sorted by row and column, and the size of their grid."""

    cells: list[Cell]
    row_count: int
    column_count: int


@dataclass(slots=True)
class _Slot:
    """A cell of a row on its way to its columns: None stands for one without content."""

    cell: "TaggedCell | None"
    column: int
    width: int


def place_cells(
    cells: Sequence["TaggedCell"], row_lengths: dict[Path, int], direction: Direction = "ltr"
) -> PlacedCells:
    """Every cell in the grid that row order and spans make; cells without content are blank.

    `direction` is the one in which columns follow each other on the page.
    """
    by_row: dict[Path, dict[int, TaggedCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.tag.row, {})[cell.tag.index] = cell
    paths = sorted(by_row)
    rows: list[list[_Slot]] = []
    below: dict[tuple[int, int], bool] = {}
    for number, path in enumerate(paths):
        last = len(paths) - 1
        rows.append(_row(number, last, by_row[path], row_lengths.get(path, 0), below))
    width = max((slot.column + slot.width for row in rows for slot in row), default=0)
    starts = _column_starts(rows, width, direction)
    placed = []
    for number, row in enumerate(rows):
        if row and row[-1].column + row[-1].width < width:
            _settle_short(row, starts, width, direction)
        placed.extend(_cells(row, number, len(rows)))
    return PlacedCells(placed, len(rows), width)


def _row(
    number: int,
    last: int,
    cells: dict[int, "TaggedCell"],
    length: int,
    below: dict[tuple[int, int], bool],
) -> list[_Slot]:
    """The slots of one row; positions that spans from above cover are passed over.

    `last` is the number of the table's last row, `below` what spans cover so far.
    """
    slots = []
    column = 0
    for index in range(max(length, max(cells, default=-1) + 1)):
        while below.get((number, column)):
            column += 1
        cell = cells.get(index)
        width = cell.tag.column_span if cell is not None else 1
        slots.append(_Slot(cell, column, width))
        end = number + (cell.tag.row_span if cell is not None else 1)
        for row in range(number + 1, min(end, last + 1)):
            for covered in range(column, column + width):
                below[row, covered] = True
        column += width
    return slots


def _column_starts(
    rows: Sequence[Sequence[_Slot]], width: int, direction: Direction
) -> dict[int, float]:
    """Where each column begins on the page, by the rows that fill the whole width."""
    starts: dict[int, list[float]] = {}
    for row in rows:
        if row and row[-1].column + row[-1].width == width:
            for slot in row:
                if slot.cell is not None and slot.cell.places:
                    starts.setdefault(slot.column, []).append(_start(slot.cell, direction))
    return {column: sorted(found)[len(found) // 2] for column, found in starts.items()}


def _start(cell: "TaggedCell", direction: Direction) -> float:
    """Where a cell begins on the page."""
    return cell.places[0].x1 if direction == "rtl" else cell.places[0].x0


def _settle_short(
    row: list[_Slot], starts: dict[int, float], width: int, direction: Direction
) -> None:
    """Move the cells of a row that came out short to the columns that they stand under.

    What is left free before a cell belongs to a cell without content, whose span isn't known, or
    to cells that the tags leave out.
    """
    settled: list[_Slot] = []
    shift = 0
    spare = width - row[-1].column - row[-1].width
    for slot in row:
        slot.column += shift
        free = min(_free_before(slot, starts, width, direction), spare - shift)
        if free > 0:
            shift += free
            _fill(settled, slot.column, free)
            slot.column += free
        settled.append(slot)
    end = settled[-1].column + settled[-1].width
    _fill(settled, end, width - end)
    row[:] = settled


def _free_before(slot: _Slot, starts: dict[int, float], width: int, direction: Direction) -> int:
    """How many columns further on a cell stands on the page, 0 where that isn't known."""
    if slot.cell is None or not slot.cell.places:
        return 0
    if slot.cell.ruled is not None and slot.cell.ruled[1] == width:
        column = slot.cell.ruled[0]
        if direction == "rtl":
            column = width - column - slot.width
        return max(column - slot.column, 0)
    own = _start(slot.cell, direction)
    found = [column for column, start in starts.items() if abs(start - own) <= _NEAR]
    return max(found[0] - slot.column, 0) if found else 0


def _fill(slots: list[_Slot], column: int, free: int) -> None:
    """Fill free columns: a cell without content before them takes them, else blank cells do."""
    if free > 0 and slots and slots[-1].cell is None:
        slots[-1].width += free
    else:
        slots.extend(_Slot(None, column + index, 1) for index in range(free))


def _cells(row: Sequence[_Slot], number: int, rows: int) -> list[Cell]:
    placed = []
    for slot in row:
        if slot.cell is None:
            placed.append(Cell(row=number, column=slot.column, text="", column_span=slot.width))
        else:
            span = min(slot.cell.tag.row_span, rows - number)
            placed.append(slot.cell.cell(number, slot.column, span, slot.width))
    return placed
