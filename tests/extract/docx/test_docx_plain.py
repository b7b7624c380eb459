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
rows = st.lists(cells, max_size=4).map(lambda found: tr(*found))
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


def test_a_character_style_is_no_paragraph_style(read: Reader) -> None:
    style = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    content = p("a", '<w:pStyle w:val="H"/>') + p(r("b") + r("c", '<w:rStyle w:val="H"/>'))
    assert read.cell(content, {"styles": wrap("styles", style)}).text == "a\nb"
