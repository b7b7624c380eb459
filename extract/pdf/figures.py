"""Thousands that are set apart in numbers without a space that PDFium would see.

A font may lack the narrow no-break space that typesetters put there: then only a gap is left, which
is narrower than what PDFium takes for a space. It is one where it is far wider than the other gaps
of the number and every gap of that width leaves three figures behind it.
"""

import re
from collections.abc import Sequence

_GROUPS = re.compile(r"\d{4,}")
_THREE = 3
# The least width of such a gap, in widths of a figure, and in other gaps of the number.
_WIDE, _WIDER = 0.15, 3.0


def parted_thousands(
    text: str, start: int, x0s: Sequence[float], x1s: Sequence[float]
) -> list[int]:
    """The positions in the text of a line of the figures that a thousands gap stands before.

    `x0s` and `x1s` are the sides of characters, those of the line from the index `start` on.
    """
    found: list[int] = []
    for match in _GROUPS.finditer(text):
        first, last = match.start(), match.end()
        gaps = {at: x0s[start + at] - x1s[start + at - 1] for at in range(first + 1, last)}
        width = max(x1s[start + at] - x0s[start + at] for at in range(first, last))
        least = max(_WIDE * width, _WIDER * sorted(gaps.values())[0])
        wide = [at for at, gap in gaps.items() if gap >= least]
        if wide and wide == list(range(wide[0], last, _THREE)) and (last - wide[0]) % _THREE == 0:
            found += wide
    return found
