"""Tables whose columns are shown by where their texts stand."""

import pytest

from tests.extract.pdf.alignment.pages import Column, prose, spans, table, texts
from tests.extract.pdf.builder import Page, text_width
from tests.extract.pdf.grids import Reader

THREE = [Column(50, 120), Column(200, 60, "r"), Column(290, 60, "r")]
SALES = [
    ["Item", "2012", "2013"],
    ["Goods", "1,234", "12"],
    ["Services", "17", "(3.5)"],
    ["Total", "1,251", "–"],
]


def test_columns_are_told_by_white_gutters(read: Reader) -> None:
    page = Page()
    table(page, THREE, SALES)
    document = read.document(page)
    (found,) = document.tables
    assert (document.reader, found.evidence) == ("alignment", "alignment")
    assert texts(found) == SALES


@pytest.mark.parametrize("side", ["l", "c", "r"])
def test_texts_may_stand_left_right_or_in_the_middle(read: Reader, side: str) -> None:
    page = Page()
    columns = [Column(50 + 110 * number, 90, side) for number in range(4)]
    rows = [
        ["one", "three", "five", "x"],
        ["seven", "a", "longer", "b"],
        ["c", "word", "d", "nine"],
    ]
    table(page, columns, rows)
    assert texts(read.table(page)) == rows


def test_ideographs_need_no_wider_gutters(read: Reader) -> None:
    page = Page()
    columns = [Column(50, 50), Column(108, 50), Column(166, 60)]
    rows = [
        ["问责职能", "预算状况", "2023 年"],
        ["风险管理", "编列预算", "1 000"],
        ["制度", "", "X"],
    ]
    table(page, columns, rows)
    assert texts(read.table(page)) == rows


@pytest.mark.parametrize("gap", [0, 3, 8])
def test_wrapped_texts_are_one_cell(read: Reader, gap: float) -> None:
    page = Page()
    columns = [Column(50, 90), Column(170, 40, "r"), Column(240, 130)]
    rows = [
        ["Country or area", "Share", "Remarks"],
        ["Norway and many small islands", "12.5", "none"],
        ["Chile", "7", "the words of a remark that is wrapped into four lines or five"],
        ["Peru", "1,000", "nothing much to say here but this"],
    ]
    table(page, columns, rows, gap=gap)
    found = texts(read.table(page))
    assert [[" ".join(text.split()) for text in row] for row in found] == rows
    assert found[1][0] == "Norway and many\nsmall islands"


def test_a_label_may_wrap_before_its_figures(read: Reader) -> None:
    page = Page()
    lines = [("Revenue:", ""), ("Sales", "12"), ("Other income and", ""), ("gains", "17")]
    for number, (label, figure) in enumerate([*lines, ("Total income there", "29")]):
        page.text(50, 60 + 13 * number, label)
        page.text(250 - text_width(figure, 10), 60 + 13 * number, figure)
    page.line(50, 56, 250, 56)
    page.line(50, 127, 250, 127)
    assert texts(read.table(page)) == [
        ["Revenue:", ""], ["Sales", "12"], ["Other income and\ngains", "17"],
        ["Total income there", "29"],
    ]  # fmt: skip


def test_a_rule_under_a_heading_shows_its_columns(read: Reader) -> None:
    page = Page()
    page.text(60, 60, "Item")
    page.text(205, 60, "Amounts")
    page.text(310, 60, "Share")
    page.line(190, 73, 270, 73)
    for row, cells in enumerate([("", "2012", "2013", ""), *_figures()]):
        for x, text in zip((60, 190, 246, 310), cells, strict=True):
            page.text(x, 76 + 15 * row, text)
    for y in (56, 89, 136):
        page.line(60, y, 340, y)
    found = read.table(page)
    assert spans(found) == {"Item": (2, 1), "Amounts": (1, 2), "Share": (2, 1)}
    assert texts(found)[1:] == [["2012", "2013"], *(list(row) for row in _figures())]


def _figures() -> list[tuple[str, ...]]:
    return [("Goods", "1234", "4321", "12.5"), ("Work", "17", "18", "3"), ("All", "9", "8", "7")]


@pytest.mark.parametrize("x", [205, 190])
def test_a_heading_in_the_middle_or_at_the_left_spans_without_a_rule(
    read: Reader, x: float
) -> None:
    page = Page()
    page.text(60, 60, "Item")
    page.text(x, 60, "Amounts")
    page.text(310, 60, "Share")
    for row, cells in enumerate([("", "2012", "2013", ""), *_figures()]):
        for at, text in zip((60, 190, 246, 310), cells, strict=True):
            page.text(at, 75 + 15 * row, text)
    assert spans(read.table(page)) == {"Item": (2, 1), "Amounts": (1, 2), "Share": (2, 1)}


