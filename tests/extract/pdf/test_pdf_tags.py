"""Tables by the tags of a PDF, and what tells that the tags can't be relied on."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from extract.document import Document, Paragraph
from extract.errors import UnsupportedFormatError
from extract.pdf import read_pdf
from tests.extract.pdf.builder import Element, Page, Pdf
from tests.extract.pdf.grids import ABOVE, LEFT, Grid, Layout, Reader, layout
from tests.extract.pdf.styles import STYLES, stroked

ROWS = [
    ["No.", "Area", LEFT, "状态"],
    ["1", "two\nlines", "问责职能", "正在进行"],
    [ABOVE, "x", "y", "done"],
    ["2", "merged", LEFT, LEFT],
]


def _tagged(rows: list[list[str]], *, sections: bool = False, ruled: bool = True) -> Pdf:
    pdf = Pdf(Page())
    style = stroked if ruled else None
    Grid(rows).tag(pdf.tag("Table"), pdf.pages[0], style, sections=sections)
    return pdf


def _tables(document: Document) -> list[Layout]:
    return [layout(table) for table in document.tables]


@pytest.mark.parametrize("sections", [False, True])
@pytest.mark.parametrize("style", ["stroked", "bars", "shaded"])
def test_tags_give_the_same_cells_as_rules(read: Reader, sections: bool, style: str) -> None:
    pdf = Pdf(Page())
    grid = Grid(ROWS)
    grid.tag(pdf.tag("Table"), pdf.pages[0], STYLES[style], sections=sections)
    by_tags, by_rules = read.pdf(pdf, reader="tags"), read.pdf(pdf, reader="rules")
    assert _tables(by_tags) == _tables(by_rules) == [grid.layout()]
    assert (by_tags.reader, by_rules.reader) == ("tags", "rules")
    assert by_tags.tables[0].evidence == "tags"
    assert by_tags.problems == ()
    for tagged, ruled in zip(by_tags.tables[0].cells, by_rules.tables[0].cells, strict=True):
        assert tagged.places == ruled.places


def test_tags_are_preferred_where_they_agree_with_the_rules(read: Reader) -> None:
    assert read.pdf(_tagged(ROWS)).reader == "tags"


def test_rules_tell_the_column_of_a_cell_behind_a_blank_one(read: Reader) -> None:
    """PDFium doesn't say how wide a cell without content is."""
    rows = [["a", "b", "c", "d", ""], ["1", "", LEFT, LEFT, "x"]]
    document = read.pdf(_tagged(rows), reader="tags")
    assert [cell for cell in _tables(document)[0] if cell[4]][-1] == (1, 4, 1, 1, "x")


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_tags_on_turned_pages(read: Reader, rotate: int) -> None:
    pdf = Pdf(Page(rotate=rotate, crop=(30, 10), margin=5))
    grid = Grid(ROWS)
    grid.tag(pdf.tag("Table"), pdf.pages[0])
    document = read.pdf(pdf, reader="tags")
    assert _tables(document) == [grid.layout()]
    place = document.tables[0].places[0]
    assert (place.x0, place.top, place.x1, place.bottom) == pytest.approx(grid.outline)


def test_header_cells_are_marked(read: Reader) -> None:
    cells = read.pdf(_tagged(ROWS)).tables[0].cells
    assert {cell.row for cell in cells if cell.header} == {0}
    assert sum(cell.header for cell in cells) == 3


def test_a_table_without_rules_is_read_by_its_tags_alone(read: Reader) -> None:
    pdf = _tagged(ROWS, ruled=False)
    assert _tables(read.pdf(pdf)) == [Grid(ROWS).layout()]
    cell = read.pdf(pdf).tables[0].cells[0]
    assert (cell.places[0].x0, cell.places[0].x1) == pytest.approx((54, 72))


