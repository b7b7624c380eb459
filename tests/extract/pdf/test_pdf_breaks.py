"""Which lines of a cell begin because the author ended the one before."""

import pytest

from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import Grid, Reader


def _breaks(read: Reader, text: str, full: str) -> tuple[int, ...]:
    """The breaks of a cell in a column whose text is as wide as `full`."""
    page = Page()
    Grid([[full, "x"], [text, "y"]]).draw(page)
    return read.table(page).cells[2].breaks


def test_a_line_before_a_word_that_would_have_fitted_is_a_break(read: Reader) -> None:
    assert _breaks(read, "a short\nline of words\nhere", "twenty letters wide.") == (1, 2)


def test_a_full_line_is_no_break(read: Reader) -> None:
    text = "the words of a\nparagraph, filling\nits lines"
    assert _breaks(read, text, "twenty letters wide.") == ()


def test_a_line_of_ideographs_is_full_when_one_more_has_no_room(read: Reader) -> None:
    assert _breaks(read, "问责职能和制度\n风险管理", "问责职能和制度") == ()
    assert _breaks(read, "问责职能和\n风险管理", "问责职能和制度") == (1,)


def test_a_line_short_by_one_ideograph_is_a_break(read: Reader) -> None:
    assert _breaks(read, "问责职能和制\n风险", "问责职能和制度尚") == (1,)


@pytest.mark.parametrize("mark", ["，", "。", "）"])
def test_what_may_not_begin_a_line_goes_with_the_ideograph_before_it(
    read: Reader, mark: str
) -> None:
    """One ideograph would have fitted, but not with the mark after it."""
    assert _breaks(read, f"问责职能和制\n度{mark}风险", "问责职能和制度") == ()


def test_what_may_not_end_a_line_goes_with_the_ideograph_after_it(read: Reader) -> None:
    assert _breaks(read, "问责职能和\n（度风险", "问责职能和制度") == ()


def test_punctuation_that_hangs_out_of_the_column_does_not_widen_it(read: Reader) -> None:
    """Its line is an ideograph wider than all others, which are full all the same."""
    assert _breaks(read, "问责职能和制度。\n风险管理正在进\n1项", "问责") == ()


def test_a_word_as_long_as_the_line_is_no_break(read: Reader) -> None:
    text = "see the\nhttps://example.org/a"
    assert _breaks(read, text, "https://example.org/ab") == ()


def test_widths_are_those_of_the_same_columns_only(read: Reader) -> None:
    page = Page()
    Grid([["a much wider line of words over both", "<"], ["问责职能\n制度", "x"]]).draw(page)
    assert read.table(page).cells[1].breaks == ()


def test_room_and_lead_tell_a_full_last_line(read: Reader) -> None:
    page = Page()
    Grid([["问责职能和制度", "x"], ["问责职能\n风险", "y"], ["", "z"]]).draw(page)
    full, _, ended, _, blank, _ = read.table(page).cells
    assert full.room_after == pytest.approx(0, abs=1)
    assert ended.room_after == pytest.approx(50, abs=2)
    assert ended.lead == pytest.approx(10, abs=1.5)
    assert (blank.room_after, blank.lead) == (None, None)
