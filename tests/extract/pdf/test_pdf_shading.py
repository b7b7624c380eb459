"""Tables told apart by shading, where there are no rules, and shading that makes no table."""

import itertools

import pytest

from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import LEFT, Grid, Layout, Reader, layout

ROWS = [["No.", "Area", "Status"], ["1", "risk", "done"], ["2", "audit", "open"], ["3", "x", "y"]]


def _shade(page: Page, grid: Grid, gap: float = 0, every: int = 1, grey: str = "0.8 g") -> None:
    """A fill for each cell of every so many rows, with gaps between them."""
    page.raw(grey)
    for cell in grid.cells:
        if cell.row % every == 0:
            x0, top, x1, bottom = grid.box(cell)
            page.fill(x0 + gap / 2, top + gap / 2, x1 - gap / 2, bottom - gap / 2)
    page.raw("0 g")


def _tables(read: Reader, page: Page) -> list[Layout]:
    return [layout(one) for one in read.document(page, reader="rules").tables]


@pytest.mark.parametrize("gap", [0, 1, 4])
def test_shaded_cells_make_a_table_without_rules(read: Reader, gap: float) -> None:
    page, grid = Page(), Grid(ROWS)
    _shade(page, grid, gap)
    grid.write(page)
    assert _tables(read, page) == [grid.layout()]


def test_cells_of_different_colours_make_a_table(read: Reader) -> None:
    page, grid = Page(), Grid(ROWS)
    for number, cell in enumerate(grid.cells):
        page.raw(f"0.{5 + number % 4} 0.9 0.7 rg")
        page.fill(*grid.box(cell))
    page.raw("0 g")
    grid.write(page)
    assert _tables(read, page) == [grid.layout()]


def test_rows_shaded_in_turn_make_a_table(read: Reader) -> None:
    page, grid = Page(), Grid([*ROWS, ["4", "z", "w"]])
    _shade(page, grid, every=2)
    grid.write(page)
    assert _tables(read, page) == [grid.layout()]


def test_a_theme_row_between_shaded_ones_is_one_cell(read: Reader) -> None:
    rows = [ROWS[0], ["1. A theme over all columns", LEFT, LEFT], *ROWS[1:2]]
    page, grid = Page(), Grid(rows, widths=(70, 70, 70))
    _shade(page, grid, every=2)
    grid.write(page)
    assert _tables(read, page) == [grid.layout()]


def test_stripes_below_shaded_header_cells_have_its_columns(read: Reader) -> None:
    page, grid = Page(), Grid([*ROWS, ["4", "z", "w"]])
    x0, _, x1, _ = grid.outline
    page.raw("0.7 g")
    for cell in grid.cells[:3]:
        page.fill(*grid.box(cell))
    for top, bottom in list(itertools.pairwise(grid.ys))[2::2]:
        page.shade(x0, top, x1, bottom)
    page.raw("0 g")
    grid.write(page)
    assert _tables(read, page) == [grid.layout()]


def test_stripes_part_the_row_between_vertical_rules(read: Reader) -> None:
    page, grid = Page(), Grid([*ROWS, ["4", "z", "w"]])
    x0, top, x1, bottom = grid.outline
    for above, below in list(itertools.pairwise(grid.ys))[::2]:
        page.shade(x0, above, x1, below)
    for x in grid.xs:
        page.line(x, top, x, bottom)
    page.line(x0, top, x1, top)
    page.line(x0, bottom, x1, bottom)
    grid.write(page)
    assert _tables(read, page) == [grid.layout()]


@pytest.mark.parametrize("stripes", [[(60, 80)], [(60, 90), (75, 110)]])
def test_one_fill_and_fills_over_each_other_part_no_row(
    read: Reader, stripes: list[tuple[float, float]]
) -> None:
    page, grid = Page(), Grid([["two\nlines", "a"]], heights=(60,))
    for top, bottom in stripes:
        page.shade(grid.xs[0], top, grid.xs[-1], bottom)
    page.shade(400, 300, 420, 310)
    grid.draw(page)
    assert _tables(read, page) == [grid.layout()]


@pytest.mark.parametrize("ruled", [True, False])
def test_shading_of_paragraphs_in_shaded_cells_makes_no_cells(read: Reader, ruled: bool) -> None:
    rows = [["a", "b"], ["c", "d"]]
    page, grid = Page(), Grid(rows, widths=(90, 90), heights=(50, 50))
    _shade(page, grid)
    for x0, top, x1, bottom in map(grid.box, grid.cells):
        page.shade(x0 + 5.4, top + 2, x1 - 5.4, top + 22)
        page.shade(x0 + 5.4, top + 24, x1 - 5.4, bottom - 2)
    if ruled:
        grid.draw(page)
    else:
        grid.write(page)
    assert _tables(read, page) == [grid.layout()]


def test_a_background_behind_the_cells_is_none(read: Reader) -> None:
    page, grid = Page(), Grid(ROWS)
    page.shade(*grid.outline)
    _shade(page, grid, 2)
    grid.write(page)
    assert _tables(read, page) == [grid.layout()]


def test_a_grid_of_fills_in_a_ruled_cell_is_no_table(read: Reader) -> None:
    page, grid = Page(), Grid([["a", "b"], ["c", "d"]], widths=(90, 90), heights=(50, 50))
    for x in (80, 96):
        for y in (66, 82):
            page.shade(x, y, x + 16, y + 16)
            page.text(x + 2, y + 2, "x", 8)
    grid.draw(page)
    (table,) = _tables(read, page)
    assert [cell[:4] for cell in table] == [cell[:4] for cell in grid.layout()]


def test_bars_of_a_chart_are_no_table(read: Reader) -> None:
    page = Page()
    for number, height in enumerate((40, 90, 65, 120)):
        page.shade(100 + 20 * number, 200 - height, 116 + 20 * number, 200)
        page.text(102 + 20 * number, 190, str(number), 8)
        page.text(102 + 20 * number, 202, "ab"[number % 2], 8)
    assert _tables(read, page) == []


def test_one_row_of_shaded_cells_is_no_table(read: Reader) -> None:
    page, grid = Page(), Grid(ROWS[:1])
    _shade(page, grid)
    grid.write(page)
    assert _tables(read, page) == []
