"""Cells without a rule between them, and tables without rules at their sides."""

import pytest

from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import LEFT, Grid, Reader, layout
from tests.extract.pdf.styles import Boxes, Edge, stroked

ROWS = [["No.", "Area", "Status"], ["1", "risk", "done"], ["2", "audit", "open"]]


def _torn(grid: Grid, missing: Edge) -> Page:
    page = Page()
    stroked(page, Boxes(map(grid.box, grid.cells), [missing]))
    grid.write(page)
    return page


def test_texts_in_two_columns_are_two_cells_without_a_rule_between(read: Reader) -> None:
    grid = Grid(ROWS)
    x, top, bottom = grid.xs[1], grid.ys[1], grid.ys[2]
    assert layout(read.table(_torn(grid, Edge(x, top, x, bottom)))) == grid.layout()


def test_texts_in_two_rows_are_two_cells_without_a_rule_between(read: Reader) -> None:
    grid = Grid(ROWS, padding=6)
    y, x0, x1 = grid.ys[2], grid.xs[1], grid.xs[2]
    assert layout(read.table(_torn(grid, Edge(x0, y, x1, y)))) == grid.layout()


def test_a_text_over_the_edge_is_one_cell(read: Reader) -> None:
    rows = [ROWS[0], ["one text over both", LEFT, "done"], ROWS[2]]
    page, grid = Page(), Grid(rows, widths=(60, 80, 60))
    grid.draw(page)
    assert layout(read.table(page)) == grid.layout()


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_table_without_sides_is_one_with_its_merged_rows(read: Reader, at: int) -> None:
    rows = [*ROWS[:at], ["A theme", LEFT, LEFT], *ROWS[at:]]
    page, grid = Page(), Grid(rows)
    x0, top, x1, bottom = grid.outline
    sides = [Edge(x, top, x, bottom) for x in (x0, x1)]
    stroked(page, Boxes(map(grid.box, grid.cells), sides))
    grid.write(page)
    assert layout(read.table(page)) == grid.layout()


def test_tables_without_sides_far_apart_are_two(read: Reader) -> None:
    page = Page()
    for top in (40, 220):
        grid = Grid(ROWS, top=top)
        x0, high, x1, low = grid.outline
        sides = [Edge(x, high, x, low) for x in (x0, x1)]
        stroked(page, Boxes(map(grid.box, grid.cells), sides))
        grid.write(page)
    assert len(read.document(page).tables) == 2
