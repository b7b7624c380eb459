"""Any grid of texts without a rule, its rows parted by a gap, is read as it was drawn."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.text import fold
from tests.extract.pdf.alignment.pages import texts
from tests.extract.pdf.builder import Page, Pdf, text_width
from tests.extract.pdf.grids import Reader

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CJK = "问责职能和制度风险管理正在进行尚未编列预算"
_words = st.text(_LATIN, min_size=2, max_size=9).filter(lambda text: text not in ("na", "nn"))
_labels = st.text(_LATIN, min_size=8, max_size=16).map(str.capitalize)
_ideographs = st.text(_CJK, min_size=2, max_size=7)
_figures = st.integers(0, 99999).map(lambda value: f"{value:,}")
_blank = st.just("")


def _longest_first(lines: list[str]) -> list[str]:
    """A last line that stood out of the table alone would be no part of it."""
    return sorted(lines, key=lambda line: -text_width(line, 10))


@st.composite
def _columns(draw: st.DrawFn, rows: int, *, blanks: bool = True) -> tuple[str, list[list[str]]]:
    """The side that a column's texts stand at, and its cells as lines."""
    one = draw(st.sampled_from([_words, _ideographs, _figures]))
    side = draw(st.sampled_from("lcr"))
    deep = 1 if one is _figures else 3
    lines = st.lists(one, min_size=1, max_size=deep).map(_longest_first)
    cells = [draw(lines) for _ in range(rows)]
    blank = draw(st.sets(st.integers(1, rows - 1), max_size=rows // 3 if blanks else 0))
    return side, [[""] if number in blank else cell for number, cell in enumerate(cells)]


@st.composite
def _grids(draw: st.DrawFn) -> tuple[list[str], list[list[list[str]]]]:
    """The sides of columns, and rows of cells; a row's first cell is a line of its own."""
    height = draw(st.integers(3, 7))
    first = draw(st.lists(_labels, min_size=height, max_size=height, unique=True))
    others = draw(st.lists(_columns(height), min_size=1, max_size=4))
    others.append(draw(_columns(height, blanks=False)))
    sides = ["l", *(side for side, _ in others)]
    columns = [[[text] for text in first], *(cells for _, cells in others)]
    return sides, [list(row) for row in zip(*columns, strict=True)]


@settings(max_examples=150, deadline=None)
@given(
    grid=_grids(),
    size=st.sampled_from([7, 9, 10]),
    gutter=st.floats(8, 30),
    gap=st.floats(4, 8),
    rotate=st.sampled_from([0, 90, 270]),
)
def test_a_grid_without_rules_is_read_as_it_was_drawn(
    grid: tuple[list[str], list[list[list[str]]]],
    size: float,
    gutter: float,
    gap: float,
    rotate: int,
) -> None:
    sides, rows = grid
    page = Page(900, 500, rotate)
    x = 40.0
    for column, side in enumerate(sides):
        cells = [row[column] for row in rows]
        width = max(text_width(line, size) for cell in cells for line in cell)
        y = 40.0
        for row, cell in zip(rows, cells, strict=True):
            for number, line in enumerate(cell):
                free = width - text_width(line, size)
                left = x + {"l": 0.0, "c": free / 2, "r": free}[side]
                page.text(left, y + 1.2 * size * number, line, size)
            y += 1.2 * size * max(map(len, row)) + gap
        # Words that all stand equally far apart are a line of justified text.
        x += width + gutter + 8 * (column % 2)
    with tempfile.TemporaryDirectory() as folder:
        (found,) = Reader(Path(folder)).pdf(Pdf(page)).tables
    expected = [[fold("\n".join(cell)) for cell in row] for row in rows]
    assert [[fold(text) for text in row] for row in texts(found)] == expected
