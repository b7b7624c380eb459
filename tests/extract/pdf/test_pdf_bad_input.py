"""PDFs that can't be read: one line each that names the file and says what to do."""

from pathlib import Path

import pytest

from extract.errors import (
    DamagedError,
    EbplanError,
    EncryptedError,
    LimitError,
    NoTextError,
    UnsupportedFormatError,
)
from extract.limits import Limits
from extract.pdf import read_pdf
from tests.extract.pdf.builder import Page, Pdf
from tests.extract.pdf.grids import Grid

# Made with: qpdf --encrypt secret secret 256 -- plain.pdf encrypted.pdf
_ENCRYPTED = Path(__file__).parent / "data" / "encrypted.pdf"


def _fails(
    path: Path,
    error: type[EbplanError],
    *words: str,
    limits: Limits | None = None,
    reader: str | None = None,
) -> None:
    with pytest.raises(error) as caught:
        read_pdf(path, limits=limits, reader=reader)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    assert message.startswith(f"{path.name}: ")
    assert caught.value.remedy
    for word in words:
        assert word in message


def _pdf(pages: int = 1, text: str = "words") -> Pdf:
    pdf = Pdf()
    for _ in range(pages):
        pdf.page().text(50, 50, text)
    return pdf


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


def test_encrypted() -> None:
    _fails(_ENCRYPTED, EncryptedError, "password")


def test_garbage_after_the_header(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    _fails(path, DamagedError, "damaged")


def test_header_only(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n")
    _fails(path, DamagedError, "damaged")


def test_cut_off_before_its_pages(path: Path) -> None:
    data = _pdf().data()
    path.write_bytes(data[: len(data) // 4])
    _fails(path, DamagedError, "fetch it again")


@pytest.mark.parametrize("reader", [None, "rules"])
@pytest.mark.parametrize("tenth", range(1, 10))
def test_cut_off_anywhere_gives_an_error_or_the_text(
    path: Path, tenth: int, reader: str | None
) -> None:
    data = _pdf().data()
    path.write_bytes(data[: len(data) * tenth // 10])
    try:
        document = read_pdf(path, reader=reader)
    except EbplanError:
        _fails(path, EbplanError, reader=reader)
    else:
        assert [block.text for block in document.paragraphs] == ["words"]


def test_no_pages(path: Path) -> None:
    Pdf().save(path)
    _fails(path, DamagedError)


def test_a_page_that_is_no_page(path: Path) -> None:
    data = _pdf(2).data()
    first = data.index(b"<</Type/Page/")
    path.write_bytes(data[:first] + b"[]%" + data[first + 3 :])
    with pytest.raises(EbplanError) as caught:
        read_pdf(path)
    assert str(caught.value).startswith("plan.pdf: page 1 is damaged")


@pytest.mark.parametrize("tagged", [False, True])
def test_drawings_without_text(path: Path, tagged: bool) -> None:
    pdf = Pdf(Page(), Page())
    Grid([["", ""], ["", ""]]).draw(pdf.pages[1])
    if tagged:
        pdf.tag("Document").add("P")
    pdf.save(path)
    _fails(path, NoTextError, "2 pages", "OCR")


def test_spaces_alone_are_no_text(path: Path) -> None:
    _pdf(text="   ").save(path)
    _fails(path, NoTextError)
    _fails(path, NoTextError, reader="rules")


def test_more_pages_than_allowed(path: Path) -> None:
    _pdf(3).save(path)
    _fails(path, LimitError, "pages", limits=Limits(pages=2))
    assert read_pdf(path, limits=Limits(pages=3)).page_count == 3


def test_more_characters_than_allowed(path: Path) -> None:
    _pdf(3).save(path)
    _fails(path, LimitError, "characters", limits=Limits(characters=14))
    assert read_pdf(path, limits=Limits(characters=15)).page_count == 3


@pytest.mark.parametrize("reader", ["tags", "rules"])
def test_more_cells_than_allowed(path: Path, reader: str) -> None:
    pdf = Pdf(Page())
    Grid([["a", "b"], ["c", "d"]]).tag(pdf.tag("Table"), pdf.pages[0])
    pdf.save(path)
    _fails(path, LimitError, "cells", limits=Limits(cells=3), reader=reader)
    assert len(read_pdf(path, limits=Limits(cells=4), reader=reader).tables) == 1


def test_a_span_that_covers_more_cells_than_allowed(path: Path) -> None:
    pdf = Pdf(Page())
    row = pdf.tag("Table").add("TR")
    for text in ("a", "b"):
        with pdf.pages[0].tagged(row.add("TD", 1000, 1000)):
            pdf.pages[0].text(50, 50, text)
    pdf.save(path)
    _fails(path, LimitError, "cells", limits=Limits(cells=1000))


def test_tags_asked_for_where_there_are_none(path: Path) -> None:
    _pdf().save(path)
    _fails(path, UnsupportedFormatError, "no tags", "--reader rules", reader="tags")
