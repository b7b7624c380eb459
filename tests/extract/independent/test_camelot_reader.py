"""A PDF through camelot, once, as it is slow: spans, places, and the text around the tables."""

import pytest

from extract import read_document
from extract.document import Document
from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import ABOVE, LEFT, Grid, layout

ROWS = [["a", "b", "c"], ["one two", LEFT, "x"], ["1", "two", "3"], [ABOVE, "5", "6"]]
TWISTS = [(0, 0.0), (90, 25.0), (0, 25.0)]


@pytest.fixture(scope="module")
def drawn() -> Grid:
    return Grid(ROWS)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory, drawn: Grid) -> Document:
    """The same table upright, turned, and with a crop box within the media box."""
    pages = []
    for rotate, margin in TWISTS:
        page = Page(rotate=rotate, crop=(30, 40) if margin else (0, 0), margin=margin)
        page.text(50, 20, "Heading here")
        drawn.draw(page)
        pages.append(page)
    path = Pdf(*pages).save(tmp_path_factory.mktemp("camelot") / "a.pdf")
    return read_document(path, reader="camelot")


def test_merged_cells_have_their_spans(document: Document, drawn: Grid) -> None:
    assert [layout(table) for table in document.tables] == [drawn.layout()] * len(TWISTS)


@pytest.mark.parametrize("index", range(len(TWISTS)))
def test_places_are_those_of_the_displayed_page(
    document: Document, drawn: Grid, index: int
) -> None:
    table = document.tables[index]
    for expected, cell in zip(drawn.cells, table.cells, strict=True):
        [place] = cell.places
        box = (place.x0, place.top, place.x1, place.bottom)
        assert place.page == index + 1
        # It measures on a picture.
        assert box == pytest.approx(drawn.box(expected), abs=1.5)


def test_the_text_around_the_tables_is_there(document: Document) -> None:
    assert [(one.text, one.page) for one in document.paragraphs] == [
        ("Heading here", page) for page in (1, 2, 3)
    ]
    assert (document.reader, document.page_count) == ("camelot", 3)


def test_no_word_is_in_the_text_and_in_a_table(document: Document) -> None:
    words = " ".join(one.text for one in document.paragraphs).split()
    assert set(words) == {"Heading", "here"}
