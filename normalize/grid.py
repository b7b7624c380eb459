"""A table as a full grid: for every row and column the cell that covers it."""

from dataclasses import dataclass, field

from extract.document import Cell, Table

Covering = list[list[Cell | None]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with `covering[row][column]`: the cell at that position, None where there is none."""

    table: Table
    covering: Covering
    _rows: dict[int, list[tuple[Cell, tuple[int, ...]]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def of(cls, table: Table) -> "Grid":
        """The grid of a table; spans that reach outside it are cut."""
        covering: Covering = [[None] * table.column_count for _ in range(table.row_count)]
        for cell in table.cells:
            first, end = cell.column, min(cell.column + cell.column_span, table.column_count)
            for row in covering[cell.row : cell.row + cell.row_span]:
                row[first:end] = [cell] * (end - first)
        return cls(table, covering)

    def row(self, row: int) -> list[tuple[Cell, tuple[int, ...]]]:
        """Each cell that covers the row, with the columns it covers there, from left to right."""
        found = self._rows.get(row)
        if found is None:
            found = self._rows[row] = self._cells_of(row)
        return found

    def _cells_of(self, row: int) -> list[tuple[Cell, tuple[int, ...]]]:
        columns: dict[int, list[int]] = {}
        cells: dict[int, Cell] = {}
        for column, cell in enumerate(self.covering[row]):
            if cell is not None:
                columns.setdefault(id(cell), []).append(column)
                cells[id(cell)] = cell
        return [(cell, tuple(columns[key])) for key, cell in cells.items()]
