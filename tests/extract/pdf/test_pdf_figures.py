"""Thousands that a font without the narrow space sets apart by a gap alone."""

import pytest

from extract.pdf.figures import parted_thousands


def _places(text: str, gaps: dict[int, float]) -> tuple[list[float], list[float]]:
    """The sides of figures five points wide, with wider gaps before some of them."""
    x0s, x1s, at = [], [], 0.0
    for index, _ in enumerate(text):
        at += gaps.get(index, 0.05)
        x0s.append(at)
        at += 5.0
        x1s.append(at)
    return x0s, x1s


@pytest.mark.parametrize(
    ("text", "gaps", "found"),
    [
        ("15000000", {2: 1.1, 5: 1.05}, [2, 5]),
        ("150000", {3: 1.1}, [3]),
        ("150000", {}, []),
        ("150000", {2: 1.1}, []),
        ("15000000", {2: 1.1}, []),
        ("150000", dict.fromkeys(range(1, 6), 1.1), []),
        ("2023", {1: 1.1}, [1]),
        ("150000", {3: 0.4}, []),
    ],
)
def test_a_gap_before_each_three_figures_parts_thousands(
    text: str, gaps: dict[int, float], found: list[int]
) -> None:
    assert parted_thousands(*_places(text, gaps)) == found
