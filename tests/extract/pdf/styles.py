"""The ways in which producers draw the rules of a table.

Each takes what to draw on and the edges of the cells, and draws every edge once or more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tests.extract.pdf.builder import Content, Page, numbers

# Points by which two places of one edge may differ.
_SAME = 0.01


@dataclass(frozen=True)
class Edge:
    """One side of one or two cells, from left to right or from top to bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def across(self) -> bool:
        """Whether it runs from left to right."""
        return self.y0 == self.y1

    def moved(self, by: float) -> "Edge":
        """The edge beside it."""
        if self.across:
            return Edge(self.x0, self.y0 + by, self.x1, self.y1 + by)
        return Edge(self.x0 + by, self.y0, self.x1 + by, self.y1)

    def cut(self, dash: float, gap: float) -> Iterator["Edge"]:
        """Pieces of that length with gaps between them, from end to end."""
        length = self.x1 - self.x0 + self.y1 - self.y0
        at = 0.0
        while at < length:
            end = min(at + dash, length)
            if self.across:
                yield Edge(self.x0 + at, self.y0, self.x0 + end, self.y0)
            else:
                yield Edge(self.x0, self.y0 + at, self.x0, self.y0 + end)
            at = end + gap

    def without(self, other: "Edge") -> list["Edge"]:
        """What is left of the edge where another one is taken off it."""
        if self.across != other.across:
            return [self]
        if self.across:
            if abs(self.y0 - other.y0) > _SAME or other.x1 <= self.x0 or self.x1 <= other.x0:
                return [self]
            parts = [replace(self, x1=other.x0), replace(self, x0=other.x1)]
            return [one for one in parts if one.x1 - one.x0 > _SAME]
        if abs(self.x0 - other.x0) > _SAME or other.y1 <= self.y0 or self.y1 <= other.y0:
            return [self]
        parts = [replace(self, y1=other.y0), replace(self, y0=other.y1)]
        return [one for one in parts if one.y1 - one.y0 > _SAME]


Box = tuple[float, float, float, float]
Style = Callable[[Page, Sequence[Box]], None]


class Boxes(list[Box]):
    """The edges of cells, some stretches of which are left out."""

    def __init__(self, boxes: Iterable[Box], missing: Sequence[Edge]) -> None:
        super().__init__(boxes)
        self.missing = missing


def edges_of(boxes: Iterable[Box]) -> list[Edge]:
    """The sides of the boxes, each once, but for those that are left out."""
    found: dict[Edge, None] = {}
    for x0, top, x1, bottom in boxes:
        for edge in (
            Edge(x0, top, x1, top),
            Edge(x0, bottom, x1, bottom),
            Edge(x0, top, x0, bottom),
            Edge(x1, top, x1, bottom),
        ):
            found[edge] = None
    edges = list(found)
    for missing in boxes.missing if isinstance(boxes, Boxes) else ():
        edges = [part for edge in edges for part in edge.without(missing)]
    return edges


def _bar(content: Content, edge: Edge, thick: float, before: float, after: float) -> None:
    """A filled bar along an edge, reaching over its ends or keeping short of them."""
    half = thick / 2
    if edge.across:
        content.fill(edge.x0 - before, edge.y0 - half, edge.x1 + after, edge.y0 + half)
    else:
        content.fill(edge.x0 - half, edge.y0 - before, edge.x0 + half, edge.y1 + after)


def _lines(content: Content, edges: Iterable[Edge]) -> None:
    for edge in edges:
        content.line(edge.x0, edge.y0, edge.x1, edge.y1)


def stroked(page: Page, boxes: Sequence[Box]) -> None:
    """A stroked line a side."""
    _lines(page, edges_of(boxes))


def one_path(page: Page, boxes: Sequence[Box]) -> None:
    """All lines in one path, stroked at once."""
    lines = [page.path(edge.x0, edge.y0, edge.x1, edge.y1) for edge in edges_of(boxes)]
    page.raw("0.5 w", *lines, "S")


def bars(page: Page, boxes: Sequence[Box]) -> None:
    """Filled bars, half a point thick, that stop short of the corners and squares in these."""
    for edge in edges_of(boxes):
        _bar(page, edge, 0.5, -0.25, -0.25)
    for x, y in {(x, y) for box in boxes for x in box[0::2] for y in box[1::2]}:
        page.fill(x - 0.25, y - 0.25, x + 0.25, y + 0.25)


def gaping_bars(page: Page, boxes: Sequence[Box]) -> None:
    """Filled bars that leave gaps of a point at the corners."""
    for edge in edges_of(boxes):
        _bar(page, edge, 1, -1, -1)


def crossing_bars(page: Page, boxes: Sequence[Box]) -> None:
    """Filled bars that reach over the corners."""
    for edge in edges_of(boxes):
        _bar(page, edge, 1.5, 0.75, 0.75)


