"""The spaces of a printed line as its author set them, told by their width.

PDFium generates a space where justification stretches the gap between ideographs, and where word
processors set a fifth of an em between an ideograph and a figure that touch. A space is more than
a fifth of an em.
"""

import re
import string
from collections.abc import Mapping, Sequence

from extract.pdf.figures import FIGURES, parted_thousands
from extract.pdf.letterspacing import FEWEST_SPACES, needless_spaces
from extract.scripts import CJK_RANGES, is_cjk, written_together

# What stands between ideographs, and of that what a space may be missing beside.
_OTHER = re.compile(f"[^{CJK_RANGES}]+")
_LETTERS = frozenset(string.ascii_letters + string.digits)
_BEHIND_CJK, _BEFORE_CJK = _LETTERS | {"("}, _LETTERS | {")", "%"}
_FIGURES = re.compile(FIGURES)
# One of these is in every line that has a space too many or too few; few of ideographs have any.
_MAY_BE_SPACED = re.compile(r"[ A-Za-z()%\d]")
# Ems. A wider gap between an ideograph and a figure is a space.
_SET_APART = 0.21


def spaced(text: str, start: int, x0s: Sequence[float], x1s: Sequence[float], height: float) -> str:
    """The text of a line with the spaces that its author set, and no others.

    `x0s` and `x1s` are the sides of characters, those of the line from the index `start` on, and
    `height` is that of the line, in points.
    """
    if _MAY_BE_SPACED.search(text) is None:
        return text
    edits: dict[int, str] = {}
    if text.count(" ") >= FEWEST_SPACES or _begins_apart(text, start, x0s, x1s):
        edits = dict.fromkeys(needless_spaces(text, start, x0s, x1s, height), "")
    for match in _FIGURES.finditer(text):
        first, last = start + match.start(), start + match.end()
        for gap in parted_thousands(x0s[first:last], x1s[first:last]):
            edits[match.start() + gap] = " " + text[match.start() + gap]
    for match in _OTHER.finditer(text):
        first, behind = match.span()
        last = behind - 1
        if first > 0:
            if text[first] == " ":
                if _is_needless(text, first, start, x0s, x1s):
                    edits[first] = ""
            elif text[first] in _BEHIND_CJK and _is_apart(text, first - 1, first, start, x0s, x1s):
                edits[first] = " " + text[first]
        if behind < match.endpos:
            if text[last] == " ":
                if (last > first or not first) and _is_needless(text, last, start, x0s, x1s):
                    edits[last] = ""
            elif text[last] in _BEFORE_CJK and _is_apart(text, last, behind, start, x0s, x1s):
                edits[behind] = " " + text[behind]
    return _edited(text, edits) if edits else text


def _begins_apart(text: str, start: int, x0s: Sequence[float], x1s: Sequence[float]) -> bool:
    """Whether a line has a space, and a gap between its first two characters."""
    return (
        " " in text
        and text[1:2] not in ("", " ")
        and x0s[start + 1] - x1s[start] > 0.5  # points: cheaper than ems
    )


def _is_apart(
    text: str, left: int, right: int, start: int, x0s: Sequence[float], x1s: Sequence[float]
) -> bool:
    """Whether two characters of a line stand apart, of which one is an ideograph, an em wide."""
    ideograph = start + (left if is_cjk(text[left]) else right)
    em = x1s[ideograph] - x0s[ideograph]
    return (x0s[start + right] - x1s[start + left]) / em >= _SET_APART if em else False


def _is_needless(
    text: str, at: int, start: int, x0s: Sequence[float], x1s: Sequence[float]
) -> bool:
    """Whether a space beside an ideograph was generated and is none of the author's."""
    if x1s[start + at] > x0s[start + at]:
        return False
    if not 0 < at < len(text) - 1:
        return True
    if written_together(text[at - 1], text[at + 1]):
        return True
    return not _is_apart(text, at - 1, at + 1, start, x0s, x1s)


def _edited(text: str, edits: Mapping[int, str]) -> str:
    """The text with other strings in place of some of its characters."""
    parts: list[str] = []
    last = 0
    for at in sorted(edits):
        parts += text[last:at], edits[at]
        last = at + 1
    return "".join(parts) + text[last:]
