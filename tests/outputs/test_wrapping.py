"""Lines as wide as the window, in scripts with and without spaces."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from outputs.wrapping import line_starts, wrapped

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


def test_an_amount_with_a_no_break_space_stays_together() -> None:
    assert wrapped("it is US$ 150\u00a0000 a year", 12).split("\n") == [
        "it is US$",
        "  150\u00a0000 a",
        "  year",
    ]


def lines(text: str, width: int, first: int = 0) -> list[str]:
    starts = [0, *line_starts(text, width, first=first)]
    return [text[one:other] for one, other in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("one two three", ["one two ", "three"]),
        ("促进全组织文化变革", ["促进全组织", "文化变革"]),
        ("促进全组织。文化", ["促进全组", "织。文化"]),
        ("see 促进全组织文化", ["see 促进全", "组织文化"]),
        ("促进全组（甲）", ["促进全组", "（甲）"]),
        ("unbreakable-word", ["unbreakabl", "e-word"]),
        ("US$ 150\u00a0000 a", ["US$ ", "150\u00a0000 a"]),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert lines(text, 10) == expected


@example("a（a。", 4, 0)
@given(st.text("ab 中文，。（\u2068\u2069é", max_size=80), st.integers(4, 20), st.integers(-4, 3))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int, first: int) -> None:
    found = lines(text, width, first)
    assert "".join(found) == text
    assert cell_len(found[0].rstrip(" ")) <= max(width - first, 2)
    assert all(cell_len(line.rstrip(" ")) <= width for line in found[1:])
    assert all(found[1:])
