"""Which lines are running text, so that no table is made of them or goes on into them."""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.alignment.words import TextLine

# A line of running text fills this share of the width of all lines, and has so many words.
_FULL, _FEWEST_WORDS = 0.6, 6
# A gap that justification makes in a line is no wider than this share of its height.
_STRETCHED = 2.2
# Points by which the edges of lines of one paragraph may differ, and how far its first is indented.
_EDGE, _INDENT = 3.0, 3.0
_NEAR = 1.0


def prose_lines(lines: Sequence[TextLine]) -> list[bool]:
    """For each line whether it is one of running text.

    It has one text from the left edge over most of the width; or gaps that justification made in
    a line as wide as its neighbour.
    """
    if not lines:
        return []
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    found = [_is_whole(line, x0, x1) for line in lines]
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for at in order:
            found[at] = found[at] or any(
                found[other] and _is_like(lines[at], lines[other])
                for other in (at - 1, at + 1)
                if 0 <= other < len(lines)
            )
    return found


def _is_whole(line: TextLine, x0: float, x1: float) -> bool:
    width = x1 - x0
    return (
        len(line.segments) == 1
        and not line.leaders
        and _reads(line)
        and line.x0 <= x0 + 0.1 * width
        and line.x1 - line.x0 >= _FULL * width
    )


def _reads(line: TextLine) -> bool:
    """Whether a line has several words that are mostly no figures."""
    words = line.words
    return len(words) >= _FEWEST_WORDS and sum(word.figure for word in words) * 3 <= len(words)


def _is_like(line: TextLine, prose: TextLine) -> bool:
    """Whether a line is of one paragraph with one of running text, whatever gaps it has."""
    upper, lower = (line, prose) if line.top < prose.top else (prose, line)
    if lower.top - upper.bottom > _NEAR * line.height or line.leaders:
        return False
    if line.x0 < prose.x0 - _INDENT * line.height or line.x0 > prose.x0 + _INDENT * line.height:
        return False
    gaps = [right.x0 - left.x1 for left, right in pairwise(line.segments)]
    if any(gap > _STRETCHED * line.height for gap in gaps):
        return False
    return _reads(line) and abs(line.x1 - prose.x1) <= _EDGE
