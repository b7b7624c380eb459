"""The rules of a part of a table: which sides are left out, and what clips cut off."""

from collections.abc import Iterator, Sequence

from tests.extract.pdf.builder import Page
from tests.extract.pdf.styles import STYLES, Box, Boxes, Edge, edges_of
from tests.layouts.axes import PdfLayout

# Styles that draw each cell's outline whole: where a side is missing, lines stand for them.
_OUTLINES = {"rectangles", "closed_paths", "outlined_shading", "scaled"}
# Points by which rules are drawn over their ends where a clip cuts them off.
_OVER = 25.0


def draw_rules(
    page: Page, layout: PdfLayout, boxes: Sequence[Box], missing: Sequence[Edge], *, closed: str
) -> None:
    """The rules around the boxes but for those missing; `closed` has the ends that stay closed."""
    if layout.ruling == "none":
        return
    if layout.ruling == "horizontal":
        missing = [one for one in edges_of(boxes) if not one.across]
    if layout.rules == "tinted":
        for x0, top, x1, bottom in boxes:
            page.shade(x0 + 0.4, top + 0.4, x1 - 0.4, bottom - 0.4)
        return
    missing = [*missing, *_open(layout.frame, boxes, closed)]
    if layout.clip == "rules":
        _clipped(page, Boxes(boxes, missing))
        return
    name = "stroked" if missing and layout.rules in _OUTLINES else layout.rules
    STYLES[name](page, Boxes(boxes, missing))


def _open(frame: str, boxes: Sequence[Box], closed: str) -> Iterator[Edge]:
    """The sides of the outline that a table has no rules on."""
    x0, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    if frame in ("open_sides", "none") and "sides" not in closed:
        yield Edge(x0, top, x0, bottom)
        yield Edge(x1, top, x1, bottom)
    if frame in ("open_ends", "none"):
        if "top" not in closed:
            yield Edge(x0, top, x1, top)
        if "bottom" not in closed:
            yield Edge(x0, bottom, x1, bottom)


def _clipped(page: Page, boxes: Boxes) -> None:
    """Each rule drawn too long and as thick as a bar, under a clip that leaves a line of it."""
    for edge in edges_of(boxes):
        x0, y0, x1, y1 = edge.x0 - 0.3, edge.y0 - 0.3, edge.x1 + 0.3, edge.y1 + 0.3
        page.raw("q", page.rectangle(x0, y0, x1, y1), "W n")
        if edge.across:
            page.fill(x0 - _OVER, y0, x1 + _OVER, y1)
        else:
            page.fill(x0, y0 - _OVER, x1, y1 + _OVER)
        page.raw("Q")
