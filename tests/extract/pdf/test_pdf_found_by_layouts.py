"""What random layouts showed to be misread, each in its smallest form."""

from extract.pdf.characters import Characters
from tests.extract.pdf.builder import Page, text_width
from tests.extract.pdf.grids import LEFT, Grid, Reader
from tests.extract.pdf.styles import Boxes, Edge, doubled, stroked


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


def test_a_heading_drawn_after_a_text_below_it_is_no_part_of_it(read: Reader) -> None:
    """On turned pages PDFium takes both for one line, and the merged cell is as wide as both."""
    page = Page(600, 400, rotate=270)
    grid = Grid([["head", "美元"], ["-", LEFT]], widths=[100] * 2, heights=[20, 60])
    stroked(page, [grid.box(cell) for cell in grid.cells])
    for cell in (grid.cells[0], grid.cells[2], grid.cells[1]):
        grid.write_cell(page, cell)
    (table,) = read.document(page).tables
    assert [cell.text for cell in table.cells] == ["head", "美元", "-"]


def test_a_word_with_punctuation_of_another_font_needs_room_for_both(read: Reader) -> None:
    page = Page(rotate=270)
    grid = Grid([["1", ""]], widths=[40, 200], heights=[60])
    grid.draw(page)
    x, y = grid.xs[1] + 4, grid.ys[0] + 4
    page.text(x, y, "框架框架框架框架框架框架框架", 10)
    page.text(x, y + 12, "框架框架框架框架框架框", 10)  # leaves 30 points: "2023。" needs 34
    page.text(x, y + 24, "2023。", 10)
    (table,) = read.document(page).tables
    assert table.cells[1].breaks == ()


def test_punctuation_that_justification_set_apart_begins_no_line(read: Reader) -> None:
    page = Page()
    grid = Grid([["1", ""]], widths=[40, 200], heights=[60])
    grid.draw(page)
    x, y = grid.xs[1] + 4, grid.ys[0] + 4
    page.text(x, y, "框架框架框架框架", 10)
    page.text(x, y + 12, "框架框架“试", 10)  # leaves 20 points: "点”；" needs 30
    page.text(x, y + 24, "点", 10)
    page.text(x + 13, y + 24, "”；秘书", 10)
    (table,) = read.document(page).tables
    assert table.cells[1].breaks == ()


def test_no_space_stands_between_an_ideograph_and_a_quotation_mark(read: Reader) -> None:
    page = Page()
    Grid([["", "x"]], widths=[100, 40]).draw(page)
    page.text(54, 64, "试点", 10)
    page.text(78, 64, "”；秘", 10)
    (table,) = read.document(page).tables
    assert table.cells[0].text == "试点”；秘"


def test_a_space_that_justification_set_over_the_edge_is_no_room(read: Reader) -> None:
    page = Page()
    grid = Grid([["1", ""]], widths=[40, 106], heights=[60])
    grid.draw(page)
    x, y = grid.xs[1] + 4, grid.ys[0] + 4
    page.text(x, y, "框架框架框“试", 10)  # leaves 28 points of 98: "点”；" needs 30
    page.text(x, y + 12, "点”；框架框架框", 10)
    page.text(x, y + 24, "框架框架框架框", 10)
    page.raw("10 Tc")
    page.text(x + 70, y + 24, "架 ", 10)  # its space ends 8 points beyond the column
    page.raw("0 Tc")
    (table,) = read.document(page).tables
    assert table.cells[1].breaks == ()


def test_an_ideograph_behind_a_space_needs_room_for_both(read: Reader) -> None:
    page = Page()
    grid = Grid([["1", ""]], widths=[40, 200], heights=[60])
    grid.draw(page)
    x, y = grid.xs[1] + 4, grid.ys[0] + 4
    page.text(x, y, "框架框架框架框", 10)
    page.text(x, y + 12, "框架框架框5 ", 10)  # leaves 14 points: a space and an ideograph need 16
    page.text(x, y + 24, "月份", 10)
    (table,) = read.document(page).tables
    assert table.cells[1].breaks == ()


