"""What is typeset: cells whose structure is known, in sheets of tables and what stands around."""

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]
# How a table is drawn; the family of each is what results are reported by.
STYLES = {
    "grid": "ruled",
    "open sides": "ruled",
    "shaded grid": "ruled",
    "tiles": "ruled",
    "booktabs": "horizontal rules",
    "rows": "horizontal rules",
    "head and foot": "horizontal rules",
    "plain": "unruled",
    "zebra": "unruled",
    "airy": "unruled",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it stands, what it covers, what it says and how that is set."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    align: Align = "left"
    indent: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Cells that fill a grid, the first `head` rows being headings.

    `widths` are those of columns whose texts wrap, in points, 0 for one as wide as its texts.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    head: int
    widths: tuple[float, ...]
    style: str = "grid"

    def at(self) -> dict[tuple[int, int], Cell]:
        """The cells by the grid position where each begins."""
        return {(cell.row, cell.column): cell for cell in self.cells}

    def head_groups(self) -> list[Cell]:
        """The headings that stand over several columns, but not over all of the table."""
        return [
            cell
            for cell in self.cells
            if 1 < cell.column_span < self.columns and cell.row + cell.row_span < self.head
        ]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of a kind: heading, prose, caption, note, or prose in a box that is no table."""

    kind: Literal["heading", "prose", "caption", "note", "box", "list"]
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with a frame, grid lines and figures at the axis: drawn with lines, and no table."""

    values: tuple[int, ...]


Block = Text | Chart | Table


@dataclass(slots=True)
class Sheet:
    """A document of a page or two: blocks in one or two columns, with a frame or without."""

    name: str
    columns: int = 1
    framed: bool = False
    blocks: list[Block] = field(default_factory=list)

    def tables(self) -> list[Table]:
        """The tables in reading order."""
        return [block for block in self.blocks if isinstance(block, Table)]
