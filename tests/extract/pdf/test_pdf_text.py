"""Which characters a cell holds, in which lines, and with which spaces between them."""

import pytest

from extract.document import Paragraph
from tests.extract.pdf.builder import Page, text_width
from tests.extract.pdf.grids import Grid, Reader, layout

# A table of one wide and one narrow column; the first cell of the second row is for the test.
_BLANK = Grid([["head", "x"], ["", "y"]], widths=(200, 40), heights=(24, 60))
_LEFT, _TOP = 54, 88


def _cell(read: Reader, *drawn: tuple[float, float, str], rotate: int = 0) -> str:
    """The text of a cell in which texts are drawn, from its left and top, in that order."""
    page = Page(rotate=rotate)
    _BLANK.draw(page)
    for x, y, text in drawn:
        page.text(_LEFT + x, _TOP + y, text)
    return read.table(page).cells[2].text


def test_text_that_touches_the_border_is_in_its_cell(read: Reader) -> None:
    rows = [["abc", "def"], ["问责", "职能"], ["(x)", "y.z"]]
    widths = (text_width("问责", 10), text_width("职能", 10))
    grid = Grid(rows, padding=0.1, widths=widths, heights=(14, 14, 14))
    assert read.cells(lambda page: grid.draw(page)) == grid.layout()


@pytest.mark.parametrize("over", [-2.5, 2.5])
def test_text_that_reaches_over_the_border_by_less_than_half_a_character_is_in_its_cell(
    read: Reader, over: float
) -> None:
    page = Page()
    Grid([["x", "", "y"], ["", "", ""]], widths=(60, 18, 60)).draw(page)
    page.text(110 + over, 64, "abc")
    assert [cell.text for cell in read.table(page).cells[:3]] == ["x", "abc", "y"]


def test_a_character_too_high_for_its_row_is_in_it(read: Reader) -> None:
    grid = Grid([["ab", "cd"], ["ef", "gh"], ["ij", "kl"]], padding=-1, heights=(8, 8, 8))
    assert read.cells(lambda page: grid.draw(page)) == grid.layout()


def test_a_line_across_several_cells_is_parted(read: Reader) -> None:
    """PDFium takes what stands on one baseline for one line."""
    grid = Grid([["one", "two", "three four"], ["一二", "三四", "五"]], padding=1)
    assert read.cells(lambda page: grid.draw(page)) == grid.layout()


def test_cells_drawn_by_one_text_operator_are_parted(read: Reader) -> None:
    page = Page()
    Grid([["", ""], ["a", "b"]], widths=(34, 60), heights=(20, 20)).draw(page)
    page.text(54, 64, "left right")
    assert [cell.text.strip() for cell in read.table(page).cells[:2]] == ["left", "right"]


def test_lines_in_text_beside_a_table_stay_outside(read: Reader) -> None:
    page = Page()
    grid = Grid([["a", "b"], ["c", "d"]]).draw(page)
    page.text(grid.xs[-1] + 6, 64, "beside")
    document = read.document(page)
    assert layout(document.tables[0]) == grid.layout()
    assert [block.text for block in document.paragraphs] == ["beside"]


def test_single_characters_below_each_other_are_lines_and_rows(read: Reader) -> None:
    """PDFium takes them for text written downwards, in one line."""
    grid = Grid([["1", "X"], ["2", "X\nY"], ["3", ""], ["4", "问\n责"]])
    assert read.cells(lambda page: grid.draw(page)) == grid.layout()


def test_narrow_characters_below_each_other_are_lines(read: Reader) -> None:
    assert _cell(read, (0, 0, "i"), (3, 11, "i"), (6, 22, "i")) == "i\ni\ni"


def test_a_line_end_that_pdfium_misses_is_found(read: Reader) -> None:
    """A full line's last character and the next line's first, at nearly one height."""
    text = _cell(read, (0, 0, "问责职能"), (0, 8, "制度"), (60, 8, "b"))
    assert text == "问责职能\n制度 b"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_drawn_out_of_order_is_read_from_left_to_right(read: Reader, rotate: int) -> None:
    drawn = [(30.0, 0.0, "fgh"), (0.0, 0.0, "abcde"), (0.0, 12.0, "second"), (48.0, 0.0, "ijk")]
    assert _cell(read, *drawn, rotate=rotate) == "abcdefghijk\nsecond"


def test_single_characters_drawn_apart_make_words(read: Reader) -> None:
    word = "apart and together"
    drawn = [(6.0 * at, 0.0, letter) for at, letter in enumerate(word) if letter != " "]
    assert _cell(read, *reversed(drawn)) == word
    assert _cell(read, *drawn) == word


