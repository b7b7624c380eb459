"""Right-to-left pages: what is drawn in whatever order is read as it was written."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Table
from extract.docx import read_docx
from extract.pdf import read_pdf
from tests.conftest import ROOT
from tests.extract.pdf.arabic import Producer, draw
from tests.extract.pdf.builder import Element, Page, Pdf
from tests.extract.pdf.grids import Grid, Reader
from tests.extract.pdf.styles import stroked
from tests.extract.pdf.test_bidi import lines

PRODUCERS: tuple[Producer, ...] = ("visual", "logical", "mixed")
ROWS = [
    ["الرقم", "المجال الوظيفي", "الإجراء", "التكلفة", "2023"],
    ["1", "المساءلة", "استعراض السياسات (المرحلة 2)", "200 000", "X"],
    ["2", "إدارة المخاطر", "تنفيذ EB152/34 في WHO", "100 000–150 000", ""],
    ["12", "الأخلاقيات", "وفقًا للقرار EB152(3)", "40 000+", "X"],
]
WIDTHS = (60, 150, 300, 160, 60)


def arabic_page(
    producer: Producer, *, rules: bool = True, rows: list[list[str]] | None = None
) -> Page:
    """A table whose columns go from the right, with a line above it."""
    page = Page(width=800)
    rows = rows or ROWS
    grid = _grid(rows)
    if rules:
        stroked(page, [grid.box(cell) for cell in grid.cells])
    draw(page, 780, 30, "الملحق 1: الإجراءات", producer=producer)
    _write(page, grid, rows, producer)
    return page


def _grid(rows: list[list[str]]) -> Grid:
    blank = [["" for _ in row] for row in rows]
    return Grid(blank, left=50, widths=WIDTHS[::-1], heights=(24,) * len(rows))


def _write(page: Page, grid: Grid, rows: list[list[str]], producer: Producer) -> None:
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            right = grid.xs[len(row) - column] - 4
            draw(page, right, grid.ys[number] + 5, text, producer=producer)


def texts(table: Table) -> list[list[str]]:
    """The texts of a table without merged cells, row by row."""
    return [[cell.text for cell in row] for row in table.rows()]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_ruled_table_is_read_from_the_right(read: Reader, producer: Producer) -> None:
    document = read.document(arabic_page(producer))
    (table,) = document.tables
    assert (table.evidence, table.direction) == ("rules", "rtl")
    assert texts(table) == ROWS
    assert [block.text for block in document.paragraphs] == ["الملحق 1: الإجراءات"]
    # Column 0 stands on the right of the page.
    first = {cell.column: cell.places[0].x0 for cell in table.rows()[0]}
    assert sorted(first, key=first.__getitem__, reverse=True) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_an_aligned_table_is_read_from_the_right(read: Reader, producer: Producer) -> None:
    (table,) = read.document(arabic_page(producer, rules=False)).tables
    assert (table.evidence, table.direction) == ("alignment", "rtl")
    assert texts(table) == ROWS


@pytest.mark.parametrize("producer", PRODUCERS)
def test_tags_are_in_the_order_of_reading_already(read: Reader, producer: Producer) -> None:
    page, grid = Page(width=800), _grid(ROWS)
    pdf = Pdf(page)
    root = pdf.tag("Table")
    with page.artifact():
        stroked(page, [grid.box(cell) for cell in grid.cells])
    for number, row in enumerate(ROWS):
        _tag_row(page, grid, root.add("TR"), number, row, producer)
    heading = pdf.tag("P")
    with page.tagged(heading):
        draw(page, 780, 30, "الملحق 1: الإجراءات", producer=producer)
    document = read.pdf(pdf)
    (table,) = document.tables
    assert (table.evidence, table.direction) == ("tags", "rtl")
    assert texts(table) == ROWS
    assert [block.text for block in document.paragraphs] == ["الملحق 1: الإجراءات"]


def _tag_row(
    page: Page, grid: Grid, tags: Element, number: int, row: list[str], producer: Producer
) -> None:
    for column, text in enumerate(row):
        cell = tags.add("TD")
        if text:
            right = grid.xs[len(row) - column] - 4
            with page.tagged(cell.add("P")):
                draw(page, right, grid.ys[number] + 5, text, producer=producer)


@pytest.mark.parametrize("producer", PRODUCERS)
@pytest.mark.parametrize(
    "text",
    ["مُشَكَّل", "جارٍ", "وفقًا", "كلٌّ من", "لِلإبلاغ", "محـمـد", "إجراءً (انظر 3)", "תָּכְנִית"],
)
def test_marks_stay_with_their_letters(read: Reader, producer: Producer, text: str) -> None:
    rows = [[*ROWS[0]], ["1", text, text, "-", "X"]]
    (table,) = read.document(arabic_page(producer, rows=rows)).tables
    text = unicodedata.normalize("NFC", text)
    assert [cell.text for cell in table.rows()[1]] == ["1", text, text, "-", "X"]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_presentation_forms_are_letters(read: Reader, producer: Producer) -> None:
    """Meem, alef; lam and alef as one glyph; a ligature of four letters; a mark on a space."""
    rows = [[*ROWS[0]], ["1", "\ufee3\ufe8e", "\ufefb \ufdf2", "\ufeed\ufe76", "X"]]
    (table,) = read.document(arabic_page(producer, rows=rows)).tables
    assert [cell.text for cell in table.rows()[1]] == ["1", "ما", "لا الله", "وَ", "X"]


@pytest.mark.parametrize("other", ["200 000", "\u00a0".join(("200", "000"))])
def test_figures_run_as_the_others_of_their_page_do(read: Reader, other: str) -> None:
    """`125 500` is a number both ways; a space that keeps figures together shows it straight."""
    kept = "\u00a0" in other
    ambiguous = "125\u00a0500" if kept else "125 500"
    rows = [[*ROWS[0]], ["1", "المساءلة", "استعراض", other, "X"], ["2", "أ", "ب", ambiguous, ""]]
    page = arabic_page("visual", rows=rows)
    (table,) = read.document(page).tables
    assert [row[3] for row in texts(table)[1:]] == ["200 000", "125 500"]


def test_a_latin_table_on_an_arabic_page_is_read_from_the_left(read: Reader) -> None:
    page = arabic_page("visual", rows=[["Alpha", "Beta", "Gamma", "Delta", "E"]] * 3)
    for top in range(200, 380, 14):
        draw(page, 780, top, "خطة الأمانة لتنفيذ الإصلاح في المنظمة")
    (table,) = read.document(page).tables
    assert table.direction == "ltr"
    assert texts(table)[0] == ["E", "Delta", "Gamma", "Beta", "Alpha"]


def test_arabic_in_a_latin_table_keeps_its_columns(read: Reader) -> None:
    page = Page()
    grid = Grid([["No", "Name"], ["1", "Ministry"], ["2", ""]], widths=(60, 300)).draw(page)
    draw(page, grid.xs[2] - 4, grid.ys[2] + 4, "وزارة الصحة")
    table = read.table(page)
    assert table.direction == "ltr"
    assert texts(table) == [["No", "Name"], ["1", "Ministry"], ["2", "وزارة الصحة"]]


@settings(max_examples=60, deadline=None)
@given(line=lines(), producer=st.sampled_from(PRODUCERS))
def test_a_line_that_is_drawn_is_read_as_it_was_written(
    line: str, producer: Producer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = Page(width=2000)
    draw(page, 1980, 60, line, producer=producer)
    draw(page, 1980, 80, "خطة الأمانة لتنفيذ الإصلاح", producer=producer)
    path = Pdf(page).save(tmp_path_factory.mktemp("line") / "line.pdf")
    assert read_pdf(path).paragraphs[0].text.split("\n")[0] == line


@pytest.mark.parametrize("name", ["EB152_34-excerpt-ar.pdf", "EB152_34-excerpt-ar-untagged.pdf"])
def test_a_word_processor_s_pages_hold_the_words_of_its_source(name: str) -> None:
    """Every cell of a DOCX file, printed by LibreOffice and cut by page ends or not."""
    source = read_docx(ROOT / "samples" / "EB152_34-excerpt-ar.docx")
    found = _words(read_pdf(ROOT / "samples" / name).tables)
    wanted = _words(source.tables)
    missing = [word for word in wanted if word not in found]
    assert len(wanted) > 700
    assert missing == []


def _words(tables: list[Table]) -> set[str]:
    texts = (cell.text for table in tables for cell in table.cells)
    return {word for text in texts for word in unicodedata.normalize("NFC", text).split()}
