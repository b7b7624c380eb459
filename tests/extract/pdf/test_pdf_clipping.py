"""Rules that are drawn, but not or not wholly to be seen, and rules drawn in unusual ways."""

from collections.abc import Sequence

import pytest

from extract.pdf import read_pdf
from tests.extract.pdf.builder import Page, Pdf, numbers
from tests.extract.pdf.grids import LEFT, Grid, Reader, layout
from tests.extract.pdf.styles import Box, edges_of

ROWS = [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]


def _grid() -> Grid:
    return Grid(ROWS, widths=(60, 60, 60), heights=(24, 24, 24))


def _rules(read: Reader, page: Page) -> list[object]:
    return [layout(one) for one in read.document(page, reader="rules").tables]


def _edges(page: Page, grid: Grid, width: float = 0.5) -> None:
    for edge in edges_of(map(grid.box, grid.cells)):
        page.line(edge.x0, edge.y0, edge.x1, edge.y1, width)


def test_a_rule_outside_its_clip_is_none(read: Reader) -> None:
    page, grid = Page(), _grid()
    grid.draw(page)
    x0, top, x1, bottom = grid.outline
    page.raw("q", page.rectangle(300, 300, 400, 350), "W n")
    page.line(x0 + 30, top, x0 + 30, bottom)
    page.fill(x0, top + 10, x1, top + 11)
    page.raw("Q")
    assert _rules(read, page) == [grid.layout()]


def test_a_rule_is_as_long_as_its_clip_lets_it_be(read: Reader) -> None:
    """A line down the whole table, clipped to its first row: below it the cells are merged."""
    page = Page()
    grid = Grid([["a", "b"], ["c", LEFT], ["d", LEFT]], widths=(80, 80), heights=(24, 24, 24))
    x0, top, x1, bottom = grid.outline
    for y in grid.ys:
        page.line(x0, y, x1, y)
    for x in (x0, x1):
        page.line(x, top, x, bottom)
    page.raw("q", page.rectangle(x0, top, x1, grid.ys[1]), "W n")
    page.line(grid.xs[1], top, grid.xs[1], bottom)
    page.raw("Q")
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


def test_a_fill_clipped_to_a_line_is_a_rule(read: Reader) -> None:
    page, grid = Page(), _grid()
    for edge in edges_of(map(grid.box, grid.cells)):
        box = (edge.x0 - 0.3, edge.y0 - 0.3, edge.x1 + 0.3, edge.y1 + 0.3)
        page.raw("q", page.rectangle(*box), "W n")
        page.fill(0, 0, 600, 400)
        page.raw("Q")
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


def test_a_clip_within_a_clip_leaves_what_both_let_through(read: Reader) -> None:
    page, grid = Page(), _grid()
    grid.draw(page)
    x0, top, x1, bottom = grid.outline
    page.raw("q", page.rectangle(0, 0, x1 - 20, 400), "W n")
    page.raw("q", page.rectangle(x0 + 50, 5, 600, 395), "W n")
    page.line(x0 + 30, top, x0 + 30, bottom)
    page.raw("Q Q")
    assert _rules(read, page) == [grid.layout()]


@pytest.mark.parametrize("matrix", [(1, 0, 0, 1, 0, 0), (0.5, 0, 0, 0.5, 20, 30)])
def test_a_form_shows_what_its_bounding_box_lets_through(
    read: Reader, matrix: tuple[float, float, float, float, float, float]
) -> None:
    """The third column's lines are in the form, but outside its /BBox."""
    page, grid = Page(), Grid([["a", "b"], ["c", "d"]], widths=(60, 60), heights=(24, 24))
    scale, _, _, _, right, up = matrix
    with page.form(matrix) as form:
        for edge in edges_of([*map(grid.box, grid.cells), (170, 60, 230, 84), (170, 84, 230, 108)]):
            x0, x1 = ((x - right) / scale for x in (edge.x0, edge.x1))
            y0, y1 = ((page.height - y - up) / scale for y in (edge.y0, edge.y1))
            form.raw(f"0.5 w {numbers(x0, y0)} m {numbers(x1, y1)} l S")
    grid.write(page)
    page.text(180, 64, "x")
    end = (grid.xs[-1] + 5 - right) / scale
    pdf = Pdf(page)
    read.path.write_bytes(_with_box(pdf, f"-999 -999 {end:4.0f} 9999"))
    assert [layout(one) for one in read_pdf(read.path, reader="rules").tables] == [grid.layout()]


