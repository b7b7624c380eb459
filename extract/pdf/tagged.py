"""Tables and paragraphs by the tags of a PDF, gathered page by page.

A table cell or a paragraph is known by its path in the structure tree, so what stands on several
pages comes together by itself. Text without tag must be marked as an artifact (a running head, a
header row printed again); other untagged text, and cells that the ruling lines deny, say that the
tags can't be relied on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import ne

from extract.document import Block, Cell, Paragraph, Place, Table
from extract.pdf import library
from extract.pdf.characters import Characters, Run
from extract.pdf.display import Box
from extract.pdf.lattice import Lattice
from extract.pdf.library import Handle
from extract.pdf.lines import PrintedLine, author_breaks, printed_lines
from extract.pdf.taggrid import place_cells
from extract.pdf.tags import CellTag, ContentTag, PageTags, Path, is_artifact

_Column = tuple[Path, int, int]
# The share of a document's characters that may stand outside tags and artifacts.
MOST_UNTAGGED = 0.01


class TagsDisagreeError(Exception):
    """The tags don't account for what the page shows; `str()` says how."""


@dataclass(slots=True)
class TaggedCell:
    """A table cell as gathered so far."""

    tag: CellTag
    lines: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    last_block: Path | None = None
    room_after: float | None = None
    lead: float | None = None

    def add(
        self,
        blocks: Sequence[tuple[Path, list[PrintedLine]]],
        width: float,
        characters: Characters,
        place: Place,
    ) -> None:
        """Add what stands in the cell on one page, block by block."""
        count = 0
        for path, lines in blocks:
            if self.lines and path != self.last_block:
                self.breaks.append(len(self.lines))
            breaks = author_breaks(lines, width, characters)
            self.breaks.extend(index + len(self.lines) for index in breaks)
            if self.lead is None and lines:
                self.lead = lines[0].lead(characters)
            self.lines.extend(line.text for line in lines)
            count += len(lines)
            self.last_block = path
            if lines:
                self.room_after = width - lines[-1].width
        self.places.append(
            Place(place.page, place.x0, place.top, place.x1, place.bottom, lines=count)
        )

    def cell(self, row: int, column: int, row_span: int, column_span: int) -> Cell:
        """The whole cell at its place in the grid."""
        return Cell(
            row=row,
            column=column,
            text="\n".join(self.lines),
            row_span=row_span,
            column_span=column_span,
            breaks=tuple(self.breaks),
            places=tuple(self.places),
            header=self.tag.header,
            room_after=self.room_after,
            lead=self.lead,
        )


@dataclass(slots=True)
class TaggedDocument:
    """What the tags of all pages read so far give."""

    cells: dict[Path, dict[tuple[Path, int], TaggedCell]] = field(default_factory=dict)
    paragraphs: dict[Path, Paragraph] = field(default_factory=dict)
    artifacts: list[Paragraph] = field(default_factory=list)
    row_lengths: dict[Path, int] = field(default_factory=dict)
    outlines: dict[Path, list[Place]] = field(default_factory=dict)
    characters: int = 0
    untagged: int = 0

    def add_page(
        self,
        number: int,
        text_page: Handle,
        characters: Characters,
        tags: PageTags,
        lattices: Sequence[Lattice],
    ) -> None:
        """Add one page; raises TagsDisagreeError where tags and rules contradict each other."""
        self.row_lengths.update(tags.row_lengths)
        page = _Page(number, characters, lattices)
        for tag, loose, start, end in _spans(text_page, characters, tags):
            text = characters.text[start:end]
            visible = len(text) - text.count(" ")
            self.characters += visible
            runs = [characters.run(*span) for span in characters.lines(start, end)]
            if tag is None:
                self.untagged += visible if loose else 0
                page.untagged.extend(runs)
                self.artifacts.append(Paragraph(text.strip(), "running", number))
            elif tag.cell is None:
                self._add_paragraph(tag, text, number)
            else:
                page.add(tag, runs)
        page.check()
        self._add_cells(page)

    def blocks(self) -> Iterator[Block]:
        """Artifacts first, then paragraphs and tables in the order of the tree."""
        yield from (artifact for artifact in self.artifacts if artifact.text)
        placed: list[tuple[Path, Block]] = list(self.paragraphs.items())
        placed.extend((path, self._table(path)) for path in self.cells)
        yield from (block for _, block in sorted(placed, key=lambda entry: entry[0]))

    def _add_paragraph(self, tag: ContentTag, text: str, number: int) -> None:
        before = self.paragraphs.get(tag.block)
        if before is None:
            self.paragraphs[tag.block] = Paragraph(text, "note" if tag.note else "body", number)
        else:
            joined = f"{before.text}\n{text}"
            self.paragraphs[tag.block] = Paragraph(joined, before.kind, before.page)

    def _add_cells(self, page: "_Page") -> None:
        lines = {
            key: [(path, printed_lines(runs)) for path, runs in sorted(blocks.items())]
            for key, blocks in page.cells.items()
        }
        widths: dict[_Column, float] = {}
        for key, blocks in lines.items():
            column = page.column(key)
            for _, block in blocks:
                widest = max((line.least_width() for line in block), default=0.0)
                widths[column] = max(widths.get(column, 0.0), widest)
        for key, blocks in lines.items():
            tag = page.tags[key]
            place = Place(page.number, *page.boxes[key])
            cell = self.cells.setdefault(tag.table, {}).setdefault(key, TaggedCell(tag))
            cell.add(blocks, widths[page.column(key)], page.characters, place)
            _extend(self.outlines.setdefault(tag.table, []), place)

    def _table(self, path: Path) -> Table:
        cells = self.cells[path]
        placed = place_cells(list(cells.values()), self.row_lengths)
        return Table(
            cells=tuple(placed.cells),
            row_count=placed.row_count,
            column_count=placed.column_count,
            evidence="tags",
            places=tuple(self.outlines[path]),
        )