def test_a_row_over_two_pages_is_one_row(read: Reader) -> None:
    first, second = Page(), Page()
    pdf = Pdf(first, second)
    table = pdf.tag("Table")
    grid = Grid([["a", "head"], ["1", "one\ntwo\nthree"]])
    cells = grid.tag(table, first)
    more = Grid([["", "four\nfive"], ["2", "six"]])
    with second.artifact():
        stroked(second, [more.box(cell) for cell in more.cells])
    paragraph = cells[1, 1].kids[0]
    assert isinstance(paragraph, Element)
    more.write_cell(second, more.cells[1], paragraph)
    row = table.add("TR")
    for cell in more.cells[2:]:
        more.write_cell(second, cell, row.add("TD").add("P"))
    document = read.pdf(pdf, reader="tags")
    (found,) = document.tables
    assert layout(found) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 1, "head"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "one\ntwo\nthree\nfour\nfive"),
        (2, 0, 1, 1, "2"),
        (2, 1, 1, 1, "six"),
    ]
    assert [(place.page, place.lines) for place in found.cells[3].places] == [(1, 3), (2, 2)]
    assert [place.page for place in found.places] == [1, 2]


def test_tables_tagged_one_a_page_are_two(read: Reader) -> None:
    pdf = Pdf(Page(), Page())
    grids = [Grid([["a", "b"], ["c", "d"]]), Grid([["e", "f"], ["g", "h"]])]
    for page, grid in zip(pdf.pages, grids, strict=True):
        grid.tag(pdf.tag("Table"), page)
    assert _tables(read.pdf(pdf, reader="tags")) == [grid.layout() for grid in grids]


def _cell_of_paragraphs(pdf: Pdf, texts: list[str]) -> None:
    """A table whose first cell holds paragraphs of one line, as wide as its column."""
    page = pdf.pages[0]
    table = pdf.tag("Table")
    grid = Grid([["\n".join(texts), "x"], ["y", "z"]])
    with page.artifact():
        stroked(page, [grid.box(cell) for cell in grid.cells])
    row = table.add("TR")
    cell = row.add("TD")
    for number in range(len(texts)):
        part = Grid(grid.rows, top=grid.top + 12 * number, widths=grid.widths)
        part.write_cell(page, grid.cells[0], cell.add("P"), slice(number, number + 1))
    grid.write_cell(page, grid.cells[1], row.add("TD").add("P"))
    row = table.add("TR")
    for other in grid.cells[2:]:
        grid.write_cell(page, other, row.add("TD").add("P"))


def test_paragraphs_in_a_cell_are_breaks(read: Reader) -> None:
    pdf = Pdf(Page())
    _cell_of_paragraphs(pdf, ["问责职能", "风险管理", "正在进行"])
    cell = read.pdf(pdf, reader="tags").tables[0].cells[0]
    assert (cell.text, cell.breaks) == ("问责职能\n风险管理\n正在进行", (1, 2))


def test_wrapped_lines_of_one_paragraph_are_no_breaks(read: Reader) -> None:
    pdf = _tagged([["问责职能\n风险管理", "x"], ["y", "z"]])
    assert read.pdf(pdf, reader="tags").tables[0].cells[0].breaks == ()


def test_spans_inside_a_paragraph_are_one_paragraph(read: Reader) -> None:
    pdf = Pdf(Page())
    page = pdf.pages[0]
    cells = Grid([["", "b"], ["c", "d"]], widths=(100, 40)).tag(pdf.tag("Table"), page)
    paragraph = cells[0, 0].add("P")
    for x, text in ((54, "one "), (78, "two")):
        with page.tagged(paragraph.add("Span")):
            page.text(x, 64, text)
    with page.tagged(paragraph):
        page.text(100, 64, "three")
    cell = read.pdf(pdf, reader="tags").tables[0].cells[0]
    assert (cell.text, cell.breaks) == ("one two three", ())


