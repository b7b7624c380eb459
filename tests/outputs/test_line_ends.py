"""Where lines of a terminal end, in scripts with and without spaces."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from outputs.line_ends import line_starts


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
