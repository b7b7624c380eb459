"""Tables page by page: a table that stands on several pages as one part for each.

`extract` joins a row that the tags show as one across a page break; a person who compares with
the page, or another reader, wants what stands on that page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Cell, Place, Table
from extract.scripts import Direction

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PartCell:
    """A cell as it stands on one page; `row` counts from 0 within the part."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of a table; `page` and `box` are None where there are no pages.

    `direction` is the table's: where it is "rtl", column 0 is the one on the right.
    """

    page: int | None
    box: Box | None
    cells: tuple[PartCell, ...]
    direction: Direction = "ltr"


def page_parts(table: Table) -> list[Part]:
    """The table as one part for each page it stands on, in page order; no word is lost.

    A cell of a row that goes over a page break is in both parts, with its lines shared out as
    its places say and empty where none of them stands on that page.
    """
    pages = _row_pages(table)
    numbers = sorted({page for on in pages for page in on})
    if not numbers:
        return [Part(None, None, tuple(_whole(cell) for cell in table.cells), table.direction)]
    return [_part(table, page, pages) for page in numbers]


def _part(table: Table, page: int, pages: list[set[int]]) -> Part:
    rows = [row for row, on in enumerate(pages) if page in on]
    numbers = {row: number for number, row in enumerate(rows)}
    cells = []
    for cell in table.cells:
        standing = [numbers[row] for row in _grid_rows(cell, table) if row in numbers]
        if standing:
            text = _share(cell, _cell_pages(cell, pages)).get(page, "")
            cells.append(PartCell(standing[0], cell.column, len(standing), cell.column_span, text))
    return Part(page, _box(table, page), tuple(cells), table.direction)


def _row_pages(table: Table) -> list[set[int]]:
    """For each grid row the pages it stands on; empty sets only where nothing has a place.

    Cells of one row tell best; a cell over several rows counts for those that have no other, and
    a row without any stands where the row before it ends.
    """
    pages: list[set[int]] = [set() for _ in range(table.row_count)]
    for cell in table.cells:
        if cell.row_span == 1:
            pages[cell.row].update(place.page for place in cell.places)
    for cell in table.cells:
        bare = [row for row in _grid_rows(cell, table) if not pages[row]]
        if cell.row_span > 1 and bare and cell.places:
            _fill(pages, cell, bare)
    return _carried(pages, table)


def _fill(pages: list[set[int]], cell: Cell, bare: list[int]) -> None:
    """Give the bare rows the pages of the cell over them: its own, where no other row has them."""
    taken = {page for row in range(cell.row, cell.row + cell.row_span) for page in pages[row]}
    own = {place.page for place in cell.places}
    for row in bare:
        pages[row].update(own - taken or {min(own)})


def _carried(pages: list[set[int]], table: Table) -> list[set[int]]:
    first = min((page for on in pages for page in on), default=None)
    if first is None:
        first = min((place.page for place in table.places), default=None)
    for row, on in enumerate(pages):
        if not on and first is not None:
            on.add(max(pages[row - 1]) if row else first)
    return pages


def _grid_rows(cell: Cell, table: Table) -> range:
    return range(cell.row, min(cell.row + cell.row_span, table.row_count))


def _cell_pages(cell: Cell, pages: list[set[int]]) -> list[int]:
    last = min(cell.row + cell.row_span, len(pages))
    return sorted({page for row in range(cell.row, last) for page in pages[row]})


def _share(cell: Cell, pages: list[int]) -> dict[int, str]:
    """The cell's lines by page, as its places count them.

    Lines that no place counts go with the last place that has any, or with the first page.
    """
    lines = cell.text.split("\n")
    shares: dict[int, list[str]] = {}
    places = [place for place in cell.places if place.lines and place.page in pages]
    for place in places:
        shares.setdefault(place.page, []).extend(lines[: place.lines])
        lines = lines[place.lines :]
    if lines:
        rest = places[-1].page if places else _first_page(cell, pages)
        shares.setdefault(rest, []).extend(lines)
    return {page: "\n".join(share) for page, share in shares.items()}


def _first_page(cell: Cell, pages: list[int]) -> int:
    standing = (place.page for place in cell.places if place.page in pages)
    return next(standing, pages[0])


def _box(table: Table, page: int) -> Box | None:
    """Where the part stands: the table's own box on that page, else the one round its cells."""
    own = [place for place in table.places if place.page == page]
    return _around(own or list(_places_on(table, page)))


def _places_on(table: Table, page: int) -> Iterator[Place]:
    return (place for cell in table.cells for place in cell.places if place.page == page)


def _around(places: list[Place]) -> Box | None:
    if not places:
        return None
    return (
        min(place.x0 for place in places),
        min(place.top for place in places),
        max(place.x1 for place in places),
        max(place.bottom for place in places),
    )


def _whole(cell: Cell) -> PartCell:
    return PartCell(cell.row, cell.column, cell.row_span, cell.column_span, cell.text)