@pytest.mark.parametrize("ruled", [True, False])
def test_a_cell_without_content_is_blank(read: Reader, ruled: bool) -> None:
    rows = [["a", "b", "c"], ["1", "", "3"], ["", "e", "f"], ["g", "h", ""]]
    assert _tables(read.pdf(_tagged(rows, ruled=ruled), reader="tags")) == [Grid(rows).layout()]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize(
    "row", [["1", "", LEFT, "4"], ["", LEFT, "3", "4"], ["1", "2", "", LEFT], ["1", "", LEFT, LEFT]]
)
def test_a_cell_without_content_over_several_columns(
    read: Reader, row: list[str], ruled: bool
) -> None:
    """PDFium doesn't tell the span of an element without content: the page does."""
    rows = [["aa", "bb", "cc", "dd"], row, ["e", "f", "g", "h"]]
    assert _tables(read.pdf(_tagged(rows, ruled=ruled), reader="tags")) == [Grid(rows).layout()]


def test_no_text_is_lost_where_a_short_row_stands_under_other_columns(read: Reader) -> None:
    """Centred cells begin where cells of other columns do."""
    pdf = Pdf(Page())
    page = pdf.pages[0]
    table = pdf.tag("Table")
    for y, texts in (
        (60, {50: "a", 100: "b", 150: "c", 200: "d"}),
        (80, {150: "e", 200: "f", 210: "g"}),
        (100, {50: "h", 100: "i", 150: "j", 200: "k"}),
    ):
        row = table.add("TR")
        for x, text in texts.items():
            with page.tagged(row.add("TD")):
                page.text(x, y, text)
    found = read.pdf(pdf, reader="tags").tables[0]
    assert sorted(cell.text for cell in found.cells if cell.text) == list("abcdefghijk")
    assert max(cell.column + cell.column_span for cell in found.cells) == found.column_count == 4


def test_a_table_in_a_cell_keeps_all_its_text(read: Reader) -> None:
    pdf = Pdf(Page())
    page = pdf.pages[0]
    outer = Grid([["", "b"], ["c", "d"]], widths=(150, 60), heights=(90, 24))
    cells = outer.tag(pdf.tag("Table"), page)
    inner = Grid([["k", "l"], ["m", "n"]], left=70, top=70)
    inner.tag(cells[0, 0].add("Table"), page, style=None)
    document = read.pdf(pdf, reader="tags")
    (table,) = document.tables
    assert "".join(table.cells[0].text.split()) == "klmn"
    assert [cell.text for cell in table.cells[1:]] == ["b", "c", "d"]


def test_a_ruled_table_in_a_cell_keeps_all_its_text(read: Reader) -> None:
    pdf = Pdf(Page())
    page = pdf.pages[0]
    outer = Grid([["", "b"], ["c", "d"]], widths=(150, 60), heights=(90, 24))
    cells = outer.tag(pdf.tag("Table"), page)
    Grid([["k", "l"], ["m", "n"]], left=70, top=70).tag(cells[0, 0].add("Table"), page)
    texts = [cell.text for table in read.pdf(pdf).tables for cell in table.cells]
    assert sorted("".join("".join(texts).split())) == list("bcdklmn")


def test_artifacts_are_running_text_and_in_no_cell(read: Reader) -> None:
    pdf = _tagged(ROWS)
    page = pdf.pages[0]
    with page.artifact():
        page.text(400, 15, "EB152/34")
        page.text(300, 380, "7")
    document = read.pdf(pdf, reader="tags")
    assert _tables(document) == [Grid(ROWS).layout()]
    assert document.paragraphs == [
        Paragraph("EB152/34", "running", 1),
        Paragraph("7", "running", 1),
    ]


def test_a_header_printed_again_as_an_artifact_is_no_row(read: Reader) -> None:
    pdf = Pdf(Page(), Page())
    table = pdf.tag("Table")
    first = Grid([["No.", "Area"], ["1", "a"]])
    first.tag(table, pdf.pages[0])
    second = Grid([["No.", "Area"], ["2", "b"]])
    page = pdf.pages[1]
    with page.artifact():
        stroked(page, [second.box(cell) for cell in second.cells])
        for cell in second.cells[:2]:
            second.write_cell(page, cell)
    row = table.add("TR")
    for cell in second.cells[2:]:
        second.write_cell(page, cell, row.add("TD").add("P"))
    document = read.pdf(pdf, reader="tags")
    (found,) = _tables(document)
    assert [cell[4] for cell in found] == ["No.", "Area", "1", "a", "2", "b"]
    assert document.paragraphs == [Paragraph("No. Area", "running", 2)]


