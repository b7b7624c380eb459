"""A PDF becomes a Document, page by page; each page is let go before the next is read."""

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from extract.document import Document, Problem
from extract.errors import DamagedError, NoTextError, UnsupportedFormatError
from extract.limits import Limits
from extract.pdf import library
from extract.pdf.alignment import Baselines, Hint, may_hold_table
from extract.pdf.characters import Characters
from extract.pdf.display import Display
from extract.pdf.lattice import Lattice, find_lattices
from extract.pdf.layers import may_have_layers
from extract.pdf.layout import (
    PageContent,
    blocks_of,
    read_aligned_page,
    read_plain_page,
    read_ruled_page,
)
from extract.pdf.library import Handle
from extract.pdf.marked import MarkedContent
from extract.pdf.paths import Rules, read_rules
from extract.pdf.ruled import settle
from extract.pdf.tagged import MOST_UNTAGGED, TaggedDocument
from extract.pdf.tagged_page import TagsDisagreeError, cell_lattices
from extract.pdf.tags import read_page_tags
from extract.scripts import RIGHT_TO_LEFT


@dataclass(slots=True)
class OpenPage:
    """A page while it is open: its number, handles, rules, and the grids that these make.

    Who has asked all there is to ask may `close()` it at once, while PDFium's memory of it is
    still at hand for the processor.
    """

    close: Callable[[], None]
    number: int
    page: Handle
    text_page: Handle
    count: int
    display: Display
    rules: Rules
    lattices: list[Lattice]
    problems: list[Problem]

    def characters(self) -> Characters:
        """The characters that the page shows; the cells of its lattices are settled by them."""
        characters = Characters.of(self.text_page, self.count, self.display, self.rules.ink)
        settle(self.lattices, characters)
        self.problems.extend(characters.problems(self.number))
        return characters

    def must_be_looked_at(self) -> bool:
        """Whether the places of characters are needed though no table shows.

        Something on the page could keep a text from being seen, or it is read from the right.
        """
        ink = self.rules.ink
        if ink.unpainted or ink.off or ink.clipped or ink.covers:
            return True
        return RIGHT_TO_LEFT.search(library.page_text(self.text_page, self.count)) is not None


class PdfFile:
    """An open PDF within limits."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.name = path.name
        self.limits = limits
        self.pdf = library.open_document(path)
        self.page_count = len(self.pdf)
        self.layers = library.is_encrypted(self.pdf) or may_have_layers(path)
        self.problems: list[Problem] = []

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
            problems=tuple(dict.fromkeys(self.problems)),
            **parts,
        )

    @contextmanager
    def _open(self, index: int) -> Iterator[OpenPage]:
        page = pdfium.FPDF_LoadPage(self.pdf.raw, index)
        text_page = pdfium.FPDFText_LoadPage(page) if page else None
        with ExitStack() as handles:
            if page:
                handles.callback(pdfium.FPDF_ClosePage, page)
            if text_page:
                handles.callback(pdfium.FPDFText_ClosePage, text_page)
            if not page or not text_page:
                raise DamagedError(
                    f"page {index + 1} is damaged and can't be read",
                    where=self.name,
                    remedy="fetch it again, or open it in a viewer and print it to a new PDF",
                )
            display = Display.of(page)
            handle, text_handle = library.address_of(page), library.address_of(text_page)
            count = max(library.text_count(text_handle), 0)
            rules = read_rules(handle, display, layers=self.layers) if count else Rules()
            lattices = find_lattices(rules)
            yield OpenPage(
                handles.close,
                index + 1,
                handle,
                text_handle,
                count,
                display,
                rules,
                lattices,
                self.problems,
            )


def read_pdf(path: Path, *, reader: str | None = None, limits: Limits | None = None) -> Document:
    """The document at `path`, by the best evidence that it has, or by the reader named.

    `reader` is `tags`, `rules` or `alignment`. Tags are used where they are present and account
    for the text and the rules of the pages; where they don't, a problem says so. Then rules are
    used where they make grids, and the places of texts elsewhere; asked for by name, `rules` reads
    grids alone and `alignment` looks at no vertical rule.
    Raises EncryptedError, DamagedError, NoTextError, LimitError, and UnsupportedFormatError where
    the tags were asked for by name and can't be used.
    """
    file = PdfFile(path, limits or Limits())
    try:
        if reader in ("rules", "alignment"):
            return _by_geometry(file, rules=reader == "rules", alignment=reader == "alignment")
        if not file.is_tagged():
            if reader == "tags":
                raise _unusable(file.name, "the PDF has no tags")
            return _by_geometry(file)
        try:
            return _by_tags(file)
        except TagsDisagreeError as reason:
            if reader == "tags":
                raise _unusable(file.name, f"the tags can't be relied on ({reason})") from None
            file.problems = [Problem("tags_not_used", f"The tags can't be relied on: {reason}")]
            return _by_geometry(file)
    finally:
        file.close()


def _unusable(name: str, what: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(what, where=name, remedy="read it with --reader rules")


def _by_geometry(file: PdfFile, *, rules: bool = True, alignment: bool = True) -> Document:
    """The document by its rules, by the places of its texts, or by either where it fits."""
    contents: list[PageContent] = []
    cells = 0
    hint: Hint | None = None
    with file.pages() as pages:
        for page in pages:
            content = _page_content(page, hint, rules=rules, alignment=alignment)
            hint = content.hint
            cells += sum(table.row_count * table.column_count for table in content.tables())
            if cells > file.limits.cells:
                raise file.limits.exceeded("cells", where=file.name)
            contents.append(content)
    if not any(content.has_text for content in contents):
        raise _no_text(file)
    found = {table.evidence for content in contents for table in content.tables()}
    used = "alignment" if found == {"alignment"} or not rules else "rules"
    return file.document(blocks=tuple(blocks_of(contents)), reader=used)


def _page_content(
    page: OpenPage, hint: Hint | None, *, rules: bool, alignment: bool
) -> PageContent:
    """What stands on a page; characters are asked for their places only where that can help."""
    across = page.rules.horizontal
    baselines = Baselines(page.text_page, page.display) if alignment else None
    if rules and page.lattices:
        characters = page.characters()
        return read_ruled_page(page.number, characters, page.lattices, across, baselines, hint)
    if baselines is not None:
        text = library.page_text(page.text_page, page.count)
        if may_hold_table(page.text_page, text, page.display):
            content = read_aligned_page(page.number, page.characters(), across, baselines, hint)
            if content is not None:
                return content
    if page.must_be_looked_at():
        return read_ruled_page(page.number, page.characters(), (), across, None)
    return read_plain_page(page.number, page.text_page, page.count)


def _by_tags(file: PdfFile) -> Document:
    tagged = TaggedDocument()
    with file.pages() as pages:
        for page in pages:
            if page.count:
                tags = read_page_tags(page.page)
                marked = MarkedContent(page.text_page, tags)
                if page.lattices or tags.has_cells or page.must_be_looked_at():
                    characters, lattices = page.characters(), cell_lattices(page.lattices)
                    runs = list(marked.runs(characters, lattices))
                    page.close()
                    tagged.row_lengths.update(tags.row_lengths)
                    tagged.add_page(page.number, characters, lattices, runs)
                else:
                    text = library.page_text(page.text_page, page.count)
                    tagged.add_plain_page(page.number, text, marked.lines(text))
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