def one_fill(page: Page, boxes: Sequence[Box]) -> None:
    """All bars in one filled path."""
    parts = []
    for edge in edges_of(boxes):
        right, down = (0, 0.7) if edge.across else (0.7, 0)
        parts.append(page.rectangle(edge.x0, edge.y0, edge.x1 + right, edge.y1 + down))
    page.raw(*parts, "f")


def dashed(page: Page, boxes: Sequence[Box]) -> None:
    """Stroked lines with a dash pattern."""
    page.raw("[3 2] 0 d")
    _lines(page, edges_of(boxes))
    page.raw("[] 0 d")


def dashes(page: Page, boxes: Sequence[Box]) -> None:
    """A stroked line for each dash."""
    _lines(page, (piece for edge in edges_of(boxes) for piece in edge.cut(4, 2)))


def dots(page: Page, boxes: Sequence[Box]) -> None:
    """A filled square for each dot."""
    for edge in edges_of(boxes):
        for piece in edge.cut(0.8, 1.2):
            x, y = piece.x0, piece.y0
            page.fill(x - 0.4, y - 0.4, x + 0.4, y + 0.4)


def rectangles(page: Page, boxes: Sequence[Box]) -> None:
    """A stroked rectangle a cell."""
    for box in boxes:
        page.raw("0.5 w", page.rectangle(*box), "S")


def closed_paths(page: Page, boxes: Sequence[Box]) -> None:
    """A cell's outline as three lines and a closing."""
    for x0, top, x1, bottom in boxes:
        low, high = page.height - bottom, page.height - top
        corners = ((x1, low), (x0, low), (x0, high), (x1, high))
        steps = [f"{numbers(*at)} {'l' if step else 'm'}" for step, at in enumerate(corners)]
        page.raw(*steps, "s")


def shaded(page: Page, boxes: Sequence[Box]) -> None:
    """Lines over a shading of each cell and of each paragraph in it, inset as Word does."""
    for x0, top, x1, bottom in boxes:
        page.shade(x0, top, x1, bottom)
        page.shade(x0 + 5.4, top + 4, x1 - 5.4, bottom - 4)
    stroked(page, boxes)


def outlined_shading(page: Page, boxes: Sequence[Box]) -> None:
    """A rectangle a cell, filled and stroked at once."""
    for box in boxes:
        page.raw("0.9 g 0.5 w", page.rectangle(*box), "B", "0 g")


def doubled(page: Page, boxes: Sequence[Box]) -> None:
    """Every rule drawn twice, three points apart."""
    for by in (-1.5, 1.5):
        _lines(page, (edge.moved(by) for edge in edges_of(boxes)))


def in_form(page: Page, boxes: Sequence[Box]) -> None:
    """Lines in a form XObject of half the size, moved and scaled by its matrix."""
    with page.form((2, 0, 0, 2, -30, -50)) as form:
        for edge in edges_of(boxes):
            x0, x1 = (edge.x0 + 30) / 2, (edge.x1 + 30) / 2
            y0, y1 = (page.height - edge.y0 + 50) / 2, (page.height - edge.y1 + 50) / 2
            form.raw(f"0.25 w {numbers(x0, y0)} m {numbers(x1, y1)} l S")


def turned_form(page: Page, boxes: Sequence[Box]) -> None:
    """Filled bars and a compound path in a form that is turned by its matrix."""
    with page.form((0, 1, -1, 0, 0, 0)) as form:
        for number, edge in enumerate(edges_of(boxes)):
            left, low = edge.x0 - 0.3, page.height - edge.y1 - 0.3
            width, height = edge.x1 - edge.x0 + 0.6, edge.y1 - edge.y0 + 0.6
            bar = f"{numbers(low, -left - width, height, width)} re"
            form.raw(f"{bar} f" if number % 2 else f"{bar} {bar} {bar} f")


def scaled(page: Page, boxes: Sequence[Box]) -> None:
    """Rectangles of a cell each, drawn in a space that a matrix scales and moves."""
    page.raw("q 0.24 0 0 0.24 12 20 cm 2 w")
    for x0, top, x1, bottom in boxes:
        left, low = (x0 - 12) / 0.24, (page.height - bottom - 20) / 0.24
        page.raw(f"{numbers(left, low, (x1 - x0) / 0.24, (bottom - top) / 0.24)} re S")
    page.raw("Q")


STYLES: dict[str, Style] = {
    style.__name__: style
    for style in (
        stroked, one_path, bars, gaping_bars, crossing_bars, one_fill, dashed, dashes, dots,
        rectangles, closed_paths, shaded, outlined_shading, doubled, in_form, turned_form, scaled,
    )
}  # fmt: skip
