"""Text, rules and fills in a layer that is off are no content; those in one that is on are."""

import zlib
from pathlib import Path

import pytest

from extract.document import Table
from extract.pdf.layers import may_have_layers
from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import Grid, Reader, layout

_GRID = Grid([["a", "b"], ["c", "d"]], widths=(150, 60), heights=(40, 40))


def _texts(table: Table) -> list[str]:
    return [cell.text.rstrip() for cell in table.cells]


@pytest.mark.parametrize(("name", "first"), [("Off", "a"), ("Shown", "a layer")])
@pytest.mark.parametrize("rotate", [0, 90])
def test_text_is_read_where_its_layer_is_on(
    read: Reader, name: str, first: str, rotate: int
) -> None:
    page = Page(rotate=rotate)
    _GRID.draw(page)
    with page.layer(name):
        page.text(66, 64, "layer")
    document = read.document(page)
    assert _texts(document.tables[0]) == [first, "b", "c", "d"]
    hidden = [problem.code for problem in document.problems]
    assert hidden == (["hidden_text"] if name == "Off" else [])


def test_white_text_in_a_layer_that_is_on_is_read(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    with page.layer("Shown"):
        page.raw("1 g")
        page.text(66, 64, "white")
        page.raw("0 g")
    assert _texts(read.table(page))[0] == "a white"


def test_rules_in_a_layer_that_is_off_are_none(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    with page.layer("Off"):
        page.line(100, 60, 100, 140)
        page.line(50, 80, 260, 80)
    assert layout(read.table(page)) == _GRID.layout()


def test_a_fill_in_a_layer_that_is_off_covers_nothing(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    with page.layer("Off"):
        page.raw("1 g")
        page.fill(52, 62, 190, 90)
        page.raw("0 g")
    assert _texts(read.table(page)) == ["a", "b", "c", "d"]


def test_a_layer_within_another_one_is_shown_where_both_are(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    with page.layer("Off"), page.layer("Shown"):
        page.text(66, 64, "inner")
    with page.layer("Shown"), page.layer("Shown"):
        page.text(66, 104, "both")
    assert _texts(read.table(page)) == ["a", "b", "c both", "d"]


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(("name", "first"), [("Off", "a"), ("Shown", "a form")])
def test_a_form_is_read_where_its_layer_is_on(
    read: Reader, own: bool, name: str, first: str
) -> None:
    """The layer is the form's own, or that of the place where it is painted."""
    page = Page()
    _GRID.draw(page)
    with page.layer("Shown" if own else name), page.form(layer=name if own else "") as form:
        form.text(66, 64, "form")
        form.line(100, 60, 100, 61)
    assert _texts(read.table(page))[0] == first


def test_tagged_text_in_a_layer_that_is_off_is_no_content(read: Reader) -> None:
    page = Page()
    pdf = Pdf(page)
    with page.layer("Off"), page.artifact():
        page.text(66, 64, "layer")
    _GRID.tag(pdf.tag("Table"), page)
    document = read.pdf(pdf)
    assert document.reader == "tags"
    assert _texts(document.tables[0]) == ["a", "b", "c", "d"]
    assert not document.paragraphs


def test_text_under_a_scan_is_read_whatever_its_layer(read: Reader) -> None:
    page = Page()
    with page.layer("Shown"):
        page.text(66, 64, "recognised words")
    page.raw("q 600 0 0 400 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A\nEI Q")
    assert [one.text for one in read.document(page).paragraphs] == ["recognised words"]


def _file(folder: Path, *parts: bytes) -> Path:
    path = folder / "some.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\n".join(parts))
    return path


def _stream(content: bytes, head: bytes = b"") -> bytes:
    return b"1 0 obj<</Type/ObjStm/Filter/FlateDecode%s>>stream\r\n%s\nendstream" % (head, content)


@pytest.mark.parametrize(
    ("part", "may"),
    [
        (b"<</Type/Catalog/OCProperties 3 0 R>>", True),
        (b"<</Type/Catalog>>", False),
        (_stream(zlib.compress(b"<</OCProperties 3 0 R>>")), True),
        (_stream(zlib.compress(b"<</Type/Catalog>>")), False),
        (_stream(zlib.compress(b"<</Type/Catalog>>"), b"/DecodeParms<</Predictor 12>>"), True),
        (_stream(b"no deflated data"), True),
    ],
)
def test_a_file_has_no_layers_where_that_is_certain(tmp_path: Path, part: bytes, may: bool) -> None:
    assert may_have_layers(_file(tmp_path, part)) is may