@pytest.mark.parametrize("rotate", [0, 90])
def test_letters_drawn_in_turns_are_sorted(read: Reader, rotate: int) -> None:
    page = Page(rotate=rotate)
    _BLANK.draw(page)
    for x, letters in ((54, "(a) -600 (c) -600 (e)"), (60, "(b) -600 (d) -600 (f)")):
        page.raw(f"BT /Latin 10 Tf {x} 300 Td [{letters}] TJ ET")
    assert read.table(page).cells[2].text == "abcdef"


def test_words_are_kept_apart(read: Reader) -> None:
    assert _cell(read, (0, 0, "two words"), (60, 0, "and"), (90, 0, "more")) == "two words and more"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (0, "问责12职能"),
        (1.5, "问责12职能"),  # less than a fifth of an em: word processors set it by themselves
        (2, "问责12职能"),
        (2.5, "问责 12 职能"),
        (6, "问责 12 职能"),
    ],
)
def test_a_gap_between_ideographs_and_figures_is_a_space_where_it_is_as_wide(
    read: Reader, gap: float, expected: str, rotate: int
) -> None:
    drawn = (0, 0, "问责"), (20 + gap, 0, "12"), (32 + 2 * gap, 0, "职能")
    assert _cell(read, *drawn, rotate=rotate) == expected


@pytest.mark.parametrize("gap", [1, 3, 6])
@pytest.mark.parametrize("rotate", [0, 90])
def test_justification_between_ideographs_is_no_space(
    read: Reader, gap: float, rotate: int
) -> None:
    drawn = [((10 + gap) * at, 0.0, letter) for at, letter in enumerate("问责职能制度")]
    assert _cell(read, *drawn, rotate=rotate) == "问责职能制度"


@pytest.mark.parametrize("text", ["问责 职能", "问责 12", "Area 问责", "a b"])
def test_a_space_that_was_set_is_kept(read: Reader, text: str) -> None:
    assert _cell(read, (0, 0, text)) == text


def test_a_space_set_at_a_lines_end_is_kept(read: Reader) -> None:
    """It says that the author set one there: wrapped ideographs don't tell by themselves."""
    assert _cell(read, (0, 0, "问责 "), (0, 12, "12")) == "问责 \n12"
    assert _cell(read, (0, 0, "问责"), (0, 12, "12")) == "问责\n12"


def test_a_hyphen_at_a_lines_end_is_a_hyphen(read: Reader) -> None:
    """PDFium marks it with U+0002 or U+FFFE."""
    assert _cell(read, (0, 0, "multi-"), (0, 12, "lateral")) == "multi-\nlateral"


def test_a_hyphen_at_a_lines_end_is_a_hyphen_outside_tables(read: Reader) -> None:
    page = Page()
    page.text(50, 20, "a multi-")
    page.text(50, 32, "lateral body")
    assert read.document(page).blocks == (Paragraph("a multi-\nlateral body", "body", 1),)
    _BLANK.draw(page)
    assert read.document(page).paragraphs == [Paragraph("a multi-\nlateral body", "body", 1)]


def test_lines_of_unequal_height_are_one_line(read: Reader) -> None:
    page = Page()
    _BLANK.draw(page)
    page.text(54, 88, "word", 10)
    page.text(78, 86, "12", 6)
    page.text(86, 88, "more", 10)
    text = read.table(page).cells[2].text
    assert "".join(text.split()) == "word¹²more"
    assert "\n" not in text


def test_low_and_high_marks_stay_on_their_line(read: Reader) -> None:
    assert _cell(read, (0, 0, '27.5 _ "x"'), (0, 12, "' . ,")) == '27.5 _ "x"\n\' . ,'


def test_characters_beyond_the_basic_plane_keep_their_places(read: Reader) -> None:
    page = Page()
    grid = Grid([["a𠀀b", "c"], ["d", "e"]]).draw(page)
    cells = read.table(page).cells
    assert [cell.text for cell in cells[1:]] == ["c", "d", "e"]
    assert len(cells) == len(grid.cells)


@pytest.mark.parametrize(("kerning", "text"), [(-250, "问责 12"), (-150, "问责12")])
def test_a_gap_beside_a_figure_is_a_space_where_it_is_as_wide(
    read: Reader, kerning: int, text: str
) -> None:
    page = Page()
    _BLANK.draw(page)
    page.raw(f"BT /CJK 10 Tf 54 300 Td [<95EE8D23> {kerning} <00310032>] TJ ET")
    assert read.table(page).cells[2].text == text


@pytest.mark.parametrize("text", ["问 12 责", "(1) 问责", "2. 《问责》", "问责12"])
def test_spaces_between_letters_drawn_one_by_one_are_found(read: Reader, text: str) -> None:
    """PDFium takes them for text that is written downwards, each a line."""
    page = Page()
    _BLANK.draw(page)
    page.single, page.wide_font = True, "/Unicode"
    page.text(54, 90, text)
    assert read.table(page).cells[2].text == text
