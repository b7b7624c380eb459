"""From a page's user space to where things stand on the page as it is displayed."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Display:
    """The displayed page: its size in points, and how user space is turned and moved to it.

    Displayed coordinates run from the top left corner of the crop box, x to the right, y
    downwards, after the rotation of the page's /Rotate entry (PDF 32000-1, 7.7.3.3).
    """

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @classmethod
    def of(cls, page: Any) -> "Display":
        """The display of an open pypdfium2 page."""
        box = pdfium.FS_RECTF()
        if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
            width, height = page.get_size()
            return cls(0.0, 0.0, width, height, 0)
        turns = pdfium.FPDFPage_GetRotation(page) % 4
        return cls(box.left, box.bottom, box.right, box.top, turns)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the displayed page, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter_turns % 2 else (width, height)

    def boxes(
        self,
        lefts: Sequence[float],
        bottoms: Sequence[float],
        rights: Sequence[float],
        tops: Sequence[float],
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """The sides of boxes in user space as four lists: x0, top, x1, bottom."""
        page_left, page_bottom, page_right, page_top = self.left, self.bottom, self.right, self.top
        if self.quarter_turns == 0:
            return (
                [value - page_left for value in lefts] if page_left else list(lefts),
                [page_top - value for value in tops],
                [value - page_left for value in rights] if page_left else list(rights),
                [page_top - value for value in bottoms],
            )
        if self.quarter_turns == 1:
            return (
                [value - page_bottom for value in bottoms],
                [value - page_left for value in lefts],
                [value - page_bottom for value in tops],
                [value - page_left for value in rights],
            )
        if self.quarter_turns == 2:
            return (
                [page_right - value for value in rights],
                [value - page_bottom for value in bottoms],
                [page_right - value for value in lefts],
                [value - page_bottom for value in tops],
            )
        return (
            [page_top - value for value in tops],
            [page_right - value for value in rights],
            [page_top - value for value in bottoms],
            [page_right - value for value in lefts],
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """One point of user space as x, y."""
        x0, top, _, _ = self.boxes([x], [y], [x], [y])
        return x0[0], top[0]