def test_a_form_stands_where_it_is_painted(read: Reader) -> None:
    page, grid = Page(), _grid()
    page.raw("q 0.5 0 0 0.5 10 20 cm")
    with page.form((2, 0, 0, 2, 0, 0)) as form:
        for edge in edges_of(map(grid.box, grid.cells)):
            y0, y1 = page.height - edge.y0 - 20, page.height - edge.y1 - 20
            form.raw(f"{numbers(edge.x0 - 10, y0)} m {numbers(edge.x1 - 10, y1)} l S")
    page.raw("Q")
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


def _with_box(pdf: Pdf, box: str) -> bytes:
    """The file with another /BBox of the same length in its form."""
    old = b"-9999 -9999 9999 9999"
    return pdf.data().replace(old, box.encode().ljust(len(old)))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_content_turned_by_its_matrix_is_read_as_displayed(
    read: Reader, rotate: int, turn: int
) -> None:
    """A page whose rules are drawn turned by the matrix, whatever its /Rotate says."""
    page, grid = Page(500, 500, rotate=rotate), _grid()
    size = 500
    matrix = {
        90: (0, 1, -1, 0, size, 0),
        180: (-1, 0, 0, -1, size, size),
        270: (0, -1, 1, 0, 0, size),
    }
    page.raw(f"q {numbers(*matrix[turn])} cm 0.5 w")
    for x0, top, x1, bottom in map(grid.box, grid.cells):
        points = [
            _back(turn, size, x, size - y)
            for x, y in ((x0, top), (x1, top), (x1, bottom), (x0, bottom))
        ]
        steps = [f"{numbers(*at)} {'l' if step else 'm'}" for step, at in enumerate(points)]
        page.raw(*steps, "s")
    page.raw("Q")
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


def _back(turn: int, size: float, x: float, y: float) -> tuple[float, float]:
    """The point that a turned space's matrix takes to this one."""
    return {90: (y, size - x), 180: (size - x, size - y), 270: (size - y, x)}[turn]


@pytest.mark.parametrize("kind", ["ca", "CA"])
def test_a_rule_without_opacity_is_none(read: Reader, kind: str) -> None:
    page, grid = Page(), _grid()
    grid.draw(page)
    x0, top, _, bottom = grid.outline
    page.raw("/Clear gs")
    if kind == "CA":
        page.line(x0 + 30, top, x0 + 30, bottom)
    else:
        page.fill(x0 + 30, top, x0 + 31, bottom)
    page.raw("/Opaque gs")
    states = "/ExtGState<</Clear<</ca 0/CA 0>>/Opaque<</ca 1/CA 1>>>>"
    read.path.write_bytes(_with_states(Pdf(page), states))
    assert [layout(one) for one in read_pdf(read.path, reader="rules").tables] == [grid.layout()]


def _with_states(pdf: Pdf, states: str) -> bytes:
    """The file with graphics states in its page's resources."""
    return pdf.data().replace(b"/Resources<</Font", f"/Resources<<{states}/Font".encode())


@pytest.mark.parametrize("side", ["left", "top", "right", "bottom", "all"])
def test_a_missing_side_of_the_outer_frame_is_closed(read: Reader, side: str) -> None:
    page, grid = Page(), _grid()
    x0, top, x1, bottom = grid.outline
    for edge in edges_of(map(grid.box, grid.cells)):
        sides = {
            "left": edge.x0 == edge.x1 == x0,
            "right": edge.x0 == edge.x1 == x1,
            "top": edge.y0 == edge.y1 == top,
            "bottom": edge.y0 == edge.y1 == bottom,
        }
        if not (any(sides.values()) if side == "all" else sides[side]):
            page.line(edge.x0, edge.y0, edge.x1, edge.y1)
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


