"""What makes a table of rules, however they were drawn, and what doesn't."""

import pytest

from extract.document import Paragraph
from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import ABOVE, LEFT, Grid, Reader, layout
from tests.extract.pdf.styles import (
    STYLES,
    Style,
    bars,
    dots,
    edges_of,
    in_form,
    rectangles,
    stroked,
)

ROWS = [
    ["No.", "Area", LEFT, "状态"],
    ["1", "two\nlines", "问责职能", "正在进行"],
    [ABOVE, "x", "", "done"],
    ["2", "merged", LEFT, LEFT],
]


@pytest.mark.parametrize("style", STYLES)
def test_each_way_of_drawing_rules_gives_the_same_cells(read: Reader, style: str) -> None:
    page = Page()
    grid = Grid(ROWS).draw(page, STYLES[style])
    table = read.table(page)
    assert layout(table) == grid.layout()
    assert (table.row_count, table.column_count, table.evidence) == (4, 4, "rules")


def test_places_are_the_boxes_between_the_rules(read: Reader) -> None:
    page = Page()
    grid = Grid(ROWS).draw(page)
    table = read.table(page)
    for cell, drawn in zip(table.cells, grid.cells, strict=True):
        (place,) = cell.places
        assert (place.x0, place.top, place.x1, place.bottom) == pytest.approx(grid.box(drawn))
        assert place.lines == (len(drawn.text.split("\n")) if drawn.text else 0)
    (place,) = table.places
    assert (place.x0, place.top, place.x1, place.bottom) == pytest.approx(grid.outline)


def test_a_merge_that_is_no_rectangle_is_cut_by_rows(read: Reader) -> None:
    page = Page()
    grid = Grid(
        [["one text for both", ""], ["c", "d"], ["e", "f"]], widths=(60, 60), heights=(20, 20, 20)
    )
    x0, x1, x2 = grid.xs
    y0, y1, y2, y3 = grid.ys
    page.raw("0.5 w", page.rectangle(x0, y0, x2, y3), "S")
    page.line(x1, y1, x1, y3)  # between c and d, e and f
    page.line(x0, y1, x1, y1)  # between a and c, so a, b and d are one
    page.line(x0, y2, x2, y2)
    grid.write(page)
    assert layout(read.table(page)) == [
        (0, 0, 1, 2, "one text for both"),
        (1, 0, 1, 1, "c"),
        (1, 1, 1, 1, "d"),
        (2, 0, 1, 1, "e"),
        (2, 1, 1, 1, "f"),
    ]


def test_an_edge_of_which_little_is_drawn_is_none(read: Reader) -> None:
    page = Page()
    grid = Grid([["a", "b"], ["c", LEFT]], widths=(60, 60), heights=(20, 20)).draw(page)
    page.line(grid.xs[1], grid.ys[1], grid.xs[1], grid.ys[1] + 8)
    assert layout(read.table(page)) == grid.layout()


def test_an_edge_with_a_small_piece_missing_is_one(read: Reader) -> None:
    page = Page()
    grid = Grid([["a", "b"], ["c", LEFT]], widths=(60, 60), heights=(20, 20)).draw(page)
    page.line(grid.xs[1], grid.ys[1], grid.xs[1], grid.ys[1] + 14)
    assert [cell[3] for cell in layout(read.table(page))] == [1, 1, 1, 1]


def test_shading_alone_makes_no_columns(read: Reader) -> None:
    page = Page()
    for number, x in enumerate((50, 150, 250)):
        page.shade(x, 60, x + 100, 80)
        page.text(x + 5, 65, f"c{number}")
    assert read.document(page).tables == []


def test_shading_behind_paragraphs_adds_no_columns(read: Reader) -> None:
    page = Page()
    grid = Grid([["a", "b"], ["c", "d"]], widths=(80, 80), heights=(40, 40))
    for cell in grid.cells:
        x0, top, x1, bottom = grid.box(cell)
        page.shade(x0 + 5.4, top + 2, x1 - 5.4, bottom - 2)
        page.shade(x0 + 20, top + 5, x0 + 30, bottom - 5)
    grid.draw(page)
    assert layout(read.table(page)) == grid.layout()


def test_striped_rows_add_no_rows(read: Reader) -> None:
    page = Page()
    grid = Grid([["a\nb", "c\nd"], ["e", "f"]], widths=(80, 80))
    x0, top, x1, _ = grid.outline
    page.shade(x0, top, x1, top + 14)
    grid.draw(page)
    assert layout(read.table(page)) == grid.layout()


