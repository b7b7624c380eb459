"""Where a cell's label hides least: places at the cell's edges, held against the page's pixels."""

from collections.abc import Iterator
from typing import Protocol

Box = tuple[float, float, float, float]

# The width of a letter, as a share of its size, that leaves room in any common font.
ADVANCE = 0.6
# Sizes as shares of the largest, and the smallest that is still told from a smear, in points.
_SIZES, _SMALLEST = (1.0, 0.8, 0.62), 2.0
# So much around a rule is its own ink, in points: a label may stand on it.
_BLUR = 0.6
# Grey levels: darker pixels are ink.
_INK = 150
_IS_INK = bytes(grey < _INK for grey in range(256))
# A share of a label's pixels that may be ink: specks that nobody reads.
_CLEAR = 0.01
# More are no table that anybody could read.
_MOST_RULES = 20_000


class Pixels(Protocol):
    """A page as grey pixels, row by row from its top left."""

    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def columns(self) -> int: ...
    @property
    def rows(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...
    @property
    def rules(self) -> tuple[Box, ...]: ...


class LabelPlaces:
    """Finds a place for one label after another; what has been placed is kept clear of too."""

    def __init__(self, page: Pixels) -> None:
        self._columns, self._rows = page.columns, page.rows
        self._across, self._down = page.columns / page.width, page.rows / page.height
        self._ink = bytearray(page.pixels.translate(_IS_INK))
        for x0, top, x1, bottom in page.rules[:_MOST_RULES]:
            self._set((x0 - _BLUR, top - _BLUR, x1 + _BLUR, bottom + _BLUR), 0)

    def place(
        self, cell: Box, letters: int, largest: float, *, rightward: bool
    ) -> tuple[Box, float]:
        """The box and the size of a label of so many letters at an edge of the cell.

        The largest that hides nothing, in the corner where texts end; else what hides least.
        `rightward` says that texts are written from the right, so that they end on the left.
        """
        hidden, box, size = 2.0, cell, largest
        for candidate, candidate_size in _candidates(cell, letters, largest, rightward):
            share = self._hidden(candidate)
            if share < hidden:
                hidden, box, size = share, candidate, candidate_size
            if share <= _CLEAR:
                break
        self._set(box, 1)
        return box, size

    def _hidden(self, box: Box) -> float:
        """Which share of the label's pixels are ink of texts, pictures or other labels."""
        left, right, first, last = self._pixels(box)
        starts = range(first * self._columns, last * self._columns, self._columns or 1)
        ink = sum(self._ink.count(1, at + left, at + right) for at in starts)
        area = (right - left) * (last - first)
        return ink / area if area else 0.0

    def _set(self, box: Box, ink: int) -> None:
        left, right, first, last = self._pixels(box)
        line = bytes([ink]) * (right - left)
        for at in range(first * self._columns, last * self._columns, self._columns or 1):
            self._ink[at + left : at + right] = line

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        """The pixels of a box that are on the page: left, right, first and last row."""
        x0, top, x1, bottom = box
        left = min(max(0, round(x0 * self._across)), self._columns)
        right = min(max(left, round(x1 * self._across)), self._columns)
        first = min(max(0, round(top * self._down)), self._rows)
        return left, right, first, min(max(first, round(bottom * self._down)), self._rows)


def _candidates(
    cell: Box, letters: int, largest: float, rightward: bool
) -> Iterator[tuple[Box, float]]:
    """Boxes at the edges of a cell, with their sizes, the best first."""
    x0, top, x1, bottom = cell
    widest = (x1 - x0 - 3) / (ADVANCE * letters)
    fitting = max(_SMALLEST, min(largest, widest, bottom - top))
    for share in _SIZES:
        size = max(_SMALLEST, fitting * share)
        width, half = letters * size * ADVANCE + 1, size * 0.6
        left, middle, right = x0 + 1.5, (x0 + x1 - width) / 2, x1 - 1.5 - width
        for edge in (bottom - 0.3, top + 0.3):
            for start in (left, middle, right) if rightward else (right, middle, left):
                yield (start, edge - half, start + width, edge + half), size
