"""Parts whose own grid shows fewer columns are put under the columns of the part before."""

from dataclasses import replace

from extract.document import Cell, Place, Table
from normalize.standing import Standing
from tests.normalize.tables import (
    HEADER_1,
    Row,
    action,
    codes,
    document,
    ids,
    plan,
    subheading,
    table,
    theme,
)

EDGES = [40.0 + 60 * column for column in range(12)]


def placed(*rows: Row, page: int) -> Table:
    """A table of these rows whose cells stand where their columns do."""
    made = table(*rows, page=page)
    cells = tuple(
        replace(
            cell,
            places=(Place(page, EDGES[cell.column], 0, EDGES[cell.column + cell.column_span], 9),),
        )
        for cell in made.cells
    )
    return replace(made, cells=cells)


def narrowed(part: Table) -> Table:
    """The table as its own rules show it: columns at which no cell begins are none."""
    starts = sorted({cell.column for cell in part.cells})
    ends = [*starts[1:], part.column_count]

    def column(cell: Cell) -> Cell:
        first = starts.index(cell.column)
        last = ends.index(cell.column + cell.column_span)
        return replace(cell, column=first, column_span=last - first + 1)

    return replace(part, cells=tuple(map(column, part.cells)), column_count=len(starts))


FIRST = placed(*HEADER_1, action(1), page=1)


def test_a_page_of_merged_values_joins_the_table_before() -> None:
    second = narrowed(placed(subheading("治理", "改进", comments="意见乙"), page=2))
    assert second.column_count == 6
    read = plan(document("附件 1", FIRST, second))
    assert ids(read) == ["A1-1", "A1-s1"]
    assert read.records[1].merged is not None
    assert read.records[1].comments == "意见乙"
    assert codes(read) == []


def test_blank_cells_without_place_are_passed_over() -> None:
    whole = narrowed(placed(theme("4. 治理"), subheading("治理", "改进"), page=2))
    cells = tuple(cell if cell.text else replace(cell, places=()) for cell in whole.cells)
    read = plan(document("附件 1", FIRST, replace(whole, cells=cells)))
    assert [(record.id, record.theme) for record in read.records] == [("A1-1", None), ("A1-s1", 4)]


def test_a_table_with_other_columns_is_none_of_the_plan() -> None:
    other = narrowed(placed(subheading("治理", "改进"), page=2))
    cells = tuple(
        replace(cell, places=tuple(replace(one, x0=one.x0 + 9) for one in cell.places))
        for cell in other.cells
    )
    read = plan(document("附件 1", FIRST, replace(other, cells=cells)))
    assert codes(read) == ["table_ignored"]


def test_a_table_without_places_stands_nowhere() -> None:
    assert Standing.of(table(*HEADER_1)) is None
    standing = Standing.of(FIRST)
    assert standing is not None
    assert standing.fit(table(("甲", "乙"))) is None
