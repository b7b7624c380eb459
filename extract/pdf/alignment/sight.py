"""Whether a page may hold a table at all, told from the places of few characters."""

import re
from statistics import median

from extract.pdf import library
from extract.pdf.alignment.values import is_list_mark
from extract.pdf.display import Box, Display
from extract.pdf.library import Handle

_BLANKS = re.compile(r"[ \r\n]+")
# Gaps of this share of a line's height may part columns; lines differ by another at least.
_WIDE = 0.45
_LINE_STEP = 0.4
# Two such lines stand within this many heights of each other.
_NEAR = 6


def may_hold_table(text_page: Handle, text: str, display: Display) -> bool:
    """Whether two printed lines near each other have wide gaps in them.

    Only the characters beside blanks and line ends are asked for their places: few on a page of
    ideographs, two in five on one of words. A page that isn't sure counts as one that may.
    """
    edges = _edges(text)
    if len(edges) < 4:
        return False
    starts, ends = _boxes(text_page, [edge for pair in edges for edge in pair], display)
    height = median(box[3] - box[1] for box in starts)
    words = sorted(
        ((top + bottom) / 2, x0, x1, edge)
        for (x0, top, _, bottom), (_, _, x1, _), edge in zip(starts, ends, edges, strict=True)
    )
    last: float | None = None
    begin = 0
    for index in range(1, len(words) + 1):
        level = words[begin][0]
        if index < len(words) and words[index][0] - level <= _LINE_STEP * height:
            continue
        line = [(x0, x1, edge) for _, x0, x1, edge in words[begin:index]]
        if _is_parted(sorted(line), text, height):
            if last is not None and level - last < _NEAR * height:
                return True
            last = level
        begin = index
    return False


def _edges(text: str) -> list[tuple[int, int]]:
    """First and last character of each word, as indexes."""
    edges = []
    start = 0
    for match in _BLANKS.finditer(text):
        if match.start() > start:
            edges.append((start, match.start() - 1))
        start = match.end()
    if start < len(text):
        edges.append((start, len(text) - 1))
    return edges


def _boxes(text_page: Handle, indexes: list[int], display: Display) -> tuple[list[Box], list[Box]]:
    """The displayed boxes of characters by turns in two lists."""
    flat = library.character_boxes(text_page, indexes)
    boxes = list(zip(*display.boxes(flat[0::4], flat[3::4], flat[2::4], flat[1::4]), strict=True))
    return boxes[0::2], boxes[1::2]


def _is_parted(words: list[tuple[float, float, tuple[int, int]]], text: str, height: float) -> bool:
    """Whether the words of a line leave a wide gap between them, not only behind a list mark."""
    gaps = 0
    reach = words[0][1]
    for number, (x0, x1, _) in enumerate(words[1:], start=1):
        if x0 - reach > _WIDE * height:
            start, end = words[0][2]
            gaps += number > 1 or not is_list_mark(text[start : end + 1])
        reach = max(reach, x1)
    return gaps > 0
