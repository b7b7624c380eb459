"""The structure tree of a tagged PDF, as one page shows it (PDF 32000-1, 14.7 and 14.8).

PDFium loads the tree a page at a time and keeps each element's place among its parent's kids, so
the path of indexes from the root names one element on all pages: a row that runs over a page break
is found on both pages under the same path.
"""

import ctypes
from dataclasses import dataclass, field

from extract.pdf import library
from extract.pdf.arguments import Argument, counted, name, pointer, size
from extract.pdf.library import Handle

Path = tuple[int, ...]
_CELLS = ("TD", "TH")
_PARAGRAPHS = frozenset(("P", "H", "H1", "H2", "H3", "H4", "H5", "H6"))
_BLOCKS = _PARAGRAPHS | frozenset(
    ("Title", "LI", "LBody", "Caption", "Note",
     "FENote", "BlockQuote", "TOCI", "BibEntry", "Code", "Formula", "Figure")
)  # fmt: skip
_NOTES = ("Note", "FENote")
_DEEPEST = 60
_MOST_ELEMENTS = 200_000
_WIDEST_SPAN = 1000
# Bytes of an element's type in UTF-16 that are looked at.
_LONGEST_KIND = 64
_BUFFER_SIZE = size(_LONGEST_KIND)
_ROW_SPAN, _COLUMN_SPAN = name(b"RowSpan"), name(b"ColSpan")


@dataclass(slots=True, eq=False)
class CellTag:
    """A table cell's element: its table and row, its place among the row's kids, its spans.

    One object stands for one cell on one page; `path` is the same on all of its pages.
    """

    table: Path
    row: Path
    index: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False

    @property
    def path(self) -> Path:
        """The cell's path in the structure tree."""
        return (*self.row, self.index)


@dataclass(slots=True, eq=False)
class ContentTag:
    """What a marked-content sequence belongs to: a block, and the table cell around it if any."""

    block: Path
    cell: CellTag | None = None
    note: bool = False


@dataclass(slots=True)
class PageTags:
    """The tags of one page.

    `has_cells` is True where the page shows a part of a table. `content` says what each
    marked-content id belongs to; one ContentTag object stands for one block. `row_lengths` counts
    the cells of each row, those without content on this page included.
    """

    content: dict[int, ContentTag] = field(default_factory=dict)
    has_cells: bool = False
    row_lengths: dict[Path, int] = field(default_factory=dict)


def read_page_tags(page: Handle) -> PageTags:
    """The tags of an open page; empty where it has none."""
    tree = library.tree_for_page(page)
    tags = PageTags()
    if not tree:
        return tags
    try:
        walker = _Walker(tags)
        for index in range(max(library.tree_count(tree), 0)):
            child = library.tree_child(tree, index)
            if child:
                walker.walk(pointer(child), (index,), None, None, depth=0)
    finally:
        library.tree_close(tree)
    return tags


class _Walker:
    """Visits the elements of a page's tree once, in order."""

    def __init__(self, tags: PageTags) -> None:
        self.tags = tags
        self.elements = 0
        self.kinds: dict[bytes, str] = {}
        self.buffer = ctypes.create_string_buffer(_LONGEST_KIND)
        self.buffer_at = pointer(ctypes.addressof(self.buffer))
        self.number = ctypes.c_float()
        self.number_at = ctypes.addressof(self.number)

    def walk(
        self,
        element: Argument,
        path: Path,
        table: Path | None,
        content: ContentTag | None,
        *,
        depth: int,
    ) -> None:
        self.elements += 1
        if depth > _DEEPEST or self.elements > _MOST_ELEMENTS:
            return
        kind = self._kind(element)
        cell = content.cell if content is not None else None
        if kind == "Table":
            table = path
        elif cell is None and table is not None and kind == "TR":
            self._row(element, path, table, depth)
            return
        if content is None or kind in _BLOCKS:
            note = kind in _NOTES or (content is not None and content.note)
            content = ContentTag(path, cell, note)
        if kind in _PARAGRAPHS:
            self._inline(element, content, depth)
        else:
            self._kids(element, path, table, content, depth)

    def _inline(self, element: Argument, content: ContentTag, depth: int) -> None:
        """Everything in a paragraph, whose elements hold no blocks (PDF 32000-1, 14.8.4.3)."""
        known = self.tags.content
        for at in counted(library.element_count(element)):
            mark = library.element_content(element, at)
            if mark >= 0:
                known.setdefault(mark, content)
                continue
            child = library.element_child(element, at)
            self.elements += 1
            if child and depth < _DEEPEST and self.elements < _MOST_ELEMENTS:
                self._inline(pointer(child), content, depth + 1)

    def _row(self, row: Argument, path: Path, table: Path, depth: int) -> None:
        count = library.element_count(row)
        self.tags.row_lengths[path] = count
        for index, at in enumerate(counted(count)):
            handle = library.element_child(row, at)
            if not handle:
                continue
            child = pointer(handle)
            kind = self._kind(child)
            here = (*path, index)
            cell = None
            if kind in _CELLS:
                self.tags.has_cells = True
                cell = CellTag(table, path, index, *self._spans(child), kind == "TH")
            self._kids(child, here, table, ContentTag(here, cell), depth + 1)

    def _kids(
        self, element: Argument, path: Path, table: Path | None, content: ContentTag, depth: int
    ) -> None:
        for index, at in enumerate(counted(library.element_count(element))):
            child = library.element_child(element, at)
            if child:
                self.walk(pointer(child), (*path, index), table, content, depth=depth + 1)
            else:
                mark = library.element_content(element, at)
                if mark >= 0:
                    self.tags.content.setdefault(mark, content)

    def _kind(self, element: Argument) -> str:
        length = library.element_type(element, self.buffer_at, _BUFFER_SIZE)
        # A longer name isn't written: it is none that is known here.
        raw = self.buffer.raw[: length - 2] if 2 < length <= _LONGEST_KIND else b""
        kind = self.kinds.get(raw)
        if kind is None:
            kind = self.kinds[raw] = raw.decode("utf-16-le", "replace")
        return kind

    def _spans(self, cell: Argument) -> tuple[int, int]:
        """RowSpan and ColSpan of a cell (PDF 32000-1, table 349), 1 where not given."""
        row_span = column_span = 1
        for at in counted(library.element_attributes(cell)):
            handle = library.element_attribute(cell, at)
            if handle:
                attribute = pointer(handle)
                row_span = self._span(attribute, _ROW_SPAN) or row_span
                column_span = self._span(attribute, _COLUMN_SPAN) or column_span
        return row_span, column_span

    def _span(self, attribute: Argument, key: Argument) -> int | None:
        value = library.attribute_value(attribute, key)
        if value and library.value_number(value, self.number_at):
            return max(1, min(int(self.number.value), _WIDEST_SPAN))
        return None


class _MarkName:
    """A place for the name of a mark, made once: there is a call for each page object."""

    buffer = ctypes.create_string_buffer(_LONGEST_KIND)
    length = ctypes.c_ulong()
    arguments = pointer(ctypes.addressof(buffer)), _BUFFER_SIZE, pointer(ctypes.addressof(length))
    artifact = "Artifact".encode("utf-16-le")


def is_artifact(text_object: Handle) -> bool:
    """Whether a page object is marked as an artifact (PDF 32000-1, 14.8.2.2)."""
    for index in range(library.count_marks(pointer(text_object))):
        mark = library.get_mark(text_object, index)
        if (
            mark
            and library.mark_name(pointer(mark), *_MarkName.arguments)
            and _MarkName.buffer.raw.startswith(_MarkName.artifact)
        ):
            return True
    return False
