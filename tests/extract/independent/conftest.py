from collections.abc import Callable
from pathlib import Path

import pytest

from extract import read_document
from extract.document import Document
from tests.extract.pdf.builder import Page, Pdf

Plumb = Callable[..., Document]


@pytest.fixture
def plumb(tmp_path: Path) -> Plumb:
    """`plumb(page, ...)` writes a PDF of those pages and reads it by pdfplumber."""
    path = tmp_path / "test.pdf"
    return lambda *pages: read_document(Pdf(*pages).save(path), reader="pdfplumber")


@pytest.fixture
def page() -> Page:
    """A page with nothing on it yet."""
    return Page()
