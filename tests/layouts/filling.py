"""Paragraphs broken into lines as typesetters do it: each line filled as far as it can be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.extract.pdf.builder import MARKS, is_wide, text_width

# What may not end a line, and what may not begin one.
_OPENING, _CLOSING = "（《“", "，。、；：）》”⁰¹²³⁴⁵⁶⁷⁸⁹"
_WIDE = "\u2e80-\u9fff\uff00-\uffef“”"
_UNIT = re.compile(rf"([{_OPENING}]*(?:[^\s{_WIDE}]+|[{_WIDE}])[{_CLOSING}]*)(\s*)")
_AFTER_DASH = re.compile(r"[^-/–]+[-/–](?=\w)|.+")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, what parted it from the next one, and of which paragraph it is.

    `gap` is a space or nothing where the line was full, a line feed where the paragraph ended.
    `cut` says that a word too long for the column was cut.
    """

    text: str
    gap: str
    paragraph: int
    cut: bool = False


def units(text: str) -> Iterator[tuple[str, str]]:
    """The pieces between which a line may end, each with the space behind it."""
    for match in _UNIT.finditer(text):
        pieces = _AFTER_DASH.findall(match[1])
        yield from ((piece, "") for piece in pieces[:-1])
        yield pieces[-1], match[2]


def fill(paragraphs: Sequence[str], width: float, size: float) -> list[Line]:
    """The lines of a cell that is so wide."""
    return [
        line for index, text in enumerate(paragraphs) for line in _lines(text, index, width, size)
    ]


def _lines(text: str, index: int, width: float, size: float) -> Iterator[Line]:
    line = ""
    for unit, space in units(text):
        if line and text_width(line + unit, size) > width:
            yield Line(line.rstrip(), " " if line.endswith(" ") else "", index)
            line = ""
        while text_width(unit, size) > width and len(unit) > 1:
            end = _fitting(unit, width, size)
            yield Line(unit[:end], "", index, cut=True)
            unit = unit[end:]
        line += unit + space
    yield Line(line.rstrip(), "\n", index)


def _fitting(unit: str, width: float, size: float) -> int:
    # A mark alone on a line would belong to nothing.
    ends = (end for end in range(1, len(unit)) if unit[end] not in MARKS)
    fits = [end for end in ends if text_width(unit[:end], size) <= width]
    return max(fits, default=1)


def hides_space(line: Line, following: Line) -> bool:
    """Whether nothing on paper tells if a space stood where the first line ended."""
    if line.gap == "\n":
        return False
    # An ideograph before a dash may be the end of a word that goes on: 中国-WHO.
    if line.text[-1] == "-" and is_wide(line.text[-2:-1] or " "):
        return True
    return line.cut or is_wide(line.text[-1]) != is_wide(following.text[0])


def lead(line: Line, size: float) -> float:
    """The width of the first word or character of a line with the punctuation on it."""
    match = _UNIT.match(line.text)
    return text_width(match[1], size) if match else 0.0


def lead_length(line: Line) -> int:
    """How many characters the first word of a line has with the punctuation on it."""
    match = _UNIT.match(line.text)
    return len(match[1]) if match else 0
