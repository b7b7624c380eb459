"""Thousands that are set apart in numbers without a space that PDFium would see.

A font may lack the narrow no-break space that typesetters put there: then only a gap is left, which
is narrower than what PDFium takes for a space. It is one where it is far wider than the other gaps
of the number and every gap of that width leaves three figures behind it.
"""

from collections.abc import Sequence
from operator import sub

# So many figures in a row may be thousands.
FIGURES = r"\d{4,}"
_THREE = 3
# The least width of such a gap, in widths of a figure, and in other gaps of the number.
_WIDE, _WIDER = 0.15, 3.0


def parted_thousands(x0s: Sequence[float], x1s: Sequence[float]) -> list[int]:
    """Which figures of a number a thousands gap stands before.

    `x0s` and `x1s` are the sides of its figures.
    """
    gaps = list(map(sub, x0s[1:], x1s))
    width = max(map(sub, x1s, x0s))
    least = max(_WIDE * width, _WIDER * min(gaps))
    if max(gaps) < least:
        return []
    wide = [at for at, gap in enumerate(gaps, start=1) if gap >= least]
    if (len(x0s) - wide[0]) % _THREE:
        return []
    return wide if wide == list(range(wide[0], len(x0s), _THREE)) else []
