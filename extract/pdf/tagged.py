"""Tables and paragraphs by the tags of a PDF, gathered page by page.

A table cell or a paragraph is known by its path in the structure tree, so what stands on several
pages comes together by itself. Text without tag must be marked as an artifact (a running head, a
header row printed again); other untagged text, and cells that the ruling lines deny, say that the
tags can't be relied on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import Block, Cell, Paragraph, Place, Table
from extract.pdf.characters import Characters, Run
from extract.pdf.display import Box
from extract.pdf.lattice import Lattice
from extract.pdf.lines import PrintedLine, author_breaks, printed_lines
from extract.pdf.marked import MarkedRun, Owner
from extract.pdf.tagged_page import Column, TaggedPage
from extract.pdf.taggrid import place_cells
from extract.pdf.tags import CellTag, ContentTag, Path
from extract.scripts import RIGHT_TO_LEFT, direction_of

# PDFium's marks for a hyphen at a line's end.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
# The share of a document's characters that may stand outside tags and artifacts.
MOST_UNTAGGED = 0.01


@dataclass(slots=True)
class TaggedCell:
    """A table cell as gathered so far.

    `ruled` is its column in the rules' grid and how many columns that has, where rules were drawn.
    """

    tag: CellTag
    ruled: tuple[int, int] | None = None
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
        page: int,
        box: Box,
    ) -> None:
        """Add what stands in the cell on one page, block by block.

        Some producers tag a header row that is printed again on each page as one row: it counts
        once.
        """
        if self.tag.header and self.places:
            texts = [line.text for _, lines in blocks for line in lines]
            if texts == self.lines[: len(texts)]:
                return
        count = 0
        for path, lines in blocks:
            if self.lines and path != self.last_block:
                self.breaks.append(len(self.lines))
            if len(lines) > 1:
                breaks = author_breaks(lines, width, characters)
                self.breaks += [index + len(self.lines) for index in breaks]
            if self.lead is None and lines:
                self.lead = lines[0].lead(characters)
            self.lines += [line.text for line in lines]
            count += len(lines)
            self.last_block = path
            if lines:
                self.room_after = width - lines[-1].width
        self.places.append(Place(page, *box, lines=count))

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

    cells: dict[Path, dict[Path, TaggedCell]] = field(default_factory=dict)
    paragraphs: dict[Path, Paragraph] = field(default_factory=dict)
    artifacts: list[Paragraph] = field(default_factory=list)
    row_lengths: dict[Path, int] = field(default_factory=dict)
    outlines: dict[Path, list[Place]] = field(default_factory=dict)
    characters: int = 0
    untagged: int = 0

    def add_page(
        self,
        number: int,
        characters: Characters,
        lattices: Sequence[Lattice],
        runs: Iterable[MarkedRun],
    ) -> None:
        """Add one page; raises TagsDisagreeError where tags and rules contradict each other.

        `lattices` are those of `cell_lattices()`.
        """
        page = TaggedPage(number, characters, lattices)
        self.characters += _count(characters.text)
        runs = list(runs)
        for marked in runs:
            tag, run = marked.tag, marked.run
            if tag is None:
                if marked.loose:
                    self.untagged += _count(run.text)
                page.outside.append(run)
            elif tag.cell is None:
                page.outside.append(run)
                page.paragraphs.append(run)
            else:
                page.add(tag, tag.cell, run, marked.ruled)
        self._add_running_text(number, runs, by_lines=characters.page is not None)
        page.check()
        self._add_cells(page)

    def add_plain_page(self, number: int, text: str, lines: Iterable[tuple[Owner, str]]) -> None:
        """Add a page that holds no table, by tags or by rules: its text and whose its lines are."""
        self.characters += _count(text)
        for (tag, loose), part in lines:
            line = part.translate(_HYPHENS)
            if tag is None:
                if loose:
                    self.untagged += _count(line)
                self.artifacts.append(Paragraph(line.strip(), "running", number))
            else:
                self._add_paragraph(tag, line, number)

    def covered(self) -> int:
        """How many grid positions the cells of all tables cover by their spans."""
        count = 0
        for cells in self.cells.values():
            rows = len({cell.tag.row for cell in cells.values()})
            count += sum(
                min(cell.tag.row_span, rows) * cell.tag.column_span for cell in cells.values()
            )
        return count

    def blocks(self) -> Iterator[Block]:
        """Artifacts first, then paragraphs and tables in the order of the tree."""
        yield from (artifact for artifact in self.artifacts if artifact.text)
        placed: list[tuple[Path, Block]] = list(self.paragraphs.items())
        placed.extend((path, self._table(path)) for path in self.cells)
        yield from (block for _, block in sorted(placed, key=lambda entry: entry[0]))

    def _add_running_text(self, number: int, runs: Sequence[MarkedRun], *, by_lines: bool) -> None:
        """Add artifacts and paragraphs, a line for each run or each printed line of a tag."""
        texts = [(marked.tag, marked.run.text) for marked in runs]
        if by_lines:
            texts = list(_printed(runs))
        for tag, text in texts:
            if tag is None:
                self.artifacts.append(Paragraph(text.strip(), "running", number))
            elif tag.cell is None:
                self._add_paragraph(tag, text, number)

    def _add_paragraph(self, tag: ContentTag, text: str, number: int) -> None:
        before = self.paragraphs.get(tag.block)
        if before is None:
            self.paragraphs[tag.block] = Paragraph(text, "note" if tag.note else "body", number)
        else:
            joined = f"{before.text}\n{text}"
            self.paragraphs[tag.block] = Paragraph(joined, before.kind, before.page)

    def _add_cells(self, page: TaggedPage) -> None:
        lines = {
            tag: [(content.block, printed_lines(runs)) for content, runs in _in_order(blocks)]
            for tag, blocks in page.cells.items()
        }
        columns = {tag: page.column(tag) for tag in lines}
        widths: dict[Column, float] = {}
        for tag, blocks in lines.items():
            column = columns[tag]
            widest = [line.least_width() for _, block in blocks for line in block]
            widths[column] = max(widths.get(column, 0.0), *widest)
        for tag, blocks in lines.items():
            cells = self.cells.setdefault(tag.table, {})
            path = tag.path
            cell = cells.get(path)
            if cell is None:
                cell = cells[path] = TaggedCell(tag, page.ruled_column(tag))
            width = widths[columns[tag]]
            cell.add(blocks, width, page.characters, page.number, page.boxes[tag])
        for table, box in page.outlines().items():
            self.outlines.setdefault(table, []).append(Place(page.number, *box))

    def _table(self, path: Path) -> Table:
        cells = self.cells[path]
        texts = [line for cell in cells.values() for line in cell.lines]
        direction = direction_of(texts) if any(map(RIGHT_TO_LEFT.search, texts)) else "ltr"
        placed = place_cells(list(cells.values()), self.row_lengths, direction)
        return Table(
            cells=tuple(placed.cells),
            row_count=placed.row_count,
            column_count=placed.column_count,
            evidence="tags",
            places=tuple(self.outlines[path]),
            direction=direction,
        )


def _printed(runs: Iterable[MarkedRun]) -> Iterator[tuple[ContentTag | None, str]]:
    """The printed lines of each tag, and of artifacts, in the order in which the tags begin."""
    by_tag: dict[ContentTag | None, list[Run]] = {}
    for marked in runs:
        by_tag.setdefault(marked.tag, []).append(marked.run)
    for tag, found in by_tag.items():
        if tag is None or tag.cell is None:
            yield from ((tag, line.text) for line in printed_lines(found) if line.text)


def _in_order(
    blocks: dict[ContentTag, list[Run]],
) -> Iterable[tuple[ContentTag, list[Run]]]:
    """The blocks of a cell in the order of the tree; most cells have one."""
    if len(blocks) == 1:
        return blocks.items()
    return sorted(blocks.items(), key=lambda entry: entry[0].block)


def _count(text: str) -> int:
    """How many characters of a text are not blank."""
    return len(text) - sum(map(text.count, " \r\n\t\xa0"))
