"""Plain paragraphs, cells and rows read at once are what they are read element by element."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document
from tests.extract.docx.packages import CONTINUE, RESTART, Reader, p, r, span, tbl, tc, tr, wrap

# Neither changes what is printed, but a paragraph with the one is no longer plain, nor a cell
# with the other.
_UNPRINTED = "<w:r><w:softHyphen/></w:r>"
_ONE_WIDE = span(1)
_MARK, _SHAPE = "<!--mark-->", "<!--shape-->"
_PIECES = (
    "<w:t>甲</w:t>",
    "<w:t> a </w:t>",
    "<w:t> </w:t>",
    "<w:t/>",
    '<w:t xml:space="preserve"> b </w:t>',
    "<w:t>c\nd</w:t>",
    "<w:t>\uf0e0</w:t>",
    "<w:tab/>",
    "<w:br/>",
    "<w:noBreakHyphen/>",
)
_RUN_PROPERTIES = ("", '<w:rFonts w:ascii="Wingdings"/>', '<w:vertAlign w:val="superscript"/>')
_PARAGRAPH_PROPERTIES = ("", "", '<w:pStyle w:val="S"/>', '<w:tabs><w:tab w:pos="9"/></w:tabs>')
_STYLES = {"styles": wrap("styles", '<w:style w:type="paragraph" w:styleId="S"/>')}

runs = st.builds(r, st.sampled_from(_PIECES), st.sampled_from(_RUN_PROPERTIES))
links = runs.map("<w:hyperlink>{}</w:hyperlink>".format)
paragraphs = st.builds(
    lambda content, properties: p("".join(content) + _MARK, properties),
    st.lists(st.one_of(runs, runs, links), min_size=1, max_size=3),
    st.sampled_from(_PARAGRAPH_PROPERTIES),
)
cells = st.builds(
    lambda blocks, properties: tc("".join(blocks), properties or _SHAPE),
    st.lists(paragraphs, min_size=1, max_size=3),
    st.sampled_from(("", "", "", span(2), RESTART, CONTINUE)),
)
cells = st.one_of(cells, cells, st.builds(lambda content: tc(tbl(tr(content)) + p("")), cells))
rows = st.builds(
    lambda found, properties: tr(*found, properties=properties),
    st.lists(cells, max_size=4),
    st.sampled_from(("", "", "<w:cantSplit/>", "<w:tblHeader/>", '<w:gridBefore w:val="1"/>')),
)
rows = st.one_of(rows, rows, rows.map("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format))
tables = st.lists(rows, min_size=1, max_size=4).map(lambda found: tbl(*found))
bodies = st.lists(st.one_of(paragraphs, tables), min_size=1, max_size=4).map("".join)


def _read(folder: str, body: str, *, unprinted: str, shape: str) -> Document:
    body = body.replace(_MARK, unprinted).replace(_SHAPE, shape)
    return Reader(Path(folder)).document(body, _STYLES)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(bodies)
def test_plain_content_is_read_as_any_other(body: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = _read(folder, body, unprinted="", shape="")
        general = _read(folder, body, unprinted=_UNPRINTED, shape=_ONE_WIDE)
    assert plain == general


def test_what_stands_between_a_row_and_its_cells_is_left_out(read: Reader) -> None:
    strange = f"<w:strange>{tc('b')}</w:strange>"
    table = read.table(tr("a", strange), tr(tc("<w:strange>" + p("x") + "</w:strange>" + p("c"))))
    assert [cell.text for cell in table.cells] == ["a", "c"]


def test_text_between_the_rows_of_a_table_is_no_text_of_its_cells(read: Reader) -> None:
    """Word writes none; other readers leave it out too."""
    loose = r("x")
    table = read.table(loose, tr("a"), loose, tr(tc(p("b") + loose), loose), f"<w:s>{loose}</w:s>")
    assert table.cells[0].text == "a"
    assert read.table(tr("a"), loose).cells[0].text == "a"
    assert read.table(tr("a"), f"<w:strange>{tr('x')}</w:strange>", tr("b")).row_count == 2


def test_a_row_in_a_row_is_left_out(read: Reader) -> None:
    table = read.table(tr("a", tc(f"<w:strange>{tr('x')}</w:strange>" + p("b"))), tr("c", "d"))
    assert [cell.text for cell in table.cells] == ["a", "b", "c", "d"]
    beside_more_than_text = tc("<w:sdt><w:sdtContent>" + p("b") + "</w:sdtContent></w:sdt>")
    table = read.table(tr(tc(tr("x") + p("a")), beside_more_than_text))
    assert [cell.text for cell in table.cells] == ["a", "b"]


def test_a_character_style_that_hides_matters_where_there_is_text(read: Reader) -> None:
    style = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    hidden = '<w:rStyle w:val="H"/>'
    content = p(r("a") + r("<w:footnoteRef/>", hidden) + r("<w:tab/>", hidden) + r("b", hidden))
    marks = p("c", f"<w:rPr>{hidden}</w:rPr>") + p("d")
    assert read.cell(content + marks, {"styles": wrap("styles", style)}).text == "a\ncd"


def test_a_character_style_is_no_paragraph_style(read: Reader) -> None:
    style = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    content = p("a", '<w:pStyle w:val="H"/>') + p(r("b") + r("c", '<w:rStyle w:val="H"/>'))
    assert read.cell(content, {"styles": wrap("styles", style)}).text == "a\nb"