def test_paragraphs_come_in_the_order_of_the_tree_with_the_tables(read: Reader) -> None:
    pdf = Pdf(Page())
    page = pdf.pages[0]
    heading, table, after = pdf.tag("H1"), pdf.tag("Table"), pdf.tag("P")
    with page.tagged(after):
        page.text(50, 300, "after")
    with page.tagged(after):
        page.text(50, 312, "goes on")
    grid = Grid(ROWS)
    grid.tag(table, page)
    with page.tagged(heading):
        page.text(50, 20, "Heading")
    assert [
        one if isinstance(one, Paragraph) else layout(one)
        for one in read.pdf(pdf, reader="tags").blocks
    ] == [
        Paragraph("Heading", "body", 1),
        grid.layout(),
        Paragraph("after\ngoes on", "body", 1),
    ]


def test_notes_are_told_apart(read: Reader) -> None:
    pdf = _tagged(ROWS)
    with pdf.pages[0].tagged(pdf.tag("Note")):
        pdf.pages[0].text(50, 370, "1 A footnote.")
    assert read.pdf(pdf).paragraphs == [Paragraph("1 A footnote.", "note", 1)]


def test_text_drawn_out_of_order_is_with_its_cell(read: Reader) -> None:
    pdf = Pdf(Page())
    page = pdf.pages[0]
    grid = Grid(ROWS)
    table = pdf.tag("Table")
    rows = [table.add("TR") for _ in ROWS]
    elements = {
        cell: rows[cell.row].add("TD", cell.row_span, cell.column_span) for cell in grid.cells
    }
    for cell in sorted(grid.cells, key=lambda cell: (-cell.column, cell.row)):
        grid.write_cell(page, cell, elements[cell].add("P"))
    with page.artifact():
        stroked(page, [grid.box(cell) for cell in grid.cells])
    assert _tables(read.pdf(pdf, reader="tags")) == [grid.layout()]


# What is wrong with the tags of a ruled table: how its texts are tagged instead.
Wrong = Callable[[Grid, Page, Element], None]


def _one_cell_for_two(grid: Grid, page: Page, table: Element) -> None:
    """The first row's two cells are in one TD."""
    row = table.add("TR")
    both = row.add("TD")
    for cell in grid.cells[:2]:
        grid.write_cell(page, cell, both.add("P"))
    row = table.add("TR")
    for cell in grid.cells[2:]:
        grid.write_cell(page, cell, row.add("TD").add("P"))


def _swallowing(grid: Grid, page: Page, table: Element) -> None:
    """The first TD spans both columns and marks its neighbour's text with its own."""
    row = table.add("TR")
    with page.tagged(row.add("TD", 1, 2)):
        for cell in grid.cells[:2]:
            grid.write_cell(page, cell)
    row = table.add("TR")
    for cell in grid.cells[2:]:
        grid.write_cell(page, cell, row.add("TD").add("P"))


def _two_cells_for_one(grid: Grid, page: Page, table: Element) -> None:
    """A cell's two lines are in two TD."""
    for cell in grid.cells:
        row = table.add("TR")
        lines = cell.text.split("\n")
        for number in range(len(lines)):
            part = Grid(grid.rows, top=grid.top + 12 * number)
            part.write_cell(page, cell, row.add("TD"), slice(number, number + 1))


def _without_a_tag(grid: Grid, page: Page, table: Element) -> None:
    """One cell of the second row has no tag."""
    for first in (0, 2):
        row = table.add("TR")
        grid.write_cell(page, grid.cells[first], row.add("TD"))
        grid.write_cell(page, grid.cells[first + 1], None if first else row.add("TD"))


def _as_an_artifact(grid: Grid, page: Page, table: Element) -> None:
    """One cell of the second row is marked as none of the document's content."""
    for first in (0, 2):
        row = table.add("TR")
        grid.write_cell(page, grid.cells[first], row.add("TD"))
        with page.artifact() if first else nullcontext():
            grid.write_cell(page, grid.cells[first + 1], None if first else row.add("TD"))


