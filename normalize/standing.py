"""Where the columns of a table stand on the page, so that a part with fewer of them can be told.

On a page without header no row may show all columns: a theme row, a row of merged cells, a row
of which only some cells go on. Its cells are put under the columns of the part before.
"""

from dataclasses import dataclass, replace

from extract.document import Cell, Table

# Points by which the edges of a column may differ from page to page.
_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Standing:
    """The left and right edge of each column of a table, in the order of columns."""

    edges: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, table: Table) -> "Standing | None":
        """Where a table's columns stand; None where one has no cell of its own with a place."""
        edges: dict[int, tuple[float, float]] = {}
        for cell in table.cells:
            if cell.column_span == 1 and cell.places:
                edges.setdefault(cell.column, (cell.places[0].x0, cell.places[0].x1))
        if len(edges) < table.column_count:
            return None
        return cls(tuple(edges[column] for column in range(table.column_count)))

    def fit(self, table: Table) -> Table | None:
        """The table with its cells under these columns, None where it stands otherwise.

        A blank cell without place (tags may show none) is left out.
        """
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        for cell in table.cells:
            columns = self._under(cell)
            if not columns and not cell.text.strip():
                continue
            rows = range(cell.row, cell.row + cell.row_span)
            positions = {(row, column) for row in rows for column in columns}
            if not columns or positions & taken:
                return None
            taken |= positions
            cells.append(replace(cell, column=columns[0], column_span=len(columns)))
        return replace(table, cells=tuple(cells), column_count=len(self.edges)) if cells else None

    def _under(self, cell: Cell) -> range:
        """The columns whose outer edges are the cell's."""
        if not cell.places:
            return range(0)
        place = cell.places[0]
        first = [at for at, (left, _) in enumerate(self.edges) if abs(left - place.x0) <= _NEAR]
        last = [at for at, (_, right) in enumerate(self.edges) if abs(right - place.x1) <= _NEAR]
        if not first or not last:
            return range(0)
        # In a table that is read from the right, the left edge is that of the last column.
        return range(min(first[0], last[0]), max(first[-1], last[-1]) + 1)
