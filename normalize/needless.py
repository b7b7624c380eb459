"""Columns that a converter made too many of on some page: no text stands in them alone.

Such a column is blank from top to bottom, or a part of cells that reach over it from beside. It is
taken out, so that the others count as on every page.
"""

from dataclasses import replace
from itertools import combinations

from extract.document import Cell, Table
from normalize.standing import Standing

# A page has no more columns too many than this, where which ones is told by their widths.
_MOST = 2


def without_needless(table: Table) -> tuple[Table, set[int]]:
    """A table with a header without its needless columns, and which columns these were.

    Each column with a meaning has a heading.
    """
    found = _needless(table)
    if 0 < len(found) < table.column_count:
        return _without(table, found), found
    return table, set()


def narrowed(table: Table, count: int, standing: Standing | None) -> Table | None:
    """A part without header in `count` columns, None where it has not as many needless ones.

    A blank column may be the plan's: those go without which the others are as wide as before.
    """
    many = table.column_count - count
    found = _needless(table)
    if not 0 < many <= min(len(found), _MOST):
        return None
    made = [_without(table, left_out) for left_out in combinations(sorted(found), many)]
    if len(made) == 1 or standing is None:
        return made[0] if len(made) == 1 else None
    return min(made, key=lambda one: _unlike(one, standing))


def _needless(table: Table) -> set[int]:
    """The columns in which no cell with text stands alone."""
    own = {cell.column for cell in table.cells if cell.column_span == 1 and cell.text.strip()}
    return set(range(table.column_count)) - own


def _without(table: Table, columns: "set[int] | tuple[int, ...]") -> Table:
    """The table without some columns; a cell of nothing else goes with them."""
    kept = [column for column in range(table.column_count) if column not in columns]
    new = {column: at for at, column in enumerate(kept)}
    cells: list[Cell] = []
    for cell in table.cells:
        own = range(cell.column, cell.column + cell.column_span)
        left = [new[column] for column in own if column in new]
        if left:
            cells.append(replace(cell, column=left[0], column_span=len(left)))
    return replace(table, cells=tuple(cells), column_count=len(kept))


def _unlike(table: Table, standing: Standing) -> float:
    """By how much the widths of columns differ from those of the part before, in points."""
    here = Standing.of(table)
    if here is None or len(here.edges) != len(standing.edges):
        return float("inf")
    return sum(
        abs((right - left) - (end - start))
        for (left, right), (start, end) in zip(here.edges, standing.edges, strict=True)
    )
