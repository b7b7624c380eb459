"""Which lines at the head and foot of pages are running heads, running feet and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

_DEEPEST = 3


def running_lines(pages: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """For each page's lines, how many at its head and how many at its foot are running ones.

    A line is running when the same line, figures apart, is the outermost line of a third of all
    pages, or of at least two of a short document. Lines are peeled off from the outside, so that
    a heading under a running head is not taken for one.
    """
    heads = _peel(pages, [0] * len(pages), from_end=False)
    feet = _peel(pages, heads, from_end=True)
    return list(zip(heads, feet, strict=True))


def _peel(pages: Sequence[Sequence[str]], taken: Sequence[int], *, from_end: bool) -> list[int]:
    counts = [0] * len(pages)
    candidates = list(range(len(pages)))
    for depth in range(_DEEPEST):
        keys = {}
        for page in candidates:
            lines = pages[page]
            if depth < len(lines) - taken[page]:
                keys[page] = _key(lines[-1 - depth] if from_end else lines[depth])
        common = Counter(keys.values())
        enough = max(2, len(pages) // 3 if depth else len(pages) // 10)
        candidates = [page for page, key in keys.items() if common[key] >= enough]
        for page in candidates:
            counts[page] += 1
    return counts


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", "".join(line.split()))