class _Page:
    """The tagged cells of one page and the grids of rules that they are held against."""

    def __init__(self, number: int, characters: Characters, lattices: Sequence[Lattice]) -> None:
        self.number = number
        self.characters = characters
        self.lattices = lattices
        self.tags: dict[tuple[Path, int], CellTag] = {}
        self.cells: dict[tuple[Path, int], dict[Path, list[Run]]] = {}
        self.boxes: dict[tuple[Path, int], Box] = {}
        self.ruled: set[tuple[Path, int]] = set()
        self.untagged: list[Run] = []

    def add(self, tag: ContentTag, runs: Sequence[Run]) -> None:
        assert tag.cell is not None
        key = (tag.cell.row, tag.cell.index)
        self.tags[key] = tag.cell
        self.cells.setdefault(key, {}).setdefault(tag.block, []).extend(runs)

    def column(self, key: tuple[Path, int]) -> _Column:
        """What the cells of one column have in common on this page, so that widths compare."""
        tag, box = self.tags[key], self.boxes[key]
        if key in self.ruled:
            return tag.table, round(box[0]), round(box[2])
        return tag.table, -1 - tag.index, tag.column_span

    def check(self) -> None:
        """Find each cell's box; raise TagsDisagreeError where the rules show other cells."""
        owners: dict[tuple[int, int], tuple[Path, int]] = {}
        for key, blocks in self.cells.items():
            runs = [run for block in blocks.values() for run in block]
            found = {self._ruled_cell(run) for run in runs if run.text.strip()} - {None}
            if len(found) > 1:
                raise TagsDisagreeError(
                    f"page {self.number}: a tagged cell lies in several ruled ones"
                )
            self.boxes[key] = _outline(runs)
            for at in found:
                assert at is not None
                if owners.setdefault(at, key) != key:
                    raise self._disagree("a ruled cell holds several tagged ones")
                self.boxes[key] = self.lattices[at[0]].cells[at[1]].box
                self.ruled.add(key)
        self._check_untagged(owners)

    def _check_untagged(self, owners: dict[tuple[int, int], tuple[Path, int]]) -> None:
        tagged_rows = {(grid, self.lattices[grid].cells[cell].row) for grid, cell in owners}
        for run in self.untagged:
            at = self._ruled_cell(run) if run.text.strip() else None
            if at is not None and (at[0], self.lattices[at[0]].cells[at[1]].row) in tagged_rows:
                raise self._disagree("text in a table row has no tag")

    def _disagree(self, how: str) -> TagsDisagreeError:
        return TagsDisagreeError(f"page {self.number}: {how}")

    def _ruled_cell(self, run: Run) -> tuple[int, int] | None:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        for number, lattice in enumerate(self.lattices):
            cell = lattice.cell_at(x, y)
            if cell >= 0:
                return number, cell
        return None


def _spans(
    text_page: Handle, characters: Characters, tags: PageTags
) -> Iterator[tuple[ContentTag | None, bool, int, int]]:
    """Runs of characters with one tag on one line: tag, whether it lacks one it needs, the span.

    Characters that PDFium generated have no page object: a space between two runs of one tag is
    kept with them, a line's end parts them.
    """
    text = characters.text
    handles = list(map(library.text_object, repeat(text_page), range(len(text))))
    known: dict[Handle, tuple[ContentTag | None, bool]] = {}
    tag: ContentTag | None = None
    loose = False
    begin = end = 0
    changes = [at for at, differs in enumerate(map(ne, handles, handles[1:]), start=1) if differs]
    for start, position in zip([0, *changes], [*changes, len(handles)], strict=True):
        handle = handles[start] if handles else None
        if not handle:
            if text[start:position].strip(" ") and begin < end:
                yield tag, loose, begin, end
                begin = end = position
            continue
        if handle not in known:
            mark = library.object_marked_content(handle)
            found = tags.content.get(mark)
            known[handle] = found, found is None and not is_artifact(handle)
        if begin < end and known[handle] != (tag, loose):
            yield tag, loose, begin, end
            begin = end
        if begin == end:
            begin = start
        tag, loose = known[handle]
        end = position
    if begin < end:
        yield tag, loose, begin, end


def _outline(runs: Sequence[Run]) -> Box:
    return (
        min(run.x0 for run in runs),
        min(run.top for run in runs),
        max(run.x1 for run in runs),
        max(run.bottom for run in runs),
    )


def _extend(places: list[Place], place: Place) -> None:
    """Widen the outline of a table on a page by one of its cells."""
    if places and places[-1].page == place.page:
        last = places.pop()
        place = Place(
            place.page,
            min(last.x0, place.x0),
            min(last.top, place.top),
            max(last.x1, place.x1),
            max(last.bottom, place.bottom),
        )
    places.append(Place(place.page, place.x0, place.top, place.x1, place.bottom))
