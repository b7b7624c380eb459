"""A table as a full grid: for every row and column the cell that covers it."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Cell, Table

Covering = list[list[Cell | None]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with `covering[row][column]`: the cell at that position, None where there is none."""

    table: Table
    covering: Covering

    @classmethod
    def of(cls, table: Table) -> "Grid":
        """The grid of a table; spans that reach outside it are cut."""
        covering: Covering = [[None] * table.column_count for _ in range(table.row_count)]
        for cell in table.cells:
            for row in covering[cell.row : cell.row + cell.row_span]:
                for column in range(
                    cell.column, min(cell.column + cell.column_span, table.column_count)
                ):
                    row[column] = cell
        return cls(table, covering)

    def row(self, row: int) -> Iterator[tuple[Cell, tuple[int, ...]]]:
        """Each cell that covers the row, with the columns it covers there, from left to right."""
        columns: dict[int, list[int]] = {}
        cells: dict[int, Cell] = {}
        for column, cell in enumerate(self.covering[row]):
            if cell is not None:
                columns.setdefault(id(cell), []).append(column)
                cells[id(cell)] = cell
        for key, cell in cells.items():
            yield cell, tuple(columns[key])
