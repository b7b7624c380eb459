"""A table's own grid: which cell covers which positions."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from extract.document import Cell, Table
from extract.docx.names import (
    TC,
    TCPR,
    TR,
    TRPR,
    Element,
    by_name,
    child,
    child_integer,
    is_on,
    value_integer,
    w,
)
from extract.docx.revisions import Revisions, merge_value

_GRID_SPAN = w("gridSpan")
_VMERGE = w("vMerge")
_HMERGE = w("hMerge")
_GRID_BEFORE = w("gridBefore")
_HEADER = w("tblHeader")

# What in a cell's properties bears on the grid; a cell without them is one position.
TELLING_PROPERTIES = frozenset(
    {_GRID_SPAN, _VMERGE, _HMERGE, w("cellIns"), w("cellDel"), w("cellMerge"), w("tcPrChange")}
)


class Source(Protocol):
    """What the grid asks of the story that the table stands in."""

    revisions: Revisions
    shaped: set[Element]

    def plain_text(self, cell: Element) -> str | None:
        """The text of a cell that holds nothing but plain paragraphs, None for any other."""

    def members(self, container: Element, wanted: frozenset[str]) -> Iterable[Element]:
        """The elements of those names, also those inside content controls and the like."""

    def cell_text(self, cell: Element, *, covered: bool) -> str:
        """The text of a cell; of a covered one, which another cell was merged over."""


@dataclass(slots=True)
class _Slot:
    """A cell in its row: old-style horizontal merges (`w:hMerge`) are resolved in it."""

    row: int
    column: int
    width: int
    elements: list[Element]
    header: bool
    merge: str | None = None
    height: int = 1
    text: str = ""

    def append(self, text: str) -> None:
        if text:
            self.text = f"{self.text}\n{text}" if self.text else text

    def cell(self) -> Cell:
        text = self.text
        breaks = _breaks(text)
        return Cell(self.row, self.column, text, self.height, self.width, breaks, (), self.header)


_ROWS = frozenset({TR})
_CELLS = frozenset({TC})
_Open = dict[tuple[int, int], _Slot]


def read_table(table: Element, source: Source, count: Callable[[int], None]) -> Table:
    """The table with every cell read once, in document order.

    Positions before and after the cells of a row (`w:gridBefore`, `w:gridAfter`) belong to no
    cell. `count` is called with the number of grid positions, as far as it is known.
    """
    found: list[Cell | _Slot] = []
    merges: _Open = {}
    row = column_count = 0
    for element in source.members(table, _ROWS):
        properties = child(element, TRPR)
        shape = _row_shape(properties, source.revisions)
        if shape is None:
            continue
        start, header = shape
        cells = _cells(element, properties, source)
        if not cells:
            continue
        if source.shaped.isdisjoint(cells):
            width = start + len(cells)
            found += _plain_row(cells, row, start, header, source)
            merges = {}
        else:
            layout = _layout(cells, row, start, header, source)
            if not layout:
                continue
            width = layout[-1].column + layout[-1].width
            column_count = max(column_count, width)
            count((row + 1) * column_count)
            merges = _place(layout, merges, found, source)
        column_count = max(column_count, width)
        row += 1
        count(row * column_count)
    finished = tuple(slot.cell() if isinstance(slot, _Slot) else slot for slot in found)
    return Table(finished, row, column_count, "markup")


def _cells(row: Element, properties: Element | None, source: Source) -> list[Element]:
    """The cells of a row, which in most rows are all there is beside the properties."""
    cells = list(row.iterchildren(TC))
    if len(cells) + (properties is not None) == len(row):
        return cells
    return list(source.members(row, _CELLS))


def _row_shape(properties: Element | None, revisions: Revisions) -> tuple[int, bool] | None:
    """The column that a row starts in and whether it is a header; None for one left out."""
    if properties is None:
        return 0, False
    if revisions.drops_row(properties):
        return None
    properties = revisions.properties(properties)
    # 17.4.15 gridBefore; 17.4.14 gridAfter only leaves positions free.
    start = max(child_integer(properties, _GRID_BEFORE, 0), 0)
    return start, is_on(child(properties, _HEADER))


def _plain_row(
    cells: list[Element], row: int, start: int, header: bool, source: Source
) -> Iterator[Cell]:
    """The cells of a row without spans or merges."""
    for column, cell in enumerate(cells, start):
        text = source.plain_text(cell)
        if text is None:
            text = source.cell_text(cell, covered=False)
        yield Cell(row, column, text, 1, 1, _breaks(text), (), header)


def _layout(
    cells: list[Element], row: int, column: int, header: bool, source: Source
) -> list[_Slot]:
    """The cells of a row with their columns, without those that this view leaves out."""
    slots: list[_Slot] = []
    for cell in cells:
        outer = child(cell, TCPR) if cell in source.shaped else None
        if outer is None:
            slots.append(_Slot(row, column, 1, [cell], header))
            column += 1
            continue
        own = by_name(outer)
        if source.revisions.drops_cell(own):
            continue
        held = source.revisions.properties(outer)
        properties = own if held is outer else by_name(held)
        width = max(value_integer(properties.get(_GRID_SPAN), 1), 1)
        across = properties.get(_HMERGE)
        if across is not None and merge_value(across) == "continue" and slots:
            slots[-1].width += width
            slots[-1].elements.append(cell)
        else:
            merge = source.revisions.merge(own) or _vertical_merge(properties)
            slots.append(_Slot(row, column, width, [cell], header, merge))
        column += width
    return slots


def _vertical_merge(properties: Mapping[str, Element]) -> str | None:
    """`restart`, `continue` or None (17.4.84 vMerge)."""
    merge = properties.get(_VMERGE)
    return None if merge is None else merge_value(merge)


def _place(layout: list[_Slot], merges: _Open, found: list[Cell | _Slot], source: Source) -> _Open:
    """Read a row's cells into `found`; the merges that the next row may continue come back.

    A cell continues the one above only where both cover the same columns; otherwise it starts a
    cell of its own, so that no text is lost and no position is covered twice.
    """
    going_on: _Open = {}
    for slot in layout:
        key = slot.column, slot.width
        above = merges.get(key) if slot.merge == "continue" else None
        for position, element in enumerate(slot.elements):
            covered = above is not None or position > 0
            (above or slot).append(source.cell_text(element, covered=covered))
        if above is None:
            found.append(slot)
        else:
            above.height += 1
        if slot.merge is not None:
            going_on[key] = above or slot
    return going_on


def _breaks(text: str) -> tuple[int, ...]:
    """Every line of a DOCX cell is begun by its author."""
    return tuple(range(1, text.count("\n") + 1)) if "\n" in text else ()
