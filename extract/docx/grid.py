"""A table's own grid: which cell covers which positions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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
    leading,
    value_integer,
    w,
)
from extract.docx.revisions import Revisions, merge_value
from extract.scripts import Direction

_GRID_SPAN = w("gridSpan")
_VMERGE = w("vMerge")
_HMERGE = w("hMerge")
_GRID_BEFORE = w("gridBefore")
_GRID_AFTER = w("gridAfter")
# No table of a word processor has more columns; a row that leaves out more is not believed.
_MOST_COLUMNS = 63
_PROPERTIES = w("tblPr")
_FROM_RIGHT = w("bidiVisual")
_HEADER = w("tblHeader")

# What in a cell's or row's properties bears on the grid; a cell without them is one position, and
# a row's first cell stands in the first column. (Inserted and deleted rows are marked as text is.)
TELLING_PROPERTIES = frozenset(
    {
        *(_GRID_SPAN, _VMERGE, _HMERGE, _GRID_BEFORE, _GRID_AFTER, _HEADER),
        *(w("cellIns"), w("cellDel"), w("cellMerge"), w("tcPrChange")),
    }
)


class Source(Protocol):
    """What the grid asks of the story that the table stands in."""

    revisions: Revisions
    shaped: set[Element]

    def row_texts(self, row: Element) -> list[str] | None:
        """The texts of the cells of a row that holds nothing but plain ones, None of any other."""

    def members(self, container: Element, wanted: frozenset[str]) -> Iterable[Element]:
        """The elements of those names, also those inside content controls and the like."""

    def cell_text(self, cell: Element, *, covered: bool) -> str:
        """The text of a cell; of a covered one, which another cell was merged over."""


@dataclass(slots=True)
class _Slot:
    """A cell in its row: old-style horizontal merges (`w:hMerge`) are resolved in it.

    `unread` are the elements that it is merged of, as far as their texts are not known.
    """

    row: int
    column: int
    width: int
    header: bool
    merge: str | None = None
    text: str = ""
    unread: list[Element] = field(default_factory=list)
    height: int = 1

    def append(self, text: str) -> None:
        if text:
            self.text = f"{self.text}\n{text}" if self.text else text

    def cell(self) -> Cell:
        text = self.text
        breaks = _breaks(text)
        return Cell(self.row, self.column, text, self.height, self.width, breaks, (), self.header)


_FEW_BREAKS = tuple(tuple(range(1, count + 1)) for count in range(10))
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
    number = column_count = 0
    for element in source.members(table, _ROWS):
        texts = source.row_texts(element)
        if texts is None or element in source.shaped:
            layout, after = _layout(element, number, texts, source)
            end = layout[-1].column + layout[-1].width + after if layout else 0
        else:
            layout = None
            end = len(texts)
        if not end:
            continue
        number += 1
        column_count = max(column_count, end)
        count(number * column_count)
        if layout is None:
            found += _even_cells(number - 1, texts or ())
            merges = {}
        else:
            merges = _place(layout, merges, found, source)
    finished = [slot.cell() if isinstance(slot, _Slot) else slot for slot in found]
    # 17.4.1 bidiVisual: the columns are shown from the right, and stored as they are read.
    properties = child(table, _PROPERTIES)
    rightward = properties is not None and is_on(child(properties, _FROM_RIGHT))
    direction: Direction = "rtl" if rightward else "ltr"
    return Table(tuple(finished), number, column_count, "markup", direction=direction)


def _row_shape(properties: Element | None, revisions: Revisions) -> tuple[int, int, bool] | None:
    """The column that a row starts in, how many it leaves free at its end, whether it is a header.

    None for a row that is left out.
    """
    if properties is None:
        return 0, 0, False
    if revisions.drops_row(properties):
        return None
    properties = revisions.properties(properties)
    # 17.4.15 gridBefore; 17.4.14 gridAfter.
    start = max(child_integer(properties, _GRID_BEFORE, 0), 0)
    after = max(child_integer(properties, _GRID_AFTER, 0), 0)
    return start, after if after <= _MOST_COLUMNS else 0, is_on(child(properties, _HEADER))


def _even_cells(row: int, texts: Sequence[str]) -> list[Cell]:
    """The cells with these texts of a row without anything that bears on the grid."""
    return [
        Cell(row, column, text, 1, 1, _breaks(text)) if "\n" in text else Cell(row, column, text)
        for column, text in enumerate(texts)
    ]


def _layout(
    row: Element, number: int, known: list[str] | None, source: Source
) -> tuple[list[_Slot], int]:
    """The cells of a row with their columns, without those that this view leaves out.

    With them comes how many positions behind the last one are free.

    `known` are the texts of a row that holds nothing but plain cells.
    """
    shape = _row_shape(child(row, TRPR), source.revisions)
    if shape is None:
        return [], 0
    column, after, header = shape
    slots: list[_Slot] = []
    cells = source.members(row, _CELLS) if known is None else row.iterchildren(TC)
    for position, cell in enumerate(cells):
        text, unread = ("", [cell]) if known is None else (known[position], [])
        outer = leading(cell, TCPR) if cell in source.shaped else None
        if outer is None:
            slots.append(_Slot(number, column, 1, header, None, text, unread))
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
            slots[-1].append(text)
            slots[-1].unread += unread
        else:
            merge = source.revisions.merge(own) or _vertical_merge(properties)
            slots.append(_Slot(number, column, width, header, merge, text, unread))
        column += width
    return slots, after


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
        if above is None:
            found.append(slot)
        else:
            above.append(slot.text)
            above.height += 1
        for position, element in enumerate(slot.unread):
            text = source.cell_text(element, covered=above is not None or position > 0)
            (above or slot).append(text)
        if slot.merge is not None:
            going_on[key] = above or slot
    return going_on


def _breaks(text: str) -> tuple[int, ...]:
    """Every line of a DOCX cell is begun by its author."""
    count = text.count("\n")
    return _FEW_BREAKS[count] if count < len(_FEW_BREAKS) else tuple(range(1, count + 1))
