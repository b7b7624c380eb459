"""Any grid, drawn in any way, on a page turned and moved in any way, is read as it was drawn."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Table
from normalize.text import fold
from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import ABOVE, LEFT, Grid, Layout, Reader, layout
from tests.extract.pdf.styles import STYLES

_LATIN = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789.,;:()/-+%&"
_CJK = "问责职能和制度风险管理正在进行尚未编列预算，。、（）"
_lines = st.text(_LATIN, min_size=1, max_size=8) | st.text(_CJK, min_size=1, max_size=6)
_texts = st.lists(_lines, max_size=3).map("\n".join)


@st.composite
def _rows(draw: st.DrawFn) -> list[list[str]]:
    """Rows with rectangles merged at random; no row or column is merged away altogether."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    rows = [[""] * width for _ in range(height)]
    texts: dict[tuple[int, int], str] = {}
    for row in range(height):
        for column in range(width):
            if rows[row][column]:
                continue
            deep, wide = draw(st.sampled_from(_SPANS))
            deep = min(deep, height - row)
            free = [not rows[row][at] for at in range(column, width)]
            wide = min(wide, ([*free, False]).index(False))
            for y in range(row, row + deep):
                for x in range(column, column + wide):
                    rows[y][x] = ABOVE if y > row else LEFT
            rows[row][column] = "."
            texts[row, column] = draw(_texts)
    for (row, column), text in texts.items():
        rows[row][column] = text
    return _without_needless_lines(rows)


_SPANS = [(1, 1)] * 6 + [(1, 2), (2, 1), (2, 2), (1, 6), (3, 1)]


def _without_needless_lines(rows: list[list[str]]) -> list[list[str]]:
    """The rows and columns at which some cell begins: others have no rule that shows them."""
    kept = [row for row in rows if any(text not in (LEFT, ABOVE) for text in row)]
    begins = [
        column
        for column in range(len(rows[0]))
        if any(_begins(rows, row, column) for row in range(len(rows)))
    ]
    return [[row[column] for column in begins] for row in kept]


def _begins(rows: list[list[str]], row: int, column: int) -> bool:
    """Whether a cell begins in this column, here or in a row above that reaches down here."""
    while rows[row][column] == ABOVE:
        row -= 1
    return rows[row][column] != LEFT


def _is_table(grid: Grid) -> bool:
    """Whether texts stand in two columns, without which a grid is a frame."""
    return len({cell.column for cell in grid.cells if cell.text}) > 1


def _folded(cells: Layout) -> Layout:
    return [(*cell[:4], fold(cell[4])) for cell in cells]


@st.composite
def _grids(draw: st.DrawFn) -> Grid:
    return Grid(
        draw(_rows()),
        left=draw(st.floats(20, 70)),
        top=draw(st.floats(20, 70)),
        size=draw(st.sampled_from([7, 9, 10.5, 12])),
        padding=draw(st.sampled_from([2, 4, 7])),
    )


def _read(page: Page) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        (table,) = Reader(Path(folder)).pdf(Pdf(page), reader="rules").tables
    return table


@settings(max_examples=150, deadline=None)
@given(
    grid=_grids().filter(_is_table),
    style=st.sampled_from(sorted(STYLES)),
    rotate=st.sampled_from([0, 90, 180, 270]),
    crop=st.tuples(st.integers(-50, 50), st.integers(-50, 50)),
    margin=st.sampled_from([0, 9]),
)
def test_a_drawn_grid_is_read_as_it_was_drawn(
    grid: Grid, style: str, rotate: int, crop: tuple[int, int], margin: float
) -> None:
    page = Page(grid.xs[-1] + 50, grid.ys[-1] + 30, rotate, crop, margin)
    grid.draw(page, STYLES[style])
    assert _folded(layout(_read(page))) == _folded(grid.layout())
