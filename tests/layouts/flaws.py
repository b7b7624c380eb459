"""What is wrong with a layout at one place: a rule or a tag that is missing, a column too many.

Each flaw stands where a seed says, and nowhere where the plan has no place for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import reject

from tests.extract.pdf.styles import Box, Edge
from tests.layouts.axes import PdfLayout
from tests.layouts.paging import Part, Slice
from tests.layouts.plans import Item

# How wide a column is that a converter adds, in points.
EXTRA = 16.0
Placed = tuple[Slice, int, Box]


@dataclass
class Flaws:
    """The flaws of one layout: the parts and rows that have them.

    `torn` are the items whose cells the missing rule would part.
    """

    layout: PdfLayout
    extra: tuple[Part, int] | None = None
    torn: tuple[Item, ...] = ()
    _edge: tuple[Part, int, int] | None = None
    _row: Slice | None = None
    _columns: tuple[int, int] = (-1, -1)

    @classmethod
    def of(cls, layout: PdfLayout, parts: Sequence[Part], random: Random) -> "Flaws":
        """The flaws that a layout names, somewhere in its parts."""
        flaws = cls(layout)
        # A column too many is held for itself: in a table without frame less tells where it is.
        whole = layout.frame == "whole" and layout.missing == "nothing"
        if layout.columns != "same" and layout.tags == "none" and whole:
            part = random.choice(parts)
            flaws.extra = part, random.randrange(11 if part.annex == 1 else 5)
        if layout.missing != "nothing":
            flaws._tear(parts, random)
        if layout.tags != "none" and layout.tag_fault != "none":
            flaws._mistag(parts, random)
        return flaws

    def has_tag_fault(self) -> bool:
        """Whether a tag is wrong."""
        return self._row is not None

    def is_row(self, row: Slice, fault: str) -> bool:
        """Whether the tags of a whole row have that fault."""
        return self.layout.tag_fault == fault and self._row is not None and self._row.row is row.row

    def tag_fault(self, row: Slice, column: int) -> str:
        """What is wrong with a cell's tag, if anything."""
        here = self._row is row and self._columns[0] == column
        return self.layout.tag_fault if here else "none"

    def tagged_column(self, row: Slice, column: int) -> int:
        """The column whose tag a cell's text gets."""
        return self._columns[1] if self.tag_fault(row, column) == "shared" else column

    def missing(self, part: Part, placed: Sequence[Placed]) -> Iterator[Edge]:
        """The side of one cell that is missing on a page."""
        if self._edge is None or self._edge[0] is not part:
            return
        _, at, index = self._edge
        slice_ = part.slices[at]
        x0, top, x1, bottom = next(
            box for row, number, box in placed if row is slice_ and number == index
        )
        if self.layout.missing == "down":
            yield Edge(x1, top, x1, bottom)
        else:
            yield Edge(x0, bottom, x1, bottom)

    def _tear(self, parts: Sequence[Part], random: Random) -> None:
        found = []
        for part in parts:
            for at, one in enumerate(part.slices):
                if not _is_record(one):
                    continue
                if self.layout.missing == "down":
                    found += [(part, at, index) for index in range(len(one.cells) - 1)]
                elif at + 1 < len(part.slices) and _is_record(part.slices[at + 1]):
                    below = {
                        (other.cell.column, other.cell.width) for other in part.slices[at + 1].cells
                    }
                    found += [
                        (part, at, index)
                        for index, cell in enumerate(one.cells)
                        if (cell.cell.column, cell.cell.width) in below and cell.cell.height == 1
                    ]
        found = [one for one in found if self._parts_texts(*one)]
        if found:
            self._edge = part, at, _ = random.choice(found)
            rows = part.slices[at : at + (2 if self.layout.missing == "across" else 1)]
            self.torn = tuple(row.row.item for row in rows if row.row.item is not None)

    def _parts_texts(self, part: Part, at: int, index: int) -> bool:
        """Whether text stands on both sides of an edge: a blank cell may be merged by right."""
        one = part.slices[at].cells[index]
        if self.layout.missing == "down":
            return bool(one.lines and part.slices[at].cells[index + 1].lines)
        below = part.slices[at + 1].cells
        return any(one.cell.column == other.cell.column and other.lines for other in below)

    def _mistag(self, parts: Sequence[Part], random: Random) -> None:
        rows = [
            one
            for part in parts
            for before, one in zip(part.slices, part.slices[1:], strict=False)
            if _is_record(one) and _is_record(before) and one.first
        ]
        if not rows:
            reject()
        self._row = random.choice(rows)
        columns = [one.cell.column for one in self._row.cells if one.lines]
        if len(columns) < 2:
            reject()
        one, other = random.sample(columns, 2)
        self._columns = one, other


def _is_record(one: Slice) -> bool:
    return one.row.item is not None and one.row.item.kind != "theme"


def column_boxes(
    boxes: Sequence[tuple[Slice, int, Box]], right: float, *, split: bool
) -> Iterator[tuple[Box, Box | None]]:
    """Each cell's box where a column is added behind the edge `right`, and a blank cell's box.

    A cell that ends at that edge has a blank one beside it, or is widened (in rows below the
    header, where only a heading is `split`); what stands to the right is moved.
    """
    for row, _, (x0, top, x1, bottom) in boxes:
        left = x0 + (EXTRA if x0 > right - 0.01 else 0.0)
        ends = abs(x1 - right) < 0.01
        if ends and (not split or row.row.item is None):
            yield (left, top, x1, bottom), (x1, top, x1 + EXTRA, bottom)
        else:
            yield (left, top, x1 + (EXTRA if x1 > right - 0.01 else 0.0), bottom), None