def _most_outside(grid: Grid, page: Page, table: Element) -> None:
    """The table is tagged, but most of the page isn't."""
    _soundly(grid, page, table)
    for line in range(5):
        page.text(50, 250 + 12 * line, "A paragraph that no tag accounts for.")


def _soundly(grid: Grid, page: Page, table: Element) -> None:
    for first in (0, 2):
        row = table.add("TR")
        for cell in grid.cells[first : first + 2]:
            grid.write_cell(page, cell, row.add("TD").add("P"))


@pytest.mark.parametrize(
    "wrong",
    [
        _one_cell_for_two,
        _swallowing,
        _two_cells_for_one,
        _without_a_tag,
        _as_an_artifact,
        _most_outside,
    ],
)
def test_wrong_tags_are_not_used(read: Reader, wrong: Wrong) -> None:
    pdf = Pdf(Page())
    grid = Grid([["two\nlines", "b"], ["c", "d"]]).draw(Page())
    with pdf.pages[0].artifact():
        stroked(pdf.pages[0], [grid.box(cell) for cell in grid.cells])
    wrong(grid, pdf.pages[0], pdf.tag("Table"))
    document = read.pdf(pdf)
    assert document.reader == "rules"
    assert _tables(document) == [grid.layout()]
    (problem,) = document.problems
    assert (problem.code, problem.level) == ("tags_not_used", "warning")
    with pytest.raises(UnsupportedFormatError, match="--reader rules") as caught:
        read.pdf(pdf, reader="tags")
    assert len(str(caught.value).splitlines()) == 1
    assert str(caught.value).startswith("test.pdf: ")


@pytest.mark.parametrize("whole", [True, False])
def test_a_line_whose_ends_alone_are_tagged_soundly(read: Reader, whole: bool) -> None:
    """What stands between the ends of a line is looked at where it leaves the cell."""
    pdf = Pdf(Page())
    page = pdf.pages[0]
    grid = Grid([["", ""], ["c", "d"]], widths=(40, 80), heights=(20, 20))
    with page.artifact():
        stroked(page, [grid.box(cell) for cell in grid.cells])
    table = pdf.tag("Table")
    rows = table.add("TR"), table.add("TR")
    first, second = rows[0].add("TD"), rows[0].add("TD")
    for cell in grid.cells[2:]:
        grid.write_cell(page, cell, rows[1].add("TD").add("P"))
    for x, text, tag in (
        (54, "aa ", first),
        (96, "bb ", first if whole else second),
        (120, "cc", first if whole else None),
    ):
        with page.tagged(tag) if tag else nullcontext():
            page.text(x, 64, text)
    document = read.pdf(pdf)
    assert document.reader == "rules"
    assert [cell.text.strip() for cell in document.tables[0].cells[:2]] == ["aa", "bb cc"]


def test_a_word_too_long_for_its_cell_says_nothing_against_the_tags(read: Reader) -> None:
    rows = [["overlong", ""], ["c", "d"]]
    pdf = Pdf(Page())
    Grid(rows, widths=(40, 80)).tag(pdf.tag("Table"), pdf.pages[0])
    assert _tables(read.pdf(pdf, reader="tags")) == [Grid(rows).layout()]


def test_untagged_text_at_the_end_of_a_tagged_line_is_found(read: Reader) -> None:
    pdf = _tagged(ROWS)
    grid = Grid(ROWS)
    page = pdf.pages[0]
    page.text(grid.xs[1] + grid.padding + 40, grid.ys[3] + grid.padding, "loose")
    assert read.pdf(pdf).reader == "rules"


def test_untagged_text_that_ends_a_line_of_one_cell_is_found(read: Reader) -> None:
    pdf = Pdf(Page())
    page = pdf.pages[0]
    grid = Grid([["a", "b"], ["c", "d\nsecond"]], widths=(40, 160))
    grid.tag(pdf.tag("Table"), page)
    page.text(grid.xs[1] + grid.padding + 42, grid.ys[1] + grid.padding + 12, "loose")
    assert read.pdf(pdf).reader == "rules"


