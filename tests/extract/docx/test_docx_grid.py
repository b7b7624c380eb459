"""Where cells stand: spans, merges and what may stand around rows and cells."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Cell, Document, Paragraph, Table
from extract.docx import read_docx
from tests.extract.docx.packages import (
    CONTINUE,
    RESTART,
    Reader,
    layout,
    members,
    p,
    r,
    save,
    span,
    tbl,
    tc,
    tr,
)


def test_document_facts(read: Reader) -> None:
    document = read.document(p("before") + tbl(tr("a", "b")) + p("after"))
    assert document == Document(
        "docx",
        (
            Paragraph("before"),
            Table((Cell(0, 0, "a"), Cell(0, 1, "b")), 1, 2, "markup"),
            Paragraph("after"),
        ),
        "markup",
    )


def test_grid_span(read: Reader) -> None:
    table = read.table(tr("a", tc("bc", span(2))), tr("d", "e", "f"))
    assert layout(table) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 2, "bc"),
        (1, 0, 1, 1, "d"),
        (1, 1, 1, 1, "e"),
        (1, 2, 1, 1, "f"),
    ]
    assert (table.row_count, table.column_count) == (2, 3)


def test_positions_left_free_at_a_rows_end_are_columns_of_the_table(read: Reader) -> None:
    """17.4.14 gridAfter: else a table of such rows alone had fewer columns than its other parts."""
    table = read.table(tr("1", "a", properties='<w:gridAfter w:val="3"/>'))
    assert layout(table) == [(0, 0, 1, 1, "1"), (0, 1, 1, 1, "a")]
    assert table.column_count == 5
    absurd = read.table(tr("1", properties='<w:gridAfter w:val="9999999"/>'))
    assert absurd.column_count == 1


def _rows(properties: str) -> str:
    """An Arabic table: its cells stand in the file in the order in which they are read."""
    paragraph = p(r("الرقم", "<w:rtl/>"), "<w:bidi/>")
    first = tr(f"<w:tc>{paragraph}</w:tc>", "الإجراء", "التكلفة")
    short = tr("200 000", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{first}{short}</w:tbl>"


@pytest.mark.parametrize(
    ("properties", "direction"),
    [
        ("<w:bidiVisual/>", "rtl"),
        ('<w:bidiVisual w:val="1"/>', "rtl"),
        ('<w:bidiVisual w:val="0"/>', "ltr"),
        ("", "ltr"),
    ],
)
def test_a_table_shown_from_the_right_has_its_columns_as_they_are_read(
    read: Reader, properties: str, direction: str
) -> None:
    """17.4.1 bidiVisual; gridBefore counts from the side where reading begins too."""
    (table,) = read.document(_rows(properties)).tables
    assert table.direction == direction
    assert layout(table) == [
        (0, 0, 1, 1, "الرقم"),
        (0, 1, 1, 1, "الإجراء"),
        (0, 2, 1, 1, "التكلفة"),
        (1, 1, 1, 1, "200 000"),
    ]


def test_marks_of_direction_stay_in_the_text(read: Reader) -> None:
    (table,) = read.document(tbl(tr("\u200f200 000\u200f", "\u202bأ\u202c"))).tables
    assert [cell.text for cell in table.cells] == ["\u200f200 000\u200f", "\u202bأ\u202c"]


@pytest.mark.parametrize("value", ["0", "-3", "many", ""])
def test_grid_span_without_sense_is_one(read: Reader, value: str) -> None:
    table = read.table(tr(tc("a", f'<w:gridSpan w:val="{value}"/>'), "b"))
    assert layout(table) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_vertical_merge(read: Reader) -> None:
    table = read.table(
        tr(tc("a", RESTART), "b"), tr(tc("", CONTINUE), "c"), tr(tc("", CONTINUE), "d")
    )
    assert layout(table) == [
        (0, 0, 3, 1, "a"),
        (0, 1, 1, 1, "b"),
        (1, 1, 1, 1, "c"),
        (2, 1, 1, 1, "d"),
    ]


def test_merge_over_rows_and_columns(read: Reader) -> None:
    table = read.table(tr(tc("a", span(2) + RESTART), "b"), tr(tc("", span(2) + CONTINUE), "c"))
    assert layout(table) == [(0, 0, 2, 2, "a"), (0, 2, 1, 1, "b"), (1, 2, 1, 1, "c")]


def test_two_merges_one_below_the_other(read: Reader) -> None:
    table = read.table(
        *(tr(tc(text, merge)) for text, merge in [
            ("a", RESTART), ("", CONTINUE), ("b", RESTART), ("", CONTINUE), ("c", ""),
        ])
    )  # fmt: skip
    assert layout(table) == [(0, 0, 2, 1, "a"), (2, 0, 2, 1, "b"), (4, 0, 1, 1, "c")]


def test_text_in_a_merged_cell_is_kept(read: Reader) -> None:
    table = read.table(tr(tc("a", RESTART)), tr(tc("hidden", CONTINUE)))
    assert table.cells == (Cell(0, 0, "a\nhidden", 2, 1, (1,)),)


def test_continuation_without_beginning_is_a_cell(read: Reader) -> None:
    table = read.table(tr(tc("a", CONTINUE), "b"), tr("c", tc("d", CONTINUE)))
    assert layout(table) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 1, "b"),
        (1, 0, 1, 1, "c"),
        (1, 1, 1, 1, "d"),
    ]


def test_continuation_of_other_columns_is_a_cell(read: Reader) -> None:
    table = read.table(tr(tc("a", span(2) + RESTART), "b"), tr(tc("c", CONTINUE), "d", "e"))
    assert layout(table)[0] == (0, 0, 1, 2, "a")
    assert layout(table)[2] == (1, 0, 1, 1, "c")


def test_continuation_after_a_row_without_it_is_a_cell(read: Reader) -> None:
    table = read.table(tr(tc("a", RESTART)), tr("b"), tr(tc("c", CONTINUE)))
    assert [cell.text for cell in table.cells] == ["a", "b", "c"]


def test_old_horizontal_merge(read: Reader) -> None:
    table = read.table(
        tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "b"), tr("c", "d", "e")
    )
    assert layout(table)[:2] == [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]


def test_old_merge_both_ways(read: Reader) -> None:
    across, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    table = read.table(
        tr(tc("a", across + RESTART), tc("x", on + RESTART), "b"),
        tr(tc("", across + CONTINUE), tc("y", on + CONTINUE), "c"),
    )
    assert layout(table) == [(0, 0, 2, 2, "a\nx\ny"), (0, 2, 1, 1, "b"), (1, 2, 1, 1, "c")]


def test_positions_before_and_after_a_row_are_free(read: Reader) -> None:
    table = read.table(
        tr("a", "b", "c"),
        tr("d", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert layout(table)[3:] == [(1, 1, 1, 1, "d")]
    assert table.column_count == 3


def test_rows_of_different_width(read: Reader) -> None:
    table = read.table(tr("a"), tr("b", "c", "d"), tr("e", "f"))
    assert (table.row_count, table.column_count) == (3, 3)
    assert [(cell.row, cell.column) for cell in table.cells] == [
        (0, 0), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1),
    ]  # fmt: skip


def test_row_without_cells_is_none(read: Reader) -> None:
    assert read.table(tr("a"), tr(), tr("b")).row_count == 2


def test_header_rows(read: Reader) -> None:
    mark = "<w:tblHeader/>"
    table = read.table(
        tr("a", tc("b", span(2)), properties=mark),
        tr("c", "d", "e", properties='<w:tblHeader w:val="0"/>'),
    )
    assert [cell.header for cell in table.cells] == [True, True, False, False, False]


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:customXml><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:customXml>",
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
    ],
)
@pytest.mark.parametrize("level", ["table", "row", "cell", "paragraph", "run"])
def test_wrappers_are_looked_through(read: Reader, wrapper: str, level: str) -> None:
    def around(name: str, content: str) -> str:
        return wrapper.format(content) if name == level else content

    cell = f"<w:tc>{around('paragraph', p(around('run', r('x'))))}</w:tc>"
    row = f"<w:tr>{tc('a')}{around('cell', cell)}{tc('b')}</w:tr>"
    document = read.document(around("table", tbl(around("row", row), tr("c"))))
    assert layout(document.tables[0]) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 1, "x"),
        (0, 2, 1, 1, "b"),
        (1, 0, 1, 1, "c"),
    ]


def test_nested_table_is_text_of_its_cell(read: Reader) -> None:
    inner = tbl(tr("b", "c"), tr(tc("d", RESTART), ""), tr(tc("", CONTINUE), tc(p("e") + p("f"))))
    document = read.document(tbl(tr(tc(p("a") + inner + p("g")), "h")))
    assert len(document.tables) == 1
    assert layout(document.tables[0]) == [(0, 0, 1, 1, "a\nb\nc\nd\ne\nf\ng"), (0, 1, 1, 1, "h")]
    assert document.tables[0].cells[0].breaks == (1, 2, 3, 4, 5, 6)


def test_paragraph_after_a_table_is_not_of_its_last_cell(read: Reader) -> None:
    document = read.document(tbl(tr("a")) + p("b") + tbl(tr("c")))
    assert [cell.text for table in document.tables for cell in table.cells] == ["a", "c"]


def test_tables_one_after_another_stay_apart(read: Reader) -> None:
    assert len(read.document(tbl(tr("a")) + p("") + tbl(tr("b"))).tables) == 2


@st.composite
def grids(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int, str]]]:
    """A grid filled with cells of random spans, each with a text of its own."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    cells: list[tuple[int, int, int, int, str]] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            free = 1
            while column + free < columns and (row, column + free) not in taken:
                free += 1
            width = draw(st.integers(1, free))
            height = draw(st.integers(1, rows - row))
            taken |= {
                (row + down, column + across) for down in range(height) for across in range(width)
            }
            text = draw(st.sampled_from(["", "汉字", "a b", "é"])) + str(len(cells))
            cells.append((row, column, height, width, text))
    return rows, columns, cells


