"""Text, rules and fills in a layer that is off are no content; those in one that is on are."""

import hashlib
import struct
import zlib
from pathlib import Path

import pytest

from extract.document import Table
from extract.limits import Limits
from extract.pdf.layers import may_have_layers
from extract.pdf.reader import PdfFile
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


# PDF 32000-1, 7.6.3.3: what a password is filled up with, here one of no characters.
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    found = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        found.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(found)


@pytest.mark.parametrize("encrypted", [True, False])
def test_what_is_encrypted_without_a_password_may_have_layers(
    tmp_path: Path, encrypted: bool
) -> None:
    """Its object streams can't be searched for any."""
    key = hashlib.md5(_PADDING + _PADDING + struct.pack("<i", -4) + _PADDING[:16]).digest()[:5]
    user, owner = _rc4(key, _PADDING).hex(), _PADDING.hex()
    trailer = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{owner}>/U<{user}>>>" * encrypted
    path = tmp_path / "plain.pdf"
    path.write_text(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        f"trailer<</Root 1 0 R/Size 4/ID[<{owner[:32]}><{owner[:32]}>]{trailer}>>\n%%EOF\n"
    )
    file = PdfFile(path, Limits())
    assert file.layers is encrypted
    file.close()