def test_a_blank_that_pdfium_puts_before_a_ligatures_end_parts_words_all_the_same() -> None:
    """So it stands where Chromium draws each glyph by itself and one shows two letters."""
    characters = _characters(("Sta", 0.0), ("f", 15.0), ("f", 17.5), (" ", 14.8), ("with a", 22.0))
    [run] = characters.runs()
    assert run.text == "Staff with a"


def test_letters_that_are_drawn_out_of_order_are_put_in_order() -> None:
    [run] = _characters(("with", 30.0), (" ", 29.0), ("Sta", 0.0), ("ff", 15.0)).runs()
    assert run.text == "Staff with"


def _characters(*pieces: tuple[str, float]) -> Characters:
    """Pieces of a line at their places, letters 5 points wide, blanks 2 and generated."""
    found: list[tuple[str, float, float]] = []
    for text, x in pieces:
        for letter in text:
            width = {" ": 0.0, "f": 2.5}.get(letter, 5.0)
            found.append((letter, x, x + width))
            x += width or 2.0
    x0s, x1s = [x0 for _, x0, _ in found], [x1 for _, _, x1 in found]
    text = "".join(letter for letter, _, _ in found)
    return Characters(text, x0s, [0.0] * len(found), x1s, [10.0] * len(found))


def test_stops_stay_with_words_whose_letters_are_set_apart(read: Reader) -> None:
    page = Page()
    Grid([["", "x"]] * 3, widths=[400, 40], heights=[20] * 3).draw(page)
    for by, top in ((2, 64), (3, 84), (4, 104)):
        x = 54.0
        for piece in ("плана", "; ", "совета", ", ", "осуществлении", "."):
            page.raw(f"{by} Tc")
            page.text(x, top, piece, 10)
            page.raw("0 Tc")
            x += text_width(piece, 10) + by * len(piece)
    (table,) = read.document(page).tables
    found = [row[0].text for row in table.rows()]
    assert found == ["плана; совета, осуществлении."] * 3


def test_a_label_whose_middle_character_stands_on_the_edge_is_one_cell(read: Reader) -> None:
    rows = [["no", "area", "c"], ["", LEFT, "done"], ["2", "audit", "open"]]
    page, grid = Page(), Grid(rows, widths=[60] * 3)
    grid.draw(page)
    page.text(grid.xs[1] - 35, grid.ys[1] + 4, "在国家级的影响", 10)
    (table,) = read.document(page).tables
    assert [cell.text for cell in table.cells][3:5] == ["在国家级的影响", "done"]


def test_two_shaded_tables_below_each_other_with_other_columns_are_two(read: Reader) -> None:
    page = Page()
    for top, widths in ((40, [100] * 4), (140, [160, 120, 120])):
        grid = Grid([["w"] * len(widths)] * 3, top=top, widths=widths)
        for x0, y0, x1, y1 in map(grid.box, grid.cells):
            page.shade(x0 + 0.4, y0 + 0.4, x1 - 0.4, y1 - 0.4)
        grid.write(page)
    assert [table.column_count for table in read.document(page).tables] == [4, 3]


def test_the_top_row_of_an_open_table_may_be_as_low_as_its_small_print(read: Reader) -> None:
    page = Page(600, 400)
    grid = Grid(
        [["w"] * 7, ["x"] * 7, ["y"] * 7], widths=[60] * 7, heights=[7, 20, 20], size=6, padding=0
    )
    x0, top, x1, _ = grid.outline
    stroked(page, Boxes(map(grid.box, grid.cells), [Edge(x0, top, x1, top)]))
    grid.write(page)
    (table,) = read.document(page).tables
    assert [cell.text for cell in table.cells] == ["w"] * 7 + ["x"] * 7 + ["y"] * 7