def test_paths_that_paint_nothing_are_no_rules(read: Reader) -> None:
    page = Page()
    grid = Grid([["a", "b"], ["c", "d"]], widths=(80, 80)).draw(page)
    x0, top, x1, bottom = grid.outline
    page.raw(page.path(x0 + 30, top, x0 + 30, bottom), "n")
    page.raw("q", page.rectangle(x0 + 5, top, x1 - 5, bottom), "W n", "Q")
    assert layout(read.table(page)) == grid.layout()


def test_rules_outside_the_page_are_none(read: Reader) -> None:
    page = Page(300, 200, crop=(100, 100), margin=100)
    grid = Grid([["a", "b"], ["c", "d"]], widths=(100, 100)).draw(page)
    for y in grid.ys:
        page.line(grid.xs[-1], y, 350, y)
    for x in (320, 350):
        page.line(x, grid.ys[0], x, grid.ys[-1])
    assert read.table(page).column_count == 3  # the last has an open side


def test_a_path_is_closed_by_a_line(read: Reader) -> None:
    """The only line between the two columns is the one that closes the first cell's path."""
    page = Page()
    grid = Grid([["a", "b"]], widths=(60, 60), heights=(30,))
    x0, x1, x2 = grid.xs
    top, bottom = (page.height - y for y in grid.ys)
    first, second = ((x1, bottom), (x0, bottom), (x0, top), (x1, top)), ((x1, top), (x2, top))
    page.raw(*(f"{x} {y} {'l' if step else 'm'}" for step, (x, y) in enumerate(first)), "h S")
    page.raw(*(f"{x} {y} {'l' if step else 'm'}" for step, (x, y) in enumerate(second)))
    page.raw(f"{x2} {bottom} l {x1} {bottom} l S")
    grid.write(page)
    assert layout(read.table(page)) == grid.layout()


def test_underlines_and_strokes_make_no_table(read: Reader) -> None:
    page = Page()
    page.text(50, 60, "underlined words")
    page.line(50, 71, 146, 71)
    page.text(50, 90, "more of them")
    page.line(50, 101, 122, 101)
    document = read.document(page)
    assert document.blocks == (Paragraph("underlined words\nmore of them", "body", 1),)


def test_two_tables_on_a_page_are_two(read: Reader) -> None:
    page = Page()
    first = Grid([["a", "b"], ["c", "d"]]).draw(page)
    second = Grid([["e", "f", "g"], ["h", "i", "j"]], top=first.ys[-1] + 20).draw(page)
    beside = Grid([["k", "l"], ["m", "n"]], left=300).draw(page)
    tables = read.document(page).tables
    assert [layout(one) for one in tables] == [one.layout() for one in (first, beside, second)]


def test_a_frame_around_the_page_swallows_no_table(read: Reader) -> None:
    page = Page()
    page.raw("1 w", page.rectangle(20, 20, 580, 380), "S")
    page.text(50, 30, "Title")
    first = Grid([["a", "b"], ["c", "d"]]).draw(page)
    second = Grid([["e", "f"], ["g", "h"]], top=200).draw(page, bars)
    document = read.document(page)
    assert [layout(one) for one in document.tables] == [first.layout(), second.layout()]
    assert [block.text for block in document.paragraphs] == ["Title"]


def test_a_frame_with_a_band_for_the_title_swallows_no_table(read: Reader) -> None:
    page = Page()
    stroked(page, [(20, 20, 580, 50), (20, 50, 580, 380)])
    page.text(50, 30, "Title")
    grid = Grid([["a", "b"], ["c", "d"]]).draw(page)
    document = read.document(page)
    assert [layout(one) for one in document.tables] == [grid.layout()]
    assert [block.text for block in document.paragraphs] == ["Title"]


@pytest.mark.parametrize("style", [rectangles, bars])
def test_a_boxed_paragraph_is_no_table(read: Reader, style: Style) -> None:
    page = Page()
    grid = Grid([["A paragraph\nin a box"]])
    grid.draw(page, style)
    assert read.document(page).blocks == (Paragraph("A paragraph\nin a box", "body", 1),)


def test_boxes_one_above_the_other_are_no_table(read: Reader) -> None:
    page = Page()
    Grid([["first box"], ["second box"]]).draw(page)
    document = read.document(page)
    assert document.tables == []
    assert [block.text for block in document.paragraphs] == ["first box\nsecond box"]


def test_a_grid_without_text_is_no_table(read: Reader) -> None:
    page = Page()
    page.text(50, 20, "A form to fill in")
    Grid([["", ""], ["", ""]]).draw(page)
    assert read.document(page).tables == []


def test_one_row_is_a_table(read: Reader) -> None:
    assert read.cells(lambda page: Grid([["a", "b", "c"]]).draw(page)) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 1, "b"),
        (0, 2, 1, 1, "c"),
    ]


