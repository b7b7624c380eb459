"""Glyphs without a meaning, glyphs of several characters, doubled ones, and spaced-out letters."""

import pytest

from extract.limits import Limits
from extract.pdf import read_pdf
from extract.pdf.characters import Characters
from extract.pdf.reader import PdfFile
from normalize.text import mend
from tests.extract.pdf.builder import Page, Pdf, number
from tests.extract.pdf.grids import Grid, Reader

_BLANK = Grid([["head", "x"], ["", "y"]], widths=(250, 40), heights=(24, 60))
_X, _Y = 54, 300


def _cell(read: Reader, *operators: str, rotate: int = 0) -> str:
    """The text of a cell in which text operators draw."""
    page = Page(rotate=rotate)
    _BLANK.draw(page)
    page.raw(*operators)
    return read.table(page).cells[2].text


def _unmapped(page: Page) -> bytes:
    """The page with a Chinese font that has neither a known encoding nor /ToUnicode."""
    data = Pdf(page).data()
    return data.replace(b"/UniGB-UCS2-H", b"/Identity-H  ").replace(b"(GB1)", b"(XYZ)")


def test_glyphs_that_no_font_explains_are_replacement_characters_and_counted(read: Reader) -> None:
    """Their codes look like letters: 'A' and 'B' here."""
    page = Page()
    _BLANK.draw(page)
    page.raw(f"BT /CJK 10 Tf {_X} {_Y} Td <00410042> Tj ET")
    page.text(200, 94, "known")
    read.path.write_bytes(_unmapped(page))
    file = PdfFile(read.path, Limits())
    with file.pages() as pages:
        (problems,) = [
            Characters.of(one.text_page, one.count, one.display).problems(one.number)
            for one in pages
        ]
    file.close()
    assert [one.code for one in problems] == ["unmapped_characters"]
    assert "2 characters" in problems[0].message
    (place,) = problems[0].places
    assert (place.page, round(place.x0), round(place.x1)) == (1, _X, _X + 20)


def test_unmapped_glyphs_keep_their_place_in_the_text(read: Reader) -> None:
    page = Page()
    _BLANK.draw(page)
    page.raw(f"BT /CJK 10 Tf {_X} {_Y} Td <00410042> Tj ET")
    page.text(_X + 40, 90, "known")
    read.path.write_bytes(_unmapped(page))
    (table,) = read_pdf(read.path).tables
    assert table.cells[2].text == "\ufffd\ufffd known"


@pytest.mark.parametrize("text", ["\u2f08\u2f42", "\u2e81", "\ufb01\ufb02"])
def test_stand_in_code_points_reach_the_text(read: Reader, text: str) -> None:
    """Kangxi radicals and ligatures: some PDFium mends, `mend` the others."""
    page = Page()
    _BLANK.draw(page)
    codes = "".join(f"{ord(one):04x}" for one in text)
    page.raw(f"BT /CJK 10 Tf {_X} {_Y} Td <{codes}> Tj ET")
    assert mend(read.table(page).cells[2].text) == mend(text) != text


@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize("apart", [0, 0.2, 0.4, 0.8])
def test_a_letter_printed_twice_is_one(read: Reader, apart: float, rotate: int) -> None:
    drawn = [
        f"BT /Latin 10 Tf {_X + 6 * at + by:.2f} {_Y} Td ({letter}) Tj ET"
        for at, letter in enumerate("bookkeeper")
        for by in (0, apart)
    ]
    assert _cell(read, *drawn, rotate=rotate) == "bookkeeper"


@pytest.mark.parametrize("apart", [0, 0.2, 0.4, 0.8])
@pytest.mark.parametrize("text", ["bookkeeper all", "two  words"])
def test_a_line_printed_twice_is_one(read: Reader, apart: float, text: str) -> None:
    drawn = [f"BT /Latin 10 Tf {_X + by:.2f} {_Y} Td ({text}) Tj ET" for by in (0, apart)]
    assert _cell(read, *drawn).split() == text.split()


