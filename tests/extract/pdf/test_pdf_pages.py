"""Pages that are turned or cropped: what stands where on the page as it is displayed."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from extract.document import Paragraph, Place
from extract.pdf import read_pdf
from extract.pdf.display import Display
from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import LEFT, Grid, Reader, layout
from tests.extract.pdf.styles import STYLES

ROWS = [["No.", "Area", "状态"], ["1", "问责职能", "done"], ["2. merged", LEFT, LEFT]]
ROTATIONS = [0, 90, 180, 270]


def _box(place: Place) -> tuple[float, float, float, float]:
    return place.x0, place.top, place.x1, place.bottom


@pytest.mark.parametrize("rotate", ROTATIONS)
@pytest.mark.parametrize("crop", [(0, 0), (40, -25)])
@pytest.mark.parametrize("style", ["stroked", "bars", "turned_form"])
def test_turned_and_cropped_pages_give_cells_and_boxes_as_displayed(
    read: Reader, rotate: int, crop: tuple[int, int], style: str
) -> None:
    page = Page(500, 300, rotate=rotate, crop=crop, margin=10)
    grid = Grid(ROWS).draw(page, STYLES[style])
    table = read.table(page)
    assert layout(table) == grid.layout()
    for cell, drawn in zip(table.cells, grid.cells, strict=True):
        (place,) = cell.places
        assert _box(place) == pytest.approx(grid.box(drawn), abs=0.5)


@pytest.mark.parametrize("rotate", ROTATIONS)
def test_display_agrees_with_how_pdfium_shows_the_page(read: Reader, rotate: int) -> None:
    Pdf(Page(500, 300, rotate=rotate, crop=(40, 25), margin=10)).save(read.path)
    with pypdfium2.PdfDocument(read.path) as document:
        page = document[0]
        display = Display.of(page)
        assert display.size == pytest.approx((500, 300))
        width, height = (round(side) for side in display.size)
        for x, y in ((60.0, 70.0), (200.0, 90.0)):
            shown = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(
                page, 0, 0, width, height, 0, x, y, *(ctypes.byref(one) for one in shown)
            )
            expected = [one.value for one in shown]
            assert list(display.point(x, y)) == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("rotate", ROTATIONS)
def test_lines_around_a_table_keep_their_order_on_turned_pages(read: Reader, rotate: int) -> None:
    page = Page(500, 300, rotate=rotate)
    page.text(50, 200, "below")
    grid = Grid(ROWS).draw(page)
    page.text(50, 20, "above")
    document = read.document(page)
    assert [one.text if isinstance(one, Paragraph) else layout(one) for one in document.blocks] == [
        "above",
        grid.layout(),
        "below",
    ]


@pytest.mark.parametrize("rotate", ROTATIONS)
def test_wrapped_lines_keep_their_order_on_turned_pages(read: Reader, rotate: int) -> None:
    page = Page(500, 300, rotate=rotate)
    grid = Grid([["first line\nsecond\n第三行 four", "other"], ["a", "b\nc"]]).draw(page)
    assert layout(read.table(page)) == grid.layout()


def test_a_page_without_a_crop_box_of_its_own_starts_at_its_media_box(read: Reader) -> None:
    page = Page(500, 300, crop=(200, 100))
    grid = Grid(ROWS).draw(page)
    data = Pdf(page).data().replace(b"/CropBox", b"/NoCropB")
    read.path.write_bytes(data)
    (table,) = read_pdf(read.path).tables
    assert _box(table.places[0]) == pytest.approx(grid.outline)


def test_pages_are_numbered_from_one(read: Reader) -> None:
    pages = []
    for rotate in (0, 90):
        pages.append(Page(rotate=rotate))
        Grid(ROWS).draw(pages[-1])
    tables = read.document(*pages).tables
    assert [table.places[0].page for table in tables] == [1, 2]
