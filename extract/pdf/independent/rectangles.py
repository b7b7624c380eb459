"""A table from the rectangles of its cells: where their edges stand makes the grid."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.document import Cell, Place, Table

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A cell as a library gives it: its sides in displayed points, and its text."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str

    def place(self, page: int, lines: int = 0) -> Place:
        """Where it stands."""
        return Place(page, self.x0, self.top, self.x1, self.bottom, lines)


def table_of(rectangles: Iterable[Rectangle], page: int) -> Table:
    """The table that the cells of one table make.

    A cell spans the rows and columns whose edges lie within it. Where two overlap, the one that
    begins further up or left keeps the place, and the other what is left; no text is lost.
    """
    ordered = sorted(filter(_has_room, rectangles), key=lambda one: (one.top, one.x0))
    xs = _positions(edge for one in ordered for edge in (one.x0, one.x1))
    ys = _positions(edge for one in ordered for edge in (one.top, one.bottom))
    owners: dict[Position, Position] = {}
    cells: dict[Position, Cell] = {}
    for one in ordered:
        columns = range(xs[_key(one.x0)], xs[_key(one.x1)])
        rows = range(ys[_key(one.top)], ys[_key(one.bottom)])
        free = [(row, column) for row in rows for column in columns if (row, column) not in owners]
        if free:
            cell = _cell(one, page, _first_block(free))
            cells[cell.row, cell.column] = cell
            owners |= dict.fromkeys(_covered(cell), (cell.row, cell.column))
        elif one.text.strip():
            owner = owners[rows[0], columns[0]]
            cells[owner] = _with_text(cells[owner], one.text)
    return Table(
        cells=tuple(cells[at] for at in sorted(cells)),
        row_count=len(ys) - 1,
        column_count=len(xs) - 1,
        evidence="rules",
        places=(_around(ordered).place(page),),
    )


def _has_room(one: Rectangle) -> bool:
    return _key(one.x0) < _key(one.x1) and _key(one.top) < _key(one.bottom)


def _first_block(free: list[Position]) -> tuple[range, range]:
    """Rows and columns of the rectangle of free positions that begins at the first of them."""
    row, column = free[0]
    taken = set(free)
    end_column = column
    while (row, end_column) in taken:
        end_column += 1
    end_row = row
    while all((end_row, each) in taken for each in range(column, end_column)):
        end_row += 1
    return range(row, end_row), range(column, end_column)


def _cell(one: Rectangle, page: int, spans: tuple[range, range]) -> Cell:
    rows, columns = spans
    lines = _lines(one.text)
    return Cell(
        row=rows[0],
        column=columns[0],
        row_span=len(rows),
        column_span=len(columns),
        text="\n".join(lines),
        places=(one.place(page, len(lines)),),
    )


def _with_text(cell: Cell, text: str) -> Cell:
    lines = [*_lines(cell.text), *_lines(text)]
    places = tuple(replace(place, lines=len(lines)) for place in cell.places)
    return replace(cell, text="\n".join(lines), places=places)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _covered(cell: Cell) -> Iterable[Position]:
    for row in range(cell.row, cell.row + cell.row_span):
        for column in range(cell.column, cell.column + cell.column_span):
            yield row, column


def _around(rectangles: list[Rectangle]) -> Rectangle:
    return Rectangle(
        min(one.x0 for one in rectangles),
        min(one.top for one in rectangles),
        max(one.x1 for one in rectangles),
        max(one.bottom for one in rectangles),
        "",
    )


def _positions(edges: Iterable[float]) -> dict[float, int]:
    return {edge: index for index, edge in enumerate(sorted(set(map(_key, edges))))}


def _key(edge: float) -> float:
    """An edge as it is compared: the libraries give those of one line the same number."""
    return round(edge, 2)
