"""What is measured: each subject is a name and a function that does its work once."""

import ctypes
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

SAMPLES = Path(__file__).parents[1] / "samples"
PDF = SAMPLES / "EB152_34-zh.pdf"
UNTAGGED = SAMPLES / "EB152_34-zh-untagged.pdf"
DOCX = SAMPLES / "EB152_34-zh.docx"


@dataclass(frozen=True, slots=True)
class Subject:
    """A piece of work: `slow` ones are done once a run, the others several times."""

    name: str
    work: Callable[[], object]
    slow: bool = False


def text_pass() -> object:
    """The text of every page, by PDFium alone."""
    characters = 0
    with pypdfium2.PdfDocument(PDF) as document:
        for page in document:
            text_page = page.get_textpage()
            characters += len(text_page.get_text_range())
            text_page.close()
            page.close()
    return characters


def box_pass() -> object:
    """The text of every page and the box of every character, by pypdfium2's own interface."""
    boxes: list[tuple[float, ...]] = []
    with pypdfium2.PdfDocument(PDF) as document:
        for page in document:
            text_page = page.get_textpage()
            text_page.get_text_range()
            boxes.extend(text_page.get_charbox(index) for index in range(text_page.count_chars()))
            text_page.close()
            page.close()
    return boxes


def single_pass() -> object:
    """Text and box of every character, each asked for by itself, by pypdfium2's own interface."""
    found: list[tuple[str, tuple[float, ...]]] = []
    with pypdfium2.PdfDocument(PDF) as document:
        for page in document:
            text_page = page.get_textpage()
            found.extend(
                (text_page.get_text_range(index, 1), text_page.get_charbox(index))
                for index in range(text_page.count_chars())
            )
            text_page.close()
            page.close()
    return found


def raw_box_pass() -> object:
    """The same by one bare call a character and nothing else."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    boxes = []
    with pypdfium2.PdfDocument(PDF) as document:
        for page in document:
            text_page = page.get_textpage()
            text_page.get_text_range()
            for index in range(text_page.count_chars()):
                pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
                boxes.append((left.value, bottom.value, right.value, top.value))
            text_page.close()
            page.close()
    return boxes


def records(path: Path, reader: str | None = None) -> Callable[[], object]:
    """From the file to checked records, as `ebplan.read_plan` does it."""
    from ebplan.pipeline import read_plan

    return lambda: read_plan(path, reader=reader)


def pdfplumber_tables() -> object:
    """`extract_tables` on every page."""
    import pdfplumber

    tables = []
    with pdfplumber.open(PDF) as document:
        for page in document.pages:
            tables.extend(page.extract_tables())
            page.close()
    return tables


def camelot_tables() -> object:
    """The default lattice on every page."""
    from camelot.io import read_pdf

    return read_pdf(str(PDF), pages="all", flavor="lattice", suppress_stdout=True)


def docx_document() -> object:
    """From the DOCX file to cells with spans and text, as the reader does it."""
    from extract.docx import read_docx

    return read_docx(DOCX)


def docx_parse() -> object:
    """Expand and parse the main part and nothing else, the least that any reader does."""
    with zipfile.ZipFile(DOCX) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def docx_cells() -> object:
    """python-docx: open, and visit `row.cells` of every row."""
    return [
        cell
        for table in docx.Document(str(DOCX)).tables
        for row in table.rows
        for cell in row.cells
    ]


def docx_texts() -> object:
    """python-docx: open, visit `row.cells` of every row and read the text of each."""
    return [
        cell.text
        for table in docx.Document(str(DOCX)).tables
        for row in table.rows
        for cell in row.cells
    ]


def subjects(*, with_slow: bool) -> list[Subject]:
    """Everything that is measured; pdfplumber and camelot only where asked for."""
    found = [
        Subject("PDFium: text of every page", text_pass),
        Subject("PDFium: text and the box of every character", box_pass),
        Subject("PDFium: the same by bare calls", raw_box_pass),
        Subject("PDFium: text and box, character by character", single_pass),
        Subject("ebplan: tagged PDF to records", records(PDF)),
        Subject("ebplan: the same PDF by its rules", records(PDF, "rules")),
        Subject("ebplan: untagged PDF to records", records(UNTAGGED)),
        Subject("ebplan: DOCX to records", records(DOCX)),
        Subject("ebplan: DOCX to cells", docx_document),
        Subject("lxml: the DOCX's main part parsed", docx_parse),
        Subject("python-docx: row.cells of every row", docx_cells),
        Subject("python-docx: the text of row.cells", docx_texts),
    ]
    if with_slow:
        found.append(Subject("pdfplumber: extract_tables", pdfplumber_tables, slow=True))
        found.append(Subject("camelot: lattice", camelot_tables, slow=True))
    return found
