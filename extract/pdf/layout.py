"""Pages read by their geometry: what stands on each from top to bottom, and all pages in a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from extract.document import Block, Paragraph, Table
from extract.pdf import library
from extract.pdf.alignment import AlignedTables, Baselines, Hint, read_aligned_tables
from extract.pdf.characters import Characters, Run
from extract.pdf.coarse import refined
from extract.pdf.display import Box
from extract.pdf.lattice import Lattice, Line
from extract.pdf.library import Handle
from extract.pdf.lines import printed_lines
from extract.pdf.ruled import read_ruled_tables
from extract.pdf.running import running_lines

# PDFium puts one mark for a hyphen at a line's end and the end itself.
_LINE_END_HYPHENS = str.maketrans({"\x02": "-\n", "\ufffe": "-\n"})
# Points by which a rule may stand off the table it belongs to.
_NEAR = 3.0
# Points by which a table's outline may lie inside that of its stripes.
_FAR = 8.0
# The share of a striped grid's rows that tables must have to stand for it.
_MOST = 0.75
# Rows for each stripe, and of headings, beyond which lines were taken for rows.
_LINES, _HEADINGS = 1.5, 4


@dataclass(slots=True)
class PageContent:
    """What stands on one page, from top to bottom: lines of running text, and tables.

    `hint` has the columns of the last table where they were told by the places of texts.
    """

    number: int
    items: list[str | Table] = field(default_factory=list)
    has_text: bool = False
    hint: Hint | None = None

    def lines(self) -> list[str]:
        """The lines of running text."""
        return [item for item in self.items if isinstance(item, str)]

    def tables(self) -> list[Table]:
        """The tables."""
        return [item for item in self.items if isinstance(item, Table)]


def read_plain_page(number: int, text_page: Handle, count: int) -> PageContent:
    """A page without rules: its lines as PDFium tells them, no character's place looked at."""
    text = library.page_text(text_page, count)
    lines: list[str | Table] = [
        line for line in text.translate(_LINE_END_HYPHENS).splitlines() if line.strip()
    ]
    return PageContent(number, lines, bool(lines))


def read_ruled_page(
    number: int,
    characters: Characters,
    lattices: Sequence[Lattice],
    across: Sequence[Box],
    baselines: Baselines | None,
    hint: Hint | None = None,
) -> PageContent:
    """A page with settled grids of rules: its tables, and the lines around them.

    With baselines, tables without a grid are looked for too; `across` are the boxes of the
    horizontal rules, `hint` has the columns of the page before. Rows that are shaded in turn show
    neither their headings nor all of their columns: the places of texts are asked first.
    """
    if baselines is None:
        tables, outside = read_ruled_tables(lattices, characters, number)
        return PageContent(number, _in_order(tables, outside), bool(characters.text.strip()))
    striped = [lattice for lattice in lattices if lattice.striped]
    if striped:
        whole = [lattice for lattice in lattices if not lattice.striped]
        content = _with_aligned(number, characters, whole, across, baselines, hint, striped)
        if all(_is_covered(one, content.tables()) for one in striped):
            return content
    return _with_aligned(number, characters, lattices, across, baselines, hint, ())


def _is_covered(lattice: Lattice, tables: Sequence[Table]) -> bool:
    """Whether tables stand from top to bottom of a lattice, with most of its rows at least.

    Where they have far more rows than it has stripes, and no more columns, lines were taken for
    rows.
    """
    x0, top, x1, bottom = lattice.box
    over = [
        table
        for table in tables
        if table.places[0].x0 <= (x0 + x1) / 2 <= table.places[0].x1
        and table.places[0].top < bottom
        and table.places[0].bottom > top
    ]
    stripes, rows = len(lattice.ys) - 1, sum(table.row_count for table in over)
    wider = max((table.column_count for table in over), default=0) >= len(lattice.xs)
    return (
        bool(over)
        and min(table.places[0].top for table in over) <= top + _FAR
        and max(table.places[0].bottom for table in over) >= bottom - _FAR
        and rows >= _MOST * stripes
        and (wider or rows <= _LINES * stripes + _HEADINGS)
    )


def _with_aligned(
    number: int,
    characters: Characters,
    lattices: Sequence[Lattice],
    across: Sequence[Box],
    baselines: Baselines,
    hint: Hint | None,
    striped: Sequence[Lattice],
) -> PageContent:
    """A page's tables by its grids, and by the places of texts outside them."""
    refine = partial(
        refined, across=across, characters=characters, page=number, baselines=baselines
    )
    tables, outside = read_ruled_tables(lattices, characters, number, refine)
    aligned = AlignedTables()
    if outside:
        free = _outside_of(across, tables)
        spans = sorted((run.start, run.end) for run in outside)
        stripes = [[Line(at, one.xs[0], one.xs[-1]) for at in one.ys] for one in striped]
        aligned = read_aligned_tables(
            characters, spans, free, number, baselines, hint, stripes=stripes
        )
        if aligned.tables:
            tables, outside = [*tables, *aligned.tables], aligned.outside
    items = _in_order(tables, outside)
    return PageContent(number, items, bool(characters.text.strip()), aligned.hint)


def read_aligned_page(
    number: int,
    characters: Characters,
    across: Sequence[Box],
    baselines: Baselines,
    hint: Hint | None = None,
) -> PageContent | None:
    """A page with tables told by the places of texts, None where it has none.

    `across` are the boxes of its horizontal rules, `hint` has the columns of the page before.
    """
    found = read_aligned_tables(characters, characters.spans(), across, number, baselines, hint)
    if not found.tables:
        return None
    return PageContent(number, _in_order(found.tables, found.outside), True, found.hint)


def _outside_of(across: Sequence[Box], tables: Sequence[Table]) -> list[Box]:
    """The rules that belong to none of the tables."""
    places = [table.places[0] for table in tables]
    return [
        box
        for box in across
        if not any(
            place.top - _NEAR <= box[1] <= place.bottom + _NEAR
            and place.x0 - _NEAR <= (box[0] + box[2]) / 2 <= place.x1 + _NEAR
            for place in places
        )
    ]


def blocks_of(pages: Sequence[PageContent]) -> Iterator[Block]:
    """The tables and paragraphs of all pages, running heads and feet told apart."""
    running = running_lines([page.lines() for page in pages])
    for page, (head, foot) in zip(pages, running, strict=True):
        yield from _page_blocks(page, head, len(page.lines()) - foot)


def _page_blocks(page: PageContent, head: int, foot: int) -> Iterator[Block]:
    """The blocks of a page of which lines before `head` and from `foot` on are running ones."""
    body: list[str] = []
    seen = 0
    for item in page.items:
        if isinstance(item, str) and head <= seen < foot:
            body.append(item.strip())
            seen += 1
            continue
        if body:
            yield Paragraph("\n".join(body), "body", page.number)
            body = []
        if isinstance(item, str):
            yield Paragraph(item.strip(), "running", page.number)
            seen += 1
        else:
            yield item
    if body:
        yield Paragraph("\n".join(body), "body", page.number)


def _in_order(tables: Sequence[Table], outside: Sequence[Run]) -> list[str | Table]:
    placed: list[tuple[float, float, str | Table]] = [
        (line.runs[0].top, line.x0, line.text) for line in printed_lines(outside) if line.text
    ]
    placed.extend((table.places[0].top, table.places[0].x0, table) for table in tables)
    return [item for _, _, item in sorted(placed, key=lambda entry: entry[:2])]
