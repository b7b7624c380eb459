"""A page as it looks: its pixels in grey, and the ruling lines that its paths draw."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import pypdfium2

from extract.errors import DamagedError, EbplanError, LimitError
from extract.pdf import library
from extract.pdf.display import Box, Display
from extract.pdf.paths import read_rules

MOST_PIXELS = 50_000_000


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of `width` by `height` points; `pixels` has one byte of grey for each pixel.

    `columns` and `rows` are the size in pixels, row by row from the top left. `rules` are the
    ruling lines as boxes in points, each once, before any are joined.
    """

    number: int
    width: float
    height: float
    columns: int
    rows: int
    pixels: bytes
    rules: tuple[Box, ...]


def page_pictures(path: Path, numbers: Iterable[int], *, scale: float) -> Iterator[PagePicture]:
    """The pages of those numbers (from 1) of a PDF, one open at a time.

    `scale` is the pixels for each point, lowered where a page would have more than `MOST_PIXELS`.
    Raises EbplanError for a page that the PDF doesn't have, DamagedError, EncryptedError and
    LimitError.
    """
    pdf = library.open_document(path)
    try:
        for number in numbers:
            check_page(number, len(pdf), where=path.name)
            yield _picture(pdf, number, scale, path.name)
    finally:
        pdf.close()


def check_page(number: int, count: int, *, where: str) -> None:
    """Raise EbplanError where a document of `count` pages has no page of that number."""
    if not 1 <= number <= count:
        raise EbplanError(
            f"there is no page {number}",
            where=where,
            remedy=f"choose one from 1 to {count}" if count > 1 else "it has page 1 only",
        )


def _picture(pdf: pypdfium2.PdfDocument, number: int, scale: float, where: str) -> PagePicture:
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        raise DamagedError(f"page {number} is damaged and can't be read", where=where) from None
    try:
        display = Display.of(page)
        width, height = display.size
        rules = read_rules(library.address_of(page), display)
        columns, rows, pixels = _pixels(page, _bounded(scale, width, height, where))
    finally:
        page.close()
    # The dot of a dotted line counts both ways.
    boxes = tuple(dict.fromkeys([*rules.horizontal, *rules.vertical]))
    return PagePicture(number, width, height, columns, rows, pixels, boxes)


def _bounded(scale: float, width: float, height: float, where: str) -> float:
    # The sides are rounded up, so that a page like a thread has more pixels than its area says.
    if max(width, height) * min(scale, 1.0) > MOST_PIXELS or width <= 0 or height <= 0:
        raise LimitError("a page of no sensible size can't be drawn", where=where)
    return min(scale, sqrt(MOST_PIXELS / ((width + 1) * (height + 1))))


def _pixels(page: Any, scale: float) -> tuple[int, int, bytes]:
    """Columns, rows, and the page in grey on white, without what fills up its lines in memory."""
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        columns, rows, stride = bitmap.width, bitmap.height, bitmap.stride
        data = bytes(bitmap.buffer)
    finally:
        bitmap.close()
    if stride != columns:
        data = b"".join(data[row * stride : row * stride + columns] for row in range(rows))
    return columns, rows, data[: columns * rows]