@pytest.mark.parametrize("share", [0.55, 0.8])
def test_an_edge_of_which_a_part_is_missing_is_one(read: Reader, share: float) -> None:
    page, grid = Page(), _grid()
    x, top, y, bottom = grid.xs[1], grid.ys[1], grid.ys[2], grid.ys[2]
    for edge in edges_of(map(grid.box, grid.cells)):
        if (edge.x0, edge.y0) == (x, top) and not edge.across:
            page.line(x, top, x, top + share * (bottom - top))
        elif (edge.x0, edge.y0) == (x, y) and edge.across:
            page.line(x, y, x + share * (edge.x1 - x), y)
        else:
            page.line(edge.x0, edge.y0, edge.x1, edge.y1)
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


@pytest.mark.parametrize("thick", [2, 2.5, 3])
def test_a_thick_frame_around_thin_lines_is_part_of_the_table(read: Reader, thick: float) -> None:
    page, grid = Page(), _grid()
    x0, top, x1, bottom = grid.outline
    page.raw(f"{thick} w", page.rectangle(x0, top, x1, bottom), "S")
    for x in grid.xs[1:-1]:
        page.line(x, top + thick / 2, x, bottom - thick / 2)
    for y in grid.ys[1:-1]:
        page.line(x0 + thick / 2, y, x1 - thick / 2, y)
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


@pytest.mark.parametrize("thick", [1, 3])
def test_a_frame_filled_between_two_rectangles_is_rules(read: Reader, thick: float) -> None:
    page, grid = Page(), Grid([["a", "b"]], widths=(60, 60), heights=(30,))
    for x0, top, x1, bottom in map(grid.box, grid.cells):
        outer = page.rectangle(x0, top, x1, bottom)
        inner = page.rectangle(x0 + thick, top + thick, x1 - thick, bottom - thick)
        page.raw(outer, inner, "f*")
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


@pytest.mark.parametrize("short", [1, 2, 3])
def test_lines_that_stop_short_of_those_they_meet_cross_them(read: Reader, short: float) -> None:
    page, grid = Page(), _grid()
    x0, _, x1, _ = grid.outline
    for y in grid.ys:
        page.line(x0, y, x1, y)
    for x in grid.xs:
        for top, bottom in zip(grid.ys, grid.ys[1:], strict=False):
            page.line(x, top + short, x, bottom - short)
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


@pytest.mark.parametrize("apart", [0.3, 0.8, 1.5])
def test_rules_drawn_twice_are_one(read: Reader, apart: float) -> None:
    page, grid = Page(), _grid()
    for edge in edges_of(map(grid.box, grid.cells)):
        for one in (edge, edge.moved(apart)):
            page.line(one.x0, one.y0, one.x1, one.y1)
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


@pytest.mark.parametrize(("dash", "gap"), [(1, 2), (2, 4), (0.6, 5), (6, 6)])
@pytest.mark.parametrize("one_path", [False, True])
def test_very_many_short_dashes_are_rules(
    read: Reader, dash: float, gap: float, one_path: bool
) -> None:
    page, grid = Page(), Grid(ROWS, widths=(60, 60, 60), heights=(60, 60, 60))
    pieces = [
        page.path(piece.x0, piece.y0, piece.x1, piece.y1)
        for edge in edges_of([grid.outline, *_lines(grid)])
        for piece in edge.cut(dash, gap)
    ]
    page.raw("0.6 w", *(pieces if one_path else [f"{one} S" for one in pieces]), "S")
    grid.write(page)
    assert _rules(read, page) == [grid.layout()]


def _lines(grid: Grid) -> Sequence[Box]:
    """Boxes whose sides are the grid's inner lines, from one end of the table to the other."""
    x0, top, x1, bottom = grid.outline
    return [(x0, grid.ys[1], x1, grid.ys[2]), (grid.xs[1], top, grid.xs[2], bottom)]


def test_small_boxes_in_a_row_are_no_dashes(read: Reader) -> None:
    page = Page()
    for number in range(8):
        page.raw("0.5 w", page.rectangle(60 + 18 * number, 60, 70 + 18 * number, 70), "S")
        page.text(62 + 18 * number, 60, "x", 8)
    assert _rules(read, page) == []