def test_rules_between_rows_part_them(read: Reader) -> None:
    """Without the rules these lines are rows of their own."""
    page = Page()
    y = 60.0
    for first, second in (("one", "two"), ("three", "four"), ("five", "six")):
        page.line(50, y - 3, 200, y - 3)
        page.text(50, y, first)
        page.text(120, y, second)
        page.text(120, y + 12, "more")
        y += 28
    page.line(50, y - 3, 200, y - 3)
    assert texts(read.table(page)) == [
        ["one", "two\nmore"], ["three", "four\nmore"], ["five", "six\nmore"],
    ]  # fmt: skip


def test_blank_cells_stay_blank(read: Reader) -> None:
    page = Page()
    rows = [["Item", "2012", "2013"], ["Goods", "", "12"], ["Work", "17", ""], ["All", "17", "12"]]
    table(page, THREE, rows)
    assert texts(read.table(page)) == rows


def test_leaders_lead_to_figures_and_are_no_text(read: Reader) -> None:
    page = Page()
    for number, (label, figure) in enumerate([("Cash", "900"), ("Stock", "33"), ("All", "933")]):
        page.text(50, 60 + 13 * number, label + "." * (30 - len(label)))
        page.text(300 - text_width(figure, 10), 60 + 13 * number, figure)
    document = read.document(page)
    assert texts(document.tables[0]) == [["Cash", "900"], ["Stock", "33"], ["All", "933"]]
    assert document.paragraphs == []


def test_paragraphs_around_a_table_stay_paragraphs(read: Reader) -> None:
    page = Page(600, 500)
    y = prose(page, 40)
    y = table(page, THREE, SALES, top=y + 20)
    page.text(50, y + 10, "Source: our own figures.", 8)
    prose(page, y + 40, seed=2)
    document = read.document(page)
    assert texts(document.tables[0]) == SALES
    before, after = (one.text for one in document.paragraphs)
    assert "\n" in before
    assert after.startswith("Source: our own figures.\n")


def test_tables_below_each_other_are_two(read: Reader) -> None:
    page = Page(600, 500)
    page.text(50, 40, "Table 1. Sales")
    y = table(page, THREE, SALES, gap=2)
    page.text(50, y + 6, "Table 2. The same again")
    table(page, THREE, SALES, top=y + 22, gap=2)
    document = read.document(page)
    assert [texts(found) for found in document.tables] == [SALES, SALES]
    assert [one.text for one in document.paragraphs] == [
        "Table 1. Sales", "Table 2. The same again",
    ]  # fmt: skip


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_pages_may_be_turned(read: Reader, rotate: int) -> None:
    page = Page(rotate=rotate)
    table(page, THREE, SALES)
    found = read.table(page)
    assert texts(found) == SALES
    assert found.places[0].x0 == pytest.approx(50, abs=2)
    assert found.places[0].top == pytest.approx(60, abs=3)


def test_the_next_page_keeps_the_columns(read: Reader) -> None:
    """There a column is blank, and no header is printed again."""
    first, second = Page(), Page()
    table(first, THREE, SALES)
    table(second, THREE, [["More", "", "5"], ["Again", "", "7"], ["Much more", "", "88"]], top=40)
    _, found = read.document(first, second).tables
    assert found.column_count == 3
    assert texts(found) == [["More", "", "5"], ["Again", "", "7"], ["Much more", "", "88"]]


def test_a_ruled_and_an_aligned_table_on_one_page(read: Reader) -> None:
    from tests.extract.pdf.grids import Grid

    page = Page(600, 500)
    grid = Grid([["a", "b"], ["c", "d"]]).draw(page)
    table(page, THREE, SALES, top=grid.ys[-1] + 60)
    document = read.document(page)
    assert [found.evidence for found in document.tables] == ["rules", "alignment"]
    assert document.reader == "rules"
    assert texts(document.tables[1]) == SALES


def test_by_name_rules_find_no_aligned_table_and_alignment_no_ruled_one(read: Reader) -> None:
    from tests.extract.pdf.grids import Grid

    page = Page()
    table(page, THREE, SALES)
    assert read.document(page, reader="rules").tables == []
    ruled = Page()
    Grid([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]], widths=[60] * 3).draw(ruled)
    document = read.document(ruled, reader="alignment")
    assert (document.reader, document.tables[0].evidence) == ("alignment", "alignment")
    assert texts(document.tables[0]) == [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]


def test_cells_say_where_they_stand_and_which_lines_were_ended(read: Reader) -> None:
    page = Page()
    columns = [Column(50, 90), Column(170, 40), Column(240, 130)]
    rows = [
        ["Country", "Share", "Remarks"],
        ["Chile", "7", "the words of a remark that is wrapped"],
        ["Peru", "8", "short"],
    ]
    table(page, columns, rows, gap=8)
    cell = read.table(page).rows()[1][2]
    assert cell.text == "the words of a remark\nthat is wrapped"
    assert cell.breaks == ()
    (place,) = cell.places
    assert (place.page, place.lines) == (1, 2)
    assert place.x0 < 240 < place.x1
    assert place.top < 80 + 5 < place.bottom
    assert cell.lead == pytest.approx(18 + 6, abs=1)  # the word, and a space before it
    assert cell.room_after == pytest.approx(126 - 90, abs=2)