def test_open_outer_sides_are_closed(read: Reader) -> None:
    page = Page()
    grid = Grid([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]], widths=(50, 50, 50))
    for y in grid.ys:
        page.line(grid.xs[0], y, grid.xs[-1], y)
    for x in grid.xs[1:-1]:
        page.line(x, grid.ys[0], x, grid.ys[-1])
    grid.write(page)
    table = read.table(page)
    assert layout(table) == grid.layout()
    assert (table.places[0].x0, table.places[0].x1) == pytest.approx(
        (grid.xs[0], grid.xs[-1]), abs=1
    )


def test_open_top_and_foot_are_closed(read: Reader) -> None:
    page = Page()
    grid = Grid([["a", "b"], ["c", "d"], ["e", "f"]], widths=(50, 50), heights=(24, 24, 24))
    for y in grid.ys[1:-1]:
        page.line(grid.xs[0], y, grid.xs[-1], y)
    for x in grid.xs:
        page.line(x, grid.ys[0], x, grid.ys[-1])
    grid.write(page)
    assert layout(read.table(page)) == grid.layout()


def test_a_rule_missing_on_one_side_only_is_closed(read: Reader) -> None:
    """A row torn by a page's end has no rule at its foot in some producers."""
    page = Page()
    grid = Grid([["a", "b"], ["c", "d"]], widths=(50, 50), heights=(24, 24))
    for y in grid.ys[:-1]:
        page.line(grid.xs[0], y, grid.xs[-1], y)
    for x in grid.xs:
        page.line(x, grid.ys[0], x, grid.ys[-1])
    grid.write(page)
    assert layout(read.table(page)) == grid.layout()


def test_a_narrow_column_of_text_is_no_double_rule(read: Reader) -> None:
    grid = Grid([["a", "i", "b"], ["c", "j", "d"]], size=5, padding=1, widths=(40, 6, 40))
    assert read.cells(lambda page: grid.draw(page)) == grid.layout()


def test_text_across_a_double_rule_in_a_merged_cell_keeps_it_one(read: Reader) -> None:
    page = Page()
    grid = Grid([["a theme over all columns", LEFT], ["a", "b"], ["c", "d"]], widths=(80, 80))
    grid.draw(page, STYLES["doubled"])
    assert layout(read.table(page)) == grid.layout()


def test_text_under_a_table_does_not_part_its_double_rules(read: Reader) -> None:
    page = Page()
    grid = Grid([["a", "b"], ["c", "d"]]).draw(page, STYLES["doubled"])
    for line in range(4):
        page.text(30, 200 + 12 * line, "words below in a long line under the table's columns", 10)
    assert layout(read.table(page)) == grid.layout()


@pytest.mark.parametrize("style", [dots, in_form])
def test_mixed_styles_make_one_table(read: Reader, style: Style) -> None:
    page = Page()
    grid = Grid(ROWS)
    boxes = [grid.box(cell) for cell in grid.cells]
    style(page, boxes[::2])
    rectangles(page, boxes[1::2])
    grid.write(page)
    assert layout(read.table(page)) == grid.layout()


def test_dashes_of_which_each_stands_a_little_higher_or_lower_are_one_line(read: Reader) -> None:
    page, grid = Page(), Grid([["a", "b"], ["c", "d"]])
    for edge in edges_of([grid.box(cell) for cell in grid.cells]):
        for number, piece in enumerate(edge.cut(4, 2)):
            by = 0.4 * (number % 3)
            moved = piece.moved(by)
            page.line(moved.x0, moved.y0, moved.x1, moved.y1)
    grid.write(page)
    assert layout(read.table(page)) == grid.layout()


@pytest.mark.parametrize(
    ("length", "gap", "count"),
    [
        (30, 5, 8),  # too long for dashes
        (8, 12, 12),  # too far apart
        (8, 5, 4),  # too few
    ],
)
def test_boxes_in_a_row_are_no_dashes(read: Reader, length: float, gap: float, count: int) -> None:
    page = Page()
    for number in range(count):
        x = 50 + number * (length + gap)
        page.raw("0.5 w", page.rectangle(x, 60, x + length, 80), "S")
        page.text(x + 1, 64, "ab"[number % 2])
    assert read.document(page, reader="rules").tables == []


def test_boxes_at_uneven_steps_are_no_dashes(read: Reader) -> None:
    page = Page()
    for number in range(10):
        x = 50 + number * 13 + number % 2
        page.raw("0.5 w", page.rectangle(x, 60, x + 8, 80), "S")
        page.text(x + 1, 64, "ab"[number % 2])
    assert read.document(page, reader="rules").tables == []
