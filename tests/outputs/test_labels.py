"""The labels of cells leave the page's texts to be read, whatever side these are on."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outputs.labels import LabelPlaces

Box = tuple[float, float, float, float]
CELL = (20.0, 20.0, 120.0, 40.0)


@dataclass(frozen=True, slots=True)
class Page:
    """A white page of two pixels a point with black boxes on it."""

    ink: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()
    width: float = 200.0
    height: float = 100.0
    columns: int = 400
    rows: int = 200

    @property
    def pixels(self) -> bytes:
        made = bytearray(b"\xff" * (self.columns * self.rows))
        for x0, top, x1, bottom in (*self.ink, *self.rules):
            for row in range(round(top * 2), round(bottom * 2)):
                at = row * self.columns
                made[at + round(x0 * 2) : at + round(x1 * 2)] = bytes(round(x1 * 2) - round(x0 * 2))
        return bytes(made)


def overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5


@pytest.mark.parametrize("rightward", [False, True])
def test_a_label_stands_where_lines_end(rightward: bool) -> None:
    box, size = LabelPlaces(Page()).place(CELL, 5, 4.6, rightward=rightward)
    assert size == 4.6
    assert box[1] < CELL[3] < box[3]
    left, right = box[0] - CELL[0], CELL[2] - box[2]
    assert (left < 2 < right) if rightward else (right < 2 < left)


@pytest.mark.parametrize("rightward", [False, True])
@given(
    ends=st.floats(0, 1), below=st.floats(0, 1), tight=st.floats(0, 2.5), above=st.floats(0, 0.7)
)
@settings(max_examples=60, deadline=None)
def test_no_text_is_hidden_where_a_corner_is_free(
    rightward: bool, ends: float, below: float, tight: float, above: float
) -> None:
    """Lines of the cell and of the one below begin on one side and end anywhere but in the end."""

    def line(top: float, bottom: float, share: float) -> Box:
        length = 0.75 * share * 100
        return (120 - length, top, 120, bottom) if rightward else (20, top, 20 + length, bottom)

    ink = (line(30, 40 - tight, ends), line(41 + above, 48, below))
    box, size = LabelPlaces(Page(ink)).place(CELL, 5, 4.6, rightward=rightward)
    assert size == 4.6
    assert not any(overlap(box, text) for text in ink if text[2] - text[0] > 1)


def test_a_full_last_line_leaves_the_upper_edge() -> None:
    text = (20.0, 32.0, 120.0, 42.0)
    box, size = LabelPlaces(Page((text,))).place(CELL, 5, 4.6, rightward=False)
    assert (size, overlap(box, text)) == (4.6, False)
    assert box[3] < 25


def test_a_label_is_smaller_where_only_that_leaves_the_text() -> None:
    texts = ((20.0, 22.0, 120.0, 37.5), (20.0, 41.9, 120.0, 60.0), (20.0, 0.0, 120.0, 18.5))
    box, size = LabelPlaces(Page(texts)).place(CELL, 5, 4.6, rightward=False)
    assert 2 <= size < 4.6
    assert not any(overlap(box, text) for text in texts)


def test_a_rule_is_no_text() -> None:
    ruled = Page(rules=((20.0, 39.5, 120.0, 41.5), (118.0, 20.0, 120.0, 40.0)))
    assert LabelPlaces(ruled).place(CELL, 5, 4.6, rightward=False) == LabelPlaces(Page()).place(
        CELL, 5, 4.6, rightward=False
    )


def test_two_labels_at_one_edge_are_both_read() -> None:
    places = LabelPlaces(Page((((20.0, 45.0, 120.0, 62.0)),)))
    upper, _ = places.place(CELL, 5, 4.6, rightward=False)
    lower, _ = places.place((20.0, 40.0, 120.0, 60.0), 5, 4.6, rightward=False)
    assert not overlap(upper, lower)


@pytest.mark.parametrize(
    "cell", [(-50.0, -50.0, -10.0, -20.0), (190.0, 95.0, 260.0, 130.0), (10.0, 10.0, 10.0, 10.0)]
)
def test_a_cell_beyond_the_page_or_of_no_size_has_a_label_all_the_same(cell: Box) -> None:
    box, size = LabelPlaces(replace(Page(), rules=((-9, -9, 999, 999),))).place(
        cell, 5, 4.6, rightward=True
    )
    assert size >= 2
    assert box[0] < box[2]
