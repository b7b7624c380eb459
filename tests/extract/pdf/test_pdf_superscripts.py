"""Footnote marks: small raised digits are superscripts and never digits of the word's number."""

import pytest

from extract.pdf.superscripts import is_raised, with_superscripts
from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import Grid, Reader

_BLANK = Grid([["head", "x"], ["", ""]], widths=(200, 40), heights=(24, 60))
_LEFT, _TOP = 54, 88
Drawn = tuple[float, float, str, float]


def _cell(read: Reader, *drawn: Drawn, rotate: int = 0) -> str:
    """The text of a cell in which texts are drawn: from its left, its top, text and size."""
    page = Page(rotate=rotate)
    _BLANK.draw(page)
    for x, y, text, size in drawn:
        page.text(_LEFT + x, _TOP + y, text, size)
    return read.table(page).cells[2].text


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_mark_after_a_number_is_kept_apart(read: Reader, rotate: int) -> None:
    assert _cell(read, (0, 0, "9", 10), (6, -1, "1", 6), rotate=rotate) == "9¹"


@pytest.mark.parametrize(("word", "width"), [("word", 24), ("问责", 20), ("x)", 12), ("100", 18)])
@pytest.mark.parametrize("size", [5.8, 6.5, 7])
def test_a_mark_after_a_word_is_a_superscript(
    read: Reader, word: str, width: float, size: float
) -> None:
    assert _cell(read, (0, 0, word, 10), (width, -1, "12", size)) == f"{word}¹²"


def test_text_goes_on_after_a_mark(read: Reader) -> None:
    assert (
        _cell(read, (0, 0, "in 2023", 10), (42, -1, "3", 6), (45.6, 0, ", 45", 10))
        == "in 2023³, 45"
    )


def test_several_marks_keep_what_parts_them(read: Reader) -> None:
    assert _cell(read, (0, 0, "word", 10), (24, -1, "1,2", 6)) == "word¹,²"


def test_a_mark_before_its_note_is_a_superscript(read: Reader) -> None:
    assert _cell(read, (0, -1, "1", 6), (3.6, 0, "See below", 10)) == "¹See below"


def test_a_mark_drawn_after_everything_else_is_a_superscript(read: Reader) -> None:
    drawn = (0, 0, "word", 10), (0, 12, "second", 10), (24, -1, "7", 6)
    assert _cell(read, *drawn) == "word⁷\nsecond"


def test_marks_drawn_one_by_one_are_superscripts(read: Reader) -> None:
    drawn = (0, 0, "word", 10), (0, 12, "second", 10), (24, -1, "1", 6), (27.6, -1, "2", 6)
    assert _cell(read, *drawn) == "word¹²\nsecond"


def test_text_rise_raises_too(read: Reader) -> None:
    page = Page()
    _BLANK.draw(page)
    page.raw("BT /Latin 10 Tf 54 300 Td (10) Tj 4 Ts /Latin 6 Tf (6) Tj 0 Ts ET")
    assert read.table(page).cells[2].text == "10⁶"


def test_a_font_scaled_by_the_text_matrix_is_as_small(read: Reader) -> None:
    page = Page()
    _BLANK.draw(page)
    page.raw("BT /Latin 1 Tf 10 0 0 10 54 300 Tm (9) Tj 6 0 0 6 60 304 Tm (1) Tj ET")
    assert read.table(page).cells[2].text == "9¹"


def test_lowered_digits_stay_digits(read: Reader) -> None:
    assert _cell(read, (0, 0, "CO", 10), (12, 6, "2", 6)) == "CO2"


def test_small_digits_on_the_line_stay_digits(read: Reader) -> None:
    """Their baseline is that of the word: a smaller font, but no mark."""
    assert _cell(read, (0, 0, "word", 10), (24, 2.4, "12", 7)) == "word12"


def test_figures_in_another_font_stay_figures(read: Reader) -> None:
    assert _cell(read, (0, 0, "问责12职能", 10)) == "问责12职能"


def test_a_number_on_the_line_above_is_no_mark(read: Reader) -> None:
    assert _cell(read, (0, 0, "12", 6), (0, 9, "word", 10)) == "12\nword"


def test_a_raised_number_far_from_the_word_is_no_mark(read: Reader) -> None:
    assert _cell(read, (0, 0, "word", 10), (44, -1, "12", 6)) == "word 12"
    assert _cell(read, (0, -1, "12", 6), (30, 0, "word", 10)) == "12 word"
    drawn = (0, 0, "word", 10), (0, 12, "second", 10), (44, -1, "12", 6)
    assert _cell(read, *drawn) == "word 12\nsecond"


def test_a_small_number_in_a_cell_drawn_after_its_right_neighbour_is_no_mark(read: Reader) -> None:
    page = Page()
    grid = Grid([["", ""]], widths=(60, 60)).draw(page)
    page.text(grid.xs[1] + 4, 64, "word", 10)
    page.text(grid.xs[0] + 4, 63, "12", 6)
    assert [cell.text for cell in read.table(page).cells] == ["12", "word"]


@pytest.mark.parametrize(
    ("mark", "raised"),
    [
        ((9, 14), True),
        ((9, 18.5), False),  # as high as the text beside
        ((13, 19), False),  # on its foot
        ((4, 10), False),  # on the line above
        ((4.5, 10.5), False),  # hardly beside it
        ((5.5, 9.5), False),  # just above it
    ],
)
def test_a_mark_is_smaller_and_raised_beside_its_word(
    mark: tuple[float, float], raised: bool
) -> None:
    assert is_raised(mark, (10, 20)) is raised


def test_raised_letters_stay_letters(read: Reader) -> None:
    assert _cell(read, (0, 0, "1", 10), (6, -1, "st", 6)) == "1st"


def test_figures_after_a_letter_that_goes_below_the_line_stay_figures() -> None:
    """A font may have boxes that end where each letter does, as Noto Serif does in some PDFs."""
    text = "May 2023"
    feet = {"y": 7.2}
    x0s = [4.0 * index for index in range(len(text))]
    boxes = [
        x0s,
        [0.0] * len(text),
        [x + 4 for x in x0s],
        [feet.get(letter, 5.4) for letter in text],
    ]
    assert with_superscripts(text, boxes) == text


def test_a_mark_after_a_letter_that_goes_below_the_line_is_a_superscript() -> None:
    text = "May1"
    x0s = [4.0 * index for index in range(len(text))]
    boxes = [x0s, [0.0, 0.0, 0.0, -0.5], [x + 4 for x in x0s], [5.4, 5.4, 7.2, 3.0]]
    assert with_superscripts(text, boxes) == "May¹"


def test_a_year_is_no_mark_of_the_cell_before_it_whose_font_has_high_boxes() -> None:
    """As in a row of years that break over two lines, in a font of boxes as high as its lines."""
    text = "年\r\n2024"
    lefts, rights = [0, 7.5, 7.5, 29, 33.2, 37.4, 41.6], [7.5, 7.5, 7.5, 33, 37.3, 41.5, 45.7]
    tops, bottoms = [10.0, 24, 24, 7.8, 7.8, 7.8, 7.8], [24.3, 24, 24, 13, 13, 13, 13]
    assert with_superscripts(text, (lefts, tops, rights, bottoms)) == text
