"""A PDF becomes a Document, page by page; each page is let go before the next is read."""

from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from extract.document import Document, Problem
from extract.errors import DamagedError, NoTextError, UnsupportedFormatError
from extract.limits import Limits
from extract.pdf import library
from extract.pdf.characters import Characters
from extract.pdf.display import Display
from extract.pdf.lattice import Lattice, find_lattices
from extract.pdf.layout import PageContent, blocks_of, read_plain_page, read_ruled_page
from extract.pdf.library import Handle
from extract.pdf.paths import read_rules
from extract.pdf.ruled import settle
from extract.pdf.tagged import MOST_UNTAGGED, TaggedDocument, TagsDisagreeError
from extract.pdf.tags import read_page_tags


@dataclass(slots=True)
class OpenPage:
    """A page while it is open: its number, handles, and the grids that its rules make."""

    number: int
    page: Handle
    text_page: Handle
    count: int
    display: Display
    lattices: list[Lattice]

    def characters(self) -> Characters:
        """The characters of the page; the cells of its lattices are settled by them."""
        characters = Characters.of(self.text_page, self.count, self.display)
        settle(self.lattices, characters)
        return characters


class PdfFile:
    """An open PDF within limits."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.name = path.name
        self.limits = limits
        self.pdf = library.open_document(path)
        self.page_count = len(self.pdf)

    def close(self) -> None:
        """Let the file go."""
        self.pdf.close()

    def is_tagged(self) -> bool:
        """Whether the file says that it is tagged (PDF 32000-1, 14.7.1)."""
        return bool(pdfium.FPDFCatalog_IsTagged(self.pdf.raw))

    def pages(self) -> AbstractContextManager[Iterator[OpenPage]]:
        """Each page in turn, open only until the next is asked for or the context is left.

        A page that outlived its document would take the whole process down.
        """
        return closing(self._pages())

    def _pages(self) -> Generator[OpenPage, None, None]:
        if self.page_count > self.limits.pages:
            raise self.limits.exceeded("pages", where=self.name)
        characters = 0
        for index in range(self.page_count):
            with self._open(index) as page:
                characters += page.count
                if characters > self.limits.characters:
                    raise self.limits.exceeded("characters", where=self.name)
                yield page

    def document(self, **parts: Any) -> Document:
        """A Document of this file."""
        title = self.pdf.get_metadata_value("Title").strip()
        return Document(
            format="pdf",
            page_count=self.page_count,
            metadata={"title": title} if title else {},
            **parts,
        )

    @contextmanager
    def _open(self, index: int) -> Iterator[OpenPage]:
        page = pdfium.FPDF_LoadPage(self.pdf.raw, index)
        text_page = pdfium.FPDFText_LoadPage(page) if page else None
        try:
            if not page or not text_page:
                raise DamagedError(
                    f"page {index + 1} is damaged and can't be read",
                    where=self.name,
                    remedy="fetch it again, or open it in a viewer and print it to a new PDF",
                )
            display = Display.of(page)
            handle, text_handle = library.address_of(page), library.address_of(text_page)
            count = max(library.text_count(text_handle), 0)
            lattices = find_lattices(read_rules(handle, display)) if count else []
            yield OpenPage(index + 1, handle, text_handle, count, display, lattices)
        finally:
            if text_page:
                pdfium.FPDFText_ClosePage(text_page)
            if page:
                pdfium.FPDF_ClosePage(page)


def read_pdf(path: Path, *, reader: str | None = None, limits: Limits | None = None) -> Document:
    """The document at `path`, by the best evidence that it has, or by the reader named.

    `reader` is `tags` or `rules`. Tags are used where they are present and account for the text
    and the rules of the pages; where they don't, the rules are used and a problem says so.
    Raises EncryptedError, DamagedError, NoTextError, LimitError, and UnsupportedFormatError where
    the tags were asked for by name and can't be used.
    """
    file = PdfFile(path, limits or Limits())
    try:
        if reader == "rules":
            return _by_rules(file)
        if not file.is_tagged():
            if reader == "tags":
                raise _unusable(file.name, "the PDF has no tags")
            return _by_rules(file)
        try:
            return _by_tags(file)
        except TagsDisagreeError as reason:
            if reader == "tags":
                raise _unusable(file.name, f"the tags can't be relied on ({reason})") from None
            problem = Problem("tags_not_used", f"The tags can't be relied on: {reason}")
            return replace(_by_rules(file), problems=(problem,))
    finally:
        file.close()


def _unusable(name: str, what: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(what, where=name, remedy="read it with --reader rules")


def _by_rules(file: PdfFile) -> Document:
    contents: list[PageContent] = []
    cells = 0
    with file.pages() as pages:
        for page in pages:
            if page.lattices:
                content = read_ruled_page(page.number, page.characters(), page.lattices)
            else:
                content = read_plain_page(page.number, page.text_page, page.count)
            cells += sum(table.row_count * table.column_count for table in content.tables())
            if cells > file.limits.cells:
                raise file.limits.exceeded("cells", where=file.name)
            contents.append(content)
    if not any(content.has_text for content in contents):
        raise _no_text(file)
    return file.document(blocks=tuple(blocks_of(contents)), reader="rules")


def _by_tags(file: PdfFile) -> Document:
    tagged = TaggedDocument()
    with file.pages() as pages:
        for page in pages:
            if page.count:
                tags = read_page_tags(page.page)
                if page.lattices or tags.has_cells:
                    tagged.add_page(
                        page.number, page.text_page, page.characters(), tags, page.lattices
                    )
                else:
                    text = library.page_text(page.text_page, page.count)
                    tagged.add_plain_page(page.number, page.text_page, text, tags)
    if not tagged.characters:
        raise _no_text(file)
    if not tagged.cells:
        raise TagsDisagreeError("they hold no table")
    if tagged.untagged > MOST_UNTAGGED * tagged.characters:
        raise TagsDisagreeError(f"{tagged.untagged} characters stand outside them")
    # Spans are numbers that a file may make as large as it likes: asked before grids are made.
    if tagged.covered() > file.limits.cells:
        raise file.limits.exceeded("cells", where=file.name)
    return file.document(blocks=tuple(tagged.blocks()), reader="tags")


def _no_text(file: PdfFile) -> NoTextError:
    return NoTextError(
        f"no text layer on any of its {file.page_count} pages (a scan?)",
        where=file.name,
        remedy="run text recognition (OCR) on it first",
    )