def test_letters_printed_twice_in_one_string_are_one(read: Reader) -> None:
    letters = " ".join(f"({letter}) 570 ({letter})" for letter in "bookkeeper")
    assert _cell(read, f"BT /Latin 10 Tf {_X} {_Y} Td [{letters}] TJ ET") == "bookkeeper"


def test_a_line_printed_again_in_pieces_is_one(read: Reader) -> None:
    drawn = [
        f"BT /Latin 10 Tf {x:.2f} {_Y} Td ({text}) Tj ET"
        for x, text in ((_X, "printed twice"), (_X + 0.3, "printed"), (_X + 48.3, "twice"))
    ]
    assert _cell(read, *drawn).split() == ["printed", "twice"]


def test_words_printed_twice_in_turns_are_one_line(read: Reader) -> None:
    drawn = [
        f"BT /Latin 10 Tf {_X + by + 42 * at:.2f} {_Y} Td ({word}) Tj ET"
        for by in (0, 0.3)
        for at, word in enumerate(["letter", "by", "letter"])
    ]
    assert _cell(read, *drawn).split() == ["letter", "by", "letter"]


def test_two_like_letters_side_by_side_are_two(read: Reader) -> None:
    assert _cell(read, f"BT /Latin 10 Tf {_X} {_Y} Td (aa ll ...) Tj ET") == "aa ll ..."
    assert _cell(read, f"BT /Latin 10 Tf -2 Tc {_X} {_Y} Td (llama) Tj 0 Tc ET") == "llama"


def _spaced(text: str, gap: float) -> str:
    """Operators that draw a text with gaps between its letters, in shares of the font's size."""
    letters = f" {number(-1000 * gap)} ".join(f"({letter})" for letter in text)
    return f"BT /Latin 10 Tf {_X} {_Y} Td [{letters}] TJ ET"


@pytest.mark.parametrize("gap", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
@pytest.mark.parametrize("word", ["Implement", "BUDGET", "status"])
def test_letters_spaced_out_make_a_word(read: Reader, gap: float, word: str) -> None:
    assert _cell(read, _spaced(word, gap)) == word
    assert _cell(read, f"BT /Latin 10 Tf {10 * gap} Tc {_X} {_Y} Td ({word}) Tj 0 Tc ET") == word


@pytest.mark.parametrize("gap", [0.3, 0.5])
def test_words_spaced_out_stay_words(read: Reader, gap: float) -> None:
    assert _cell(read, _spaced("New plan here", gap)) == "New plan here"


def test_spaced_letters_drawn_one_by_one_make_a_word(read: Reader) -> None:
    drawn = [
        f"BT /Latin 10 Tf {_X + 10 * at} {_Y} Td ({letter}) Tj ET"
        for at, letter in enumerate("Implement")
    ]
    assert _cell(read, *drawn) == "Implement"
    assert _cell(read, *reversed(drawn)) == "Implement"


@pytest.mark.parametrize("text", ["a b c d", "X X X X", "A B C D E", "I m p l e m e n t"])
def test_letters_with_spaces_between_them_keep_these(read: Reader, text: str) -> None:
    """The author set them: they are characters of the text."""
    assert _cell(read, f"BT /Latin 10 Tf {_X} {_Y} Td ({text}) Tj ET") == text


@pytest.mark.parametrize("text", ["abcd", "XXXX", "ABCDE"])
def test_a_list_of_letters_without_space_characters_stays_one(read: Reader, text: str) -> None:
    assert _cell(read, _spaced(text, 0.6)) == " ".join(text)


def test_a_soft_hyphen_at_a_lines_end_is_kept_as_a_division(read: Reader) -> None:
    drawn = [
        f"BT /Latin 10 Tf {_X} {_Y} Td (imple\\255) Tj ET",
        f"BT /Latin 10 Tf {_X} {_Y - 12} Td (ment) Tj ET",
    ]
    assert _cell(read, *drawn) in ("imple-\nment", "imple\u00ad\nment")
