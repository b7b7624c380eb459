"""A PDF through pdfplumber: tables, spans, places, and the text around them."""

import sys
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from extract import read_document
from extract.document import Table
from extract.errors import (
    DamagedError,
    EncryptedError,
    LimitError,
    MissingLibraryError,
    NoTextError,
    UnsupportedFormatError,
)
from extract.limits import Limits
from tests.extract.independent.conftest import Plumb
from tests.extract.independent.plans import small_plan
from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import ABOVE, LEFT, Grid, layout

ROWS = [["a", "b", "c"], ["one two", LEFT, "x"], ["1", "2\n2b", "3"], [ABOVE, "5", "6"]]


def test_merged_cells_have_their_spans(plumb: Plumb, page: Page) -> None:
    grid = Grid(ROWS).draw(page)
    document = plumb(page)
    [table] = document.tables
    assert layout(table) == grid.layout()
    assert (table.row_count, table.column_count, table.evidence) == (4, 3, "rules")
    assert all(cell.breaks == () for cell in table.cells)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(("crop", "margin"), [((0, 0), 0), ((30, 40), 0), ((30, 40), 25)])
def test_places_are_those_of_the_displayed_page(
    plumb: Plumb, rotate: int, crop: tuple[float, float], margin: float
) -> None:
    page = Page(rotate=rotate, crop=crop, margin=margin)
    grid = Grid(ROWS).draw(page)
    [table] = plumb(page).tables
    for drawn, cell in zip(grid.cells, table.cells, strict=True):
        [place] = cell.places
        box = (place.x0, place.top, place.x1, place.bottom)
        assert box == pytest.approx(grid.box(drawn), abs=0.5)
        assert (place.page, place.lines) == (1, len(drawn.text.split("\n")))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_crop_box_may_lie_anywhere_in_its_media_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rotate: int
) -> None:
    page = Page(rotate=rotate, crop=(30, 40))
    media, crop = page.boxes()
    left, bottom, right, top = map(float, media.split())
    wider = f"{left - 5} {bottom - 11} {right + 23} {top + 47}"
    monkeypatch.setattr(page, "boxes", lambda: (wider, crop))
    grid = Grid(ROWS).draw(page)
    [table] = read_document(Pdf(page).save(tmp_path / "a.pdf"), reader="pdfplumber").tables
    [place] = table.places
    box = (place.x0, place.top, place.x1, place.bottom)
    assert box == pytest.approx(grid.outline, abs=0.5)


def test_text_stands_around_the_tables_in_order(plumb: Plumb) -> None:
    pages = []
    for number in (1, 2, 3):
        page = Page()
        page.text(50, 10, "EB152/34")
        page.text(50, 30, f"Part {'abc'[number - 1]}")
        Grid(ROWS).draw(page)
        page.text(50, 300, f"{'xyz'[number - 1]} ends here")
        page.text(300, 380, str(number))
        pages.append(page)
    document = plumb(*pages)
    seen = [
        "table" if isinstance(block, Table) else (block.kind, block.text, block.page)
        for block in document.blocks
    ][:5]
    assert seen == [
        ("running", "EB152/34", 1),
        ("body", "Part a", 1),
        "table",
        ("body", "x ends here", 1),
        ("running", "1", 1),
    ]
    assert (document.page_count, document.reader, document.format) == (3, "pdfplumber", "pdf")


def test_two_tables_on_a_page_stay_two(plumb: Plumb, page: Page) -> None:
    first = Grid([["a", "b"], ["c", "d"]]).draw(page)
    second = Grid([["e", "f"], ["g", "h"]], top=200).draw(page)
    tables = plumb(page).tables
    assert [layout(table) for table in tables] == [first.layout(), second.layout()]


def test_it_does_without_our_own_finding_of_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("find_lattices", "read_rules"):
        monkeypatch.setattr(f"extract.pdf.reader.{name}", None)
    path = small_plan().save(tmp_path / "a.pdf")
    assert len(read_document(path, reader="pdfplumber").tables) == 1


def test_each_page_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Page) -> None:
    closed = []
    close = pdfplumber.page.Page.close

    def spy(page: Any) -> None:
        closed.append(page.page_number)
        close(page)

    monkeypatch.setattr(pdfplumber.page.Page, "close", spy)
    page.text(50, 50, "one")
    other = Page()
    other.text(50, 50, "two")
    read_document(Pdf(page, other).save(tmp_path / "a.pdf"), reader="pdfplumber")
    assert closed[:2] == [1, 2]


@pytest.mark.parametrize(
    "limits",
    [Limits(pages=0), Limits(characters=5), Limits(cells=3)],
    ids=["pages", "characters", "cells"],
)
def test_it_keeps_to_the_limits(tmp_path: Path, limits: Limits) -> None:
    path = small_plan().save(tmp_path / "a.pdf")
    with pytest.raises(LimitError):
        read_document(path, reader="pdfplumber", limits=limits)


def test_a_document_that_needs_a_password(root: Path) -> None:
    path = root / "tests" / "extract" / "pdf" / "data" / "encrypted.pdf"
    with pytest.raises(EncryptedError):
        read_document(path, reader="pdfplumber")


def test_a_document_without_text(tmp_path: Path) -> None:
    with pytest.raises(NoTextError):
        read_document(Pdf(Page()).save(tmp_path / "a.pdf"), reader="pdfplumber")


def test_a_document_that_pdfplumber_gives_up_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise ValueError("no\nsense")

    monkeypatch.setattr(pdfplumber, "open", fail)
    path = small_plan().save(tmp_path / "a.pdf")
    with pytest.raises(DamagedError, match=r"a\.pdf: pdfplumber can't read it \(ValueError: no se"):
        read_document(path, reader="pdfplumber")


@pytest.mark.parametrize(
    ("reader", "missing"),
    [("pdfplumber", "pdfplumber"), ("camelot", "camelot"), ("camelot", "pdfplumber")],
)
def test_a_library_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    path = small_plan().save(tmp_path / "a.pdf")
    with pytest.raises(MissingLibraryError) as caught:
        read_document(path, reader=reader)
    assert str(caught.value) == (
        f"reader '{reader}' needs {missing}, which is not installed; "
        "pip install 'ebplan[crosscheck]'"
    )


def test_other_formats_have_no_such_reader(root: Path) -> None:
    with pytest.raises(UnsupportedFormatError):
        read_document(root / "samples" / "EB152_34-zh.docx", reader="pdfplumber")
