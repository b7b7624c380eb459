"""Small raised digits become superscript digits, so that a footnote mark never joins a number.

PDF has no notion of a superscript: it is a smaller font, set higher (or raised by the text rise of
PDF 32000-1, 9.3.7). The boxes of the characters tell both. Exponents and ordinals are the same
thing and become superscripts too. Letters and signs stay as they are.
"""

import re
from collections.abc import Sequence

from extract.scripts import is_cjk

_DIGITS = re.compile(r"[0-9][0-9,;*\-\u2013]*")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Shares of the height of the text beside: a mark is lower than this, and its foot is this much
# higher. Fonts that differ on one line stay within these.
_SMALLER = 0.85
_RAISED = 0.2
# How far a mark may stand from its word, and how far back in the text its word is looked for.
_NEAR = 0.6
# How wide each character between them may be: an ideographic bracket or stop.
_BETWEEN = 1.2
_BACK = 5


def superscript(digits: str) -> str:
    """The digits as superscripts."""
    return digits.translate(_SUPERSCRIPTS)


def are_digits(text: str) -> bool:
    """Whether a text is digits, or digits and what parts marks."""
    return _DIGITS.fullmatch(text) is not None


def with_superscripts(text: str, boxes: Sequence[Sequence[float]]) -> str:
    """The text of a page with its raised digits as superscripts, as long as before.

    `boxes` are the sides of the characters in displayed points: x0, top, x1, bottom.
    """
    bottoms = boxes[3]
    marks: list[int] = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        base = _before(text, start)
        found = len(marks)
        for index in range(start, end):
            if (
                base >= 0
                and bottoms[index] < bottoms[base]
                and _is_mark(text, boxes, index, base)
                and not _stands_beside(text, boxes, index, base)
            ):
                marks.append(index)
            else:
                base = index
        if len(marks) == found and text[end : end + 1].isalnum() and bottoms[start] < bottoms[end]:
            marks.extend(at for at in range(start, end) if _is_mark(text, boxes, at, end))
    if not marks:
        return text
    characters = list(text)
    for index in marks:
        characters[index] = superscript(characters[index])
    return "".join(characters)


def is_raised(mark: tuple[float, float], beside: tuple[float, float]) -> bool:
    """Whether one thing is smaller than another and raised; both as top and bottom."""
    height = beside[1] - beside[0]
    return (
        0 < mark[1] - mark[0] < _SMALLER * height
        and beside[1] - mark[1] >= _RAISED * height
        and mark[1] > beside[0]
        and mark[0] > beside[0] - height / 2
    )


def _is_mark(text: str, boxes: Sequence[Sequence[float]], index: int, base: int) -> bool:
    """Whether a character is raised beside another, with at most other marks between them.

    White space makes no mark stand nearer: figures of the next cell are not marks of the last one.
    """
    x0s, tops, x1s, bottoms = boxes
    if not is_raised((tops[index], bottoms[index]), (tops[base], bottoms[base])):
        return False
    left, right = (base, index) if base < index else (index, base)
    marks = sum(not text[at].isspace() for at in range(left + 1, right))
    near = (_NEAR + _BETWEEN * marks) * (bottoms[base] - tops[base])
    return -near < x0s[right] - x1s[left] < near


def _stands_beside(text: str, boxes: Sequence[Sequence[float]], index: int, base: int) -> bool:
    """Whether a character is no higher than the letters before its base are.

    Fonts whose boxes end where each letter does let figures look raised beside a y or a p.
    """
    _, tops, _, bottoms = boxes
    mark = tops[index], bottoms[index]
    first = base
    while first > max(0, base - _BACK) and text[first - 1].isalnum():
        first -= 1
    return any(not is_raised(mark, (tops[at], bottoms[at])) for at in range(first, base))


def _before(text: str, start: int) -> int:
    """The index of the letter or figure before a place, else of an ideographic stop; -1 for none.

    Of brackets and stops the box may reach below the line: they don't show how high its text is.
    PDFium may end a line before a mark.
    """
    for index in range(start - 1, max(start - 1 - _BACK, -1), -1):
        if text[index].isalnum():
            return index
    return start - 1 if start > 0 and is_cjk(text[start - 1]) else -1
