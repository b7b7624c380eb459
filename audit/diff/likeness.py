"""How like two texts are, in any script: the short runs of characters that they share.

Runs that many records have ("Member States", "of the") say little of which record it is, so a run
counts by how few records of one version have it. Spacing and the width of punctuation don't count.
"""

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.scripts import CJK_RANGES
from normalize.text import fold

# How many characters a run has: an ideograph says about as much as two letters.
_IDEOGRAPHS, _LETTERS = 2, 4
_PIECE = re.compile(f"(?P<cjk>[{CJK_RANGES}]+)|[^{CJK_RANGES}]+")
_NO_LETTER = re.compile(r"[\W_]+")
# A text is looked up by its rarest runs, and by none that more texts than that have, so that a
# plan of thousands of records takes no longer for each than one of a hundred.
_LOOKED_UP, _MOST_TEXTS, _MOST_FOUND = 48, 64, 6


def runs(text: str) -> frozenset[str]:
    """The short runs of characters in a text."""
    found: set[str] = set()
    for piece in _PIECE.finditer(fold(text).casefold()):
        letters = _NO_LETTER.sub("", piece[0])
        size = _IDEOGRAPHS if piece["cjk"] else _LETTERS
        if len(letters) <= size:
            found.add(letters)
        else:
            found.update(letters[at : at + size] for at in range(len(letters) - size + 1))
    found.discard("")
    return frozenset(found)


class Likeness:
    """Compares texts of an old version with those of a new one, each by its index."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        # Most texts are in both versions.
        known = {text: runs(text) for text in {*old, *new}}
        self._old = [known[text] for text in old]
        self._new = [known[text] for text in new]
        counts = [Counter(run for each in side for run in each) for side in (self._old, self._new)]
        total = max(len(old), len(new), 1)
        self._weights = {
            run: math.log(1 + total / max(count[run] for count in counts))
            for run in counts[0].keys() | counts[1].keys()
        }
        self._old_total = [self._weight(each) for each in self._old]
        self._new_total = [self._weight(each) for each in self._new]

    def of(self, old: int, new: int) -> float:
        """From 0, nothing in common, to 1, the same: how like the two texts are.

        It is the weight of what both have, divided by the geometric mean of their weights, so a
        text to which a paragraph was added is still like what it was.
        """
        whole = math.sqrt(self._old_total[old] * self._new_total[new])
        if not whole:
            return 0.0
        return min(1.0, self._weight(self._old[old] & self._new[new]) / whole)

    def candidates(self, old: Iterable[int], new: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Pairs that may be like each other, few for each of the old texts."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for index in new:
            for run in self._new[index]:
                having[run].append(index)
        for index in old:
            shared: defaultdict[int, float] = defaultdict(float)
            for run in self._rarest(self._old[index]):
                found = having.get(run, ())
                if len(found) <= _MOST_TEXTS:
                    for other in found:
                        shared[other] += self._weights[run]
            # Divided by what the text has in all, as in `of`.
            ranked = [
                (-weight / math.sqrt(self._new_total[other]), other)
                for other, weight in shared.items()
            ]
            yield from ((index, other) for _, other in heapq.nsmallest(_MOST_FOUND, ranked))

    def _rarest(self, found: frozenset[str]) -> list[str]:
        return sorted(found, key=lambda run: (-self._weights[run], run))[:_LOOKED_UP]

    def _weight(self, found: frozenset[str]) -> float:
        # Added in one order, so that the same texts give the same sum to the last digit.
        return math.fsum(map(self._weights.__getitem__, found))
