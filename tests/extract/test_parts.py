"""A table page by page: each part has what stands on its page, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from extract.document import Cell, Place, Table
from extract.parts import Part, page_parts


def on(page: int, lines: int, column: int = 0) -> Place:
    return Place(page, 10.0 + column, 20.0, 50.0 + column, 90.0, lines)


def table(*cells: Cell, rows: int, columns: int, places: tuple[Place, ...] = ()) -> Table:
    return Table(cells, rows, columns, evidence="tags", places=places)


def texts(part: Part) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in part.cells}


def test_without_pages_the_table_is_one_part() -> None:
    cell = Cell(0, 0, "a", column_span=2)
    [part] = page_parts(table(cell, Cell(1, 0, "b"), rows=2, columns=2))
    assert (part.page, part.box) == (None, None)
    assert [(each.row, each.column, each.column_span) for each in part.cells] == [
        (0, 0, 2),
        (1, 0, 1),
    ]


def test_rows_count_from_zero_on_every_page() -> None:
    cells = [Cell(row, 0, str(row), places=(on(1 + row // 2, 1),)) for row in range(4)]
    parts = page_parts(table(*cells, rows=4, columns=1))
    assert [part.page for part in parts] == [1, 2]
    assert texts(parts[1]) == {(0, 0): "2", (1, 0): "3"}


def test_a_row_over_a_page_break_shares_its_lines_out() -> None:
    cut = Cell(0, 0, "一\n二\n三", places=(on(1, 2), on(2, 1)))
    whole = Cell(0, 1, "四", places=(on(1, 1),))
    first, second = page_parts(table(cut, whole, rows=1, columns=2))
    assert texts(first) == {(0, 0): "一\n二", (0, 1): "四"}
    assert texts(second) == {(0, 0): "三", (0, 1): ""}


def test_a_cell_over_rows_of_two_pages_spans_its_rows_on_each() -> None:
    side = Cell(0, 0, "s", row_span=3, places=(on(1, 1), on(2, 0)))
    rows = [Cell(row, 1, str(row), places=(on(page, 1),)) for row, page in enumerate((1, 2, 2))]
    first, second = page_parts(table(side, *rows, rows=3, columns=2))
    assert [cell.row_span for cell in first.cells if cell.column == 0] == [1]
    assert [cell.row_span for cell in second.cells if cell.column == 0] == [2]
    assert (texts(first)[0, 0], texts(second)[0, 0]) == ("s", "")


def test_a_row_whose_cells_have_no_place_stands_after_the_row_before() -> None:
    cells = [Cell(0, 0, "a", places=(on(2, 1),)), Cell(1, 0, "b")]
    [part] = page_parts(table(*cells, rows=2, columns=1))
    assert texts(part) == {(0, 0): "a", (1, 0): "b"}


def test_lines_that_no_place_counts_are_kept() -> None:
    cell = Cell(0, 0, "a\nb\nc", places=(on(1, 1), on(2, 0)))
    first, second = page_parts(table(cell, rows=1, columns=1))
    assert texts(first) == {(0, 0): "a\nb\nc"}
    assert texts(second) == {(0, 0): ""}


def test_the_box_is_the_tables_own_or_goes_round_its_cells() -> None:
    cells = (Cell(0, 0, "a", places=(on(1, 1),)), Cell(0, 1, "b", places=(on(1, 1, 100),)))
    [part] = page_parts(table(*cells, rows=1, columns=2))
    assert part.box == (10.0, 20.0, 150.0, 90.0)
    own = (Place(1, 0.0, 0.0, 200.0, 100.0),)
    [part] = page_parts(table(*cells, rows=1, columns=2, places=own))
    assert part.box == (0.0, 0.0, 200.0, 100.0)


@st.composite
def grids(draw: st.DrawFn) -> Table:
    """Tables of any cells whose rows and pages rise together, lines counted well or badly."""
    count, columns = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    cells, page = [], 1
    for row in range(count):
        last = page + draw(st.integers(0, 2))
        for column in range(columns):
            lines = draw(st.lists(st.text("ab", max_size=2), min_size=1, max_size=4))
            chosen = draw(st.sets(st.integers(page, last)))
            places = tuple(on(each, draw(st.integers(0, 3))) for each in sorted(chosen))
            cells.append(Cell(row, column, "\n".join(lines), places=places))
        page = last
    return table(*cells, rows=count, columns=columns)


@given(grids())
def test_no_word_is_lost_and_none_is_invented(made: Table) -> None:
    parts = page_parts(made)
    for column in range(made.column_count):
        before = [cell.text.replace("\n", "") for cell in made.cells if cell.column == column]
        after = [
            cell.text.replace("\n", "")
            for part in parts
            for cell in part.cells
            if cell.column == column
        ]
        assert sorted("".join(before)) == sorted("".join(after))
    assert [part.page for part in parts] == sorted(
        {part.page for part in parts}, key=lambda p: p or 0
    )


@given(grids())
def test_every_row_of_a_part_is_whole(made: Table) -> None:
    for part in page_parts(made):
        positions = sorted((cell.row, cell.column) for cell in part.cells)
        rows = max(row for row, _ in positions) + 1
        assert positions == [(r, c) for r in range(rows) for c in range(made.column_count)]
