"""Rules drawn as dashes or dots with gaps too wide to be taken for one line without more ado."""

from collections.abc import Sequence

Span = tuple[float, float]
# Points. Dashes no longer than this, with gaps no wider, are one line where there are enough of
# them at even steps.
_LONGEST = 9.0
_WIDEST = 7.0
_FEWEST = 5
_EVEN = 0.6


def join_dashes(spans: Sequence[Span]) -> list[Span]:
    """Spans along one line, in order, with those that follow each other in even steps as one."""
    joined: list[Span] = []
    begin = 0
    for index in range(1, len(spans) + 1):
        if index < len(spans) and _goes_on(spans, begin, index):
            continue
        run = spans[begin:index]
        if len(run) >= _FEWEST:
            joined.append((run[0][0], run[-1][1]))
        else:
            joined.extend(run)
        begin = index
    return joined


def _goes_on(spans: Sequence[Span], begin: int, index: int) -> bool:
    """Whether a span follows the one before it at the step of the first two."""
    (start, end), (after, last) = spans[index - 1], spans[index]
    gap = after - end
    if end - start > _LONGEST or last - after > _LONGEST or gap > _WIDEST:
        return False
    return abs(gap - (spans[begin + 1][0] - spans[begin][1])) <= _EVEN
