"""Text that a page holds but doesn't show is no content, unless it is the text of a scan."""

from dataclasses import dataclass

import pytest

from extract.document import Problem
from extract.limits import Limits
from extract.pdf.characters import Characters
from extract.pdf.lines import printed_lines
from extract.pdf.reader import PdfFile
from extract.pdf.ruled import read_ruled_tables, settle
from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import Grid, Reader

_GRID = Grid([["a", "b"], ["c", "d"]], widths=(150, 60), heights=(40, 40))
_SHOWN = ["a", "b", "c", "d"]
_STATES = "/ExtGState<</Clear<</ca 0>>/Opaque<</ca 1>>/Half<</ca .5>>/Multiply<</BM/Multiply>>>>"
_STATES += (
    "/Pattern<</Strip<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray"
    "/Coords[0 0 1 1]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>>>>>>>"
)


@dataclass
class Seen:
    """What is read of a page: its cells and the lines around them, and its problems."""

    texts: list[str]
    problems: list[Problem]


def _read(read: Reader, page: Page) -> Seen:
    data = Pdf(page).data().replace(b"/Resources<</Font", f"/Resources<<{_STATES}/Font".encode())
    read.path.write_bytes(data)
    file = PdfFile(read.path, Limits())
    try:
        with file.pages() as pages:
            for one in pages:
                ink = one.rules.ink
                characters = Characters.of(one.text_page, one.count, one.display, ink)
                settle(one.lattices, characters)
                tables, outside = read_ruled_tables(one.lattices, characters, one.number)
                cells = [cell.text.rstrip() for table in tables for cell in table.cells]
                lines = [line.text for line in printed_lines(outside) if line.text]
                return Seen([*cells, *lines], characters.problems(one.number))
    finally:
        file.close()
    raise AssertionError


def _image(page: Page, x0: float, top: float, x1: float, bottom: float, mask: str = "") -> None:
    """An inline image of one grey pixel, or a stencil."""
    page.raw(f"q {x1 - x0} 0 0 {bottom - top} {x0} {page.height - bottom} cm")
    kind = mask or "/CS /G /BPC 8"
    page.raw(f"BI /W 1 /H 1 {kind} ID A\nEI Q")