def test_untagged_text_that_ends_a_line_on_a_page_without_table_is_found(read: Reader) -> None:
    pdf = _tagged(ROWS)
    page = pdf.page()
    with page.tagged(pdf.tag("P")):
        page.text(50, 300, "tagged ")
    page.text(92, 300, "untagged words")
    assert read.pdf(pdf).reader == "rules"


def test_sound_tags_are_used(read: Reader) -> None:
    """What the tests of wrong tags differ from."""
    pdf = Pdf(Page())
    grid = Grid([["two\nlines", "b"], ["c", "d"]])
    with pdf.pages[0].artifact():
        stroked(pdf.pages[0], [grid.box(cell) for cell in grid.cells])
    _soundly(grid, pdf.pages[0], pdf.tag("Table"))
    assert read.pdf(pdf).reader == "tags"


def test_tags_without_a_table_are_not_used_for_ruled_tables(read: Reader) -> None:
    pdf = Pdf(Page())
    paragraph = pdf.tag("P")
    grid = Grid(ROWS)
    for cell in grid.cells:
        grid.write_cell(pdf.pages[0], cell, paragraph)
    stroked(pdf.pages[0], [grid.box(cell) for cell in grid.cells])
    document = read.pdf(pdf)
    assert (document.reader, _tables(document)) == ("rules", [grid.layout()])
    assert [problem.code for problem in document.problems] == ["tags_not_used"]


def test_tags_that_miss_one_of_two_ruled_tables_are_not_used(read: Reader) -> None:
    pdf = _tagged(ROWS)
    page = pdf.page()
    missed = Grid([["a", "b"], ["1", "2"]])
    stroked(page, [missed.box(cell) for cell in missed.cells])
    for cell in missed.cells:
        missed.write_cell(page, cell, pdf.tag("P"))
    document = read.pdf(pdf)
    assert _tables(document) == [Grid(ROWS).layout(), missed.layout()]
    assert [problem.code for problem in document.problems] == ["tags_not_used"]


@pytest.mark.parametrize("band", [True, False])
def test_a_frame_around_a_tagged_table_says_nothing_against_its_tags(
    read: Reader, band: bool
) -> None:
    pdf = Pdf(Page())
    page = pdf.pages[0]
    with page.artifact():
        stroked(page, [(20, 20, 580, 50), (20, 50, 580, 380)] if band else [(20, 20, 580, 380)])
        page.text(50, 30, "Title")
    grid = Grid(ROWS)
    grid.tag(pdf.tag("Table"), page)
    document = read.pdf(pdf)
    assert (document.reader, _tables(document)) == ("tags", [grid.layout()])


def test_repeated_reading_is_the_same(tmp_path: Path) -> None:
    path = _tagged(ROWS, sections=True).save(tmp_path / "one.pdf")
    assert read_pdf(path) == read_pdf(path)


@pytest.mark.parametrize("fault", ["paragraph", "artifact", "order"])
def test_rows_left_out_or_reordered_by_tags_are_read_by_rules(read: Reader, fault: str) -> None:
    pdf = Pdf(Page())
    page, grid = pdf.pages[0], Grid([["No.", "Area"], ["1", "risk"], ["2", "audit"]])
    table = pdf.tag("Table")
    with page.artifact():
        stroked(page, [grid.box(cell) for cell in grid.cells])
    rows = [table.add("TR") for _ in range(3)]
    if fault == "order":
        table.kids[1:] = table.kids[:0:-1]
    for cell in grid.cells:
        if cell.row == 2 and fault == "paragraph":
            grid.write_cell(page, cell, pdf.tag("P"))
        elif cell.row == 2 and fault == "artifact":
            with page.artifact():
                grid.write_cell(page, cell)
        else:
            grid.write_cell(page, cell, rows[cell.row].add("TD"))
    document = read.pdf(pdf)
    assert document.reader == "rules"
    assert [problem.code for problem in document.problems] == ["tags_not_used"]
    assert _tables(document) == [grid.layout()]
