"""Tables with a rule under every row and none between columns: what random plans showed."""

from tests.extract.pdf.alignment.pages import Column, texts, write
from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import Reader

COLUMNS = [Column(50, 40), Column(110, 120), Column(250, 60), Column(330, 60), Column(410, 130)]
Rows = list[list[list[str]]]


def _page(rows: Rows, columns: list[Column] = COLUMNS, *, more: int = 0) -> Page:
    """Rows of cells of lines with rules over and under each; `more` rows stay without a rule."""
    page, y = Page(), 50.0
    right = columns[-1].x + columns[-1].width
    page.line(50, y, right, y)
    for number, row in enumerate(rows, start=1):
        for column, lines in zip(columns, row, strict=True):
            write(page, column, y + 4, lines)
        y += 8 + 12 * max(map(len, row))
        if number <= len(rows) - more:
            page.line(50, y, right, y)
    return page


def test_a_column_without_any_text_has_its_heading(read: Reader) -> None:
    rows = [
        [["no"], ["what is done", "by the office"], ["", "2023"], ["", "2024"], ["remarks"]],
        [["1"], ["first"], ["X"], [], ["none"]],
        [["2"], ["second"], ["-"], [], ["some words"]],
        [["3"], ["third"], ["X"], [], ["more words"]],
        [["4"], ["fourth"], ["X"], [], ["other words"]],
    ]
    (found,) = read.document(_page(rows)).tables
    assert found.column_count == 5
    assert [cell.text for cell in found.cells if cell.column == 3 and cell.text] == ["2024"]


def test_a_title_last_on_a_page_is_a_row_where_rules_stand_around_it(read: Reader) -> None:
    rows = [
        [["no"], ["measure"], ["2023"], ["2024"], ["remarks"]],
        [["1"], ["first"], ["X"], ["-"], ["none"]],
        [["2"], ["second"], ["-"], ["X"], ["some"]],
        [["2. Other"], [], [], [], []],
    ]
    (found,) = read.document(_page(rows)).tables
    assert found.row_count == 4
    assert [cell.text for cell in found.rows()[3] if cell.text] == ["2. Other"]


def test_rules_part_rows_of_which_justification_made_pieces(read: Reader) -> None:
    """Words that stand far apart look like texts of their own, figures below figures."""
    page = _page(
        [
            [["no"], ["measure"], ["2023"], ["2024"], ["remarks"]],
            [["1"], ["", "", "", "", "", ""], ["X"], ["-"], ["none"]],
            [["2"], ["", "", "", "", "", ""], ["X"], ["-"], ["none"]],
            [["3"], ["", "", "", "", "", ""], ["X"], ["-"], ["none"]],
        ]
    )
    for row in range(3):
        top = 50 + 20 + 80 * row + 4
        for line in range(6):
            left, right = ("of 13", "76") if line in (2, 3) else ("the", "plan")
            page.text(110, top + 12 * line, left, 10)
            page.text(110 + 118 - 6 * len(right), top + 12 * line, right, 10)
    (found,) = read.document(page).tables
    assert found.row_count == 4
    assert [cell.text for row in found.rows()[1:] for cell in row[:1]] == ["1", "2", "3"]


def test_a_mark_behind_ideographic_brackets_and_stops_is_one(read: Reader) -> None:
    rows = [
        [["no"], ["measure"], ["2023"], ["2024"], ["remarks"]],
        [["1"], ["框架（初步）。¹"], ["X"], ["-"], ["制定、《组织法》。²"]],
        [["2"], ["- -；-。³"], ["X"], ["-"], ["制定"]],
    ]
    (found,) = read.document(_page(rows)).tables
    assert texts(found)[2][1] == "- -；-。³"
    assert texts(found)[1] == ["1", "框架（初步）。¹", "X", "-", "制定、《组织法》。²"]