def test_text_that_is_painted_invisibly_is_no_content(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    page.text(80, 64, "secret", mode=3)
    page.text(80, 300, "secret", mode=3)
    page.text(80, 340, "shown")
    seen = _read(read, page)
    assert seen.texts == [*_SHOWN, "shown"]
    assert [(one.code, one.level) for one in seen.problems] == [("hidden_text", "info")]
    assert "12 characters" in seen.problems[0].message


def test_text_in_a_clip_only_is_no_content(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    page.raw("q")
    page.text(80, 64, "mask", mode=7)
    page.raw("Q")
    assert _read(read, page).texts == _SHOWN


def test_a_page_of_invisible_text_is_a_scan_and_read(read: Reader) -> None:
    page = Page()
    page.text(50, 60, "recognised words", mode=3)
    page.text(50, 80, "and more", mode=3)
    seen = _read(read, page)
    assert seen.texts == ["recognised words", "and more"]
    assert seen.problems == []


@pytest.mark.parametrize("first", [True, False])
def test_a_scan_with_a_stamp_is_read(read: Reader, first: bool) -> None:
    """The picture covers the page, before the recognised text or over it."""
    page = Page()
    if first:
        _image(page, 0, 0, 600, 400)
    for line in range(4):
        page.text(50, 60 + 20 * line, f"line {line}", mode=3)
    if not first:
        _image(page, 0, 0, 600, 400)
    page.text(500, 380, "p. 3")
    assert _read(read, page).texts == ["line 0", "line 1", "line 2", "line 3", "p. 3"]


def test_text_without_opacity_is_no_content(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    page.raw("/Clear gs")
    page.text(80, 64, "secret")
    page.raw("/Half gs")
    page.text(80, 104, "pale")
    page.raw("/Opaque gs")
    assert _read(read, page).texts == ["a", "b", "c pale", "d"]


def test_a_rectangle_filled_with_a_pattern_covers_nothing(read: Reader) -> None:
    """A pattern may leave most of it free."""
    page = Page()
    _GRID.draw(page)
    page.raw("/Pattern cs /Strip scn")
    page.fill(51, 61, 190, 99)
    page.raw("0 g")
    assert _read(read, page).texts == _SHOWN


def test_text_filled_with_a_pattern_is_read(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    page.raw("/Half gs /Pattern cs /Strip scn")
    page.text(66, 64, "strip")
    page.raw("0 g /Opaque gs")
    assert _read(read, page).texts == ["a strip", "b", "c", "d"]


def test_text_outside_the_page_is_no_content(read: Reader) -> None:
    page = Page(300, 200, crop=(100, 100), margin=100)
    Grid([["a", "b"], ["c", "d"]], left=20, top=20).draw(page)
    page.text(-60, 50, "left")
    page.text(310, 50, "right")
    page.text(50, 210, "below")
    page.text(50, -30, "above")
    assert _read(read, page).texts == _SHOWN


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_outside_its_clip_is_no_content(read: Reader, rotate: int) -> None:
    """A spreadsheet's cell cuts a text that is too long for it."""
    page = Page(rotate=rotate)
    _GRID.draw(page)
    page.raw("q", page.rectangle(50, 60, 104, 100), "W n")
    page.text(74, 80, "shown secret")
    page.raw("Q")
    page.raw("q", page.rectangle(50, 60, 104, 100), "W n")
    page.text(300, 80, "secret")
    page.raw("Q")
    assert _read(read, page).texts == ["a\nshown", "b", "c", "d"]


def test_text_within_its_clip_is_content(read: Reader) -> None:
    page = Page()
    page.raw("q", page.rectangle(0, 0, 600, 400), "W n")
    _GRID.draw(page)
    page.raw("Q")
    assert _read(read, page).texts == _SHOWN


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_under_a_later_fill_is_no_content(read: Reader, rotate: int) -> None:
    page = Page(rotate=rotate)
    _GRID.draw(page)
    page.text(80, 80, "shown secret")
    page.fill(115, 78, 160, 94)
    assert _read(read, page).texts == ["a\nshown", "b", "c", "d"]


def test_text_over_an_earlier_fill_is_content(read: Reader) -> None:
    page = Page()
    page.text(10, 10, "first")
    page.shade(50, 60, 260, 140)
    _GRID.draw(page)
    page.fill(300, 300, 320, 320)
    assert _read(read, page).texts == [*_SHOWN, "first"]


@pytest.mark.parametrize("state", ["Half", "Multiply"])
def test_text_under_a_fill_that_shows_it_is_content(read: Reader, state: str) -> None:
    """A highlighter's stroke is painted over the text."""
    page = Page()
    _GRID.draw(page)
    page.text(80, 80, "marked")
    page.raw(f"q /{state} gs 1 1 0 rg")
    page.fill(78, 78, 130, 94)
    page.raw("Q")
    assert _read(read, page).texts == ["a\nmarked", "b", "c", "d"]


def test_text_beside_a_shape_within_its_bounds_is_content(read: Reader) -> None:
    """A triangle and a clipped fill cover less than the rectangles around them."""
    page = Page()
    _GRID.draw(page)
    page.text(80, 80, "shown")
    page.raw(f"70 {page.height - 100} m 180 {page.height - 100} l 180 {page.height - 78} l h f")
    page.raw(f"q 70 {page.height - 100} m 180 {page.height - 100} l 180 {page.height - 70} l h W n")
    page.fill(70, 70, 180, 100)
    page.raw("Q")
    assert _read(read, page).texts == ["a\nshown", "b", "c", "d"]


def test_text_under_a_later_image_is_no_content(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    page.text(80, 80, "secret")
    _image(page, 75, 75, 150, 98)
    assert _read(read, page).texts == _SHOWN


def test_text_under_a_see_through_image_is_content(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    page.text(80, 80, "shown")
    _image(page, 75, 75, 150, 98, mask="/IM true /BPC 1 /D [1 0]")
    assert _read(read, page).texts == ["a\nshown", "b", "c", "d"]


def test_white_text_is_content(read: Reader) -> None:
    """What lies behind it decides whether it shows: to lose a word is worse."""
    page = Page()
    page.fill(50, 60, 200, 100)
    _GRID.draw(page)
    page.raw("1 g")
    page.text(80, 64, "white")
    page.raw("0 g")
    assert _read(read, page).texts == ["a white", "b", "c", "d"]


def test_hidden_text_in_a_form_is_no_content(read: Reader) -> None:
    page = Page()
    _GRID.draw(page)
    with page.form((1, 0, 0, 1, 0, 0)) as form:
        form.text(80, 64, "secret", mode=3)
        form.text(80, 104, "shown")
    assert _read(read, page).texts == ["a", "b", "c shown", "d"]
