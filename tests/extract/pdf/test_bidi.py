"""Lines laid out by UAX #9 are read back as they were written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pdf.bidi import base_direction, reading_order
from extract.pdf.brackets import with_brackets
from extract.scripts import Direction
from tests.extract.pdf.bidirectional import shown

ARABIC = st.sampled_from(["خطة", "التنفيذ", "لا", "أ", "و", "الإجراءات،", "المساءلة.", "المرحلة:"])
HEBREW = st.sampled_from(["תכנית", "פעולה", "של", "ביצוע,"])
FIGURES = st.sampled_from(
    (
        *("1", "2023", "12.5", "25%", "1,500", "200 000", "1 500 000", "40 000+", "2023-2025"),
        *("10/2023", "١٥٠", "٣٫٥", "100 000–150 000", "3.5.3"),
    )
)
LATIN = st.sampled_from(
    (
        *("WHO", "EB152/34", "WHA75.8", "EB152(3)", "WHO/HQ", "https://www.who.int/ar?x=1"),
        *("Annex A", "US$ 1 500 000", "COVID-19", "A(H1N1)"),
    )
)


def read(visual: str, base: Direction = "rtl") -> str:
    """The text of a line from what stands on it from left to right."""
    return with_brackets("".join(visual[index] for index in reading_order(visual, base)))


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Right-to-left lines with words and figures of other kinds, between words of their own."""
    words = draw(st.sampled_from([ARABIC, HEBREW]))
    parts = [draw(words)]
    for _ in range(draw(st.integers(0, 5))):
        other = draw(st.one_of(FIGURES, LATIN, words))
        kind = draw(st.sampled_from(["{}", "({})", "[{}]", "«{}»"]))
        parts.append(kind.format(other))
        parts.append(draw(words))
    return " ".join(parts)


@settings(max_examples=400, deadline=None)
@given(lines())
def test_a_line_is_read_as_it_was_written(line: str) -> None:
    assert read(shown(line)) == line


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([FIGURES.filter(str.isascii), st.sampled_from(["١٥٠", "٣٫٥", "٢٠٠ ٠٠٠"])])
    .map(lambda figures: st.tuples(figures, st.one_of(ARABIC, LATIN)).map(" ".join))
    .flatmap(lambda figures: st.lists(st.one_of(ARABIC, figures, LATIN), min_size=1, max_size=6))
    .map(" ".join)
)
def test_what_is_read_is_shown_as_it_was_printed(line: str) -> None:
    """Also where two lines are shown alike, as `WHO 2023` and `2023 WHO` are."""
    visual = shown(line)
    assert shown(read(visual)) == visual


@pytest.mark.parametrize(
    ("visual", "text"),
    [
        ("000 200", "200 000"),
        ("200 000", "200 000"),  # set with a space that keeps figures together
        ("2023 200", "200 2023"),
        ("ةحفص 12", "12 صفحة"),
        ("WHO 2023 ماع", "عام WHO 2023"),
        ("%25", "25%"),
        ("25% ةبسن", "نسبة 25%"),
        ("EB152(3) رارقلا", "القرار EB152(3)"),
        ("w.who.int/", "w.who.int/"),
        ("(أ)", "(أ)"),
        ("ىلوألا (أ", "أ) الأولى"),
    ],
)
def test_lines_that_are_no_plain_text(visual: str, text: str) -> None:
    assert read(visual) == text


@pytest.mark.parametrize(
    ("visual", "page", "base"),
    [
        ("ةطخ", "ltr", "rtl"),
        ("a plan ةطخ b", "ltr", "ltr"),
        ("a plan ةطخ b", "rtl", "rtl"),
        ("000 200", "rtl", "rtl"),
        ("000 200", "ltr", "ltr"),
        ("200 000", "rtl", "ltr"),
        ("A sentence.", "rtl", "ltr"),
        (".A sentence", "rtl", "rtl"),
    ],
)
def test_a_line_has_the_direction_of_its_letters_or_its_page(
    visual: str, page: Direction, base: Direction
) -> None:
    assert base_direction(visual, page) == base


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["a", "word", "(see", "it)", "خطة", "التنفيذ"]), min_size=1))
def test_right_to_left_words_in_a_left_to_right_line(words: list[str]) -> None:
    line = " ".join(words)
    assert (
        "".join(shown(line, "ltr")[at] for at in reading_order(shown(line, "ltr"), "ltr")) == line
    )
