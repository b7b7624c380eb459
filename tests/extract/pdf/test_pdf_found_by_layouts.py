"""What random layouts showed to be misread, each in its smallest form."""

from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import LEFT, Grid, Reader
from tests.extract.pdf.styles import doubled, stroked


def test_annex_headings_on_two_pages_are_no_page_numbers(read: Reader) -> None:
    pages = []
    for number in (1, 2):
        page = Page()
        page.text(50, 30, f"附件 {number}")
        Grid([["a", "b"], ["c", "d"]]).draw(page)
        pages.append(page)
    paragraphs = read.document(*pages).paragraphs
    assert [(each.text, each.kind) for each in paragraphs] == [
        ("附件 1", "body"),
        ("附件 2", "body"),
    ]


def test_a_space_that_pdfium_set_at_a_lines_end_is_none(read: Reader) -> None:
    page = Page(600, 400)
    rows = [["1", "area", "100 000"], ["2. Theme", LEFT, LEFT]]
    grid = Grid(rows, widths=[100] * 3, heights=[20, 20])
    stroked(page, [grid.box(cell) for cell in grid.cells])
    for cell in reversed(grid.cells):
        grid.write_cell(page, cell)
    (table,) = read.document(page).tables
    assert table.cells[-1].text == "2. Theme"


def test_a_word_needs_room_for_the_space_before_it(read: Reader) -> None:
    page = Page()
    grid = Grid([["1", ""]], widths=[40, 200], heights=[60])
    grid.draw(page)
    x, y = grid.xs[1] + 4, grid.ys[0] + 4
    page.text(x, y, "框架框架框架框架框架abc defgh", 10)  # 154 points: a full line
    page.text(x, y + 12, "Secretariat reports on", 10)  # leaves 22, and " the" needs 24
    page.text(x, y + 24, "the plan", 10)
    (table,) = read.document(page).tables
    assert table.cells[1].breaks == ()


def test_the_rest_of_one_cell_alone_on_a_page_stays_in_its_grid(read: Reader) -> None:
    first, second = Page(), Page()
    Grid([["no", "a", "b"], ["1", "one", "two"]], widths=[100] * 3).draw(first)
    Grid([["", "goes on", ""]], widths=[100] * 3).draw(second)
    tables = read.document(first, second).tables
    assert [table.column_count for table in tables] == [3, 3]
    assert [cell.text for cell in tables[1].cells] == ["", "goes on", ""]


def test_a_space_that_hangs_over_a_double_rule_makes_no_column(read: Reader) -> None:
    page = Page()
    # A column of 38 points: "States " reaches over its edge by a space.
    grid = Grid([["no", "a", "b"], ["1", "", "two"]], widths=[40, 38, 60], heights=[20, 30])
    doubled(page, [grid.box(cell) for cell in grid.cells])
    grid.write(page)
    page.text(grid.xs[1] - 0.8, grid.ys[1] + 2, "States ", 10)
    page.text(grid.xs[1] + 1, grid.ys[1] + 14, "they", 10)
    (table,) = read.document(page).tables
    assert table.column_count == 3
