"""Justified lines: how far their characters are set apart, and in which pieces they are drawn."""

import re
from collections.abc import Iterator

from extract.scripts import CJK_RANGES, is_cjk
from tests.extract.pdf.builder import MARKS, is_wide, text_width
from tests.layouts.axes import PdfLayout
from tests.layouts.filling import Line

# Justification that would set characters farther apart than this is left out, in ems.
_WIDEST = {"justified": 0.4, "letterspaced": 0.6}
_PIECE = re.compile(rf"[{CJK_RANGES}]+ *|[^\s{CJK_RANGES}]+ *")


def runs(text: str) -> Iterator[str]:
    """The text in pieces of one font; a space belongs to the piece before it."""
    piece = ""
    for character in text:
        if piece and character != " " and _font(character) != _font(piece[0]):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _font(character: str) -> tuple[bool, bool]:
    return is_wide(character), character in MARKS


def pieces(text: str) -> Iterator[str]:
    """The text in pieces that justification sets by themselves: runs of ideographs, and words."""
    for run in runs(text):
        yield from _PIECE.findall(run)


def spread_of(line: Line, room: float, layout: PdfLayout) -> float:
    """What is added behind characters so that the line fills its room.

    Justification sets ideographs and words apart, letter-spacing every character.
    """
    if layout.align not in _WIDEST:
        return 0.0
    free = room - text_width(line.text, layout.size)
    if line.gap == "\n" or free <= 0:
        return 0.0
    every = layout.align == "letterspaced"
    gaps = sum(every or is_cjk(one) or one == " " for one in line.text[:-1])
    spread = free / gaps if gaps else 0.0
    return spread if spread <= _WIDEST[layout.align] * layout.size else 0.0
