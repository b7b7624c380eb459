"""Tables that are read from the right: their columns count from there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.document import Cell, Place, Table
from extract.pdf.characters import Characters
from extract.pdf.display import Box
from extract.scripts import RIGHT_TO_LEFT, direction_of


def as_read(table: Table, *, from_right: bool = False) -> Table:
    """A table of a grid in the order its columns are read, as most letters in it tell.

    `from_right` says that its columns count from the right already.
    """
    texts = [cell.text for cell in table.cells]
    rightward = any(map(RIGHT_TO_LEFT.search, texts)) and direction_of(texts) == "rtl"
    turned = table if rightward is from_right else _turned(table)
    return replace(turned, direction="rtl") if rightward else turned


def _turned(table: Table) -> Table:
    """The table with its columns counted from the other side."""
    count = table.column_count
    cells = [replace(cell, column=count - cell.column - cell.column_span) for cell in table.cells]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def mirrored_characters(characters: Characters, width: float) -> Characters:
    """The characters of a page as in a mirror: what is read from the right begins at the left."""
    return Characters(
        characters.text,
        [width - x1 for x1 in characters.x1s],
        characters.tops,
        [width - x0 for x0 in characters.x0s],
        characters.bottoms,
        characters.hidden,
        characters.unmapped,
        characters.page,
    )


def mirrored_boxes(boxes: Iterable[Box], width: float) -> Sequence[Box]:
    """Boxes as in a mirror."""
    return [(width - x1, top, width - x0, bottom) for x0, top, x1, bottom in boxes]


def mirrored_table(table: Table, width: float) -> Table:
    """A table that was read in the mirror with its places as they are."""
    cells = tuple(replace(cell, places=_mirrored(cell, width)) for cell in table.cells)
    return replace(table, cells=cells, places=_mirrored(table, width))


def _mirrored(held: Cell | Table, width: float) -> tuple[Place, ...]:
    return tuple(
        Place(one.page, width - one.x1, one.top, width - one.x0, one.bottom, one.lines)
        for one in held.places
    )