def written(rows: int, columns: int, cells: list[tuple[int, int, int, int, str]]) -> str:
    """The grid as a DOCX table."""
    lines: list[list[tuple[int, str]]] = [[] for _ in range(rows)]
    for row, column, height, width, text in cells:
        merged = height > 1
        for down in range(height):
            merge = (CONTINUE if down else RESTART) if merged else ""
            cell = tc("" if down else text, (span(width) if width > 1 else "") + merge)
            lines[row + down].append((column, cell))
    return tbl(*(tr(*(cell for _, cell in sorted(line))) for line in lines))


@settings(max_examples=60, deadline=None)
@given(grids())
def test_any_grid_comes_back(grid: tuple[int, int, list[tuple[int, int, int, int, str]]]) -> None:
    rows, columns, cells = grid
    with TemporaryDirectory() as folder:
        path = save(Path(folder), members(written(rows, columns, cells)))
        (table,) = read_docx(path).tables
        theirs = docx.Document(io.BytesIO(path.read_bytes())).tables[0]
        seen = [[cell.text for cell in row.cells] for row in theirs.rows]
    assert layout(table) == cells
    assert (table.row_count, table.column_count) == (rows, columns)
    ours = [[""] * columns for _ in range(rows)]
    for row, column, height, width, text in cells:
        for down in range(height):
            ours[row + down][column : column + width] = [text] * width
    assert ours == seen
