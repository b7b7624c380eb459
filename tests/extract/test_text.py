"""The reader of transcriptions: encodings, line ends, rows, cells, and the real text."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Paragraph, Table
from extract.errors import DamagedError, LimitError
from extract.limits import Limits
from extract.text import read_text

PLAIN = "题目\n\n编号\t领域\n1\t治理\n完"


def read(tmp_path: Path, content: str | bytes, limits: Limits | None = None) -> Document:
    path = tmp_path / "plan.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_text(path, limits=limits)


def grids(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows()] for table in document.tables]


def paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace("\n", "\r\n").encode("utf-16"),
        PLAIN.replace("\n\n", "\n\f").encode(),
    ],
    ids=["utf-8", "BOM", "utf-16", "utf-16 big", "Windows", "old Mac", "utf-16 Windows", "pages"],
)
def test_encodings_and_line_ends(tmp_path: Path, content: bytes) -> None:
    document = read(tmp_path, content)
    assert paragraphs(document) == ["题目", "完"]
    assert grids(document) == [[["编号", "领域"], ["1", "治理"]]]
    assert (document.format, document.reader, document.page_count) == ("text", "markup", None)


@pytest.mark.parametrize("content", ["问责".encode("gb18030"), b"caf\xe9\tx", b"\xff\xfe\x00\xd8x"])
def test_what_is_not_utf_8_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(DamagedError) as raised:
        read(tmp_path, content)
    assert "not UTF-" in str(raised.value)
    assert "save it as UTF-8" in str(raised.value)
    assert len(str(raised.value).splitlines()) == 1


def test_text_and_tables_keep_their_order(tmp_path: Path) -> None:
    document = read(tmp_path, "一\na\tb\n二\nc\td\n¹ 注")
    kinds = [block.kind if isinstance(block, Paragraph) else "table" for block in document.blocks]
    assert kinds == ["body", "table", "body", "table", "note"]


def test_another_number_of_columns_is_another_table(tmp_path: Path) -> None:
    document = read(tmp_path, "a\tb\tc\nd\te\tf\ng\th\ni\tj\n")
    assert [(table.row_count, table.column_count) for table in document.tables] == [(2, 3), (2, 2)]


def test_a_row_that_lost_its_last_tabs_stays_in_its_table(tmp_path: Path) -> None:
    document = read(tmp_path, "a\tb\tc\nd\te\nf\tg\th\n")
    assert grids(document) == [[["a", "b", "c"], ["d", "e", ""], ["f", "g", "h"]]]


def test_a_row_with_a_tab_too_many_stays_in_its_table(tmp_path: Path) -> None:
    document = read(tmp_path, "a\tb\nc\td\te\nf\tg\n")
    assert grids(document) == [[["a", "b", ""], ["c", "d", "e"], ["f", "g", ""]]]


def test_several_rows_with_more_tabs_are_another_table(tmp_path: Path) -> None:
    document = read(tmp_path, "a\tb\nc\td\ne\tf\tg\nh\ti\tj\n")
    assert grids(document) == [[["a", "b"], ["c", "d"]], [["e", "f", "g"], ["h", "i", "j"]]]


def test_line_ends_of_other_programs_inside_a_cell_end_no_row(tmp_path: Path) -> None:
    document = read(tmp_path, "甲\v乙\tx\u2028y\nc\td\u0085e\n")
    assert grids(document) == [[["甲\n乙", "x y"], ["c", "d e"]]]


CELLS = {
    "space between ideographs was a line's end": ("性剥削、性 虐待", "性剥削、性\n虐待", ()),
    "space after a slash": ("制订计划/ 提高效率", "制订计划/\n提高效率", ()),
    "space inside a range": ("100 000– 150 000", "100 000–\n150 000", ()),
    "spaces beside figures and letters stay": ("自 2022 年 WHO", "自 2022 年 WHO", ()),
    "spaces between words stay": ("see page 3", "see page 3", ()),
    "paragraphs": ("一<p>二 三</p>", "一\n二\n三", (1,)),
    "paragraphs with spaces": ("一 <p> 二 </p> <p>三</p>", "一\n二\n三", (1, 2)),
    "quotes count as ideographs beside one": ("关键 “因素”", "关键\n“因素”", ()),
    "blank": ("  ", "", ()),
}


@pytest.mark.parametrize(("cell", "text", "breaks"), CELLS.values(), ids=CELLS.keys())
def test_cells(tmp_path: Path, cell: str, text: str, breaks: tuple[int, ...]) -> None:
    [table] = read(tmp_path, f"{cell}\tx").tables
    assert (table.cells[0].text, table.cells[0].breaks) == (text, breaks)


def test_merged_cells_are_not_known_and_places_not_made_up(tmp_path: Path) -> None:
    [table] = read(tmp_path, PLAIN).tables
    assert (table.spans_known, table.evidence, table.places) == (False, "markup", ())
    assert all(cell.places == () for cell in table.cells)


def test_limits_hold(tmp_path: Path) -> None:
    with pytest.raises(LimitError, match="more than the 10 allowed"):
        read(tmp_path, "一" * 11, Limits(characters=10))
    with pytest.raises(LimitError, match="more than the 10 table cells"):
        read(tmp_path, "a\tb\n" * 6, Limits(cells=10))


def test_short_rows_of_a_wide_table_count_as_wide(tmp_path: Path) -> None:
    with pytest.raises(LimitError):
        read(tmp_path, "\t" * 2000 + "\n" + "a\tb\na\tb\tc\n" * 3000)


@pytest.mark.parametrize("cell", [" " * 200_000, "一 " * 100_000, "<p>" * 50_000, "<" * 200_000])
def test_hostile_cells_take_no_time(tmp_path: Path, cell: str) -> None:
    start = time.perf_counter()
    read(tmp_path, f"a{cell}a\tx")
    assert time.perf_counter() - start < 2


@given(st.lists(st.lists(st.text("一二ab ,。1-/", max_size=6), min_size=3, max_size=3), max_size=5))
def test_no_character_of_a_table_is_lost(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    document = read(tmp_path_factory.mktemp("text"), text)
    assert all(isinstance(block, Table) for block in document.blocks)
    found = [["".join(cell.split()) for cell in row] for grid in grids(document) for row in grid]
    assert found == [["".join(cell.split()) for cell in row] for row in rows]
