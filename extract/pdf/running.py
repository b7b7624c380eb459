"""Which lines at the head and foot of pages are running heads, running feet and page numbers."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

_DEEPEST = 3
_FIGURE = re.compile(r"(?<!\d)\d{1,6}(?!\d)")


def running_lines(pages: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """For each page's lines, how many at its head and how many at its foot are running ones.

    A line is running when the same line is the outermost line of a third of all pages, or of at
    least two of a short document; a figure in it may count the pages. Lines are peeled off from
    the outside, so that a heading under a running head is not taken for one.
    """
    heads = _peel(pages, from_end=False)
    feet = _peel(pages, from_end=True)
    return [
        (head, min(foot, len(lines) - head))
        for lines, head, foot in zip(pages, heads, feet, strict=True)
    ]


def _peel(pages: Sequence[Sequence[str]], *, from_end: bool) -> list[int]:
    counts = [0] * len(pages)
    candidates = list(range(len(pages)))
    for depth in range(_DEEPEST):
        keys = {
            page: _keys(pages[page][-1 - depth] if from_end else pages[page][depth], page)
            for page in candidates
            if depth < len(pages[page])
        }
        common = Counter(itertools.chain.from_iterable(keys.values()))
        enough = max(2, len(pages) // 3 if depth else len(pages) // 10)
        candidates = [
            page
            for page, own in keys.items()
            if any(common[key] >= max(enough, _least(key)) for key in own)
        ]
        for page in candidates:
            counts[page] += 1
    return counts


def _least(key: str) -> int:
    """On how many pages a line must stand: words with a figure that counts two pages say little."""
    return 3 if "#" in key and any(character.isalpha() for character in key) else 2


def _keys(line: str, page: int) -> set[str]:
    """What the line has in common with others: itself, and itself with a figure as page number."""
    bare = "".join(line.split())
    return {bare} | {
        f"{bare[: figure.start()]}#{int(figure[0]) - page}{bare[figure.end() :]}"
        for figure in _FIGURE.finditer(bare)
    }
