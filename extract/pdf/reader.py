"""A PDF becomes a Document, page by page; each page is let go before the next is read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.document import Block, Document, Paragraph, Table
from extract.errors import DamagedError, NoTextError
from extract.limits import Limits
from extract.pdf import library
from extract.pdf.characters import Characters, Run
from extract.pdf.display import Display
from extract.pdf.lattice import find_lattices
from extract.pdf.lines import printed_lines
from extract.pdf.paths import read_objects
from extract.pdf.ruled import read_ruled_tables
from extract.pdf.running import running_lines


@dataclass(slots=True)
class PageContent:
    """What stands on one page, from top to bottom: lines of running text, and tables."""

    number: int
    items: list[str | Table] = field(default_factory=list)
    characters: int = 0

    def lines(self) -> list[str]:
        """The lines of running text."""
        return [item for item in self.items if isinstance(item, str)]


Progress = Callable[[int, int], None]


def read_rules(path: Path, *, limits: Limits, progress: Progress | None = None) -> Document:
    """The document by the ruling lines of its pages; see `extract.pdf`."""
    document = library.open_document(path)
    try:
        count = len(document)
        if count > limits.pages:
            raise limits.exceeded("pages", where=path.name)
        pages: list[PageContent] = []
        characters = cells = 0
        for page in _pages(document, path.name):
            pages.append(page)
            characters += page.characters
            cells += sum(_grid_size(item) for item in page.items)
            if characters > limits.characters:
                raise limits.exceeded("characters", where=path.name)
            if cells > limits.cells:
                raise limits.exceeded("cells", where=path.name)
            if progress is not None:
                progress(page.number, count)
        metadata = _metadata(document)
    finally:
        document.close()
    if not characters:
        raise NoTextError(
            f"no text layer on any of its {count} pages (a scan?)",
            where=path.name,
            remedy="run text recognition (OCR) on it first",
        )
    return Document(
        format="pdf",
        blocks=tuple(_blocks(pages)),
        reader="rules",
        page_count=count,
        metadata=metadata,
    )


def _grid_size(item: str | Table) -> int:
    return item.row_count * item.column_count if isinstance(item, Table) else 0


def _pages(document: pypdfium2.PdfDocument, name: str) -> Iterator[PageContent]:
    for index in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, index)
        if not page:
            raise DamagedError(
                f"page {index + 1} is damaged and can't be read",
                where=name,
                remedy="fetch it again, or open it in a viewer and print it to a new PDF",
            )
        try:
            yield _read_page(page, index + 1)
        finally:
            pdfium.FPDF_ClosePage(page)


def _read_page(page: Any, number: int) -> PageContent:
    display = Display.of(page)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        handle = library.address_of(text_page)
        count = max(library.text_count(handle), 0)
        content = PageContent(number)
        lattices = find_lattices(read_objects(library.address_of(page), display).rules)
        if not count:
            return content
        if not lattices:
            text = library.page_text(handle, count)
            content.items.extend(line for line in text.splitlines() if line.strip())
            content.characters = len("".join(text.split()))
            return content
        characters = Characters.of(handle, count, display)
        tables, outside = read_ruled_tables(lattices, characters, number)
        content.items = _in_order(tables, outside)
        content.characters = len("".join(characters.text.split()))
        return content
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _in_order(tables: Sequence[Table], outside: Sequence[Run]) -> list[str | Table]:
    """Tables and lines of running text from top to bottom."""
    lines = [
        (line.runs[0].top, line.x0, line.text) for line in printed_lines(outside) if line.text
    ]
    placed: list[tuple[float, float, str | Table]] = [*lines]
    placed.extend((table.places[0].top, table.places[0].x0, table) for table in tables)
    return [item for _, _, item in sorted(placed, key=lambda entry: entry[:2])]


def _blocks(pages: Sequence[PageContent]) -> Iterator[Block]:
    running = running_lines([page.lines() for page in pages])
    for page, (head, foot) in zip(pages, running, strict=True):
        total = len(page.lines())
        body: list[str] = []
        seen = 0
        for item in page.items:
            if isinstance(item, str):
                seen += 1
                if seen <= head or seen > total - foot:
                    yield Paragraph(item.strip(), "running", page.number)
                else:
                    body.append(item.strip())
                    continue
            if body:
                yield Paragraph("\n".join(body), "body", page.number)
                body = []
            if not isinstance(item, str):
                yield item
        if body:
            yield Paragraph("\n".join(body), "body", page.number)


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """The title and language that the file itself names."""
    title = document.get_metadata_value("Title").strip()
    return {"title": title} if title else {}


