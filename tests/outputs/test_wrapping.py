"""Lines as wide as the window, with every word in them whole."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from outputs.wrapping import wrapped

_WORDS = st.lists(st.text("abç正.", min_size=1, max_size=12), min_size=1, max_size=30)


@given(words=_WORDS, width=st.integers(30, 90), indent=st.integers(0, 4))
def test_no_word_is_cut_lost_or_beyond_the_width(words: list[str], width: int, indent: int) -> None:
    line = " " * indent + " ".join(words)
    lines = wrapped(line, width).split("\n")
    assert " ".join(lines).split() == words
    assert all(cell_len(each) <= width for each in lines)
    assert lines[0].startswith(" " * indent)
    assert all(each.startswith(" " * (indent + 2)) for each in lines[1:])


def test_a_word_wider_than_the_line_stands_alone_and_whole() -> None:
    assert wrapped("a " + "b" * 50 + " c", 20).split("\n") == ["a", "  " + "b" * 50, "  c"]


def test_what_is_set_apart_stays_together() -> None:
    apart = "\u2068من 15 إلى\u2069"
    assert apart in wrapped(f"one two three {apart} four", 18)
