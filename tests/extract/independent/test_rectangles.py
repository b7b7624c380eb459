"""The grid that the rectangles of cells make."""

from extract.pdf.independent.rectangles import Rectangle, table_of
from tests.extract.pdf.grids import Layout, layout


def cells(*rectangles: tuple[float, float, float, float, str]) -> Layout:
    return layout(table_of([Rectangle(*one) for one in rectangles], page=1))


def test_edges_make_rows_and_columns() -> None:
    assert cells(
        (50, 10, 90, 20, "b"), (10, 10, 50, 20, "a"), (10, 20, 50, 30, "c"), (50, 20, 90, 30, "d")
    ) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")]


def test_a_cell_spans_the_edges_of_others() -> None:
    assert cells(
        (10, 10, 90, 20, "wide"),
        (10, 20, 50, 40, "high"),
        (50, 20, 90, 30, "x"),
        (50, 30, 90, 40, "y"),
    ) == [(0, 0, 1, 2, "wide"), (1, 0, 2, 1, "high"), (1, 1, 1, 1, "x"), (2, 1, 1, 1, "y")]


def test_a_place_without_a_cell_stays_empty() -> None:
    assert cells((10, 10, 50, 20, "a"), (50, 20, 90, 30, "d")) == [
        (0, 0, 1, 1, "a"),
        (1, 1, 1, 1, "d"),
    ]


def test_of_two_cells_over_each_other_the_second_gets_what_is_left() -> None:
    table = cells((10, 10, 50, 30, "a"), (10, 20, 90, 30, "b"), (50, 10, 90, 20, "c"))
    assert table == [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "c"), (1, 1, 1, 1, "b")]


def test_the_text_of_a_cell_that_lies_in_another_is_kept() -> None:
    table = table_of(
        [Rectangle(10, 10, 50, 30, "outer"), Rectangle(10, 10, 50, 30, "inner")], page=3
    )
    [cell] = table.cells
    assert cell.text == "outer\ninner"
    assert [(place.page, place.lines) for place in cell.places] == [(3, 2)]


def test_blank_lines_are_no_lines() -> None:
    table = table_of([Rectangle(0, 0, 9, 9, "\n a\n\nb\n")], page=1)
    assert table.cells[0].text == " a\nb"
    assert table.places[0].page == 1


def test_a_sliver_is_no_cell() -> None:
    assert cells((10, 10, 50, 20, "a"), (50, 10, 50.001, 20, "")) == [(0, 0, 1, 1, "a")]
