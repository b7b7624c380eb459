"""What the document model itself can tell."""

import pytest

from extract.document import Cell, Table, ended_early


@pytest.mark.parametrize(
    ("room", "lead", "ended"),
    [
        (30.0, 10.0, True),
        (10.0, 10.0, False),
        (11.0, 10.0, False),  # kerning and rounding take up as much
        (None, 10.0, None),
        (10.0, None, None),
    ],
)
def test_a_line_was_ended_early_when_the_next_word_would_have_fitted(
    room: float | None, lead: float | None, ended: bool | None
) -> None:
    assert ended_early(room, lead) is ended


def test_rows_hold_the_cells_that_begin_in_them() -> None:
    tall, right, below = Cell(0, 0, "a", row_span=2), Cell(0, 1, "b"), Cell(1, 1, "c")
    table = Table((tall, right, below), 2, 2, "markup")
    assert table.rows() == [[tall, right], [below]]
