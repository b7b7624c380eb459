"""What PDFium's characters stand for: those without a Unicode value, and those drawn twice.

PDFium itself drops most of what is drawn twice to look bold; `in_same_place` tells the rest.

A font that says nothing of what its glyphs mean (PDF 32000-1, 9.10) gives PDFium no character: it
passes the glyph's code off as one, which may look like text. Such a glyph is U+FFFD here.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import compress

from extract.pdf import library
from extract.pdf.library import Handle

UNMAPPED = "\ufffd"
# Of the ideographs every so many is asked; of all else one of a kind.
_SAMPLE = 64
_NO_IDEOGRAPH = re.compile("[\x00-\u2fff]")
# The share of a character's width and height by which two of one kind that are one stand apart.
_SAME_PLACE = 0.25


def without_unmapped(text_page: Handle, text: str) -> str:
    """The text with U+FFFD for each glyph without a Unicode value, as long as before.

    All characters are asked only where one of a sample has none.
    """
    sample = [text.index(one) for one in set(_NO_IDEOGRAPH.findall(text))]
    sample.extend(range(0, len(text), _SAMPLE))
    if not any(library.unmapped(text_page, sample)):
        return text
    everywhere = range(len(text))
    return replaced(text, compress(everywhere, library.unmapped(text_page, everywhere)), UNMAPPED)


def in_same_place(boxes: Sequence[Sequence[float]], one: int, other: int) -> bool:
    """Whether two characters stand at one place but for a share of their size."""
    x0s, tops, x1s, bottoms = boxes
    return abs(x0s[other] - x0s[one]) < _SAME_PLACE * (x1s[one] - x0s[one]) and abs(
        tops[other] - tops[one]
    ) < _SAME_PLACE * (bottoms[one] - tops[one])


def drawn_once(text: str, boxes: Sequence[Sequence[float]], order: list[int]) -> list[int]:
    """The characters from left to right without those that are drawn again in their place."""
    x0s = boxes[0]
    kept: list[int] = []
    for index in order:
        again = any(
            text[index] == text[before]
            and in_same_place(boxes, before, index)
            and (index - before != 1 or x0s[index] != x0s[before])
            for before in kept[-2:]
        )
        if not again:
            kept.append(index)
    return kept or order


def replaced(text: str, indexes: Iterable[int], by: str) -> str:
    """The text with other characters at some places."""
    characters = list(text)
    for index in indexes:
        characters[index] = by
    return "".join(characters)
